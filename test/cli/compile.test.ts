import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, lines } from './posts.js';
import { runCommand } from './run-command.js';

const text = '海辺文庫へ行く。';
const at = folderOf({
  'names.csv': '海辺文庫,名詞-固有名詞-組織,ウミベブンコ\n',
  'bad.csv': '# names\n海辺文庫\n',
  'empty.csv': '# none yet\n',
  'kept.dict': 'old',
  'linked.dict': 'old',
});
const outcome = (...argv: string[]) => runCommand(argv, { input: text });

describe('yomitoki compile', () => {
  it('writes a dictionary that --dictionary reads', async () => {
    const compiled = await outcome('compile', at('names.csv'), '--out', at('own.dict'));
    expect(compiled).toMatchObject({ exitCode: 0, stderr: '' });
    expect(compiled.stdout).toMatch(/own\.dict: 1 word added, \d+\.\d MB\n$/);
    const words = await outcome('tokenize', '--wakati', '--dictionary', at('own.dict'));
    expect(words).toEqual({ exitCode: 0, stdout: '海辺文庫 へ 行く 。\n', stderr: '' });
    const report = await outcome('analyze', '--json', '--dictionary', at('own.dict'));
    expect(JSON.parse(report.stdout).keywords[0].term).toBe('海辺文庫');
  });

  it('replaces the file that a link leads to, and leaves nothing beside it', async () => {
    symlinkSync(at('linked.dict'), at('link.dict'));
    await outcome('compile', at('names.csv'), '--out', at('link.dict'));
    expect(readFileSync(at('linked.dict')).length).toBeGreaterThan(1_000_000);
    const folder = dirname(at('names.csv'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('writes nothing when a line is wrong', async () => {
    const refused = await outcome(
      'compile',
      at('names.csv'),
      at('bad.csv'),
      '--out',
      at('kept.dict'),
    );
    expect(refused).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `yomitoki: ${at('bad.csv')}:2: expected 3 or 4 columns (surface,part of speech,reading[,cost]) or those of MeCab, got "海辺文庫"\n`,
    });
    expect(readFileSync(at('kept.dict'), 'utf8')).toBe('old');
  });

  it.each<[string[], 1 | 2, string]>([
    [['none.csv', '--out', 'x.dict'], 1, 'none.csv: no such file'],
    [['empty.csv', '--out', 'x.dict'], 1, 'empty.csv: no words'],
    [['names.csv', '--out', 'none/x.dict'], 1, 'none/x.dict: no such folder'],
    [['names.csv', '--out', 'folder'], 1, 'folder: is a folder, not a file'],
    [['names.csv', '--out', 'names.csv'], 2, '--out would overwrite the lexicon names.csv'],
    [['names.csv'], 2, "required option '--out <file>' not specified"],
    [['--out', 'x.dict'], 2, "missing required argument 'lexicons'"],
  ])('refuses %j', async (argv, exitCode, message) => {
    mkdirSync(at('folder'), { recursive: true });
    const isName = (word: string) => /^(?:[\w/]+\.(?:csv|dict)|folder)(?=:|$)/.test(word);
    const full = (word: string) => (isName(word) ? at(word) : word);
    const { stderr, ...rest } = await outcome('compile', ...argv.map(full));
    expect(rest).toEqual({ exitCode, stdout: '' });
    expect(stderr.replaceAll(`${dirname(at('names.csv'))}/`, '')).toBe(`yomitoki: ${message}\n`);
  });
});

describe('--dictionary', () => {
  it.each([
    ['none.dict', 'no such file'],
    [
      'names.csv',
      'expected a dictionary, got data that begins with "...." (is the path or URL right?)',
    ],
    ['.', 'is a folder'],
  ])('of %s is refused with one line', async (name, message) => {
    const { stderr, ...rest } = await outcome('tokenize', '--dictionary', at(name));
    expect(rest).toEqual({ exitCode: 1, stdout: '' });
    expect(lines(stderr)).toEqual([`yomitoki: ${at(name)}: ${message}`]);
  });
});
