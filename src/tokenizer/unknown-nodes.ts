import type { Dictionary } from '../dictionary/dictionary.js';
import {
  CLASS_FLAG,
  CLASS_RULE,
  CLASS_RULE_COLUMNS,
  ENTRY_CONTEXT_MASK,
  ENTRY_COST_SHIFT,
} from '../dictionary/format.js';
import { isPair } from './character-codes.js';
import type { Lattice } from './lattice.js';
import type { Lefts } from './lefts.js';
import {
  CONTEXT,
  COST,
  END,
  LEFT_NODE,
  LEFT_SHIFT,
  NEXT,
  NODE_SHIFT,
  PREVIOUS,
  WORD,
} from './node-fields.js';
import type { CharacterRules } from './unknown-words.js';

/**
 * The costs of words that wait for the end of their run are kept within this below the others. A path grows by less
 * than 2¹⁶ a word, so between two lowerings by less than 2²⁸: with all that added up, sums stay far below 2³¹.
 */
const deepest = -(2 ** 28);

/** Adds the unknown words of a text to its lattice. */
export class UnknownNodes {
  /** Where the unknown words end that wait, or -1. */
  waitedFor = -1;
  /** By unknown entry: the node before the word that waits, 0 if there is no such word. */
  readonly open: Int32Array;

  readonly #entries: Int32Array;
  readonly #rules: CharacterRules;
  readonly #lattice: Lattice;
  readonly #lefts: Lefts;

  // Unknown words that run to the end of a stretch of like characters, waiting for it: by unknown entry, the cheapest
  // of all that begin in the stretch. They end at the same place in the same context, so the others cannot win.
  readonly #runCost: Int32Array;
  /** All that wait are among these unknown words. */
  #firstWaiting = 0;
  #afterWaiting = 0;

  // What is found out about the unknown words at the place where words are being added.
  readonly #left: Int32Array;
  readonly #cost: Int32Array;

  // The text at hand.
  #text = '';
  #from = 0;
  #length = 0;
  /** End of the stretch of like characters looked at last. */
  #runEnd = 0;

  constructor(dictionary: Dictionary, rules: CharacterRules, lattice: Lattice, lefts: Lefts) {
    this.#entries = dictionary.unknownEntries;
    this.#rules = rules;
    this.#lattice = lattice;
    this.#lefts = lefts;
    const unknown = this.#entries.length;
    this.open = new Int32Array(unknown);
    this.#runCost = new Int32Array(unknown);
    this.#left = new Int32Array(unknown);
    this.#cost = new Int32Array(unknown);
  }

  /** Turn to the `length` units of `text` from `from`. */
  begin(text: string, from: number, length: number): void {
    this.#text = text;
    this.#from = from;
    this.#length = length;
    this.#runEnd = 0;
    this.waitedFor = -1;
  }

