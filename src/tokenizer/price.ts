import type { Dictionary } from '../dictionary/dictionary.js';
import { characterRules, type TokenizerRules } from './unknown-words.js';
import { Viterbi } from './viterbi.js';

/** By how much a new word is cheaper than its pieces: other neighbours may favour them by a little less than this. */
const margin = 3000;
/** No new word is dearer than a common noun of IPADIC of middling frequency … */
const dearest = 6000;
/** … or cheaper than its most common particles, however common its pieces are. */
const cheapest = -5000;

/** Tells what a word should cost when nobody says: so much that it wins over the pieces it would be cut into. */
export class Pricer {
  readonly #dictionary: Dictionary;
  readonly #viterbi: Viterbi;

  constructor(dictionary: Dictionary, rules: TokenizerRules) {
    this.#dictionary = dictionary;
    this.#viterbi = new Viterbi(
      dictionary,
      dictionary.codes,
      [],
      characterRules(dictionary, rules),
    );
  }

  /**
   * The cost of a word of a context: what the best path through its surface costs, alone between two ends of a
   * sentence, less what the word itself pays to connect to them, less a margin.
   */
  price(surface: string, context: number): number {
    this.#viterbi.found.reset();
    this.#viterbi.search(surface, 0, surface.length);
    const { matrix, contexts } = this.#dictionary;
    const connections = matrix[context * contexts.count]! + matrix[context]!;
    const cost = this.#viterbi.cost - connections - margin;
    return Math.max(cheapest, Math.min(dearest, cost));
  }
}
