import {
  COMPACT_HEADER,
  COMPACT_HEADER_BYTES,
  COMPACT_MAGIC,
  COMPACT_VERSION,
  MATRIX_PART,
  streamId,
} from '../dictionary/compact-format.js';
import { compactChecksum } from '../dictionary/expand.js';
import { HEADER_BYTES, SECTION, type SectionId, TABLE_ENTRY_BYTES } from '../dictionary/format.js';
import { Sections } from '../dictionary/sections.js';
import { compactLexicon } from './compact-lexicon.js';
import { compactMatrix } from './compact-matrix.js';
import { type Stream, toPlanes } from './compact-streams.js';

/**
 * Turn the flat dictionary into the compact one (`dictionary/compact-format.ts`).
 *
 * @param deflate compresses the streams, one after the other, into one raw deflate; best at the highest level, and each stream with
 *   Huffman codes of its own
 */
export function compactDictionary(
  flat: Uint8Array,
  deflate: (streams: readonly Uint8Array[]) => Uint8Array,
): Uint8Array {
  const streams = streamsOf(flat);
  const content = [directoryOf(streams), ...streams.map(([, bytes]) => bytes)];
  const deflated = deflate(content);
  const file = new Uint8Array(COMPACT_HEADER_BYTES + deflated.length);
  const header = new DataView(file.buffer);
  file.set(new TextEncoder().encode(COMPACT_MAGIC));
  header.setUint32(COMPACT_HEADER.VERSION, COMPACT_VERSION, true);
  header.setUint32(COMPACT_HEADER.FILE_LENGTH, file.length, true);
  header.setUint32(COMPACT_HEADER.FLAT_LENGTH, flat.length, true);
  header.setUint32(
    COMPACT_HEADER.STREAMS_LENGTH,
    content.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  file.set(deflated, COMPACT_HEADER_BYTES);
  header.setUint32(COMPACT_HEADER.CHECKSUM, compactChecksum(file), true);
  return file;
}

/** What the compact file holds before it is compressed. */
function streamsOf(flat: Uint8Array): Stream[] {
  const sections = new Sections(flat);
  const ids = sections.ids();
  const streams: Stream[] = [
    [streamId(0, 0), flat.slice(0, HEADER_BYTES + ids.length * TABLE_ENTRY_BYTES)],
  ];
  const inParts = new Set<SectionId>([SECTION.MATRIX]);
  const matrix = compactMatrix(
    sections.int16(SECTION.MATRIX),
    sections.uint16(SECTION.CONTEXT_IDS),
  );
  streams.push(
    [streamId(SECTION.MATRIX, MATRIX_PART.ROWS), toPlanes(matrix.rows, 2)],
    [streamId(SECTION.MATRIX, MATRIX_PART.COLUMNS), toPlanes(matrix.columns, 2)],
    [streamId(SECTION.MATRIX, MATRIX_PART.COSTS), toPlanes(matrix.costs, 2)],
  );
  const alphabet = {
    codes: sections.uint16(SECTION.CODES),
    size: sections.uint8(SECTION.CLASSES).length,
  };
  for (const trie of [SECTION.TRIE, SECTION.LISTED_TRIE, SECTION.ADDED_TRIE]) {
    const entries = (trie + 1) as SectionId;
    const records = trie === SECTION.TRIE ? sections.uint8(SECTION.FEATURES) : null;
    const lexicon = { trie: sections.int32(trie), entries: sections.int32(entries), records };
    const parts = compactLexicon(trie, lexicon, alphabet);
    if (parts === null) continue;
    streams.push(...parts);
    inParts.add(trie).add(entries);
    if (records !== null) inParts.add(SECTION.FEATURE_INDEX).add(SECTION.FEATURES);
  }
  for (const id of ids) {
    if (!inParts.has(id)) streams.push([streamId(id, 0), sections.uint8(id)]);
  }
  return streams;
}

/** How many streams there are, and the id and length of each. */
function directoryOf(streams: readonly Stream[]): Uint8Array {
  const directory = new Uint8Array(4 + 8 * streams.length);
  const view = new DataView(directory.buffer);
  view.setUint32(0, streams.length, true);
  streams.forEach(([id, bytes], i) => {
    view.setUint32(4 + 8 * i, id, true);
    view.setUint32(8 + 8 * i, bytes.length, true);
  });
  return directory;
}
