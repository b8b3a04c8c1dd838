import { describe, expect, test } from 'vitest';
import { matchBrackets } from '../../src/sentence/brackets.js';

const pairs = (text: string) => matchBrackets(text).map(({ start, end }) => text.slice(start, end));

describe('matchBrackets', () => {
  test.each([
    ['「あ」と『い』', ['「あ」', '『い』']],
    ['（あ「い」う）', ['「い」', '（あ「い」う）']],
    ['(あ)と（い）と[う]と［え］', ['(あ)', '（い）', '[う]', '［え］']],
    ['“あ”と‘い’と"う"', ['“あ”', '‘い’', '"う"']],
    ['｢あ｣と〝い〟と〝う〞', ['｢あ｣', '〝い〟', '〝う〞']],
    ['（半角と全角) (逆も）', ['（半角と全角)', '(逆も）']],
    ['「閉じない', []],
    ['開かない」', []],
    ['「（忘れた」', ['「（忘れた」']],
    ['（「違う）」', ['（「違う）']],
    ['don’t と It’s', []],
    ['うれしい :) 悲しい :(', []],
    ['"行をまたぐ\n引用"', []],
    ['「行をまたぐ\n引用」', ['「行をまたぐ\n引用」']],
  ])('pairs %j', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  test('believes a bracket of 400 units and none longer', () => {
    expect(pairs(`「${'あ'.repeat(399)}」`)).toHaveLength(1);
    expect(pairs(`「${'あ'.repeat(401)}」`)).toHaveLength(0);
  });

  test('reads a row of a hundred thousand opening brackets', () => {
    expect(matchBrackets('「'.repeat(100_000))).toEqual([]);
    expect(matchBrackets('「（'.repeat(50_000) + '」'.repeat(50_000)).length).toBeLessThan(50_000);
  });
});
