import { characterKinds } from './reading-time-characters.js';
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
  // One step past the end, where the code is 0, ends the last word and the last passage. (To append a blank line instead would be
  // simpler, but V8 then joins the strings anew at every look into the result.)
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i) | 0;
    const kind = kinds[code]!;
    if (kind === MARK) continue;
    const inWord = letters + digits;
    if (kind === LETTER) {
      // A URL goes on to a blank, a quotation mark, an angle bracket or a character outside ASCII; what follows 2,000 units of it
      // is read as words, which keeps the time in proportion to the text in any engine.
      const url =
        !inWord &&
        (code | 32) === 104 &&
        /^https?:\/\/[!#-;=?-_a-~]+/i.exec(text.slice(i, i + 2000));
      if (url) {
        tally[URLS]!++;
        i += url[0].length - 1;
      } else letters++;
    } else if (kind === DIGIT) digits++;
    else {
      if (inWord) {
        const next = kinds[text.charCodeAt(i + 1) | 0];
        if (kind === JOINER && (next === LETTER || next === DIGIT)) continue;
        tally[DIGIT]! += Math.min(constants[DIGIT_RUN_CAP]!, digits);
        if (letters) {
          words++;
          units += Math.ceil(letters / (constants[LETTERS_PER_WORD]! || letters));
        }
        letters = digits = 0;
      }
      if (words && (kind <= PUNCTUATION || !code)) {
        tally[WORDS]! += words;
        tally[words < constants[ENGLISH_PASSAGE_WORDS]! ? WORD_UNITS : ENGLISH_UNITS]! += units;
        words = units = 0;
      }
      if (kind < LETTER) tally[kind === SIGN ? PUNCTUATION : kind]!++;
    }
  }
}
