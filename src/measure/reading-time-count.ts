import { astralKind, characterKinds } from './reading-time-characters.js';
import {
  DIGIT,
  DIGIT_RUN_CAP,
  ENGLISH_PASSAGE_WORDS,
  ENGLISH_UNITS,
  JOINER,
  LETTER,
  LETTERS_PER_WORD,
  MARK,
  PUNCTUATION,
  SIGN,
  SURROGATE,
  URLS,
  WORD_UNITS,
  WORDS,
} from './reading-time-slots.js';

/**
 * How much there is to read and to look at, slot by slot: of each kind of character how many (digits after the cap of each
 * run), then what `reading-time-slots.ts` names. The constant of the same index says what one costs.
 */
export type Tally = number[];

/** Add what stands in `text` to `tally`: one pass over its units. */
export function countText(text: string, tally: Tally, constants: readonly number[]): void {
  const kinds = characterKinds();
  let letters = 0;
  let digits = 0;
  let words = 0;
  let units = 0;
  let lineIsBlank = false;
  // One step past the end ends the last word and the last passage. (Appending a blank line instead would be simpler, but V8
  // then joins the strings anew for each look into the result.)
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i) | 0;
    let kind = kinds[code]!;
    if (kind === SURROGATE) {
      const point = text.codePointAt(i)!;
      // A lone surrogate is nothing to read; an emoji joined to another by U+200D is part of that.
      kind = point < 65536 || text.charCodeAt(i - 1) === 0x200d ? MARK : astralKind(point);
      if (point > 65535) i++;
    }
    if (kind === MARK) continue;
    const inWord = letters + digits;
    if (kind === LETTER) {
      if (!inWord && (code | 32) === 104 && /^https?:\/\/\S/i.test(text.slice(i, i + 9))) {
        tally[URLS]!++;
        // A URL goes on to a blank, a quotation mark, an angle bracket or a character outside ASCII.
        for (let next = 33; next > 32 && next < 127 && !'"<>`'.includes(text[i]!); i++)
          next = text.charCodeAt(i + 1);
        i--;
      } else letters++;
    } else if (kind === DIGIT) digits++;
    else {
      if (inWord) {
        const next = kinds[text.charCodeAt(i + 1) | 0];
        if (kind === JOINER && (next === LETTER || next === DIGIT)) continue;
        tally[DIGIT]! += Math.min(constants[DIGIT_RUN_CAP]!, digits);
        if (letters) words++;
        units += Math.ceil(letters / constants[LETTERS_PER_WORD]!);
        letters = digits = 0;
      }
      if (words && (kind <= PUNCTUATION || (code === 10 && lineIsBlank) || i === text.length)) {
        tally[WORDS]! += words;
        tally[words < constants[ENGLISH_PASSAGE_WORDS]! ? WORD_UNITS : ENGLISH_UNITS]! += units;
        words = units = 0;
      }
      if (kind <= PUNCTUATION) tally[kind]!++;
      else if (kind === SIGN) tally[PUNCTUATION]!++;
    }
    lineIsBlank = code === 10 || (lineIsBlank && code <= 32);
  }
}
