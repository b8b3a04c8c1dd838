import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/sentence/split.js';
import { splitText } from '../../src/sentence/split-text.js';
import { readHtml } from '../../src/text/html.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { toSource } from '../../src/text/offset-map.js';
import { growsInProportion } from '../laws/growth.js';

const pieces = [
  '雨',
  'が',
  'です',
  'と思う',
  'という',
  'です。',
  'ました！',
  'の？',
  '。',
  '．',
  '｡',
  '！',
  '?',
  '!?',
  '…',
  '...',
  '・・・',
  '.',
  '「',
  '」',
  '『',
  '』',
  '（',
  '）',
  '(',
  ')',
  '"',
  '’',
  '(笑)',
  '笑',
  'w',
  '^^;',
  ':)',
  '(^o^)',
  '♪',
  '🎉',
  '👨‍👩‍👧',
  '👏🏽',
  '🇯🇵',
  '👉',
  'か\u3099',
  '葛\u{e0100}',
  '❗\ufe0f',
  '\u3099',
  '\u200d',
  '\ufe0f',
  '\ud83c',
  '\udf89',
  ' ',
  '　',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  'Node.js',
  'Yahoo!',
  'e.g.',
  'https://example.com/?a=b.c',
  'モーニング娘。',
  '1. ',
  '10.5',
  '・',
  '、',
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3, unit: 'binary' })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));
const runs = { seed: 11, numRuns: 3000 };

describe('splitText, for any text', () => {
  test('gives spans in order, not empty, with only white space between them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        const wrong = splitText(text).find(({ start, end }) => {
          const isWrong = end <= start || start < last || /\S/.test(text.slice(last, start));
          last = end;
          return isWrong;
        });
        expect(wrong).toBeUndefined();
        expect(text.slice(last)).toMatch(/^\s*$/);
      }),
      runs,
    );
  });

  test('never cuts a surrogate pair, nor before what combines with the character before it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const wrong = splitText(text)
          .flatMap(({ start, end }) => [start, end])
          .filter((at) => at > 0 && at < text.length)
          .find(
            (at) =>
              /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) ||
              /[\p{M}\u200d]/u.test(String.fromCodePoint(text.codePointAt(at)!)),
          );
        expect(wrong).toBeUndefined();
      }),
      runs,
    );
  });

  test('ends no sentence inside a stretch that is to be kept whole', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const end = start + (b % (text.length - start + 1));
        const inside = splitText(text, [{ start, end }]).find(
          (span) => span.end > start && span.end < end && /\S/.test(text.slice(span.end, end)),
        );
        expect(inside).toBeUndefined();
      }),
      runs,
    );
  });

  test('finds a sentence again when it stands alone on a line between others', () => {
    const sentence = fc.constantFrom(
      '雨が降った。',
      '本当？',
      '「行こう。」',
      '疲れた…',
      'よし！(笑)',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 20 }), (lines) => {
        const text = lines.join('\n');
        expect(splitText(text).map(({ start, end }) => text.slice(start, end))).toEqual(lines);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('splitSentences, for any Markdown', () => {
  test('gives texts that the source holds at their offsets', () => {
    const markup = fc.constantFrom(
      '# ',
      '- ',
      '> ',
      '**',
      '`',
      '[a。b](x)',
      '\n\n',
      '|',
      '&amp;',
      '<b>',
    );
    const source = fc.array(fc.oneof(anyText, markup), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(source, (markdown) => {
        const prose = readMarkdown(markdown);
        let last = -1;
        splitSentences(prose).forEach((sentence, index) => {
          const { text, start, end, map, block, blockStart } = sentence;
          expect(sentence.index).toBe(index);
          expect(map.at(-1)).toBe(text.length);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(markdown.length);
          expect(toSource(map, 0, text.length)).toEqual({ start, end });
          if (block < 0) return;
          expect(prose.blocks[block]!.text.startsWith(text, blockStart)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
        });
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('splitText reads a million characters', () => {
  const million = (unit: string) => unit.repeat(Math.ceil(1_000_000 / unit.length));
  const essay =
    '朝は「早く起きなさい。」と言われた。眠い…。でも起きた！(笑) 駅まで歩くと、\n空が青い。';
  test.each([
    ['prose', essay],
    ['あ', 'あ'],
    ['「', '「'],
    ['」', '」'],
    ['「「「…」」」', '「「「」」」'],
    ['「あ。」', '「あ。」'],
    ['「あ！」', '「あ！」'],
    ['（「『', '（「『'],
    ['。', '。'],
    ['！', '！'],
    ['…', '…'],
    ['・', '・'],
    ['a.a.a.', 'a.a.a.'],
    ['. ', '. '],
    ['1. ', '1. '],
    ['white space', '　'],
    ['line breaks', '\n'],
    ['あ + line break', 'あ\n'],
    ['spaced marks', ' !'],
    ['combining marks', '\u3099'],
    ['joiners', '👩\u200d'],
    ['lone surrogates', '\ud83d'],
    ['emoji', '🎉'],
    ['w', 'w'],
    ['laughs', 'だw'],
    ['faces', '(^'],
    ['quotation marks', '"'],
    ['addresses', 'http://'],
    ['names', 'Yahoo!'],
    ['calls taken up', '！と'],
    ['dots taken up', '。…'],
  ])('of %s', (_, unit) => {
    const text = million(unit);
    const spans = splitText(text);
    const kept = spans.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(kept).toBeGreaterThanOrEqual(text.replace(/\s/g, '').length);
  });

  test('takes time in proportion to the text', () => {
    for (const unit of [essay, '「', '「あ。」', '…', '！と']) {
      const text = unit.repeat(Math.ceil(20_000 / unit.length));
      expect([unit, growsInProportion(splitText, text, text.repeat(8))]).toEqual([unit, true]);
    }
  });
});

test.each(['<a href="x">これは長い記事の題名です</a>は良い。', '<code>a.b</code>は良い。'])(
  'splitSentences takes time in proportion to a paragraph of %s',
  (piece) => {
    const split = (html: string) => splitSentences(readHtml(html));
    const html = (times: number) => `<p>${piece.repeat(times)}</p>`;
    expect(growsInProportion(split, html(2000), html(16_000))).toBe(true);
  },
);

describe('splitText refuses what is no string', () => {
  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [3, '3'],
    [{}, 'an object'],
  ])('%j', (value, got) => {
    expect(() => splitText(value as unknown as string)).toThrow(
      new TypeError(`text must be a string, got ${got}`),
    );
  });
});
