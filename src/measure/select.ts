import { weights } from './features.js';
import type { LinkedTerm } from './link-terms.js';
import { isTitleName, mayBePiece, type Passing } from './passing.js';
import { partsOf, Seen, wholeOf } from './seen.js';
import type { Term } from './term.js';

/** A candidate with its score, marked when the caller wants it in any case. */
export interface Selectable extends LinkedTerm {
  readonly sum: number;
  /** The tag of the site it stands for: tags repeat nothing, whatever words they share. */
  readonly word?: string | null;
  readonly included?: boolean;
}

/** Among so many first keywords none says in part what a better one says, and none is named in passing. */
const firstFew = 5;

/** A candidate that was taken, with what is left of its score. */
export interface Selected<T> {
  readonly candidate: T;
  readonly sum: number;
  /** How much of what it says better ones say, 0–1: 湘南 after 湘南国際マラソン. */
  readonly overlap: number;
}

/**
 * Take the best candidates. One that says in part what a better one says is worth less (maximal marginal relevance,
 * Carbonell & Goldstein 1998); one that says nothing else is left out. Those that the caller wants come first.
 * `candidates` is sorted, best first; the others need a score of `least` when they are taken; `inPassing` tells what the
 * post only names in passing.
 *
 * The first few are to be read: what repeats a better one or is named in passing comes after them. A post that has fewer to
 * give has a shorter list where no more than the first few are asked for, unless all may fill it (no `mayFill`, for a short
 * text).
 */
export function selectWithoutRepetition<T extends Selectable>(
  candidates: readonly T[],
  limit: number,
  least = -Infinity,
  inPassing?: Passing,
): Selected<T>[] {
  if (inPassing !== undefined && limit > 0 && limit < firstFew)
    return selectWithoutRepetition(candidates, firstFew, least, inPassing).slice(0, limit);
  const chosen: Selected<T>[] = [];
  const seen = new Seen();
  const choose = (selected: Selected<T>) => {
    chosen.push(selected);
    seen.add(selected.candidate);
  };
  for (const candidate of candidates) {
    if (chosen.length >= limit) break;
    if (candidate.included === true) choose({ candidate, sum: candidate.sum, overlap: 0 });
  }
  const waiting = new Waiting<T>();
  const parts = new Parts(candidates, inPassing?.isPassing);
  let later: Selected<T>[] = [];
  let passing: T[] = [];
  /** How many the first few are, once there are no more of them. */
  let ended: number | undefined;
  for (let next = 0; chosen.length < limit; ) {
    const candidate = candidates[next];
    const isEnd =
      candidate === undefined && (limit === Infinity || inPassing?.mayFill === undefined);
    if (chosen.length >= firstFew || isEnd || ended !== undefined) {
      for (const selected of later) waiting.add(selected);
      for (const one of passing) waiting.add(reduced(one, seen.overlapOf(one)));
      later = [];
      passing = [];
    }
    const other = waiting.best;
    if (candidate === undefined && other === undefined && ended === undefined) {
      for (const one of passing) {
        if (chosen.length >= Math.min(limit, firstFew)) break;
        if (inPassing?.mayFill?.(one.term, chosen.length) !== true) continue;
        if (seen.isSaid(one) || seen.likenessOf(one) > 0) continue;
        choose({ candidate: one, sum: one.sum, overlap: 0 });
      }
      const [only] = passing;
      if (chosen.length === 0 && only !== undefined)
        choose({ candidate: only, sum: only.sum, overlap: 0 });
      if (limit <= firstFew) break;
      ended = chosen.length;
      continue;
    }
    if (candidate === undefined || (other !== undefined && other.sum > candidate.sum)) {
      if (other === undefined || other.sum < least) break;
      waiting.takeBest();
      if (!seen.isSaid(other.candidate)) choose(other);
      continue;
    }
    next++;
    const { sum } = candidate;
    if (candidate.included === true || sum < least) continue;
    const isFirst = chosen.length < firstFew;
    const isTag = typeof candidate.word === 'string' && !seen.isShown(candidate);
    if (isTag) {
      choose({ candidate, sum, overlap: 0 });
      continue;
    }
    const whole = isFirst && !seen.isSaid(candidate) ? parts.wholeOf(candidate, seen) : undefined;
    if (whole !== undefined) {
      choose({ candidate: whole, sum, overlap: 0 });
      later.push(reduced(candidate, 1));
    } else if (isFirst && inPassing?.isPassing(candidate.term)) passing.push(candidate);
    else if (!seen.isSaid(candidate)) {
      const overlap = isFirst ? seen.likenessOf(candidate) : seen.overlapOf(candidate);
      const part = isFirst && overlap === 0 ? parts.commonerOf(candidate, seen, least) : undefined;
      if (part !== undefined) {
        choose({ candidate: part, sum: part.sum, overlap: 0 });
        later.push(reduced(candidate, 1));
      } else if (overlap === 0) {
        choose({ candidate, sum, overlap });
      } else if (isFirst) later.push(reduced(candidate, overlap));
      else waiting.add(reduced(candidate, overlap));
    }
  }
  return descending(inPassing === undefined ? chosen : returningFirst(chosen, inPassing, ended));
}

