import type { ScoredPost, ScoredSentence } from './sentence-scores.js';
import { cosine } from './similarity.js';

/** A way to show a sentence: whole or shortened. */
export interface Variant {
  /** What is shown. */
  readonly text: string;
  /** Half-open stretches of the sentence's text. */
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
  /** What the shortening costs in worth, 0 or more. */
  readonly loss: number;
  /** True when the words that leaned on the sentence before are cut. */
  readonly freed: boolean;
  /** True when the words that join it to the sentence before (しかし、) are cut. */
  readonly unjoined: boolean;
  /** True when its heading stands before it. */
  readonly headed?: boolean;
}

/** A sentence that was taken, and how it is shown. */
export interface Chosen {
  readonly candidate: ScoredSentence;
  readonly variant: Variant;
}

/** What a selection aims at. */
export interface Aim {
  /** Most sentences. */
  readonly sentences: number;
  /** Most characters of the joined text. */
  readonly characters: number;
  /** What another sentence must be worth to be taken. */
  readonly threshold: number;
  /** Weight of the likeness to the sentences already taken (Carbonell & Goldstein 1998). */
  readonly redundancy: number;
  /** Weight of parts of the post not yet spoken for (Lin & Bilmes 2011). */
  readonly coverage: number;
  readonly variantsOf: (candidate: ScoredSentence) => readonly Variant[];
  /** What stands between two shown sentences. */
  readonly joint: (before: string, after: string) => string;
  /**
   * What it costs to show a sentence so after the one taken last (null: first); null where that may not be. Default: what
   * leans follows directly.
   */
  readonly joins?: (before: Taken | null, next: Chosen) => number | null;
  /**
   * What it costs to show a sentence after the one taken last, not the one before it, where `joins` is not given; null where
   * that may not be. Default: null for what leans tightly, else nothing.
   */
  readonly alone?: (chosen: Chosen, before?: Taken | null) => number | null;
  /** What it costs to end with a sentence, and without `joins` to leave out the next. Default: nothing. */
  readonly ending?: (candidate: ScoredSentence) => number;
  /** Whether the sentence before it, or after it, should be looked at with it. Default: the one before what leans. */
  readonly needs?: (candidate: ScoredSentence) => {
    readonly before: boolean;
    readonly after: boolean;
  };
  /** What it costs if no sentence comes after it. Default: nothing. */
  readonly last?: (candidate: ScoredSentence) => number;
}

/** A set of sentences taken so far. */
interface State {
  /** What they are worth together. */
  readonly value: number;
  /** Characters of their joined text. */
  readonly used: number;
  readonly count: number;
  /** Words of the title that they hold, as bits. */
  readonly titleWords: number;
  /** The sentence taken last; null before the first. */
  readonly last: Taken | null;
}

/** A sentence taken, and those taken before it. */
export interface Taken extends Chosen {
  readonly before: Taken | null;
}

const fewestCandidates = 48;
/** Candidates looked at for each sentence there is room for. */
const candidatesForOne = 4;
const ordinaryLength = 40;
/** With room for more sentences than this, sets are no longer compared: the best are taken one by one. */
const mostCompared = 40;
/** What cutting しかし costs where the sentence before is shown. */
const joinLoss = 0.05;
/** From so many taken sentences on, likeness is looked for among exact repetitions only. */
const mostLikened = 300;
/** Looked at even where none is worth a place: one of them must be shown. */
const alwaysCandidates = 12;
const mostCells = 600;

/**
 * Choose the sentences worth most together: what each is worth, what of the title they hold, how much of the post they
 * speak for, less what they repeat and less `threshold` each.
 *
 * McDonald's dynamic program for the knapsack of summaries (2007): sentences in their order, one cell for each length
 * used, a few best sets in each cell. It looks at 48–160 candidates, so time does not grow with the post beyond sorting.
 */
