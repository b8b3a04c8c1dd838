import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

// `reading-time` stands for every command that reads files: it needs no dictionary.
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-input-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const put = (name: string, content: string | Uint8Array = '海へ行く。') =>
  writeFileSync(at(name), content);

/** Read files of the folder; the folder's own name is taken out of what is printed. */
async function read(...argv: string[]) {
  const { exitCode, stdout, stderr } = await runCommand(['reading-time', '--json', ...argv]);
  const files = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).file.replace(`${folder}/`, ''));
  return { exitCode, files, stderr: stderr.replaceAll(`${folder}/`, '').replaceAll(folder, '.') };
}

const refused = (line: string) => ({ exitCode: 1, files: [], stderr: `yomitoki: ${line}\n` });
const done = (...files: string[]) => ({ exitCode: 0, files, stderr: '' });

describe('a file', () => {
  it('that is missing costs one line and exit code 1, and the others are still read', async () => {
    put('a.md');
    put('b.md');
    expect(await read(at('a.md'), at('missing.md'), at('b.md'))).toEqual({
      exitCode: 1,
      files: ['a.md', 'b.md'],
      stderr: 'yomitoki: missing.md: no such file\n',
    });
  });

  it('that is an address on the web is not fetched', async () => {
    expect(await read('https://example.com/post')).toEqual(
      refused('https://example.com/post: no such file; a page is read by curl -s URL | yomitoki …'),
    );
  });

  it('may be empty', async () => {
    put('empty.md', '');
    expect(await read(at('empty.md'))).toEqual(done('empty.md'));
  });

  it.each([
    '--help.md',
    'a b.md',
    '<img src=x onerror=alert(1)>.md',
    'か\u3099.md',
    '-'.repeat(200),
  ])('may be called %j', async (name) => {
    put(name);
    expect(await read('--', at(name))).toEqual(done(name));
  });

  it('has the control characters of its name made visible', async () => {
    const name = 'a\nb\x1b[31m\u202e.md';
    const missing = await runCommand(['reading-time', name]);
    expect(missing.stderr).toBe('yomitoki: a\\nb\\x1b[31m\\u202e.md: no such file\n');
    put(name);
    const { stdout } = await runCommand(['reading-time', '--json', at(name)]);
    expect(stdout).toContain('a\\nb\\u001b[31m\\u202e.md');
    expect(JSON.parse(stdout).file).toBe(at(name));
    put('c.md');
    const several = await runCommand(['reading-time', at(name), at('c.md')]);
    expect(several.stdout).toContain('a b\\x1b[31m\\u202e.md\n');
  });

  it('with a name that is too long, or with NUL in it, is refused', async () => {
    const { stderr } = await read(`${'a'.repeat(300)}.md`);
    expect(stderr).toBe(`yomitoki: ${'a'.repeat(300)}.md: the name is too long\n`);
    expect((await read('a\0b.md')).stderr).toBe('yomitoki: a\\x00b.md: no such file\n');
  });

  it.each([
    ['2 GiB', 2 ** 31],
    ['600 MB', 600 * 2 ** 20],
    ['one byte over what the limit can take', 3 * 2 ** 24 + 4],
  ])('of %s is refused before it is read', async (_, size) => {
    put('huge.md', '');
    truncateSync(at('huge.md'), size);
    expect(await read(at('huge.md'))).toEqual(
      refused('huge.md: is longer than the limit of 16,777,216 characters'),
    );
  });

  it('one character over the limit is refused', async () => {
    put('long.txt', 'a'.repeat(2 ** 24 + 1));
    expect(await read(at('long.txt'))).toEqual(
      refused('long.txt: is longer than the limit of 16,777,216 characters'),
    );
  });

  it.skipIf(process.platform === 'win32')('that is a pipe or a device is refused', async () => {
    execFileSync('mkfifo', [at('pipe.md')]);
    symlinkSync('/dev/zero', at('zero.md'));
    expect(await read(at('pipe.md'))).toEqual(
      refused('pipe.md: is a named pipe, not a file within the limit of 16,777,216 characters'),
    );
    expect(await read('--follow-links', at('zero.md'))).toEqual(
      refused('zero.md: is a device, not a file within the limit of 16,777,216 characters'),
    );
  });
});

