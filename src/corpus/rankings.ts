import type { Indexed, Neighbour, SharedTerms, Term } from './inverted-index.js';

/** What connects two posts. */
export interface Link {
  readonly shared: SharedTerms;
  /** Undefined where one of them became rarer or commoner since. */
  terms: Neighbour['terms'] | undefined;
}

/** The posts nearest to one, nearest first, by their slots. */
export interface Ranking {
  readonly slots: readonly number[];
  /** In {@link unit}s. */
  readonly scores: readonly number[];
  /** What connects each to the post, where that was asked for. */
  readonly links: (Link | undefined)[];
  /** What was made of the ranking, by name; it holds as long as the ranking does. */
  readonly memo: Map<string, Made>;
}

/** What was made of a ranking and of something else besides, which is compared as an object. */
interface Made {
  readonly from: unknown;
  readonly value: unknown;
}

/** What `make` makes of a ranking and of `from`; where it was made of these before, the very same. */
export function madeOnce<Value>(
  { memo }: Ranking,
  name: string,
  from: unknown,
  make: () => Value,
): Value {
  const known = memo.get(name);
  if (known !== undefined && known.from === from) return known.value as Value;
  const value = make();
  memo.set(name, { from, value });
  return value;
}

interface Kept extends Ranking {
  readonly slots: number[];
  readonly scores: number[];
  /** No post outside the list scores more than this; 0 where every post that shares a term is listed. */
  bound: number;
}

/** The first posts of a ranking before a change, and whether something of them is other since. */
interface First {
  readonly slots: readonly number[];
  isOther: boolean;
}

function firstOf(ranking: Kept, changed: Map<Kept, First>): First {
  let first = changed.get(ranking);
  if (first === undefined) {
    first = { slots: ranking.slots.slice(0, mostRanked), isOther: false };
    changed.set(ranking, first);
  }
  return first;
}

/**
 * Scores are whole numbers of this size, so that a sum is the same in whatever order it was made, and shares can be taken
 * away from it again.
 */
export const unit = 2 ** 40;
/** Added to a number and taken away again, it rounds the number to a whole one. */
const rounder = 1.5 * 2 ** 52;

/** Most posts that a ranking is asked for: as many as tags are taken from. */
export const mostRanked = 20;
/** Some more are kept, so that a ranking outlives changes of other posts. */
const mostKept = 32;

/** Rarities in a corpus of so many posts, by the number of those that have a term; 0 where it is not known yet. */
let rarities = new Float64Array(0);
let raritiesOf = -1;

/** The square of the rarity of a term in `df` of `posts` posts, ln((n + 1) / (df + ½)) as a share of the greatest there is. */
export function rarityOf(df: number, posts: number): number {
  if (posts !== raritiesOf) {
    rarities = new Float64Array(posts + 2);
    raritiesOf = posts;
  }
  const known = rarities[df];
  if (known !== undefined && known > 0) return known;
  const rarity = (Math.log((posts + 1) / (df + 0.5)) / Math.log((posts + 1) / 1.5)) ** 2;
  rarities[df] = rarity;
  return rarity;
}

/**
 * The nearest posts of every post that was asked about, kept up to date: when one post of many is edited, terms that come or
 * go change the scores of those posts alone that have them, and each other post's score to the edited one is new. The
 * rankings are those of a corpus made anew.
 */
export class Rankings {
  readonly #posts: readonly (Indexed | undefined)[];
  /** By slot. */
  #kept: (Kept | undefined)[] = [];
  /** As they were before the last post was added, for the case that it goes again: a draft is only a guest. */
  #before: { readonly id: string; readonly kept: (Kept | undefined)[] } | undefined;

  /** `posts` by their slots, as they are at any time. */
  constructor(posts: readonly (Indexed | undefined)[]) {
    this.#posts = posts;
  }

  /** The {@link mostRanked} nearest posts. */
  of(post: Indexed, posts: number): Ranking {
    this.#kept[post.slot] ??= this.#rank(scoresOf(post, this.#posts.length, posts));
    return this.#kept[post.slot]!;
  }

  /** Every other post is a little rarer or commoner than it was. */
  added(id: string): void {
    this.#before = { id, kept: this.#kept };
    this.#kept = [];
  }

  deleted(id: string): void {
    this.#kept = this.#before?.id === id ? this.#before.kept : [];
    this.#before = undefined;
  }

  /** A post has taken the place of an earlier one. */
  replaced(before: Indexed, after: Indexed, posts: number): void {
    this.#before = undefined;
    if (this.#kept.length === 0) return;
    const changed = new Map<Kept, First>();
    const [had, has] = [new Set(before.terms), new Set(after.terms)];
    for (const term of before.terms)
      if (!has.has(term)) this.#weigh(term, 1, after, posts, changed);
    for (const term of after.terms)
      if (!had.has(term)) this.#weigh(term, -1, after, posts, changed);
    const scores = scoresOf(after, this.#posts.length, posts);
    this.#kept.forEach((ranking, slot) => {
      if (ranking === undefined || slot === after.slot) return;
      this.#list(ranking, after.slot, scores[slot]!, changed);
      const first = changed.get(ranking);
      if (first !== undefined) this.#settle(ranking, first, after.slot);
      if (!isSure(ranking)) this.#kept[slot] = undefined;
    });
    this.#kept[after.slot] = this.#rank(scores);
  }

