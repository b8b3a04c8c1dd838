import { checkOptions } from '../errors.js';
import { type Candidates, candidatesOf } from './candidates.js';
import { checkKeywordOptions } from './check-options.js';
import { type FeatureName, featuresOf, scoreOf, weights } from './features.js';
import { type Form, type LinkedTerm, unlinked } from './link-terms.js';
import { checkTokenized } from './options.js';
import { passingIn } from './passing.js';
import { type Selected, selectWithoutRepetition } from './select.js';
import type { Term } from './term.js';
import type { TermTable } from './terms.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import { type Unit, unitsOfAll } from './units.js';
import { termKey } from './variants.js';
import { findWanted, readVocabulary, type Vocabulary, wantedKeysOf } from './vocabulary.js';

/** One share of a score: what speaks for a keyword or a sentence, or against it. */
export interface Feature {
  /** Which feature; `why` of keywords and of sentences says what each is. */
  readonly name: string;
  /**
   * How much of the feature there is: 0–1 for shares and for what is so or not. Of terms a natural logarithm for counts and
   * lengths, below 0 where the count weighs less than 1; of sentences 1 or 2 for `leaning` and characters for `long`.
   * Features of value 0 are left out.
   */
  readonly value: number;
  /** Part of the score that comes from it; below 0 where it speaks against the term or sentence. The shares add up to the score. */
  readonly share: number;
}

/** A ranked term (or compound) of the post. */
export interface Keyword {
  /** The term as the author mostly writes it. */
  readonly term: string;
  /**
   * 0–1: the sum of the shares in `why`, or 0 where they speak against a term of the option `include`; the best keyword of
   * the post has 1. Scores fall with the list and do not depend on how many are asked for.
   */
  readonly score: number;
  /** Occurrences, variants and abbreviations included. */
  readonly count: number;
  /** Spellings found besides `term`. */
  readonly variants: readonly string[];
  /** Short forms the post links to this term ("Amazon EKS", EKS). */
  readonly abbreviations: readonly string[];
  /** The long form when `term` is a short one, or null. */
  readonly longForm: string | null;
  /** Every form found with how often it stands by itself; the counts add up to `count`. */
  readonly forms: readonly Form[];
  /** The word of the option `vocabulary` that it stands for, as it is written there, or null. */
  readonly vocabulary: string | null;
  /** Every occurrence in the source, in order, none over another: UTF-16, half-open. */
  readonly positions: readonly { readonly start: number; readonly end: number }[];
  /**
   * What made the score:
   *
   * - `frequency`: how often it stands, inside longer terms counting less (C-value, Frantzi & Ananiadou 2000)
   * - `company`: how many longer terms hold it
   * - `title`: how much of the nouns of the title it makes up
   * - `position`: how early it comes, or in how many of the headings
   * - `ending`: how late it still stands
   * - `crowd`: how many terms share its sentences
   * - `latin`, `phrase`, `compound`, `length`, `action`: Latin letters, its words, a Japanese term of several words, the length
   *   of a Japanese term, a noun that する makes a verb
   * - `vocabulary`, `vocabularyCount`, `userWord`: a word of that option, how many posts have it, a word of `userWords`
   * - `repetition`: how much of it better keywords say
   * - `passing`: what it gains or loses where its place in the list is not that of its score
   */
  readonly why: readonly Feature[];
}

/** What to list, and what to know of the site. */
export interface KeywordOptions {
  /**
   * Most keywords to return: a whole number of 0 or more, or Infinity for all there are. Up to five, a post has fewer
   * where it names less but in passing (names that come back aside); more than five go on with what it names in passing,
   * behind the same first ones. Default: 10.
   */
  readonly limit?: number | undefined;
  /**
   * Least score to be listed, 0–1, where 1 is the score of the best keyword of the post. Default: 0, so that terms with
   * more against them than for them are left out all the same.
   */
  readonly minScore?: number | undefined;
  /**
   * Words that are no keywords by themselves, besides the built-in ones (dict/stop-words.txt), in any spelling: サーバ
   * stops サーバー too. Compounds that hold one stay. Default: none.
   */
  readonly stopWords?: readonly string[] | undefined;
  /** Terms never to list, in any spelling; the same as `stopWords`, and both hold. Default: none. */
  readonly exclude?: readonly string[] | undefined;
  /**
   * Terms to list in any case when they stand in the post, in any spelling, whatever `minScore`, `exclude` and
   * `partOfSpeech` say; they count towards `limit`. Default: none.
   */
  readonly include?: readonly string[] | undefined;
  /**
   * The site's tags: a term among them is likelier. With counts (how many posts have the tag: a number above 0) the
   * commoner is likelier still. A listed abbreviation stands for its long form (JS, JavaScript). Default: none.
   */
  readonly vocabulary?: readonly string[] | { readonly [word: string]: number } | undefined;
  /**
   * Parts of speech of the last word to keep, coarse or fine (名詞, 固有名詞, 地域 …), as the tokenizer names them.
   * Default: all.
   */
  readonly partOfSpeech?: readonly string[] | undefined;
}

interface Candidate extends LinkedTerm {
  readonly sum: number;
  /** The values of the features that come from the vocabulary. */
  readonly named: readonly (readonly [FeatureName, number])[];
  /** The word of the vocabulary it stands for. */
  readonly word: string | null;
  readonly included: boolean;
}