/**
 * Put what the post names once, or a better one says, behind what the post comes back to, among the first few; what the caller
 * wants stays where it is.
 */
function returningFirst<T extends Selectable>(
  chosen: readonly Selected<T>[],
  { isPassing, mayFill }: Passing,
  few = firstFew,
): Selected<T>[] {
  const first = chosen.slice(0, few);
  const isLess = ({ candidate: { term, word, included }, overlap }: Selected<T>) => {
    if (term.units[0]!.user || included === true || word != null) return false;
    if (overlap > 0) return true;
    return mayFill === undefined
      ? isPassing(term)
      : term.occurrences.length === 1 && term.title === 0;
  };
  return [...first.filter((one) => !isLess(one)), ...first.filter(isLess), ...chosen.slice(few)];
}

/**
 * Scores in the order of the list, where the order is not theirs: the first few share theirs out, best first; the others keep
 * their proportions below the last of these. No score depends on how many keywords are asked for. What the caller wants keeps
 * its own.
 */
function descending<T extends Selectable>(chosen: readonly Selected<T>[]): Selected<T>[] {
  const own = chosen.slice(0, firstFew).filter(({ candidate }) => candidate.included !== true);
  const first = own.map(({ sum }) => sum).sort((a, b) => b - a);
  let next = 0;
  let last = Infinity;
  let scale: number | null = null;
  return chosen.map((one, at) => {
    if (one.candidate.included === true) return one;
    if (at < firstFew) last = first[next++]!;
    else {
      scale ??= one.sum > last ? Math.max(0, last) / one.sum : 1;
      last = Math.min(last, one.sum * scale);
    }
    return one.sum === last ? one : { ...one, sum: last };
  });
}

/** A candidate less what better ones say of it. */
const reduced = <T extends Selectable>(candidate: T, overlap: number): Selected<T> => ({
  candidate,
  sum: candidate.sum + overlap * weights.repetition,
  overlap,
});

/** The candidates by their words. */
class Parts<T extends Selectable> {
  readonly #candidates: readonly T[];
  readonly #isPassing: ((term: Term) => boolean) | undefined;
  #byWords: Map<string, T> | undefined;

  constructor(candidates: readonly T[], isPassing: ((term: Term) => boolean) | undefined) {
    this.#candidates = candidates;
    this.#isPassing = isPassing;
  }

  get #byKeys(): Map<string, T> {
    this.#byWords ??= new Map(this.#candidates.map((one) => [wholeOf(one.term.wordKeys), one]));
    return this.#byWords;
  }

  /** The longer term that holds half the places of a word that mostly stands inside longer ones: QRコード for QR. */
  wholeOf({ term }: T, seen: Seen): T | undefined {
    if (!mayBePiece(term)) return undefined;
    let best: T | undefined;
    for (const holder of term.holders) {
      const words = holder.split(' ');
      if (words.length > longestHolder) continue;
      for (let first = 0; first < words.length; first++) {
        for (let last = first + 1; last < words.length; last++) {
          const inside = words.slice(first, last + 1);
          if (!inside.includes(term.key)) continue;
          const whole = this.#byKeys.get(wholeOf(inside));
          if (whole === undefined) continue;
          const count = whole.term.occurrences.length;
          if (2 * count <= term.occurrences.length && !isTitleName(whole.term, term)) continue;
          if (best !== undefined && count <= best.term.occurrences.length) continue;
          if (whole.included === true || this.#isPassing?.(whole.term) === true) continue;
          if (!seen.isSaid(whole) && seen.likenessOf(whole) === 0) best = whole;
        }
      }
    }
    return best;
  }

  /**
   * The best part of a term that the post names at least twice as often (検索 of 検索基盤チーム) and that may stand in its
   * place.
   */
  commonerOf({ term }: T, seen: Seen, least: number): T | undefined {
    if (term.wordKeys.length < 2) return undefined;
    let best: T | undefined;
    for (const key of partsOf(term.wordKeys)) {
      const part = this.#byKeys.get(key);
      if (part === undefined || part.term.key === term.key || part.sum < least) continue;
      if (part.term.alone < term.occurrences.length) continue;
      if (best !== undefined && part.sum <= best.sum) continue;
      if (part.included === true || this.#isPassing?.(part.term) === true) continue;
      if (!seen.isSaid(part) && seen.likenessOf(part) === 0) best = part;
    }
    return best;
  }
}

const longestHolder = 7;

/** Candidates that are worth less than they were: a binary heap, so that the time does not grow with their square. */
class Waiting<T> {
  readonly #heap: Selected<T>[] = [];

  get best(): Selected<T> | undefined {
    return this.#heap[0];
  }

  add(selected: Selected<T>): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.sum >= selected.sum) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = selected;
  }

  takeBest(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.sum > heap[child]!.sum) child++;
      if (heap[child]!.sum <= last.sum) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}
