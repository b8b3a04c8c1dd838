import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/text/front-matter.js';
import { readMarkdown } from '../../src/text/markdown.js';

const yaml = (text: string) => readFrontMatter(`---\n${text}\n---\n本文`, 0)!;

describe('readFrontMatter', () => {
  it('reads YAML as plain JSON, dates as they are written', () => {
    const text =
      'title: 題\ndate: 2024-02-30\ntags: [on, 1:20, ~, 0x1F]\ndraft: false\nn: 1.50\nauthor:\n  name: 山';
    expect(yaml(text).values).toEqual({
      title: '題',
      date: '2024-02-30',
      tags: ['on', '1:20', null, 31],
      draft: false,
      n: 1.5,
      author: { name: '山' },
    });
  });

  it.each([
    ['title: no', 'no'],
    ['title: 2024', '2024'],
    ['title: 0x1F', '0x1F'],
    ['title: true', 'true'],
    ['title: 2024-01-02', '2024-01-02'],
    ['title: "引用"', '引用'],
    ["title: '引用'", '引用'],
    ['title: >-\n  折り返さない', '折り返さない'],
  ])('keeps the title of "%s" a string that stands in the source', (text, title) => {
    const source = `\ufeff---\n${text}\n---\n本文`;
    const found = readFrontMatter(source, 1)!;
    expect(found.title!.text).toBe(title);
    expect(found.values!.title).toBe(title);
    expect(source.slice(found.title!.start, found.title!.end)).toBe(title);
  });

  it('places a title with escapes nowhere', () => {
    expect(yaml('title: "a\\tb"').title).toEqual({ text: 'a\tb', start: 0, end: 0 });
  });

  it.each(['title:', 'title: ~', 'title: ""', 'title: [a]', 'name: x'])(
    'finds no title in "%s"',
    (text) => {
      expect(yaml(text).title).toBeNull();
    },
  );

  it('does no harm by __proto__ and constructor', () => {
    const { values } = yaml('__proto__:\n  polluted: 1\nconstructor:\n  prototype: 2\ntitle: x');
    expect(Object.keys(values!)).toEqual(['constructor', 'title']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it('runs no tag: what a tag holds is text', () => {
    expect(yaml('x: !!js/function "process.exit(9)"').values).toEqual({ x: 'process.exit(9)' });
  });

  it('has no numbers that JSON cannot say', () => {
    const { values } = yaml('a: .inf\nb: .nan\nc: -0\nd: 123456789012345678901');
    expect(JSON.parse(JSON.stringify(values))).toEqual(values);
    expect(values).toEqual({ a: '.inf', b: '.nan', c: 0, d: '123456789012345678901' });
  });

  it.each([
    `+++\na = ${'x'.repeat(29)}😀😀\n+++\n`,
    `+++\n${'x'.repeat(29)}😀😀\n+++\n`,
    `+++\na = [1 ${'x'.repeat(29)}😀😀]\n+++\n`,
  ])('quotes no half of a character in its notice: %j', (source) => {
    const [notice] = readFrontMatter(source, 0)!.notices;
    expect(notice!.message).toMatch(/, got "x{29}"$/);
  });

  it('follows an alias, and refuses a bomb of them', () => {
    expect(yaml('a: &x [1]\nb: *x').values).toEqual({ a: [1], b: [1] });
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let level = 1; level < 8; level += 1) {
      const [name, before] = ['abcdefgh'[level], 'abcdefgh'[level - 1]];
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join()}]`);
    }
    expect(yaml(bomb.join('\n')).notices[0]!.message).toBe(
      'front matter left out, it cannot be read: aliases stand for too many values',
    );
  });

  it.each([
    ['an alias to itself', 'a: &a [*a]'],
    ['deep lists', `a: ${'['.repeat(3000)}`],
    ['deep maps', `a: ${'{a: '.repeat(3000)}`],
    [
      'deep indentation',
      Array.from({ length: 200 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
    ],
    ['a tab', 'a: b\n\tc: d'],
    ['many lines', 'a: b\n'.repeat(20_000)],
  ])('leaves out front matter that is %s, with a notice', (_name, text) => {
    const { values, notices, end } = yaml(text);
    expect(values).toBeNull();
    expect(notices.map(({ code }) => code)).toEqual(['FRONT_MATTER_UNREADABLE']);
    expect(end).toBe(text.length + 9);
    expect(readMarkdown(`---\n${text}\n---\n本文`).blocks.map((block) => block.text)).toEqual([
      '本文',
    ]);
  });

  it('reads the TOML that front matter uses', () => {
    const source = [
      '+++ ',
      '# comment',
      'title = "題 \\u3042"',
      'date = 2024-01-02T03:04:05+09:00',
      'tags = [\'一\', "二", # comment',
      ']',
      'n = 1_000',
      'on = true',
      'summary = """',
      '一行に \\ ',
      '  つなぐ。',
      '"""',
      '"a=b" = 2',
      '[params.image]',
      "src = 'a.png'",
      'inline = { a = 1, b = "x" }',
      '+++',
      '本文',
    ].join('\r\n');
    const { values, title, end } = readFrontMatter(source, 0)!;
    expect(values).toEqual({
      title: '題 あ',
      date: '2024-01-02T03:04:05+09:00',
      tags: ['一', '二'],
      n: 1000,
      on: true,
      summary: '一行に つなぐ。\r\n',
      'a=b': 2,
      params: { image: { src: 'a.png', inline: { a: 1, b: 'x' } } },
    });
    expect(title).toEqual({ text: '題 あ', start: 0, end: 0 });
    expect(source.slice(end)).toBe('本文');
  });

  it.each([
    '+++\ntitle = \n+++\n',
    '+++\ntitle\n+++\n',
    '+++\na = [1 2]\n+++\n',
    '+++\na = 1.2.3\n+++\n',
    '---js\n({})\n---\n',
  ])('says of %j that it cannot be read', (source) => {
    expect(readFrontMatter(`${source}本文`, 0)!.notices).toHaveLength(1);
  });

  it.each([
    ['', null],
    ['本文', null],
    ['---\n本文', null],
    ['---\n題\n---\n本文', null],
    ['本文\n---\nkey: 値\n---\n', null],
    ['title: 本文の話\n\n続き。\n---\n', null],
    ['---\n---\n本文', 8],
    ['---\r\na: b\r\n---\r\n本文', 16],
    ['---\na: b\n---', 12],
  ])('finds the end of the front matter of %j', (source, end) => {
    expect(readFrontMatter(source, 0)?.end ?? null).toBe(end);
  });
});
