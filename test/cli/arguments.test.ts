import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

describe('yomitoki', () => {
  it('prints its release', async () => {
    expect(await runCommand(['--version'])).toEqual({
      exitCode: 0,
      stdout: '1.2.3\n',
      stderr: '',
    });
  });

  it('prints help on standard output when asked, on standard error when nothing is asked', async () => {
    const asked = await runCommand(['--help']);
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
    const nothing = await runCommand([]);
    expect(nothing).toEqual({ exitCode: 2, stdout: '', stderr: asked.stdout });
  });

  it('prints the help of a command by either name', async () => {
    expect(await runCommand(['help'])).toEqual(await runCommand(['--help']));
    expect(await runCommand(['help', 'help'])).toEqual(await runCommand(['--help']));
    expect(await runCommand(['help', 'summary'])).toEqual(await runCommand(['summary', '--help']));
    expect(await runCommand(['help', 'sumary'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "yomitoki: unknown command 'sumary' (did you mean summary?)\n",
    });
  });

  it.each([
    'analyze',
    'batch',
    'keywords',
    'summary',
    'reading-time',
    'readability',
    'frequency',
    'tokenize',
    'compile',
  ])('explains %s within 80 columns', async (command) => {
    const { exitCode, stdout } = await runCommand([command, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: yomitoki ${command} `));
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    [['analyse', 'x.md'], "unknown command 'analyse' (did you mean analyze?)"],
    [['post.md'], "unknown command 'post.md' (did you mean yomitoki analyze post.md?)"],
    [
      ['a\x1b[31m.md'],
      "unknown command 'a\\x1b[31m.md' (did you mean yomitoki analyze a\\x1b[31m.md?)",
    ],
    [['analyze', '--keyword', '3'], "unknown option '--keyword' (did you mean --keywords?)"],
    [['analyze', '--qqq'], "unknown option '--qqq'"],
    [
      ['analyze', '--keywords', '-1'],
      "option '--keywords <n>' argument '-1' is invalid. It must be a whole number of 1 or more.",
    ],
    [
      ['summary', '--sentences', '1e3'],
      "option '--sentences <n>' argument '1e3' is invalid. It must be a whole number of 1 or more.",
    ],
    [
      ['analyze', '--format', 'pdf'],
      "option '--format <format>' argument 'pdf' is invalid. Allowed choices are plain, markdown, html.",
    ],
    [['keywords', '--csv', '--json'], "option '--csv' cannot be used with option '--json'"],
    [['tokenize', '--wakati', '--json'], "option '--wakati' cannot be used with option '--json'"],
    [
      ['reading-time', '--speed', 'quick'],
      "option '--speed <pace>' argument 'quick' is invalid. It must be one of average, fast, careful, aloud, or a number above 0.",
    ],
    ...['0', 'Infinity', ' '].map((speed): [string[], string] => [
      ['reading-time', '--speed', speed],
      `option '--speed <pace>' argument '${speed}' is invalid. It must be one of average, fast, careful, aloud, or a number above 0.`,
    ]),
    [['keywords', '--limit'], "option '-n, --limit <n>' argument missing"],
    [
      ['batch', 'x.ndjson'],
      "too many arguments for 'batch'. Expected 0 arguments but got 1. It reads standard input: yomitoki batch < posts.ndjson",
    ],
    [['analyze', '--title', 'T', 'a.md', 'b.md'], '--title is for one file, got 2'],
  ])('refuses %j with one line and exit code 2', async (argv, message) => {
    expect(await runCommand(argv)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `yomitoki: ${message}\n`,
    });
  });
});
