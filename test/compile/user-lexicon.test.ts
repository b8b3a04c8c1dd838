import { describe, expect, it } from 'vitest';
import { addUserLexicons } from '../../src/compile/user-lexicon.js';
import { openDictionary } from '../../src/dictionary/dictionary.js';
import { CompileError } from '../../src/errors.js';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { dictionaryBytes, ipadic } from '../dictionary.js';

const lexicon = (text: string, file = 'names.csv') => ({ file, text });

const names = `# places
海辺文庫,名詞-固有名詞-組織,ウミベブンコ
海辺通り,,,,名詞,固有名詞,地域,一般,*,*,海辺通り,ウミベドオリ,ウミベドーリ
ぬるぽる,772,772,3000,動詞,自立,*,*,五段・ラ行,基本形,ぬるぽる,ヌルポル,ヌルポル
ヨミトく,動詞,ヨミトク
`;
const text = '令和の海辺文庫へ、海辺通りをぬるぽる。𠮷🐟堂。ヨミトいた。';

describe('addUserLexicons', () => {
  it('gives the tokens that the same words give as user words', () => {
    const { bytes, words } = addUserLexicons(dictionaryBytes(), [
      lexicon(names),
      lexicon('𠮷🐟堂,名詞-固有名詞-組織,ヨシウオドウ', 'shops.csv'),
    ]);
    expect(words).toBe(5);
    const compiled = createTokenizer(openDictionary(bytes), { rules: 'mecab' });
    const given = createTokenizer(ipadic(), {
      rules: 'mecab',
      userWords: `${names}𠮷🐟堂,名詞-固有名詞-組織,ヨシウオドウ`,
    });
    expect(compiled.tokenize(text)).toEqual(given.tokenize(text));
    expect(compiled.tokenize(text).filter((token) => token.lexicon === 'user')).toMatchObject([
      { surface: '海辺文庫', partOfSpeech: ['名詞', '固有名詞', '組織'], reading: 'ウミベブンコ' },
      { surface: '海辺通り', pronunciation: 'ウミベドーリ' },
      { surface: 'ぬるぽる', partOfSpeech: ['動詞', '自立'], conjugationForm: '基本形' },
      { surface: '𠮷🐟堂' },
      { surface: 'ヨミトい', baseForm: 'ヨミトく', reading: 'ヨミトイ' },
    ]);
    expect(compiled.segment('令和')).toEqual(['令和']);
  });

  it('changes nothing where none of its words stands', () => {
    const { bytes } = addUserLexicons(dictionaryBytes(), [lexicon(names)]);
    const compiled = createTokenizer(openDictionary(bytes));
    const usual = createTokenizer(ipadic());
    const other = '船は朝の港を出て、推し活の話をReactで書いた。';
    expect(compiled.tokenize(other)).toEqual(usual.tokenize(other));
  });

  it('gives the same bytes for the same words', () => {
    const once = addUserLexicons(dictionaryBytes(), [lexicon(names)]);
    const again = addUserLexicons(dictionaryBytes(), [lexicon(names.replaceAll('\n', '\r\n'))]);
    expect(Buffer.compare(once.bytes, again.bytes)).toBe(0);
  });

  it('takes the place of the lexicon that was there', () => {
    const first = addUserLexicons(dictionaryBytes(), [lexicon(names)]);
    const second = addUserLexicons(first.bytes, [lexicon('山辺文庫,名詞,ヤマベブンコ')]);
    const { segment } = createTokenizer(openDictionary(second.bytes));
    expect(segment('山辺文庫')).toEqual(['山辺文庫']);
    expect(segment('海辺文庫')).not.toEqual(['海辺文庫']);
  });

  it.each([
    [
      '海,1285,1285,0,名詞\n山,4000,4000,0,名詞',
      'b.csv:2: expected a context id of IPADIC, got 4000',
    ],
    ['海,0,0,0,名詞', 'b.csv:1: expected a context id of IPADIC, got 0'],
    [
      '海,1285,1286,0,名詞',
      'b.csv:1: expected equal left and right ids, as all words of IPADIC have them, got "1285,1286"',
    ],
    ['海,名詞,ウ\u001fミ', 'b.csv:1: expected no control character U+001F, got "ウ\\u001fミ"'],
    ['"海,名詞,ウミ', 'b.csv:1: expected a closing quote, got "\\"海,名詞,ウミ"'],
  ])('names the line that is wrong in %j', (wrong, message) => {
    expect(() =>
      addUserLexicons(dictionaryBytes(), [lexicon(names, 'a.csv'), lexicon(wrong, 'b.csv')]),
    ).toThrow(new CompileError(message));
  });
});
