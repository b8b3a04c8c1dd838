import { beforeAll, describe, expect, test } from 'vitest';
import type { KuromojiTokenizer } from '../../src/tokenizer/kuromoji.js';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { ipadic } from '../dictionary.js';
import { buildKuromoji } from '../kuromoji.js';
import { randomNumbers, randomText } from '../random-text.js';
import { fields } from './fields.js';

let reference: KuromojiTokenizer;
beforeAll(async () => {
  reference = await buildKuromoji();
});

const expected = (text: string) =>
  reference
    .tokenize(text)
    .map((t) =>
      [
        t.surface_form,
        t.pos,
        t.pos_detail_1,
        t.pos_detail_2,
        t.pos_detail_3,
        t.conjugated_type,
        t.conjugated_form,
        t.basic_form,
        t.reading ?? '*',
        t.pronunciation ?? '*',
      ].join(' '),
    );

describe('the rule set kuromoji', () => {
  const tokenizer = createTokenizer(ipadic(), { rules: 'kuromoji', modernWords: false });
  const got = (text: string) => tokenizer.tokenize(text).map((token) => fields(token));

  test.each([
    'すもももももももものうち',
    '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。',
    'Reactでは、useStateを使う。2 番目の引数（initialState）は省略できます！',
    '閾値、イ、アイ、イと小、中学生とモー娘。の話',
    '今日は🎉とても嬉しい。𠮷野家で𩸽を食べた',
    '한국어 ภาษาไทย naïve Ω мир ㍿①㈱',
    '  \t\n\r\n 字下げ\u00a0NBSP\ufeffBOM　全角',
    'すごーーーい！！！！wwwwww……',
    'ｶﾀｶﾅＡＢＣ１２３１２３４５６７８９０',
    '一二三〇百年々〆ヶ月',
    'ァィゥェォヴヵヶヷヸヹヺーヽヾ',
  ])('gives what kuromoji gives: %s', (text) => {
    expect(got(text)).toEqual(expected(text));
  });

  test('gives what kuromoji gives for 3,000 random strings without surrogates', () => {
    const random = randomNumbers(7);
    for (let i = 0; i < 3000; i++) {
      const text = randomText(random);
      expect(got(text), JSON.stringify(text)).toEqual(expected(text));
    }
  });
});
