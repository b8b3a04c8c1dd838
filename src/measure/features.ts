// What makes a term a keyword: the features of a candidate and what each is worth.
import type { Term, TermTable } from './terms.js';

/** Worth of a word that the caller names: a tag of the site, a word of the caller's own dictionary. Set by hand. */
const named = 3;

/**
 * Weights of the features: a log-linear model fitted to the tags that authors of blog posts gave (the term is likelier
 * to be a tag by e^weight), rounded. `compound`, `vocabulary`, `vocabularyCount` and `userWord` are set by hand, the
 * first for what a reader of an essay expects, which tags alone would not give.
 *
 * - `frequency`: logarithm of the C-value, the count less the mean count inside longer terms (Frantzi & Ananiadou 2000)
 * - `company`: logarithm of the number of longer terms that hold it (Nakagawa & Mori 2003: what many compounds are made
 *   of is a term)
 * - `title`: share of a stretch of nouns in the title that it makes up (Edmundson 1969)
 * - `position`: falls with the first occurrence (Witten et al. 1999, KEA); a heading is a good place too
 * - `crowd`: logarithm of the mean number of candidates in its sentences: in a list of names each weighs less
 * - `latin`, `capital`, `phrase`: Latin letters, a capital among them, logarithm of the number of words
 * - `neverAlone`: only inside longer terms
 * - `compound`: Japanese terms of several words that stand by themselves more than once
 * - `length`, `action`: Japanese terms: logarithm of the length, a noun that する makes a verb
 * - `vocabulary`, `vocabularyCount`: is a tag of the site; logarithm of how many posts have it
 * - `userWord`: is a word of the caller's own dictionary
 */
export const weights = {
  frequency: 0.35,
  company: 0.7,
  title: 1.05,
  position: 2.05,
  crowd: -0.4,
  latin: 1.6,
  capital: 0.75,
  phrase: -0.85,
  neverAlone: -0.65,
  compound: 0.8,
  length: 0.5,
  action: -0.85,
  vocabulary: named,
  vocabularyCount: 0.7,
  userWord: named,
} as const satisfies Record<string, number>;

export type FeatureName = keyof typeof weights;

/** Share of the text after which the worth of the position has fallen to 1/e. */
const positionScale = 0.15;
/** Least worth of the position of a term that stands in a heading, wherever that is. */
const headingPosition = 0.5;

/** The values of the features of a term, those that are 0 left out. `text` is the term as it is shown. */
export function featuresOf(term: Term, table: TermTable, text: string): Map<FeatureName, number> {
  const values = new Map<FeatureName, number>();
  const set = (name: FeatureName, value: number) => {
    if (value !== 0) values.set(name, value);
  };
  const count = term.occurrences.length;
  const nested = count - term.alone;
  const holders = term.holders.size;
  const inBody = count > term.title;
  const first = inBody ? term.firstOffset / Math.max(1, table.length) : 1;
  set('frequency', Math.log(Math.max(0.3, count - (holders === 0 ? 0 : nested / holders))));
  set('company', Math.log(1 + holders));
  set('title', term.titleShare);
  set(
    'position',
    Math.max(Math.exp(-first / positionScale), term.headings > 0 ? headingPosition : 0),
  );
  set('crowd', crowd(term, table));
  set('neverAlone', term.alone === 0 ? 1 : 0);
  set('userWord', term.units.length === 1 && term.units[0]!.user ? 1 : 0);
  if (/^[\x20-\x7e\u00c0-\u024f’]+$/.test(text)) {
    set('latin', 1);
    set('capital', /[A-Z]/.test(text) ? 1 : 0);
    set('phrase', Math.log(term.parts.length));
    return values;
  }
  set('length', Math.log(text.length));
  if (term.parts.length > 1) set('compound', Math.min(1, Math.log(Math.max(1, term.alone))));
  const fine = term.units[0]!.partOfSpeech[1];
  set('action', term.parts.length === 1 && fine === 'サ変接続' ? 1 : 0);
  return values;
}

/** Logarithm of the mean number of candidates in the sentences of the body that hold the term. */
function crowd(term: Term, table: TermTable): number {
  let total = 0;
  let sentences = 0;
  let last = -1;
  for (const { sentence } of term.occurrences) {
    if (sentence === last) continue;
    last = sentence;
    total += table.sentenceSizes[sentence]!;
    sentences++;
  }
  return Math.log(1 + total / sentences);
}
