/**
 * The compact dictionary: what the flat file (`format.ts`) says, arranged so that it compresses to a sixth, for pages
 * that must download it. `expand.ts` gives the flat file back, byte for byte, in time that grows with its length.
 *
 * Little-endian.
 *
 * ```
 *  0  magic           8 bytes   "YOMITOKC"
 *  8  version         u32       COMPACT_VERSION
 * 12  fileLength      u32       bytes, this header included
 * 16  checksum        u32       of the file, padded with zeros to a multiple of 4 (this field as 0)
 * 20  flatLength      u32       bytes of the flat file
 * 24  streamsLength   u32       bytes of the streams
 * 28  streams, compressed (raw deflate)
 * ```
 *
 * The file is compressed inside, not by the server: browsers unpack deflate themselves, and many hosts compress no
 * file whose type they do not know. Raw deflate has no signature, so no server or proxy takes it for something that
 * it should unpack or label.
 *
 * Streams: a directory of u32 (count, then id and length of each), then their bytes. The id of a stream is that of
 * its section × 256, plus 0 for a section as it stands in the flat file, or the number of a part. Stream 0 is the
 * flat file's header and section table.
 *
 * Numbers of several bytes are kept as planes: all lowest bytes, then the next. `±` marks zigzag: 0, -1, 1, -2, 2 …
 * `short` is one byte below SHORT_LIMIT and two from there on: SHORT_LIMIT + high, low.
 *
 * | part | bytes | one a | content |
 * |---|---|---|---|
 * | ROWS, COLUMNS | 2 | row, column | 1 + the earlier row or column that it resembles most, or 0 |
 * | COSTS | 2 ± | pair | cost less what the similar row and column let expect (`expand-matrix.ts`) |
 * | SHARED, ADDED | 1 | word | characters that it shares with the word before, in order of codes; characters that follow |
 * | BRANCHES | short | word | code of its first added character, less that of the one which stands there in the word before |
 * | CODES | short | further added character | its code |
 * | SINGLES, BLOCKS | 3 ± | node with one child, with several | place of the first child, less the first free one (`expand-trie.ts`) |
 * | ENTRY_COUNTS | 1 | word | its entries |
 * | CONTEXTS | 2 | entry, word by word | context id |
 * | WORD_COSTS | 2 | entry, by context | word cost + WORD_COST_BIAS |
 * | ORDER | 3 ± | word in the order of entries | place by its characters, less its place (`expand-words.ts`) |
 * | FLAGS, BASES | 1 | entry, record with a base edit, by context | of the record of features (`features.ts`) |
 * | ENDS | 1 | record with a shared byte | that byte, xor what the surface lets expect |
 * | READING_COUNTS | 1 | code | readings that the table has for the character |
 * | READINGS | | reading in the table | its kana, and a 0 |
 * | READING_CHOICES | 1 | character between the kana ends of such a record | place of its reading in the table, xor that of the word before where they are the same; or SPELLED_OUT for the whole record |
 * | KANA_SAME, KANA_ADDED | 1 | record spelled out | bytes of kana as in the last one; bytes that follow |
 * | KANA, MASKS, SPELLED | | | those bytes; masks and spelled pronunciations as they stand |
 */

export const COMPACT_MAGIC = 'YOMITOKC';
export const COMPACT_VERSION = 1;
export const COMPACT_HEADER_BYTES = 28;

/** Positions in the header. */
export const COMPACT_HEADER = {
  VERSION: 8,
  FILE_LENGTH: 12,
  CHECKSUM: 16,
  FLAT_LENGTH: 20,
  STREAMS_LENGTH: 24,
} as const;

/** Parts of a section, by its name in SECTION. */
export const MATRIX_PART = { ROWS: 1, COLUMNS: 2, COSTS: 3 } as const;
export const TRIE_PART = {
  SHARED: 1,
  ADDED: 2,
  BRANCHES: 3,
  CODES: 4,
  SINGLES: 5,
  BLOCKS: 6,
} as const;
export const ENTRIES_PART = { ENTRY_COUNTS: 1, CONTEXTS: 2, WORD_COSTS: 3, ORDER: 4 } as const;
export const FEATURES_PART = {
  FLAGS: 1,
  BASES: 2,
  ENDS: 3,
  READING_COUNTS: 4,
  READINGS: 5,
  READING_CHOICES: 6,
  KANA_SAME: 7,
  KANA_ADDED: 8,
  KANA: 9,
  MASKS: 10,
  SPELLED: 11,
} as const;

/** Instead of the first choice of a reading: the table does not give this one. Choices are below 128. */
export const SPELLED_OUT = 255;

/** Makes the high bytes of most word costs one and the same. */
export const WORD_COST_BIAS = 8192;

/** Numbers below it take one byte, numbers up to 16575 two. */
export const SHORT_LIMIT = 192;

/** Longest word, in UTF-16 units, of a lexicon that can be kept in parts. */
export const LONGEST_WORD = 255;

/** The id of a stream. */
export function streamId(section: number, part: number): number {
  return section * 256 + part;
}

export function zigzag(value: number): number {
  return (value << 1) ^ (value >> 31);
}

export function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

/** Numbers of two bytes from their planes. */
export function fromTwoPlanes(bytes: Uint8Array): Uint16Array {
  const numbers = new Uint16Array(bytes.length / 2);
  const high = numbers.length;
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes[i]! | (bytes[high + i]! << 8);
  return numbers;
}

/** Zigzag numbers of three bytes from their planes. */
export function fromThreePlanes(bytes: Uint8Array): Int32Array {
  const numbers = new Int32Array(bytes.length / 3);
  const middle = numbers.length;
  const high = 2 * middle;
  for (let i = 0; i < numbers.length; i++) {
    numbers[i] = unzigzag(bytes[i]! | (bytes[middle + i]! << 8) | (bytes[high + i]! << 16));
  }
  return numbers;
}
