import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, toJson, visible } from '../../src/report/visible.js';
import { growsInProportion } from '../laws/growth.js';

// Every code unit that a terminal may act on.
const acting = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('visible', () => {
  it.each([
    ['普通の文 plain 😀', '普通の文 plain 😀'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\x1b[31m赤\x1b[0m', '\\x1b[31m赤\\x1b[0m'],
    ['\x1b]8;;http://a.example\x07', '\\x1b]8;;http://a.example\\x07'],
    ['\x9b31m\x85', '\\x9b31m\\x85'],
    ['\u202egpj.exe\u2066', '\\u202egpj.exe\\u2066'],
    ['\0\x7f', '\\x00\\x7f'],
    ['\ud83d と 😀', '\\ud83d と 😀'],
  ])('writes %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves nothing that acts in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(acting);
        expect(oneLine(text)).not.toMatch(acting);
        expect(toJson({ [text]: text })).not.toMatch(acting);
      }),
      { seed: 3 },
    );
  });
});

describe('oneLine', () => {
  it.each([
    ['海へ\n行く', '海へ行く'],
    ['sea\nside', 'sea side'],
    ['海へ\r\n  go', '海へ go'],
    ['  前後の空白\n', '前後の空白'],
    ['全角\u3000空白 と\t欄', '全角\u3000空白 と 欄'],
    ['段落\n\n\n次', '段落次'],
    ['a\u2028b', 'a b'],
  ])('writes %j as %j', (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });

  it('takes time in proportion to the blanks', () => {
    const blanks = (length: number) => `${' '.repeat(length)}a${'\t'.repeat(length)}b`;
    expect(growsInProportion(oneLine, blanks(50_000), blanks(400_000))).toBe(true);
  });
});

describe('toJson', () => {
  it('keeps every value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        expect(JSON.parse(toJson([value, text]))).toEqual(
          JSON.parse(JSON.stringify([value, text])),
        );
      }),
      { seed: 5 },
    );
  });

  it('escapes what JSON.stringify lets through', () => {
    expect(toJson({ a: '\x9b31m\u202e\u2028' })).toBe('{"a":"\\u009b31m\\u202e\\u2028"}');
  });
});
