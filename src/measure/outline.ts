import { checkOptions } from '../errors.js';
import { checkCount, checkTokenized } from './options.js';
import { type ScoredSentence, scoreSentences } from './sentence-scores.js';
import { pairLikeness } from './similarity.js';
import type { SummarySentence } from './summary.js';
import { toSummarySentence } from './summary.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** One section of a post: its heading and the sentence that says most of what stands under it. */
export interface OutlineEntry {
  /** The heading; null for what stands before the first one. */
  readonly heading: string | null;
  /** Level of the heading, 1–6; 0 before the first heading. */
  readonly level: number;
  /** Where the heading stands in the source (the first sentence, before the first heading): UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
  /** The section's best sentence; null when it has none that says something of the subject. */
  readonly sentence: SummarySentence | null;
}

/** How deep an outline goes. */
export interface OutlineOptions {
  /** Deepest level of headings to list, 1–6; deeper sections belong to the one above. Default: 6. */
  readonly level?: number | undefined;
}

/** Sentences of a section after which the worth of standing early has fallen to 1/e. */
const openingDecay = 3;

/**
 * Outline a long post or a book: one entry a section, from its heading and its best sentence. Sentences are whole.
 *
 * @throws TypeError, RangeError when `sentences` is no array or `level` not a whole number of 1 or more.
 */
export function outline(
  sentences: readonly TokenizedSentence[],
  options: OutlineOptions = {},
): OutlineEntry[] {
  checkTokenized(sentences);
  checkOptions('options', options);
  const deepest = checkCount('level', options.level, 1) ?? 6;
  const byIndex = new Map<number, ScoredSentence>();
  for (const candidate of scoreSentences(sentences, 'course', undefined).candidates)
    byIndex.set(candidate.index, candidate);

  const entries: OutlineEntry[] = [];
  let heading: TokenizedSentence | null = null;
  let body: ScoredSentence[] = [];
  const close = () => {
    const first = heading ?? body[0]?.sentence;
    if (!first) return;
    entries.push({
      heading: heading ? heading.text : null,
      level: heading ? (heading.level ?? 1) : 0,
      start: first.start,
      end: first.end,
      sentence: bestOf(body, heading?.text ?? ''),
    });
  };
  sentences.forEach((sentence, index) => {
    if (sentence.role === 'heading' && (sentence.level ?? 1) <= deepest) {
      close();
      heading = sentence;
      body = [];
      return;
    }
    const candidate = byIndex.get(index);
    if (candidate) body.push(candidate);
  });
  close();
  return entries;
}

/** The sentence that is central, early in the section and like its heading. Ties go to the earlier one. */
function bestOf(body: readonly ScoredSentence[], heading: string): SummarySentence | null {
  const likeness = pairLikeness(heading);
  let best: ScoredSentence | null = null;
  let most = Number.NEGATIVE_INFINITY;
  let rank = 0;
  for (const candidate of body) {
    if (!candidate.worthy) continue;
    // What a sentence is worth for the whole post by its place and title counts nothing inside a section.
    const placed = candidate.features
      .filter(({ name }) => ['opening', 'closing', 'introduction', 'title'].includes(name))
      .reduce((sum, { share }) => sum + share, 0);
    const worth =
      candidate.score - placed + Math.exp(-rank / openingDecay) + likeness(candidate.sentence.text);
    if (worth > most) {
      most = worth;
      best = candidate;
    }
    rank++;
  }
  return best && toSummarySentence(best);
}
