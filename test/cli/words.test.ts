import { describe, expect, it } from 'vitest';
import { folderOf, lines } from './posts.js';
import { runCommand } from './run-command.js';

const text = '海辺の文庫へ行く。海辺の文庫は、港の海辺の文庫だ。';
const at = folderOf({
  'names.csv': '\ufeff# 名前\r\n海辺の文庫,名詞-固有名詞-組織,ウミベノブンコ\r\n',
  'mecab.csv':
    '海辺の文庫,1292,1292,100,名詞,固有名詞,組織,*,*,*,海辺の文庫,ウミベノブンコ,ウミベノブンコ\n',
  'cost.csv': '港,名詞,ミナト\n\n海辺,名詞,ウミベ,99999\n',
  'columns.csv': '海辺の文庫\n',
  'context.csv': '海辺の文庫,4000,4000,100,名詞\n',
  'post.txt': text,
});

describe('--user-words', () => {
  it.each(['names.csv', 'mecab.csv'])('makes the words of %s words', async (file) => {
    const { stdout } = await runCommand(['tokenize', '--user-words', at(file)], { input: text });
    expect(lines(stdout)[0]).toBe(
      '海辺の文庫\t名詞,固有名詞,組織,*,*,*,海辺の文庫,ウミベノブンコ,ウミベノブンコ',
    );
  });

  it.each([
    ['analyze', ['--json']],
    ['keywords', []],
    ['frequency', []],
  ])('reaches %s', async (command, options) => {
    const without = await runCommand([command, ...options, at('post.txt')]);
    const withWords = await runCommand([
      command,
      ...options,
      '--user-words',
      at('names.csv'),
      at('post.txt'),
    ]);
    expect(withWords).toMatchObject({ exitCode: 0, stderr: '' });
    expect(withWords.stdout).not.toBe(without.stdout);
    expect(withWords.stdout).toMatch(/海辺の文庫/);
  });

  it('reaches batch and summary', async () => {
    const words = ['--user-words', at('names.csv')];
    const batch = await runCommand(['batch', ...words], { input: JSON.stringify({ id: 1, text }) });
    expect(JSON.parse(batch.stdout).frequency[0]).toMatchObject({ term: '海辺の文庫', count: 3 });
    expect(await runCommand(['summary', ...words, at('post.txt')])).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  it.each([
    ['cost.csv', ':3: expected a cost: a whole number from -32768 to 32767, got "99999"'],
    [
      'columns.csv',
      ':1: expected 3 or 4 columns (surface,part of speech,reading[,cost]) or those of MeCab, got "海辺の文庫"',
    ],
    ['context.csv', ':1: expected a context id of IPADIC, got 4000'],
    ['none.csv', ': no such file'],
  ])('of %s is refused with one line and exit code 1', async (file, message) => {
    for (const command of ['tokenize', 'analyze', 'batch'])
      expect(await runCommand([command, '--user-words', at(file)], { input: text })).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: `yomitoki: ${at(file)}${message}\n`,
      });
  });
});

describe('--rules and --no-modern-words', () => {
  it('give the words of MeCab or of IPADIC alone', async () => {
    const words = async (input: string, ...options: string[]) =>
      (await runCommand(['tokenize', '--wakati', ...options], { input })).stdout;
    expect(await words('小、中学生', '--rules', 'kuromoji')).toBe('小 、 中学生\n');
    expect(await words('小、中学生', '--rules', 'mecab')).toBe('小、中学生\n');
    expect(await words('令和の推し活')).toBe('令和 の 推し活\n');
    expect(await words('令和の推し活', '--no-modern-words')).toBe('令 和 の 推し 活\n');
  });

  it('refuse other rules as wrong usage', async () => {
    expect(await runCommand(['tokenize', '--rules', 'juman'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        "yomitoki: option '--rules <rules>' argument 'juman' is invalid. Allowed choices are kuromoji, mecab.\n",
    });
  });
});
