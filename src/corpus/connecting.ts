// Which terms tell a reader why two posts are near.
import { stopWords } from '../measure/stop-words.js';
import { termKey } from '../measure/variants.js';
import type { Entry } from './post.js';

/** A term that two posts share, with its share of their score. */
export interface ConnectingTerm {
  readonly term: string;
  readonly share: number;
}

/** A term that may be shown, with its kinds in both posts. */
interface SharedTerm extends ConnectingTerm {
  readonly kinds: readonly [asked: number, other: number];
}

const isName = 1;
const isKeyword = 2;
const isWeak = 4;
const saysNothing = 8;

/** The tiers, best first, and how many terms of each are shown: what is no keyword connects many posts a little. */
const [keywords, nouns, names] = [3, 2, 1] as const;
const most = { [keywords]: 5, [nouns]: 3, [names]: 1 };
/** An everyday word that is not a keyword of both posts counts by this part of its share. */
const weakPart = 1 / 3;
/** Least worth of a term as a part of the first's: of a keyword of both posts, and of any other. */
const [leastOfBoth, leastOfOne] = [1 / 10, 1 / 5];

let keys: { readonly empty: ReadonlySet<string>; readonly weak: ReadonlySet<string> } | undefined;

function stopKeys() {
  const keysOf = (...lists: ReadonlySet<string>[]) =>
    new Set(lists.flatMap((list) => [...list].map(termKey)));
  const { light, alone, english, weak } = stopWords;
  keys ??= { empty: keysOf(light, alone, english), weak: keysOf(weak) };
  return keys;
}

/** One unit, two hiragana (さい), or a number with or without letters. */
const isTooLittle = (text: string) =>
  text.length === 1 || /^(?:[ぁ-ん]{2}|[\x20-\x7e]*\d[\x20-\x7e]*)$/.test(text);

/** What a term of a post is, in bits. */
export function kindOf({ key, text, score, isName: hasName }: Entry): number {
  const { empty, weak } = stopKeys();
  return (
    (hasName ? isName : 0) |
    (score > 0 ? isKeyword : 0) |
    (weak.has(key) ? isWeak : 0) |
    (empty.has(key) || isTooLittle(text) ? saysNothing : 0)
  );
}

/** How well a term that two posts share tells what connects them; 0 for what is no noun. 時間 connects any two posts a little. */
export function tierOf(asked: number, other: number): 0 | 1 | 2 | 3 {
  if ((asked & isName) === 0) return 0;
  if (((asked | other) & isKeyword) !== 0) return keywords;
  return (asked & saysNothing) === 0 ? nouns : names;
}

/** The terms of a tier that are shown, best first. */
export function connectingTerms(terms: readonly SharedTerm[], tier: 1 | 2 | 3): ConnectingTerm[] {
  const sorted = terms
    .map(({ term, share, kinds: [asked, other] }) => {
      const isOfBoth = (asked & other & isKeyword) !== 0;
      const isLess = !isOfBoth && (asked & isWeak) !== 0;
      return { term, share, isOfBoth, worth: isLess ? share * weakPart : share };
    })
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1));
  const chosen: ConnectingTerm[] = [];
  for (const { term, share, worth, isOfBoth } of sorted) {
    if (chosen.length === most[tier]) break;
    if (worth < sorted[0]!.worth * (isOfBoth ? leastOfBoth : leastOfOne)) continue;
    // 学習 says nothing beside 機械学習
    if (!chosen.some((other) => other.term.includes(term) || term.includes(other.term)))
      chosen.push({ term, share });
  }
  return chosen;
}
