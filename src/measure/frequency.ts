import type { TokenizedSentence } from './tokenize-sentences.js';

/** A content word (or compound) of the post with how often it occurs. */
export interface TermFrequency {
  /** The term as the author mostly writes it. */
  readonly term: string;
  /** Base form under which the occurrences were counted. */
  readonly baseForm: string;
  /** How many times it occurs, its orthographic variants included. */
  readonly count: number;
  /** Part of speech, coarse: 名詞, 動詞, 形容詞, 副詞 … */
  readonly partOfSpeech: string;
  /** Spellings found besides `term`, most frequent first. */
  readonly variants: readonly string[];
  /** First occurrence in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface FrequencyOptions {
  /** Most entries to return. Default: all. */
  readonly limit?: number;
  /** Least count to be listed. Default: 1. */
  readonly minCount?: number;
  /** Count noun compounds and product names whole (分散システム) besides single words. Default: false. */
  readonly compounds?: boolean;
  /** Parts of speech to count, coarse (名詞, 動詞 …). Default: nouns, verbs, adjectives, adverbs. */
  readonly partOfSpeech?: readonly string[];
  /** Words to leave out besides the built-in stop words. */
  readonly stopWords?: readonly string[];
}

export function frequency(
  sentences: readonly TokenizedSentence[],
  options: FrequencyOptions = {},
): TermFrequency[] {
  void sentences;
  void options;
  throw new Error('not written yet');
}
