import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenizer, loadDictionary, type Tokenizer } from 'yomitoki';
import { fromKuromoji } from 'yomitoki/kuromoji';
import { tinyTokenizer } from 'yomitoki/tiny';
import { buildKuromoji } from '../kuromoji.js';
import { hostileTexts, notStrings } from '../laws/hostile-texts.js';

// What every tokenizer owes, whoever wrote it. kuromoji is quadratic in places, so the texts are short.
const texts = hostileTexts.filter(({ text }) => text.length <= 3000);

const makers: Record<string, () => Promise<Tokenizer>> = {
  "the engine with MeCab's rules": async () =>
    createTokenizer(await loadDictionary(), { rules: 'mecab' }),
  "the engine with kuromoji's rules": async () =>
    createTokenizer(await loadDictionary(), { rules: 'kuromoji' }),
  'the kuromoji adapter': async () => fromKuromoji(await buildKuromoji()),
  'the tiny adapter': async () => tinyTokenizer(),
};

describe.each(Object.entries(makers))('%s', (_, make) => {
  let tokenizer: Tokenizer;
  beforeAll(async () => {
    tokenizer = await make();
  });

  it.each(texts)('loses nothing of $name', ({ text }) => {
    const tokens = tokenizer.tokenize(text);
    let at = 0;
    for (const token of tokens) {
      if (token.start !== at || text.slice(token.start, token.end) !== token.surface) break;
      at = token.end;
    }
    expect(at).toBe(text.length);
    expect(tokens.every((token) => token.surface !== '')).toBe(true);
    expect(tokenizer.segment(text).join('') === text).toBe(true);
  });

  it('gives tokens that JSON carries whole, and the same at every call', () => {
    const text = '約 3 年、Node.js と𠮷野家で働いた。';
    const tokens = tokenizer.tokenize(text);
    expect(JSON.parse(JSON.stringify(tokens))).toEqual(tokens);
    expect(tokenizer.tokenize(text)).toEqual(tokens);
    expect(tokenizer.segment(text)).toEqual(tokens.map((token) => token.surface));
    expect(Object.keys(tokens[0]!)).toEqual([
      'surface',
      'baseForm',
      'partOfSpeech',
      'conjugationType',
      'conjugationForm',
      'reading',
      'pronunciation',
      'lexicon',
      'start',
      'end',
    ]);
  });

  it.each(notStrings)('refuses %s', (__, value) => {
    expect(() => tokenizer.tokenize(value as string)).toThrow(TypeError);
    expect(() => tokenizer.segment(value as string)).toThrow(TypeError);
  });
});

it.each([
  [undefined, 'undefined'],
  [null, 'null'],
  ['kuromoji', '"kuromoji"'],
  [{ build: () => {} }, 'an object'],
])('fromKuromoji refuses %j, which is no tokenizer', (kuromoji, got) => {
  expect(() => fromKuromoji(kuromoji as never)).toThrow(
    new TypeError(
      `kuromoji must be a tokenizer that its builder has built, with a method tokenize(text), got ${got}`,
    ),
  );
});
