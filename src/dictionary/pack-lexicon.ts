import { ENTRY_COST_SHIFT, ENTRY_LAST } from './format.js';
import { buildTrie, type Trie } from './trie.js';

/** An entry with its context already renumbered. */
export interface PackedEntry {
  readonly context: number;
  readonly cost: number;
}

/** A surface with its entries. */
export interface LexiconWord<Entry extends PackedEntry> {
  readonly surface: string;
  readonly entries: readonly Entry[];
}

/** A lexicon ready to be written to a file, or to be used as it is. */
export interface PackedLexicon<Entry> {
  readonly trie: Trie;
  readonly entries: Int32Array;
  readonly density: number;
  readonly longest: number;
  /** The entries behind the numbers, with their surfaces. */
  readonly order: readonly { readonly surface: string; readonly entry: Entry }[];
}

/** Patience for tries that are built while somebody waits. */
export const quick = 64;

/** An entry as one number, see `format.ts`. */
export function packEntry(cost: number, context: number, last: boolean): number {
  return (cost << ENTRY_COST_SHIFT) | (last ? ENTRY_LAST : 0) | context;
}

/**
 * Pack words into a trie and entries. Entries lie in the order of `words`; those of one surface keep theirs, without
 * the ones that can never be on the best path: same context, and an earlier one costs no more or a later one less.
 *
 * @param patience that of `buildTrie`; `quick` takes linear time
 */
export function packLexicon<Entry extends PackedEntry>(
  words: readonly LexiconWord<Entry>[],
  codes: Uint16Array,
  codeLimit: number,
  patience?: number,
): PackedLexicon<Entry> {
  const order: { surface: string; entry: Entry }[] = [];
  const packed: number[] = [];
  const first: number[] = [];
  const kept: number[] = [];
  for (const { surface, entries } of words) {
    const useful = usefulEntries(entries);
    first.push(packed.length);
    kept.push(useful.length);
    useful.forEach((entry, i) => {
      packed.push(packEntry(entry.cost, entry.context, i === useful.length - 1));
      order.push({ surface, entry });
    });
  }
  const keys = words.map(({ surface }) => keyOf(surface, codes));
  const sorted = keys.map((_, i) => i).sort((a, b) => compareKeys(keys[a]!, keys[b]!));
  const trie = buildTrie(
    sorted.map((i) => keys[i]!),
    sorted.map((i) => first[i]!),
    codeLimit,
    patience,
  );
  const density = densest(
    sorted.map((i) => keys[i]!),
    sorted.map((i) => kept[i]!),
  );
  const longest = keys.reduce((most, key) => Math.max(most, key.length), 0);
  return { trie, entries: Int32Array.from(packed), density, longest, order };
}

/** Put words of the same surface together, in the order in which each surface comes first. */
export function groupBySurface<Entry extends PackedEntry>(
  words: readonly { readonly surface: string; readonly entry: Entry }[],
): LexiconWord<Entry>[] {
  const groups = new Map<string, Entry[]>();
  for (const { surface, entry } of words) {
    const group = groups.get(surface);
    if (group) group.push(entry);
    else groups.set(surface, [entry]);
  }
  return [...groups].map(([surface, entries]) => ({ surface, entries }));
}

function usefulEntries<Entry extends PackedEntry>(entries: readonly Entry[]): Entry[] {
  const best = new Map<number, Entry>();
  for (const entry of entries) {
    const other = best.get(entry.context);
    if (other === undefined || entry.cost < other.cost) best.set(entry.context, entry);
  }
  return entries.filter((entry) => best.get(entry.context) === entry);
}

/** Codes of a surface's units: `Uint16Array.from(surface)` would take its characters. */
function keyOf(surface: string, codes: Uint16Array): Uint16Array {
  const key = new Uint16Array(surface.length);
  for (let i = 0; i < key.length; i++) key[i] = codes[surface.charCodeAt(i)]!;
  return key;
}

function compareKeys(a: Uint16Array, b: Uint16Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** The most entries on one path from the root. */
function densest(keys: readonly Uint16Array[], counts: readonly number[]): number {
  const open: { key: Uint16Array; sum: number }[] = [];
  let most = 0;
  keys.forEach((key, i) => {
    while (open.length > 0 && !isPrefix(open.at(-1)!.key, key)) open.pop();
    const sum = (open.at(-1)?.sum ?? 0) + counts[i]!;
    open.push({ key, sum });
    most = Math.max(most, sum);
  });
  return most;
}

function isPrefix(prefix: Uint16Array, key: Uint16Array): boolean {
  return prefix.length < key.length && prefix.every((code, i) => code === key[i]);
}
