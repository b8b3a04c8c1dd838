import type { LinkedTerm } from './link-terms.js';

/** Take the best candidates, leaving out what a reader would feel as the same again: 湘南 after 湘南国際マラソン. */
export function selectWithoutRepetition<T extends LinkedTerm>(
  candidates: readonly T[],
  limit: number,
): T[] {
  const chosen: T[] = [];
  for (const candidate of candidates) {
    if (chosen.length >= limit) break;
    if (!chosen.some((other) => repeats(candidate, other))) chosen.push(candidate);
  }
  return chosen;
}

function repeats(candidate: LinkedTerm, other: LinkedTerm): boolean {
  const { key } = candidate.term;
  const count = candidate.term.occurrences.length;
  const otherCount = other.term.occurrences.length;
  let inside = 0;
  for (const member of other.members) if (member.key.includes(key)) inside += member.count;
  if (inside > 0) return count - inside < 0.7 * inside + 1;
  return key.includes(other.term.key) && count < 0.6 * otherCount;
}
