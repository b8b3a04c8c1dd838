import { termKey } from '../measure/variants.js';
import type { StoredPost } from './post.js';

/** The posts that hold a term: slots in ascending order, and beside each the term's weight in that post. */
interface Term {
  readonly key: string;
  readonly slots: number[];
  readonly weights: number[];
}

interface Indexed {
  readonly post: StoredPost;
  readonly slot: number;
  /** One an entry of the post. */
  readonly terms: readonly Term[];
}

/** A post like another, with what connects them. */
export interface Neighbour {
  /** Under which the post was added. */
  readonly id: string;
  /** 0–1. */
  readonly score: number;
  /**
   * Terms of the post asked about, with their share of the score, best first: those that are a keyword of either post, or
   * all when none is.
   */
  readonly terms: readonly { readonly term: string; readonly share: number }[];
}

/**
 * Weight of a term in its post: a noun that occurs n times 1 + ln n, a keyword up to 3 more, twice that in the title.
 * Fitted on posts of half of a set of authors and confirmed on the others (bench/quality/related.mjs); other values near
 * these do as well.
 */
const keywordWeight = 3;
const titleFactor = 2;

/** How near another post is, not rounded. */
export type Near = Pick<Neighbour, 'id' | 'score'>;

interface Scored {
  readonly id: string;
  readonly slot: number;
  /** Of each term of the post: its weight times the square of its rarity. */
  readonly weights: readonly number[];
  readonly scores: Float64Array;
  /** Slots with a score above 0, its own among them. */
  readonly candidates: readonly number[];
}

