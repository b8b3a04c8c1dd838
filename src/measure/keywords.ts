import type { TokenizedSentence } from './tokenize-sentences.js';

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

export function keywords(
  sentences: readonly TokenizedSentence[],
  options: KeywordOptions = {},
): Keyword[] {
  void sentences;
  void options;
  throw new Error('not written yet');
}
