import { expect, it } from 'vitest';
import { createCorpus } from '../../src/corpus/corpus.js';

it('adds, changes and relates a post among thousands without reading them all anew', () => {
  const corpus = createCorpus();
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
  const time = (times: number, action: (i: number) => void) => {
    const started = performance.now();
    for (let i = 0; i < times; i++) action(i);
    return (performance.now() - started) / times;
  };
  time(200, (i) => corpus.set(`${i}`, post()));
  const among200 = time(100, (i) => corpus.set(`${i}`, post()));
  time(2800, (i) => corpus.set(`${200 + i}`, post()));
  const among3000 = time(100, (i) => corpus.set(`${i}`, post()));
  expect(corpus.size).toBe(3000);
  // 15 times the posts: reading them all would take 15 times as long; the machine may be busy
  expect(among3000).toBeLessThan(8 * among200 + 2);
  expect(time(20, (i) => corpus.related(`${i}`))).toBeLessThan(50);
});
