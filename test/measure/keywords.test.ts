import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Keyword, type KeywordOptions, keywords } from '../../src/measure/keywords.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, markdownSentences, plainSentences } from './tokenized.js';

const essay = readFileSync(new URL('../../examples/essay.txt', import.meta.url), 'utf8');

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

const read = (text: string, options?: KeywordOptions): Keyword[] =>
  keywords(plainSentences(tokenizer, text), options);
const terms = (text: string, options?: KeywordOptions): string[] =>
  read(text, options).map(({ term }) => term);

describe('keywords', () => {
  it('names the subjects of an essay and no fragment', () => {
    const found = terms(essay);
    expect(found).toHaveLength(10);
    for (const fragment of ['的', 'こと', '年', 'お客', '自分', '今回', 'する'])
      expect(found).not.toContain(fragment);
  });

  it('keeps compounds and product names whole', () => {
    const text =
      'Amazon Elastic Kubernetes Service の話\n\nAmazon Elastic Kubernetes Service は分散システムだ。分散システムは難しい。';
    expect(terms(text)).toEqual(
      expect.arrayContaining(['Amazon Elastic Kubernetes Service', '分散システム']),
    );
  });

  it('finds its positions in the source', () => {
    const text = '猫カフェの話\n\n今日は猫カフェに行った。Ｓ３とS3。';
    for (const { positions, forms } of read(text)) {
      for (const { start, end } of positions) {
        const surface = text.slice(start, end).normalize('NFKC');
        expect(forms.map((form) => form.text)).toContain(surface);
      }
    }
  });

  it('counts a title given by the caller though it stands nowhere in the source', () => {
    const [first] = keywords(markdownSentences(tokenizer, '猫カフェに行った。', '猫カフェ'));
    expect(first).toMatchObject({ term: '猫カフェ', count: 2, positions: [{ start: 0, end: 4 }] });
  });

  it('gives an empty list for a post without words', () => {
    expect(terms('')).toEqual([]);
    expect(terms('。。。！ 12 — 3')).toEqual([]);
  });

  it('refuses options that are not what they should be', () => {
    const wrong = (options: object) => () => keywords([], options);
    expect(wrong({ limit: -1 })).toThrow(
      new RangeError('limit must be a whole number of 0 or more, got -1'),
    );
    expect(wrong({ limit: '5' })).toThrow(
      new TypeError('limit must be a whole number of 0 or more, got "5"'),
    );
    expect(wrong({ minScore: 2 })).toThrow(
      new RangeError('minScore must be a number from 0 to 1, got 2'),
    );
    expect(wrong({ stopWords: 'の' })).toThrow(
      new TypeError('stopWords must be an array of strings, got "の"'),
    );
    expect(() => keywords(null as never)).toThrow(
      new TypeError('sentences must be an array, got null'),
    );
  });
});