  /** A term was in `more` posts more; bring the scores of all pairs that have it up to date, but those of the post that changed. */
  #weigh(
    { slots, weights }: Term,
    more: 1 | -1,
    { slot: own }: Indexed,
    posts: number,
    changed: Map<Kept, First>,
  ): void {
    const earlier = rarityOf(slots.length + more, posts) * unit;
    const rarity = rarityOf(slots.length, posts) * unit;
    const held = new Float64Array(this.#posts.length);
    let most = 0;
    slots.forEach((slot, i) => {
      if (slot === own) return;
      held[slot] = weights[i]!;
      most = Math.max(most, weights[i]!);
    });
    for (const slot of slots) {
      const ranking = this.#kept[slot];
      if (ranking === undefined || slot === own) continue;
      const weight = held[slot]!;
      ranking.slots.forEach((other, i) => {
        const product = weight * held[other]!;
        if (product === 0) return;
        const first = firstOf(ranking, changed);
        if (i < mostRanked) first.isOther = true;
        ranking.scores[i]! += whole(product * rarity) - whole(product * earlier);
        const link = ranking.links[i];
        if (link !== undefined) link.terms = undefined;
      });
      if (ranking.bound > 0 && rarity > earlier)
        ranking.bound += Math.ceil(weight * most * (rarity - earlier)) + 1;
    }
  }

  /** Give a post its new score in a ranking. */
  #list(ranking: Kept, slot: number, score: number, changed: Map<Kept, First>): void {
    const { slots, scores, links, bound } = ranking;
    const at = slots.indexOf(slot);
    const isListed = score > 0 && (score > bound || bound === 0);
    if (!isListed && at === -1) return;
    const first = firstOf(ranking, changed);
    if (at !== -1 && at < mostRanked) first.isOther = true;
    if (at !== -1) for (const list of [slots, scores, links]) list.splice(at, 1);
    if (isListed) {
      slots.push(slot);
      scores.push(score);
      links.push(undefined);
    }
  }

  /** Bring a ranking that has changed into order; what was made of it holds if the posts it is asked for are the same. */
  #settle(ranking: Kept, first: First, edited: number): void {
    const { slots, scores, links, memo } = ranking;
    // They are nearly in order.
    for (let i = 1; i < slots.length; i++) {
      const [slot, score, link] = [slots[i]!, scores[i]!, links[i]];
      let at = i;
      for (; at > 0; at--) {
        const before = scores[at - 1]!;
        if (before > score || (before === score && this.#order(slots[at - 1]!, slot) < 0)) break;
        slots[at] = slots[at - 1]!;
        scores[at] = before;
        links[at] = links[at - 1];
      }
      slots[at] = slot;
      scores[at] = score;
      links[at] = link;
    }
    while (slots.length > 0 && (slots.length > mostKept || scores.at(-1) === 0)) {
      slots.pop();
      links.pop();
      ranking.bound = Math.max(ranking.bound, scores.pop()!);
    }
    const isEditedFirst = slots.indexOf(edited) >>> 0 < mostRanked;
    if (first.isOther || isEditedFirst || first.slots.some((slot, i) => slot !== slots[i]))
      memo.clear();
  }

  #rank(scores: Float64Array): Kept {
    const slots: number[] = [];
    let bound = 0;
    let least = 0;
    for (let slot = 0; slot < scores.length; slot++) {
      const score = scores[slot]!;
      if (score === 0) continue;
      if (slots.length === mostKept) {
        bound = Math.max(bound, Math.min(score, least));
        if (score < least || (score === least && this.#order(slot, slots.at(-1)!) > 0)) continue;
        slots.pop();
      }
      let at = slots.length;
      while (at > 0 && this.#isBefore(slot, slots[at - 1]!, scores)) at--;
      slots.splice(at, 0, slot);
      least = scores[slots.at(-1)!]!;
    }
    return {
      slots,
      scores: slots.map((slot) => scores[slot]!),
      links: slots.map(() => undefined),
      bound,
      memo: new Map(),
    };
  }

  #isBefore(a: number, b: number, scores: Float64Array): boolean {
    return scores[a]! > scores[b]! || (scores[a] === scores[b] && this.#order(a, b) < 0);
  }

  #order(a: number, b: number): number {
    return this.#posts[a]!.post.id < this.#posts[b]!.post.id ? -1 : 1;
  }
}

/**
 * How near every post is to one, by slot, in {@link unit}s: the sum, over the terms of both, of the product of their weights
 * (each post's weights are a vector of length 1) times the square of the term's rarity. The length leaves rarity out, so that
 * a new post changes no other's vector.
 */
export function scoresOf(
  { slot, terms, weights }: Indexed,
  slots: number,
  posts: number,
): Float64Array {
  const scores = new Float64Array(slots);
  for (let i = 0; i < terms.length; i++) {
    const { slots: others, weights: theirs } = terms[i]!;
    if (others.length < 2) continue;
    const weight = weights[i]!;
    const rarity = rarityOf(others.length, posts) * unit;
    for (let k = 0; k < others.length; k++)
      scores[others[k]!]! += weight * theirs[k]! * rarity + rounder - rounder;
  }
  scores[slot] = 0;
  return scores;
}

/** Whether no post can be missing among the first of a ranking. */
const isSure = ({ scores, bound }: Kept): boolean =>
  bound === 0 || (scores[mostRanked - 1] ?? 0) > bound;

const whole = (value: number) => value + rounder - rounder;
