/** What a word's characters between its kana ends are, and how they read: the low bytes of katakana. */
export interface CharactersRead {
  /** Codes of the characters. */
  readonly codes: readonly number[];
  readonly kana: Uint8Array;
}

/** Readings of single characters, the most frequent first. */
export interface ReadingTable {
  /** By code. */
  readonly readings: readonly (readonly Uint8Array[])[];
  /** The reading of each character, by its place in `readings`, or null if the table does not give this one. */
  divide(word: CharactersRead): number[] | null;
}

const LONGEST_READING = 6;
/** A reading that fewer words have is dearer to list than to spell. */
const FEWEST_WORDS = 3;
/** Readings of one character: numbers up to 126, so that `xor` of two is never SPELLED_OUT. */
const MOST_READINGS = 127;

/**
 * Learn how single characters read.
 *
 * Words are divided as is cheapest by the readings known so far, which begin with those of words of one character;
 * what comes of it are the readings of the next round (Viterbi training).
 */
export function learnReadings(
  words: readonly CharactersRead[],
  alphabetSize: number,
): ReadingTable {
  let known = countReadings(
    words.filter(({ codes }) => codes.length === 1),
    () => null,
    alphabetSize,
  );
  for (let round = 0; round < 3; round++) {
    const before = known;
    known = countReadings(words, (word) => divide(word, before, true), alphabetSize);
  }
  const readings: Uint8Array[][] = [];
  const places = known.map((counts, code) => {
    const list = [...counts.entries()]
      .filter(([, count]) => count >= FEWEST_WORDS)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MOST_READINGS);
    readings[code] = list.map(([key]) => bytesOf(key));
    return new Map(list.map(([key], place) => [key, place]));
  });
  const kept = places.map((list, code) => {
    return new Map([...list.keys()].map((key) => [key, known[code]!.get(key)!]));
  });
  return {
    readings,
    divide(word) {
      const lengths = divide(word, kept, false);
      if (lengths === null) return null;
      let at = 0;
      return lengths.map((length, i) => {
        const key = keyOf(word.kana, at, at + length);
        at += length;
        return places[word.codes[i]!]!.get(key)!;
      });
    },
  };
}

/** How often each character reads how: by code, then by key. */
type Counts = Map<number, number>[];

function countReadings(
  words: readonly CharactersRead[],
  lengthsOf: (word: CharactersRead) => number[] | null,
  alphabetSize: number,
): Counts {
  const counts: Counts = Array.from({ length: alphabetSize }, () => new Map());
  for (const word of words) {
    const lengths = word.codes.length === 1 ? [word.kana.length] : lengthsOf(word);
    let at = 0;
    lengths?.forEach((length, i) => {
      if (length <= LONGEST_READING) {
        const key = keyOf(word.kana, at, at + length);
        const of = counts[word.codes[i]!]!;
        of.set(key, (of.get(key) ?? 0) + 1);
      }
      at += length;
    });
  }
  return counts;
}

/** Kana that each character takes in the cheapest division, or null if there is none. */
function divide(
  { codes, kana }: CharactersRead,
  known: Counts,
  guessing: boolean,
): number[] | null {
  const width = kana.length + 1;
  const cost = new Float64Array((codes.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const taken = new Uint8Array(cost.length);
  cost[0] = 0;
  codes.forEach((code, i) => {
    const readings = known[code]!;
    for (let from = i; from < width; from++) {
      const before = cost[i * width + from]!;
      if (before === Number.POSITIVE_INFINITY) continue;
      let key = 0;
      const last = Math.min(kana.length, from + LONGEST_READING);
      for (let to = from + 1; to <= last; to++) {
        key = key * 256 + kana[to - 1]!;
        const count = readings.get(key);
        if (count === undefined && !guessing) continue;
        const more = count === undefined ? 20 + 4 * (to - from) : 16 - Math.log2(count);
        const at = (i + 1) * width + to;
        if (before + more >= cost[at]!) continue;
        cost[at] = before + more;
        taken[at] = to - from;
      }
    }
  });
  let at = kana.length;
  if (cost[codes.length * width + at] === Number.POSITIVE_INFINITY) return null;
  const lengths: number[] = [];
  for (let i = codes.length; i > 0; i--) {
    const length = taken[i * width + at]!;
    lengths.unshift(length);
    at -= length;
  }
  return lengths;
}

function keyOf(kana: Uint8Array, start: number, end: number): number {
  let key = 0;
  for (let i = start; i < end; i++) key = key * 256 + kana[i]!;
  return key;
}

function bytesOf(key: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = key; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}
