import { LONGEST_WORD, SPELLED_OUT } from './compact-format.js';
import type { SortedWords } from './expand-words.js';
import { FEATURE_FLAG } from './features.js';
import { ENTRY_CONTEXT_MASK, FEATURE_STRIDE } from './format.js';

/** The streams that records are made of (`compact-format.ts`). */
interface FeatureStreams {
  readonly flags: Uint8Array;
  readonly bases: Uint8Array;
  readonly ends: Uint8Array;
  readonly readingCounts: Uint8Array;
  readonly readings: Uint8Array;
  readonly choices: Uint8Array;
  readonly same: Uint8Array;
  readonly added: Uint8Array;
  readonly kana: Uint8Array;
  readonly masks: Uint8Array;
  readonly spelled: Uint8Array;
}

/**
 * Give the records of readings and base forms back (`features.ts`).
 *
 * Records come word by word in order of codes, where neighbours share the beginning of their readings; they are built
 * in that order and then put where their entries are.
 */
export function expandFeatures(
  streams: FeatureStreams,
  words: SortedWords,
  counts: Uint8Array,
  contexts: Uint16Array,
  firstEntry: Int32Array,
  target: { index: Uint32Array; bytes: Uint8Array },
): void {
  const { flags, bases } = streams;
  const built = new RecordBuilder(streams, words, target.bytes.length);
  // Where the record of each entry begins among those built, and its length.
  const begins = new Uint32Array(contexts.length);
  const lengths = new Uint16Array(contexts.length);
  const nextFlags = groupStarts(contexts);
  const nextBase = baseStarts(contexts, flags, nextFlags.slice());
  for (let word = 0, i = 0; word < words.count; word++) {
    built.enter(word);
    const first = firstEntry[word]!;
    const end = first + counts[word]!;
    for (let entry = first; entry < end; entry++, i++) {
      const context = contexts[i]!;
      const flag = flags[nextFlags[context]!++]!;
      const base = flag & FEATURE_FLAG.BASE ? bases[nextBase[context]!++]! : 0;
      begins[entry] = built.length;
      built.add(flag, base);
      lengths[entry] = built.length - begins[entry]!;
    }
  }
  const { index, bytes } = target;
  for (let entry = 0, to = 0; entry < begins.length; entry++) {
    if (entry % FEATURE_STRIDE === 0) index[entry / FEATURE_STRIDE] = to;
    const end = begins[entry]! + lengths[entry]!;
    for (let from = begins[entry]!; from < end; from++) bytes[to++] = built.bytes[from]!;
  }
}

/** Builds the records of words in order of their codes; each is told by what differs from the one before. */
class RecordBuilder {
  readonly bytes: Uint8Array;
  length = 0;
  readonly #streams: FeatureStreams;
  readonly #words: SortedWords;
  readonly #table: { readonly first: Uint32Array; readonly starts: Uint32Array };
  /** Codes of the word at hand, and the last choice of a reading for each place. */
  readonly #path = new Uint16Array(2 * LONGEST_WORD);
  readonly #chosen = new Uint8Array(2 * LONGEST_WORD);
  /** The last record that was spelled out. */
  readonly #before = new Uint8Array(1024);
  #node = 0;
  #wordLength = 0;
  #kanaEnds = 0;
  // Places in the streams.
  #endsAt = 0;
  #choicesAt = 0;
  #spelledOutAt = 0;
  #kanaAt = 0;
  #masksAt = 0;
  #spelledAt = 0;

  constructor(streams: FeatureStreams, words: SortedWords, size: number) {
    this.bytes = new Uint8Array(size);
    this.#streams = streams;
    this.#words = words;
    this.#table = readingStarts(streams.readingCounts, streams.readings);
  }

  /** Turn to the next word. */
  enter(word: number): void {
    const { shared, added, codeOf, kanaEnds } = this.#words;
    this.#wordLength = shared[word]! + added[word]!;
    this.#kanaEnds = kanaEnds[word]!;
    for (let place = shared[word]!; place < this.#wordLength; place++) {
      this.#path[place] = codeOf[++this.#node]!;
      this.#chosen[place] = 0;
    }
  }

  /** Add a record of the word. */
  add(flag: number, base: number): void {
    this.bytes[this.length++] = flag;
    if (flag & FEATURE_FLAG.BASE) this.bytes[this.length++] = base;
    const kana = flag & FEATURE_FLAG.READING_SHARED ? this.#addReading() : 0;
    if (flag & FEATURE_FLAG.PRONUNCIATION_MASK) this.#addMask(kana);
    else if (flag & FEATURE_FLAG.PRONUNCIATION_SPELLED) this.#addPronunciation();
  }

  /** Returns how many kana the reading has. */
  #addReading(): number {
    const { ends, choices } = this.#streams;
    const shared = ends[this.#endsAt++]! ^ this.#kanaEnds;
    const head = shared >> 4;
    const tail = shared & 15;
    this.bytes[this.length++] = shared;
    const countAt = this.length++;
    const last = this.#wordLength - tail;
    const hasChoices = head < last;
    const isSpelledOut = !hasChoices || choices[this.#choicesAt] === SPELLED_OUT;
    if (isSpelledOut && hasChoices) this.#choicesAt++;
    const count = isSpelledOut ? this.#spellOut() : this.#choose(head, last);
    this.bytes[countAt] = count;
    return head + tail + count;
  }

  /** Add kana that no reading in the table gives. Returns how many. */
  #spellOut(): number {
    const { same, added, kana } = this.#streams;
    const kept = same[this.#spelledOutAt]!;
    const size = kept + added[this.#spelledOutAt++]!;
    for (let k = kept; k < size; k++) this.#before[k] = kana[this.#kanaAt++]!;
    for (let k = 0; k < size; k++) this.bytes[this.length++] = this.#before[k]!;
    return kanaCount(this.#before, size);
  }

  /** Add the readings chosen for the characters from one place to another. Returns how many kana these are. */
  #choose(from: number, to: number): number {
    const { choices, readings } = this.#streams;
    const { first, starts } = this.#table;
    const begin = this.length;
    for (let place = from; place < to; place++) {
      const choice = this.#chosen[place]! ^ choices[this.#choicesAt++]!;
      this.#chosen[place] = choice;
      for (let at = starts[first[this.#path[place]!]! + choice]!; readings[at]! > 0; at++)
        this.bytes[this.length++] = readings[at]!;
    }
    return this.length - begin;
  }

  #addMask(kana: number): void {
    const { masks } = this.#streams;
    for (let size = (kana + 7) >> 3; size > 0; size--)
      this.bytes[this.length++] = masks[this.#masksAt++]!;
  }

  #addPronunciation(): void {
    const { spelled } = this.#streams;
    const size = 1 + kanaSize(spelled, this.#spelledAt + 1, spelled[this.#spelledAt]!);
    for (let k = 0; k < size; k++) this.bytes[this.length++] = spelled[this.#spelledAt++]!;
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
