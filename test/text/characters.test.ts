import { describe, expect, it } from 'vitest';
import {
  isHan,
  isInsideCharacter,
  isJapanese,
  lowered,
  scriptOf,
} from '../../src/text/characters.js';

const script = (character: string) => scriptOf(character.codePointAt(0)!);

describe('scriptOf', () => {
  it.each([
    ['han', '漢々〆〇𠮷﨑⼀㐀'],
    ['hiragana', 'あぁゖゝゞ゙ゟ'],
    ['katakana', 'アヴーヽヿㇰｱﾞ'],
    ['latin', 'aZéßÅＡｚỄ'],
    ['digit', '09０９'],
    ['space', ' \t\n\u3000\u00a0\u2003'],
    ['punctuation', '。、「」・゠！!〜…※→●￥$｡'],
    ['other', 'Жก한عא\ud800\udfff\u0301😀'],
  ] as const)('tells %s: %s', (expected, characters) => {
    for (const character of characters)
      expect([character, script(character)]).toEqual([character, expected]);
  });

  it('agrees with the Unicode of this platform on kana and the common ideographs', () => {
    for (let point = 0x3041; point <= 0x9fff; point += 1) {
      const character = String.fromCodePoint(point);
      if (/\p{Script=Hiragana}/u.test(character)) expect(scriptOf(point)).toBe('hiragana');
      if (/\p{Script=Katakana}/u.test(character) && point < 0x3200) {
        expect(scriptOf(point)).toBe('katakana');
      }
      if (/\p{Script=Han}/u.test(character)) expect(scriptOf(point)).toBe('han');
    }
  });

  it('tells Chinese characters and Japanese writing from all else', () => {
    const points = [...'漢あアa1'].map((character) => character.codePointAt(0)!);
    expect(points.map(isHan)).toEqual([true, false, false, false, false]);
    expect(points.map(isJapanese)).toEqual([true, true, true, false, false]);
  });
});

describe('lowered', () => {
  it('is toLowerCase for every unit, alone and within a text', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const character = String.fromCharCode(unit);
      expect(lowered(character)).toBe(character.toLowerCase());
      expect(lowered(`棚a${character}`)).toBe(`棚a${character}`.toLowerCase());
    }
  });

  it('is toLowerCase where a letter depends on its neighbours or on a pair of units', () => {
    for (const text of ['ΑΣ', 'ΣΑ 棚', 'İ', '𐐀', 'ＡＢ棚', '', 'Ⅳ章'])
      expect(lowered(text)).toBe(text.toLowerCase());
  });
});

describe('isInsideCharacter', () => {
  it.each([
    ['𠮷', [1]],
    ['か\u3099き', [1]],
    ['葛\u{e0100}城', [1, 2]],
    ['👨‍👩と', [1, 2, 3, 4]],
    ['👍🏽と', [1, 2, 3]],
    ['🇯🇵🇺🇸と', [1, 2, 3, 5, 6, 7]],
    ['🇯🇵🇺と', [1, 2, 3, 5]],
    ['𠮷🇯🇵', [1, 3, 4, 5]],
    ['1\ufe0f\u20e3番', [1, 2]],
    ['🏴\u{e0067}\u{e007f}と', [1, 2, 3, 4, 5]],
    ['か゛あ゜', [1, 3]],
    ['と「゛」', []],
    ['ｶﾞｷ', [1]],
    ['\u1112\u1161\u11ab', [1, 2]],
    ['漢字', []],
    ['\ud842\ud842', []],
    ['', []],
  ])('tells where a cut would part a character of %j', (text, inside) => {
    const places = Array.from({ length: text.length + 1 }, (_, at) => at);
    expect(places.filter((at) => isInsideCharacter(text, at))).toEqual(inside);
  });
});
