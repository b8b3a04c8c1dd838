import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/text/detect.js';
import { readHtml } from '../../src/text/html.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { fold } from '../../src/text/normalize.js';
import { readPlain } from '../../src/text/plain.js';
import { growsInProportion } from '../laws/growth.js';

const times = (text: string, count: number) => text.repeat(count);
const stair = (step: string, end: string, count: number) =>
  Array.from({ length: count }, (_, index) => step.repeat(index) + end).join('');
const numbered = (line: (index: number) => string, count: number) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** Shapes on which parsers of markup take more than linear time, by size. */
const SHAPES: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['quotes in quotes', (n) => `${times('>', n)}a`],
  ['quotes in quotes with blanks', (n) => `${times('> ', n)}a`],
  ['lists in lists on a line', (n) => `${times('- ', n)}x`],
  ['lists in lists, then blank lines', (n) => `${times('- ', n / 10)}x${times('\n', n)}`],
  ['ordered and other lists in turn', (n) => `${times('1. - ', n)}x`],
  ['quotes and lists in turn', (n) => `${times('> - ', n)}x`],
  ['a stair of list items', (n) => stair('  ', '* a\n', Math.sqrt(n) * 3)],
  ['open brackets', (n) => times('[', n)],
  ['balanced brackets', (n) => `${times('[', n)}a${times(']', n)}`],
  ['stars', (n) => times('*', n)],
  ['balanced stars', (n) => `${times('*', n)}a${times('*', n)}`],
  ['images in images', (n) => `${times('![', n)}a${times('](b)', n)}`],
  ['strong in emphasis', (n) => `${times('*a **a ', n)}b${times(' a** a*', n)}`],
  ['closers of emphasis', (n) => times('a_ ', n)],
  ['openers of emphasis', (n) => times('_a ', n)],
  ['emphasis that does not match', (n) => times('*a_ ', n)],
  ['the rule of three', (n) => `a**b${times('c* ', n)}`],
  ['openers, then both', (n) => times('*a ', n) + times('_a*_ ', n)],
  ['strikes', (n) => times('~~', n)],
  ['openers of links', (n) => times('[a', n)],
  ['closers of links', (n) => times('a]', n)],
  ['links and emphasis', (n) => times('[ a_', n)],
  ['links that never end', (n) => times('[ (](', n)],
  ['images that never end', (n) => times('![[]()', n)],
  ['destinations that never end', (n) => times('[a](<b', n)],
  ['bare destinations that never end', (n) => times('[a](b', n)],
  ['parentheses in a destination', (n) => `[a](${times('(', n)}`],
  ['definitions and uses', (n) => numbered((i) => `[${i}]: /${i}\n`, n / 4) + times('[9] ', n)],
  ['footnotes that name each other', (n) => numbered((i) => `[^${i}]: あ[^${i + 1}]\n\n`, n / 20)],
  ['angles', (n) => `${times('<', n)}>`],
  ['stars behind a URL', (n) => `https://example.com?${times('*', n)}a`],
  ['addresses with paths in Japanese', (n) => times('http://a/日', n / 4)],
  ['schemes that no address follows', (n) => times('https://^', n / 4)],
  ['www inside words', (n) => times('awww.a', n / 4)],
  ['backticks in runs of all lengths', (n) => stair('`', 'e', Math.sqrt(n) * 3)],
  ['backticks', (n) => times('`', n)],
  ['backticks and backslashes', (n) => times('``\\', n)],
  ['comments that never end', (n) => `</${times('<!--', n)}`],
  ['instructions that never end', (n) => times('<?', n)],
  ['declarations that never end', (n) => times('<!A', n)],
  ['CDATA that never ends', (n) => times('<![CDATA[', n)],
  ['details in details', (n) => times('<details><summary>要約</summary>\n\n', n / 20)],
  ['quotations in quotations over blocks', (n) => times('<blockquote>\n\nあ\n\n', n / 4)],
  [
    'quotations over blocks that end at last',
    (n) => times('<blockquote>\n\n', n / 2) + times('あ</blockquote>\n\n', n / 2),
  ],
  ['ends of quotations over blocks', (n) => times('</blockquote>\n\nあ\n\n', n / 4)],
  [
    'elements over blocks that cross',
    (n) => times('<div>\n\n<blockquote>\n\n</div>\n\nあ</details>\n\n', n / 8),
  ],
  [
    'elements in elements that hide over blocks',
    (n) => times('<div hidden>\n\n<div>\n\nあ\n\n', n / 8) + times('</div>\n\n', n / 8),
  ],
  [
    'elements of many names that hide over blocks',
    (n) => numbered((i) => `<x${i} hidden>\n\nあ\n\n`, n / 8),
  ],
  [
    'elements of many names that hide over blocks, and their ends',
    (n) => numbered((i) => `<x${i} hidden>\n\nあ</x${i}>い\n\n`, n / 8),
  ],
  ['braces', (n) => times('{', n)],
  ['pairs of braces', (n) => times('{{', n)],
  ['tags of a template that never end', (n) => times('{% a ', n)],
  ['components that never end', (n) => times('<A b={', n)],
  ['components with quotes that never end', (n) => times('<A b={c} d="', n)],
  ['expressions that never end', (n) => `import a from 'b'\n\n${times('{a(', n)}`],
  [
    'a wide table',
    (n) => [times('|a', n / 10), times('|-', n / 10), times('|あ', n / 10)].join('|\n'),
  ],
  ['a long table', (n) => `|a|b|\n|-|-|\n${times('|あ|*い*|\n', n / 10)}`],
  ['bars', (n) => times('|', n)],
  ['setext headings', (n) => times('a\n=\n', n / 4)],
  ['setext headings with blank lines', (n) => times('a\n=\n\n', n / 8)],
  ['short quotes', (n) => times('> あ\n\n', n / 8)],
  ['quotes in turn with headings', (n) => times('> あ\n# い\n', n / 8)],
  ['HTML in a quotation that goes on', (n) => times('> <div>\n>\n> - あ\n>\n', n / 10)],
  ['quotes in an item that goes on', (n) => `- あ\n\n${times('  > い\n\n  う\n\n', n / 10)}`],
  ['formulas with text behind them', (n) => times('$$\na\n$$ あ $$ b $$ ', n / 10)],
  ['deep quotes, one by one', (n) => times(`${times('> ', 30)}あ\n\n`, n / 100)],
  ['hashes', (n) => times('#', n)],
  ['stars with blanks', (n) => times('* ', n)],
  ['blanks before a line break', (n) => `x${times(' ', n)}x  \nx`],
  ['blank lines', (n) => times('\n', n * 2)],
  ['dollars', (n) => times('$', n)],
  ['pairs of dollars with blanks', (n) => times('$$ ', n)],
  ['formulas that never end', (n) => times('\\( a ', n)],
  ['containers', (n) => times(':::\n', n)],
  ['colons', (n) => times(':a', n)],
  ['backslashes', (n) => times('\\', n)],
  ['references that never end', (n) => times('&#x', n)],
  ['digits in a reference', (n) => `&#${times('0', n)};`],
  ['NUL', (n) => times('abc\0de', n / 4)],
  ['one long line', (n) => times('今日は良い天気です。', n / 4)],
  ['short paragraphs', (n) => times('段落です。\n\n', n / 10)],
  ['a long fence', (n) => `\`\`\`\n${times('コード;\n', n / 2)}\`\`\`\n本文`],
  ['fences in a comment', (n) => `<!--\n\`\`\`\n-->\n${times('*a **a ', n)}`],
  ['markup in a list that only looks like one', (n) => `- a\n${times('        - *a\n', n / 10)}`],
  ['front matter that never ends', (n) => `---\n${times('a: b\n', n / 4)}`],
  ['blank lines in front matter', (n) => `---\na: [${times('\r\n', n)}]\n---\n`],
  ['elements in elements', (n) => times('<div>', n)],
  ['elements in elements, and ends of others', (n) => times('<div>', n) + times('</p></b>', n)],
  ['inline elements in elements', (n) => `あ${times('<b>', n)}い${times('</i>', n)}`],
  ['elements that hide', (n) => times('<svg>', n) + times('</math>', n)],
  ['tables in tables', (n) => times('<table><tr><td>', n / 4)],
  ['attributes', (n) => `<p ${times('a ', n)}>い`],
  ['quotes in attributes', (n) => times('<p a="', n)],
  ['ruby that never ends', (n) => times('<ruby>漢<rt>かん', n / 4)],
  ['URLs', (n) => times('http://a.b ', n / 4)],
  ['schemes', (n) => times('http://', n)],
  ['www', (n) => times('www.', n)],
  ['combining marks', (n) => `か${times('\u3099\u309a\u0315\u0300', n / 2)}`],
  ['lone surrogates', (n) => times('\ud83d', n) + times('\udc00', n)],
  ['headings with a mark', (n) => times('■あ\nい\n', n / 3)],
  ['quoted lines in turn with others', (n) => times('>あ\nい\n', n / 3)],
  ['CR', (n) => times('あ\r', n / 2)],
];

