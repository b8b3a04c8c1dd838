import type { Lattice } from './lattice.js';
import { END, NODE_SHIFT, PREVIOUS, WORD } from './node-fields.js';
import { type CharacterRules, noKind } from './unknown-words.js';

const initialWords = 1 << 10;
/** Room for more words is not kept. */
const mostWordsKept = 1 << 18;

/** The words that a search has decided on, in order: the place after each, and its number (`viterbi.ts`). */
export class WordsFound {
  count = 0;
  ends: Int32Array = new Int32Array(initialWords);
  words: Int32Array = new Int32Array(initialWords);

  readonly #lattice: Lattice;
  readonly #rules: CharacterRules;
  #chain: Int32Array = new Int32Array(256);

  constructor(lattice: Lattice, rules: CharacterRules) {
    this.#lattice = lattice;
    this.#rules = rules;
  }

  /** Forget the words found so far. */
  reset(): void {
    this.count = 0;
    if (this.ends.length > mostWordsKept) {
      this.ends = new Int32Array(initialWords);
      this.words = new Int32Array(initialWords);
    }
  }

  /** Add the words after node 1 up to `node`, and the blanks before them; the text begins at `from`. */
  addUpTo(node: number, from: number): void {
    const { codes, fields } = this.#lattice;
    const { classOfCode, kindsOf, blankKind, blankWord } = this.#rules;
    let length = 0;
    for (
      let n = node;
      fields[(n << NODE_SHIFT) + PREVIOUS] !== 0;
      n = fields[(n << NODE_SHIFT) + PREVIOUS]!
    ) {
      if (length === this.#chain.length) this.#chain = doubled(this.#chain);
      this.#chain[length++] = n;
    }
    let at = fields[(1 << NODE_SHIFT) + END]!;
    while (length > 0) {
      const n = this.#chain[--length]!;
      if (blankKind !== noKind) {
        let start = at;
        while (kindsOf[classOfCode[codes[start]! >> 1]!] === blankKind) start++;
        if (start > at) this.add(from + start, blankWord);
      }
      at = fields[(n << NODE_SHIFT) + END]!;
      this.add(from + at, fields[(n << NODE_SHIFT) + WORD]!);
    }
  }

  /** Add a word. */
  add(end: number, word: number): void {
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
