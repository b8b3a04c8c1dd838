import type { Dictionary } from '../dictionary/dictionary.js';
import type { Lattice } from './lattice.js';

/** From so many words on that end at one place, those of the same context are worth merging. */
const worthMerging = 12;

/**
 * The words on the left: those that end where words are being added, in the lattice's `left` arrays, and which of them
 * a new word goes on from.
 */
export class Lefts {
  /** Sum that `best` found. */
  bestCost = 0;

  readonly #lattice: Lattice;
  readonly #matrix: Int16Array;
  readonly #earlierWins: boolean;
  /** By context: where it stands among the words on the left; holds old numbers too. */
  readonly #placeOf: Int32Array;

  /** @param earlierWins the tie-break, see `prefers` */
  constructor(dictionary: Dictionary, lattice: Lattice, earlierWins: boolean) {
    this.#lattice = lattice;
    this.#matrix = dictionary.matrix;
    this.#earlierWins = earlierWins;
    this.#placeOf = new Int32Array(dictionary.contexts.count);
  }

  /**
   * Lay the nodes of a list side by side, the cheapest first: the inner loop runs over them for every word that begins
   * here, and seldom finds a better one. Returns how many they are.
   */
  gather(first: number): number {
    const { cost, context, next, leftCost, leftContext, leftNode } = this.#lattice;
    let node = first;
    let lefts = 0;
    let lowest = 0x7fffffff;
    let lowestAt = 0;
    do {
      const leftsCost = cost[node]!;
      leftCost[lefts] = leftsCost;
      leftContext[lefts] = context[node]!;
      leftNode[lefts] = node;
      if (leftsCost < lowest) {
        lowest = leftsCost;
        lowestAt = lefts;
      }
      lefts = (lefts + 1) | 0;
      node = next[node]!;
    } while (node !== 0);
    if (lowestAt !== 0) {
      const id = leftContext[lowestAt]!;
      const lowestNode = leftNode[lowestAt]!;
      leftCost[lowestAt] = leftCost[0]!;
      leftContext[lowestAt] = leftContext[0]!;
      leftNode[lowestAt] = leftNode[0]!;
      leftCost[0] = lowest;
      leftContext[0] = id;
      leftNode[0] = lowestNode;
    }
    return lefts >= worthMerging ? this.#merge(lefts) : lefts;
  }

  /** The best of the words on the left for a word of a context: its number among them; `bestCost` is the sum. */
  best(lefts: number, id: number): number {
    const { leftCost, leftContext } = this.#lattice;
    const matrix = this.#matrix;
    const row = Math.imul(id, this.#placeOf.length);
    let best = (leftCost[0]! + matrix[(row + leftContext[0]!) | 0]!) | 0;
    let bestLeft = 0;
    let tied = false;
    for (let left = 1; left < lefts; left = (left + 1) | 0) {
      const sum = (leftCost[left]! + matrix[(row + leftContext[left]!) | 0]!) | 0;
      if (sum < best) {
        best = sum;
        bestLeft = left;
        tied = false;
      } else if (sum === best) tied = true;
    }
    this.bestCost = best;
    return tied ? this.breakTie(lefts, row, best) : bestLeft;
  }

  /**
   * The tie-break: whether of two words that end at one place, at equal cost, `a` is taken rather than `b`.
   *
   * kuromoji takes the one that begins earlier (the longer word), MeCab the one that begins later. Of two that begin
   * at one place, both take a known word rather than an unknown one, then the one that comes first in the dictionary.
   */
  prefers(a: number, b: number): boolean {
    const { previous, end, word } = this.#lattice;
    const startOfA = end[previous[a]!]!;
    const startOfB = end[previous[b]!]!;
    if (startOfA !== startOfB) return startOfA < startOfB === this.#earlierWins;
    const aIsKnown = word[a]! >= 0;
    if (aIsKnown !== word[b]! >= 0) return aIsKnown;
    return a < b;
  }

  /** The word to be taken of those that make the same lowest sum. */
  breakTie(lefts: number, row: number, best: number): number {
    const { leftCost, leftContext, leftNode } = this.#lattice;
    const matrix = this.#matrix;
    let taken = -1;
    for (let left = 0; left < lefts; left++) {
      if (leftCost[left]! + matrix[row + leftContext[left]!]! !== best) continue;
      if (taken === -1 || this.prefers(leftNode[left]!, leftNode[taken]!)) taken = left;
    }
    return taken;
  }

  /**
   * Leave only the best of the words on the left that have the same context: they connect to anything at the same
   * cost. Returns how many are left.
   */
  #merge(lefts: number): number {
    const { leftCost, leftContext, leftNode } = this.#lattice;
    const placeOf = this.#placeOf;
    let kept = 0;
    for (let left = 0; left < lefts; left++) {
      const id = leftContext[left]!;
      const cost = leftCost[left]!;
      let place = placeOf[id]!;
      if (place >= kept || leftContext[place] !== id) {
        place = kept++;
        placeOf[id] = place;
        leftContext[place] = id;
      } else if (
        cost > leftCost[place]! ||
        (cost === leftCost[place] && this.prefers(leftNode[place]!, leftNode[left]!))
      ) {
        continue;
      }
      leftCost[place] = cost;
      leftNode[place] = leftNode[left]!;
    }
    return kept;
  }
}
