import { LONGEST_WORD, SPELLED_OUT } from './compact-format.js';
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
    readingCounts: Uint8Array;
    readings: Uint8Array;
    choices: Uint8Array;
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
  const { flags, bases, ends, readings, choices, same, added, kana, masks, spelled } = streams;
  const built = new Uint8Array(target.bytes.length);
  // Where the record of each entry begins in `built`, and its length.
  const begins = new Uint32Array(contexts.length);
  const lengths = new Uint16Array(contexts.length);
  const nextFlags = groupStarts(contexts);
  const nextBase = baseStarts(contexts, flags, nextFlags.slice());
  const table = readingStarts(streams.readingCounts, readings);
  // The last record that was spelled out.
  const before = new Uint8Array(1024);
  // Codes of the word, and the last choice for each place.
  const path = new Uint16Array(2 * LONGEST_WORD);
  const chosen = new Uint8Array(2 * LONGEST_WORD);
  let node = 0;
  let at = 0;
  let endsAt = 0;
  let choicesAt = 0;
  let spelledOutAt = 0;
  let kanaAt = 0;
  let masksAt = 0;
  let spelledAt = 0;
  for (let word = 0, i = 0; word < words.count; word++) {
    const first = firstEntry[word]!;
    const end = first + counts[word]!;
    const wordLength = words.shared[word]! + words.added[word]!;
    for (let place = words.shared[word]!; place < wordLength; place++) {
      path[place] = words.codeOf[++node]!;
      chosen[place] = 0;
    }
    for (let entry = first; entry < end; entry++, i++) {
      const context = contexts[i]!;
      const begin = at;
      const flag = flags[nextFlags[context]!++]!;
      built[at++] = flag;
      if (flag & FEATURE_FLAG.BASE) built[at++] = bases[nextBase[context]!++]!;
      let length = 0;
      if (flag & FEATURE_FLAG.READING_SHARED) {
        const shared = ends[endsAt++]! ^ words.kanaEnds[word]!;
        built[at++] = shared;
        const countAt = at++;
        const last = wordLength - (shared & 15);
        let place = shared >> 4;
        let count = 0;
        if (place >= last || choices[choicesAt] === SPELLED_OUT) {
          if (place < last) choicesAt++;
          const kept = same[spelledOutAt]!;
          const size = kept + added[spelledOutAt++]!;
          for (let k = kept; k < size; k++) before[k] = kana[kanaAt++]!;
          for (let k = 0; k < size; k++) built[at++] = before[k]!;
          count = kanaCount(before, size);
        } else {
          for (; place < last; place++) {
            const choice = chosen[place]! ^ choices[choicesAt++]!;
            chosen[place] = choice;
            let from = table.starts[table.first[path[place]!]! + choice]!;
            for (; readings[from]! > 0; from++) built[at++] = readings[from]!;
          }
          count = at - countAt - 1;
        }
        built[countAt] = count;
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

/** Where the readings of each code begin among all readings, and where each reading begins in the bytes. */
function readingStarts(
  counts: Uint8Array,
  readings: Uint8Array,
): { first: Uint32Array; starts: Uint32Array } {
  const first = new Uint32Array(counts.length + 1);
  for (let code = 0; code < counts.length; code++) first[code + 1] = first[code]! + counts[code]!;
  const starts = new Uint32Array(first[counts.length]! + 1);
  for (let at = 0, reading = 1; at < readings.length; at++) {
    if (readings[at] === 0) starts[reading++] = at + 1;
  }
  return { first, starts };
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
