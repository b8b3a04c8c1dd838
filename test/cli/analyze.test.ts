import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/report/layout.js';
import { boat, bread, folderOf, lines } from './posts.js';
import { runCommand } from './run-command.js';

const at = folderOf({ 'bread.md': bread, 'boat.txt': boat });

describe('yomitoki analyze', () => {
  it('prints a report on a post', async () => {
    const { exitCode, stdout, stderr } = await runCommand([
      'analyze',
      '--lang',
      'ja',
      at('bread.md'),
    ]);
    expect([exitCode, stderr]).toEqual([0, '']);
    const report = lines(stdout);
    expect(report[0]).toBe('パン屋の朝');
    expect(report[1]).toContain('bread.md · Markdown · ');
    for (const heading of ['読了時間', 'キーワード', '頻出語', '見出し', '要約'])
      expect(report).toContain(heading);
    expect(report).toContain('  生地');
    expect(stdout).toMatch(/^ {3}1 {2}(?:生地|パン|職人)/m);
  });

  it('times the reading by the pace that is asked for', async () => {
    const seconds = async (...speed: string[]) =>
      JSON.parse((await runCommand(['analyze', '--json', ...speed, at('boat.txt')])).stdout)
        .readingTime.seconds;
    expect(await seconds('--speed', '1200')).toBeCloseTo((await seconds()) / 2, 1);
  });

  it.each([
    [{ LANG: 'ja_JP.UTF-8' }, 'キーワード'],
    [{ LANG: 'en_US.UTF-8' }, 'Keywords'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'Keywords'],
    [{ LANG: 'C', LC_ALL: '', LC_MESSAGES: 'ja_JP' }, 'キーワード'],
    [{ LANG: 'jam_JM' }, 'Keywords'],
    [{}, 'Keywords'],
  ])('speaks the language of the locale %j', async (env, heading) => {
    const { stdout } = await runCommand(['analyze', at('boat.txt')], { env });
    expect(lines(stdout)).toContain(heading);
  });

  it.each([
    ['on a terminal', [], 80, {}, true],
    ['not in a pipe', [], undefined, {}, false],
    ['not with --no-color', ['--no-color'], 80, {}, false],
    ['not with NO_COLOR', [], 80, { NO_COLOR: '1' }, false],
    ['not on a dumb terminal', [], 80, { TERM: 'dumb' }, false],
    ['in a pipe with FORCE_COLOR', [], undefined, { FORCE_COLOR: '1' }, true],
  ])('colours %s', async (_, options, terminal, env, expected) => {
    const situation = terminal === undefined ? { env } : { env, terminal };
    const { stdout } = await runCommand(['analyze', ...options, at('boat.txt')], situation);
    expect(stdout.includes('\x1b[')).toBe(expected);
  });

  it('keeps to the width of the terminal', async () => {
    for (const terminal of [40, 60, 100]) {
      const { stdout } = await runCommand(['analyze', '--no-color', at('bread.md')], { terminal });
      for (const line of lines(stdout)) expect(columnsOf(line)).toBeLessThanOrEqual(terminal);
    }
  });

  it('parts the reports on several posts by two empty lines', async () => {
    const one = await runCommand(['analyze', at('bread.md')]);
    const two = await runCommand(['analyze', at('boat.txt')]);
    const both = await runCommand(['analyze', at('bread.md'), at('boat.txt')]);
    expect(both.stdout).toBe(`${one.stdout}\n\n${two.stdout}`);
  });

  it('prints one line of JSON for each post with --json, in any locale', async () => {
    const argv = ['analyze', '--json', at('bread.md'), at('missing.md'), at('boat.txt')];
    const { exitCode, stdout, stderr } = await runCommand(argv);
    expect([exitCode, stderr]).toEqual([1, `yomitoki: ${at('missing.md')}: no such file\n`]);
    const [first, second] = lines(stdout).map((line) => JSON.parse(line));
    expect(Object.keys(first)[0]).toBe('file');
    expect(first).toMatchObject({ file: at('bread.md'), title: 'パン屋の朝', format: 'markdown' });
    expect(second).toMatchObject({
      file: at('boat.txt'),
      title: '渡し船の終わり',
      format: 'plain',
    });
    expect(first.readingTime.label).toMatch(/分/);
    const japanese = await runCommand(argv, { env: { LANG: 'ja_JP.UTF-8' } });
    expect(japanese.stdout).toBe(stdout);
  });

  it('takes the options of the library', async () => {
    const { stdout } = await runCommand([
      'analyze',
      '--json',
      ...['--keywords', '2', '--frequency', '3', '--sentences', '1', '--tokens'],
      ...['--format', 'plain', '--title', '題', '--lang', 'en'],
      at('bread.md'),
    ]);
    const analysis = JSON.parse(stdout);
    expect(analysis).toMatchObject({ format: 'plain', title: '題' });
    expect(analysis.keywords.length).toBe(2);
    expect(analysis.frequency.length).toBe(3);
    expect(analysis.summary.sentences.length).toBe(1);
    expect(analysis.sentences[0].tokens.length).toBeGreaterThan(0);
    expect(analysis.readingTime.label).not.toMatch(/分/);
    const short = await runCommand(['analyze', '--json', '--chars', '40', at('bread.md')]);
    expect(JSON.parse(short.stdout).summary.text.length).toBeLessThanOrEqual(40);
  });

  it('shows the words of each sentence with --tokens', async () => {
    const { stdout } = await runCommand(['analyze', '--tokens', '--lang', 'ja', at('boat.txt')]);
    const report = lines(stdout);
    expect(report.slice(report.indexOf('分かち書き') + 1)).toContain(
      '  船頭 は 四 十 年 、 船 を こい だ 。',
    );
  });

  it('reads a whole post of hostile characters without one reaching the terminal', async () => {
    const hostile = '\x1b]0;title\x07 \x9b2J \u202e 船と船の話。\r\n\n\x1b[31m船\x1b[0mが船。';
    const { stdout } = await runCommand(['analyze', '--tokens', '--title', hostile], {
      input: hostile,
    });
    expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    const json = await runCommand(['analyze', '--json', '--tokens'], { input: hostile });
    expect(json.stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  it('says nothing that GitHub Actions takes for a command', async () => {
    const input = '題\n\n::set-output name=a::b という船の話。\n\n##[error] 船。';
    const env = { GITHUB_ACTIONS: 'true' };
    const { stdout } = await runCommand(['summary'], { input, env });
    expect(stdout).not.toMatch(/^\s*::|##\[/m);
  });
});
