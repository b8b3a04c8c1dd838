import type { ScoredSentence } from './sentence-scores.js';

/** Remember what is found for each sentence of a post: a choice asks for it again and again. */
export function once<Found>(
  find: (candidate: ScoredSentence) => Found,
): (candidate: ScoredSentence) => Found {
  const known = new Map<number, Found>();
  return (candidate) => {
    let found = known.get(candidate.index);
    if (found === undefined && !known.has(candidate.index)) {
      found = find(candidate);
      known.set(candidate.index, found);
    }
    return found as Found;
  };
}