  /**
   * Add the unknown words that begin at `at`: the run of like characters, and, as MeCab does, the first one, two …
   * characters as `char.def`'s LENGTH says; a single character where neither makes a word.
   */
  add(nodes: number, lefts: number, at: number, characterClass: number, known: boolean): number {
    const unknownEntries = this.#entries;
    const { table, usesLengths } = this.#rules;
    const rule = characterClass * CLASS_RULE_COLUMNS;
    const flags = table[rule + CLASS_RULE.FLAGS]!;
    const first = table[rule + CLASS_RULE.FIRST_UNKNOWN]!;
    const after = first + table[rule + CLASS_RULE.UNKNOWN_COUNT]!;
    const { leftFields } = this.#lattice;
    const words = this.#lefts;
    const left = this.#left;
    const cost = this.#cost;
    for (let unknown = first; unknown < after; unknown++) {
      left[unknown] =
        leftFields[
          (words.best(lefts, unknownEntries[unknown]! & ENTRY_CONTEXT_MASK) << LEFT_SHIFT) +
            LEFT_NODE
        ]!;
      cost[unknown] = words.bestCost;
    }

    let made = known;
    let runEnd = -1;
    if ((flags & CLASS_FLAG.GROUP) !== 0) {
      runEnd = this.#endOfRun(at, characterClass);
      if (this.#isShortRun(at, runEnd)) {
        made = true;
        this.waitedFor = runEnd;
        if (first < this.#firstWaiting) this.#firstWaiting = first;
        if (after > this.#afterWaiting) this.#afterWaiting = after;
        for (let unknown = first; unknown < after; unknown++) {
          this.#wait(unknown, left[unknown]!, cost[unknown]!);
        }
      }
    }
    const lengths = usesLengths ? (flags >> CLASS_FLAG.LENGTH_SHIFT) & CLASS_FLAG.LENGTH_MASK : 0;
    let stop = this.#afterCharacter(at);
    for (let n = 1; n <= (made ? lengths : Math.max(1, lengths)) && stop !== runEnd; n++) {
      made = true;
      for (let unknown = first; unknown < after; unknown++) {
        this.#lattice.add(
          nodes++,
          left[unknown]!,
          cost[unknown]!,
          unknownEntries[unknown]!,
          ~unknown,
          stop,
        );
      }
      if (!this.#isAlike(characterClass, stop)) break;
      stop = this.#afterCharacter(stop);
    }
    return nodes;
  }

  /** Add the unknown words that waited for the end of their run. */
  endRun(nodes: number, position: number): number {
    const { ends, fields } = this.#lattice;
    const first = this.#firstWaiting;
    const after = this.#afterWaiting;
    this.#firstWaiting = this.open.length;
    this.#afterWaiting = 0;
    for (let unknown = first; unknown < after; unknown++) {
      const before = this.open[unknown]!;
      if (before === 0) continue;
      this.open[unknown] = 0;
      fields[(nodes << NODE_SHIFT) + COST] = this.#runCost[unknown]!;
      fields[(nodes << NODE_SHIFT) + PREVIOUS] = before;
      fields[(nodes << NODE_SHIFT) + CONTEXT] = this.#entries[unknown]! & ENTRY_CONTEXT_MASK;
      fields[(nodes << NODE_SHIFT) + WORD] = ~unknown;
      fields[(nodes << NODE_SHIFT) + END] = position;
      fields[(nodes << NODE_SHIFT) + NEXT] = ends[position]!;
      ends[position] = nodes++;
    }
    return nodes;
  }

  /** Lower the costs of those that wait as the lattice's have been. */
  lower(lowered: number): void {
    const costs = this.#runCost;
    let lowest = 0;
    this.open.forEach((before, unknown) => {
      if (before !== 0) lowest = Math.min(lowest, costs[unknown]! - lowered);
    });
    // Too far below all others for them to catch up: it is enough that they stay far below, and in order.
    const shift = lowered + Math.min(0, lowest - deepest);
    for (let unknown = 0; unknown < costs.length; unknown++) costs[unknown]! -= shift;
  }

  /** The end of the stretch of like characters that `at` is in. Such stretches do not overlap. */
  #endOfRun(at: number, characterClass: number): number {
    if (at < this.#runEnd) return this.#runEnd;
    const { codes } = this.#lattice;
    const { classOfCode, spanned } = this.#rules;
    let end = at + 1;
    for (let kinds = spanned[characterClass]!; ; end++) {
      const following = spanned[classOfCode[codes[end]! >> 1]!]!;
      if ((kinds & following) === 0) break;
      kinds = following;
    }
    this.#runEnd = end;
    return end;
  }

  /** Whether a run may be a word: MeCab takes none that is too long. Counts characters, not units. */
  #isShortRun(at: number, end: number): boolean {
    const { longestRun } = this.#rules;
    if (end - at <= longestRun) return true;
    if (end - at > 2 * longestRun) return false;
    let count = 0;
    for (let i = at; i < end; i = this.#afterCharacter(i)) count++;
    return count <= longestRun;
  }

  #isAlike(characterClass: number, at: number): boolean {
    const { classOfCode, spanned } = this.#rules;
    const following = classOfCode[this.#lattice.codes[at]! >> 1]!;
    return (spanned[characterClass]! & spanned[following]!) !== 0;
  }

  #afterCharacter(at: number): number {
    return at + 1 < this.#length && isPair(this.#text, this.#from + at) ? at + 2 : at + 1;
  }

  /** Let an unknown word wait for the end of its run, if it is the best of those that do. */
  #wait(unknown: number, left: number, sum: number): void {
    const cost = sum + (this.#entries[unknown]! >> ENTRY_COST_SHIFT);
    if (this.open[unknown] !== 0) {
      const other = this.#runCost[unknown]!;
      // They tie like any others, see Lefts.prefers; the one that waits began earlier.
      if (cost > other || (cost === other && this.#rules.earlierWins)) return;
    }
    this.#runCost[unknown] = cost;
    this.open[unknown] = left;
  }
}
