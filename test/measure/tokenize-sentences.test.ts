import { expect, it } from 'vitest';
import {
  createTokenizer,
  loadDictionary,
  readMarkdown,
  splitSentences,
  tokenizeSentences,
} from 'yomitoki';

const tokenizer = createTokenizer(await loadDictionary());

it.each([
  '港の朝は早い。市場に魚が並ぶ。',
  '**港**の朝は[早い](https://example.com)。&amp; と `code` が立つ。',
  'ＡＢＣと｢ﾐﾅﾄ｣、か\u3099と👨‍👩‍👧。',
  '　全角の　空白。\n次の行。',
])('gives what a copy of the tokenizer gives: %s', (source) => {
  const sentences = splitSentences(readMarkdown(source, { title: '港の **朝**' }));
  expect(tokenizeSentences(sentences, tokenizer)).toEqual(
    tokenizeSentences(sentences, { ...tokenizer }),
  );
});

it('asks a copy of the tokenizer with a method of its own', () => {
  const own = { ...tokenizer, tokenize: (text: string) => tokenizer.tokenize(text).slice(0, 1) };
  const [sentence] = tokenizeSentences(splitSentences(readMarkdown('港の朝。')), own);
  expect(sentence!.tokens.map(({ surface }) => surface)).toEqual(['港']);
});
