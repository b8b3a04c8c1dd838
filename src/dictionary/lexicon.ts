import type { Contexts } from './contexts.js';
import { type BaseEdit, readFeatures, skipFeatures } from './features.js';
import { FEATURE_STRIDE, FIELD_SEPARATOR } from './format.js';
import type { Trie } from './trie.js';

/** What a lexicon says of a word. One object a word, shared by all its tokens. */
export interface Word {
  readonly surface: string;
  readonly baseForm: string;
  /** Frozen. */
  readonly partOfSpeech: readonly string[];
  readonly conjugationType: string | null;
  readonly conjugationForm: string | null;
  readonly reading: string | null;
  readonly pronunciation: string | null;
}

/** Words found by a trie, each with one entry or more. */
export interface Lexicon {
  readonly origin: 'system' | 'user';
  readonly trie: Trie;
  readonly entries: Int32Array;
  /** The most entries that the words beginning at one character can have together. */
  readonly density: number;
  /** UTF-16 units of the longest word. */
  readonly longest: number;
  /** Make the word of an entry. */
  readWord(entry: number, surface: string): Word;
}

/** Bounds that the lattice's room is reckoned with. */
export type LexiconSize = Pick<Lexicon, 'density' | 'longest'>;

/** IPADIC's lexicon, its features packed. */
export function systemLexicon(
  trie: Trie,
  entries: Int32Array,
  size: LexiconSize,
  features: { index: Uint32Array; bytes: Uint8Array; edits: readonly BaseEdit[] },
  contexts: Contexts,
): Lexicon {
  const { index, bytes, edits } = features;
  const readWord = (entry: number, surface: string): Word => {
    let at = index[Math.floor(entry / FEATURE_STRIDE)]!;
    for (let skipped = entry % FEATURE_STRIDE; skipped > 0; skipped--) at = skipFeatures(bytes, at);
    const context = contexts.of(entries[entry]!);
    const packed = readFeatures(bytes, at, edits, surface);
    return {
      surface,
      baseForm: packed.baseForm,
      partOfSpeech: context.partOfSpeech,
      conjugationType: context.conjugationType,
      conjugationForm: context.conjugationForm,
      reading: packed.reading,
      pronunciation: packed.pronunciation,
    };
  };
  return { origin: 'system', trie, entries, ...size, readWord };
}

/**
 * A lexicon whose features are text, one record an entry: IPADIC's nine fields, or only the last three (base form,
 * reading, pronunciation) where the context tells the others. Empty: the surface, none, the reading.
 */
export function textLexicon(
  origin: 'system' | 'user',
  trie: Trie,
  entries: Int32Array,
  size: LexiconSize,
  features: { index: Uint32Array; bytes: Uint8Array },
  contexts: Contexts,
): Lexicon {
  const { index, bytes } = features;
  const decoder = new TextDecoder();
  const readWord = (entry: number, surface: string): Word => {
    const text = decoder.decode(bytes.subarray(index[entry]!, index[entry + 1]!));
    const fields = text.split(FIELD_SEPARATOR);
    const [baseForm, reading, pronunciation] = fields.slice(-3) as [string, string, string];
    const word = wordOfFields(surface, [
      ...fields.slice(0, -3),
      baseForm,
      reading,
      pronunciation || reading,
    ]);
    if (fields.length > 3) return word;
    return { ...word, ...contexts.of(entries[entry]!) };
  };
  return { origin, trie, entries, ...size, readWord };
}

/** A word from IPADIC's nine fields; `*` and what is missing become null, or the surface for the base form. */
export function wordOfFields(surface: string, fields: readonly string[]): Word {
  const partOfSpeech = fields.slice(0, -3).slice(0, 4);
  const field = (at: number): string | null => {
    const value = fields.at(at);
    return value === undefined || value === '' || value === '*' ? null : value;
  };
  return {
    surface,
    baseForm: field(-3) ?? surface,
    partOfSpeech: Object.freeze(partOfSpeech.filter((level) => level !== '*' && level !== '')),
    conjugationType: field(-5),
    conjugationForm: field(-4),
    reading: field(-2),
    pronunciation: field(-1),
  };
}
