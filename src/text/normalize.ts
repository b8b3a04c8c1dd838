import { continuesCharacter } from './characters.js';
import { identityMap, type OffsetMap, OffsetMapBuilder } from './offset-map.js';

/** A text folded for analysis, with the way back. */
export interface Folded {
  readonly text: string;
  /** From offsets in `text` to offsets in the text that was folded. */
  readonly map: OffsetMap;
}

/**
 * Fold width and kana for analysis. Never makes a unit from nothing: each folded unit stands for one or more units of
 * the text, so that tokens of the folded text never overlap in the source.
 *
 * - full-width letters and digits become ASCII; so do the full-width marks inside such a word (`Ｎｏｄｅ．ｊｓ`, `Ｃ＋＋`,
 *   `３．５`). Other full-width punctuation stays: the dictionary knows `！` and `（` as marks, but `!` and `(` as nouns
 * - half-width katakana and marks become full-width, `ｶﾞ` one unit
 * - a letter or kana and the mark behind it become one unit, if Unicode has one (`か` U+3099, `か゛`, `e` U+0301); any other
 *   mark is taken up by the letter or kana (`あ゛`)
 * - skin tones, keycaps and joined emoji are taken up by the emoji or digit before them (👍🏽, 1️⃣, 👨‍👩‍👧)
 * - U+3000 and the other spaces become a space; CRLF, CR, U+0085, U+2028 and U+2029 a line feed
 * - variation selectors, U+FEFF, U+2060, U+200B–U+200D and soft hyphens are taken up by the unit before them
 * - compatibility ideographs and Kangxi radicals become the common ideograph
 *
 * What would become longer (㍻, ﬁ, ㎏) is left alone. Linear in the length of the text.
 */
export function fold(text: string): Folded {
  const first = firstFoldable(text);
  if (first === text.length) return { text, map: identityMap(text.length) };
  const folding = new Folding(text, first);
  return folding.run();
}

/** A letter, kana or mark from the two units that Unicode composes to one. */
const composedPairs = new Map<string, string>();
/** Half-width forms U+FF61–U+FF9F as full-width ones. */
const halfWidth =
  '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a';

class Folding {
  readonly #text: string;
  readonly #parts: string[] = [];
  readonly #map = new OffsetMapBuilder();
  /** Start of the stretch that is copied as it stands. */
  #from = 0;
  #at: number;

  constructor(text: string, first: number) {
    this.#text = text;
    this.#at = first;
  }

