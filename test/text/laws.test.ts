import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/text/html.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { toSource } from '../../src/text/offset-map.js';
import { readPlain } from '../../src/text/plain.js';
import type { Block, Prose } from '../../src/text/prose.js';

const READERS = [
  ['readPlain', readPlain],
  ['readMarkdown', readMarkdown],
  ['readHtml', readHtml],
] as const;

/** What must hold of any prose read from any source. */
function checkProse(prose: Prose): void {
  const { source, title, blocks, notices } = prose;
  expect(JSON.parse(JSON.stringify(prose))).toEqual(prose);
  for (const place of [...blocks, ...notices, ...(title === null ? [] : [title])]) {
    expect(place.start).toBeGreaterThanOrEqual(0);
    expect(place.end).toBeGreaterThanOrEqual(place.start);
    expect(place.end).toBeLessThanOrEqual(source.length);
  }
  let before = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(before);
    before = block.start;
    checkBlock(source, block);
  }
}

function checkBlock(source: string, block: Block): void {
  const { text, map, marks = [] } = block;
  expect(map[map.length - 1]).toBe(text.length);
  let sourceBefore = block.start;
  let textBefore = 0;
  for (let run = 0; run + 3 < map.length; run += 3) {
    const [from, start, end, to] = map.slice(run, run + 4) as [number, number, number, number];
    expect(from).toBe(textBefore);
    expect(to).toBeGreaterThan(from);
    expect(start).toBeGreaterThanOrEqual(sourceBefore);
    expect(end).toBeGreaterThan(start);
    if (to - from === end - start) {
      expect(text.slice(from, to).replaceAll('\n', '\r')).toBe(
        source.slice(start, end).replaceAll('\n', '\r'),
      );
    }
    sourceBefore = end;
    textBefore = to;
  }
  expect(sourceBefore).toBeLessThanOrEqual(block.end);
  for (const mark of marks) {
    expect(mark.end).toBeGreaterThan(mark.start);
    expect(mark.end).toBeLessThanOrEqual(text.length);
  }
  if (text === '') return;
  const whole = toSource(map, 0, text.length);
  expect(whole.start).toBeGreaterThanOrEqual(block.start);
  expect(whole.end).toBeLessThanOrEqual(block.end);
}

