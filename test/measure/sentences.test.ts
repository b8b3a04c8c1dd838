import { expect, it } from 'vitest';
import {
  description,
  frequency,
  highlights,
  keywords,
  outline,
  readability,
  summarize,
  tokenizeSentences,
} from 'yomitoki';
import { tinyTokenizer } from '../../src/tokenizer/tiny.js';

type Measure = (sentences: never) => unknown;

/** What takes sentences with their tokens. */
const ofTokens: readonly [string, Measure][] = [
  ['description', description],
  ['frequency', frequency],
  ['highlights', highlights],
  ['keywords', keywords],
  ['outline', outline],
  ['summarize', summarize],
];
const measures: readonly [string, Measure][] = [
  ...ofTokens,
  ['readability', readability],
  ['tokenizeSentences', (sentences) => tokenizeSentences(sentences, tinyTokenizer())],
];

it.each(measures)('%s refuses what is no list of sentences', (_, measure) => {
  for (const [value, shown] of [
    ['港の朝。', '"港の朝。"'],
    [null, 'null'],
    [{ length: 1 }, 'an object'],
  ])
    expect(() => measure(value as never)).toThrow(
      new TypeError(`sentences must be an array, got ${shown}`),
    );
});

it.each(measures)('%s refuses a list of what are no sentences', (_, measure) => {
  for (const list of [['港の朝。'], [undefined], [null], [5], [{ surface: '港' }]])
    expect(() => measure(list as never)).toThrow(
      new TypeError('sentences[0].text must be a string, as splitSentences gives, got undefined'),
    );
});

it.each(ofTokens)(
  '%s tells that sentences without tokens are to be tokenized first',
  (_, measure) => {
    expect(() => measure([{ text: '港の朝。' }] as never)).toThrow(
      new TypeError(
        'sentences[0].tokens must be an array, as tokenizeSentences gives, got undefined',
      ),
    );
  },
);

it.each([undefined, null, 5, {}])(
  'tokenizeSentences refuses a tokenizer that is %s',
  (tokenizer) => {
    expect(() => tokenizeSentences([], tokenizer as never)).toThrow(
      new TypeError(
        `tokenizer must be an object with a method tokenize(text), got ${tokenizer instanceof Object ? 'an object' : tokenizer}`,
      ),
    );
  },
);
