// Numbers only, and no imports: the bundler writes such constants in place, where the search needs them to be.

/** Fields of a node. Cost of the cheapest path that ends with it. */
export const COST = 0;
/** Node before it on that path. */
export const PREVIOUS = 1;
export const CONTEXT = 2;
/** Number of the word (`viterbi.ts`). */
export const WORD = 3;
/** Position after the word. */
export const END = 4;
/** Node made before it that ends at the same position. */
export const NEXT = 5;
/** A node has room for 2³ fields. */
export const NODE_SHIFT = 3;

/** Fields of a word on the left. */
export const LEFT_COST = 0;
export const LEFT_CONTEXT = 1;
export const LEFT_NODE = 2;
/** A word on the left has room for 2² fields. */
export const LEFT_SHIFT = 2;
