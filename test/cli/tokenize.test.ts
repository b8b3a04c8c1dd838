import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

const output = async (input: string, ...argv: string[]) =>
  (await runCommand(['tokenize', ...argv], { input })).stdout;

describe('yomitoki tokenize', () => {
  it('prints a word a line with its features, as MeCab does', async () => {
    expect(await output('すもももももも\n書いた,よ\u3000')).toBe(
      [
        'すもも\t名詞,一般,*,*,*,*,すもも,スモモ,スモモ',
        'も\t助詞,係助詞,*,*,*,*,も,モ,モ',
        'もも\t名詞,一般,*,*,*,*,もも,モモ,モモ',
        'も\t助詞,係助詞,*,*,*,*,も,モ,モ',
        'EOS',
        '書い\t動詞,自立,*,*,五段・カ行イ音便,連用タ接続,書く,カイ,カイ',
        'た\t助動詞,*,*,*,特殊・タ,基本形,た,タ,タ',
        ',\t名詞,サ変接続,*,*,*,*,",",*,*',
        'よ\t助詞,終助詞,*,*,*,*,よ,ヨ,ヨ',
        '\u3000\t記号,空白,*,*,*,*,\u3000,\u3000,\u3000',
        'EOS',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['', ''],
    ['海\n', '海\n'],
    ['海', '海\n'],
    ['海へ\r\n\n山', '海 へ\n\n山\n'],
    ['  段落\tの\u3000文', '段落 の \u3000 文\n'],
    ['**強い** 文', '** 強い ** 文\n'],
  ])('prints the words of %j between spaces with --wakati', async (text, words) => {
    expect(await output(text, '--wakati')).toBe(words);
  });

  it('loses nothing with --json', async () => {
    const text = '海へ 行く。\n\n\x1b[31m𠮷野家\u202e';
    const printed = await output(text, '--json');
    expect(printed).not.toMatch(/[\x1b\u202e]/);
    const { file, tokens } = JSON.parse(printed);
    expect(file).toBe('-');
    expect(tokens.map(({ surface }: { surface: string }) => surface).join('')).toBe(text);
  });

  it('prints a long text with --json in lines of some thousand words, an empty one in one', async () => {
    const text = '海へ行く。\n'.repeat(2000);
    const printed = (await output(text, '--json')).split('\n').slice(0, -1);
    expect(printed.length).toBe(3);
    const tokens = printed.flatMap((line) => {
      expect(line.length).toBeLessThan(2_000_000);
      const record = JSON.parse(line);
      expect(Object.keys(record)).toEqual(['file', 'tokens']);
      return record.tokens;
    });
    let end = 0;
    for (const token of tokens) {
      expect(token.start).toBe(end);
      end = token.end;
    }
    expect(tokens.map(({ surface }: { surface: string }) => surface).join('')).toBe(text);
    expect(await output('', '--json')).toBe('{"file":"-","tokens":[]}\n');
  });

  it('makes control characters visible', async () => {
    expect(await output('海\x1b[31m\x07')).not.toMatch(/[\x1b\x07]/);
    expect(await output('海\x1b[31m\x07', '--wakati')).toMatch(/\\x1b/);
  });

  it('prints a long text whole', async () => {
    const words = (await output('海へ行く。\n'.repeat(5000), '--wakati')).split('\n');
    expect(words.length).toBe(5001);
    expect(new Set(words.slice(0, -1))).toEqual(new Set(['海 へ 行く 。']));
  });
});
