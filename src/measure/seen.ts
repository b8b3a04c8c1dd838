// What the terms chosen so far say, and how much of it another would say again.
import { isUnmarked, lowered } from '../text/characters.js';
import { listedLines, smallWords } from './abbreviations.js';
import { isInitials } from './latin-words.js';
import type { LinkedTerm } from './link-terms.js';
import { consonantsOf, pairOf, sharesVowels } from './loan-words.js';
import { byItself } from './passing.js';
import { loneNames } from './stop-words.js';
import type { Term } from './term.js';
import { isWork } from './units.js';

/** A term that stands outside a chosen one at most a third as often as inside says nothing new. */
const mostlyInside = 1 + byItself;

/** Overlap of a term that stands inside a chosen one however rarely: readers feel the word again. */
export const leastOverlap = 0.5;

/** What the chosen terms say. */
export class Seen {
  readonly #texts = new Set<string>();
  /** Those of them that are works of the title. */
  readonly #works = new Set<string>();
  /** What names of several Latin words may be shortened to. */
  readonly #initials = new Set<string>();
  /** Keys of whole terms. */
  readonly #wholes = new Set<string>();
  /** Keys of stretches of words, with the occurrences of the commonest term that holds them. */
  readonly #stretches = new Map<string, number>();
  /** Single words by their consonants. */
  readonly #sounds = new Map<string, Heard>();
  /** The same of the words of longer terms. */
  readonly #innerSounds = new Map<string, Heard>();
  /** Lines of the list of abbreviations that hold a chosen term. */
  readonly #lines = new Set<string>();
  /** First words and last words of longer terms. */
  readonly #firsts = new Set<string>();
  readonly #lasts = new Set<string>();

