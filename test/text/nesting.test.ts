import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/text/html.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { toSource } from '../../src/text/offset-map.js';
import type { Prose } from '../../src/text/prose.js';

// Posts as grammars make them: ⟦ stands for a word that is read, ⟪ for one that is not. Each becomes a word of its own.

const one = fc.constantFrom;
const joined = (pieces: fc.Arbitrary<string>, between: string, maxLength = 3) =>
  fc.array(pieces, { minLength: 1, maxLength }).map((all) => all.join(between));
const indented = (text: string, first: string, rest: string) =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first : line === '' && rest.trim() === '' ? '' : rest) + line)
    .join('\n');

const { blocks: markdown } = fc.letrec<Record<'blocks' | 'block' | 'words' | 'word', string>>(
  (tie) => ({
    word: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      one(
        ...[
          '⟦、',
          '⟦は',
          '⟦。',
          '`⟦`',
          '[⟦](https://example.com/a "題")',
          '[⟦](<b c>)',
          '[⟦][参照]',
        ],
        ...[
          '~~⟦~~',
          '\\*⟦\\_',
          '&amp;⟦&#x3042;',
          '⟦[^注]',
          '<!-- ⟪ -->',
          '$a_1$⟦',
          '{{< a "b" >}}⟦',
        ],
        ...['<ruby>⟦<rt>⟪</rt></ruby>', '<span hidden>⟪</span>', '==⟦==', '<https://example.com>⟦'],
        ...['[⟦]', ' *⟦* ', '⟦  \n⟦', '![図](a.png)⟦', '<a href="x>y">⟦</a>'],
      ),
      tie('words').map((words) => `**${words}**`),
      tie('words').map((words) => `<b>${words}</b>`),
    ),
    words: joined(tie('word'), ''),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('words'),
      tie('words').map((words) => `### ${words}`),
      one(
        ...[
          '⟦\n---',
          '```js\n⟦ *a*\n\n# ⟦\n```',
          '---',
          '$$\nx\n$$',
          '⟦ $$\nx\n$$ ⟦',
          '<!--\n⟪\n\n⟪\n-->',
        ],
        ...['| ⟦ | **⟦** |\n| --- | --- |\n| ⟦ \\| ⟦ | `⟦` |', '<style>\na{}/* ⟪ */\n</style>'],
        ...[
          '<div>\n⟦<p>⟦</p>\n</div>',
          '<table>\n<tr><td>⟦</td></tr>\n</table>',
          '{% a %}\n⟦\n{% b %}',
        ],
        ...[
          '<div hidden>\n\n⟪\n\n</div>',
          '- ⟦\n  - ⟦\n- ⟦',
          '<script>\nconst a = "⟪";\n</script>',
        ],
      ),
      fc
        .tuple(one('- ', '1. ', '+ ', '3) '), joined(tie('blocks'), '\n\n⟧', 2))
        .map(([mark, items]) =>
          items
            .split('\n\n⟧')
            .map((item) => indented(`⟦\n\n${item}`, mark, ' '.repeat(mark.length)))
            .join('\n\n'),
        ),
      tie('blocks').map((inner) => indented(inner, '> ', '> ')),
      tie('blocks').map((inner) => `<details>\n<summary>⟦</summary>\n\n${inner}\n\n</details>`),
      tie('blocks').map((inner) => `<blockquote>\n\n${inner}\n\n</blockquote>`),
      tie('blocks').map((inner) => `:::note\n${inner}\n:::`),
    ),
    blocks: joined(tie('block'), '\n\n'),
  }),
);

