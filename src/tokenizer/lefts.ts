import type { Dictionary } from '../dictionary/dictionary.js';
import type { Lattice } from './lattice.js';
import {
  CONTEXT,
  COST,
  END,
  LEFT_CONTEXT,
  LEFT_COST,
  LEFT_NODE,
  LEFT_SHIFT,
  NEXT,
  NODE_SHIFT,
  PREVIOUS,
  WORD,
} from './node-fields.js';

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
    const { fields, leftFields } = this.#lattice;
    let node = first;
    let lefts = 0;
    let lowest = 0x7fffffff;
    let lowestAt = 0;
    do {
      const leftsCost = fields[(node << NODE_SHIFT) + COST]!;
      leftFields[(lefts << LEFT_SHIFT) + LEFT_COST] = leftsCost;
      leftFields[(lefts << LEFT_SHIFT) + LEFT_CONTEXT] = fields[(node << NODE_SHIFT) + CONTEXT]!;
      leftFields[(lefts << LEFT_SHIFT) + LEFT_NODE] = node;
      if (leftsCost < lowest) {
        lowest = leftsCost;
        lowestAt = lefts;
      }
      lefts = (lefts + 1) | 0;
      node = fields[(node << NODE_SHIFT) + NEXT]!;
    } while (node !== 0);
    if (lowestAt !== 0) {
      const id = leftFields[(lowestAt << LEFT_SHIFT) + LEFT_CONTEXT]!;
      const lowestNode = leftFields[(lowestAt << LEFT_SHIFT) + LEFT_NODE]!;
      leftFields[(lowestAt << LEFT_SHIFT) + LEFT_COST] = leftFields[LEFT_COST]!;
      leftFields[(lowestAt << LEFT_SHIFT) + LEFT_CONTEXT] = leftFields[LEFT_CONTEXT]!;
      leftFields[(lowestAt << LEFT_SHIFT) + LEFT_NODE] = leftFields[LEFT_NODE]!;
      leftFields[LEFT_COST] = lowest;
      leftFields[LEFT_CONTEXT] = id;
      leftFields[LEFT_NODE] = lowestNode;
    }
    return lefts >= worthMerging ? this.#merge(lefts) : lefts;
  }

  /** The best of the words on the left for a word of a context: its number among them; `bestCost` is the sum. */
  best(lefts: number, id: number): number {
    const { leftFields } = this.#lattice;
    const matrix = this.#matrix;
    const row = Math.imul(id, this.#placeOf.length);
    let best = (leftFields[LEFT_COST]! + matrix[(row + leftFields[LEFT_CONTEXT]!) | 0]!) | 0;
    let bestLeft = 0;
    let tied = false;
    for (let left = 1; left < lefts; left = (left + 1) | 0) {
      const sum =
        (leftFields[(left << LEFT_SHIFT) + LEFT_COST]! +
          matrix[(row + leftFields[(left << LEFT_SHIFT) + LEFT_CONTEXT]!) | 0]!) |
        0;
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
    const { fields } = this.#lattice;
    const startOfA = fields[(fields[(a << NODE_SHIFT) + PREVIOUS]! << NODE_SHIFT) + END]!;
    const startOfB = fields[(fields[(b << NODE_SHIFT) + PREVIOUS]! << NODE_SHIFT) + END]!;
    if (startOfA !== startOfB) return startOfA < startOfB === this.#earlierWins;
    const aIsKnown = fields[(a << NODE_SHIFT) + WORD]! >= 0;
    if (aIsKnown !== fields[(b << NODE_SHIFT) + WORD]! >= 0) return aIsKnown;
    return a < b;
  }

  /** The word to be taken of those that make the same lowest sum. */
  breakTie(lefts: number, row: number, best: number): number {
    const { leftFields } = this.#lattice;
    const matrix = this.#matrix;
    let taken = -1;
    for (let left = 0; left < lefts; left++) {
      if (
        leftFields[(left << LEFT_SHIFT) + LEFT_COST]! +
          matrix[row + leftFields[(left << LEFT_SHIFT) + LEFT_CONTEXT]!]! !==
        best
      )
        continue;
      if (
        taken === -1 ||
        this.prefers(
          leftFields[(left << LEFT_SHIFT) + LEFT_NODE]!,
          leftFields[(taken << LEFT_SHIFT) + LEFT_NODE]!,
        )
      )
        taken = left;
    }
    return taken;
  }

  /**
   * Leave only the best of the words on the left that have the same context: they connect to anything at the same
   * cost. Returns how many are left.
   */
  #merge(lefts: number): number {
    const { leftFields } = this.#lattice;
    const placeOf = this.#placeOf;
    let kept = 0;
    for (let left = 0; left < lefts; left++) {
      const id = leftFields[(left << LEFT_SHIFT) + LEFT_CONTEXT]!;
      const cost = leftFields[(left << LEFT_SHIFT) + LEFT_COST]!;
      let place = placeOf[id]!;
      if (place >= kept || leftFields[(place << LEFT_SHIFT) + LEFT_CONTEXT] !== id) {
        place = kept++;
        placeOf[id] = place;
        leftFields[(place << LEFT_SHIFT) + LEFT_CONTEXT] = id;
      } else if (
        cost > leftFields[(place << LEFT_SHIFT) + LEFT_COST]! ||
        (cost === leftFields[(place << LEFT_SHIFT) + LEFT_COST] &&
          this.prefers(
            leftFields[(place << LEFT_SHIFT) + LEFT_NODE]!,
            leftFields[(left << LEFT_SHIFT) + LEFT_NODE]!,
          ))
      ) {
        continue;
      }
      leftFields[(place << LEFT_SHIFT) + LEFT_COST] = cost;
      leftFields[(place << LEFT_SHIFT) + LEFT_NODE] = leftFields[(left << LEFT_SHIFT) + LEFT_NODE]!;
    }
    return kept;
  }
}
