import { weights } from './features.js';
import type { LinkedTerm } from './link-terms.js';
import { isTitleName, mayBePiece, type Passing } from './passing.js';
import { joinedKey, leastOverlap, Seen, stretchKeys } from './seen.js';
import type { Term } from './term.js';
import { longestRun } from './terms.js';

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
  if (inPassing === undefined)
    return descending(new Selection(candidates, limit, least, inPassing).chosen);
  // What comes behind the first few has a part in their scores, be it asked for or not.
  const most = limit > 0 ? Math.max(limit, firstFew + 1) : 0;
  const { chosen, few } = new Selection(candidates, most, least, inPassing);
  const inOrder = descending(returningFirst(chosen, inPassing, few));
  return inOrder.slice(0, limit > firstFew ? limit : Math.min(limit, few));
}

/** Candidates taken one by one, and those that wait until the first few are full. */
class Selection<T extends Selectable> {
  readonly chosen: Selected<T>[] = [];
  /** How many the first few are: less than `firstFew` where the post has no more to give. */
  few = firstFew;
  readonly #limit: number;
  readonly #least: number;
  readonly #inPassing: Passing | undefined;
  readonly #seen = new Seen();
  readonly #standIns: StandIns<T>;
  /** A term of less may be faint: half the best score that the post itself gives. */
  readonly #light: number;
  /** Behind the first few: what better ones say in part. */
  readonly #waiting = new Waiting<T>();
  /** What may come behind the first few: it repeats one of them, or is in passing. */
  #later: Selected<T>[] = [];
  #passing: T[] = [];
  /** What of that comes back. */
  #returning: readonly T[] = [];

  constructor(
    candidates: readonly T[],
    limit: number,
    least: number,
    inPassing: Passing | undefined,
  ) {
    this.#limit = limit;
    this.#least = least;
    this.#inPassing = inPassing;
    const best = candidates.find(({ word, included }) => word == null && included !== true);
    this.#light = leastOverlap * (best?.sum ?? 0);
    this.#standIns = new StandIns(candidates, inPassing?.isPassing);
    for (const candidate of candidates) {
      if (this.chosen.length >= limit) return;
      if (candidate.included === true) this.#choose(candidate);
    }
    this.#take(candidates);
  }

  /** Take the best of the candidates and of those that wait, until there are no more. */
  #take(candidates: readonly T[]): void {
    let isEnded = false;
    for (let next = 0; this.chosen.length < this.#limit; ) {
      const candidate = candidates[next];
      const mayAllFill = this.#inPassing?.mayFill === undefined;
      if (this.chosen.length >= this.few || (candidate === undefined && mayAllFill))
        this.#release();
      const other = this.#waiting.best;
      if (other !== undefined && (candidate === undefined || other.sum > candidate.sum)) {
        if (other.sum < this.#least) return;
        const instead = this.#insteadOf(other);
        if (instead !== undefined) this.#choose(instead);
        else {
          this.#waiting.takeBest();
          if (!this.#seen.isSaid(other.candidate)) this.#chooseAs(other);
        }
      } else if (candidate !== undefined) {
        next++;
        this.#consider(candidate);
      } else {
        if (isEnded) return;
        isEnded = true;
        this.#fillUp();
        this.few = Math.min(firstFew, this.chosen.length);
        this.#returning = this.#passing.filter(
          ({ term }) => this.#inPassing?.comesBack?.(term) === true,
        );
      }
    }
  }

