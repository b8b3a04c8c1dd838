import type { Dictionary } from '../dictionary/dictionary.js';
import {
  CLASS_FLAG,
  CLASS_RULE,
  CLASS_RULE_COLUMNS,
  ENTRY_CONTEXT_MASK,
  ENTRY_COST_SHIFT,
  ENTRY_LAST,
} from '../dictionary/format.js';
import type { Lexicon } from '../dictionary/lexicon.js';
import { Lattice } from './lattice.js';
import type { CharacterRules } from './unknown-words.js';

/** A lexicon beside the system's; its words are numbered from `firstWord`. */
export interface Layer {
  readonly lexicon: Lexicon;
  readonly firstWord: number;
}

const initialNodes = 1 << 14;
/**
 * A path grows by less than 2¹⁶ a word, so between two lowerings by less than 2²⁸. The costs of words that wait for
 * the end of their run are kept within as much below the others: with all that added up, sums stay far below 2³¹.
 */
const nodesPerLowering = 1 << 12;
const deepest = -(2 ** 28);

/**
 * Finds the cheapest path through the lattice of a text: Viterbi's algorithm, one position after the other.
 *
 * The result is `count` words in `ends` and `words`: the place after each (each begins where the one before it ends),
 * and its number: an entry of the system's lexicon, an entry of another one plus its `firstWord`, or `~n` for entry n
 * of the unknown words.
 */
export class Viterbi {
  count = 0;
  ends: Int32Array = new Int32Array(1024);
  words: Int32Array = new Int32Array(1024);

  readonly #dictionary: Dictionary;
  readonly #codes: Uint16Array;
  readonly #layers: readonly Layer[];
  readonly #rules: CharacterRules;
  readonly #lattice = new Lattice(initialNodes);
  /** More nodes than can begin at one position. */
  readonly #density: number;