const READERS = [
  ['readPlain', readPlain],
  ['readMarkdown', readMarkdown],
  ['readHtml', readHtml],
] as const;

describe.each(READERS)('%s', (_name, read) => {
  it.each(SHAPES)('takes linear time for %s', (_shape, make) => {
    expect(growsInProportion(read, make(2500), make(20_000))).toBe(true);
  });
});

it.each(SHAPES)('detectFormat and fold take linear time for %s', (_shape, make) => {
  const [small, large] = [make(5000), make(40_000)];
  expect(growsInProportion(detectFormat, small, large)).toBe(true);
  expect(growsInProportion(fold, small, large)).toBe(true);
});

describe('readMarkdown', () => {
  it('loses no text to the guard', () => {
    const source = `前。\n\n${times('[a](<b', 2000)}\n\n後。`;
    const { blocks, notices } = readMarkdown(source);
    expect(blocks.map(({ text }) => text)).toEqual(['前。', times('[a](<b', 2000), '後。']);
    expect(notices).toEqual([
      {
        code: 'NESTING_TOO_DEEP',
        message: 'too much markup inside markup, read as plain text (12000 units)',
        start: 4,
        end: 12_004,
      },
    ]);
  });

  it.each([
    ['begin 10,000 deep and never end', times('<div>\n\n', 10_000), ''],
    ['begin 10,000 deep and end', times('<details>\n\n', 10_000), times('</details>\n\n', 10_000)],
    ['end without having begun', times('</div>\n\n</blockquote>\n\n', 10_000), ''],
    [
      'cross each other',
      times('<div>\n\n<blockquote>\n\n</div>\n\n', 5000),
      times('</blockquote>\n\n</details>\n\n', 5000),
    ],
  ])('loses no text where elements over several blocks %s', (_how, before, after) => {
    const source = `前。\n\n${before}中。\n\n${after}後。`;
    const { blocks, notices } = readMarkdown(source);
    expect(blocks.map(({ text, start, end }) => [text, source.slice(start, end)])).toEqual([
      ['前。', '前。'],
      ['中。', '中。'],
      ['後。', '後。'],
    ]);
    expect(notices).toEqual([]);
  });

  it('tells a quotation 10,000 deep from what follows its last end tag', () => {
    const source = `${times('<blockquote>\n\n', 10_000)}引用。\n\n${times('</blockquote>\n\n', 10_000)}地。`;
    expect(readMarkdown(source).blocks.map(({ role, text }) => [role, text])).toEqual([
      ['quote', '引用。'],
      ['paragraph', '地。'],
    ]);
  });

  it('says nothing of a long post that is only long', () => {
    const section = [
      '## 節\n\n**強調**と[リンク](https://example.com)と`code`のある段落。脚注[^1]と[参照][a]も。\n',
      '- 一つ\n  - 二つ\n- [ ] 三つ\n',
      `| a | b |\n|---|---|\n${times('| **あ** | [い](c) |\n', 400)}`,
      `${times('- *項目*と[鎖](a)と`b`\n', 400)}`,
      `\`\`\`\n${times('a[*b*](c) `d` <e>\n', 400)}\`\`\`\n`,
      `    ${times('a[*b*](c)\n    ', 400)}\n`,
      `<table>\n${times('<tr><td>a_b_c</td><td><a href="x_y">d</a></td></tr>\n', 400)}</table>\n`,
    ].join('\n');
    const { notices, blocks } = readMarkdown(
      `${times(section, 5)}\n[^1]: 注\n[a]: https://example.com\n`,
    );
    expect(notices).toEqual([]);
    expect(blocks.filter(({ text }) => text.includes('参照')).map(({ text }) => text)).toEqual(
      Array(5).fill('強調とリンクとcodeのある段落。脚注と参照も。'),
    );
    expect(new Set(blocks.flatMap(({ cell }) => cell?.table ?? [])).size).toBe(10);
  });
});