describe('an encoding', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const shiftJis = bytes(0x41, 0x0a, 0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea);
  const eucJp = bytes(0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec);

  it.each([
    [
      'Shift_JIS',
      shiftJis,
      'is not UTF-8 (byte 2); it looks like Shift_JIS: iconv -f CP932 -t UTF-8 converts it',
    ],
    [
      'EUC-JP',
      eucJp,
      'is not UTF-8 (byte 0); it looks like EUC-JP: iconv -f EUC-JP -t UTF-8 converts it',
    ],
    [
      'ISO-2022-JP',
      bytes(0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42),
      'is not UTF-8; it looks like ISO-2022-JP: iconv -f ISO-2022-JP-3 -t UTF-8 converts it',
    ],
    [
      'UTF-16 without a byte order mark',
      bytes(0xe5, 0x65, 0x2c, 0x67, 0x6e, 0x30, 0x0a, 0x00),
      'is not UTF-8 (byte 0); it looks like UTF-16LE: iconv -f UTF-16LE -t UTF-8 converts it',
    ],
    ['UTF-8 with one bad byte', bytes(0xe3, 0x81, 0x82, 0xe3, 0x81, 0x69), 'is not UTF-8 (byte 3)'],
    ['UTF-8 that is cut', bytes(0x61, 0xe3, 0x81), 'is not UTF-8 (byte 1)'],
    ['UTF-8 of a surrogate', bytes(0x61, 0xed, 0xa0, 0x80), 'is not UTF-8 (byte 1)'],
    ['UTF-8 longer than need be', bytes(0xc0, 0xaf), 'is not UTF-8 (byte 0)'],
    ['UTF-8 past the last plane', bytes(0xf4, 0x90, 0x80, 0x80), 'is not UTF-8 (byte 0)'],
    [
      'a picture',
      bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0),
      'is not UTF-8 (byte 0)',
    ],
    [
      'NUL',
      bytes(0x61, 0, 0x62),
      'is no text: byte 1 is NUL (binary, or UTF-16 without a byte order mark)',
    ],
    ['half a unit of UTF-16', bytes(0xff, 0xfe, 0x42), 'is no whole UTF-16LE text'],
  ])('%s is refused with the place', async (_, content, reason) => {
    put('x.md', content);
    expect(await read(at('x.md'))).toEqual(refused(`x.md: ${reason}`));
  });

  const title = async (content: Uint8Array) => {
    put('x.md', content);
    const { stdout } = await runCommand(['summary', '--json', at('x.md')]);
    return JSON.parse(stdout).summary;
  };

  it('of UTF-16 with a byte order mark is read', async () => {
    const little = Buffer.from('\ufeff猫が窓辺で眠る。', 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(await title(little)).toMatchObject({ text: '猫が窓辺で眠る。' });
    expect(await title(big)).toEqual(await title(little));
  });

  it('of UTF-8 with a byte order mark is read, and offsets count the mark', async () => {
    const summary = await title(Buffer.from('\ufeff猫が窓辺で眠る。'));
    expect(summary.sentences[0]).toMatchObject({ text: '猫が窓辺で眠る。', start: 1, end: 9 });
  });
});

describe('a folder', () => {
  it('stands for the posts in it, by name, folders after files', async () => {
    for (const name of ['b', 'a', 'b/.git', 'b/node_modules']) mkdirSync(at(name));
    for (const name of ['z.md', 'b/2.txt', 'b/1.html', 'a/x.mdx', 'photo.jpg', '.hidden.md'])
      put(name);
    put('b/.git/no.md');
    put('b/node_modules/no.md');
    expect(await read(folder)).toEqual(done('z.md', 'a/x.mdx', 'b/1.html', 'b/2.txt'));
  });

  it('of one post may have its title given, and none of more', async () => {
    mkdirSync(at('blog'));
    put('blog/a.md');
    expect(await read('--title', '港', at('blog'))).toEqual(done('blog/a.md'));
    put('blog/b.md');
    expect(await read('--title', '港', at('blog'))).toEqual({
      ...refused('--title is for one file, got 2'),
      exitCode: 2,
    });
  });

  it('without a post is refused', async () => {
    mkdirSync(at('d.md'));
    expect(await read(at('d.md'))).toEqual(
      refused('d.md: is a folder without .md, .mdx, .txt or .html files'),
    );
  });

  it('that links to itself is walked once', async () => {
    mkdirSync(at('a'));
    symlinkSync('../a', at('a/loop'));
    symlinkSync('../a', at('a/loop.md'));
    put('a/x.md');
    expect(await read(at('a'))).toEqual({
      exitCode: 1,
      files: ['a/x.md'],
      stderr:
        'yomitoki: a/loop.md: is a folder, not a file within the limit of 16,777,216 characters\n',
    });
  });

  it('of 200 levels is walked to its end', async () => {
    const deep = 'd/'.repeat(200);
    mkdirSync(at(deep), { recursive: true });
    put(`${deep}x.md`);
    expect(await read(folder)).toEqual(done(`${deep}x.md`));
  });

  it('has both names of one file, and passes over pipes', async () => {
    put('a.md');
    linkSync(at('a.md'), at('b.md'));
    execFileSync('mkfifo', [at('c.md')]);
    expect(await read(folder)).toEqual(done('a.md', 'b.md'));
  });

  it('may hold a name that is no UTF-8', async () => {
    put('a.md');
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe, 0x2e, 0x6d, 0x64])]),
      'あ',
    );
    expect(await read(folder)).toEqual({
      exitCode: 1,
      files: ['a.md'],
      stderr: 'yomitoki: \ufffd\ufffd.md: the name of the file is not UTF-8\n',
    });
  });
});

