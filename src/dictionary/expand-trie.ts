import { fromThreePlanes } from './compact-format.js';
import type { SortedWords } from './expand-words.js';

/**
 * Lay the trie out as it was.
 *
 * `buildTrie` searches room for the children of each node; here their places are known. Nodes come in the order in
 * which it placed them, level by level, so the first free slot is where most single children went, and near where the
 * others did. Slots are counted one by one here; the trie's own numbers are twice as much.
 *
 * @param firstEntry the first entry of each word
 * @param trie to be filled
 */
export function expandTrie(
  streams: { singles: Uint8Array; blocks: Uint8Array },
  words: SortedWords,
  firstEntry: Int32Array,
  alphabetSize: number,
  trie: Int32Array,
): void {
  const singles = fromThreePlanes(streams.singles);
  const blocks = fromThreePlanes(streams.blocks);
  let singlesAt = 0;
  let blocksAt = 0;
  const { codeOf, firstChild, nextSibling, wordOf } = words;
  const frontier = new Frontier(trie, alphabetSize);
  const slotOf = new Int32Array(words.nodeCount);
  trie.fill(-1);
  for (const node of breadthFirst(words)) {
    const slot = slotOf[node]!;
    const word = wordOf[node]!;
    const child = firstChild[node]!;
    if (child === 0 && word >= 0) {
      trie[2 * slot] = ~firstEntry[word]!;
      continue;
    }
    const place = isSingle(words, node) ? singles[singlesAt++]! : blocks[blocksAt++]!;
    const first = frontier.slot() + place;
    const block = word >= 0 ? first : first - codeOf[child]!;
    trie[2 * slot] = (2 * block) | (word >= 0 ? 1 : 0);
    if (word >= 0) {
      trie[2 * block] = firstEntry[word]!;
      trie[2 * block + 1] = 2 * slot;
    }
    for (let other = child; other !== 0; other = nextSibling[other]!) {
      const childSlot = block + codeOf[other]!;
      slotOf[other] = childSlot;
      trie[2 * childSlot + 1] = 2 * slot;
    }
  }
}

/** The nodes level by level, each level in order. */
export function breadthFirst({ nodeCount, firstChild, nextSibling }: SortedWords): Int32Array {
  const queue = new Int32Array(nodeCount);
  let end = 1;
  for (let at = 0; at < end; at++) {
    for (let child = firstChild[queue[at]!]!; child !== 0; child = nextSibling[child]!) {
      queue[end++] = child;
    }
  }
  return queue;
}

/** Whether an inner node has one child only, the value of a word that ends there included. */
export function isSingle({ firstChild, nextSibling, wordOf }: SortedWords, node: number): boolean {
  return wordOf[node]! < 0 && nextSibling[firstChild[node]!] === 0;
}

/** Finds the first free slot from `start` on; taken slots have a parent. Below it lie slots that hardly any block fits. */
export class Frontier {
  readonly #trie: Int32Array;
  #slot: number;

  constructor(trie: Int32Array, start: number) {
    this.#trie = trie;
    this.#slot = start;
  }

  slot(): number {
    while (2 * this.#slot < this.#trie.length && this.#trie[2 * this.#slot + 1] !== -1) {
      this.#slot++;
    }
    return this.#slot;
  }
}
