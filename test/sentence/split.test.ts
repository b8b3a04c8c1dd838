import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/sentence/split.js';
import { identityMap, OffsetMapBuilder, toSource } from '../../src/text/offset-map.js';
import type { Block, Prose, Title } from '../../src/text/prose.js';

function block(role: Block['role'], text: string, start: number, more: Partial<Block> = {}): Block {
  const end = start + text.length;
  return { role, text, start, end, map: identityMap(text.length, start), ...more };
}

/** Prose of blocks that stand in the source one after the other, each on a line of its own. */
function proseOf(
  blocks: readonly (readonly [Block['role'], string, Partial<Block>?])[],
  title: Title | null = null,
): Prose {
  let source = '';
  const made: Block[] = [];
  for (const [role, text, more] of blocks) {
    made.push(block(role, text, source.length, more));
    source += `${text}\n`;
  }
  return { source, format: 'plain', title, frontMatter: null, blocks: made, notices: [] };
}

const texts = (prose: Prose) => splitSentences(prose).map(({ text }) => text);

describe('splitSentences reads blocks by their role', () => {
  test('headings, titles and table cells are one sentence each', () => {
    const prose = proseOf([
      ['title', '春が来た。夏はまだ。'],
      ['heading', 'なぜ？どうして？', { level: 2 }],
      ['table', '安い。近い。', { cell: { table: 0, row: 0, column: 0, header: true } }],
    ]);
    expect(texts(prose)).toEqual(['春が来た。夏はまだ。', 'なぜ？どうして？', '安い。近い。']);
  });

  test('paragraphs, list items and quotations are cut', () => {
    const prose = proseOf([
      ['paragraph', '起きた。食べた。'],
      ['listItem', '走る。歩く。', { level: 1 }],
      ['quote', '花は桜。人は武士。'],
    ]);
    expect(texts(prose)).toEqual([
      '起きた。',
      '食べた。',
      '走る。',
      '歩く。',
      '花は桜。',
      '人は武士。',
    ]);
  });

  test('the end of a block ends a sentence without a mark', () => {
    const prose = proseOf([
      ['paragraph', '買ったものは、'],
      ['listItem', '米と', { level: 1 }],
      ['listItem', '味噌', { level: 1 }],
    ]);
    expect(texts(prose)).toEqual(['買ったものは、', '米と', '味噌']);
  });

  test('code, formulas, pictures and embedded things give none', () => {
    const prose = proseOf([
      ['code', 'a。b。'],
      ['math', 'x。'],
      ['image', ''],
      ['embed', ''],
      ['paragraph', '終わり。'],
    ]);
    expect(splitSentences(prose)).toHaveLength(1);
  });

  test('empty blocks give none', () => {
    expect(
      texts(
        proseOf([
          ['paragraph', ''],
          ['heading', ' \n '],
          ['table', '　'],
        ]),
      ),
    ).toEqual([]);
  });

  test('a sentence keeps the role and level of its block', () => {
    const prose = proseOf([
      ['heading', '朝', { level: 3 }],
      ['listItem', '走る。歩く。', { level: 2 }],
      ['paragraph', '休む。'],
    ]);
    expect(splitSentences(prose).map(({ role, level }) => [role, level])).toEqual([
      ['heading', 3],
      ['listItem', 2],
      ['listItem', 2],
      ['paragraph', undefined],
    ]);
  });

  test('sentences are numbered through and name their block', () => {
    const prose = proseOf([
      ['heading', '朝', { level: 1 }],
      ['code', 'x'],
      ['paragraph', '　起きた。 食べた。'],
    ]);
    const sentences = splitSentences(prose);
    expect(sentences.map(({ index, block, blockStart }) => [index, block, blockStart])).toEqual([
      [0, 0, 0],
      [1, 2, 1],
      [2, 2, 6],
    ]);
    for (const { text, block, blockStart } of sentences) {
      expect(prose.blocks[block]!.text.startsWith(text, blockStart)).toBe(true);
    }
  });

  test('no sentence ends inside inline code or a short link', () => {
    const text = 'まず a。b を読む。次に「なぜ？から始める」を読む。';
    const link = text.indexOf('なぜ');
    const prose = proseOf([
      [
        'paragraph',
        text,
        {
          marks: [
            { kind: 'code', start: 3, end: 6 },
            { kind: 'link', start: link, end: link + 8 },
          ],
        },
      ],
    ]);
    expect(texts(prose)).toEqual(['まず a。b を読む。', '次に「なぜ？から始める」を読む。']);
  });

  test('a paragraph that is a link as a whole is cut like any other', () => {
    const text = '長い道を歩いた。'.repeat(20);
    const prose = proseOf([
      ['paragraph', text, { marks: [{ kind: 'link', start: 0, end: text.length }] }],
    ]);
    expect(splitSentences(prose)).toHaveLength(20);
  });

  test('sentences end inside strong and emphasised text', () => {
    const prose = proseOf([
      ['paragraph', '急げ。走れ。', { marks: [{ kind: 'strong', start: 0, end: 6 }] }],
    ]);
    expect(texts(prose)).toEqual(['急げ。', '走れ。']);
  });
});

