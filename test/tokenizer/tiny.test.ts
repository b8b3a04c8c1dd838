import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyTokenizer } from 'yomitoki/tiny';
import { growsInProportion } from '../laws/growth.js';

const { segment, tokenize } = tinyTokenizer();

describe('tinyTokenizer', () => {
  it.each([
    ['私の名前は中野です。', '私|の|名前|は|中野|です|。'],
    ['猫が 窓辺で\n眠る', '猫|が| |窓辺|で|\n|眠る'],
    ['𠮷野家で😀と笑う。', '𠮷野家|で|😀|と|笑う|。'],
    ['か\u3099き', 'か\u3099き'],
    ['👩🏽‍🚀が飛ぶ', '👩🏽‍🚀|が|飛ぶ'],
    ['検索 (Search Platform) に『本』', '検索| |(|Search| |Platform|)| |に|『|本|』'],
    ['', ''],
  ])('cuts %j', (text, words) => {
    expect(segment(text).join('|')).toBe(words);
  });

  it('gives tokens with offsets and nothing that it does not know', () => {
    expect(tokenize('海へ行く')).toMatchObject([
      { surface: '海', start: 0, end: 1 },
      { surface: 'へ', start: 1, end: 2 },
      { surface: '行く', start: 2, end: 4 },
    ]);
    expect(tokenize('海')).toEqual([
      {
        surface: '海',
        baseForm: '海',
        partOfSpeech: [],
        conjugationType: null,
        conjugationForm: null,
        reading: null,
        pronunciation: null,
        lexicon: 'unknown',
        start: 0,
        end: 1,
      },
    ]);
  });

  it('loses nothing of any text and never cuts inside a character', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '。',
        'の',
        '漢字',
        'カナ',
        '𠮷',
        '🇯🇵',
        '\u3099',
        '\u200d',
        '\ufe0f',
        '\n',
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const tokens = tokenize(text);
        expect(tokens.map(({ surface }) => surface).join('')).toBe(text);
        expect(segment(text)).toEqual(tokens.map(({ surface }) => surface));
        const wrong = tokens.find(
          ({ surface, start, end }, at) =>
            start !== (tokens[at - 1]?.end ?? 0) ||
            surface !== text.slice(start, end) ||
            /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(start - 1, start + 1)),
        );
        expect(wrong).toBeUndefined();
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const unit of ['あ', '漢', 'ア', 'a', '「', '😀', 'か\u3099', ' ', '🇯']) {
      const grows = growsInProportion(segment, unit.repeat(5000), unit.repeat(40_000));
      expect([unit, grows]).toEqual([unit, true]);
    }
  });

  it('refuses what is no string', () => {
    expect(() => segment(null as never)).toThrow(new TypeError('text must be a string, got null'));
    expect(() => tokenize(7 as never)).toThrow(new TypeError('text must be a string, got 7'));
  });
});