  // Unknown words that run to the end of a stretch of like characters, waiting for it: by unknown entry, the cheapest
  // of all that begin in the stretch. They end at the same place in the same context, so the others cannot win.
  readonly #runCost: Int32Array;
  /** Node before it, 0 if there is no such word. */
  readonly #runPrevious: Int32Array;
  #chain: Int32Array = new Int32Array(256);

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
    const unknown = dictionary.unknownEntries.length;
    this.#runCost = new Int32Array(unknown);
    this.#runPrevious = new Int32Array(unknown);
    this.#density = layers.reduce(
      (sum, { lexicon }) => sum + lexicon.density,
      dictionary.system.density + 20 * unknown,
    );
  }

  /** Forget the words found so far. */
  reset(): void {
    this.count = 0;
    if (this.ends.length > 1 << 18) {
      this.ends = new Int32Array(1024);
      this.words = new Int32Array(1024);
    }
  }

  /** Cut `text` from `from` to `to`, as one sentence, and add the words. */
  search(text: string, from: number, to: number): void {
    const length = to - from;
    const lattice = this.#lattice;
    lattice.begin(length);
    this.#encode(text, from, to);

    const { matrix, unknownEntries, system } = this.#dictionary;
    const { trie, entries } = system;
    const { classOfCode, table, spanned, blankKind, longestRun, usesLengths, earlierWins } =
      this.#rules;
    const layers = this.#layers;
    const density = this.#density;
    const runCost = this.#runCost;
    const runPrevious = this.#runPrevious;
    const contexts = this.#dictionary.contexts.count;
    const { codes, ends } = lattice;
    let { cost, previous, context, word, end, next, leftCost, leftContext, leftNode } = lattice;

    const rootLink = trie[0]!;
    cost[1] = 0;
    previous[1] = 0;
    context[1] = 0;
    word[1] = 0;
    end[1] = 0;
    next[1] = 0;
    ends[0] = 1;
    let nodes = 2;
    // No node made so far ends later than this.
    let furthest = 0;
    // The stretch of like characters looked at last, and whether unknown words wait for its end.
    let runEnd = 0;
    let waitedFor = -1;
    let nextLowering = nodesPerLowering;
    let nodeLimit = Math.min(lattice.capacity - density, nextLowering);
    let last = length;

    for (let position = 0; position < length; position++) {
      if (position === waitedFor) {
        waitedFor = -1;
        nodes = this.#endRun(nodes, position);
      }
      let node = ends[position]!;
      if (node === 0) continue;

      if (nodes > nodeLimit) {
        const reach = Math.max(furthest, position);
        if (nodes > nextLowering) {
          this.#lowerRuns(lattice.lower(position, reach));
          nextLowering = nodes + nodesPerLowering;
        }
        if (nodes > lattice.capacity - density) {
          const before = nodes;
          nodes = lattice.compact(nodes, position, reach, runPrevious, (decided) =>
            this.#emit(from, decided),
          );
          nextLowering -= before - nodes;
          if (nodes > lattice.capacity / 2) lattice.reserveNodes(2 * lattice.capacity);
          ({ cost, previous, context, word, end, next, leftCost, leftContext, leftNode } = lattice);
        }
        nodeLimit = Math.min(lattice.capacity - density, nextLowering);
        node = ends[position]!;
      }

      // The words that end here, side by side: the inner loop runs over them for every word that begins here.
      let lefts = 0;
      do {
        leftCost[lefts] = cost[node]!;
        leftContext[lefts] = context[node]!;
        leftNode[lefts] = node;
        lefts++;
        node = next[node]!;
      } while (node !== 0);

      let at = position;
      let characterClass = classOfCode[codes[at]! >> 1]!;
      if (table[characterClass * CLASS_RULE_COLUMNS]! === blankKind) {
        do characterClass = classOfCode[codes[++at]! >> 1]!;
        while (table[characterClass * CLASS_RULE_COLUMNS]! === blankKind);
        if (at === length) {
          last = position;
          break;
        }
      }

      // Words of the system's lexicon that begin here: a walk down the trie.
      let known = false;
      let slot = 0;
      let link = rootLink;
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
        known = true;
        if (i > furthest) furthest = i;
        let packed: number;
        do {
          packed = entries[entry]!;
          const id = packed & ENTRY_CONTEXT_MASK;
          const row = id * contexts;
          let best = leftCost[0]! + matrix[row + leftContext[0]!]!;
          let bestLeft = 0;
          for (let left = 1; left < lefts; left++) {
            const sum = leftCost[left]! + matrix[row + leftContext[left]!]!;
            if (sum <= best) {
              if (sum < best || this.#prefers(leftNode[left]!, leftNode[bestLeft]!)) {
                best = sum;
                bestLeft = left;
              }
            }
          }
          cost[nodes] = best + (packed >> ENTRY_COST_SHIFT);
          previous[nodes] = leftNode[bestLeft]!;
          context[nodes] = id;
          word[nodes] = entry;
          end[nodes] = i;
          next[nodes] = ends[i]!;
          ends[i] = nodes++;
          entry++;
        } while ((packed & ENTRY_LAST) === 0);
        if (link < 0) break;
      }

      // The same for the other lexicons, which few characters begin a word of.
      for (let l = 0; l < layers.length; l++) {
        const { lexicon, firstWord } = layers[l]!;
        const layerTrie = lexicon.trie;
        slot = 0;
        link = layerTrie[0]!;
        for (let i = at; ; ) {
          const child = (link & ~1) + codes[i]!;
          if (layerTrie[child + 1] !== slot) break;
          slot = child;
          link = layerTrie[child]!;
          i++;
          let entry: number;
          if (link < 0) entry = ~link;
          else if ((link & 1) === 1) entry = layerTrie[link - 1]!;
          else continue;
          known = true;
          if (i > furthest) furthest = i;
          let packed: number;
          do {
            packed = lexicon.entries[entry]!;
            nodes = this.#connect(nodes, lefts, packed, firstWord + entry, i);
            entry++;
          } while ((packed & ENTRY_LAST) === 0);
          if (link < 0) break;
        }
      }

      // Unknown words: always for some character classes, for the others only where no word begins.
      const rule = characterClass * CLASS_RULE_COLUMNS;
      const flags = table[rule + CLASS_RULE.FLAGS]!;
      if (known && (flags & CLASS_FLAG.INVOKE) === 0) continue;
      const firstUnknown = table[rule + CLASS_RULE.FIRST_UNKNOWN]!;
      const afterUnknown = firstUnknown + table[rule + CLASS_RULE.UNKNOWN_COUNT]!;
      let made = known;
      let groupEnd = -1;
      if ((flags & CLASS_FLAG.GROUP) !== 0) {
        if (at >= runEnd) {
          runEnd = at + 1;
          let kinds = spanned[characterClass]!;
          for (;;) {
            const following = spanned[classOfCode[codes[runEnd]! >> 1]!]!;
            if ((kinds & following) === 0) break;
            kinds = following;
            runEnd++;
          }
        }
        groupEnd = runEnd;
        if (hasAtMost(longestRun, text, from + at, from + runEnd)) {
          made = true;
          waitedFor = runEnd;
          for (let unknown = firstUnknown; unknown < afterUnknown; unknown++) {
            const packed = unknownEntries[unknown]!;
            const row = (packed & ENTRY_CONTEXT_MASK) * contexts;
            let best = leftCost[0]! + matrix[row + leftContext[0]!]!;
            let bestLeft = 0;
            for (let left = 1; left < lefts; left++) {
              const sum = leftCost[left]! + matrix[row + leftContext[left]!]!;
              if (sum <= best) {
                if (sum < best || this.#prefers(leftNode[left]!, leftNode[bestLeft]!)) {
                  best = sum;
                  bestLeft = left;
                }
              }
            }
            best += packed >> ENTRY_COST_SHIFT;
            // Words of one run tie like any others: see #prefers.
            if (
              runPrevious[unknown] === 0 ||
              best < runCost[unknown]! ||
              (best === runCost[unknown] && !earlierWins)
            ) {
              runCost[unknown] = best;
              runPrevious[unknown] = leftNode[bestLeft]!;
            }
          }
        }
      }
      // MeCab also tries the first one, two … characters, as char.def's LENGTH says; kuromoji only a single one, and
      // only where characters are not grouped.
      const lengths = usesLengths ? (flags >> CLASS_FLAG.LENGTH_SHIFT) & CLASS_FLAG.LENGTH_MASK : 0;
      let stop = at + characterUnits(text, from + at, to);
      for (let n = 0; n < lengths && stop !== groupEnd; n++) {
        made = true;
        if (stop > furthest) furthest = stop;
        for (let unknown = firstUnknown; unknown < afterUnknown; unknown++)
          nodes = this.#connect(nodes, lefts, unknownEntries[unknown]!, ~unknown, stop);
        const following = classOfCode[codes[stop]! >> 1]!;
        if ((spanned[characterClass]! & spanned[following]!) === 0) break;
        stop += characterUnits(text, from + stop, to);
      }
      if (!made) {
        stop = at + characterUnits(text, from + at, to);
        if (stop > furthest) furthest = stop;
        for (let unknown = firstUnknown; unknown < afterUnknown; unknown++)
          nodes = this.#connect(nodes, lefts, unknownEntries[unknown]!, ~unknown, stop);
      }
    }
    if (waitedFor === length) this.#endRun(nodes, length);
    this.#finish(from, to, last);
    lattice.release();
  }

  #encode(text: string, from: number, to: number): void {
    const table = this.#codes;
    const { codes } = this.#lattice;
    const { loneSurrogate, pairHead, pairTail, endOfText } = this.#rules.pseudoCodes;
    let surrogates = false;
    for (let i = from; i < to; i++) {
      const code = table[text.charCodeAt(i)]!;
      codes[i - from] = code;
      if (code === loneSurrogate) surrogates = true;
    }
    codes[to - from] = endOfText;
    if (!surrogates) return;
    for (let i = from; i < to; i++) {
      if (codes[i - from] !== loneSurrogate) continue;
      if (isPair(text, i) && i + 1 < to) codes[i - from] = pairHead;
      else if (i > from && isPair(text, i - 1)) codes[i - from] = pairTail;
    }
  }

  /** Add the unknown words that waited for the end of their run. */
  #endRun(nodes: number, position: number): number {
    const { cost, previous, context, word, end, next, ends } = this.#lattice;
    for (let unknown = 0; unknown < this.#runPrevious.length; unknown++) {
      const before = this.#runPrevious[unknown]!;
      if (before === 0) continue;
      this.#runPrevious[unknown] = 0;
      cost[nodes] = this.#runCost[unknown]!;
      previous[nodes] = before;
      context[nodes] = this.#dictionary.unknownEntries[unknown]! & ENTRY_CONTEXT_MASK;
      word[nodes] = ~unknown;
      end[nodes] = position;
      next[nodes] = ends[position]!;
      ends[position] = nodes++;
    }
    return nodes;
  }

  /** Add a node for a word that ends at `stop`, joined to the best of the words on its left. Returns the next number. */
  #connect(nodes: number, lefts: number, packed: number, word: number, stop: number): number {
    const lattice = this.#lattice;
    const { leftCost, leftContext, leftNode } = lattice;
    const { matrix, contexts } = this.#dictionary;
    const id = packed & ENTRY_CONTEXT_MASK;
    const row = id * contexts.count;
    let best = leftCost[0]! + matrix[row + leftContext[0]!]!;
    let bestLeft = 0;
    for (let left = 1; left < lefts; left++) {
      const sum = leftCost[left]! + matrix[row + leftContext[left]!]!;
      if (sum > best) continue;
      if (sum < best || this.#prefers(leftNode[left]!, leftNode[bestLeft]!)) {
        best = sum;
        bestLeft = left;
      }
    }
    lattice.cost[nodes] = best + (packed >> ENTRY_COST_SHIFT);
    lattice.previous[nodes] = leftNode[bestLeft]!;
    lattice.context[nodes] = id;
    lattice.word[nodes] = word;
    lattice.end[nodes] = stop;
    lattice.next[nodes] = lattice.ends[stop]!;
    lattice.ends[stop] = nodes;
    return nodes + 1;
  }

  /**
   * The tie-break: whether of two words that end at one place, at equal cost, `a` is taken rather than `b`.
   *
   * kuromoji takes the one that begins earlier (the longer word), MeCab the one that begins later. Of two that begin
   * at one place, both take a known word rather than an unknown one, then the one that comes first in the dictionary.
   */
  #prefers(a: number, b: number): boolean {
    const { previous, end, word } = this.#lattice;
    const startOfA = end[previous[a]!]!;
    const startOfB = end[previous[b]!]!;
    if (startOfA !== startOfB) return startOfA < startOfB === this.#rules.earlierWins;
    const aIsKnown = word[a]! >= 0;
    if (aIsKnown !== word[b]! >= 0) return aIsKnown;
    return a < b;
  }

  #lowerRuns(lowered: number): void {
    const costs = this.#runCost;
    let lowest = 0;
    this.#runPrevious.forEach((before, unknown) => {
      if (before !== 0) lowest = Math.min(lowest, costs[unknown]! - lowered);
    });
    // Too far below all others for them to catch up: it is enough that they stay far below, and in order.
    const shift = lowered + Math.min(0, lowest - deepest);
    for (let unknown = 0; unknown < costs.length; unknown++) costs[unknown]! -= shift;
  }

  /** Join the end of the sentence to the words that end at `last`, and add the words of the best path. */
  #finish(from: number, to: number, last: number): void {
    const lattice = this.#lattice;
    const { cost, context, next } = lattice;
    const { matrix } = this.#dictionary;
    let node = lattice.ends[last]!;
    let best = node;
    let bestCost = cost[node]! + matrix[context[node]!]!;
    for (node = next[node]!; node !== 0; node = next[node]!) {
      const sum = cost[node]! + matrix[context[node]!]!;
      if (sum < bestCost || (sum === bestCost && this.#prefers(node, best))) {
        best = node;
        bestCost = sum;
      }
    }
    this.#emit(from, best);
    if (from + last < to) this.#push(to, this.#rules.blankWord);
  }

  /** Add the words after node 1 up to `node`, and the blanks before them. */
  #emit(from: number, node: number): void {
    const { previous, end, word, codes } = this.#lattice;
    const { classOfCode, table, blankKind, blankWord } = this.#rules;
    let length = 0;
    for (let n = node; previous[n] !== 0; n = previous[n]!) {
      if (length === this.#chain.length) this.#chain = doubled(this.#chain);
      this.#chain[length++] = n;
    }
    let at = end[1]!;
    while (length > 0) {
      const n = this.#chain[--length]!;
      if (blankKind !== 0) {
        let start = at;
        while (table[classOfCode[codes[start]! >> 1]! * CLASS_RULE_COLUMNS] === blankKind) start++;
        if (start > at) this.#push(from + start, blankWord);
      }
      at = end[n]!;
      this.#push(from + at, word[n]!);
    }
  }

  #push(end: number, word: number): void {
    if (this.count === this.ends.length) {
      this.ends = doubled(this.ends);
      this.words = doubled(this.words);
    }
    this.ends[this.count] = end;
    this.words[this.count++] = word;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** Units of the character at `at`. */
function characterUnits(text: string, at: number, to: number): number {
  return at + 1 < to && isPair(text, at) ? 2 : 1;
}

/** Whether there are at most `most` characters from `from` to `to`. */
function hasAtMost(most: number, text: string, from: number, to: number): boolean {
  if (to - from <= most) return true;
  if (to - from > 2 * most) return false;
  let count = 0;
  for (let at = from; at < to; at += characterUnits(text, at, to)) count++;
  return count <= most;
}
