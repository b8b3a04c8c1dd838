// Short forms that the post itself explains, "Amazon Elastic Kubernetes Service (Amazon EKS)" and
// 「東京証券取引所（東証）」, and the usual ones of dict/abbreviations.txt when both forms stand in the post.
import abbreviationList from '../../dict/abbreviations.txt';
import type { Term } from './term.js';
import type { Unit } from './units.js';
import { termKey } from './variants.js';

/** Long forms of each listed short form, by key. */
export const listedLongForms: ReadonlyMap<string, readonly string[]> =
  /* @__PURE__ */ readList(abbreviationList);

function readList(list: string): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const line of list.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [short, ...long] = line.trimEnd().split('\t').map(termKey);
    forms.set(short!, long);
  }
  return forms;
}

/** The lines of the list that hold a form, by key. */
export const listedLines: ReadonlyMap<string, readonly string[]> =
  /* @__PURE__ */ linesOf(listedLongForms);

function linesOf(forms: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const [short, long] of forms)
    for (const key of [short, ...long]) lines.set(key, [...(lines.get(key) ?? []), short]);
  return lines;
}

const openers = new Set(['(', '（', '[', '［']);
const closers = new Set([')', '）', ']', '］']);
const announced = /^(?:以下|略して|略称|通称|以降)[、,:：は]?/;
const quotes = /^[「『“"']|[」』”"']$/g;

/**
 * Link each short form of the post to its long form: key of the short form to key of the long one.
 * Both are keys of `terms`.
 */
export function findAbbreviations(
  units: readonly (readonly Unit[])[],
  terms: ReadonlyMap<string, Term>,
): Map<string, string> {
  const links = new Map<string, string>();
  const link = (short: string, long: string) => {
    if (
      short !== long &&
      terms.has(short) &&
      terms.has(long) &&
      !links.has(short) &&
      !links.has(long)
    )
      links.set(short, long);
  };
  for (const sentence of units) {
    for (let i = 1; i < sentence.length; i++) {
      const { text, script } = sentence[i]!;
      if (script === 'sign' && openers.has(text)) linkBracket(sentence, i, terms, link);
    }
  }
  for (const [short, long] of listedLongForms) {
    if (!terms.has(short)) continue;
    const found = long.find((key) => terms.has(key));
    if (found !== undefined) link(short, found);
  }
  return links;
}

const longestInside = 14;
const longestBefore = 10;

function linkBracket(
  sentence: readonly Unit[],
  open: number,
  terms: { has(key: string): boolean },
  link: (short: string, long: string) => void,
): void {
  let inside = '';
  let close = open + 1;
  for (; close < sentence.length && close <= open + longestInside; close++) {
    const { text } = sentence[close]!;
    if (closers.has(text)) break;
    inside += text;
    if (inside.length > 60) return;
  }
  if (close >= sentence.length || !closers.has(sentence[close]!.text)) return;
  const isAnnounced = announced.test(inside);
  inside = inside.replace(announced, '').trim().replace(quotes, '');
  if (inside.length < 2) return;
  let before = '';
  const starts: string[] = [];
  for (let i = open - 1; i >= 0 && i >= open - longestBefore; i--) {
    const { text, script } = sentence[i]!;
    if (text.length > 40 || (script === 'sign' && !/^[ ・\-」』”"]$/.test(text))) break;
    before = text + before;
    if (text !== ' ') starts.push(before.trim().replace(quotes, ''));
  }
  // the longest term before the bracket that explains it
  for (let i = starts.length - 1; i >= 0; i--) {
    const long = starts[i]!;
    const isShort = abbreviates(inside, long);
    if (!isShort && !abbreviates(long, inside)) continue;
    if (!terms.has(termKey(long))) continue;
    if (isShort) linkForms(inside, long, link);
    else linkForms(long, inside, link);
    return;
  }
  if (isAnnounced && starts.length > 0) {
    for (let i = starts.length - 1; i >= 0; i--) link(termKey(inside), termKey(starts[i]!));
  }
}

/** Link a short form, and what is left of both without the words they share: EKS besides "Amazon EKS". */
function linkForms(short: string, long: string, link: (short: string, long: string) => void): void {
  const longKey = termKey(long);
  link(termKey(short), longKey);
  const shared = sharedWords(short, long);
  if (shared > 0) {
    link(termKey(wordsOf(short).slice(shared).join(' ')), longKey);
    link(termKey(wordsOf(long).slice(shared).join(' ')), longKey);
  }
}

const wordsOf = (text: string) => text.split(/[\s・-]+/).filter((word) => word !== '');

function sharedWords(short: string, long: string): number {
  const a = wordsOf(short.toLowerCase());
  const b = wordsOf(long.toLowerCase());
  let shared = 0;
  while (shared < a.length - 1 && shared < b.length - 1 && a[shared] === b[shared]) shared++;
  return shared;
}

const isAscii = (text: string) => /^[\x20-\x7e]+$/.test(text);

/**
 * Whether `short` is a short form of `long`: initials, a numeronym (k8s), the letters of `short` in order in `long` from
 * its first letter on (Schwartz & Hearst 2003), or capitals behind a Japanese term.
 */
function abbreviates(short: string, long: string): boolean {
  const shared = sharedWords(short, long);
  const core = wordsOf(short).slice(shared).join(' ');
  const full = wordsOf(long).slice(shared);
  if (core.length < 2 || full.length === 0 || core.length >= full.join('').length) return false;
  if (isAscii(core)) {
    if (!/^[A-Za-z][A-Za-z0-9]{1,9}$/.test(core)) return false;
    if (!isAscii(long)) return /^[A-Z][A-Z0-9]{1,5}$/.test(core) && isExplainable(long);
    const numeronym = /^([a-z])(\d+)([a-z])$/i.exec(core);
    if (numeronym) return full.length === 1 && full[0]!.length === Number(numeronym[2]) + 2;
    if (!/[A-Z]/.test(core)) return false;
    return full.length > 1
      ? isInitials(core, full)
      : core.length < full[0]!.length / 2 && isInOrder(core, full[0]!);
  }
  if (isAscii(long) || full.length !== 1 || core.length > 6) return false;
  return !full[0]!.includes(core) && isInOrder(core, full[0]!);
}

/** Whether a Japanese term is long enough to have a short form in capitals: 人工知能 (AI), but not サークル (RCC). */
function isExplainable(long: string): boolean {
  if (/[A-Za-z]/.test(long)) return false;
  return long.length >= 6 || (long.length >= 4 && /[\u4e00-\u9fff]/.test(long));
}

export const smallWords = new Set(['of', 'and', 'for', 'the', 'on', 'in', 'to', 'as', 'a']);

function isInitials(short: string, words: readonly string[]): boolean {
  const wanted = short.toLowerCase();
  const all = words.map((word) => word[0]!.toLowerCase()).join('');
  if (all === wanted) return true;
  const content = words.filter((word) => !smallWords.has(word.toLowerCase()));
  if (content.map((word) => word[0]!.toLowerCase()).join('') === wanted) return true;
  // AUC, Area Under the ROC Curve
  const bare = content.filter((word) => !/^[A-Z]{2,5}$/.test(word));
  if (bare.length > 1 && bare.map((word) => word[0]!.toLowerCase()).join('') === wanted)
    return true;
  // several letters of one word: PoC, NoSQL, "Web Assembly" (WASM)
  return (
    content.length > 1 &&
    isInOrder(short, words.join('')) &&
    content.every((word) => wanted.includes(word[0]!.toLowerCase()))
  );
}

function isInOrder(short: string, long: string): boolean {
  const a = short.toLowerCase();
  const b = long.toLowerCase();
  if (a[0] !== b[0]) return false;
  let at = 0;
  for (const letter of a) {
    at = b.indexOf(letter, at);
    if (at === -1) return false;
    at++;
  }
  return true;
}
