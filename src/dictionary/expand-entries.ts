import { fromThreePlanes, fromTwoPlanes, WORD_COST_BIAS } from './compact-format.js';
import { groupStarts } from './expand-features.js';
import type { SortedWords } from './expand-words.js';
import { ENTRY_COST_SHIFT, ENTRY_LAST } from './format.js';

/** Give the entries back. Returns the first entry of each word. */
export function expandEntries(
  streams: {
    counts: Uint8Array;
    /** Already read from its planes. */
    contexts: Uint16Array;
    costs: Uint8Array;
    order: Uint8Array;
  },
  words: SortedWords,
  entries: Int32Array,
): Int32Array {
  const { counts, contexts } = streams;
  const firstEntry = new Int32Array(words.count);
  const order = fromThreePlanes(streams.order);
  for (let i = 0, entry = 0; i < words.count; i++) {
    const word = words.byRarity[i + order[i]!]!;
    firstEntry[word] = entry;
    entry += counts[word]!;
  }
  const costs = fromTwoPlanes(streams.costs);
  const next = groupStarts(contexts);
  for (let word = 0, i = 0; word < words.count; word++) {
    const first = firstEntry[word]!;
    const last = first + counts[word]! - 1;
    for (let entry = first; entry <= last; entry++, i++) {
      const context = contexts[i]!;
      const cost = costs[next[context]!++]! - WORD_COST_BIAS;
      entries[entry] = (cost << ENTRY_COST_SHIFT) | (entry === last ? ENTRY_LAST : 0) | context;
    }
  }
  return firstEntry;
}
