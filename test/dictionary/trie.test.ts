import { describe, expect, it } from 'vitest';
import { buildTrie } from '../../src/dictionary/trie.js';
import { growsInProportion } from '../laws/growth.js';
import { findWord } from './find-word.js';

/** Words of one to six codes, sorted and different: of few codes, so that they branch often. */
function randomWords(count: number, codes: number): number[][] {
  let state = 7;
  const random = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
  const words = new Map<string, number[]>();
  while (words.size < count) {
    const word = Array.from({ length: 2 + random(5) }, () => 2 * (1 + random(codes)));
    words.set(word.map((code) => String.fromCharCode(code)).join(''), word);
  }
  return [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, word]) => word);
}

const valuesOf = (words: readonly number[][]) => words.map((_, i) => i);

describe('buildTrie', () => {
  it.each([[undefined], [1], [64]])('gives every word its value, with patience %s', (patience) => {
    for (const codes of [3, 80, 3000]) {
      const words = randomWords(codes < 10 ? 500 : 2000, codes);
      const trie = buildTrie(words, valuesOf(words), codes + 1, patience);
      expect(words.map((word) => findWord(trie, word))).toEqual(valuesOf(words));
      expect(findWord(trie, [2, 2, 2, 2, 2, 2, 2])).toBe(-1);
    }
  });

  it('takes time in proportion to the words when it is not patient', () => {
    const build = (words: number[][]) => buildTrie(words, valuesOf(words), 81, 64);
    expect(growsInProportion(build, randomWords(5000, 80), randomWords(40_000, 80))).toBe(true);
  });

  it('wastes little room when it is not patient', () => {
    const words = randomWords(20_000, 80);
    const [dense, quick] = [undefined, 64].map(
      (patience) => buildTrie(words, valuesOf(words), 81, patience).length,
    );
    expect(quick).toBeLessThan(1.1 * dense!);
  });
});
