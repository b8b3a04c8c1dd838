import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { boat, bread, folderOf, lines } from './posts.js';

// The built command in a process of its own: `npm test` builds first.
const command = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));
const manifest = new URL('../../package.json', import.meta.url);
const at = folderOf({ 'bread.md': bread, 'boat.txt': boat });

/** Run a line of bash in the folder of the posts; `yomitoki` is the command. */
function bash(script: string, cwd = at('.')) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--norc', '-c', `yomitoki() { "$NODE" "$COMMAND" "$@"; }\nset -o pipefail\n${script}`],
    {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE: process.execPath, COMMAND: command },
      timeout: 200_000,
    },
  );
  return { exitCode: status, stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('the command', () => {
  it('prints the release of the package', () => {
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    expect(bash('yomitoki --version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('exits with 0, 1 or 2', () => {
    expect(bash('yomitoki reading-time boat.txt').exitCode).toBe(0);
    expect(bash('yomitoki reading-time missing.md boat.txt')).toEqual({
      exitCode: 1,
      stdout: 'less than a minute  boat.txt\n',
      stderr: 'yomitoki: missing.md: no such file\n',
    });
    expect(bash('yomitoki reading-time --fast boat.txt').exitCode).toBe(2);
  });

  it('reads standard input, the shell’s <(…) and files alike', () => {
    const { stdout } = bash(
      'yomitoki summary - < boat.txt; yomitoki summary <(cat boat.txt); yomitoki summary boat.txt',
    );
    const [first, second, third] = lines(stdout);
    expect([second, third]).toEqual([first, first]);
  });

  it('reads nothing from a standard input that is closed', () => {
    expect(bash('yomitoki reading-time <&-').stderr).not.toMatch(/^ +at /m);
  });

  it('is quiet when its reader has gone', () => {
    expect(bash('yomitoki keywords --json bread.md boat.txt | head -c 1')).toEqual({
      exitCode: 0,
      stdout: '{',
      stderr: '',
    });
    const endless = bash(`yes '{"text":"海"}' | { yomitoki batch; echo $? >&2; } | head -1`);
    expect(lines(endless.stdout).length).toBe(1);
    expect(endless.stderr).toBe('0\n');
  });

  it.runIf(process.platform === 'linux')('says that the disk is full, once', () => {
    expect(bash('yomitoki --help > /dev/full')).toMatchObject({
      exitCode: 1,
      stderr: 'yomitoki: cannot write to standard output (ENOSPC)\n',
    });
    expect(bash('yomitoki analyze bread.md boat.txt > /dev/full')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'yomitoki: cannot write to standard output (ENOSPC)\n',
    });
  });

  it.each([
    'summary',
    'keywords',
    'analyze',
    'tokenize',
    'frequency',
    'reading-time',
    'readability',
    'batch',
  ])('says that a folder on standard input is no text: %s', (name) => {
    expect(bash(`yomitoki ${name} < .`)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'yomitoki: -: is a folder\n',
    });
  });

  it('says that standard input or output cannot be read or written', () => {
    for (const name of ['summary', 'batch'])
      expect(bash(`yomitoki ${name} 0> only-written.txt`)).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: 'yomitoki: -: cannot be read (EBADF)\n',
      });
    expect(bash('yomitoki summary boat.txt 1< bread.md').stderr).toBe(
      'yomitoki: cannot write to standard output (EBADF)\n',
    );
    expect(bash('yomitoki summary boat.txt 1< .')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'yomitoki: cannot write to standard output (EISDIR)\n',
    });
  });

  it('takes closed streams for empty ones', () => {
    expect(bash('yomitoki summary <&-')).toEqual({ exitCode: 0, stdout: '\n', stderr: '' });
    expect(bash('yomitoki summary boat.txt >&- 2>&-')).toMatchObject({ exitCode: 0 });
  });

  it('leaves no half a file behind where files may not be as large', () => {
    const script = 'ulimit -f 4; yomitoki compile words.csv --out own.dict; ls own.dict*';
    writeFileSync(at('words.csv'), '海辺文庫,名詞-固有名詞-組織,ウミベブンコ\n');
    const { stdout, stderr } = bash(script);
    expect(stdout).toBe('');
    expect(lines(stderr)[0]).toBe('yomitoki: own.dict: files may not be as large as that');
  });

  it('runs in a folder that is gone', () => {
    mkdirSync(at('gone'));
    const script = 'rmdir ../gone; echo 海へ行く。 | yomitoki summary; yomitoki summary a.md';
    expect(bash(script, at('gone'))).toEqual({
      exitCode: 1,
      stdout: '海へ行く。\n',
      stderr: 'yomitoki: a.md: no such file\n',
    });
  });

  it('needs neither a home nor a temporary folder', () => {
    const { exitCode, stderr } = bash('HOME= TMPDIR=$PWD/boat.txt yomitoki analyze boat.txt');
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it('gives the same from code that an earlier run has compiled', () => {
    const script = `
      for command in analyze 'keywords --json' tokenize; do yomitoki $command boat.txt; done
      yomitoki summary bread.md
      yomitoki build . --out build.json --no-cache --quiet && cat build.json
      yomitoki --help; yomitoki anaylze; yomitoki analyze missing.md`;
    const anew = bash(`export NODE_DISABLE_COMPILE_CACHE=1; ${script}`);
    expect(anew.stderr).toBe(
      "yomitoki: unknown command 'anaylze' (did you mean analyze?)\nyomitoki: missing.md: no such file\n",
    );
    const withCache = `export NODE_COMPILE_CACHE=$PWD/code; ${script}`;
    expect(bash(withCache)).toEqual(anew);
    expect(readdirSync(at('code')).length).toBeGreaterThan(0);
    expect(bash(withCache)).toEqual(anew);
  });

  it('opens one file at a time', () => {
    mkdirSync(at('many'));
    for (let i = 0; i < 200; i++) writeFileSync(at(`many/${i}.md`), `記事${i}。`);
    const { exitCode, stdout } = bash('ulimit -n 64; yomitoki reading-time many');
    expect([exitCode, lines(stdout).length]).toEqual([0, 200]);
  });

  it('gives the same under xargs and side by side', () => {
    const once = bash('yomitoki analyze --json boat.txt bread.md').stdout;
    expect(
      bash('printf \'boat.txt\\0bread.md\' | xargs -0 "$NODE" "$COMMAND" analyze --json').stdout,
    ).toBe(once);
    const twice = bash(
      'yomitoki analyze --json boat.txt bread.md > 1.out & yomitoki analyze --json boat.txt bread.md > 2.out; wait; cat 1.out 2.out',
    );
    expect(twice.stdout).toBe(once + once);
  });

  it('needs no permission to write files or start processes', () => {
    const isStable = process.allowedNodeEnvironmentFlags.has('--permission');
    const permission = isStable ? '--permission' : '--experimental-permission';
    const allowed = [permission, '--allow-fs-read=*'];
    const run = (...argv: string[]) =>
      execFileSync(process.execPath, [...allowed, '--no-warnings', command, ...argv], {
        encoding: 'utf8',
      });
    expect(JSON.parse(run('analyze', '--json', at('bread.md'))).title).toBe('パン屋の朝');
  });
});