  #choose(candidate: T, sum = candidate.sum): void {
    this.#chooseAs({ candidate, sum, overlap: 0 });
  }

  #chooseAs(selected: Selected<T>): void {
    this.chosen.push(selected);
    this.#seen.add(selected.candidate);
  }

  #consider(candidate: T): void {
    if (candidate.included === true || candidate.sum < this.#least) return;
    if (typeof candidate.word === 'string' && !this.#seen.isShown(candidate))
      this.#choose(candidate);
    else if (this.chosen.length < firstFew) this.#considerFirst(candidate);
    else if (!this.#seen.isSaid(candidate)) {
      const overlap = this.#seen.overlapOf(candidate);
      if (overlap === 0) this.#choose(candidate);
      else this.#waiting.add(reduced(candidate, overlap));
    }
  }

  /** For the first few: take it, or what stands in for it, or keep it for later. */
  #considerFirst(candidate: T): void {
    const isSaid = this.#seen.isSaid(candidate);
    const wholes = isSaid ? [] : this.#standIns.wholesOf(candidate);
    const whole = commonest(
      wholes.filter((one) => !this.#seen.isSaid(one) && this.#seen.likenessOf(one) === 0),
    );
    if (whole !== undefined) {
      this.#choose(whole, candidate.sum);
      this.#later.push(reduced(candidate, 1));
      return;
    }
    // ベイク of ライトベイク beside ライト
    if (wholes.length > 0 && candidate.term.units[0]!.script === 'katakana') {
      this.#later.push(reduced(candidate, leastOverlap));
      return;
    }
    if (this.#inPassing?.isPassing(candidate.term) || this.#isFaint(candidate)) {
      this.#passing.push(candidate);
      return;
    }
    if (isSaid) return;
    const overlap = this.#seen.likenessOf(candidate);
    if (overlap > 0) {
      this.#later.push(reduced(candidate, overlap));
      return;
    }
    const part = this.#standIns.commonerOf(candidate, this.#seen, this.#least);
    this.#choose(part ?? candidate);
    if (part !== undefined) this.#later.push(reduced(candidate, 1));
  }

  #isFaint({ term, sum }: T): boolean {
    return sum < this.#light && this.#inPassing?.isFaint?.(term) === true;
  }

  /** The first few are full: what was kept for later waits with the others. */
  #release(): void {
    for (const selected of this.#later) this.#waiting.add(selected);
    for (const one of this.#passing) this.#waiting.add(reduced(one, this.#seen.overlapOf(one)));
    this.#later = [];
    this.#passing = [];
  }

  /** Fill the first few with what is in passing, as far as it may be; one is shown in any case. */
  #fillUp(): void {
    this.#fillWith(
      (one, chosen) =>
        !(this.#isFaint(one) && 2 * chosen > firstFew) &&
        this.#inPassing?.mayFill?.(one.term, chosen) === true,
    );
    const strays = this.#strays();
    const mayEnd = ({ term }: T, chosen: number) =>
      this.#inPassing?.mayEnd?.(term, chosen) === true;
    this.#fillWith(
      (one, chosen) => !(strays.size > 0 && this.#isEveryday(one)) && mayEnd(one, chosen),
    );
    this.#fillWith(
      (one, chosen) => strays.has(one) && this.#inPassing?.mayStray?.(one.term, chosen) === true,
    );
    this.#fillWith(mayEnd);
    const [only] = this.#passing;
    if (this.chosen.length === 0 && only !== undefined) this.#choose(only);
  }

  #fillWith(mayFill: (one: T, chosen: number) => boolean): void {
    for (const one of this.#passing) {
      if (this.chosen.length >= firstFew) return;
      if (!mayFill(one, this.chosen.length)) continue;
      if (!this.#repeats(one)) this.#choose(one);
    }
  }

  /** What comes back, for a name behind the first few that stands once. */
  #insteadOf({ candidate }: Selected<T>): T | undefined {
    if (this.chosen.length >= firstFew || this.#inPassing?.isLone?.(candidate.term) !== true)
      return undefined;
    return this.#returning.find((one) => !this.#repeats(one));
  }

  /** The names that stand once, unless a word of the title waits. */
  #strays(): ReadonlySet<T> {
    const waits = this.#passing.some((one) => one.term.title > 0 && !this.#repeats(one));
    return new Set(
      this.#passing.filter(
        (one) => !waits && this.#inPassing?.mayStray?.(one.term, 0) === true && !this.#repeats(one),
      ),
    );
  }

  #isEveryday({ term }: T): boolean {
    return this.#inPassing?.isEveryday?.(term) === true;
  }

  #repeats(one: T): boolean {
    return this.#seen.isSaid(one) || this.#seen.likenessOf(one) > 0;
  }
}

/**
 * Put what the post names once, or a better one says, behind what the post comes back to, among the first few; what the caller
 * wants stays where it is.
 */
function returningFirst<T extends Selectable>(
  chosen: readonly Selected<T>[],
  { isPassing, mayFill, isEveryday }: Passing,
  few: number,
): Selected<T>[] {
  const first = chosen.slice(0, few);
  const isLess = ({ candidate: { term, word, included }, overlap }: Selected<T>) => {
    if (term.units[0]!.user || included === true || word != null) return false;
    if (overlap > 0) return true;
    return mayFill === undefined
      ? isPassing(term)
      : term.occurrences.length === 1 && term.title === 0;
  };
  const less = first.filter(isLess);
  const isLast = ({ candidate: { term } }: Selected<T>) =>
    mayFill === undefined && term.title === 0 && isEveryday?.(term) === true;
  return [
    ...first.filter((one) => !isLess(one)),
    ...less.filter((one) => !isLast(one)),
    ...less.filter(isLast),
    ...chosen.slice(few),
  ];
}

