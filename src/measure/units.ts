// Tokens -> units: what later steps count. ASCII words that the tokenizer cut are put together again.

import { isUnmarked } from '../text/characters.js';
import type { Token } from '../tokenizer/token.js';
import { codeStretches, latinWords } from './latin-words.js';

/** A word as it is counted: one token, or the tokens of an ASCII or katakana word put together. */
export interface Unit {
  /** Folded text: full-width letters as ASCII, half-width kana as kana. */
  readonly text: string;
  readonly baseForm: string;
  /** Part of speech, coarse to fine; empty when the tokenizer knows none. */
  readonly partOfSpeech: readonly string[];
  readonly conjugationForm: string | null;
  readonly reading: string | null;
  /** Whether the dictionary knows the word. */
  readonly known: boolean;
  /** Whether it is a word of the caller's own dictionary. */
  readonly user: boolean;
  readonly script: Script;
  /** Offsets into the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Part of speech of a work that the title names, put together of its words. */
export const workNoun: readonly string[] = ['名詞', '固有名詞', '一般'];

export const isWork = ({ partOfSpeech }: Unit): boolean => partOfSpeech === workNoun;

/** Script of a whole unit; `number` has digits and no letter, `sign` neither. */
export type Script = 'latin' | 'number' | 'katakana' | 'kanji' | 'hiragana' | 'mixed' | 'sign';

/** Fold full-width ASCII and half-width katakana of a short text. */
function foldWidth(text: string): string {
  if (!foldable.test(text)) return text;
  // a longer text is no word, and normalize() is slow on long runs of combining marks
  const folded =
    text.length <= 200 && /[\uff01-\uff9f\u3000]/.test(text) ? text.normalize('NFKC') : text;
  // nobody sees them, and with them a word would equal no other; alone they are a sign
  return invisible.test(folded)
    ? folded.replace(/[\u00ad\u200b\u2060\ufe0e\ufe0f\ufeff]/g, '') || folded
    : folded;
}

/** What is folded, and what is not seen. */
const foldable = /[\uff01-\uff9f\u3000\u00ad\u200b\u2060\ufe0e\ufe0f\ufeff]/;
const invisible = /[\u00ad\u200b\u2060\ufe0e\ufe0f\ufeff]/;

/** The units of each sentence, in order. */
export const unitsOfAll = (sentences: readonly { readonly tokens: readonly Token[] }[]): Unit[][] =>
  sentences.map(({ tokens }) => unitsOf(tokens));

/** Make units of the tokens of a sentence, white space and signs included, in order. */
function unitsOf(tokens: readonly Token[]): Unit[] {
  const folded: string[] = [];
  let hasLatin = false;
  for (const { surface } of tokens) {
    const text = isUnmarked(surface) ? surface : foldWidth(surface);
    folded.push(text);
    hasLatin ||= !isUnmarked(text) && /[A-Za-z]/.test(text);
  }
  const text = hasLatin ? folded.join('') : '';
  const code = hasLatin ? codeStretches(text) : [];
  const words = hasLatin ? latinWords(text) : [];
  const units: Unit[] = [];
  let nextCode = 0;
  let nextWord = 0;
  let at = 0;
  for (let i = 0; i < tokens.length; ) {
    while (nextCode < code.length && code[nextCode + 1]! <= at) nextCode += 2;
    if (nextCode < code.length && code[nextCode]! <= at) {
      units.push(sign(tokens[i]!, folded[i]!));
      at += folded[i++]!.length;
      continue;
    }
    while (nextWord < words.length && words[nextWord]! < at) nextWord += 2;
    if (words[nextWord] === at) {
      const end = words[nextWord + 1]!;
      let last = i;
      let reached = at;
      while (last < tokens.length && reached < end) reached += folded[last++]!.length;
      if (reached === end) {
        units.push(joined(tokens, i, last, text.slice(at, end)));
        at = end;
        i = last;
        continue;
      }
    }
    const script = scriptOf(folded[i]!);
    const last =
      script === 'katakana'
        ? endOfKatakana(tokens, folded, i)
        : endOfLengthened(tokens, folded, i, script);
    units.push(
      last > i + 1
        ? joined(tokens, i, last, folded.slice(i, last).join(''))
        : single(tokens[i]!, folded[i]!, script),
    );
    for (; i < last; i++) at += folded[i]!.length;
  }
  return units;
}

// The dictionary of 2007 cuts younger katakana words into scraps (スマ/ホ): scraps of one or two characters are no words.
function endOfKatakana(tokens: readonly Token[], folded: readonly string[], i: number): number {
  let end = i + 1;
  let scrap = isScrap(tokens[i]!, folded[i]!);
  while (end < tokens.length && end - i < 8 && isKatakana(folded[end]!)) {
    const next = isScrap(tokens[end]!, folded[end]!);
    if (!(scrap || next)) break;
    scrap = next;
    end++;
  }
  return end;
}

/** こぶり/ー is one word: a noun in hiragana with a long vowel that the dictionary cut off. */
function endOfLengthened(
  tokens: readonly Token[],
  folded: readonly string[],
  i: number,
  script: Script,
): number {
  if (tokens[i]!.partOfSpeech[0] !== '名詞' || script === 'kanji') return i + 1;
  return /[\u3041-\u3096]$/.test(folded[i]!) && /^ー+$/.test(folded[i + 1] ?? '') ? i + 2 : i + 1;
}

const isScrap = (token: Token, text: string) =>
  token.lexicon !== 'user' &&
  (text.length === 1 ||
    (text.length === 2 && (token.lexicon === 'unknown' || token.partOfSpeech[1] === '固有名詞')));
const isKatakana = (text: string) => scriptOf(text) === 'katakana';

function single(token: Token, text: string, script: Script): Unit {
  const isBase = token.lexicon === 'unknown' || token.baseForm === token.surface;
  return {
    text,
    baseForm: isBase ? text : foldWidth(token.baseForm),
    partOfSpeech: token.partOfSpeech,
    conjugationForm: token.conjugationForm,
    reading: token.reading,
    known: token.lexicon !== 'unknown',
    user: token.lexicon === 'user',
    script,
    start: token.start,
    end: token.end,
  };
}

const symbol: readonly string[] = ['記号', '一般'];

/** A token that is part of code or an address. */
function sign(token: Token, text: string): Unit {
  return {
    text,
    baseForm: text,
    partOfSpeech: symbol,
    conjugationForm: null,
    reading: null,
    known: false,
    user: false,
    script: 'sign',
    start: token.start,
    end: token.end,
  };
}

const noun: readonly string[] = ['名詞', '一般'];
const properNoun: readonly string[] = ['名詞', '固有名詞', '一般'];

function joined(tokens: readonly Token[], first: number, end: number, text: string): Unit {
  const script = scriptOf(text);
  if (end === first + 1) return single(tokens[first]!, text, script);
  return {
    text,
    baseForm: text,
    partOfSpeech: script === 'latin' || script === 'hiragana' ? properNoun : noun,
    conjugationForm: null,
    reading: null,
    known: false,
    user: false,
    script,
    start: tokens[first]!.start,
    end: tokens[end - 1]!.end,
  };
}

/** The script of a unit's text. */
function scriptOf(text: string): Script {
  let kinds = 0;
  for (let i = 0; i < text.length; i++) kinds |= scriptBit(text.charCodeAt(i));
  switch (kinds & ~signBit) {
    case 0:
      return 'sign';
    case digitBit:
      return 'number';
    case latinBit:
    case latinBit | digitBit:
      return 'latin';
    case katakanaBit:
    case katakanaBit | markBit:
      return 'katakana';
    case hiraganaBit:
    case hiraganaBit | markBit:
      return 'hiragana';
    case kanjiBit:
      return 'kanji';
    case markBit:
      return 'sign';
    default:
      return 'mixed';
  }
}

const signBit = 1;
const digitBit = 2;
const latinBit = 4;
const katakanaBit = 8;
const hiraganaBit = 16;
const kanjiBit = 32;
/** The long-vowel mark, which katakana and hiragana share. */
const markBit = 64;

function scriptBit(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 0x30 && unit <= 0x39) return digitBit;
    const lower = unit | 0x20;
    return lower >= 0x61 && lower <= 0x7a ? latinBit : signBit;
  }
  if (unit >= 0xc0 && unit <= 0x24f) return unit === 0xd7 || unit === 0xf7 ? signBit : latinBit;
  if (unit >= 0x3041 && unit <= 0x309f) return hiraganaBit;
  if (unit === 0x30fc) return markBit;
  if (unit >= 0x30a1 && unit <= 0x30fe) return unit === 0x30fb ? signBit : katakanaBit;
  if (unit === 0x3005 || unit === 0x3006) return kanjiBit;
  if (unit >= 0x3400 && unit <= 0x9fff) return kanjiBit;
  if (unit >= 0xf900 && unit <= 0xfaff) return kanjiBit;
  // Halves of the surrogate pairs of rare kanji (planes 2 and 3).
  if (unit >= 0xd840 && unit <= 0xd8bf) return kanjiBit;
  return signBit;
}
