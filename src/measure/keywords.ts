import { describe } from '../text/source.js';
import { candidatesOf } from './candidates.js';
import { featuresOf, weights } from './features.js';
import type { Form } from './link-terms.js';
import { checkCount, checkShare, checkStrings } from './options.js';
import { selectWithoutRepetition } from './select.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import { termKey } from './variants.js';

/** One share of a score. */
export interface Feature {
  readonly name: string;
  readonly value: number;
  /** Part of the score that comes from it. */
  readonly share: number;
}

/** A ranked term (or compound) of the post. */
export interface Keyword {
  /** The term as the author mostly writes it. */
  readonly term: string;
  /** 0–1; the best keyword of the post has 1 … */
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
  /** Every occurrence in the source, in order: UTF-16, half-open. */
  readonly positions: readonly { readonly start: number; readonly end: number }[];
  /** What made the score. */
  readonly why: readonly Feature[];
}

export interface KeywordOptions {
  /** Most keywords to return. Default: 10. */
  readonly limit?: number;
  /** Least score to be listed, 0–1. Default: 0. */
  readonly minScore?: number;
  /** Words to leave out besides the built-in stop words. */
  readonly stopWords?: readonly string[];
}

/**
 * Rank the terms of a post: noun compounds, product names and words, each with its count, its spellings and the shares
 * of its score.
 */
export function keywords(
  sentences: readonly TokenizedSentence[],
  options: KeywordOptions = {},
): Keyword[] {
  if (!Array.isArray(sentences))
    throw new TypeError(`sentences must be an array, got ${describe(sentences)}`);
  const limit = checkCount('limit', options.limit, 0) ?? 10;
  const minScore = checkShare('minScore', options.minScore) ?? 0;
  const stopped = new Set((checkStrings('stopWords', options.stopWords) ?? []).map(termKey));
  const { terms, table } = candidatesOf(sentences);
  const candidates = [];
  for (const linked of terms) {
    const { term, text } = linked;
    if (stopped.has(term.key)) continue;
    if (term.verbal === term.occurrences.length && term.parts.length === 1) continue;
    const features = featuresOf(term, table, text);
    let sum = 0;
    for (const [name, value] of features) sum += value * weights[name];
    candidates.push({ ...linked, features, sum });
  }
  candidates.sort(
    (a, b) =>
      b.sum - a.sum || a.term.firstOffset - b.term.firstOffset || compare(a.term.key, b.term.key),
  );
  const best = Math.max(candidates[0]?.sum ?? 1, 1e-9);
  const chosen = selectWithoutRepetition(candidates, limit);
  return chosen
    .map(({ term, text, forms, longForm, features, sum }) => ({
      term: text,
      score: Math.max(0, sum / best),
      count: term.occurrences.length,
      variants: forms.filter(({ kind }) => kind === 'variant').map(({ text }) => text),
      abbreviations: forms.filter(({ kind }) => kind === 'abbreviation').map(({ text }) => text),
      longForm,
      forms,
      positions: term.occurrences
        .filter(({ start, end }) => start < end)
        .map(({ start, end }) => ({ start, end })),
      why: [...features].map(([name, value]) => ({
        name,
        value,
        share: (value * weights[name]) / best,
      })),
    }))
    .filter(({ score }) => score >= minScore);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