describe('splitSentences puts the title first', () => {
  test('a title that the caller gave stands at 0–0', () => {
    const prose = proseOf([['paragraph', '起きた。']], { text: '朝の話', start: 0, end: 0 });
    const [title, sentence] = splitSentences(prose);
    expect(title).toEqual({
      index: 0,
      text: '朝の話',
      start: 0,
      end: 0,
      map: [0, 0, 0, 3],
      block: -1,
      blockStart: 0,
      role: 'title',
    });
    expect(sentence!.index).toBe(1);
  });

  test('a title of front matter stands where it was written', () => {
    const source = '---\ntitle: 朝の話\n---\n起きた。';
    const start = source.indexOf('朝');
    const prose: Prose = {
      ...proseOf([]),
      source,
      title: { text: '朝の話', start, end: start + 3 },
      blocks: [block('paragraph', '起きた。', source.indexOf('起'))],
    };
    const [title] = splitSentences(prose);
    expect([title!.start, title!.end, title!.map]).toEqual([
      start,
      start + 3,
      identityMap(3, start),
    ]);
  });

  test('a title whose source is longer than its text maps as a whole', () => {
    const prose = proseOf([], { text: '朝"の"話', start: 10, end: 19 });
    const [title] = splitSentences(prose);
    expect(toSource(title!.map, 0, 1)).toEqual({ start: 10, end: 19 });
  });

  test('a title that stands in a block is not given twice', () => {
    const prose = proseOf(
      [
        ['title', '朝の話'],
        ['paragraph', '起きた。'],
      ],
      { text: '朝の話', start: 0, end: 3 },
    );
    expect(texts(prose)).toEqual(['朝の話', '起きた。']);
  });

  test('a title of blanks gives no sentence', () => {
    expect(texts(proseOf([['paragraph', '起きた。']], { text: ' 　', start: 0, end: 0 }))).toEqual([
      '起きた。',
    ]);
  });
});

describe('splitSentences gives offsets into the source', () => {
  test('through markup that was taken out', () => {
    // **起きた。** [食べた](x)。&amp;休んだ。
    const source = '**起きた。** [食べた](x)。&amp;休んだ。';
    const map = new OffsetMapBuilder();
    map.add(4, 2, 6);
    map.add(1, 8, 9);
    map.add(3, 10, 13);
    map.add(1, 17, 18);
    map.add(1, 18, 23);
    map.add(4, 23, 27);
    const text = '起きた。 食べた。&休んだ。';
    const prose: Prose = {
      source,
      format: 'markdown',
      title: null,
      frontMatter: null,
      blocks: [{ role: 'paragraph', text, start: 0, end: source.length, map: map.build() }],
      notices: [],
    };
    const sentences = splitSentences(prose);
    expect(sentences.map(({ start, end }) => source.slice(start, end))).toEqual([
      '起きた。',
      '食べた](x)。',
      '&amp;休んだ。',
    ]);
    for (const { text, map } of sentences) {
      for (let at = 0; at < text.length; at++) {
        const { start, end } = toSource(map, at, at + 1);
        expect(source.slice(start, end).replace('&amp;', '&')).toBe(text[at]);
      }
    }
  });
});

