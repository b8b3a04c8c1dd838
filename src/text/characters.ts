/** Script of a character, as far as Japanese text is concerned. */
export type Script =
  | 'han'
  | 'hiragana'
  | 'katakana'
  | 'latin'
  | 'digit'
  | 'space'
  | 'punctuation'
  | 'other';

/**
 * Ranges of code points: first, last, script; in order. Taken from the blocks and Scripts.txt of Unicode 15.1 so that
 * every platform answers alike. ー belongs to katakana, the marks of voicing to hiragana, 々〆〇 to han; ・ and ゠ are
 * punctuation. Of other scripts than these, letters are `other`.
 */
const ranges: readonly (readonly [number, number, Script])[] = [
  [0x09, 0x0d, 'space'],
  [0x20, 0x20, 'space'],
  [0x21, 0x2f, 'punctuation'],
  [0x30, 0x39, 'digit'],
  [0x3a, 0x40, 'punctuation'],
  [0x41, 0x5a, 'latin'],
  [0x5b, 0x60, 'punctuation'],
  [0x61, 0x7a, 'latin'],
  [0x7b, 0x7e, 'punctuation'],
  [0x85, 0x85, 'space'],
  [0xa0, 0xa0, 'space'],
  [0xa1, 0xa9, 'punctuation'],
  [0xaa, 0xaa, 'latin'],
  [0xab, 0xb4, 'punctuation'],
  [0xb6, 0xb9, 'punctuation'],
  [0xba, 0xba, 'latin'],
  [0xbb, 0xbf, 'punctuation'],
  [0xc0, 0xd6, 'latin'],
  [0xd7, 0xd7, 'punctuation'],
  [0xd8, 0xf6, 'latin'],
  [0xf7, 0xf7, 'punctuation'],
  [0xf8, 0x24f, 'latin'],
  [0x250, 0x2af, 'latin'],
  [0x1e00, 0x1eff, 'latin'],
  [0x2000, 0x200a, 'space'],
  [0x2010, 0x2027, 'punctuation'],
  [0x2028, 0x2029, 'space'],
  [0x202f, 0x202f, 'space'],
  [0x2030, 0x205e, 'punctuation'],
  [0x205f, 0x205f, 'space'],
  [0x20a0, 0x20cf, 'punctuation'],
  [0x2100, 0x214f, 'punctuation'],
  [0x2190, 0x23ff, 'punctuation'],
  [0x2500, 0x27ff, 'punctuation'],
  [0x2900, 0x2bff, 'punctuation'],
  [0x2e80, 0x2fd5, 'han'],
  [0x3000, 0x3000, 'space'],
  [0x3001, 0x3004, 'punctuation'],
  [0x3005, 0x3007, 'han'],
  [0x3008, 0x3020, 'punctuation'],
  [0x3021, 0x3029, 'han'],
  [0x3030, 0x3030, 'punctuation'],
  [0x3031, 0x3035, 'hiragana'],
  [0x3038, 0x303b, 'han'],
  [0x303c, 0x303d, 'punctuation'],
  [0x3041, 0x3096, 'hiragana'],
  [0x3099, 0x309f, 'hiragana'],
  [0x30a0, 0x30a0, 'punctuation'],
  [0x30a1, 0x30fa, 'katakana'],
  [0x30fb, 0x30fb, 'punctuation'],
  [0x30fc, 0x30ff, 'katakana'],
  [0x31f0, 0x31ff, 'katakana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xf900, 0xfaff, 'han'],
  [0xfe30, 0xfe4f, 'punctuation'],
  [0xff01, 0xff0f, 'punctuation'],
  [0xff10, 0xff19, 'digit'],
  [0xff1a, 0xff20, 'punctuation'],
  [0xff21, 0xff3a, 'latin'],
  [0xff3b, 0xff40, 'punctuation'],
  [0xff41, 0xff5a, 'latin'],
  [0xff5b, 0xff65, 'punctuation'],
  [0xff66, 0xff9d, 'katakana'],
  [0xff9e, 0xff9f, 'katakana'],
  [0xffe0, 0xffee, 'punctuation'],
  [0x1aff0, 0x1affe, 'katakana'],
  [0x1b000, 0x1b000, 'katakana'],
  [0x1b001, 0x1b11f, 'hiragana'],
  [0x1b120, 0x1b122, 'katakana'],
  [0x1b132, 0x1b132, 'hiragana'],
  [0x1b150, 0x1b152, 'hiragana'],
  [0x1b155, 0x1b155, 'katakana'],
  [0x1b164, 0x1b167, 'katakana'],
  [0x20000, 0x323af, 'han'],
];

/** Tell the script of a code point. A lone surrogate is `other`. */
export function scriptOf(codePoint: number): Script {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (ranges[middle]![0] <= codePoint) low = middle;
    else high = middle - 1;
  }
  const [first, last, script] = ranges[low]!;
  return codePoint >= first && codePoint <= last ? script : 'other';
}

