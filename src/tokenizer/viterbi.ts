import type { Dictionary } from '../dictionary/dictionary.js';
import {
  CLASS_FLAG,
  ENTRY_CONTEXT_MASK,
  ENTRY_COST_SHIFT,
  ENTRY_LAST,
} from '../dictionary/format.js';
import type { Lexicon } from '../dictionary/lexicon.js';
import { encode } from './character-codes.js';
import { Lattice } from './lattice.js';
import { Lefts } from './lefts.js';
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
import { UnknownNodes } from './unknown-nodes.js';
import type { CharacterRules } from './unknown-words.js';
import { WordsFound } from './words-found.js';

/** A lexicon beside the system's; its words are numbered from `firstWord`. */
export interface Layer {
  readonly lexicon: Lexicon;
  readonly firstWord: number;
}

const initialNodes = 1 << 14;
/** After so many nodes the costs are made small again: a path grows by less than 2¹⁶ a word. */
const nodesPerLowering = 1 << 12;

/**
 * Finds the cheapest path through the lattice of a text: Viterbi's algorithm, one position after the other.
 *
 * The result is `found`: of each word the place after each (each begins where the one before it ends),
 * and its number: an entry of the system's lexicon, an entry of another one plus its `firstWord`, or `~n` for entry n
 * of the unknown words.
 */
export class Viterbi {
  readonly found: WordsFound;
  /** Cost of the best path of the last text, if it was a short one. */
  cost = 0;

  readonly #dictionary: Dictionary;
  readonly #codes: Uint16Array;
  readonly #layers: readonly Layer[];
  readonly #rules: CharacterRules;
  readonly #lattice: Lattice;
  readonly #lefts: Lefts;
  readonly #unknown: UnknownNodes;
  /** More nodes than can begin at one position. */
  readonly #density: number;
  /** Units of the longest word, runs aside. */
  readonly #longest: number;

  // The text at hand.
  #from = 0;
  #length = 0;
  /** Number after the last node. */
  #nodes = 0;
  #nextLowering = 0;
  /** Where the last words end: at the end of the text, or before its last blanks. */
  #last = 0;

