import type { LinkedTerm } from './link-terms.js';

/** Least occurrences elsewhere of a term inside a chosen one, as a share of those inside. */
const innerShare = 0.8;
/** Least occurrences of a term that holds a chosen one, as a share of those of the chosen one. */
const outerShare = 0.34;

/** A candidate, marked when the caller wants it in any case. */
export interface Selectable extends LinkedTerm {
  readonly included?: boolean;
}

/**
 * Take the best candidates, leaving out what a reader would feel as the same again: 湘南 after 湘南国際マラソン. Those
 * that the caller wants come first. `candidates` is sorted, best first.
 */
export function selectWithoutRepetition<T extends Selectable>(
  candidates: readonly T[],
  limit: number,
): T[] {
  const chosen: T[] = [];
  const byWord = new Map<string, LinkedTerm[]>();
  const keys = new Set<string>();
  const texts = new Set<string>();
  const choose = (candidate: T) => {
    chosen.push(candidate);
    texts.add(candidate.text);
    for (const { key } of candidate.members) keys.add(key);
    for (const word of new Set(candidate.members.flatMap(({ wordKeys }) => wordKeys.map(stemOf)))) {
      const same = byWord.get(word) ?? [];
      if (same.length < mostCompared) same.push(candidate);
      byWord.set(word, same);
    }
  };
  for (const candidate of candidates) {
    if (chosen.length >= limit) break;
    if (candidate.included === true) choose(candidate);
  }
  for (const candidate of candidates) {
    if (chosen.length >= limit) break;
    if (
      candidate.included !== true &&
      !texts.has(candidate.text) &&
      !isSum(candidate, keys) &&
      !isRepetition(candidate, byWord)
    )
      choose(candidate);
  }
  return chosen;
}

// Only terms that share a word are compared, and of those only the best: the time does not grow with their square.
const mostCompared = 20;

/** A word without the number at its end: RubyKaigi2022 repeats RubyKaigi. */
const stemOf = (word: string) =>
  /^[a-z]{3,}\d{1,4}$/.test(word) ? word.replace(/\d+$/, '') : word;

/** Whether each word of a term is chosen by itself: Tailwind CSS after Tailwind and CSS. */
function isSum({ term }: LinkedTerm, keys: ReadonlySet<string>): boolean {
  return term.wordKeys.length > 1 && term.wordKeys.every((word) => keys.has(word));
}

function isRepetition(candidate: LinkedTerm, byWord: ReadonlyMap<string, LinkedTerm[]>): boolean {
  return candidate.term.wordKeys.some((word) =>
    byWord.get(stemOf(word))?.some((other) => repeats(candidate, other)),
  );
}

function repeats(candidate: LinkedTerm, other: LinkedTerm): boolean {
  const { key } = candidate.term;
  const count = candidate.term.occurrences.length;
  let inside = 0;
  for (const member of other.members) if (member.key.includes(key)) inside += member.count;
  if (inside > 0) return count - inside < innerShare * inside;
  return key.includes(other.term.key) && count < outerShare * other.term.occurrences.length;
}
