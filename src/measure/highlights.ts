import { checkTokenized } from './options.js';
import { scoreSentences } from './sentence-scores.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/**
 * Weigh every sentence by how much of the post it says, 0–1, one weight a sentence of the list in its order; for marking
 * the important sentences in the text. Titles, headings, table cells, greetings and notices weigh 0; the best sentence 1.
 *
 * @throws TypeError when `sentences` is no array.
 */
export function highlights(sentences: readonly TokenizedSentence[]): number[] {
  checkTokenized(sentences);
  const weights = sentences.map(() => 0);
  const { candidates } = scoreSentences(sentences, 'course', undefined);
  const most = candidates.reduce(
    (best, { worthy, score }) => (worthy ? Math.max(best, score) : best),
    0,
  );
  if (most <= 0) return weights;
  for (const { index, worthy, score } of candidates) {
    if (worthy && score > 0) weights[index] = Math.round((score / most) * 1000) / 1000;
  }
  return weights;
}
