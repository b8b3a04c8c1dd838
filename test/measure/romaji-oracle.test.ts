import { expect, it } from 'vitest';
import { toRomaji } from 'wanakana';
import { romaji } from 'yomitoki';

// WanaKana is an independent hand at the kana of Japanese words; it has no rules for the pairs of loanwords.
const rows = [
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン',
  'ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ',
];
const pairs = ['キ', 'シ', 'チ', 'ニ', 'ヒ', 'ミ', 'リ', 'ギ', 'ジ', 'ビ', 'ピ'].flatMap((first) =>
  ['ャ', 'ュ', 'ョ'].map((second) => first + second),
);

it.each([...rows.flatMap((row) => [...row]), ...pairs])('writes %s as WanaKana does', (kana) => {
  expect(romaji(kana)).toBe(toRomaji(kana));
});

it.each([
  ['ファイル', 'fairu'],
  ['ヴァイオリン', 'vaiorin'],
  ['ティッシュ', 'tisshu'],
  ['ウィキ', 'wiki'],
])('writes %s as %s, where WanaKana goes letter by letter', (kana, hepburn) => {
  expect(romaji(kana)).toBe(hepburn);
  expect(toRomaji(kana)).not.toBe(hepburn);
});