describe('splitSentences returns plain data', () => {
  const prose = proseOf(
    [
      ['heading', '朝', { level: 1 }],
      ['paragraph', '起きた。食べた。'],
    ],
    { text: '一日', start: 0, end: 0 },
  );

  test('that survives JSON unchanged', () => {
    const sentences = splitSentences(prose);
    expect(JSON.parse(JSON.stringify(sentences))).toStrictEqual(sentences);
  });

  test('the same for the same prose, and without touching it', () => {
    const before = JSON.stringify(prose);
    expect(splitSentences(prose)).toEqual(splitSentences(prose));
    expect(JSON.stringify(prose)).toBe(before);
  });
});

describe('splitSentences refuses what is no Prose', () => {
  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['朝', '"朝"'],
    [[], 'an array'],
    [{}, 'an object'],
    [3, '3'],
  ])('%j', (value, got) => {
    expect(() => splitSentences(value as unknown as Prose)).toThrow(
      new TypeError(`prose must be a Prose, got ${got}`),
    );
  });
});

describe('splitSentences tells what stands beside a sentence', () => {
  test('code, formulas, pictures and embeds directly before and after its block', () => {
    const prose = proseOf([
      ['image', ''],
      ['paragraph', '起きた。食べた。寝た。'],
      ['code', 'sleep()'],
      ['heading', '朝', { level: 2 }],
      ['paragraph', '晴れた。'],
      ['embed', ''],
    ]);
    expect(splitSentences(prose).map(({ text, before, after }) => [text, before, after])).toEqual([
      ['起きた。', 'image', undefined],
      ['食べた。', undefined, undefined],
      ['寝た。', undefined, 'code'],
      ['朝', 'code', undefined],
      ['晴れた。', undefined, 'embed'],
    ]);
  });

  test('that its block is one link', () => {
    const link = (start: number, end: number) => ({
      marks: [{ kind: 'link' as const, start, end }],
    });
    const prose = proseOf([
      ['paragraph', '庭の本を読んだ。土を替えた。', link(0, 14)],
      ['listItem', '・棚の作り方', { level: 1, ...link(1, 6) }],
      ['paragraph', '庭の本を読んだ。土を替えた。', link(0, 7)],
      ['heading', '棚の作り方', { level: 2, ...link(0, 5) }],
    ]);
    expect(splitSentences(prose).map(({ text, linked }) => [text, linked])).toEqual([
      ['庭の本を読んだ。土を替えた。', true],
      ['・棚の作り方', true],
      ['庭の本を読んだ。', undefined],
      ['土を替えた。', undefined],
      ['棚の作り方', undefined],
    ]);
  });

  test('that it stands with others in one link', () => {
    const title = '港の宿 | 港町の公式の案内';
    const body = `順次、窓口でも部屋の予約を受け付けます。${'船の切符と一緒にお求めの場合は早めに窓口までお知らせください。'.repeat(3)}`;
    const text = `疲れていた。\n${title}\n${body}\n眠った。`;
    const start = text.indexOf(title);
    const end = text.indexOf('\n眠った。');
    const prose = proseOf([['paragraph', text, { marks: [{ kind: 'link', start, end }] }]]);
    const linked = splitSentences(prose).map((sentence) => sentence.linked ?? false);
    expect(linked.at(0)).toBe(false);
    expect(linked.slice(1, -1)).not.toContain(false);
    expect(linked.at(-1)).toBe(false);
  });
});
