import type { Trie } from '../../src/dictionary/trie.js';

/** The value of `codes` (doubled) in the trie, or -1. (The lattice walks by itself, all words of a place at once.) */
export function findWord(trie: Trie, codes: ArrayLike<number>): number {
  let slot = 0;
  let link = trie[0]!;
  for (let i = 0; i < codes.length; i++) {
    if (link < 0) return -1;
    const next = (link & ~1) + codes[i]!;
    if (trie[next + 1] !== slot) return -1;
    slot = next;
    link = trie[slot]!;
  }
  if (link < 0) return ~link;
  return slot !== 0 && (link & 1) === 1 ? trie[link & ~1]! : -1;
}
