import { Contexts } from './contexts.js';
import type { BaseEdit } from './features.js';
import {
  CLASS_RULE_COLUMNS,
  COUNT,
  COUNTS_LENGTH,
  FEATURE_STRIDE,
  SECTION,
  type SectionId,
} from './format.js';
import { type Lexicon, type LexiconSize, systemLexicon, textLexicon } from './lexicon.js';
import { Sections } from './sections.js';

/** A dictionary opened for reading: lexicons, connection costs and character classes. Made by `loadDictionary`. */
export interface Dictionary {
  /** Size of the file in bytes. */
  readonly byteLength: number;
  /** Number of character classes. @internal */
  readonly classes: number;
  /** @internal */
  readonly codes: Uint16Array;
  /** @internal */
  readonly classOfCode: Uint8Array;
  /** @internal */
  readonly classRules: Int32Array;
  /** @internal */
  readonly unknownEntries: Int32Array;
  /** @internal */
  readonly matrix: Int16Array;
  /** @internal */
  readonly contexts: Contexts;
  /** @internal */
  readonly system: Lexicon;
  /** The word lists of `dict/`. @internal */
  readonly listed: Lexicon;
  /** A user's own lexicon, compiled in. @internal */
  readonly added: Lexicon;
}

/**
 * Open a compiled dictionary in place: check it, then look at it through views; nothing is parsed.
 *
 * Keeps `bytes`, which must not change afterwards. Throws a DictionaryError when they are no dictionary, are of
 * another version, cut short or damaged in any bit.
 */
export function openDictionary(bytes: ArrayBuffer | Uint8Array): Dictionary {
  const sections = new Sections(bytes);
  const counts = sections.int32(SECTION.COUNTS);
  sections.expect(counts.length === COUNTS_LENGTH, 'counts');
  const contexts = counts[COUNT.CONTEXTS]!;
  const classes = counts[COUNT.CLASSES]!;
  const size = (density: keyof typeof COUNT, longest: keyof typeof COUNT): LexiconSize => ({
    density: counts[COUNT[density]]!,
    longest: counts[COUNT[longest]]!,
  });

  const codes = sections.uint16(SECTION.CODES);
  const classOfCode = sections.uint8(SECTION.CLASSES);
  const classRules = sections.int32(SECTION.CLASS_RULES);
  const matrix = sections.int16(SECTION.MATRIX);
  const table = sections.uint16(SECTION.CONTEXTS);
  const ids = sections.uint16(SECTION.CONTEXT_IDS);
  sections.expect(codes.length === 0x10000, 'character codes');
  sections.expect(classOfCode.length === counts[COUNT.CODES], 'character classes');
  sections.expect(
    classRules.length === (classes + 1) * CLASS_RULE_COLUMNS,
    'rules of character classes',
  );
  sections.expect(matrix.length === contexts * contexts, 'connection costs');
  sections.expect(table.length === contexts * 6 && ids.length === contexts, 'contexts');

  const strings = sections.lines(SECTION.STRINGS);
  const edits = sections.lines(SECTION.BASE_EDITS).map((line): BaseEdit => {
    const [cut, added] = line.split('\t');
    return { cut: Number(cut), added: added ?? '' };
  });
  const contextTable = new Contexts(table, ids, strings);

  const entries = sections.int32(SECTION.ENTRIES);
  const index = sections.uint32(SECTION.FEATURE_INDEX);
  sections.expect(index.length === Math.ceil(entries.length / FEATURE_STRIDE), 'index of features');
  const features = { index, bytes: sections.uint8(SECTION.FEATURES), edits };
  const trie = sections.int32(SECTION.TRIE);
  return {
    byteLength: sections.byteLength,
    classes,
    codes,
    classOfCode,
    classRules,
    unknownEntries: sections.int32(SECTION.UNKNOWN),
    matrix,
    contexts: contextTable,
    system: systemLexicon(trie, entries, size('DENSITY', 'LONGEST'), features, contextTable),
    listed: openTextLexicon(
      sections,
      'system',
      SECTION.LISTED_TRIE,
      size('LISTED_DENSITY', 'LISTED_LONGEST'),
      contextTable,
    ),
    added: openTextLexicon(
      sections,
      'user',
      SECTION.ADDED_TRIE,
      size('ADDED_DENSITY', 'ADDED_LONGEST'),
      contextTable,
    ),
  };
}

/** Its four sections are numbered one after the other: trie, entries, index, features. */
function openTextLexicon(
  sections: Sections,
  origin: 'system' | 'user',
  first: SectionId,
  size: LexiconSize,
  contexts: Contexts,
): Lexicon {
  const section = (offset: number) => (first + offset) as SectionId;
  const entries = sections.int32(section(1));
  const index = sections.uint32(section(2));
  sections.expect(index.length === entries.length + 1, 'index of features');
  return textLexicon(
    origin,
    sections.int32(first),
    entries,
    size,
    {
      index,
      bytes: sections.uint8(section(3)),
    },
    contexts,
  );
}