  run(): Folded {
    const text = this.#text;
    while (this.#at < text.length) {
      const unit = text.charCodeAt(this.#at);
      if (isPlain(unit) && isPlain(text.charCodeAt(this.#at + 1))) this.#at += 1;
      else this.#step(unit);
    }
    this.#flush(text.length);
    return { text: this.#parts.join(''), map: this.#map.build() };
  }

  /** Fold the character at hand together with what belongs to it. */
  #step(unit: number): void {
    const text = this.#text;
    const start = this.#at;
    const width = isPair(text, start) ? 2 : 1;
    const typed = text.slice(start, start + width);
    let folded = width === 2 ? typed : foldUnit(text, start, unit);
    let end = start + width;
    if (unit === 0x0d && text.charCodeAt(end) === 0x0a) end += 1;
    for (;;) {
      const next = text.charCodeAt(end);
      const mark = combiningMark(next);
      const composed = mark === '' || folded.length > 1 ? folded : compose(folded, mark);
      const taken = composed === folded ? takenUp(text, start, end) : 1;
      if (taken === 0) break;
      folded = composed;
      end += taken;
    }
    this.#at = end;
    if (folded === typed && end - start === width) return;
    this.#flush(start);
    this.#parts.push(folded);
    this.#map.add(folded.length, start, end);
    this.#from = end;
  }

  #flush(to: number): void {
    if (to > this.#from) {
      this.#parts.push(this.#text.slice(this.#from, to));
      this.#map.add(to - this.#from, this.#from, to);
    }
    this.#from = to;
  }
}

/** Offset of the first unit that is not plain, less one for the letter a combining mark may follow. */
function firstFoldable(text: string): number {
  for (let at = 0; at < text.length; at++)
    if (!isPlain(text.charCodeAt(at))) return Math.max(0, at - 1);
  return text.length;
}

/** ASCII, kana, ideographs and their marks: nearly all of a text. A plain unit before another stays as it is. */
function isPlain(unit: number): boolean {
  if (unit < 0x80) return unit !== 0x0d;
  return unit > 0x3000 && unit < 0xa000 && (unit < 0x3099 || unit > 0x309c);
}

function foldUnit(text: string, at: number, unit: number): string {
  const typed = text[at]!;
  if (unit < 0x80) return unit === 0x0d ? '\n' : typed;
  if (unit >= 0xff01 && unit <= 0xff5e) return foldFullWidth(text, at, unit);
  if (unit >= 0xff61 && unit <= 0xff9f) return halfWidth[unit - 0xff61]!;
  if (unit === 0x3000 || unit === 0xa0 || unit === 0x202f || unit === 0x205f) return ' ';
  if (unit >= 0x2000 && unit <= 0x200a) return ' ';
  if (unit === 0x85 || unit === 0x2028 || unit === 0x2029) return '\n';
  const compatible = (unit >= 0x2f00 && unit <= 0x2fd5) || (unit >= 0xf900 && unit <= 0xfaff);
  if (compatible) {
    const common = typed.normalize('NFKC');
    return common.length === 1 ? common : typed;
  }
  return typed;
}

/** Marks that join full-width letters and digits: `．` `－` `＿` `＇` between two, `，` between digits, `＋` `＃` behind a letter. */
function foldFullWidth(text: string, at: number, unit: number): string {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  const ascii = String.fromCharCode(unit - 0xfee0);
  if (isFullWidthWord(unit)) return ascii;
  switch (ascii) {
    case '.':
    case '-':
    case '_':
    case "'":
      return isFullWidthWord(before) && isFullWidthWord(after) ? ascii : text[at]!;
    case ',':
      return isFullWidthDigit(before) && isFullWidthDigit(after) ? ascii : text[at]!;
    case '+':
    case '#': {
      const doubled = unit === 0xff0b && before === 0xff0b;
      const letter = doubled ? text.charCodeAt(at - 2) : before;
      const ends = !isFullWidthDigit(after) && !(isFullWidthWord(after) && !doubled);
      const isLetter = isFullWidthWord(letter) && !isFullWidthDigit(letter);
      return isLetter && ends ? ascii : text[at]!;
    }
    default:
      return text[at]!;
  }
}

function isFullWidthDigit(unit: number): boolean {
  return unit >= 0xff10 && unit <= 0xff19;
}

function isFullWidthWord(unit: number): boolean {
  return (
    isFullWidthDigit(unit) ||
    (unit >= 0xff21 && unit <= 0xff3a) ||
    (unit >= 0xff41 && unit <= 0xff5a)
  );
}

/** The combining mark that `unit` is or stands for, or the empty string. */
function combiningMark(unit: number): string {
  if (unit === 0xff9e || unit === 0x3099 || unit === 0x309b) return '\u3099';
  if (unit === 0xff9f || unit === 0x309a || unit === 0x309c) return '\u309a';
  return unit >= 0x300 && unit <= 0x36f ? String.fromCharCode(unit) : '';
}

function compose(letter: string, mark: string): string {
  const pair = letter + mark;
  let composed = composedPairs.get(pair);
  if (composed === undefined) {
    const whole = pair.normalize('NFC');
    composed = whole.length === 1 ? whole : letter;
    // bounded: letters that compose are few, and others are not kept
    if (whole.length === 1) composedPairs.set(pair, composed);
  }
  return composed;
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

/** How many units at `at` are part of the character that begins at `start`, as a reader sees it. */
function takenUp(text: string, start: number, at: number): number {
  const unit = text.charCodeAt(at);
  if (isInvisible(unit)) {
    const joins = unit === 0x200d && isPictograph(text, start) && isPictograph(text, at + 1);
    return joins ? 1 + (isPair(text, at + 1) ? 2 : 1) : 1;
  }
  const code = text.codePointAt(at) ?? 0;
  if (!isMark(code)) return 0;
  const isOnBlank = /\s/.test(text[start]!);
  if (isOnBlank || !continuesCharacter(text.codePointAt(start)!, code)) return 0;
  return code > 0xffff ? 2 : 1;
}

/** Marks of letters, kana and emoji. Those of scripts that write vowels as marks stay units of their own. */
function isMark(code: number): boolean {
  if (code < 0x3000) return (code >= 0x300 && code <= 0x36f) || (code >= 0x20d0 && code <= 0x20ff);
  if (code > 0xffff) return (code >= 0x1f3fb && code <= 0x1f3ff) || code >= 0xe0020;
  return (code >= 0x3099 && code <= 0x309c) || code === 0xff9e || code === 0xff9f;
}

/** Signs and emoji. */
function isPictograph(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return (code >= 0x2190 && code <= 0x2bff) || (code >= 0x1f000 && code <= 0x1faff);
}

/** Units that are never seen: zero-width ones, joiners, word joiner, byte order mark, soft hyphen, variation selectors. */
function isInvisible(unit: number): boolean {
  return (
    (unit >= 0x200b && unit <= 0x200d) ||
    unit === 0x2060 ||
    unit === 0xfeff ||
    unit === 0xad ||
    (unit >= 0xfe00 && unit <= 0xfe0f)
  );
}
