import { LONGEST_WORD, SHORT_LIMIT } from './compact-format.js';

/** The words of a lexicon, sorted by code, and the nodes of their trie. Node 0 is the root. */
export interface SortedWords {
  readonly count: number;
  readonly nodeCount: number;
  /** Code of the character that leads to a node. */
  readonly codeOf: Uint16Array;
  /** 0 for none. */
  readonly firstChild: Int32Array;
  /** 0 for none. */
  readonly nextSibling: Int32Array;
  /** The word that ends at a node, or -1. */
  readonly wordOf: Int32Array;
  /** Places of the words by `rarity`. */
  readonly byRarity: Int32Array;
  /** Characters that a word shares with the word before, and those that follow: a node each, in order. */
  readonly shared: Uint8Array;
  readonly added: Uint8Array;
  /** How many characters a word begins and ends with that are kana, at most 15 each: head << 4 | tail. */
  readonly kanaEnds: Uint8Array;
}

/** Read words, front-coded, in one pass. */
export function readWords(
  streams: { shared: Uint8Array; added: Uint8Array; branches: Uint8Array; codes: Uint8Array },
  alphabet: { codes: Uint16Array; size: number },
): SortedWords {
  const { shared, added } = streams;
  const branches = new ShortReader(streams.branches);
  const codes = new ShortReader(streams.codes);
  const count = shared.length;
  let nodeCount = 1;
  for (let word = 0; word < count; word++) nodeCount += added[word]!;
  const codeOf = new Uint16Array(nodeCount);
  const firstChild = new Int32Array(nodeCount);
  const nextSibling = new Int32Array(nodeCount);
  const wordOf = new Int32Array(nodeCount).fill(-1);
  const rarities = new Int32Array(count);
  const kanaEnds = new Uint8Array(count);

  const isKana = kanaCodes(alphabet);
  const rarity = logarithms(alphabet.size);
  // Along the path from the root: nodes, and sums of their rarities.
  const path = new Int32Array(2 * LONGEST_WORD + 2);
  const sums = new Int32Array(path.length);
  let length = 0;
  for (let word = 0, node = 0; word < count; word++) {
    const kept = shared[word]!;
    const elder = kept < length ? path[kept + 1]! : 0;
    length = kept + added[word]!;
    for (let depth = kept; depth < length; depth++) {
      const parent = path[depth]!;
      const code = depth === kept ? codeOf[elder]! + branches.next() : codes.next();
      codeOf[++node] = code;
      if (depth === kept && elder !== 0) nextSibling[elder] = node;
      else firstChild[parent] = node;
      sums[depth + 1] = sums[depth]! + rarity[code]!;
      path[depth + 1] = node;
    }
    wordOf[path[length]!] = word;
    rarities[word] = sums[length]!;
    let head = 0;
    while (head < length && isKana[codeOf[path[head + 1]!]!] === 1) head++;
    let tail = 0;
    while (head + tail < length && isKana[codeOf[path[length - tail]!]!] === 1) tail++;
    kanaEnds[word] = (Math.min(15, head) << 4) | Math.min(15, tail);
  }
  const byRarity = sortedBy(rarities);
  return {
    count,
    nodeCount,
    codeOf,
    firstChild,
    nextSibling,
    wordOf,
    shared,
    added,
    byRarity,
    kanaEnds,
  };
}

/** Reads short numbers one after the other. */
class ShortReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): number {
    const byte = this.#bytes[this.#at++]!;
    if (byte < SHORT_LIMIT) return byte;
    return SHORT_LIMIT + (((byte - SHORT_LIMIT) << 8) | this.#bytes[this.#at++]!);
  }
}

function kanaCodes(alphabet: { codes: Uint16Array; size: number }): Uint8Array {
  const isKana = new Uint8Array(alphabet.size);
  for (let unit = 0x3041; unit <= 0x30fc; unit++) {
    if (unit <= 0x3096 || unit >= 0x30a1) isKana[alphabet.codes[unit]! >> 1] = 1;
  }
  return isKana;
}

const LOGARITHM_BITS = 17;

/**
 * log2 of doubled codes, times 2^17. The compiler sorts words by the logarithms of their codes (`compile/build.ts`);
 * this comes so near that few words are out of place. Not `Math.log`, of which the last bit differs between engines.
 */
function logarithms(size: number): Int32Array {
  const logs = new Int32Array(size);
  for (let code = 1; code < size; code++) {
    const exponent = 32 - Math.clz32(code);
    let mantissa = code / 2 ** (exponent - 1);
    let bits = exponent;
    for (let i = 0; i < LOGARITHM_BITS; i++) {
      mantissa *= mantissa;
      bits *= 2;
      if (mantissa >= 2) {
        mantissa /= 2;
        bits++;
      }
    }
    logs[code] = bits;
  }
  return logs;
}

/** Indices of `keys`, sorted by key; equal ones stay in order. Two rounds of counting, 13 bits each. */
function sortedBy(keys: Int32Array): Int32Array {
  const { length } = keys;
  const once = new Int32Array(length);
  const indices = new Int32Array(length);
  const sorted = new Int32Array(length);
  let starts = groupStarts(keys, 0);
  for (let i = 0; i < length; i++) {
    const to = starts[keys[i]! & DIGIT_MASK]!++;
    once[to] = keys[i]!;
    indices[to] = i;
  }
  starts = groupStarts(keys, DIGIT_BITS);
  for (let i = 0; i < length; i++) {
    sorted[starts[(once[i]! >> DIGIT_BITS) & DIGIT_MASK]!++] = indices[i]!;
  }
  return sorted;
}

const DIGIT_BITS = 13;
const DIGIT_MASK = (1 << DIGIT_BITS) - 1;

function groupStarts(keys: Int32Array, shift: number): Int32Array {
  const starts = new Int32Array(DIGIT_MASK + 2);
  for (let i = 0; i < keys.length; i++) starts[((keys[i]! >> shift) & DIGIT_MASK) + 1]!++;
  for (let digit = 0; digit < DIGIT_MASK; digit++) starts[digit + 1]! += starts[digit]!;
  return starts;
}
