import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchTerms } from 'yomitoki/search';
import { searchTokenize } from '../../src/integrations/search-function.js';
import { growsInProportion } from '../laws/growth.js';

/** The function as a browser gets it: text alone, nothing of this module around it. */
const sent = new Function(`return ${searchTokenize}`)() as typeof searchTokenize;

const texts = [
  'Webサーバーを立てる',
  'さーば',
  'サーバ',
  'ﾊﾝｶｸｶﾅとＡＢＣ１２３',
  'ヴァイオリンとヴ、ヴュー',
  'つづき、続き、ちぢむ',
  'C++とC#、F#、.NET',
  'カフェ Café CAFÉ naïve',
  '猫',
  'の',
  'コピー機とーとー',
  '日々〆切〇二',
  '東京タワー（333m）へ。',
  'Node.js 20のfs/promises',
  'Привет мир',
  '한국어와日本語',
  '😀絵文字🎉も',
  '',
  '　 \n',
];

it.each(texts)('cuts 「%s」 as searchTerms does, for the index and for a query', (text) => {
  expect(sent(text, 'text')).toEqual(searchTerms(text));
  expect(sent(text)).toEqual(searchTerms(text, { side: 'query' }));
});

it('agrees with searchTerms on any mixture of kana, kanji, letters and signs', () => {
  const character = fc.constantFrom(
    'ｶﾞ',
    ...'あかがさーっんアカガサッンヴァィ東京都機械学習々〆〇ABzé09 　、。・（）「」-+#_😀ｱーＡ１',
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 30 }), (characters) => {
      const text = characters.join('');
      expect(sent(text, 'text')).toEqual(searchTerms(text));
      expect(sent(text)).toEqual(searchTerms(text, { side: 'query' }));
    }),
    { seed: 17 },
  );
});

it('takes the terms that a build made, for the index alone', () => {
  const name = Symbol.for('yomitoki.searchTerms');
  const holder = globalThis as { [name: symbol]: unknown };
  holder[name] = new Map([
    ['東京', '東京 とう'],
    ['', ''],
  ]);
  try {
    expect(sent('東京', 'text')).toEqual(['東京', 'とう']);
    expect(sent('', 'text')).toEqual([]);
    expect(sent('東京')).toEqual(['東京']);
  } finally {
    delete holder[name];
  }
});

it.each(['a', 'ア', '゙', 'a+', '#', '東'])(
  'takes time in proportion to a long row of 「%s」',
  (sign) => {
    const cut = (text: string) => sent(text, 'text');
    expect(growsInProportion(cut, sign.repeat(20_000), sign.repeat(200_000))).toBe(true);
  },
);
