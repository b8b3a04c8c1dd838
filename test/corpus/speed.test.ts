import { expect, it } from 'vitest';
import { type Corpus, createCorpus } from '../../src/corpus/corpus.js';
import { growsAtMost } from '../laws/growth.js';

it('changes a post among thousands without reading them all anew', () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 16807) % 2147483647;
    return seed % below;
  };
  const post = () => ({
    frequency: Array.from({ length: 100 }, () => ({
      // few common words, many rare ones
      term: `語${Math.floor(20000 ** (random(1000) / 1000))}`,
      count: 1 + random(5),
      partOfSpeech: '名詞',
    })),
  });
  const corpusOf = (posts: number) => {
    const corpus = createCorpus();
    for (let i = 0; i < posts; i++) corpus.set(`${i}`, post());
    return corpus;
  };
  const small = corpusOf(200);
  const large = corpusOf(3000);
  const change = (corpus: Corpus) => {
    for (let i = 0; i < 100; i++) corpus.set(`${i}`, post());
  };
  // 15 times the posts: reading them all would take 15 times as long
  expect(growsAtMost(8, change, small, large)).toBe(true);
  expect([small.size, large.size]).toEqual([200, 3000]);
});
