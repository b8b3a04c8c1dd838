import { describe, expect, it } from 'vitest';
import { csvRecord } from '../../src/cli/csv.js';
import { table } from '../../src/cli/table.js';
import { boat, bread, folderOf, lines } from './posts.js';
import { runCommand } from './run-command.js';

const at = folderOf({ 'bread.md': bread, 'boat.txt': boat });
const output = async (...argv: string[]) => (await runCommand(argv)).stdout;

describe('yomitoki keywords', () => {
  it('prints score, count and term, the best first', async () => {
    const rows = lines(await output('keywords', '--limit', '3', at('bread.md')));
    expect(rows.length).toBe(3);
    expect(rows[0]).toMatch(/^1\.00 +\d+ {2}\S/);
  });

  it('prints what the library gives with --json', async () => {
    const { file, keywords } = JSON.parse(await output('keywords', '--json', at('bread.md')));
    expect(file).toBe(at('bread.md'));
    const analysis = JSON.parse(await output('analyze', '--json', at('bread.md')));
    expect(keywords).toEqual(analysis.keywords);
  });

  it('prints a record for each with --csv', async () => {
    const records = (
      await output('keywords', '-n', '2', '--csv', at('bread.md'), at('boat.txt'))
    ).split('\r\n');
    expect(records[0]).toBe('file,term,score,count,abbreviations,variants,vocabulary');
    expect(records.slice(1, -1).map((record) => record.split(',')[0])).toEqual([
      at('bread.md'),
      at('bread.md'),
      at('boat.txt'),
      at('boat.txt'),
    ]);
  });

  it('names the file over each table when there are several', async () => {
    const printed = await output('keywords', '-n', '1', at('bread.md'), at('boat.txt'));
    expect(lines(printed).filter((line) => line.startsWith('==>'))).toEqual([
      `==> ${at('bread.md')} <==`,
      `==> ${at('boat.txt')} <==`,
    ]);
  });
});

describe('yomitoki frequency', () => {
  it('prints count, word and part of speech', async () => {
    const rows = lines(await output('frequency', '--min-count', '3', at('bread.md')));
    expect(rows).toContain('5  生地  名詞');
    for (const row of rows) expect(Number.parseInt(row, 10)).toBeGreaterThanOrEqual(3);
  });

  it('prints CSV and JSON', async () => {
    const records = (await output('frequency', '--csv', '-n', '1', at('bread.md'))).split('\r\n');
    expect(records).toEqual([
      'file,term,count,partOfSpeech,variants',
      `${at('bread.md')},生地,5,名詞,`,
      '',
    ]);
    const { frequency } = JSON.parse(
      await output('frequency', '--json', '-n', '1', at('bread.md')),
    );
    expect(frequency).toMatchObject([{ term: '生地', count: 5 }]);
  });

  it('counts compounds whole when asked', async () => {
    const input = '分散システムの話。分散システムは楽しい。';
    const without = await runCommand(['frequency'], { input });
    const compounds = await runCommand(['frequency', '--compounds'], { input });
    expect(without.stdout).not.toContain('分散システム');
    expect(compounds.stdout).toContain('2  分散システム');
  });

  it('counts the parts of speech that are asked for, in either language', async () => {
    const input = '静かな海を渡る。海は静かに光る。';
    const count = async (parts: string) =>
      (await runCommand(['frequency', '--csv', '--part-of-speech', parts], { input })).stdout
        .split('\r\n')
        .slice(1, -1)
        .map((record) => record.split(',').slice(1, 4).join(' '));
    expect(await count('動詞')).toEqual(['渡る 1 動詞', '光る 1 動詞']);
    expect(await count('verb')).toEqual(await count('動詞'));
    expect(await count('名詞、動詞')).toEqual(await count('noun, Verb'));
    expect(await count('名詞,動詞')).toContain('海 2 名詞');
    expect(await count('感動詞')).toEqual([]);
    for (const parts of ['nuon', '名詞,', ''])
      expect(await runCommand(['frequency', '--part-of-speech', parts], { input })).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: `yomitoki: option '--part-of-speech <names>' argument '${parts}' is invalid. It must be parts of speech with commas between them: 名詞,動詞 or noun,verb.\n`,
      });
  });
});

describe('yomitoki summary', () => {
  it('prints sentences of the post on one line', async () => {
    const printed = await output('summary', '--sentences', '1', at('boat.txt'));
    expect(lines(printed).length).toBe(1);
    expect(boat).toContain(printed.trim());
    const short = await output('summary', '--chars', '30', at('boat.txt'));
    expect(short.trim().length).toBeLessThanOrEqual(30);
    const { summary } = JSON.parse(
      await output('summary', '--json', '--chars', '30', at('boat.txt')),
    );
    expect(summary.text).toBe(short.trim());
  });
});

describe('yomitoki reading-time', () => {
  it('prints the label, and the file when there are several', async () => {
    const text = '海'.repeat(1800);
    expect((await runCommand(['reading-time'], { input: text })).stdout).toMatch(
      /^\d+ min read\n$/,
    );
    const ja = await runCommand(['reading-time', '--lang', 'ja', '--speed', '300'], {
      input: text,
    });
    expect(ja.stdout).toMatch(/^約\d+分で読めます\n$/);
    const printed = await output('reading-time', at('bread.md'), at('boat.txt'));
    expect(lines(printed).map((line) => line.split('  ')[1])).toEqual([
      at('bread.md'),
      at('boat.txt'),
    ]);
  });
});

describe('csvRecord', () => {
  it.each([
    [['a', 'b c', 1.5], 'a,b c,1.5'],
    [['カンマ,と"引用"'], '"カンマ,と""引用"""'],
    [['=1+1', '+1', '-1', '@SUM(A1)', '＝1', ' =1'], `'=1+1,'+1,'-1,'@SUM(A1),'＝1,' =1`],
    [['\t=1', 'a\nb', '\x1b[31m\u202e'], '\\t=1,a\\nb,\\x1b[31m\\u202e'],
    [[-1, ''], '-1,'],
  ])('writes %j as %j', (cells, record) => {
    expect(csvRecord(cells)).toBe(`${record}\r\n`);
  });
});

describe('table', () => {
  it('lines numbers up on the right and words on the left', () => {
    expect(
      table([
        [12, '分散システム', '名詞', ''],
        [3, 'EKS', '名詞', 'eks\x1b'],
      ]),
    ).toBe('12  分散システム  名詞\n 3  EKS           名詞  eks\\x1b\n');
    expect(table([])).toBe('');
  });
});
