// What makes a term a keyword: the features of a candidate and what each is worth.
import type { Term, TermTable } from './terms.js';

/**
 * Weights of the features: a log-linear model fitted to the tags that authors of blog posts gave (the term is likelier
 * to be a tag by e^weight), rounded. `strayLatin`, `compound`, `vocabulary` and `vocabularyCount` are set by hand: the
 * first two for what a reader of an essay expects, which tags alone would not give.
 *
 * - `frequency`: logarithm of the C-value, the count less the mean count inside longer terms (Frantzi & Ananiadou 2000)
 * - `company`: logarithm of the number of longer terms that hold it (Nakagawa & Mori 2003: what many compounds are made
 *   of is a term)
 * - `title`: share of a stretch of nouns in the title that it makes up (Edmundson 1969)
 * - `position`: falls with the first occurrence (Witten et al. 1999, KEA); a heading is a good place too
 * - `topic`: share of the occurrences before の, Japanese terms
 * - `crowd`: logarithm of the mean number of candidates in its sentences: in a list of names each weighs less
 * - `latin`, `strayLatin`: Latin letters; the less so the fewer Latin words the post has, so that a stray product name
 *   leads no essay
 * - `capital`, `phrase`: a capital, logarithm of the number of words, Latin terms
 * - `neverAlone`: only inside longer terms
 * - `compound`: Japanese terms of several words that stand by themselves more than once
 * - `length`, `action`: Japanese terms: logarithm of the length, a noun that する makes a verb
 * - `vocabulary`, `vocabularyCount`: is a tag of the site; logarithm of how many posts have it
 */
export const weights = {
  frequency: 0.35,
  company: 0.75,
  title: 1.05,
  position: 2,
  topic: 0.85,
  crowd: -0.45,
  latin: 1.85,
  strayLatin: -0.9,
  capital: 0.8,
  phrase: -0.85,
  neverAlone: -0.6,
  compound: 0.65,
  length: 0.45,
  action: -0.8,
  vocabulary: 3,
  vocabularyCount: 0.7,
} as const satisfies Record<string, number>;

export type FeatureName = keyof typeof weights;

/** Share of the text after which the worth of the position has fallen to 1/e. */
const positionScale = 0.15;
/** Least worth of the position of a term that stands in a heading, wherever that is. */
const headingPosition = 0.5;
/** Share of Latin words from which a post is taken to be about things with Latin names. */
const latinPost = 0.3;

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
  if (/^[\x20-\x7e\u00c0-\u024f’]+$/.test(text)) {
    set('latin', 1);
    set('strayLatin', Math.max(0, 1 - table.latinShare / latinPost));
    set('capital', /[A-Z]/.test(text) ? 1 : 0);
    set('phrase', Math.log(term.parts.length));
    return values;
  }
  set('topic', term.modifying / count);
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
