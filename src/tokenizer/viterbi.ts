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
import { type CharacterRules, noKind } from './unknown-words.js';

/** A lexicon beside the system's; its words are numbered from `firstWord`. */
export interface Layer {
  readonly lexicon: Lexicon;
  readonly firstWord: number;
}

const initialNodes = 1 << 14;
/** From so many words on that end at one place, those of the same context are worth merging. */
const worthMerging = 12;
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
  /** Cost of the best path of the last text, if it was a short one. */
  cost = 0;
  ends: Int32Array = new Int32Array(1024);
  words: Int32Array = new Int32Array(1024);

  readonly #dictionary: Dictionary;
  readonly #codes: Uint16Array;
  readonly #layers: readonly Layer[];
  readonly #rules: CharacterRules;
  readonly #lattice: Lattice;
  /** More nodes than can begin at one position. */
  readonly #density: number;
  /** Units of the longest word, runs aside. */
  readonly #longest: number;

  // Unknown words that run to the end of a stretch of like characters, waiting for it: by unknown entry, the cheapest
  // of all that begin in the stretch. They end at the same place in the same context, so the others cannot win.
  readonly #runCost: Int32Array;
  /** Node before it, 0 if there is no such word. */
  readonly #runPrevious: Int32Array;

  // What is found out about the unknown words at the place where words are being added.
  readonly #unknownLeft: Int32Array;
  readonly #unknownCost: Int32Array;
  /** Sum that `#bestLeft` found. */
  #bestCost = 0;
  /** By context: where it stands among the words on the left; holds old numbers too. */
  readonly #placeOf: Int32Array;
  #chain: Int32Array = new Int32Array(256);

  // The text at hand.
  #text = '';
  #from = 0;
  #length = 0;
  /** Number after the last node. */
  #nodes = 0;
  #nextLowering = 0;
  /** End of the stretch of like characters looked at last. */
  #runEnd = 0;
  /** Where the unknown words end that wait, or -1. */
  #waitedFor = -1;
  /** All that wait are among these unknown words. */
  #firstWaiting = 0;
  #afterWaiting = 0;
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
    const unknown = dictionary.unknownEntries.length;
    this.#runCost = new Int32Array(unknown);
    this.#runPrevious = new Int32Array(unknown);
    this.#unknownLeft = new Int32Array(unknown);
    this.#unknownCost = new Int32Array(unknown);
    this.#placeOf = new Int32Array(dictionary.contexts.count);
    this.#density = layers.reduce(
      (sum, { lexicon }) => sum + lexicon.density,
      dictionary.system.density + CLASS_FLAG.LENGTH_MASK * unknown,
    );
    this.#longest = layers.reduce(
      (most, { lexicon }) => Math.max(most, lexicon.longest),
      Math.max(dictionary.system.longest, 2 * CLASS_FLAG.LENGTH_MASK),
    );
    this.#lattice = new Lattice(Math.max(initialNodes, 4 * this.#density));
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
    this.#text = text;
    this.#from = from;
    this.#length = length;
    this.#nodes = 2;
    this.#nextLowering = nodesPerLowering;
    this.#runEnd = 0;
    this.#waitedFor = -1;
    for (let position = 0; ; ) {
      position = this.#advance(position, length);
      if (position >= length) break;
      this.#makeRoom(position);
    }
    if (this.#waitedFor === length) this.#nodes = this.#endRun(this.#nodes, length);
    this.#finish();
    lattice.release();
    this.#text = '';
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
    const { codes, ends, cost, previous, context, word, end, next } = this.#lattice;
    const { leftCost, leftContext, leftNode } = this.#lattice;
    const rootLink = trie[0]!;
    const nodeLimit = Math.min(this.#lattice.capacity - this.#density, this.#nextLowering);
    let nodes = this.#nodes;

    for (; position < length; position++) {
      if (position === this.#waitedFor) nodes = this.#endRun(nodes, position);
      let node = ends[position]!;
      if (node === 0) continue;
      if (nodes > nodeLimit) break;

      // The words that end here, side by side, the cheapest first: the inner loop runs over them for every word that
      // begins here, and seldom finds a better one.
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
      if (lefts >= worthMerging) lefts = this.#mergeLefts(lefts);

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
          if (tied) bestLeft = this.#breakTie(lefts, row, best);
          cost[nodes] = (best + (packed >> ENTRY_COST_SHIFT)) | 0;
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

      if (layers > 0) {
        const after = this.#addLayers(nodes, lefts, at);
        if (after > nodes) known = true;
        nodes = after;
      }
      // Always for some character classes, for the others only where no word begins.
      if (!known || invokes[characterClass] === 1) {
        nodes = this.#addUnknown(nodes, lefts, at, characterClass, known);
      }
    }
    this.#nodes = nodes;
    this.#last = length;
    return position;
  }

  /** Add the words of the other lexicons that begin at `at`; few characters begin one. */
  #addLayers(nodes: number, lefts: number, at: number): number {
    const { codes, leftNode } = this.#lattice;
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
          const left = leftNode[this.#bestLeft(lefts, packed & ENTRY_CONTEXT_MASK)]!;
          this.#addNode(nodes++, left, this.#bestCost, packed, firstWord + entry, i);
          entry++;
        } while ((packed & ENTRY_LAST) === 0);
        if (link < 0) break;
      }
    }
    return nodes;
  }

  /**
   * Add the unknown words that begin at `at`: the run of like characters, and, as MeCab does, the first one, two …
   * characters as `char.def`'s LENGTH says; a single character where neither makes a word.
   */
  #addUnknown(
    nodes: number,
    lefts: number,
    at: number,
    characterClass: number,
    known: boolean,
  ): number {
    const { unknownEntries } = this.#dictionary;
    const { table, usesLengths } = this.#rules;
    const rule = characterClass * CLASS_RULE_COLUMNS;
    const flags = table[rule + CLASS_RULE.FLAGS]!;
    const first = table[rule + CLASS_RULE.FIRST_UNKNOWN]!;
    const after = first + table[rule + CLASS_RULE.UNKNOWN_COUNT]!;
    const { leftNode } = this.#lattice;
    const left = this.#unknownLeft;
    const cost = this.#unknownCost;
    for (let unknown = first; unknown < after; unknown++) {
      left[unknown] =
        leftNode[this.#bestLeft(lefts, unknownEntries[unknown]! & ENTRY_CONTEXT_MASK)]!;
      cost[unknown] = this.#bestCost;
    }

    let made = known;
    let runEnd = -1;
    if ((flags & CLASS_FLAG.GROUP) !== 0) {
      runEnd = this.#endOfRun(at, characterClass);
      if (this.#isShortRun(at, runEnd)) {
        made = true;
        this.#waitedFor = runEnd;
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
        this.#addNode(
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
    const first = this.#firstWaiting;
    const after = this.#afterWaiting;
    this.#firstWaiting = this.#runPrevious.length;
    this.#afterWaiting = 0;
    for (let unknown = first; unknown < after; unknown++) {
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

  #addNode(
    node: number,
    left: number,
    sum: number,
    packed: number,
    word: number,
    stop: number,
  ): void {
    const lattice = this.#lattice;
    lattice.cost[node] = sum + (packed >> ENTRY_COST_SHIFT);
    lattice.previous[node] = left;
    lattice.context[node] = packed & ENTRY_CONTEXT_MASK;
    lattice.word[node] = word;
    lattice.end[node] = stop;
    lattice.next[node] = lattice.ends[stop]!;
    lattice.ends[stop] = node;
  }

  /** The best of the words on the left for a word of a context: its number among them; `#bestCost` is the sum. */
  #bestLeft(lefts: number, id: number): number {
    const { leftCost, leftContext } = this.#lattice;
    const { matrix } = this.#dictionary;
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
    this.#bestCost = best;
    return tied ? this.#breakTie(lefts, row, best) : bestLeft;
  }

  /**
   * Leave only the best of the words on the left that have the same context: they connect to anything at the same
   * cost. Returns how many are left.
   */
  #mergeLefts(lefts: number): number {
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
        (cost === leftCost[place] && this.#prefers(leftNode[place]!, leftNode[left]!))
      ) {
        continue;
      }
      leftCost[place] = cost;
      leftNode[place] = leftNode[left]!;
    }
    return kept;
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
    const cost = sum + (this.#dictionary.unknownEntries[unknown]! >> ENTRY_COST_SHIFT);
    if (this.#runPrevious[unknown] !== 0) {
      const other = this.#runCost[unknown]!;
      // They tie like any others, see #prefers; the one that waits began earlier.
      if (cost > other || (cost === other && this.#rules.earlierWins)) return;
    }
    this.#runCost[unknown] = cost;
    this.#runPrevious[unknown] = left;
  }

  /** Make the costs small and the nodes few again, where it is time for it. */
  #makeRoom(position: number): void {
    const lattice = this.#lattice;
    const reach = Math.min(this.#length, position + this.#longest);
    if (this.#nodes > this.#nextLowering) {
      this.#lowerRuns(lattice.lower(position, reach));
      this.#nextLowering = this.#nodes + nodesPerLowering;
    }
    if (this.#nodes > lattice.capacity - this.#density) {
      const before = this.#nodes;
      this.#nodes = lattice.compact(before, position, reach, this.#runPrevious, (decided) =>
        this.#emit(decided),
      );
      this.#nextLowering -= before - this.#nodes;
      if (this.#nodes > lattice.capacity / 2) lattice.reserveNodes(2 * lattice.capacity);
    }
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

  /** The word to be taken of those that make the same lowest sum. */
  #breakTie(lefts: number, row: number, best: number): number {
    const { leftCost, leftContext, leftNode } = this.#lattice;
    const { matrix } = this.#dictionary;
    let taken = -1;
    for (let left = 0; left < lefts; left++) {
      if (leftCost[left]! + matrix[row + leftContext[left]!]! !== best) continue;
      if (taken === -1 || this.#prefers(leftNode[left]!, leftNode[taken]!)) taken = left;
    }
    return taken;
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

  /** Join the end of the sentence to the last words, and add the words of the best path. */
  #finish(): void {
    const lattice = this.#lattice;
    const { cost, context, next } = lattice;
    const { matrix } = this.#dictionary;
    let node = lattice.ends[this.#last]!;
    let best = node;
    let bestCost = cost[node]! + matrix[context[node]!]!;
    for (node = next[node]!; node !== 0; node = next[node]!) {
      const sum = cost[node]! + matrix[context[node]!]!;
      if (sum < bestCost || (sum === bestCost && this.#prefers(node, best))) {
        best = node;
        bestCost = sum;
      }
    }
    this.cost = bestCost;
    this.#emit(best);
    if (this.#last < this.#length) this.#push(this.#from + this.#length, this.#rules.blankWord);
  }

  /** Add the words after node 1 up to `node`, and the blanks before them. */
  #emit(node: number): void {
    const { previous, end, word, codes } = this.#lattice;
    const { classOfCode, kindsOf, blankKind, blankWord } = this.#rules;
    const from = this.#from;
    let length = 0;
    for (let n = node; previous[n] !== 0; n = previous[n]!) {
      if (length === this.#chain.length) this.#chain = doubled(this.#chain);
      this.#chain[length++] = n;
    }
    let at = end[1]!;
    while (length > 0) {
      const n = this.#chain[--length]!;
      if (blankKind !== noKind) {
        let start = at;
        while (kindsOf[classOfCode[codes[start]! >> 1]!] === blankKind) start++;
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