/** Tell whether a code point is a Chinese character (漢字), 々, 〆 and 〇 with them. */
export function isHan(codePoint: number): boolean {
  return codePoint >= 0x2e80 && scriptOf(codePoint) === 'han';
}

/** Tell whether a code point is Japanese writing: han, hiragana or katakana. */
export function isJapanese(codePoint: number): boolean {
  if (codePoint < 0x2e80) return false;
  const script = scriptOf(codePoint);
  return script === 'han' || script === 'hiragana' || script === 'katakana';
}

/**
 * `text.toLowerCase()`, without the time and the new string that it takes where nothing has a case: most of a Japanese text. A
 * string that stays the same keeps what is known of it, so that maps find it sooner.
 */
export function lowered(text: string): string {
  for (let i = 0; i < text.length; i++)
    if (mayHaveCase(text.charCodeAt(i))) return text.toLowerCase();
  return text;
}

/** True for capitals, and for all that is neither ASCII nor kana, kanji or a mark of theirs. */
function mayHaveCase(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return unit < 0x3000 || unit > 0x9fff;
}

/**
 * True where a text holds nothing but kana, ideographs and what stands among them in Unicode: no bracket, comma, blank, Latin
 * letter or digit. Sooner told of a word than a pattern looks for one.
 */
export function isUnmarked(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3041 || unit > 0x9fff) return false;
  }
  return true;
}

/** Marks of all scripts, the joiner, skin tones, the letters of flags such as that of Scotland, half-width marks of voicing. */
const extending = /^[\p{M}\u200d\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\uff9e\uff9f]$/u;

/**
 * Tell whether a code point belongs to the one before it in what a reader takes for one character: a letter and its marks, a
 * kana and the mark of voicing behind it (か゛), the parts of a Hangul syllable, a joined emoji or one with a skin tone. The
 * halves of a flag are told by `isInsideCharacter`.
 */
export function continuesCharacter(before: number, code: number): boolean {
  if (before === 0x200d) return true;
  if (code < 0x300) return false;
  if (code === 0x309b || code === 0x309c) return isKana(before);
  // Nearly every character of a Japanese text.
  if (code >= 0x3030 && code < 0xa000 && code !== 0x3099 && code !== 0x309a) return false;
  if (isHangulRest(code)) return isHangulRest(before) || isHangulHead(before);
  return extending.test(String.fromCodePoint(code));
}

const isKana = (code: number) =>
  (code >= 0x3041 && code <= 0x309e) || (code >= 0x30a1 && code <= 0x30fe);

/** Vowels and final consonants of Hangul written letter by letter. */
const isHangulRest = (code: number) =>
  (code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7fb);

const isHangulHead = (code: number) =>
  (code >= 0x1100 && code < 0x1160) || (code >= 0xac00 && code <= 0xd7a3);

/** Tell whether a code point is one of the letters that make a flag in pairs. */
export const isRegional = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff;

/**
 * Tell whether a cut at `at` would part what a reader takes for one character: a surrogate pair, a letter and its marks, a
 * flag, a joined emoji or one with a skin tone.
 */
export function isInsideCharacter(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const code = text.codePointAt(at)!;
  const isPairBefore = at > 1 && text.codePointAt(at - 2)! > 0xffff;
  const before = isPairBefore ? text.codePointAt(at - 2)! : text.charCodeAt(at - 1);
  if (text.codePointAt(at - 1)! > 0xffff || continuesCharacter(before, code)) return true;
  if (!isRegional(code)) return false;
  let letters = 0;
  while (isRegional(text.codePointAt(at - 2 * letters - 2) ?? 0)) letters++;
  return letters % 2 === 1;
}
