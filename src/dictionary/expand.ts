import { DictionaryError } from '../errors.js';
import {
  COMPACT_HEADER,
  COMPACT_HEADER_BYTES,
  COMPACT_MAGIC,
  COMPACT_VERSION,
  ENTRIES_PART,
  FEATURES_PART,
  fromTwoPlanes,
  MATRIX_PART,
  streamId,
  TRIE_PART,
} from './compact-format.js';
import { expandEntries } from './expand-entries.js';
import { expandFeatures } from './expand-features.js';
import { expandMatrix } from './expand-matrix.js';
import { expandTrie } from './expand-trie.js';
import { readWords } from './expand-words.js';
import {
  COUNT,
  checksum,
  FORMAT_VERSION,
  HEADER_BYTES,
  SECTION,
  TABLE_ENTRY_BYTES,
} from './format.js';
import { inflate } from './inflate.js';

/** Whether bytes begin as a compact dictionary does. */
export function isCompact(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, COMPACT_MAGIC.length)) === COMPACT_MAGIC;
}

/**
 * Turn a compact dictionary into the flat one, byte for byte, in time that grows with its length.
 *
 * Rejects with a DictionaryError when it is of another version, cut short or damaged in any bit, or where the runtime
 * cannot decompress.
 */
export async function expandDictionary(compact: Uint8Array): Promise<Uint8Array> {
  const { flatLength, streamsLength } = checkCompact(compact);
  const content = await inflate('deflate-raw', compact.subarray(COMPACT_HEADER_BYTES));
  if (content.length !== streamsLength) {
    throw damaged(`expected ${streamsLength} bytes of content, got ${content.length}`);
  }
  try {
    return expandStreams(new Streams(content), flatLength);
  } catch (cause) {
    if (cause instanceof DictionaryError) throw cause;
    throw damaged('its parts disagree', cause);
  }
}

function checkCompact(bytes: Uint8Array): { flatLength: number; streamsLength: number } {
  if (bytes.length < COMPACT_HEADER_BYTES) {
    throw new DictionaryError(
      'TRUNCATED',
      `expected a dictionary, got its first ${bytes.length} bytes: the file was cut short, fetch or copy it again`,
    );
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = header.getUint32(COMPACT_HEADER.VERSION, true);
  if (version !== COMPACT_VERSION) {
    throw new DictionaryError(
      'WRONG_VERSION',
      `expected a compact dictionary of format ${COMPACT_VERSION}, got format ${version}: use the dictionary that came with this release`,
    );
  }
  const fileLength = header.getUint32(COMPACT_HEADER.FILE_LENGTH, true);
  if (bytes.length < fileLength) {
    throw new DictionaryError(
      'TRUNCATED',
      `expected ${fileLength} bytes of dictionary, got ${bytes.length}: the file was cut short, fetch or copy it again`,
    );
  }
  if (bytes.length > fileLength) {
    throw damaged(`expected ${fileLength} bytes of dictionary, got ${bytes.length}`);
  }
  const expected = header.getUint32(COMPACT_HEADER.CHECKSUM, true);
  const got = compactChecksum(bytes);
  if (got !== expected) throw damaged(`expected checksum ${hex(expected)}, got ${hex(got)}`);
  return {
    flatLength: header.getUint32(COMPACT_HEADER.FLAT_LENGTH, true),
    streamsLength: header.getUint32(COMPACT_HEADER.STREAMS_LENGTH, true),
  };
}

/** The checksum that the header of a compact dictionary should have. */
export function compactChecksum(bytes: Uint8Array): number {
  const words = new Int32Array((bytes.length + 3) >> 2);
  new Uint8Array(words.buffer).set(bytes);
  words[COMPACT_HEADER.CHECKSUM / 4] = 0;
  return checksum(words);
}

/** The streams by id. */
class Streams {
  readonly #streams = new Map<number, Uint8Array>();

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = view.getUint32(0, true);
    let at = 4 + 8 * count;
    for (let i = 0; i < count; i++) {
      const length = view.getUint32(8 + 8 * i, true);
      this.#streams.set(view.getUint32(4 + 8 * i, true), bytes.subarray(at, at + length));
      at += length;
    }
  }

  has(section: number, part: number): boolean {
    return this.#streams.has(streamId(section, part));
  }

  get(section: number, part: number): Uint8Array {
    const stream = this.#streams.get(streamId(section, part));
    if (stream === undefined) throw damaged(`part ${part} of section ${section} is missing`);
    return stream;
  }

  entries(): IterableIterator<[id: number, bytes: Uint8Array]> {
    return this.#streams.entries();
  }
}

/** The flat file under construction: its sections as views to be filled. */
class FlatFile {
  readonly bytes: Uint8Array;
  readonly #sections = new Map<number, { offset: number; length: number }>();