  add({ text, term, members }: LinkedTerm): void {
    this.#texts.add(text);
    if (isWork(term.units[0]!)) this.#works.add(text);
    for (const initials of shortsOf(text)) this.#initials.add(initials);
    for (const heard of soundsOf(term))
      (term.units.length === 1 ? this.#sounds : this.#innerSounds).set(heard.sounds, heard);
    const inside = new Map<string, number>();
    for (const { wordKeys, count } of members) {
      for (const part of new Set(stretchKeys(wordKeys)))
        inside.set(part, (inside.get(part) ?? 0) + count);
      this.#wholes.add(joinedKey(wordKeys));
      for (const line of linesWith(wordKeys)) this.#lines.add(line);
      for (const part of startsOf(wordKeys)) this.#firsts.add(part);
      for (const part of endsOf(wordKeys)) this.#lasts.add(part);
    }
    for (const [part, count] of inside)
      this.#stretches.set(part, Math.max(count, this.#stretches.get(part) ?? 0));
  }

  /** Whether a term of the same spelling was chosen. */
  isShown({ text }: LinkedTerm): boolean {
    return this.#texts.has(text);
  }

  /** Whether a term says nothing new: it always stands inside a chosen one, or each of its words is chosen by itself. */
  isSaid(candidate: LinkedTerm): boolean {
    if (this.isShown(candidate) || this.isAbbreviated(candidate)) return true;
    const { wordKeys, occurrences } = candidate.term;
    if (wordKeys.length > 1 && wordKeys.every((word) => this.#wholes.has(stemOf(word))))
      return true;
    if (this.#wholes.has(joinedKey(withoutNumber(wordKeys)))) return true;
    return candidate.members.some(
      ({ wordKeys: keys }) =>
        occurrences.length <= mostlyInside * (this.#stretches.get(joinedKey(keys)) ?? 0),
    );
  }

  /** Whether a term and a chosen one are initials and what they stand for: TD, Treasure Data. */
  isAbbreviated({ text }: LinkedTerm): boolean {
    if (this.#initials.has(text)) return true;
    return shortsOf(text).some((initials) => this.#texts.has(initials));
  }

  /** The same as `overlapOf`, but a term that a chosen one begins or ends with overlaps too (カード, クレジットカード). */
  likenessOf(candidate: LinkedTerm): number {
    const { text } = candidate;
    for (const other of this.#texts) {
      const isLonger = other.length > text.length;
      const long = isLonger ? other : text;
      const short = isLonger ? text : other;
      // 車, 車内
      if (long.length === 2 && long[0] === short && isKanji(short)) return leastOverlap;
      if (short.length < 2 || long.length === short.length) continue;
      // a post on a book on Python is about both
      const isNamed = isLonger ? this.#works.has(other) : isWork(candidate.term.units[0]!);
      if (isNamed && /^[\x20-\x7e]+$/.test(short)) continue;
      if (long.length > short.length + 1 && isPhrase(long) && long.includes(short)) return 1;
      if (stands(long, short) || grows(long, short)) return leastOverlap;
      if (isLonger && endsIn(long, short)) return leastOverlap;
    }
    const { wordKeys } = candidate.term;
    if (linesWith(wordKeys).some((line) => this.#lines.has(line))) return 1;
    if (this.#isChained(wordKeys)) return leastOverlap;
    return this.overlapOf(candidate);
  }

  /** Whether a term begins with what a chosen one ends with, or ends with what that begins with: 静的解析, 解析ツール. */
  #isChained(wordKeys: readonly string[]): boolean {
    return (
      endsOf(wordKeys).some((part) => this.#firsts.has(part)) ||
      startsOf(wordKeys).some((part) => this.#lasts.has(part))
    );
  }

  /** Whether a chosen one is the same word in another script, or holds it, or is held: アクターモデル, Actor. */
  #isHeard(term: Term): boolean {
    const isWord = term.units.length === 1;
    return soundsOf(term).some((heard) => {
      const other =
        this.#sounds.get(heard.sounds) ??
        (isWord ? this.#innerSounds.get(heard.sounds) : undefined);
      return other !== undefined && isSameWord(heard, other);
    });
  }

  /**
   * How much of what a term says chosen ones say: the share of its occurrences inside one of them, half at least, and
   * all of it when it holds one or is the same word in another script.
   */
  overlapOf({ term, members }: LinkedTerm): number {
    if (this.#sounds.size + this.#innerSounds.size > 0 && this.#isHeard(term)) return 1;
    let inside = 0;
    for (const { wordKeys } of members)
      inside = Math.max(inside, this.#stretches.get(joinedKey(wordKeys)) ?? 0);
    if (inside > 0) return Math.max(leastOverlap, Math.min(1, inside / term.occurrences.length));
    return stretchKeys(term.wordKeys).some((part) => this.#wholes.has(part)) ? 1 : 0;
  }
}

const isKanji = (text: string) => /^[\u4e00-\u9fff]$/.test(text);

/** Whether a text has hiragana, as the names of books have. */
const isPhrase = (text: string) => /[\u3041-\u3096]/.test(text);

/** Whether a text begins or ends with a shorter one, or holds it as a Latin word: TCP/IP, batch.add. */
function stands(longer: string, shorter: string): boolean {
  const isLatin = /^[\x20-\x7e]+$/.test(shorter);
  const long = isLatin ? lowered(longer).replaceAll(' ', '-') : longer;
  const short = isLatin ? lowered(shorter).replaceAll(' ', '-') : shorter;
  for (let at = long.indexOf(short); at !== -1; at = long.indexOf(short, at + 1)) {
    const end = at + short.length;
    const cutsBefore = /[A-Za-z\d]/.test(long[at - 1] ?? '') && /^[A-Za-z\d]/.test(short);
    const cutsBehind = /[A-Za-z\d]/.test(long[end] ?? '') && /[A-Za-z\d]$/.test(short);
    if (cutsBefore || cutsBehind) continue;
    if (isLatin || at === 0 || end === long.length) return true;
  }
  return false;
}

/** Whether a name is another with letters that make no word by themselves: Dockerfile of Docker, mSIM of SIM, node.js of Node. */
function grows(long: string, short: string): boolean {
  if (!/^[A-Z][A-Za-z]{2,}$/.test(short)) return false;
  if (short.length > 3 && long.toLowerCase().startsWith(short.toLowerCase()))
    return /^(?:[a-z]+|\.?[Jj][Ss]|DB)$/.test(long.slice(short.length));
  return long.length === short.length + 1 && /^[a-z]/.test(long) && long.endsWith(short);
}

/** Whether a name ends in another, which says less: LuaLaTeX in LaTeX, Neovim in Vim. */
const endsIn = (long: string, short: string) =>
  /^[A-Z][A-Za-z]{2,}$/.test(short) &&
  /^[A-Z][A-Za-z]+$/.test(long) &&
  long.toLowerCase().endsWith(short.toLowerCase());

/** The lines of the list of abbreviations that hold a term, its version aside: ES6 and ECMAScript. */
function linesWith(wordKeys: readonly string[]): readonly string[] {
  const key = wordKeys.length === 1 ? wordKeys[0]! : wordKeys.join('');
  return listedLines.get(key) ?? listedLines.get(key.replace(/\d{1,4}$/, '')) ?? [];
}

/** What a term of several words begins with, as keys. */
const startsOf = (wordKeys: readonly string[]) =>
  wordKeys.slice(1).map((_, i) => wordKeys.slice(0, i + 1).join(''));

const endsOf = (wordKeys: readonly string[]) =>
  wordKeys.slice(1).map((_, i) => wordKeys.slice(i + 1).join(''));

/** What a name of several Latin words may be shortened to: the initials of the first two and more of its words; none for others. */
function shortsOf(text: string): string[] {
  if (!/^[A-Za-z]+(?:[ -][A-Za-z]+){1,4}$/.test(text)) return [];
  const words = text.split(/[ -]/);
  // AUC: Area Under the ROC Curve
  const bare = words.filter((word) => !smallWords.has(word.toLowerCase()) && !isInitials(word));
  return [words, ...(bare.length < words.length ? [bare] : [])].flatMap((each) => {
    const initials = each
      .map((word) => word[0])
      .join('')
      .toUpperCase();
    return Array.from(initials.slice(1), (_, i) => initials.slice(0, i + 2));
  });
}

/** A word with the consonants by which it may be heard in another script. */
interface Heard {
  readonly sounds: string;
  readonly word: string;
  readonly script: string;
}

/** The consonants of the words of a term, as far as they have enough to tell words apart. */
function soundsOf({ wordKeys, units }: Term): Heard[] {
  const found: Heard[] = [];
  for (const [i, word] of wordKeys.entries()) {
    const { script } = units[i]!;
    // Coffee County is a name, whatever is said of コーヒー
    const isName = script === 'latin' && (units.length > 1 || loneNames.has(word));
    const sounds = consonantsOf(word) ?? (isName ? null : pairOf(word));
    if (sounds !== null) found.push({ sounds, word, script });
  }
  return found;
}

/** Whether two words with the same consonants are one in two scripts; where they have two alone, their vowels tell. */
function isSameWord(a: Heard, b: Heard): boolean {
  if (a.script === b.script) return false;
  if (a.sounds.length > 2) return true;
  const [latin, kana] = a.script === 'latin' ? [a, b] : [b, a];
  return sharesVowels(latin.word, kana.word);
}

/** A word without the number or the s at its end: RubyKaigi2022 repeats RubyKaigi, agents repeats agent. */
const stemOf = (word: string) =>
  isUnmarked(word)
    ? word
    : word
        .replace(/^([a-z]{3,})\d{1,4}(?:\.\d{1,4})*$/, '$1')
        .replace(/^([a-z]{3,}[^sui])s$/, '$1');

/** A name without the number behind it: Scala Matsuri 2017 says no more than ScalaMatsuri. */
function withoutNumber(wordKeys: readonly string[]): readonly string[] {
  let end = wordKeys.length;
  while (end > 1 && /^\d+$/.test(wordKeys[end - 1]!)) end--;
  return wordKeys.slice(0, end);
}

/** The key of words as one, however they are joined. */
export const joinedKey = (wordKeys: readonly string[]): string =>
  wordKeys.length === 1 ? stemOf(wordKeys[0]!) : wordKeys.map(stemOf).join('');

/** The keys of every stretch of words. A term has seven words at most. */
export function stretchKeys(wordKeys: readonly string[]): string[] {
  const stems = wordKeys.map(stemOf);
  const parts: string[] = [];
  for (let first = 0; first < stems.length; first++) {
    let part = '';
    for (let last = first; last < stems.length; last++) {
      part += stems[last]!;
      parts.push(part);
    }
  }
  return parts;
}
