import { END_OF_TEXT, PAIR_HEAD } from './format.js';

/** Codes of the characters, as `format.ts` lists them, and their character classes. */
export interface Alphabet {
  /** UTF-16 unit → code, doubled. */
  readonly codes: Uint16Array;
  /** Code, not doubled → character class. */
  readonly classOfCode: Uint8Array;
}

/** Give a code to every unit of `surfaces` that has none of its own. Returns the same alphabet if all have one. */
export function withCharacters(
  alphabet: Alphabet,
  classes: number,
  surfaces: Iterable<string>,
): Alphabet {
  const firstOwn = 2 * (classes + END_OF_TEXT + 1);
  const missing = new Set<number>();
  for (const surface of surfaces) {
    for (let i = 0; i < surface.length; i++) {
      const unit = surface.charCodeAt(i);
      if (alphabet.codes[unit]! < firstOwn) missing.add(unit);
    }
  }
  if (missing.size === 0) return alphabet;
  const codes = alphabet.codes.slice();
  const classOfCode = new Uint8Array(alphabet.classOfCode.length + missing.size);
  classOfCode.set(alphabet.classOfCode);
  let code = alphabet.classOfCode.length;
  for (const unit of missing) {
    // A surrogate in a word is half of a pair.
    const model = unit >= 0xd800 && unit <= 0xdfff ? classes + PAIR_HEAD : codes[unit]! >> 1;
    classOfCode[code] = alphabet.classOfCode[model]!;
    codes[unit] = 2 * code++;
  }
  return { codes, classOfCode };
}
