/**
 * The compiled dictionary: one file, read in place. What its numbers mean is said here once, for the compiler and the
 * runtime; `trie.ts` and `features.ts` draw the two packed layouts that need more room.
 *
 * Little-endian. Every section begins at a multiple of 8 bytes and is padded with zeros to one.
 *
 * ```
 *  0  magic          8 bytes   "YOMITOKI"
 *  8  version        u32       FORMAT_VERSION
 * 12  fileLength     u32       bytes, this header included
 * 16  sectionCount   u32
 * 20  headerChecksum u32       of the header (this field as 0) and the section table
 * 24  section table  16 bytes each:  id u32 | offset u32 | length u32 (unpadded) | checksum u32 (padded bytes)
 *     sections
 * ```
 *
 * | section | elements | content |
 * |---|---|---|
 * | COUNTS | i32 | see `Counts` |
 * | CODES | u16 × 65536 | UTF-16 unit → code × 2 (the trie's alphabet; see below) |
 * | CLASSES | u8 | code → character class |
 * | CLASS_RULES | i32 × 4 | a character class: kinds, flags, first unknown entry, number of unknown entries |
 * | UNKNOWN | i32 | entries (as in a lexicon) of unknown words, by character category |
 * | MATRIX | i16 | connection costs (連接コスト): [left id of the right word × contexts + right id of the left word] |
 * | CONTEXTS | u16 × 6 | context id → part of speech 1–4, conjugation type, conjugation form: numbers of STRINGS |
 * | CONTEXT_IDS | u16 | context id → the id that IPADIC gives it |
 * | STRINGS | UTF-8 | strings, each ended by `\n`; number 0 is `*` |
 * | BASE_EDITS | UTF-8 | pairs `cut` `\t` `added`: how a base form ends where the surface ends otherwise |
 * | TRIE, ENTRIES | i32 | the lexicon of IPADIC |
 * | FEATURE_INDEX, FEATURES | u32, u8 | its readings and base forms |
 * | LISTED_…, ADDED_… | | the lexicons of the word lists and of a user's own CSV; features as text |
 *
 * Codes. The alphabet of the lexicons is numbered by expected use, so that common characters share cache lines:
 *
 * ```
 * 0                  no character (the trie keeps the value of an inner node there)
 * 1 … classes        a character that no lexicon uses, by its character class
 * classes + 1        a surrogate that stands alone
 * classes + 2, + 3   the first and second half of a pair
 * classes + 4        the end of the text
 * classes + 5 …      characters of the lexicons
 * ```
 *
 * Entry. Left id and right id are equal for every word of IPADIC and fix its part of speech and conjugation, so an
 * entry is one number; the entries of one surface follow each other and the last one is marked:
 *
 * ```
 * 31          16 15   14          0
 * [ word cost  ][last][ context id ]
 * ```
 *
 * Context ids are numbered by expected use too; 0 stays the id of both ends of a sentence.
 */

export const MAGIC = 'YOMITOKI';
export const FORMAT_VERSION = 1;
export const HEADER_BYTES = 24;
export const TABLE_ENTRY_BYTES = 16;

// Above the first object: only then does the bundler write numbers in place of them.
export const ENTRY_LAST = 0x8000;
export const ENTRY_CONTEXT_MASK = 0x7fff;
export const ENTRY_COST_SHIFT = 16;

/** Sections of the file, by the id in the section table. */
export const SECTION = {
  COUNTS: 1,
  CODES: 2,
  CLASSES: 3,
  CLASS_RULES: 4,
  UNKNOWN: 5,
  MATRIX: 6,
  CONTEXTS: 7,
  STRINGS: 8,
  BASE_EDITS: 9,
  CONTEXT_IDS: 10,
  TRIE: 16,
  ENTRIES: 17,
  FEATURE_INDEX: 18,
  FEATURES: 19,
  LISTED_TRIE: 32,
  LISTED_ENTRIES: 33,
  LISTED_FEATURE_INDEX: 34,
  LISTED_FEATURES: 35,
  ADDED_TRIE: 48,
  ADDED_ENTRIES: 49,
  ADDED_FEATURE_INDEX: 50,
  ADDED_FEATURES: 51,
} as const;

export type SectionId = (typeof SECTION)[keyof typeof SECTION];

/**
 * Positions in COUNTS. `…_DENSITY`: the most entries that the words beginning at one character can have together;
 * `…_LONGEST`: UTF-16 units of the longest word.
 */
export const COUNT = {
  CONTEXTS: 0,
  CLASSES: 1,
  CODES: 2,
  DENSITY: 3,
  LONGEST: 4,
  LISTED_DENSITY: 5,
  LISTED_LONGEST: 6,
  ADDED_DENSITY: 7,
  ADDED_LONGEST: 8,
} as const;
export const COUNTS_LENGTH = 9;

/** Pseudo-codes that follow those of the character classes. */
export const LONE_SURROGATE = 1;
export const PAIR_HEAD = 2;
export const PAIR_TAIL = 3;
export const END_OF_TEXT = 4;
export const PSEUDO_CODES = 5;

/** Columns of CLASS_RULES. `kinds`: bit set of the categories that a character belongs to, its own one included. */
export const CLASS_RULE = { KINDS: 0, FLAGS: 1, FIRST_UNKNOWN: 2, UNKNOWN_COUNT: 3 } as const;
export const CLASS_RULE_COLUMNS = 4;

/**
 * Flags of a character class, after `char.def`.
 *
 * ```
 * 11     8 7      4     1        0
 * [category][length][group][invoke]
 * ```
 */
export const CLASS_FLAG = {
  INVOKE: 1,
  GROUP: 2,
  LENGTH_SHIFT: 4,
  LENGTH_MASK: 15,
  CATEGORY_SHIFT: 8,
} as const;

/** Categories whose meaning the rules know: `char.def` lists them first. */
export const CATEGORY_DEFAULT = 0;
export const CATEGORY_SPACE = 1;

/** Entries between two numbers of a FEATURE_INDEX of IPADIC's lexicon. */
export const FEATURE_STRIDE = 32;

/** Separates the fields of a listed or added word's features: part of speech 1–4, type, form, base form, reading, pronunciation. */
export const FIELD_SEPARATOR = '\u001f';

/**
 * Checksum of 32-bit words. Four lanes, each a chain of invertible steps, so that a change of a single word always
 * shows and the processor has four multiplications under way.
 */
export function checksum(words: Int32Array): number {
  let a = 0x2545f491;
  let b = 0x5bd1e995;
  let c = 0x1b873593;
  let d = 0x3c6ef372;
  const whole = words.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    a = Math.imul(a ^ words[i]!, 0x01000193);
    b = Math.imul(b ^ words[i + 1]!, 0x01000193);
    c = Math.imul(c ^ words[i + 2]!, 0x01000193);
    d = Math.imul(d ^ words[i + 3]!, 0x01000193);
    // Multiplication carries upwards only; fold the high bits back once a round.
    a ^= d >>> 15;
    c ^= b >>> 15;
  }
  for (let i = whole; i < words.length; i++) a = Math.imul(a ^ words[i]!, 0x01000193);
  let sum = words.length;
  for (const lane of [a, b, c, d]) {
    sum = Math.imul(sum ^ lane, 0x85ebca6b);
    sum ^= sum >>> 13;
  }
  return sum >>> 0;
}
