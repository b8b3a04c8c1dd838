/**
 * The trie: a double array over character codes, two 32-bit numbers a slot.
 *
 * ```
 * index   s            s + 1
 *       [ link ]     [ parent ]        slot s (always even) is the node reached by a prefix
 *
 * child of s by code c:   t = (link(s) & ~1) + 2c,  valid if parent(t) === s
 * link >= 0   inner node: even index of its children's block; bit 0 set if a word ends here:
 *             its value is then the link of the child by code 0
 * link < 0    leaf, a word ends here: its value is ~link
 * ```
 *
 * A value is the index of a word's first entry. Codes are kept doubled in tables, so that a step is one addition,
 * one comparison and one access. The array ends with room for the largest code: no step needs a bound check.
 */
export type Trie = Int32Array;

const unused = -1;

/**
 * Build a trie.
 *
 * @param words doubled codes of each word, sorted by code and without repetitions
 * @param values the value of each word
 * @param codeLimit a code (not doubled) above all that a text can have
 * @param patience how many places are tried for the children of a node before those tried are given up for all that
 * come: without an end the trie is as small as can be, but its building takes quadratic time
 */
export function buildTrie(
  words: readonly ArrayLike<number>[],
  values: ArrayLike<number>,
  codeLimit: number,
  patience: number = Number.POSITIVE_INFINITY,
): Trie {
  const slots = new SlotAllocator(patience);
  // Nodes in breadth-first order, each the range of words that share its prefix: what is near the root lies together.
  let level: Node[] = [{ slot: 0, first: 0, last: words.length }];
  for (let depth = 0; level.length > 0; depth++) {
    const next: Node[] = [];
    for (const node of level) {
      let first = node.first;
      let value = unused;
      if (first < node.last && words[first]!.length === depth) value = values[first++]!;
      if (first === node.last && value !== unused) {
        slots.links[node.slot] = ~value;
        continue;
      }
      const codes: number[] = value === unused ? [] : [0];
      const starts: number[] = [];
      for (let i = first; i < node.last; ) {
        const code = words[i]![depth]!;
        codes.push(code);
        starts.push(i);
        while (i < node.last && words[i]![depth] === code) i++;
      }
      const block = slots.place(codes);
      slots.links[node.slot] = block | (value === unused ? 0 : 1);
      for (const code of codes) slots.parents[block + code] = node.slot;
      if (value !== unused) slots.links[block] = value;
      for (let k = 0; k < starts.length; k++) {
        const slot = block + codes[codes.length - starts.length + k]!;
        next.push({ slot, first: starts[k]!, last: starts[k + 1] ?? node.last });
      }
    }
    level = next;
  }
  return slots.finish(codeLimit);
}

interface Node {
  slot: number;
  first: number;
  last: number;
}

/** Finds room for blocks of children: first fit along a linked list of free slots. */
class SlotAllocator {
  links: Int32Array = new Int32Array(0);
  parents: Int32Array = new Int32Array(0);
  // Free slots, linked both ways; slot 0, the root, is the list's head.
  #next: Int32Array = new Int32Array(0);
  #previous: Int32Array = new Int32Array(0);
  #top = 0;
  readonly #patience: number;
  // The search begins behind these free slots: for only children, which fit anywhere, and for others.
  readonly #behind: [number, number] = [0, 0];

  constructor(patience: number) {
    this.#patience = patience;
    this.#grow(1 << 12);
  }

  take(slot: number): void {
    const next = this.#next[slot]!;
    const previous = this.#previous[slot]!;
    this.#next[previous] = next;
    this.#previous[next] = previous;
    this.#next[slot] = unused;
    if (slot === this.#behind[0]) this.#behind[0] = previous;
    if (slot === this.#behind[1]) this.#behind[1] = previous;
    if (slot > this.#top) this.#top = slot;
  }

  /** The even index of a block in which all `codes` (doubled, ascending) are free. Takes them. */
  place(codes: readonly number[]): number {
    const lowest = codes[0] ?? 0;
    const highest = codes.at(-1) ?? 0;
    const kind = codes.length === 1 ? 0 : 1;
    // A block that starts below 0 would look like a leaf. Skip the slots that cannot be its first child.
    let slot = this.#next[this.#behind[kind]]!;
    for (let tried = 1; ; tried++) {
      if (slot === 0) {
        slot = this.#next.length;
        this.#grow(slot + 2);
      }
      const block = slot - lowest;
      if (block + highest >= this.#next.length) this.#grow(block + highest + 2);
      if (block >= 0 && codes.every((code) => this.#isFree(block + code))) {
        for (const code of codes) this.take(block + code);
        return block;
      }
      if (tried % this.#patience === 0) this.#behind[kind] = slot;
      slot = this.#next[slot]!;
    }
  }

  finish(codeLimit: number): Trie {
    // A node's block may lie anywhere up to the top, and any code may be tried in it.
    const trie = new Int32Array(this.#top + 2 * codeLimit + 4).fill(unused);
    for (let slot = 0; slot <= this.#top; slot += 2) {
      if (slot !== 0 && this.#next[slot] !== unused) continue;
      trie[slot] = this.links[slot]!;
      trie[slot + 1] = slot === 0 ? unused : this.parents[slot]!;
    }
    return trie;
  }

  #isFree(slot: number): boolean {
    return slot !== 0 && this.#next[slot] !== unused;
  }

  #grow(wanted: number): void {
    const from = this.#next.length;
    let size = Math.max(from, 1 << 12);
    while (size < wanted) size *= 2;
    if (size === from) size *= 2;
    this.links = enlarged(this.links, size);
    this.parents = enlarged(this.parents, size);
    this.#next = enlarged(this.#next, size);
    this.#previous = enlarged(this.#previous, size);
    let last = from === 0 ? 0 : this.#previous[0]!;
    for (let slot = Math.max(2, from); slot < size; slot += 2) {
      this.#next[last] = slot;
      this.#previous[slot] = last;
      last = slot;
    }
    this.#next[last] = 0;
    this.#previous[0] = last;
  }
}

function enlarged(array: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
