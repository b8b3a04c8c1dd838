import { type ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boat, bread, lines } from './posts.js';

// The built command in a process of its own: `npm test` builds first.
const command = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-watch-'));
const at = (name: string) => join(folder, name);
/** Put a file in its place at once: what is read of one that is being written is not what these tests are about. */
const put = (name: string, text: string) => {
  writeFileSync(at('written.tmp'), text);
  renameSync(at('written.tmp'), at(name));
};
const pages = () => JSON.parse(readFileSync(at('pages.json'), 'utf8'));

describe.skipIf(process.platform === 'win32')('yomitoki build --watch', () => {
  let child: ChildProcess;
  let stdout = '';
  let stderr = '';
  const until = async (isTrue: () => boolean) => {
    const end = Date.now() + 120_000;
    while (!isTrue()) {
      if (Date.now() > end) throw new Error(`nothing after 120 s:\n${stdout}${stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const messages = () => lines(stderr).filter((line) => !line.includes('dictionary loaded'));

  beforeAll(async () => {
    mkdirSync(at('content'));
    writeFileSync(at('content/bread.md'), bread);
    writeFileSync(at('content/boat.txt'), boat);
    child = spawn(
      process.execPath,
      [command, 'build', 'content', '--out', 'pages.json', '--no-cache', '--watch'],
      { cwd: folder, env: { PATH: process.env.PATH, YOMITOKI_LOG: '1' } },
    );
    child.stdout!.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr!.on('data', (chunk) => {
      stderr += chunk;
    });
    await until(() => lines(stdout).length === 1);
  });
  afterAll(() => {
    child.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes again after each change, with one load of the dictionary', async () => {
    const before = lines(stdout).length;
    for (let n = 2; n <= 4; n++) {
      writeFileSync(at('content/bread.md'), bread.replace('朝は早い', `朝は ${n} 時に始まる`));
      await until(() => pages()['bread.md'].description.includes(`朝は ${n} 時に始まる`));
    }
    await until(() => lines(stdout).length >= before + 3);
    expect(stderr.match(/dictionary loaded/g)).toHaveLength(1);
  });

  it('pins no title that is still being written', async () => {
    const title = (text: string) => bread.replace('パン屋の朝', text);
    for (const [text, slug] of [
      ['早起き', 'hayaoki'],
      ['早起きの店', 'hayaoki-no-mise'],
    ] as const) {
      put('content/new.md', title(text));
      await until(() => pages()['new.md']?.slug === slug);
      expect(pages()['new.md'].slugPinned).toBe(false);
    }
    rmSync(at('content/new.md'));
    await until(() => pages()['new.md'] === undefined);
  });

  it('sees posts that come in a folder of their own, and posts that go', async () => {
    mkdirSync(at('content/night'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    writeFileSync(at('content/night/index.md'), bread.replace('朝', '夜'));
    await until(() => pages()['night/index.md'] !== undefined);
    rmSync(at('content/night'), { recursive: true });
    await until(() => pages()['night/index.md'] === undefined);
  });

  it('writes nothing when a change changes nothing', async () => {
    // When so many posts are told of, nothing is left to be told of earlier changes.
    const count = Object.keys(pages()).length + 2;
    for (const name of ['one', 'two']) put(`content/${name}.md`, bread.replace('パン屋', name));
    await until(() => lines(stdout).at(-1)!.includes(`: ${count} posts, `));
    const before = stdout;
    put('content/boat.txt', boat);
    put('content/.hidden.md', bread);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stdout).toBe(before);
  });

  it('names a post that cannot be read and goes on', async () => {
    const before = readFileSync(at('pages.json'), 'utf8');
    put('content/bad.md', 'a\0b');
    await until(() => messages().length === 1);
    expect(messages()[0]).toMatch(/^yomitoki: content\/bad\.md: is no text: /);
    expect(readFileSync(at('pages.json'), 'utf8')).toBe(before);
    put('content/bad.md', '# 直した\n\n海へ行く。\n');
    await until(() => pages()['bad.md'] !== undefined);
  });
});
