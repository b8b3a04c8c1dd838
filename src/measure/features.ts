// What makes a term a keyword: the features of a candidate and what each is worth.
import type { Term } from './term.js';
import type { TermTable } from './terms.js';
import { isWork } from './units.js';

/** Worth of a word that the caller names: a tag of the site, a word of the caller's own dictionary. Set by hand. */
const named = 4;

/**
 * Weights of the features: a log-linear model fitted to the tags that authors of blog posts gave (the term is likelier
 * to be a tag by e^weight), rounded. `frequency`, `compound`, `length`, `repetition` and the last three are set by hand, the
 * first four for what readers expect of a list, which tags alone would not give.
 *
 * - `frequency`: logarithm of one more than the C-value, the count less the mean count inside longer terms (Frantzi &
 *   Ananiadou 2000)
 * - `company`: logarithm of the number of longer terms that hold it (Nakagawa & Mori 2003: what many compounds are made
 *   of is a term)
 * - `title`: share of a stretch of nouns in the title that it makes up (Edmundson 1969)
 * - `position`: falls with the first occurrence (Witten et al. 1999, KEA); headings are good places too, the better the
 *   fewer of them there are
 * - `ending`: rises with the last occurrence (what a post ends with it is about, Edmundson 1969)
 * - `crowd`: logarithm of the mean number of candidates in its sentences: in a list of names each weighs less
 * - `latin`, `phrase`: Latin letters, logarithm of the number of words
 * - `compound`: Japanese terms of several words that stand by themselves more than once
 * - `length`, `action`: Japanese terms: logarithm of the length, a noun that する makes a verb
 * - `repetition`: how much of it a better keyword says (Carbonell & Goldstein 1998)
 * - `passing` (no weight): what a term loses or gains where its place in the list is not that of its score
 * - `vocabulary`, `vocabularyCount`: is a tag of the site; logarithm of how many posts have it
 * - `userWord`: is a word of the caller's own dictionary
 */
export const weights = {
  frequency: 0.6,
  company: 0.6,
  title: 0.9,
  position: 2.4,
  ending: 0.6,
  crowd: -0.5,
  latin: 2.2,
  phrase: -0.8,
  compound: 0.9,
  length: 0.5,
  action: -0.9,
  repetition: -2.6,
  vocabulary: named,
  vocabularyCount: 1,
  userWord: named,
} as const satisfies Record<string, number>;

export type FeatureName = keyof typeof weights;

/** Share of the text after which the worth of the position has fallen to 1/e: the opening. */
export const positionScale = 0.15;

/** The values of the features of a term, those that are 0 left out. `text` is the term as it is shown. */
export function featuresOf(term: Term, table: TermTable, text: string): Map<FeatureName, number> {
  const values = new Map<FeatureName, number>();
  eachFeature(term, table, text, (name, value) => {
    if (value !== 0) values.set(name, value);
  });
  return values;
}

/** The sum of the weighted features of a term. Most terms are never shown, so nothing is kept of how it comes about. */
export function scoreOf(term: Term, table: TermTable, text: string): number {
  let sum = 0;
  eachFeature(term, table, text, (name, value) => {
    sum += value * weights[name];
  });
  return sum;
}

function eachFeature(
  term: Term,
  table: TermTable,
  text: string,
  set: (name: FeatureName, value: number) => void,
): void {
  const count = term.occurrences.length;
  const nested = count - term.alone;
  const holders = term.holders.size;
  const inBody = count > term.title;
  // a work that the title names is what the post is about, wherever the text names it again
  const isNamed = term.units.length === 1 && isWork(term.units[0]!);
  const first = isNamed ? 0 : inBody ? term.firstOffset / Math.max(1, table.length) : 1;
  set('frequency', Math.log(1 + count - (holders === 0 ? 0 : nested / holders)));
  set('company', Math.log(1 + holders));
  set('title', term.titleShare);
  set(
    'position',
    Math.max(Math.exp(-first / positionScale), headingPosition(term.headings, table.headings)),
  );
  set('ending', Math.exp(-(1 - lastPlace(term, table)) / positionScale));
  set('crowd', crowd(term, table));
  set('userWord', term.units.length === 1 && term.units[0]!.user ? 1 : 0);
  if (/^[\x20-\x7e\u00c0-\u024f’]+$/.test(text)) {
    set('latin', 1);
    set('phrase', Math.log(term.parts.length));
    return;
  }
  set('length', Math.log(text.length));
  if (term.parts.length > 1) set('compound', Math.min(1, Math.log2(Math.max(1, term.alone))));
  const fine = term.units[0]!.partOfSpeech[1];
  set('action', term.parts.length === 1 && fine === 'サ変接続' ? 1 : 0);
}

/** Place of the sentence with the last occurrence, 0–1. */
function lastPlace({ occurrences }: Term, { sentenceSizes }: TermTable): number {
  return occurrences[occurrences.length - 1]!.sentence / sentenceSizes.length;
}

/** Worth of the position of a term that stands in `count` of the headings: the root of its share of them. */
function headingPosition(count: number, headings: number): number {
  return count === 0 ? 0 : Math.sqrt(Math.min(1, count / headings));
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
