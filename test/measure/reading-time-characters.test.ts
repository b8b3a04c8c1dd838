import { expect, it } from 'vitest';
import { characterKinds } from '../../src/measure/reading-time-characters.js';
import {
  BLANK,
  DIGIT,
  HIRAGANA,
  JOINER,
  KANJI,
  KATAKANA,
  LETTER,
  MARK,
  PUNCTUATION,
  SIGN,
} from '../../src/measure/reading-time-slots.js';

const kinds = characterKinds();

/** The units that `pattern` matches and that are of none of the kinds. */
function exceptions(pattern: RegExp, ...expected: number[]): string[] {
  const found: string[] = [];
  for (let code = 0; code < 0xfffe; code++) {
    const unit = String.fromCharCode(code);
    if (pattern.test(unit) && !expected.includes(kinds[code]!)) found.push(unit);
  }
  return found;
}

it('knows every kanji and kana of Unicode', () => {
  expect(exceptions(/\p{Unified_Ideograph}/u, KANJI)).toEqual([]);
  expect(exceptions(/[々〆〇]/u, KANJI)).toEqual([]);
  expect(exceptions(/[\u3041-\u3096\u309d-\u309f]/u, HIRAGANA)).toEqual([]);
  expect(exceptions(/[\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9d]/u, KATAKANA)).toEqual([]);
});

it('knows the digits and letters of ASCII, full width and European languages', () => {
  expect(exceptions(/[0-9０-９]/u, DIGIT)).toEqual([]);
  expect(exceptions(/[A-Za-zＡ-Ｚａ-ｚ]/u, LETTER)).toEqual([]);
  // Single letters that stand among signs, such as ª and µ, count as nothing or as signs.
  expect(
    exceptions(
      /(?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u,
      LETTER,
      BLANK,
      SIGN,
    ),
  ).toEqual([]);
});

it('knows the punctuation of Japanese', () => {
  expect(
    exceptions(
      /[、。，．・：；？！「」『』（）［］｛｝【】〈〉《》〔〕〜～゠＝]/u,
      PUNCTUATION,
      KATAKANA,
    ),
  ).toEqual([]);
  expect(exceptions(/[—―…‥※→←○●★☆①②℃]/u, SIGN)).toEqual([]);
});

it('reads nothing in blanks, controls, rules and ASCII punctuation', () => {
  expect(exceptions(/(?!\u1680)[\s\p{Cc}]/u, BLANK, SIGN, MARK)).toEqual([]);
  expect(exceptions(/[ \t\n\r\u3000\u00a0]/u, BLANK)).toEqual([]);
  expect(exceptions(/[!-&(-,/:-@[-^`{-~]/u, BLANK)).toEqual([]);
  expect(exceptions(/[-.'_’]/u, JOINER)).toEqual([]);
  expect(exceptions(/[─━│┃┌┐└┘├┤]/u, BLANK)).toEqual([]);
});

it('takes marks that belong to the character before for nothing', () => {
  expect(
    exceptions(
      /[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u200b-\u200d\ufe0f\ufeff\udc00-\udfff]/,
      MARK,
    ),
  ).toEqual([]);
});

it('takes a high surrogate for its plane', () => {
  expect(kinds['😀'.charCodeAt(0)]).toBe(SIGN);
  expect(kinds['𠮷'.charCodeAt(0)]).toBe(KANJI);
  expect(kinds['\u{e0100}'.charCodeAt(0)]).toBe(MARK);
});
