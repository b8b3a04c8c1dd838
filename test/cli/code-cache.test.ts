import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

// Each run is a process of its own: `runner.cjs USE ARGUMENT` runs program.cjs through the cache.
const root = mkdtempSync(join(tmpdir(), 'yomitoki-code-'));
const program = join(root, 'program.cjs');
const cache = join(root, 'cache');

const greeting = `
  const { basename } = require('node:path');
  exports.greet = (name) => 'hello ' + name;
  const [, , , name = 'sea'] = process.argv;
  if (name === 'fail') process.exitCode = 1;
  console.log(module.exports.greet(name), basename(__filename), basename(__dirname) === basename('${root}'));
`;
// Of the same length, which is all that V8 compares.
const farewell = greeting.replace("'hello '", "'adieu '");

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/cli/code-cache.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(root, 'code-cache.cjs'),
  });
  writeFileSync(
    join(root, 'runner.cjs'),
    "require('./code-cache.cjs').runCached(__dirname + '/program.cjs', process.argv[2]);",
  );
});
beforeEach(() => {
  rmSync(cache, { recursive: true, force: true });
  writeFileSync(program, greeting);
});
afterAll(() => rmSync(root, { recursive: true }));

const environment = { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache };

function run(argv: readonly string[] = ['greet'], env: Record<string, string> = {}): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'runner.cjs'), ...argv], {
    encoding: 'utf8',
    env: { ...environment, ...env },
  });
  return stdout + stderr;
}

const hello = 'hello sea program.cjs true\n';

/** Our folders in that of the cache, where newer Nodes keep what they compile themselves. */
const folders = (folder = cache) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('yomitoki-')) : [];

const kept = (folder = cache) =>
  folders(folder)
    .flatMap((name) => readdirSync(join(folder, name)))
    .sort();

const keptFile = () => join(cache, folders()[0]!, kept()[0]!);

/** What changes when a file is replaced. */
const identity = (file: string) => {
  const { ino, mtimeMs } = statSync(file);
  return [ino, mtimeMs];
};

/** Put code compiled from the farewell where that of the greeting stands, as one would who wants it run. */
function forge(): void {
  writeFileSync(program, farewell);
  run();
  const file = keptFile();
  const bytes = readFileSync(file);
  writeFileSync(program, greeting);
  bytes.writeUInt32LE(crc32(readFileSync(program)), 0);
  writeFileSync(file, bytes);
}

