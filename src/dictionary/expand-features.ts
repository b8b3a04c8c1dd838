import type { SortedWords } from './expand-words.js';
import { FEATURE_FLAG } from './features.js';
import { ENTRY_CONTEXT_MASK, FEATURE_STRIDE } from './format.js';

/**
 * Give the records of readings and base forms back (`features.ts`).
 *
 * Records come word by word in order of codes, where neighbours share the beginning of their readings; they are built
 * in that order and then put where their entries are.
 */
export function expandFeatures(
  streams: {
    flags: Uint8Array;
    bases: Uint8Array;
    ends: Uint8Array;
    same: Uint8Array;
    added: Uint8Array;
    kana: Uint8Array;
    masks: Uint8Array;
    spelled: Uint8Array;
  },
  words: SortedWords,
  counts: Uint8Array,
  contexts: Uint16Array,
  firstEntry: Int32Array,
  target: { index: Uint32Array; bytes: Uint8Array },
): void {
  const { flags, bases, ends, same, added, kana, masks, spelled } = streams;
  const built = new Uint8Array(target.bytes.length);
  // Where the record of each entry begins in `built`, and its length.
  const begins = new Uint32Array(contexts.length);
  const lengths = new Uint16Array(contexts.length);
  const nextFlags = groupStarts(contexts);
  const nextBase = baseStarts(contexts, flags, nextFlags.slice());
  const before = new Uint8Array(1024);
  let at = 0;
  let endsAt = 0;
  let kanaAt = 0;
  let masksAt = 0;
  let spelledAt = 0;
  for (let word = 0, i = 0; word < words.count; word++) {
    const first = firstEntry[word]!;
    const end = first + counts[word]!;
    for (let entry = first; entry < end; entry++, i++) {
      const context = contexts[i]!;
      const begin = at;
      const flag = flags[nextFlags[context]!++]!;
      built[at++] = flag;
      if (flag & FEATURE_FLAG.BASE) built[at++] = bases[nextBase[context]!++]!;
      let length = 0;
      if (flag & FEATURE_FLAG.READING_SHARED) {
        const shared = ends[endsAt]! ^ words.kanaEnds[word]!;
        const kept = same[endsAt]!;
        const size = kept + added[endsAt++]!;
        for (let k = kept; k < size; k++) before[k] = kana[kanaAt++]!;
        const count = kanaCount(before, size);
        built[at++] = shared;
        built[at++] = count;
        for (let k = 0; k < size; k++) built[at++] = before[k]!;
        length = (shared >> 4) + (shared & 15) + count;
      }
      if (flag & FEATURE_FLAG.PRONUNCIATION_MASK) {
        for (let bytes = (length + 7) >> 3; bytes > 0; bytes--) built[at++] = masks[masksAt++]!;
      } else if (flag & FEATURE_FLAG.PRONUNCIATION_SPELLED) {
        const size = 1 + kanaSize(spelled, spelledAt + 1, spelled[spelledAt]!);
        for (let k = 0; k < size; k++) built[at++] = spelled[spelledAt++]!;
      }
      begins[entry] = begin;
      lengths[entry] = at - begin;
    }
  }
  const { index, bytes } = target;
  for (let entry = 0, to = 0; entry < begins.length; entry++) {
    if (entry % FEATURE_STRIDE === 0) index[entry / FEATURE_STRIDE] = to;
    const end = begins[entry]! + lengths[entry]!;
    for (let from = begins[entry]!; from < end; from++) bytes[to++] = built[from]!;
  }
}

/** Where the group of each context begins, when entries are grouped by context. */
export function groupStarts(contexts: Uint16Array): Int32Array {
  const starts = new Int32Array(ENTRY_CONTEXT_MASK + 2);
  for (let i = 0; i < contexts.length; i++) starts[contexts[i]! + 1]!++;
  for (let context = 0; context <= ENTRY_CONTEXT_MASK; context++) {
    starts[context + 1]! += starts[context]!;
  }
  return starts;
}

/** The same for the entries that have a base edit. */
function baseStarts(contexts: Uint16Array, flags: Uint8Array, next: Int32Array): Int32Array {
  const starts = new Int32Array(ENTRY_CONTEXT_MASK + 2);
  for (let i = 0; i < contexts.length; i++) {
    const context = contexts[i]!;
    if (flags[next[context]!++]! & FEATURE_FLAG.BASE) starts[context + 1]!++;
  }
  for (let context = 0; context <= ENTRY_CONTEXT_MASK; context++) {
    starts[context + 1]! += starts[context]!;
  }
  return starts;
}

/** How many kana `size` bytes hold: one that begins with 0 has three bytes. */
function kanaCount(bytes: Uint8Array, size: number): number {
  let count = 0;
  for (let at = 0; at < size; count++) at += bytes[at] === 0 ? 3 : 1;
  return count;
}

/** How many bytes `count` kana have. */
function kanaSize(bytes: Uint8Array, from: number, count: number): number {
  let at = from;
  for (let k = 0; k < count; k++) at += bytes[at] === 0 ? 3 : 1;
  return at - from;
}
