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

it.each([
  ['description', description],
  ['frequency', frequency],
  ['highlights', highlights],
  ['keywords', keywords],
  ['outline', outline],
  ['readability', readability],
  ['summarize', summarize],
  ['tokenizeSentences', (sentences: never) => tokenizeSentences(sentences, tinyTokenizer())],
])('%s refuses what is no list of sentences', (_, measure) => {
  for (const [value, shown] of [
    ['港の朝。', '"港の朝。"'],
    [null, 'null'],
    [{ length: 1 }, 'an object'],
  ])
    expect(() => measure(value as never)).toThrow(
      new TypeError(`sentences must be an array, got ${shown}`),
    );
});

it.each([
  ['description', description],
  ['frequency', frequency],
  ['highlights', highlights],
  ['keywords', keywords],
  ['outline', outline],
  ['summarize', summarize],
])('%s tells that sentences without tokens are to be tokenized first', (_, measure) => {
  expect(() => measure([{ text: '港の朝。' }] as never)).toThrow(
    new TypeError(
      'sentences[0].tokens must be an array, as tokenizeSentences gives, got undefined',
    ),
  );
});
