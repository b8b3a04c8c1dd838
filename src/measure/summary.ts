import { toSource } from '../text/offset-map.js';
import { variantsOf } from './compression.js';
import type { Feature } from './keywords.js';
import { type Aim, type Chosen, select, type Variant } from './selection.js';
import { type ScoredSentence, scoreSentences } from './sentence-scores.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** A sentence chosen for the summary. */
export interface SummarySentence {
  /** Index of the sentence in the list that was given. */
  readonly index: number;
  /** What is shown of it: the whole sentence, or what was left by cutting. */
  readonly text: string;
  readonly score: number;
  /** Where the whole sentence stands in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
  /** Where each shown stretch stands in the source, in order: UTF-16, half-open. */
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
  /** What made the score; the shares add up to it. */
  readonly why: readonly Feature[];
}

/** What the post says, in its own sentences and in its own order. */
export interface Summary {
  /** The chosen sentences, joined: nothing between sentences that end with a mark, a blank elsewhere. */
  readonly text: string;
  readonly sentences: readonly SummarySentence[];
}

export interface SummaryOptions {
  /** Most sentences. Default: 3, unless `characters` is given. With both, both bind. */
  readonly sentences?: number;
  /** Budget in characters (UTF-16 units) for `text`. */
  readonly characters?: number;
  /**
   * Whether sentences may be shortened by leaving words out. Default: true with `characters` alone, else false; without
   * `characters` sentences are always whole.
   */
  readonly shorten?: boolean;
  /** What the reader asks about: shifts the choice towards sentences with these words. */
  readonly about?: string;
}

/** @internal What another sentence must be worth, what repeating costs, what a new part of the post is worth. */
export const aims = {
  gist: { threshold: 1.4, redundancy: 0.5, coverage: 0 },
  course: { threshold: 0, redundancy: 0.5, coverage: 0.7 },
};

/**
 * Choose the sentences that say what the post says, in their order.
 *
 * Headings, titles and table cells are never chosen; greetings, notices and farewells only when there is nothing else.
 * Throws a RangeError when a number is not a whole number above 0.
 */
export function summarize(
  sentences: readonly TokenizedSentence[],
  options: SummaryOptions = {},
): Summary {
  const { characters, about } = options;
  const count = options.sentences ?? (characters === undefined ? 3 : undefined);
  checkWhole('sentences', count);
  checkWhole('characters', characters);
  if (about !== undefined && typeof about !== 'string')
    throw new TypeError(`about must be a string, got ${typeof about}`);
  const style =
    (count ?? Number.POSITIVE_INFINITY) < 3 || (characters ?? Number.POSITIVE_INFINITY) < 150
      ? 'gist'
      : 'course';
  const shortens = characters !== undefined && (options.shorten ?? options.sentences === undefined);
  const post = scoreSentences(sentences, style, about);
  const aim: Aim = {
    sentences: count ?? Number.POSITIVE_INFINITY,
    characters: characters ?? Number.POSITIVE_INFINITY,
    ...aims[style],
    threshold: characters === undefined ? 0 : aims[style].threshold,
    variantsOf: shown(shortens),
    joint: jointOf,
  };
  return toSummary(select(post, aim));
}

function checkWhole(name: string, value: number | undefined): void {
  if (value === undefined) return;
  if (typeof value !== 'number')
    throw new TypeError(`${name} must be a whole number above 0, got ${typeof value}`);
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${name} must be a whole number above 0, got ${value}`);
}

/** The ways to show each sentence, made once. */
function shown(shortens: boolean): (candidate: ScoredSentence) => readonly Variant[] {
  const known = new Map<number, readonly Variant[]>();
  return ({ index, sentence, leaning }) => {
    let variants = known.get(index);
    if (!variants) {
      const all = variantsOf(sentence.text, shortens ? sentence.tokens : [], leaning);
      variants = shortens ? all : all.slice(0, 1);
      known.set(index, variants);
    }
    return variants;
  };
}

/** Nothing after a Japanese mark, a blank after anything else. */
export function jointOf(before: string, after: string): string {
  if (before === '' || after === '') return '';
  return /[。！？」』）】〉》…‥♪☆〜～]$/.test(before) ? '' : ' ';
}

function toSummary(chosen: readonly Chosen[]): Summary {
  let text = '';
  const shown = chosen.map(({ candidate, variant }) => {
    text += jointOf(text, variant.text) + variant.text;
    const { sentence } = candidate;
    return {
      index: candidate.index,
      text: variant.text,
      score: candidate.score,
      start: sentence.start,
      end: sentence.end,
      pieces: variant.pieces.map(({ start, end }) => toSource(sentence.map, start, end)),
      why: candidate.features.map((feature) => ({ ...feature })),
    };
  });
  return { text, sentences: shown };
}
