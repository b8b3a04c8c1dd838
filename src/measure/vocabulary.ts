// Words the caller names: the tags of a site, terms to list in any case.
import { listedLongForms } from './abbreviations.js';
import type { KeywordOptions } from './keywords.js';
import { emptyTerm, type Term } from './term.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import type { Unit } from './units.js';
import { termKey } from './variants.js';

/** Words with how often each was used, by key. */
export type Vocabulary = ReadonlyMap<string, { readonly word: string; readonly count: number }>;

/** Read the `vocabulary` option, which has been checked: words, or words with how many posts they stand for. */
export function readVocabulary(value: KeywordOptions['vocabulary'] = []): Vocabulary {
  const vocabulary = new Map<string, { word: string; count: number }>();
  const counts = Array.isArray(value)
    ? value.map((word) => [word, 1] as const)
    : Object.entries(value);
  for (const [word, count] of counts) {
    const key = termKey(word);
    if (key === '') continue;
    const before = vocabulary.get(key);
    vocabulary.set(key, { word: before?.word ?? word, count: (before?.count ?? 0) + count });
  }
  return vocabulary;
}

const listedShortForms = /* @__PURE__ */ shortFormsOf(listedLongForms);

function shortFormsOf(longForms: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const [short, long] of longForms) {
    for (const form of long) forms.set(form, [...(forms.get(form) ?? []), short]);
  }
  return forms;
}

/** The keys among `wanted` that a spelling stands for: its own, or that of its usual long or short form. */
export function wantedKeysOf(text: string, wanted: { has(key: string): boolean }): string[] {
  const key = termKey(text);
  if (wanted.has(key)) return [key];
  return [...(listedLongForms.get(key) ?? []), ...(listedShortForms.get(key) ?? [])].filter(
    (form) => wanted.has(form),
  );
}

const longestWanted = 8;

/**
 * Find words in the text that no rule made a candidate, such as 「ゼルダの伝説」 or a word of the stop list: every stretch
 * of up to eight units whose key is in `wanted`.
 */
export function findWanted(
  sentences: readonly TokenizedSentence[],
  units: readonly (readonly Unit[])[],
  wanted: ReadonlySet<string>,
): Term[] {
  const heads = new Set<string>();
  let longest = 0;
  for (const key of wanted) {
    heads.add(key[0]!);
    longest = Math.max(longest, key.length);
  }
  const found = new Map<string, Term>();
  let offset = 0;
  sentences.forEach((sentence, index) => {
    const inSentence = units[index]!;
    for (let first = 0; first < inSentence.length; first++) {
      const head = inSentence[first]!.text;
      if (head === ' ' || !heads.has(termKey(head.slice(0, 2))[0] ?? '')) continue;
      let text = '';
      for (let last = first; last < inSentence.length && last < first + longestWanted; last++) {
        text += inSentence[last]!.text;
        // long-vowel marks, blanks and hyphens are no part of a key
        if (text.length > 2 * longest + 8) break;
        const key = termKey(text);
        if (!wanted.has(key) || inSentence[last]!.text === ' ') continue;
        addWanted(found, key, text, inSentence, first, last, sentence, index, offset);
      }
    }
    if (sentence.role !== 'title') offset += sentence.text.length;
  });
  return [...found.values()];
}

function addWanted(
  found: Map<string, Term>,
  key: string,
  text: string,
  units: readonly Unit[],
  first: number,
  last: number,
  sentence: TokenizedSentence,
  index: number,
  offset: number,
): void {
  let term = found.get(key);
  if (term === undefined) {
    const own = units.slice(first, last + 1);
    const part = own[0]!.script === 'latin' ? 'latin' : 'noun';
    term = emptyTerm(key, [key], own, [part], offset);
    found.set(key, term);
  }
  const before = term.occurrences[term.occurrences.length - 1];
  if (before?.sentence === index && before.lastWord >= first) return;
  if (before?.sentence !== index) term.sentences++;
  const { start } = units[first]!;
  const { end } = units[last]!;
  term.occurrences.push({ start, end, sentence: index, word: first, lastWord: last });
  term.surfaces.add(text);
  term.alone++;
  term.leads++;
  if (sentence.role === 'title') {
    term.title++;
    term.titleShare = 1;
  } else if (sentence.role === 'heading') term.headings++;
}