describe('the code cache', () => {
  it('keeps the code of a run, and the next one takes it', () => {
    expect(run()).toBe(hello);
    expect(kept()).toEqual([expect.stringMatching(/^greet-[\da-f]{1,8}$/)]);
    const before = identity(keptFile());
    expect(run()).toBe(hello);
    expect(identity(keptFile())).toEqual(before);
    // It is the code that is run, not the source.
    forge();
    expect(run()).toBe('adieu sea program.cjs true\n');
  });

  it('keeps code for each use', () => {
    run(['greet']);
    run(['other']);
    expect(kept().map((name) => name.replace(/-.*/, ''))).toEqual(['greet', 'other']);
  });

  it('keeps the functions that were called', () => {
    const unused = `function large(n) { ${'n = n * 3 + 1;'.repeat(2000)} return n; }\n`;
    writeFileSync(program, `${unused}if (process.argv[3]) large(1);`);
    run(['idle']);
    const idle = statSync(keptFile()).size;
    rmSync(cache, { recursive: true });
    run(['busy', 'yes']);
    expect(statSync(keptFile()).size).toBeGreaterThan(idle + 5000);
  });

  it('does not take the code of another source', () => {
    run();
    writeFileSync(program, farewell);
    expect(run()).toBe('adieu sea program.cjs true\n');
    expect(run()).toBe('adieu sea program.cjs true\n');
  });

  it('compiles again, and keeps that, where the code is damaged', () => {
    run();
    const file = keptFile();
    const whole = readFileSync(file);
    const flipped = (at: number) => {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      return bytes;
    };
    const damages = [
      ...[0, 7, 8, 40, whole.length >> 1, whole.length - 1].map(flipped),
      whole.subarray(0, whole.length >> 1),
      whole.subarray(0, 5),
      Buffer.alloc(0),
      Buffer.from('not code at all, whatever the name says'),
    ];
    for (const damaged of damages) {
      writeFileSync(file, damaged);
      const before = identity(file);
      expect(run()).toBe(hello);
      expect(identity(file)).not.toEqual(before);
      expect(readFileSync(file).length).toBeGreaterThan(200);
    }
  });

  it('compiles again where the code is of another V8', () => {
    run();
    const file = keptFile();
    const bytes = readFileSync(file);
    // The first words that V8 writes are a magic number and its version.
    for (let at = 8; at < 16; at++) bytes[at]! ^= 0xff;
    bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4);
    writeFileSync(file, bytes);
    const before = identity(file);
    expect(run()).toBe(hello);
    expect(identity(file)).not.toEqual(before);
  });

  it('keeps the code of one version of Node, processor and user apart from that of others', () => {
    run();
    const user = process.geteuid?.() ?? 'user';
    expect(folders()).toEqual([`yomitoki-${process.version}-${process.arch}-${user}`]);
  });

  it('keeps nothing of a run that fails', () => {
    expect(run(['greet', 'fail'])).toBe('hello fail program.cjs true\n');
    expect(kept()).toEqual([]);
  });

  it('runs where nothing can be kept', () => {
    const env = { NODE_COMPILE_CACHE: join(program, 'no folder') };
    expect([run(['greet'], env), run(['greet'], env)]).toEqual([hello, hello]);
  });

  it('keeps and takes nothing when told so', () => {
    expect(run(['greet'], { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(hello);
    expect(kept()).toEqual([]);
    forge();
    expect(run(['greet'], { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(hello);
  });

  it('keeps code where Node keeps its own unless told where', () => {
    const temporary = mkdtempSync(join(root, 'temporary-'));
    const env = { NODE_COMPILE_CACHE: '', TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    expect(run(['greet'], env)).toBe(hello);
    expect(kept(join(temporary, 'node-compile-cache')).length).toBe(1);
  });

  it('runs many times at once, and leaves whole code and nothing else', async () => {
    const argv = [join(root, 'runner.cjs'), 'greet'];
    const outputs = Array.from({ length: 8 }, async () => {
      let text = '';
      const child = spawn(process.execPath, argv, { env: environment });
      for await (const chunk of child.stdout) text += chunk;
      return text;
    });
    expect(await Promise.all(outputs)).toEqual(Array(8).fill(hello));
    expect(kept().length).toBe(1);
    const before = identity(keptFile());
    expect(run()).toBe(hello);
    expect(identity(keptFile())).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('the code cache on a machine of many users', () => {
  it('lets nobody else write to it', () => {
    run();
    expect(statSync(keptFile()).mode & 0o777).toBe(0o600);
    expect(statSync(join(keptFile(), '..')).mode & 0o777).toBe(0o700);
  });

  it('runs no code that others may have written', () => {
    forge();
    chmodSync(keptFile(), 0o666);
    expect(run()).toBe(hello);
    // replaced by its own
    expect(statSync(keptFile()).mode & 0o777).toBe(0o600);
    expect(run()).toBe(hello);
  });

  it.runIf(process.geteuid?.() === 0)('runs no code that belongs to someone else', () => {
    forge();
    chownSync(keptFile(), 1234, 1234);
    expect(run()).toBe(hello);
  });

  it.runIf(process.platform === 'linux')('goes on where no folder can be made', () => {
    expect(run(['greet'], { NODE_COMPILE_CACHE: '/dev/null/cache' })).toBe(hello);
    // Newer Nodes make the folder themselves, before they run anything, and never end.
    if (!('enableCompileCache' in module))
      expect(run(['greet'], { NODE_COMPILE_CACHE: '/proc/none/cache' })).toBe(hello);
  });

  it('keeps nothing in a folder that others may write to', () => {
    run();
    const file = keptFile();
    chmodSync(join(file, '..'), 0o777);
    rmSync(file);
    expect(run()).toBe(hello);
    expect(kept()).toEqual([]);
  });
});