/**
 * Rank the terms of a post: noun compounds, product names and words, each with its count, its spellings and the shares
 * of its score. Terms that repeat a better one in part are left out; what the post only names in passing is not among the
 * first five. Takes time in proportion to the text.
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function keywords(
  sentences: readonly TokenizedSentence[],
  options: KeywordOptions = {},
): Keyword[] {
  checkTokenized(sentences);
  return rankTerms(sentences, unitsOfAll(sentences), options);
}

/** @internal `keywords` with units that are shared with the frequency. */
export function rankTerms(
  sentences: readonly TokenizedSentence[],
  units: readonly (readonly Unit[])[],
  options: KeywordOptions,
): Keyword[] {
  checkOptions('options', options);
  checkKeywordOptions(options);
  const {
    limit = 10,
    minScore = 0,
    stopWords = [],
    exclude = [],
    include = [],
    partOfSpeech,
  } = options;
  const vocabulary = readVocabulary(options.vocabulary);
  const stopped = new Set([...stopWords, ...exclude].map(termKey));
  const included = new Set(include.map(termKey).filter((key) => key !== ''));

  const found = candidatesOf(sentences, units);
  const candidates = scored(found, sentences, vocabulary, included).filter(
    ({ forms, term, included }) =>
      included ||
      (!(stopped.size > 0 && forms.some(({ text }) => stopped.has(termKey(text)))) &&
        (partOfSpeech === undefined || hasPartOfSpeech(term, partOfSpeech))),
  );
  candidates.sort(byScore);
  const chosen = selectWithoutRepetition(candidates, limit, 0, passingIn(found.table));
  // Only terms the caller wants can have nothing for them: then a score is told by no other.
  const best = chosen.reduce((most, { sum }) => Math.max(most, sum), 0) || 1;
  return (
    chosen
      .filter(({ candidate, sum }) => candidate.included || sum >= minScore * best)
      // stable: equals stay as they were chosen
      .sort((a, b) => b.sum - a.sum)
      .map((selected) => toKeyword(selected, found.table, best))
  );
}

const byScore = (a: Candidate, b: Candidate) =>
  b.sum - a.sum || a.term.firstOffset - b.term.firstOffset || (a.term.key < b.term.key ? -1 : 1);

/** Score every candidate, together with the words the caller wants that no rule made one. */
function scored(
  { terms, table, units }: Candidates,
  sentences: readonly TokenizedSentence[],
  vocabulary: Vocabulary,
  included: ReadonlySet<string>,
): Candidate[] {
  const missing = new Set([...vocabulary.keys(), ...included]);
  const isWanted = missing.size > 0;
  const wanted = new Set(missing);
  const candidate = (linked: LinkedTerm): Candidate => {
    const keys = isWanted ? linked.forms.flatMap(({ text }) => wantedKeysOf(text, wanted)) : [];
    for (const key of keys) missing.delete(key);
    const entry = keys.map((key) => vocabulary.get(key)).find((found) => found !== undefined);
    const named = entry === undefined ? unnamed : namedFeatures(entry.count);
    let sum = scoreOf(linked.term, table, linked.text);
    for (const [name, value] of named) sum += value * weights[name];
    const { term, text, forms, longForm, members } = linked;
    const word = entry?.word ?? null;
    const isIncluded = keys.some((key) => included.has(key));
    return { term, text, forms, longForm, members, sum, named, word, included: isIncluded };
  };
  const candidates = terms.map(candidate);
  if (missing.size > 0)
    candidates.push(
      ...findWanted(sentences, units, missing).map((term) => candidate(unlinked(term))),
    );
  return candidates;
}

const unnamed: Candidate['named'] = [];

const namedFeatures = (count: number): Candidate['named'] =>
  count === 1
    ? [['vocabulary', 1]]
    : [
        ['vocabulary', 1],
        ['vocabularyCount', Math.log(count)],
      ];

function hasPartOfSpeech(term: Term, wanted: readonly string[]): boolean {
  const { partOfSpeech } = term.units[term.units.length - 1]!;
  return partOfSpeech.some((level) => wanted.includes(level));
}

function toKeyword(
  { candidate, sum, overlap }: Selected<Candidate>,
  table: TermTable,
  best: number,
): Keyword {
  const { term, text, forms, longForm, word } = candidate;
  const features = [...featuresOf(term, table, text), ...candidate.named];
  const why = features.map(([name, value]) => feature(name, value, (value * weights[name]) / best));
  if (sum !== candidate.sum) {
    const share = (sum - candidate.sum) / best;
    why.push(overlap > 0 ? feature('repetition', overlap, share) : feature('passing', 1, share));
  }
  return {
    term: text,
    score: round(Math.max(0, sum / best)),
    count: term.occurrences.length,
    variants: forms.filter(({ kind }) => kind === 'variant').map((form) => form.text),
    abbreviations: forms.filter(({ kind }) => kind === 'abbreviation').map((form) => form.text),
    longForm,
    forms,
    vocabulary: word,
    positions: positionsOf(term),
    why,
  };
}

/** Of occurrences in one token of another width (ﾃﾞｰﾀとﾃﾞｰﾀ as one word) no more is known than where the token stands. */
function positionsOf({ occurrences }: Term): Keyword['positions'] {
  let last = 0;
  return occurrences.flatMap(({ start, end }) => {
    if (start >= end || start < last) return [];
    last = end;
    return [{ start, end }];
  });
}

const feature = (name: FeatureName | 'passing', value: number, share: number): Feature => ({
  name,
  value: round(value),
  share: round(share),
});

/** Four digits, without -0. */
const round = (value: number) => Math.round(value * 10000) / 10000 + 0;