const piece = fc.oneof(
  fc.constantFrom(
    '今日は',
    '。',
    '「',
    '」',
    '漢字',
    'ア',
    'ｱﾞ',
    '　',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
  ),
  fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '```',
    '~~',
    '[',
    ']',
    '](',
    ')',
    '![',
    '<',
    '>',
    '\\',
    '|',
    '#',
    '- ',
  ),
  fc.constantFrom(
    '# ',
    '> ',
    '1. ',
    '---',
    '===',
    '    ',
    '$',
    '$$',
    ':::',
    '{{< x >}}',
    '{%',
    '%}',
    '{',
    '}',
  ),
  fc.constantFrom(
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<rt>',
    '</rt>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<br>',
  ),
  fc.constantFrom(
    '<td>',
    '<table>',
    '<pre>',
    '</pre>',
    '<title>',
    '<head>',
    '<div>',
    '</div>',
    '<A b={c}>',
  ),
  fc.constantFrom(
    '\n\n<blockquote>\n\n',
    '</blockquote>',
    '\n\n<details>\n\n',
    '</details>',
    '\n\n<div hidden>\n\n',
  ),
  fc.constantFrom(
    '&amp;',
    '&#x3042;',
    '&lt',
    '&',
    'http://a.b/c',
    '[^1]',
    '[^1]: ',
    '\0',
    '\ufeff',
    '\ud83d',
    '\udc00',
  ),
  fc.constantFrom(
    'import a from "b"',
    'export default 1',
    '---\ntitle: 題\n---\n',
    '[[',
    ']]',
    '==',
    ':a:',
    '\ue000',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe.each(READERS)('%s', (_name, read) => {
  it('keeps offsets, order and JSON of any text', () => {
    fc.assert(
      fc.property(anyText, (source) => checkProse(read(source))),
      { seed: 11, numRuns: 1500 },
    );
  });

  it('gives the same for the same text, and nothing shared', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const [one, other] = [read(source), read(source)];
        expect(one).toEqual(other);
        for (const [index, block] of one.blocks.entries()) {
          expect(block).not.toBe(other.blocks[index]);
          expect(block.map).not.toBe(other.blocks[index]!.map);
        }
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});

describe('readPlain', () => {
  it('loses nothing but blanks and URLs', () => {
    const text = fc.array(
      fc.constantFrom(
        '今日は',
        '。',
        'a',
        ' ',
        '　',
        '\n',
        '\r\n',
        '\n\n',
        '*',
        '<b>',
        '\0',
        '\ud83d',
      ),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const source = pieces.join('');
        const read = readPlain(source)
          .blocks.map((block) => block.text)
          .join('');
        expect(read.replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  it('gives of each block a text that is the source between its offsets', () => {
    const text = fc.array(
      fc.constantFrom('今日は', '。', 'a', ' ', '　', '\n', '\n\n', '&amp;', '**'),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const source = pieces.join('');
        for (const block of readPlain(source).blocks) {
          expect(block.text).toBe(source.slice(block.start, block.end));
        }
      }),
      { seed: 14, numRuns: 1000 },
    );
  });
});

/** Sentences without markup, and ways to wrap them whose text is known. */
const words = fc
  .array(fc.constantFrom('川', 'の', '橋', 'が', 'みえ', 'た', 'アイ', 'abc', '7', '𠮷', 'が'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

const inMarkdown: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `**${text}**`,
  (text) => `*${text}*`,
  (text) => `\`${text}\``,
  (text) => `[${text}](https://example.com/a?b=c "題")`,
  (text) => `<b class="x">${text}</b>`,
  (text) => `<ruby>${text}<rt>よみ</rt></ruby>`,
  (text) => `${text}<!-- 秘密 -->`,
  (text) => `~~${text}~~`,
  (text) => `${text}![図](a.png)`,
];
const inHtml: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `<b>${text}</b>`,
  (text) => `<a href="https://example.com">${text}</a>`,
  (text) => `<ruby>${text}<rt>よみ</ruby>`,
  (text) => `${text}<!-- 秘密 -->`,
  (text) => `<span title="秘密">${text}</span><script>秘密</script>`,
];

describe.each([
  ['readMarkdown', readMarkdown, inMarkdown, '\n\n', (line: string) => line],
  ['readHtml', readHtml, inHtml, '\n', (line: string) => `<p>${line}</p>`],
] as const)('%s', (_name, read, wraps, separator, paragraph) => {
  it('reads back what was wrapped in markup, at the offsets where it was put', () => {
    const run = fc.tuple(words, fc.nat(wraps.length - 1), fc.constantFrom('、', '。', 'は', ' '));
    const paragraphs = fc.array(fc.array(run, { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(paragraphs, (lines) => {
        const source = lines
          .map((runs) =>
            paragraph(runs.map(([text, wrap, after]) => `${wraps[wrap]!(text)}${after}`).join('')),
          )
          .join(separator);
        const blocks = read(source).blocks.filter(({ role }) => role !== 'image');
        const expected = lines.map((runs) =>
          runs
            .map(([text, , after]) => text + after)
            .join('')
            .trim(),
        );
        expect(blocks.map(({ text }) => text)).toEqual(expected);
        for (const [index, runs] of lines.entries()) {
          const { text, map } = blocks[index]!;
          let at = 0;
          for (const [typed, , after] of runs) {
            const { start, end } = toSource(map, at, at + typed.length);
            expect(text.slice(at, at + typed.length)).toBe(typed);
            expect(source.slice(start, end)).toBe(typed);
            at += typed.length + after.length;
          }
        }
      }),
      { seed: 15, numRuns: 400 },
    );
  });
});

describe('readMarkdown', () => {
  it('loses nothing of what stands between tags that begin and end in different blocks', () => {
    const tag = fc.constantFrom(
      '<blockquote>',
      '</blockquote>',
      '<BLOCKQUOTE>',
      '<details>',
      '</details>',
      '<div class="a">',
      '</div>',
      '<div><blockquote>',
      '</blockquote></div>',
    );
    const place = fc.constantFrom('', '- ', '  ', '> ', '> - ');
    const line = fc.oneof(
      fc.tuple(place, tag).map(([before, markup]) => ({ before, typed: '', after: markup })),
      fc.record({ before: place, typed: words, after: fc.constantFrom('。', '。</blockquote>') }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 16 }), (lines) => {
        let source = '';
        const typed: { text: string; start: number }[] = [];
        for (const { before, typed: text, after } of lines) {
          source += before;
          if (text !== '') typed.push({ text: `${text}。`, start: source.length });
          source += `${text}${after}\n\n`;
        }
        const read = readMarkdown(source).blocks.map(({ text, map }) => ({
          text,
          start: toSource(map, 0, text.length).start,
        }));
        expect(read).toEqual(typed);
      }),
      { seed: 17, numRuns: 2000 },
    );
  });

  it('reads paragraphs between tags as HTML would where each element ends', () => {
    type Piece = readonly string[];
    const elements = fc.constantFrom(
      ['<blockquote>', '</blockquote>'],
      ['<BLOCKQUOTE>', '</Blockquote >'],
      ['<details>\n<summary>要約</summary>', '</details>'],
      ['<div>', '</div>'],
      ['<div hidden>', '</div>'],
      ['<div><blockquote>', '</blockquote></div>'],
      ['<div hidden><div>', '</div>', '<p>秘密</p>', '</div>'],
    );
    const { pieces } = fc.letrec<{ pieces: Piece; piece: Piece }>((tie) => ({
      pieces: fc.array(tie('piece'), { maxLength: 4 }).map((inner) => inner.flat()),
      piece: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        words.map((text) => [`${text}。`]),
        fc
          .tuple(elements, tie('pieces'))
          .map(([[start, ...ends], inner]) => [start!, ...inner, ...ends]),
      ),
    }));
    const rolesAndTexts = ({ blocks }: Prose) => blocks.map(({ role, text }) => [role, text]);
    fc.assert(
      fc.property(pieces, (lines) => {
        const inParagraphs = lines.map((line) => (line.startsWith('<') ? line : `<p>${line}</p>`));
        expect(rolesAndTexts(readMarkdown(lines.join('\n\n')))).toEqual(
          rolesAndTexts(readHtml(inParagraphs.join('\n'))),
        );
      }),
      { seed: 18, numRuns: 1000 },
    );
  });

  it('reads paragraphs the same whether markup follows them or not', () => {
    const line = fc.array(
      fc.constantFrom(
        '今日は',
        '。',
        'a',
        ' ',
        '　',
        '1.',
        '#',
        '-',
        '=',
        '+',
        ':',
        '|',
        '$',
        '!',
        '\n',
      ),
      {
        maxLength: 8,
      },
    );
    const text = fc
      .array(line, { maxLength: 8 })
      .map((lines) => lines.map((units) => units.join('')).join('\n\n'));
    fc.assert(
      fc.property(text, (source) => {
        const alone = readMarkdown(source).blocks;
        const followed = readMarkdown(`${source}\n\n*終*`).blocks;
        expect(followed.slice(0, -1)).toEqual(alone);
        expect(followed[followed.length - 1]!.text).toBe('終');
      }),
      { seed: 16, numRuns: 3000 },
    );
  });
});
