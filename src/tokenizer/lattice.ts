import { ENTRY_CONTEXT_MASK, ENTRY_COST_SHIFT } from '../dictionary/format.js';
import { CONTEXT, COST, END, LEFT_SHIFT, NEXT, NODE_SHIFT, PREVIOUS, WORD } from './node-fields.js';

/**
 * The lattice: every word that may stand somewhere in the text, each with the cheapest way to it.
 *
 * A node is a word in its place. Its fields lie side by side in one typed array (in the inner loop every further array
 * costs time), which is used again for the next text, so that the search allocates nothing. Nodes are numbered from 1
 * in the order they are made; 0 means none.
 *
 * ```
 * position     0     1     2     3     4     5
 * text         す    も    も    も
 * ends[2] ──▶ [すも] ──▶ [も]            nodes that end at 2, the last made first, linked by NEXT
 *               │ PREVIOUS  │
 *               ▼           ▼
 *              (0)        [す]
 * ```
 *
 * Node 1 is the beginning of the sentence, or, after `compact`, the word that every path still open goes through.
 */
export class Lattice {
  /** Doubled character codes of the text, ended by one that no word and no run goes on with. */
  codes: Uint16Array = new Uint16Array(0);
  /** Head of the list of nodes that end at a position. */
  ends: Int32Array = new Int32Array(0);

  /** The nodes: field F of node n is at `(n << NODE_SHIFT) + F`. */
  fields: Int32Array = new Int32Array(0);
  /**
   * The nodes that end where words are being added, as `lefts.ts` lays them out for the inner loop: field F of the
   * n-th, counted from 0, is at `(n << LEFT_SHIFT) + F`.
   */
  leftFields: Int32Array = new Int32Array(0);

  /** Room for nodes. */
  capacity = 0;
  #moved: Int32Array = new Int32Array(0);

  constructor(capacity: number) {
    this.reserveNodes(capacity);
  }

  /** Make room for a text of `length` units, with node 1, the beginning of the sentence, ending at 0. */
  begin(length: number): void {
    if (length + 2 > this.codes.length) {
      const size = Math.max(1024, 2 ** Math.ceil(Math.log2(length + 2)));
      this.codes = new Uint16Array(size);
      this.ends = new Int32Array(size);
    } else {
      this.ends.fill(0, 0, length + 2);
    }
    this.fields[(1 << NODE_SHIFT) + COST] = 0;
    this.fields[(1 << NODE_SHIFT) + PREVIOUS] = 0;
    this.fields[(1 << NODE_SHIFT) + CONTEXT] = 0;
    this.fields[(1 << NODE_SHIFT) + END] = 0;
    this.fields[(1 << NODE_SHIFT) + NEXT] = 0;
    this.ends[0] = 1;
  }

  /** Give back what a very long text needed. */
  release(): void {
    if (this.codes.length > longTextUnits) {
      this.codes = new Uint16Array(0);
      this.ends = new Int32Array(0);
    }
  }

  reserveNodes(capacity: number): void {
    this.capacity = capacity;
    this.fields = enlarged(this.fields, capacity << NODE_SHIFT);
    this.leftFields = enlarged(this.leftFields, capacity << LEFT_SHIFT);
    this.#moved = new Int32Array(capacity);
  }

  /** Make node `node`: a word that ends at `stop`, with the best node before it and the sum up to the word. */
  add(node: number, left: number, sum: number, packed: number, word: number, stop: number): void {
    this.fields[(node << NODE_SHIFT) + COST] = sum + (packed >> ENTRY_COST_SHIFT);
    this.fields[(node << NODE_SHIFT) + PREVIOUS] = left;
    this.fields[(node << NODE_SHIFT) + CONTEXT] = packed & ENTRY_CONTEXT_MASK;
    this.fields[(node << NODE_SHIFT) + WORD] = word;
    this.fields[(node << NODE_SHIFT) + END] = stop;
    this.fields[(node << NODE_SHIFT) + NEXT] = this.ends[stop]!;
    this.ends[stop] = node;
  }

  /**
   * Make the costs of all open paths small again: a path of any length would overflow otherwise. Only differences
   * count, so this changes no result. Returns what was taken off.
   */
  lower(from: number, to: number): number {
    const { ends, fields } = this;
    let lowest = 0x7fffffff;
    for (let position = from; position <= to; position++)
      for (let node = ends[position]!; node !== 0; node = fields[(node << NODE_SHIFT) + NEXT]!)
        if (fields[(node << NODE_SHIFT) + COST]! < lowest)
          lowest = fields[(node << NODE_SHIFT) + COST]!;
    for (let position = from; position <= to; position++)
      for (let node = ends[position]!; node !== 0; node = fields[(node << NODE_SHIFT) + NEXT]!)
        fields[(node << NODE_SHIFT) + COST]! -= lowest;
    return lowest;
  }

  /**
   * Keep only the nodes that an open path goes through.
   *
   * `emit` is handed the last of the words that are decided: all open paths go through it, whatever the rest of the
   * text holds, so this changes no result. It becomes node 1. Returns the number after the last node.
   *
   * @param count number after the last node
   * @param from open paths end at `from` or later, up to `to`
   * @param open the nodes before unknown words that wait for the end of their run; renumbered in place
   */
  compact(
    count: number,
    from: number,
    to: number,
    open: Int32Array,
    emit: (node: number) => void,
  ): number {
    const { ends, fields } = this;
    // 1 for a node to be kept, then its new number.
    const moved = this.#moved.fill(0, 0, count);
    let unread = 0;
    const mark = (node: number) => {
      if (moved[node] === 0) {
        moved[node] = 1;
        unread++;
      }
    };
    for (let position = from; position <= to; position++)
      for (let node = ends[position]!; node !== 0; node = fields[(node << NODE_SHIFT) + NEXT]!)
        mark(node);
    for (const node of open) if (node !== 0) mark(node);

    // A node's number is above that of the node before it: one pass downwards marks all paths, and when a single
    // marked node is left unread, they have met.
    let root = count - 1;
    for (; root > 1; root--) {
      if (moved[root] === 0) continue;
      if (unread === 1) break;
      unread--;
      mark(fields[(root << NODE_SHIFT) + PREVIOUS]!);
    }
    emit(root);

    let free = 1;
    for (let node = root; node < count; node++) {
      if (moved[node] === 0) continue;
      moved[node] = free;
      fields[(free << NODE_SHIFT) + COST] = fields[(node << NODE_SHIFT) + COST]!;
      fields[(free << NODE_SHIFT) + PREVIOUS] = moved[fields[(node << NODE_SHIFT) + PREVIOUS]!]!;
      fields[(free << NODE_SHIFT) + CONTEXT] = fields[(node << NODE_SHIFT) + CONTEXT]!;
      fields[(free << NODE_SHIFT) + WORD] = fields[(node << NODE_SHIFT) + WORD]!;
      fields[(free << NODE_SHIFT) + END] = fields[(node << NODE_SHIFT) + END]!;
      // The next of a list was made earlier, so it has its new number by now.
      fields[(free << NODE_SHIFT) + NEXT] = moved[fields[(node << NODE_SHIFT) + NEXT]!]!;
      free++;
    }
    fields[(1 << NODE_SHIFT) + PREVIOUS] = 0;
    for (let position = from; position <= to; position++) ends[position] = moved[ends[position]!]!;
    for (let i = 0; i < open.length; i++) open[i] = moved[open[i]!]!;
    return free;
  }
}

/** Buffers for longer texts are not kept. */
const longTextUnits = 1 << 18;

function enlarged(array: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