describe('a symbolic link', () => {
  it('is read within its folder, and outside only when that is asked for', async () => {
    mkdirSync(at('posts/deep'), { recursive: true });
    put('posts/a.md');
    put('secret.txt');
    symlinkSync('../a.md', at('posts/deep/inside.md'));
    symlinkSync('../../secret.txt', at('posts/deep/outside.md'));
    const warning = `yomitoki: posts/deep/outside.md: is a link to secret.txt, outside its folder; --follow-links reads it\n`;
    expect(await read(at('posts'))).toEqual({
      exitCode: 1,
      files: ['posts/a.md', 'posts/deep/inside.md'],
      stderr: warning,
    });
    expect((await read(at('posts/deep/outside.md'))).stderr).toBe(warning);
    expect(await read('--follow-links', at('posts'))).toEqual(
      done('posts/a.md', 'posts/deep/inside.md', 'posts/deep/outside.md'),
    );
  });

  it('to a folder is walked when it is named and stays within', async () => {
    mkdirSync(at('posts'));
    mkdirSync(at('elsewhere'));
    put('posts/a.md');
    put('elsewhere/b.md');
    symlinkSync('posts', at('inside'));
    symlinkSync('../elsewhere', at('posts/outside'));
    expect(await read(at('inside'))).toEqual(done('inside/a.md'));
    expect(await read(at('posts/outside'))).toEqual(
      refused('posts/outside: is a link to elsewhere, outside its folder; --follow-links reads it'),
    );
    expect(await read('--follow-links', at('posts/outside'))).toEqual(done('posts/outside/b.md'));
    expect(await read(at('posts'))).toEqual(done('posts/a.md'));
  });

  it('that leads nowhere or in a circle is named', async () => {
    symlinkSync('nowhere.md', at('dangling.md'));
    symlinkSync('round.md', at('round.md'));
    put('a.md');
    expect(await read(folder)).toEqual({
      exitCode: 1,
      files: ['a.md'],
      stderr:
        'yomitoki: dangling.md: no such file\nyomitoki: round.md: its symbolic links lead in a circle\n',
    });
  });
});

describe('standard input', () => {
  it('is read when no file is named, and for -', async () => {
    put('a.md');
    const none = await runCommand(['reading-time'], { input: '海へ行く。' });
    expect(none).toMatchObject({ exitCode: 0, stderr: '' });
    const { stdout } = await runCommand(['reading-time', '--json', at('a.md'), '-'], {
      input: ['海へ', '行く。'],
    });
    expect(stdout.split('\n').map((line) => (line ? JSON.parse(line).file : ''))).toEqual([
      at('a.md'),
      '-',
      '',
    ]);
  });

  it('is refused past the limit', async () => {
    const megabyte = 'a'.repeat(2 ** 20);
    const input = Array.from({ length: 49 }, () => megabyte);
    expect(await runCommand(['reading-time'], { input })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'yomitoki: -: is longer than the limit of 16,777,216 characters\n',
    });
  });
});

describe('DEBUG', () => {
  it('adds the stack of the cause', async () => {
    const { stderr } = await runCommand(['reading-time', at('missing.md')], {
      env: { DEBUG: '1' },
    });
    expect(stderr).toMatch(/^yomitoki: .*missing\.md: no such file\nError: ENOENT: /);
  });
});

describe('the progress bar', () => {
  const many = () => {
    for (let i = 10; i < 40; i++) put(`${i}.md`);
    symlinkSync('nowhere.md', at('20.5.md'));
  };

  it('shows on a terminal while many files are read, and leaves the messages', async () => {
    many();
    const { exitCode, stdout, stderr } = await runCommand(['reading-time', folder], {
      errorTerminal: true,
    });
    expect(exitCode).toBe(1);
    expect(stdout.split('\n').length).toBe(31);
    expect(stderr).toContain('0/31');
    expect(stderr).toContain(`yomitoki: ${at('20.5.md')}: no such file\n`);
  });

  it('does not show beside a report, in a pipe, or for a few files', async () => {
    many();
    const warning = `yomitoki: ${at('20.5.md')}: no such file\n`;
    const beside = { terminal: 80, errorTerminal: true };
    expect((await runCommand(['reading-time', folder], beside)).stderr).toBe(warning);
    expect((await runCommand(['reading-time', folder])).stderr).toBe(warning);
    const few = await runCommand(['reading-time', at('10.md')], { errorTerminal: true });
    expect(few.stderr).toBe('');
  });
});