/** Posts by term. Adding and deleting a post touches its own terms only. */
export class InvertedIndex {
  readonly #byId = new Map<string, Indexed>();
  readonly #bySlot: (Indexed | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #terms = new Map<string, Term>();
  #last: Scored | undefined;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): StoredPost | undefined {
    return this.#byId.get(id)?.post;
  }

  /** Posts in order of their ids, by UTF-16 units. */
  posts(): StoredPost[] {
    return [...this.#byId.values()].map(({ post }) => post).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Posts in no order to rely on. */
  *all(): Generator<StoredPost> {
    for (const { post } of this.#byId.values()) yield post;
  }

  set(post: StoredPost): void {
    this.delete(post.id);
    this.#last = undefined;
    const slot = this.#freeSlots.pop() ?? this.#bySlot.length;
    const weights = weightsOf(post);
    const terms = post.entries.map(({ key }, i) => this.#put(key, slot, weights[i]!));
    const indexed = { post, slot, terms };
    this.#byId.set(post.id, indexed);
    this.#bySlot[slot] = indexed;
  }

  delete(id: string): boolean {
    const indexed = this.#byId.get(id);
    if (indexed === undefined) return false;
    this.#last = undefined;
    for (const term of indexed.terms) {
      const at = placeOf(term.slots, indexed.slot);
      term.slots.splice(at, 1);
      term.weights.splice(at, 1);
      if (term.slots.length === 0) this.#terms.delete(term.key);
    }
    this.#byId.delete(id);
    this.#bySlot[indexed.slot] = undefined;
    this.#freeSlots.push(indexed.slot);
    return true;
  }

  documentFrequency(term: string): number {
    return this.#terms.get(termKey(term))?.slots.length ?? 0;
  }

  /** How many of the other posts have a term for a keyword. */
  keywordFrequency(key: string, except: string): number {
    let count = 0;
    for (const slot of this.#terms.get(key)?.slots ?? []) {
      const { post } = this.#bySlot[slot]!;
      if (post.id !== except && post.keywords.some((keyword) => keyword.key === key)) count++;
    }
    return count;
  }

  /**
   * The posts nearest to one. The score is the sum, over the terms of both, of the product of their weights (each post's
   * weights are a vector of length 1) times the square of the term's rarity, ln((n + 1) / (df + ½)) as a share of the
   * greatest there is. The length leaves rarity out, so that a new post changes no other's vector.
   */
  nearest(id: string, limit: number, minScore: number): Near[] {
    const { slot: own, candidates, scores } = this.#scored(id);
    const compare = (a: number, b: number) =>
      scores[a]! - scores[b]! || (this.#bySlot[a]!.post.id < this.#bySlot[b]!.post.id ? 1 : -1);
    const near = candidates.filter((slot) => slot !== own && scores[slot]! >= minScore);
    return best(near, limit, compare).map((slot) => ({
      id: this.#bySlot[slot]!.post.id,
      score: scores[slot]!,
    }));
  }

  /** The posts nearest to one, with what connects each to it. */
  neighbours(id: string, limit: number, minScore: number): Neighbour[] {
    const near = this.nearest(id, limit, minScore);
    const { weights } = this.#scored(id);
    const asked = this.#byId.get(id)!;
    return near.map((other) => ({
      id: other.id,
      score: round(other.score),
      terms: this.#connecting(asked, weights, this.#byId.get(other.id)!.slot, other.score),
    }));
  }

  /** How near every post is; kept until a post changes, since tags and related posts of one are asked for together. */
  #scored(id: string): Scored {
    if (this.#last?.id === id) return this.#last;
    const asked = this.#byId.get(id)!;
    const scores = new Float64Array(this.#bySlot.length);
    const candidates: number[] = [];
    const weights = asked.terms.map((term) => {
      const weight = term.weights[placeOf(term.slots, asked.slot)]!;
      return weight * this.#rarity(term) ** 2;
    });
    for (let i = 0; i < asked.terms.length; i++) {
      const { slots, weights: others } = asked.terms[i]!;
      if (slots.length < 2) continue;
      for (let k = 0; k < slots.length; k++) {
        const slot = slots[k]!;
        const share = weights[i]! * others[k]!;
        if (share === 0) continue;
        if (scores[slot] === 0) candidates.push(slot);
        scores[slot]! += share;
      }
    }
    this.#last = { id, slot: asked.slot, weights, scores, candidates };
    return this.#last;
  }

  /** The terms that make two posts near, those first that are a keyword of either: 時間 connects any two posts a little. */
  #connecting(asked: Indexed, own: readonly number[], slot: number, score: number) {
    const others = new Set(this.#bySlot[slot]!.post.keywords.map(({ key }) => key));
    const shares: { term: string; share: number; isKeyword: boolean }[] = [];
    asked.terms.forEach(({ slots, weights }, i) => {
      const { key, isName, text, score: keyness } = asked.post.entries[i]!;
      const at = isName ? placeOf(slots, slot) : -1;
      if (at < 0 || slots[at] !== slot) return;
      const share = round((own[i]! * weights[at]!) / score);
      shares.push({ term: text, share, isKeyword: keyness > 0 || others.has(key) });
    });
    shares.sort(
      (a, b) =>
        Number(b.isKeyword) - Number(a.isKeyword) ||
        b.share - a.share ||
        (a.term < b.term ? -1 : 1),
    );
    const chosen: { term: string; share: number }[] = [];
    for (const { term, share, isKeyword } of shares) {
      if (chosen.length === 5 || (!isKeyword && shares[0]!.isKeyword)) break;
      // 学習 says nothing beside 機械学習
      if (!chosen.some((other) => other.term.includes(term) || term.includes(other.term)))
        chosen.push({ term, share });
    }
    return chosen;
  }

  #rarity({ slots }: Term): number {
    const posts = this.#byId.size;
    return Math.log((posts + 1) / (slots.length + 0.5)) / Math.log((posts + 1) / 1.5);
  }

  #put(key: string, slot: number, weight: number): Term {
    let term = this.#terms.get(key);
    if (term === undefined) {
      term = { key, slots: [], weights: [] };
      this.#terms.set(key, term);
    }
    const { slots, weights } = term;
    if (slots.length === 0 || slots[slots.length - 1]! < slot) {
      slots.push(slot);
      weights.push(weight);
    } else {
      const at = placeOf(slots, slot);
      slots.splice(at, 0, slot);
      weights.splice(at, 0, weight);
    }
    return term;
  }
}

/** The first `limit` by falling order. Few are picked in one pass. */
function best(slots: number[], limit: number, compare: (a: number, b: number) => number): number[] {
  if (limit > 50) return slots.sort((a, b) => compare(b, a)).slice(0, limit);
  const picked: number[] = [];
  for (const slot of slots) {
    if (picked.length === limit && (limit === 0 || compare(slot, picked[limit - 1]!) < 0)) continue;
    let at = picked.length;
    while (at > 0 && compare(slot, picked[at - 1]!) > 0) at--;
    picked.splice(at, 0, slot);
    if (picked.length > limit) picked.pop();
  }
  return picked;
}

/** Where a slot stands among slots in ascending order, or would stand. */
function placeOf(slots: readonly number[], slot: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slots[middle]! < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}

function weightsOf({ title, entries }: StoredPost): number[] {
  const inTitle = plain(title ?? '');
  let squares = 0;
  const weights = entries.map(({ text, count, score }) => {
    const weight = (count > 0 ? 1 + Math.log(count) : 0) + keywordWeight * score;
    const isInTitle = text.length > 1 && inTitle.includes(plain(text));
    const whole = isInTitle ? weight * titleFactor : weight;
    squares += whole * whole;
    return whole;
  });
  const length = Math.sqrt(squares) || 1;
  return weights.map((weight) => weight / length);
}

const plain = (text: string) =>
  (/^[\x20-\x7e\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]*$/.test(text)
    ? text
    : text.slice(0, 1000).normalize('NFKC')
  ).toLowerCase();

/** Four digits. */
const round = (value: number) => Math.round(value * 10000) / 10000;