const { blocks: html } = fc.letrec<Record<'blocks' | 'block' | 'words' | 'word', string>>(
  (tie) => ({
    word: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      one(
        ...[
          '⟦。',
          '⟦&amp;',
          '⟦<br>',
          '<code>⟦</code>',
          '<!-- ⟪ -->',
          '<script>⟪</script>',
          '⟦&lt;',
        ],
        ...['<ruby>⟦<rp>(</rp><rt>⟪</rt><rp>)</rp></ruby>', '<svg><text>⟪</text></svg>'],
        ...[
          '<span hidden>⟪</span>',
          '<b>⟦<i>⟦</b>⟦</i>',
          '<template>⟪</template>',
          '<img alt="⟪">',
        ],
      ),
      fc
        .tuple(
          one('b', 'em', 'span', 'a', 'x-y'),
          one('', ' title="a>b"', " c='<i>'"),
          tie('words'),
        )
        .map(([name, attribute, words]) => `<${name}${attribute}>${words}</${name}>`),
    ),
    words: joined(tie('word'), ''),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.tuple(tie('words'), one('</p>', '')).map(([words, end]) => `<p>${words}${end}`),
      one('<h2>⟦</h2>', '<pre>⟦\n ⟦</pre>', '<dl><dt>⟦<dd>⟦</dl>', '⟦', '<div hidden>⟪</div>'),
      fc.tuple(tie('words'), tie('blocks')).map(([a, b]) => `<ul><li>${a}<li>${b}</ul>`),
      fc.tuple(tie('words'), tie('blocks')).map(([a, b]) => `<table><tr><td>${a}<td>${b}</table>`),
      tie('blocks').map((inner) => `<div>${inner}</div>`),
      tie('blocks').map((inner) => `<blockquote>${inner}</blockquote>`),
      tie('blocks').map((inner) => `<details><summary>⟦</summary>${inner}</details>`),
    ),
    blocks: joined(tie('block'), '\n'),
  }),
);

/** The source with a word in the place of each sign. */
function written(grammar: string): { source: string; seen: string[]; hidden: string[] } {
  const seen: string[] = [];
  const hidden: string[] = [];
  const source = grammar.replace(/[⟦⟪]/g, (sign) => {
    const words = sign === '⟦' ? seen : hidden;
    words.push(sign === '⟦' ? `見${seen.length}ル` : `秘${hidden.length}ス`);
    return words[words.length - 1]!;
  });
  return { source, seen, hidden };
}

/** What is read twice or never, stands elsewhere or should not be read. */
function mistakes({ source, blocks }: Prose, seen: string[], hidden: string[]): string[] {
  const texts = blocks.map(({ text }) => text).join('\n');
  const wrong = hidden.filter((word) => texts.includes(word));
  for (const word of seen) {
    const block = blocks.find(({ text }) => text.includes(word));
    const at = block?.text.indexOf(word) ?? -1;
    const place = block === undefined ? null : toSource(block.map, at, at + word.length);
    const isThere = place !== null && source.slice(place.start, place.end) === word;
    if (!isThere || texts.split(word).length !== 2) wrong.push(word);
  }
  return wrong;
}

const definitions = '\n\n[参照]: https://example.com\n\n[^注]: ⟦\n';

describe('of what is nested in any way', () => {
  it.each([
    ['readMarkdown', readMarkdown, markdown.map((text) => text + definitions)],
    ['readHtml', readHtml, html],
  ] as const)('%s reads each word once and where it stands', (_, read, grammar) => {
    fc.assert(
      fc.property(grammar, one('\n', '\r\n'), (text, lineBreak) => {
        const { source, seen, hidden } = written(text.replaceAll('\n', lineBreak));
        expect(mistakes(read(source), seen, hidden)).toEqual([]);
      }),
      { seed: 41, numRuns: 800 },
    );
  });

  it.each([
    ['an item', '- ', '  '],
    ['an item of an item', '1. - ', '     '],
    ['a quotation', '> ', '> '],
    ['an item of a quotation', '> - ', '>   '],
    ['a quotation of an item', '- > ', '  > '],
  ])('readMarkdown reads %s the same however much it holds', (_, first, rest) => {
    const before = '前の段落は長い。\n\n'.repeat(300);
    fc.assert(
      fc.property(markdown, (text) => {
        const read = (inner: string) =>
          readMarkdown(indented(written(inner).source, first, rest)).blocks;
        const own = read(`文。\n\n${text}\n\n後。`).slice(1);
        const behind = read(`${before}${text}\n\n後。`).slice(300);
        const facts = (blocks: typeof own) =>
          blocks.map((block) => [block.role, block.text, block.level, block.language]);
        expect(facts(behind)).toEqual(facts(own));
      }),
      { seed: 42, numRuns: 100 },
    );
  });
});