export function select(post: ScoredPost, aim: Aim): Chosen[] {
  const room = Math.min(aim.sentences, aim.characters / ordinaryLength);
  if (room > mostCompared) {
    const many = selectMany(post, aim);
    // Where none is worth a place, one is shown all the same.
    return many.length > 0 ? many : select(post, { ...aim, sentences: 1 });
  }
  const candidates = shortlist(post, aim, room);
  const isLong = aim.characters > 300 && Number.isFinite(aim.characters);
  const statesInCell = isLong || aim.joins ? 2 : 5;
  const unit = Number.isFinite(aim.characters)
    ? Math.max(1, Math.ceil(aim.characters / mostCells))
    : 0;
  const worth = worthOf(post, aim);
  const cells = new Map<number, State[]>();
  const endCost = ({ last }: State) =>
    last ? (aim.ending?.(last.candidate) ?? 0) + (aim.last?.(last.candidate) ?? 0) : 0;
  const isFull = (state: State) => !aim.joins && state.count >= aim.sentences;
  const ended = (state: State) => {
    const cost = endCost(state);
    return cost === 0 ? state : { ...state, value: state.value - cost };
  };
  const keep = (given: State) => {
    const key = unit === 0 ? given.count : Math.floor(given.used / unit);
    const cell = cells.get(key);
    const least = cell && cell.length >= statesInCell ? cell[cell.length - 1]! : null;
    // An end costs something or nothing: what has no place without it has none with it.
    if (least && !isBetter(given, least)) return;
    // What no sentence can follow is compared as what it ends as.
    const state = isFull(given) ? ended(given) : given;
    if (!cell) cells.set(key, [state]);
    else insert(cell, state, statesInCell);
  };
  keep({ value: 0, used: 0, count: 0, titleWords: 0, last: null });

  let previous: ScoredSentence | null = null;
  for (const candidate of candidates) {
    const neighbour: ScoredSentence | null =
      previous && previous.index === candidate.index - 1 ? previous : null;
    const states: State[] = [];
    for (const cell of cells.values()) for (const state of cell) states.push(state);
    for (const state of states) {
      for (const variant of aim.variantsOf(candidate)) {
        const alone = worth.extend(state, candidate, variant);
        if (alone) keep(alone);
        // A sentence that leans brings the one before along.
        if (
          (alone && !worth.leans(candidate, variant)) ||
          aim.joins ||
          !neighbour ||
          state.last?.candidate === neighbour
        )
          continue;
        for (const support of aim.variantsOf(neighbour)) {
          const supported = worth.extend(state, neighbour, support);
          const both = supported && worth.extend(supported, candidate, variant);
          if (both) keep(both);
        }
      }
    }
    previous = candidate;
  }
  let best: State | null = null;
  for (const cell of cells.values()) {
    for (const state of cell) {
      if (!state.last) continue;
      const whole = isFull(state) ? state : ended(state);
      if (!best || isBetter(whole, best)) best = whole;
    }
  }
  const chosen: Chosen[] = [];
  for (let step = best?.last ?? null; step; step = step.before)
    chosen.unshift({ candidate: step.candidate, variant: step.variant });
  return chosen;
}

/** The candidates worth looking at, in their order in the post, each with the sentence it leans on. */
function shortlist(post: ScoredPost, aim: Aim, room: number): ScoredSentence[] {
  const { candidates } = post;
  const limit = Math.floor(Math.max(fewestCandidates, room * candidatesForOne));
  const order = candidates.map((_, i) => i);
  order.sort((a, b) => candidates[b]!.score - candidates[a]!.score || a - b);
  const taken = new Set<number>();
  for (let place = 0; place < Math.min(limit, order.length); place++) {
    const i = order[place]!;
    const candidate = candidates[i]!;
    const { score, leaningShare, leaning, centrality } = candidate;
    // What can never be worth its place need not be tried.
    const most = score - leaningShare + aim.coverage * Math.sqrt(centrality) - aim.threshold;
    if (most <= 0 && place >= alwaysCandidates) continue;
    taken.add(i);
    const needs = aim.needs?.(candidate);
    if ((leaning.degree !== 'none' || needs?.before) && i > 0) taken.add(i - 1);
    if (needs?.after && i + 1 < candidates.length) taken.add(i + 1);
  }
  const short: ScoredSentence[] = [];
  for (const i of [...taken].sort((a, b) => a - b)) short.push(candidates[i]!);
  return short;
}

/**
 * Take the sentences of a long excerpt one by one, the best first, leaving out what is like one already taken; what leans
 * brings the one before along.
 */