/**
 * Scores in the order of the list, where the order is not theirs: the first few share theirs out, best first. Where the best
 * of the others has more than the last of these, it shares with as many of them as have less than their mean; the others keep
 * their proportions to it. So no score falls because of where its keyword stands, but by what it gives to those before it, and
 * none depends on how many keywords are asked for. What the caller wants keeps its own.
 */
function descending<T extends Selectable>(chosen: readonly Selected<T>[]): Selected<T>[] {
  const isOwn = ({ candidate }: Selected<T>) => candidate.included !== true;
  const first = chosen.slice(0, firstFew).filter(isOwn);
  const sums = first.map(({ sum }) => sum).sort((a, b) => b - a);
  const behind = chosen.slice(firstFew).find(isOwn)?.sum ?? 0;
  const level = shareOut(sums, behind);
  const scale = behind > 0 ? level / behind : 1;
  let next = 0;
  let last = Infinity;
  return chosen.map((one) => {
    if (!isOwn(one)) return one;
    last = next < sums.length ? sums[next++]! : Math.min(last, one.sum * scale);
    return one.sum === last ? one : { ...one, sum: last };
  });
}

/** Raise the last of the sums, best first, to their mean with what is behind them, where that is more. Returns that mean. */
function shareOut(sums: number[], behind: number): number {
  let total = behind;
  let at = sums.length;
  while (at > 0 && sums[at - 1]! * (sums.length - at + 1) < total) total += sums[--at]!;
  const level = total / (sums.length - at + 1);
  sums.fill(level, at);
  return level;
}

/** A candidate less what better ones say of it. */
const reduced = <T extends Selectable>(candidate: T, overlap: number): Selected<T> => ({
  candidate,
  sum: candidate.sum + overlap * weights.repetition,
  overlap,
});

/** The candidates that may stand in for another: a longer term for its word, a part for the whole. */
class StandIns<T extends Selectable> {
  readonly #candidates: readonly T[];
  readonly #isPassing: ((term: Term) => boolean) | undefined;
  #byWords: Map<string, T> | undefined;

  constructor(candidates: readonly T[], isPassing: ((term: Term) => boolean) | undefined) {
    this.#candidates = candidates;
    this.#isPassing = isPassing;
  }

  get #byKeys(): Map<string, T> {
    this.#byWords ??= new Map(this.#candidates.map((one) => [joinedKey(one.term.wordKeys), one]));
    return this.#byWords;
  }

  /** The longer terms that hold half the places of a word that mostly stands inside longer ones: QRコード for QR. */
  wholesOf({ term }: T): T[] {
    const wholes = new Set<T>();
    if (!mayBePiece(term)) return [];
    for (const holder of term.holders) {
      const words = holder.split(' ');
      if (words.length > longestRun) continue;
      for (let first = 0; first < words.length; first++) {
        for (let last = first + 1; last < words.length; last++) {
          const inside = words.slice(first, last + 1);
          if (!inside.includes(term.key)) continue;
          const whole = this.#byKeys.get(joinedKey(inside));
          if (whole === undefined || wholes.has(whole)) continue;
          const count = whole.term.occurrences.length;
          if (2 * count <= term.occurrences.length && !isTitleName(whole.term, term)) continue;
          if (whole.included === true || this.#isPassing?.(whole.term) === true) continue;
          wholes.add(whole);
        }
      }
    }
    return [...wholes];
  }

  /**
   * The best part of a term that the post names at least twice as often (検索 of 検索基盤チーム) and that may stand in its
   * place.
   */
  commonerOf({ term }: T, seen: Seen, least: number): T | undefined {
    if (term.wordKeys.length < 2) return undefined;
    let best: T | undefined;
    for (const key of stretchKeys(term.wordKeys)) {
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

/** The term that stands most often, of equals the first. */
function commonest<T extends Selectable>(candidates: readonly T[]): T | undefined {
  let best: T | undefined;
  for (const one of candidates)
    if (best === undefined || one.term.occurrences.length > best.term.occurrences.length)
      best = one;
  return best;
}

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
