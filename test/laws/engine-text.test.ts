import { describe, expect, test } from 'vitest';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { ipadic } from '../dictionary.js';
import { randomNumbers, randomUnits } from '../random-text.js';
import { growsInProportion } from './growth.js';

const tokenizers = (['kuromoji', 'mecab'] as const).map((rules) => ({
  rules,
  tokenizer: createTokenizer(ipadic(), { rules }),
  withWords: createTokenizer(ipadic(), {
    rules,
    userWords: [{ surface: '𠮷野家' }, { surface: '🎉🎊' }, { surface: 'a b' }, { surface: '\0x' }],
  }),
}));

describe.each(tokenizers)('the rule set $rules', ({ tokenizer, withWords }) => {
  test('loses no unit of any text', () => {
    const random = randomNumbers(21);
    for (let i = 0; i < 4000; i++) {
      const text = randomUnits(random);
      for (const one of [tokenizer, withWords]) {
        const tokens = one.tokenize(text);
        const surfaces = tokens.map(({ surface }) => surface);
        const wrong = tokens.find(
          ({ surface, start, end }, at) =>
            start !== (tokens[at - 1]?.end ?? 0) ||
            end <= start ||
            surface !== text.slice(start, end),
        );
        expect(wrong, JSON.stringify(text)).toBeUndefined();
        expect(surfaces.join('')).toBe(text);
        expect(one.segment(text).join('|')).toBe(surfaces.join('|'));
      }
    }
  });

  test('parts no pair of surrogates', () => {
    const random = randomNumbers(22);
    for (let i = 0; i < 2000; i++) {
      const text = randomUnits(random);
      const parting = tokenizer
        .tokenize(text)
        .find(({ end }) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 1, end + 1)));
      expect(parting, JSON.stringify(text)).toBeUndefined();
    }
  });

  test('gives the same tokens at every call, whatever came before', () => {
    const random = randomNumbers(23);
    const texts = Array.from({ length: 300 }, () => randomUnits(random));
    const first = texts.map((text) => JSON.stringify(tokenizer.tokenize(text)));
    for (const [i, text] of [...texts.entries()].reverse()) {
      expect(JSON.stringify(tokenizer.tokenize(text))).toBe(first[i]);
    }
  });

  // A lattice that is emptied on the way must give what one that is not would give: cut at places where the words of the
  // whole text end, long texts and short ones agree.
  test('gives a long text the tokens of its parts', () => {
    const part = 'すもももももももものうち\u3000東京都に住む、アイスクリーム屋の100円セール。';
    const once = tokenizer.segment(part.repeat(3));
    const many = tokenizer.segment(part.repeat(3000));
    const perPart = once.length / 3;
    expect(many.length).toBe(perPart * 3000);
    expect(many.slice(-perPart)).toEqual(once.slice(-perPart));
    expect(many.slice(60 * perPart, 61 * perPart)).toEqual(once.slice(perPart, 2 * perPart));
  });

  test.each([
    ['prose', '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。'],
    [
      'prose without 、 and 。',
      'どこで生れたかとんと見当がつかぬが薄暗いじめじめした所で泣いていた事だけは記憶している',
    ],
    ['one Latin letter', 'a'],
    ['one katakana', 'ア'],
    ['one hiragana', 'あ'],
    ['one kanji', '漢'],
    ['one digit', '１'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['one emoji', '🎉'],
    ['brackets', '「'],
    ['two kanji numerals', '一二'],
  ])('takes time in proportion to the length: %s', (_, unit) => {
    const text = (length: number) => unit.repeat(Math.ceil(length / unit.length));
    const segment = (of: string) => tokenizer.segment(of);
    expect(growsInProportion(segment, text(10_000), text(80_000))).toBe(true);
  });
});
