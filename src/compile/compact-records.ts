import { FEATURES_PART, SPELLED_OUT, streamId } from '../dictionary/compact-format.js';
import type { SortedWords } from '../dictionary/expand-words.js';
import { FEATURE_FLAG, skipFeatures } from '../dictionary/features.js';
import { ENTRY_CONTEXT_MASK, ENTRY_LAST } from '../dictionary/format.js';
import { learnReadings } from './compact-readings.js';
import type { Stream } from './compact-streams.js';

/** `values` grouped by the context beside each; within a group in order. */
export function groupedBy(contexts: readonly number[], values: readonly number[]): number[] {
  const order = contexts.map((_, i) => i).sort((a, b) => contexts[a]! - contexts[b]! || a - b);
  return order.map((i) => values[i]!);
}

/** The kana of a record, and the characters that they read. */
interface MiddleReading {
  readonly word: number;
  /** Where the characters begin in the word. */
  readonly start: number;
  readonly codes: readonly number[];
  readonly kana: Uint8Array;
}

/** Take the records of packed features apart, word by word in order of codes. */
export function packRecords(
  section: number,
  bytes: Uint8Array,
  entries: Int32Array,
  words: SortedWords,
  firstEntry: Int32Array,
  alphabetSize: number,
): Stream[] {
  const begins = new Uint32Array(entries.length + 1);
  for (let entry = 0; entry < entries.length; entry++) {
    begins[entry + 1] = skipFeatures(bytes, begins[entry]!);
  }
  const contexts: number[] = [];
  const flags: number[] = [];
  const baseContexts: number[] = [];
  const bases: number[] = [];
  const ends: number[] = [];
  const middles: MiddleReading[] = [];
  const masks: number[] = [];
  const spelled: number[] = [];
  const path: number[] = [];
  let node = 0;
  firstEntry.forEach((first, word) => {
    path.length = words.shared[word]!;
    for (let i = 0; i < words.added[word]!; i++) path.push(words.codeOf[++node]!);
    for (let entry = first; ; entry++) {
      const end = begins[entry + 1]!;
      const context = entries[entry]! & ENTRY_CONTEXT_MASK;
      let at = begins[entry]!;
      const flag = bytes[at++]!;
      contexts.push(context);
      flags.push(flag);
      if (flag & FEATURE_FLAG.BASE) {
        baseContexts.push(context);
        bases.push(bytes[at++]!);
      }
      const tail = lengthOfPronunciation(bytes, at, flag, end);
      if (flag & FEATURE_FLAG.READING_SHARED) {
        const shared = bytes[at]!;
        ends.push(shared ^ words.kanaEnds[word]!);
        const start = shared >> 4;
        const codes = path.slice(start, Math.max(start, path.length - (shared & 15)));
        middles.push({ word, start, codes, kana: bytes.subarray(at + 2, end - tail) });
      }
      const rest = bytes.subarray(end - tail, end);
      (flag & FEATURE_FLAG.PRONUNCIATION_MASK ? masks : spelled).push(...rest);
      if (entries[entry]! & ENTRY_LAST) break;
    }
  });
  const part = (name: keyof typeof FEATURES_PART, content: readonly number[]): Stream => [
    streamId(section, FEATURES_PART[name]),
    Uint8Array.from(content),
  ];
  const readings = packReadings(middles, words, alphabetSize);
  return [
    part('FLAGS', groupedBy(contexts, flags)),
    part('BASES', groupedBy(baseContexts, bases)),
    part('ENDS', ends),
    part('READING_COUNTS', readings.counts),
    part('READINGS', readings.table),
    part('READING_CHOICES', readings.choices),
    part('KANA_SAME', readings.same),
    part('KANA_ADDED', readings.added),
    part('KANA', readings.kana),
    part('MASKS', masks),
    part('SPELLED', spelled),
  ];
}

/** Bytes of a mask or a spelled pronunciation, which end a record. `at` is behind the base edit. */
function lengthOfPronunciation(bytes: Uint8Array, at: number, flag: number, end: number): number {
  if (flag & FEATURE_FLAG.PRONUNCIATION_MASK) {
    return ((bytes[at]! >> 4) + (bytes[at]! & 15) + bytes[at + 1]! + 7) >> 3;
  }
  if ((flag & FEATURE_FLAG.PRONUNCIATION_SPELLED) === 0) return 0;
  if ((flag & FEATURE_FLAG.READING_SHARED) === 0) return end - at;
  let from = at + 2;
  for (let count = bytes[at + 1]!; count > 0; count--) from += bytes[from] === 0 ? 3 : 1;
  return end - from;
}

function packReadings(
  middles: readonly MiddleReading[],
  words: SortedWords,
  alphabetSize: number,
): Record<'counts' | 'table' | 'choices' | 'same' | 'added' | 'kana', number[]> {
  const canBeDivided = ({ codes, kana }: MiddleReading) =>
    codes.length > 0 && kana.length > 0 && !kana.includes(0);
  const table = learnReadings(middles.filter(canBeDivided), alphabetSize);
  const choices: number[] = [];
  const same: number[] = [];
  const added: number[] = [];
  const spelledOut: number[] = [];
  const chosen: number[] = [];
  let before: Uint8Array = new Uint8Array(0);
  let wordBefore = -1;
  for (const middle of middles) {
    while (wordBefore < middle.word) {
      wordBefore++;
      chosen.fill(0, words.shared[wordBefore]!);
    }
    const { start, codes, kana } = middle;
    const divided = canBeDivided(middle) ? table.divide(middle) : null;
    if (divided !== null) {
      divided.forEach((choice, i) => {
        choices.push(choice ^ (chosen[start + i] ?? 0));
        chosen[start + i] = choice;
      });
      continue;
    }
    if (codes.length > 0) choices.push(SPELLED_OUT);
    let kept = 0;
    while (kept < kana.length && kana[kept] === before[kept]) kept++;
    same.push(kept);
    added.push(kana.length - kept);
    spelledOut.push(...kana.subarray(kept));
    before = kana;
  }
  return {
    counts: table.readings.map((readings) => readings.length),
    table: table.readings.flatMap((readings) => readings.flatMap((reading) => [...reading, 0])),
    choices,
    same,
    added,
    kana: spelledOut,
  };
}