  constructor(length: number, head: Uint8Array) {
    this.bytes = new Uint8Array(length);
    this.bytes.set(head);
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const version = view.getUint32(8, true);
    if (version !== FORMAT_VERSION) {
      throw new DictionaryError(
        'WRONG_VERSION',
        `expected a dictionary of format ${FORMAT_VERSION}, got format ${version}: use the dictionary that came with this release, or compile yours again`,
      );
    }
    for (let at = HEADER_BYTES; at < head.length; at += TABLE_ENTRY_BYTES) {
      this.#sections.set(view.getUint32(at, true), {
        offset: view.getUint32(at + 4, true),
        length: view.getUint32(at + 8, true),
      });
    }
  }

  uint8(section: number): Uint8Array {
    const { offset, length } = this.#find(section);
    return new Uint8Array(this.bytes.buffer, offset, length);
  }

  uint16(section: number): Uint16Array {
    const { offset, length } = this.#find(section);
    return new Uint16Array(this.bytes.buffer, offset, length / 2);
  }

  int16(section: number): Int16Array {
    const { offset, length } = this.#find(section);
    return new Int16Array(this.bytes.buffer, offset, length / 2);
  }

  int32(section: number): Int32Array {
    const { offset, length } = this.#find(section);
    return new Int32Array(this.bytes.buffer, offset, length / 4);
  }

  uint32(section: number): Uint32Array {
    const { offset, length } = this.#find(section);
    return new Uint32Array(this.bytes.buffer, offset, length / 4);
  }

  #find(section: number): { offset: number; length: number } {
    const found = this.#sections.get(section);
    if (found === undefined) throw damaged(`section ${section} is missing`);
    return found;
  }
}

function expandStreams(streams: Streams, length: number): Uint8Array {
  const flat = new FlatFile(length, streams.get(0, 0));
  for (const [id, bytes] of streams.entries()) {
    if (id !== 0 && id % 256 === 0) flat.uint8(id / 256).set(bytes);
  }
  if (streams.has(SECTION.MATRIX, MATRIX_PART.ROWS)) {
    const part = (name: keyof typeof MATRIX_PART) => streams.get(SECTION.MATRIX, MATRIX_PART[name]);
    expandMatrix(
      { rows: part('ROWS'), columns: part('COLUMNS'), costs: part('COSTS') },
      flat.uint16(SECTION.CONTEXT_IDS),
      flat.int16(SECTION.MATRIX),
    );
  }
  for (const section of [SECTION.TRIE, SECTION.LISTED_TRIE, SECTION.ADDED_TRIE]) {
    if (streams.has(section, TRIE_PART.SHARED)) expandLexicon(streams, flat, section);
  }
  return flat.bytes;
}

/** The sections of a lexicon are numbered one after the other: trie, entries, index, features. */
function expandLexicon(streams: Streams, flat: FlatFile, trie: number): void {
  const alphabetSize = flat.int32(SECTION.COUNTS)[COUNT.CODES]!;
  const triePart = (name: keyof typeof TRIE_PART) => streams.get(trie, TRIE_PART[name]);
  const entriesPart = (name: keyof typeof ENTRIES_PART) =>
    streams.get(trie + 1, ENTRIES_PART[name]);
  const words = readWords(
    {
      shared: triePart('SHARED'),
      added: triePart('ADDED'),
      branches: triePart('BRANCHES'),
      codes: triePart('CODES'),
    },
    { codes: flat.uint16(SECTION.CODES), size: alphabetSize },
  );
  const counts = entriesPart('ENTRY_COUNTS');
  const contexts = fromTwoPlanes(entriesPart('CONTEXTS'));
  const firstEntry = expandEntries(
    { counts, contexts, costs: entriesPart('WORD_COSTS'), order: entriesPart('ORDER') },
    words,
    flat.int32(trie + 1),
  );
  expandTrie(
    { singles: triePart('SINGLES'), blocks: triePart('BLOCKS') },
    words,
    firstEntry,
    alphabetSize,
    flat.int32(trie),
  );
  if (!streams.has(trie + 3, FEATURES_PART.FLAGS)) return;
  const featuresPart = (name: keyof typeof FEATURES_PART) =>
    streams.get(trie + 3, FEATURES_PART[name]);
  expandFeatures(
    {
      flags: featuresPart('FLAGS'),
      bases: featuresPart('BASES'),
      ends: featuresPart('ENDS'),
      readingCounts: featuresPart('READING_COUNTS'),
      readings: featuresPart('READINGS'),
      choices: featuresPart('READING_CHOICES'),
      same: featuresPart('KANA_SAME'),
      added: featuresPart('KANA_ADDED'),
      kana: featuresPart('KANA'),
      masks: featuresPart('MASKS'),
      spelled: featuresPart('SPELLED'),
    },
    words,
    counts,
    contexts,
    firstEntry,
    { index: flat.uint32(trie + 2), bytes: flat.uint8(trie + 3) },
  );
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0');

function damaged(what: string, cause?: unknown): DictionaryError {
  return new DictionaryError(
    'DAMAGED',
    `the dictionary is damaged: ${what}; fetch or copy it again`,
    cause === undefined ? undefined : { cause },
  );
}
