import { termKey } from '../measure/variants.js';
import { connectingTerms, kindOf, tierOf } from './connecting.js';
import type { StoredPost } from './post.js';
import { mostRanked, type Ranking, Rankings, rarityOf, scoresOf, unit } from './rankings.js';

/** The posts that hold a term: slots in ascending order, and beside each the term's weight in that post. */
export interface Term {
  readonly key: string;
  readonly slots: number[];
  readonly weights: number[];
  /** A number that no other term has at the same time. */
  readonly number: number;
}

/** A post in the index. */
export interface Indexed {
  readonly post: StoredPost;
  readonly slot: number;
  /** The terms of the post's entries, in their order. */
  readonly terms: readonly Term[];
  readonly weights: readonly number[];
  /** The numbers of `terms`: to read them from the terms, which lie all over memory, takes ten times as long. */
  readonly numbers: readonly number[];
  /** What each of `terms` is, as {@link kindOf} tells it. */
  readonly kinds: readonly number[];
}

/** A post like another, with what connects them. */
export interface Neighbour {
  /** The id under which the post was added. */
  readonly id: string;
  /** 0–1. */
  readonly score: number;
  /**
   * Terms of the post asked about, with their share of the score, best first: keywords of either post, else up to three nouns
   * that say something, else one word. What adds little beside the first is left out.
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
export interface Near {
  readonly other: Indexed;
  readonly score: number;
}

/** The terms of two posts that tell best what connects them. */
export interface SharedTerms {
  readonly tier: 1 | 2 | 3;
  /** The place of each term among those of the post asked about. */
  readonly places: readonly number[];
  readonly terms: readonly Term[];
  /** For each term, the product of its weights in both posts. */
  readonly products: readonly number[];
  /** What each term is in the other post, as {@link kindOf} tells it. */
  readonly theirKinds: readonly number[];
}

/** Posts by term. Adding and deleting a post touches its own terms only. */
export class InvertedIndex {
  readonly #byId = new Map<string, Indexed>();
  readonly #bySlot: (Indexed | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #terms = new Map<string, Term>();
  readonly #freeNumbers: number[] = [];
  readonly #rankings = new Rankings(this.#bySlot);
  /** By number of a term: its place, from 1 on, in the post that is compared with others at the moment. */
  readonly #places: number[] = [];

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
    const before = this.#byId.get(post.id);
    if (before !== undefined) this.#takeOut(before);
    const slot = this.#freeSlots.pop() ?? this.#bySlot.length;
    const weights = weightsOf(post);
    const terms = post.entries.map(({ key }, i) => this.#put(key, slot, weights[i]!));
    const numbers = terms.map(({ number }) => number);
    const kinds = post.entries.map(kindOf);
    const indexed = { post, slot, terms, weights, numbers, kinds };
    this.#byId.set(post.id, indexed);
    this.#bySlot[slot] = indexed;
    if (before === undefined) this.#rankings.added(post.id);
    else this.#rankings.replaced(before, indexed, this.#byId.size);
  }

  delete(id: string): boolean {
    const indexed = this.#byId.get(id);
    if (indexed === undefined) return false;
    this.#takeOut(indexed);
    this.#rankings.deleted(id);
    return true;
  }

  #takeOut({ post, slot, terms }: Indexed): void {
    for (const term of terms) {
      const at = placeOf(term.slots, slot);
      term.slots.splice(at, 1);
      term.weights.splice(at, 1);
      if (term.slots.length > 0) continue;
      this.#terms.delete(term.key);
      this.#freeNumbers.push(term.number);
    }
    this.#byId.delete(post.id);
    this.#bySlot[slot] = undefined;
    this.#freeSlots.push(slot);
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

  /** The nearest posts of a post: the same object until they change. */
  ranking(id: string): Ranking {
    return this.#rankings.of(this.#byId.get(id)!, this.#byId.size);
  }

  /** The posts nearest to one. */
  nearest(id: string, limit: number, minScore: number): Near[] {
    const { slots, scores } = limit > mostRanked ? this.#all(id) : this.ranking(id);
    const near: Near[] = [];
    for (let i = 0; i < slots.length && i < limit && scores[i]! / unit >= minScore; i++)
      near.push({ other: this.#bySlot[slots[i]!]!, score: scores[i]! / unit });
    return near;
  }

  /** The posts nearest to one, with what connects each to it. */
  neighbours(id: string, limit: number, minScore: number): Neighbour[] {
    const near = this.nearest(id, limit, minScore);
    const asked = this.#byId.get(id)!;
    const links = limit > mostRanked ? [] : this.ranking(id).links;
    const isNew = near.some((_, i) => links[i] === undefined);
    if (isNew)
      asked.numbers.forEach((number, i) => {
        this.#places[number] = i + 1;
      });
    const neighbours = near.map(({ other, score }, i) => {
      links[i] ??= { shared: this.#shared(asked, other), terms: undefined };
      const link = links[i];
      link.terms ??= this.#connecting(asked, link.shared, score);
      return { id: other.post.id, score: round(score), terms: link.terms };
    });
    if (isNew) for (const number of asked.numbers) this.#places[number] = 0;
    return neighbours;
  }

  /** All posts that share a term with one, nearest first. */
  #all(id: string): Pick<Ranking, 'slots' | 'scores'> {
    const scores = scoresOf(this.#byId.get(id)!, this.#bySlot.length, this.#byId.size);
    const idOf = (slot: number) => this.#bySlot[slot]!.post.id;
    const slots = [...scores.keys()]
      .filter((slot) => scores[slot]! > 0)
      .sort((a, b) => scores[b]! - scores[a]! || (idOf(a) < idOf(b) ? -1 : 1));
    return { slots, scores: slots.map((slot) => scores[slot]!) };
  }

  /** The terms that two posts share, of the best tier that there is. */
  #shared(asked: Indexed, other: Indexed): SharedTerms {
    const { numbers, kinds, weights } = other;
    let places: number[] = [];
    let theirPlaces: number[] = [];
    let best: 1 | 2 | 3 = 1;
    for (let i = 0; i < numbers.length; i++) {
      const place = this.#places[numbers[i]!]! - 1;
      if (place < 0) continue;
      const tier = tierOf(asked.kinds[place]!, kinds[i]!);
      if (tier > best) {
        best = tier as typeof best;
        places = [];
        theirPlaces = [];
      }
      if (tier !== best) continue;
      places.push(place);
      theirPlaces.push(i);
    }
    return {
      tier: best,
      places,
      terms: theirPlaces.map((i) => other.terms[i]!),
      products: places.map((place, i) => asked.weights[place]! * weights[theirPlaces[i]!]!),
      theirKinds: theirPlaces.map((i) => kinds[i]!),
    };
  }

  /** The terms that make two posts near. */
  #connecting(
    asked: Indexed,
    { tier, places, terms, products, theirKinds }: SharedTerms,
    score: number,
  ): Neighbour['terms'] {
    const shared = places.map((place, i) => {
      const rarity = rarityOf(terms[i]!.slots.length, this.#byId.size);
      return {
        term: asked.post.entries[place]!.text,
        share: round((products[i]! * rarity) / score),
        kinds: [asked.kinds[place]!, theirKinds[i]!] as const,
      };
    });
    return connectingTerms(shared, tier);
  }

  #put(key: string, slot: number, weight: number): Term {
    let term = this.#terms.get(key);
    if (term === undefined) {
      const number = this.#freeNumbers.pop() ?? this.#places.push(0) - 1;
      term = { key, slots: [], weights: [], number };
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

/** Round to four digits. */
const round = (value: number) => Math.round(value * 10000) / 10000;
