import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/normalize.js';
import { toSource } from '../../src/text/offset-map.js';
import { growsInProportion } from '../laws/growth.js';

describe('fold', () => {
  it.each([
    ['ＡＢＣａｂｃ１２３', 'ABCabc123'],
    ['ｶﾞｷﾞﾊﾟｳﾞｱｲｳｰ', 'ガギパヴアイウー'],
    ['｡､｢｣･', '。、「」・'],
    ['か\u3099は\u309aカ\u3099', 'がぱガ'],
    ['cafe\u0301', 'café'],
    ['e\u0302\u0301', 'ế'],
    ['全角　空白\u00a0と\u2003', '全角 空白 と '],
    ['一\r\n二\r三\u2028四', '一\n二\n三\n四'],
    ['Ｎｏｄｅ．ｊｓとＣ＋＋とＣ＃と３．５と１，０００', 'Node.jsとC++とC#と3.5と1,000'],
    ['すごい！（本当？）５０％', 'すごい！（本当？）50％'],
    ['葛\u{e0100}と❤\ufe0fと日\u200b本', '葛と❤と日本'],
    ['か゛は゜あ゛いﾞえ\u3099', 'がぱあいえ'],
    ['「゛」と ゛', '「゛」と ゛'],
    ['x\u0302と\u0301', 'xと'],
    ['一 \u0301', '一 \u0301'],
    ['1\ufe0f\u20e3番と#\ufe0f\u20e3', '1番と#'],
    ['👍🏽と👨‍👩‍👧‍👦と❤\ufe0f‍🔥と🏴\u{e0067}\u{e007f}と🇯🇵', '👍と👨と❤と🏴と🇯🇵'],
    ['日‍本と👨‍と', '日本と👨と'],
    ['กำ', 'กำ'],
    ['⼀⽇と神と⿕と\ufa2d', '一日と神と龠と鶴'],
    ['㍻ﬁ㎏①', '㍻ﬁ㎏①'],
    ['𠮷野家😀', '𠮷野家😀'],
  ])('makes %s into %s', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it('leaves a text without anything to fold as it is', () => {
    expect(fold('漢字とかなとABC')).toEqual({ text: '漢字とかなとABC', map: [0, 0, 9, 9] });
    expect(fold('')).toEqual({ text: '', map: [0] });
  });

  it('maps each folded unit back to what it was made from', () => {
    const text = 'aｶﾞか\u3099\r\nＺ❤\ufe0f‍🔥1\ufe0f\u20e3';
    const { text: folded, map } = fold(text);
    expect(folded).toBe('aガが\nZ❤1');
    const parts = [...folded].map((_, at) => {
      const { start, end } = toSource(map, at, at + 1);
      return text.slice(start, end);
    });
    expect(parts).toEqual(['a', 'ｶﾞ', 'か\u3099', '\r\n', 'Ｚ', '❤\ufe0f‍🔥', '1\ufe0f\u20e3']);
  });

  const unit = fc.oneof(
    fc.constantFrom('か', '\u3099', '\u309a', 'ｶ', 'ﾊ', 'ﾞ', 'ﾟ', 'Ａ', '１', '．', '＋', '\r', '\n'),
    fc.constantFrom('\ufe0f', '\u{e0101}', '\ud800', '\udc00', '\u0301', 'e', '\0', '\ufeff', '　'),
    fc.constantFrom(
      '👨',
      '\u200d',
      '👩',
      '🏽',
      '🇯',
      '\u20e3',
      '1',
      'あ',
      '゛',
      '\u{e0067}',
      '\u0e33',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''));

  it('covers any text without overlap and without a gap, and never makes it longer', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { text: folded, map } = fold(source);
        expect(folded.length).toBeLessThanOrEqual(source.length);
        let at = 0;
        for (let run = 0; run + 3 < map.length; run += 3) {
          expect(map[run + 1]).toBe(at);
          expect(map[run + 2]!).toBeGreaterThan(at);
          at = map[run + 2]!;
        }
        expect(at).toBe(source.length);
        expect(map[map.length - 1]).toBe(folded.length);
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  it('folds nothing more the second time, marks without a letter aside', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('ア', 'ｱ', 'Ｂ', '２', '　', '。', '｡') }),
        (source) => {
          const once = fold(source).text;
          expect(fold(once).text).toBe(once);
        },
      ),
      { seed: 7 },
    );
  });

  it('takes time in proportion to a run of combining marks', () => {
    const marks = (length: number) => `a${'\u0315\u0300'.repeat(length / 2)}`;
    expect(growsInProportion(fold, marks(20_000), marks(160_000))).toBe(true);
  });
});
