import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, columnsOf, padLeft, padRight, wrap } from '../../src/report/layout.js';
import { growsAtMost, growsInProportion } from '../laws/growth.js';

describe('columnsOf', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['日本語', 6],
    ['ｶﾅ', 2],
    ['か\u3099', 2],
    ['𠮷', 2],
    ['👩🏽‍🚀', 2],
    ['🇯🇵', 2],
    ['ＡＢ', 4],
    ['a\u0301', 1],
    ['☝', 1],
    ['☝🏽', 2],
    ['❤️', 2],
    ['❤️‍🔥', 2],
    ['1️⃣', 2],
    ['1\ufe0f', 1],
    ['🇯', 1],
    ['あ\u200dい', 4],
    ['\u00ad\u200b\u0007\u3099', 0],
    ['ハ\u309aﾊﾟ', 4],
    ['…—‘’□★', 6],
    ['한글', 4],
  ])('of %j is %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

it('fills to a width with full-width characters in sight', () => {
  expect([padRight('猫', 4), padLeft('猫', 4), padLeft('長すぎる', 4)]).toEqual([
    '猫  ',
    '  猫',
    '長すぎる',
  ]);
});

describe('clip', () => {
  it.each([
    ['分散システム', 12, '分散システム'],
    ['分散システム', 11, '分散システ…'],
    ['分散システム', 10, '分散シス…'],
    ['abcdef', 4, 'abc…'],
    ['👩🏽‍🚀👩🏽‍🚀', 3, '👩🏽‍🚀…'],
  ])('cuts %j to %i columns', (text, columns, shown) => {
    expect(clip(text, columns)).toBe(shown);
  });

  it('does not read a text to its end', () => {
    expect(clip('あ'.repeat(10_000_000), 10)).toBe('ああああ…');
    expect(clip(`あ${'\u{e0061}'.repeat(10_000)}`, 10)).toMatch(/^あ(?:\u{e0061})+…$/u);
    const clipped = (text: string) => clip(text, 10);
    expect(growsAtMost(10, clipped, 'あ'.repeat(1000), 'あ'.repeat(1_000_000))).toBe(true);
  });
});

describe('wrap', () => {
  it.each([
    ['海辺の町で暮らす。', 16, '海辺の町で暮ら|す。'],
    ['海辺の町で「暮らす」。', 12, '海辺の町で|「暮らす」。'],
    ['ちょっとだけ', 8, 'ちょっと|だけ'],
    ['待ってください', 4, '待っ|てく|ださ|い'],
    ['サーバーを', 6, 'サー|バーを'],
    ['use the Amazon EKS クラスタ', 12, 'use the|Amazon EKS|クラスタ'],
    ['PostgreSQLとRailsの話', 12, 'PostgreSQLと|Railsの話'],
    ['https://example.com/a/very/long/path', 12, 'https://exam|ple.com/a/ve|ry/long/path'],
    ['全角\u3000空白', 20, '全角 空白'],
  ])('breaks %j at %i columns', (text, columns, lines) => {
    expect(wrap(text, columns).join('|')).toBe(lines);
  });

  it('makes one line of nothing', () => {
    expect(wrap('', 10)).toEqual(['']);
    expect(wrap(' \u3000', 10)).toEqual(['']);
  });

  const piece = fc.constantFrom(
    '海',
    'の',
    '。',
    '、',
    '「',
    '」',
    'っ',
    'ー',
    'a',
    'word',
    ' ',
    '😀',
    'か\u3099',
    '…',
  );

  it('never exceeds the width, loses nothing but blanks, and begins no line with 。', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 80 }),
        fc.integer({ min: 20, max: 60 }),
        (pieces, columns) => {
          const text = pieces.join('');
          const lines = wrap(text, columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        },
      ),
      { seed: 7 },
    );
    const prose = '「海」へ、行った。'.repeat(50);
    for (let columns = 12; columns < 80; columns++) {
      for (const line of wrap(prose, columns)) expect(line).not.toMatch(/^[、。」っ]|「$/);
    }
  });

  it('takes time in proportion to the text', () => {
    for (const unit of ['。', '「', 'a', 'あ', '😀', ' ', '\u3099', '\u200d']) {
      const wrapped = (text: string) => wrap(text, 80);
      expect([unit, growsInProportion(wrapped, unit.repeat(4000), unit.repeat(32_000))]).toEqual([
        unit,
        true,
      ]);
    }
  });
});
