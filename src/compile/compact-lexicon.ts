import {
  ENTRIES_PART,
  LONGEST_WORD,
  SHORT_LIMIT,
  streamId,
  TRIE_PART,
  WORD_COST_BIAS,
  zigzag,
} from '../dictionary/compact-format.js';
import { breadthFirst, Frontier, isSingle } from '../dictionary/expand-trie.js';
import { readWords, type SortedWords } from '../dictionary/expand-words.js';
import {
  ENTRY_CONTEXT_MASK,
  ENTRY_COST_SHIFT,
  ENTRY_LAST,
  type SectionId,
} from '../dictionary/format.js';
import type { Trie } from '../dictionary/trie.js';
import { groupedBy, packRecords } from './compact-records.js';
import type { Stream } from './compact-streams.js';
import { toPlanes } from './compact-streams.js';

/** A lexicon as it stands in the flat file. */
export interface FlatLexicon {
  readonly trie: Trie;
  readonly entries: Int32Array;
  /** Records of packed features, if it has them. */
  readonly records: Uint8Array | null;
}

/** Take a lexicon apart into streams (`dictionary/compact-format.ts`), or null when it has no words or one too long. */
export function compactLexicon(
  first: SectionId,
  { trie, entries, records }: FlatLexicon,
  alphabet: { codes: Uint16Array; size: number },
): Stream[] | null {
  const found = wordsOf(trie);
  if (found.length === 0 || found.some(({ codes }) => codes.length > LONGEST_WORD)) return null;
  const front = frontCoded(found.map(({ codes }) => codes));
  const words = readWords(front, alphabet);
  const layout = layoutOf(trie, words, alphabet.size);
  const firstEntry = Int32Array.from(found, ({ value }) => value);
  const packed = packEntries(entries, words, firstEntry);
  return [
    [streamId(first, TRIE_PART.SHARED), front.shared],
    [streamId(first, TRIE_PART.ADDED), front.added],
    [streamId(first, TRIE_PART.BRANCHES), front.branches],
    [streamId(first, TRIE_PART.CODES), front.codes],
    [streamId(first, TRIE_PART.SINGLES), layout.singles],
    [streamId(first, TRIE_PART.BLOCKS), layout.blocks],
    [streamId(first + 1, ENTRIES_PART.ENTRY_COUNTS), packed.counts],
    [streamId(first + 1, ENTRIES_PART.CONTEXTS), packed.contexts],
    [streamId(first + 1, ENTRIES_PART.WORD_COSTS), packed.costs],
    [streamId(first + 1, ENTRIES_PART.ORDER), packed.order],
    ...(records === null
      ? []
      : packRecords(first + 3, records, entries, words, firstEntry, alphabet.size)),
  ];
}

interface FoundWord {
  readonly codes: readonly number[];
  readonly value: number;
}

/** The words of a trie, sorted by code. */
function wordsOf(trie: Trie): FoundWord[] {
  const children = new Map<number, number[]>();
  for (let slot = 2; slot < trie.length; slot += 2) {
    const parent = trie[slot + 1]!;
    if (parent < 0) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(slot);
    else children.set(parent, [slot]);
  }
  const words: FoundWord[] = [];
  const open: { slot: number; codes: readonly number[] }[] = [{ slot: 0, codes: [] }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { slot, codes } = node;
    const link = trie[slot]!;
    if (link < 0) {
      words.push({ codes, value: ~link });
      continue;
    }
    const block = link & ~1;
    const below = children.get(slot) ?? [];
    for (const child of below.toReversed()) {
      if (child === block && (link & 1) === 1) words.push({ codes, value: trie[child]! });
      else open.push({ slot: child, codes: [...codes, (child - block) / 2] });
    }
  }
  return words;
}

function frontCoded(words: readonly (readonly number[])[]): {
  shared: Uint8Array;
  added: Uint8Array;
  branches: Uint8Array;
  codes: Uint8Array;
} {
  const shared = new Uint8Array(words.length);
  const added = new Uint8Array(words.length);
  const branches: number[] = [];
  const codes: number[] = [];
  words.forEach((word, i) => {
    const before = words[i - 1] ?? [];
    let same = 0;
    while (same < word.length && word[same] === before[same]) same++;
    shared[i] = same;
    added[i] = word.length - same;
    branches.push(word[same]! - (before[same] ?? 0));
    codes.push(...word.slice(same + 1));
  });
  return { shared, added, branches: toShorts(branches), codes: toShorts(codes) };
}

/** Numbers of one byte or two, see SHORT_LIMIT. */
function toShorts(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    const rest = number - SHORT_LIMIT;
    if (rest < 0) bytes.push(number);
    else if (rest >> 8 < 256 - SHORT_LIMIT) bytes.push(SHORT_LIMIT + (rest >> 8), rest & 255);
    else throw new RangeError(`a character code of the compact dictionary is too large: ${number}`);
  }
  return Uint8Array.from(bytes);
}

/** Where the children of each node lie, see `expandTrie`. */
function layoutOf(
  trie: Trie,
  words: SortedWords,
  alphabetSize: number,
): { singles: Uint8Array; blocks: Uint8Array } {
  const { codeOf, firstChild, nextSibling, wordOf } = words;
  const taken = new Int32Array(trie.length).fill(-1);
  const frontier = new Frontier(taken, alphabetSize);
  const slotOf = new Int32Array(words.nodeCount);
  const singles: number[] = [];
  const blocks: number[] = [];
  for (const node of breadthFirst(words)) {
    const child = firstChild[node]!;
    const isWord = wordOf[node]! >= 0;
    if (child === 0 && isWord) continue;
    const block = trie[2 * slotOf[node]!]! >> 1;
    const first = isWord ? block : block + codeOf[child]!;
    (isSingle(words, node) ? singles : blocks).push(zigzag(first - frontier.slot()));
    if (isWord) taken[2 * block + 1] = 0;
    for (let other = child; other !== 0; other = nextSibling[other]!) {
      slotOf[other] = block + codeOf[other]!;
      taken[2 * slotOf[other]! + 1] = 0;
    }
  }
  return { singles: toPlanes(singles, 3), blocks: toPlanes(blocks, 3) };
}

function packEntries(
  entries: Int32Array,
  words: SortedWords,
  firstEntry: Int32Array,
): { counts: Uint8Array; contexts: Uint8Array; costs: Uint8Array; order: Uint8Array } {
  const counts = new Uint8Array(words.count);
  const contexts: number[] = [];
  const costs: number[] = [];
  firstEntry.forEach((first, word) => {
    for (let entry = first; ; entry++) {
      counts[word]!++;
      contexts.push(entries[entry]! & ENTRY_CONTEXT_MASK);
      costs.push((entries[entry]! >> ENTRY_COST_SHIFT) + WORD_COST_BIAS);
      if (entries[entry]! & ENTRY_LAST) break;
    }
  });
  const rank = new Int32Array(words.count);
  words.byRarity.forEach((word, i) => {
    rank[word] = i;
  });
  const byEntry = Int32Array.from(firstEntry, (_, word) => word).sort(
    (a, b) => firstEntry[a]! - firstEntry[b]!,
  );
  return {
    counts,
    contexts: toPlanes(contexts, 2),
    costs: toPlanes(
      groupedBy(contexts, costs).map((cost) => cost & 0xffff),
      2,
    ),
    order: toPlanes(
      byEntry.map((word, i) => zigzag(rank[word]! - i)),
      3,
    ),
  };
}
