import type { Feature } from './keywords.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** A sentence chosen for the summary. */
export interface SummarySentence {
  /** Index of the sentence in the list that was given. */
  readonly index: number;
  readonly text: string;
  readonly score: number;
  /** Where it stands in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
  /** What made the score. */
  readonly why: readonly Feature[];
}

/** What the post says, in its own sentences and in its own order. */
export interface Summary {
  readonly text: string;
  readonly sentences: readonly SummarySentence[];
}

export interface SummaryOptions {
  /** Number of sentences. Default: 3, unless `characters` is given. */
  readonly sentences?: number;
  /** Budget in characters (UTF-16 units) for `text`. */
  readonly characters?: number;
}

export function summarize(
  sentences: readonly TokenizedSentence[],
  options: SummaryOptions = {},
): Summary {
  void sentences;
  void options;
  throw new Error('not written yet');
}