  /** @param codes the dictionary's, or more if the user's words need more characters */
  constructor(
    dictionary: Dictionary,
    codes: Uint16Array,
    layers: readonly Layer[],
    rules: CharacterRules,
  ) {
    this.#dictionary = dictionary;
    this.#codes = codes;
    this.#layers = layers;
    this.#rules = rules;
    this.#density = layers.reduce(
      (sum, { lexicon }) => sum + lexicon.density,
      dictionary.system.density + CLASS_FLAG.LENGTH_MASK * dictionary.unknownEntries.length,
    );
    this.#longest = layers.reduce(
      (most, { lexicon }) => Math.max(most, lexicon.longest),
      Math.max(dictionary.system.longest, 2 * CLASS_FLAG.LENGTH_MASK),
    );
    this.#lattice = new Lattice(Math.max(initialNodes, 4 * this.#density));
    this.#lefts = new Lefts(dictionary, this.#lattice, rules.earlierWins);
    this.#unknown = new UnknownNodes(dictionary, rules, this.#lattice, this.#lefts);
    this.found = new WordsFound(this.#lattice, rules);
  }

  /** Cut `text` from `from` to `to`, as one sentence, and add the words. */
  search(text: string, from: number, to: number): void {
    const length = to - from;
    const lattice = this.#lattice;
    const unknown = this.#unknown;
    lattice.begin(length);
    encode(text, from, to, this.#codes, this.#rules.pseudoCodes, lattice.codes);
    unknown.begin(text, from, length);
    this.#from = from;
    this.#length = length;
    this.#nodes = 2;
    this.#nextLowering = nodesPerLowering;
    for (let position = 0; ; ) {
      position = this.#advance(position, length);
      if (position >= length) break;
      this.#makeRoom(position);
    }
    if (unknown.waitedFor === length) this.#nodes = unknown.endRun(this.#nodes, length);
    this.#finish();
    lattice.release();
    unknown.begin('', 0, 0);
  }

  /**
   * Add the nodes that begin at `position` and after it. Stops at the end of the text, or at a position where there is
   * no room for more, and returns it. (`| 0` says that a sum has 32 bits, which spares the engine a check.)
   */
  #advance(position: number, length: number): number {
    const { trie, entries } = this.#dictionary.system;
    const { matrix } = this.#dictionary;
    const contexts = this.#dictionary.contexts.count;
    const { classOfCode, kindsOf, blankKind, invokes } = this.#rules;
    const layers = this.#layers.length;
    const unknown = this.#unknown;
    const { codes, ends, fields } = this.#lattice;
    const { leftFields } = this.#lattice;
    const rootLink = trie[0]!;
    const nodeLimit = Math.min(this.#lattice.capacity - this.#density, this.#nextLowering);
    let nodes = this.#nodes;

    for (; position < length; position++) {
      if (position === unknown.waitedFor) nodes = unknown.endRun(nodes, position);
      const node = ends[position]!;
      if (node === 0) continue;
      if (nodes > nodeLimit) break;

      const lefts = this.#lefts.gather(node);
      const leftsEnd = lefts << LEFT_SHIFT;
      const lowest = leftFields[LEFT_COST]!;
      const lowestContext = leftFields[LEFT_CONTEXT]!;
      let at = position;
      let characterClass = classOfCode[codes[at]! >> 1]!;
      if (kindsOf[characterClass] === blankKind) {
        do characterClass = classOfCode[codes[++at]! >> 1]!;
        while (kindsOf[characterClass] === blankKind);
        if (at === length) {
          // Blanks to the end: the sentence ends with the words that end here.
          this.#nodes = nodes;
          this.#last = position;
          return length;
        }
      }

      // Words of the system's lexicon that begin here: a walk down the trie.
      let known = false;
      let slot = 0;
      let link = rootLink;
      for (let i = at; ; ) {
        const child = ((link & ~1) + codes[i]!) | 0;
        if (trie[(child + 1) | 0] !== slot) break;
        slot = child;
        link = trie[child]!;
        i++;
        let entry: number;
        if (link < 0) entry = ~link;
        else if ((link & 1) === 1) entry = trie[link - 1]!;
        else continue;
        known = true;
        let packed: number;
        do {
          packed = entries[entry]!;
          const id = packed & ENTRY_CONTEXT_MASK;
          const row = Math.imul(id, contexts);
          let best = (lowest + matrix[(row + lowestContext) | 0]!) | 0;
          let bestLeft = 0;
          let tied = false;
          for (let left = 1 << LEFT_SHIFT; left < leftsEnd; left = (left + (1 << LEFT_SHIFT)) | 0) {
            const sum =
              (leftFields[(left + LEFT_COST) | 0]! +
                matrix[(row + leftFields[(left + LEFT_CONTEXT) | 0]!) | 0]!) |
              0;
            if (sum < best) {
              best = sum;
              bestLeft = left;
              tied = false;
            } else if (sum === best) tied = true;
          }
          if (tied) bestLeft = this.#lefts.breakTie(lefts, row, best) << LEFT_SHIFT;
          fields[(nodes << NODE_SHIFT) + COST] = (best + (packed >> ENTRY_COST_SHIFT)) | 0;
          fields[(nodes << NODE_SHIFT) + PREVIOUS] = leftFields[(bestLeft + LEFT_NODE) | 0]!;
          fields[(nodes << NODE_SHIFT) + CONTEXT] = id;
          fields[(nodes << NODE_SHIFT) + WORD] = entry;
          fields[(nodes << NODE_SHIFT) + END] = i;
          fields[(nodes << NODE_SHIFT) + NEXT] = ends[i]!;
          ends[i] = nodes++;
          entry++;
        } while ((packed & ENTRY_LAST) === 0);
        if (link < 0) break;
      }

      if (layers > 0) {
        const after = this.#addLayers(nodes, lefts, at);
        if (after > nodes) known = true;
        nodes = after;
      }
      // Always for some character classes, for the others only where no word begins.
      if (!known || invokes[characterClass] === 1) {
        nodes = unknown.add(nodes, lefts, at, characterClass, known);
      }
    }
    this.#nodes = nodes;
    this.#last = length;
    return position;
  }

  /** Add the words of the other lexicons that begin at `at`; few characters begin one. */
  #addLayers(nodes: number, lefts: number, at: number): number {
    const { codes, leftFields } = this.#lattice;
    const words = this.#lefts;
    for (const { lexicon, firstWord } of this.#layers) {
      const { trie, entries } = lexicon;
      let slot = 0;
      let link = trie[0]!;
      for (let i = at; ; ) {
        const child = (link & ~1) + codes[i]!;
        if (trie[child + 1] !== slot) break;
        slot = child;
        link = trie[child]!;
        i++;
        let entry: number;
        if (link < 0) entry = ~link;
        else if ((link & 1) === 1) entry = trie[link - 1]!;
        else continue;
        let packed: number;
        do {
          packed = entries[entry]!;
          const left =
            leftFields[(words.best(lefts, packed & ENTRY_CONTEXT_MASK) << LEFT_SHIFT) + LEFT_NODE]!;
          this.#lattice.add(nodes++, left, words.bestCost, packed, firstWord + entry, i);
          entry++;
        } while ((packed & ENTRY_LAST) === 0);
        if (link < 0) break;
      }
    }
    return nodes;
  }

  /** Make the costs small and the nodes few again, where it is time for it. */
  #makeRoom(position: number): void {
    const lattice = this.#lattice;
    const reach = Math.min(this.#length, position + this.#longest);
    if (this.#nodes > this.#nextLowering) {
      this.#unknown.lower(lattice.lower(position, reach));
      this.#nextLowering = this.#nodes + nodesPerLowering;
    }
    if (this.#nodes > lattice.capacity - this.#density) {
      const before = this.#nodes;
      this.#nodes = lattice.compact(before, position, reach, this.#unknown.open, (decided) =>
        this.found.addUpTo(decided, this.#from),
      );
      this.#nextLowering -= before - this.#nodes;
      if (this.#nodes > lattice.capacity / 2) lattice.reserveNodes(2 * lattice.capacity);
    }
  }

  /** Join the end of the sentence to the last words, and add the words of the best path. */
  #finish(): void {
    const lattice = this.#lattice;
    const { fields } = lattice;
    const { matrix } = this.#dictionary;
    let node = lattice.ends[this.#last]!;
    let best = node;
    let bestCost =
      fields[(node << NODE_SHIFT) + COST]! + matrix[fields[(node << NODE_SHIFT) + CONTEXT]!]!;
    for (
      node = fields[(node << NODE_SHIFT) + NEXT]!;
      node !== 0;
      node = fields[(node << NODE_SHIFT) + NEXT]!
    ) {
      const sum =
        fields[(node << NODE_SHIFT) + COST]! + matrix[fields[(node << NODE_SHIFT) + CONTEXT]!]!;
      if (sum < bestCost || (sum === bestCost && this.#lefts.prefers(node, best))) {
        best = node;
        bestCost = sum;
      }
    }
    this.cost = bestCost;
    this.found.addUpTo(best, this.#from);
    if (this.#last < this.#length) this.found.add(this.#from + this.#length, this.#rules.blankWord);
  }
}
