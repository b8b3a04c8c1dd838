import { withCharacters } from '../dictionary/alphabet.js';
import type { Contexts } from '../dictionary/contexts.js';
import { openDictionary } from '../dictionary/dictionary.js';
import { COUNT, FIELD_SEPARATOR, SECTION, type SectionId } from '../dictionary/format.js';
import {
  groupBySurface,
  type PackedLexicon,
  packLexicon,
  quick,
} from '../dictionary/pack-lexicon.js';
import { Sections } from '../dictionary/sections.js';
import { SectionWriter } from './section-writer.js';

/** A word to be put beside IPADIC's. */
export interface ExtraWord {
  readonly surface: string;
  readonly entry: ExtraEntry;
}

export interface ExtraEntry {
  /** Context as the dictionary numbers it. */
  readonly context: number;
  readonly cost: number;
  /** IPADIC's nine fields: part of speech 1–4, conjugation type and form, base form, reading, pronunciation. */
  readonly fields: readonly string[];
}

/**
 * Put words into a compiled dictionary, in place of those it has in the same lexicon. Returns a new file.
 *
 * @param lexicon `listed`: the word lists of this package; `added`: a user's own
 */
export function addWords(
  file: Uint8Array,
  lexicon: 'listed' | 'added',
  words: readonly ExtraWord[],
): Uint8Array {
  const dictionary = openDictionary(file);
  const { codes, classOfCode } = withCharacters(
    dictionary,
    dictionary.classes,
    words.map(({ surface }) => surface),
  );
  const packed = packLexicon(
    groupBySurface(words),
    codes,
    classOfCode.length,
    lexicon === 'added' ? quick : undefined,
  );

  const first = lexicon === 'listed' ? SECTION.LISTED_TRIE : SECTION.ADDED_TRIE;
  const writer = new SectionWriter();
  addTextLexicon(writer, first, packed, dictionary.contexts);
  writer.add(SECTION.CODES, codes);
  writer.add(SECTION.CLASSES, classOfCode);

  const sections = new Sections(file);
  const counts = sections.int32(SECTION.COUNTS).slice();
  counts[COUNT.CODES] = classOfCode.length;
  const name = lexicon === 'listed' ? 'LISTED' : 'ADDED';
  counts[COUNT[`${name}_DENSITY`]] = packed.density;
  counts[COUNT[`${name}_LONGEST`]] = packed.longest;
  writer.add(SECTION.COUNTS, counts);
  for (const id of sections.ids()) if (!writer.has(id)) writer.add(id, sections.uint8(id));
  return writer.finish();
}

/** Write a lexicon whose features are text. */
export function addTextLexicon(
  writer: SectionWriter,
  first: typeof SECTION.LISTED_TRIE | typeof SECTION.ADDED_TRIE,
  lexicon: PackedLexicon<ExtraEntry>,
  contexts: Contexts | null,
): void {
  const encoder = new TextEncoder();
  const texts = lexicon.order.map(({ surface, entry }) =>
    encoder.encode(recordOf(surface, entry, contexts).join(FIELD_SEPARATOR)),
  );
  const index = new Uint32Array(texts.length + 1);
  texts.forEach((text, i) => {
    index[i + 1] = index[i]! + text.length;
  });
  const bytes = new Uint8Array(index.at(-1)!);
  texts.forEach((text, i) => {
    bytes.set(text, index[i]);
  });
  writer.add(first, lexicon.trie);
  writer.add((first + 1) as SectionId, lexicon.entries);
  writer.add((first + 2) as SectionId, index);
  writer.add((first + 3) as SectionId, bytes);
}

/** The fields to be written: those that the reader of `textLexicon` cannot tell. */
function recordOf(surface: string, entry: ExtraEntry, contexts: Contexts | null): string[] {
  const [baseForm, reading, pronunciation] = entry.fields.slice(6) as [string, string, string];
  const last = [
    baseForm === surface ? '' : baseForm,
    reading === '*' ? '' : reading,
    pronunciation === reading || pronunciation === '*' ? '' : pronunciation,
  ];
  const first = entry.fields.slice(0, 6);
  const context = contexts?.at(entry.context);
  const told = context && [
    ...[0, 1, 2, 3].map((level) => context.partOfSpeech[level] ?? '*'),
    context.conjugationType ?? '*',
    context.conjugationForm ?? '*',
  ];
  return told?.join() === first.join() ? last : [...first, ...last];
}