function selectMany({ candidates }: ScoredPost, aim: Aim): Chosen[] {
  const order = candidates.map((_, i) => i);
  order.sort((a, b) => candidates[b]!.score - candidates[a]!.score || a - b);
  const taken = new Map<number, Variant>();
  const texts = new Set<string>();
  let used = 0;
  for (const i of order) {
    const candidate = candidates[i]!;
    if (taken.size >= aim.sentences || candidate.score <= aim.threshold) break;
    if (taken.has(i)) continue;
    const before = candidates[i - 1];
    const needs =
      candidate.leaning.degree === 'tight' && !taken.has(i - 1)
        ? before && before.index === candidate.index - 1
          ? [i - 1, i]
          : []
        : [i];
    const variants = needs.map((k) => aim.variantsOf(candidates[k]!)[0]!);
    // One more for the blank that may stand between two sentences.
    const length = variants.reduce((sum, { text }) => sum + text.length + 1, 0);
    if (needs.length === 0 || used + length > aim.characters) continue;
    if (taken.size + needs.length > aim.sentences || texts.has(candidate.sentence.text)) continue;
    if (taken.size < mostLikened) {
      let repeated = 0;
      for (const k of taken.keys())
        repeated = Math.max(repeated, cosine(candidates[k]!.vector, candidate.vector));
      if (candidate.score - aim.redundancy * repeated <= aim.threshold) continue;
    }
    needs.forEach((k, j) => {
      taken.set(k, variants[j]!);
    });
    texts.add(candidate.sentence.text);
    used += length;
  }
  return [...taken.keys()]
    .sort((a, b) => a - b)
    .map((k) => ({ candidate: candidates[k]!, variant: taken.get(k)! }));
}

function worthOf(post: ScoredPost, aim: Aim) {
  const likeness = new Map<number, number>();
  const alike = (a: ScoredSentence, b: ScoredSentence) => {
    const key = a.index * 0x100000 + b.index;
    let value = likeness.get(key);
    if (value === undefined) {
      value = cosine(a.vector, b.vector);
      likeness.set(key, value);
    }
    return value;
  };
  const titleWorth = (words: number) => {
    let sum = 0;
    for (let rest = words, k = 0; rest !== 0; rest >>>= 1, k++) {
      if (rest & 1) sum += post.titleShares[k]!;
    }
    return sum;
  };
  const alone =
    aim.alone ?? (({ candidate }: Chosen) => (candidate.leaning.degree === 'tight' ? null : 0));
  const extend = (state: State, candidate: ScoredSentence, variant: Variant): State | null => {
    if (state.count >= aim.sentences) return null;
    const before = state.last;
    if (before && before.candidate.index >= candidate.index) return null;
    const joint = before ? aim.joint(before.variant.text, variant.text).length : 0;
    const used = state.used + joint + variant.text.length;
    if (used > aim.characters) return null;
    const follows = before !== null && before.candidate.index === candidate.index - 1;
    let joining: number | null = 0;
    if (aim.joins) joining = aim.joins(before, { candidate, variant });
    else if (!follows) joining = alone({ candidate, variant }, before);
    if (joining === null) return null;
    if (before && !follows && !aim.joins) joining += aim.ending?.(before.candidate) ?? 0;
    let value = candidate.score - variant.loss - aim.threshold - joining;
    // Beside the sentence it goes on from, a sentence keeps the word that says how.
    if (follows && variant.unjoined) value -= joinLoss;
    // What is already said of the title is not said again.
    if (candidate.titleShare !== 0)
      value -=
        candidate.titleShare * (1 - newTitle(state.titleWords, candidate.titleWords, titleWorth));
    // Beside the sentence it leans on, or without the words that lean, a sentence leans no more.
    if (follows || variant.freed) value -= candidate.leaningShare;
    let repeated = 0;
    let inSection = 0;
    for (let step = before; step; step = step.before) {
      repeated = Math.max(repeated, alike(step.candidate, candidate));
      if (step.candidate.section === candidate.section) inSection += step.candidate.centrality;
    }
    value -= aim.redundancy * repeated;
    if (aim.coverage > 0)
      value += aim.coverage * (Math.sqrt(inSection + candidate.centrality) - Math.sqrt(inSection));
    return {
      value: state.value + value,
      used,
      count: state.count + 1,
      titleWords: state.titleWords | candidate.titleWords,
      last: { candidate, variant, before },
    };
  };
  const leans = (candidate: ScoredSentence, variant: Variant) =>
    alone({ candidate, variant }) !== 0;
  return { extend, leans };
}

function newTitle(said: number, words: number, worth: (words: number) => number): number {
  const all = worth(words);
  return all > 0 ? worth(words & ~said) / all : 0;
}

/** Ties go to the shorter set, then to the earlier one. */
function isBetter(a: State, b: State): boolean {
  const difference = a.value - b.value;
  if (Math.abs(difference) > 1e-9) return difference > 0;
  return a.used !== b.used ? a.used < b.used : a.count < b.count;
}

function insert(cell: State[], state: State, most: number): void {
  let at = cell.length;
  while (at > 0 && isBetter(state, cell[at - 1]!)) at--;
  if (at >= most) return;
  cell.splice(at, 0, state);
  if (cell.length > most) cell.pop();
}
