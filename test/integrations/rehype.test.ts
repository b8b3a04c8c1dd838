import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import yomitokiRehype, { type RehypeOptions } from 'yomitoki/rehype';
import { promiseGrowsAtMost } from '../laws/growth.js';

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  data?: Record<string, unknown>;
}

const text = (value: string): Node => ({ type: 'text', value });
const h = (tagName: string, ...children: (Node | string)[]): Node => ({
  type: 'element',
  tagName,
  properties: {},
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const page = (...children: Node[]): Node => ({ type: 'root', children });

/** The page as HTML, with 漢字《かんじ》 for readings. */
function shown({ type, tagName, value, children = [] }: Node): string {
  if (type === 'text') return value!;
  const inner = children.map(shown).join('');
  if (tagName === 'rp') return '';
  if (tagName === 'rt') return `《${inner}》`;
  return tagName === undefined || tagName === 'ruby' ? inner : `<${tagName}>${inner}</${tagName}>`;
}

const fileOf = (value: string, data: Record<string, unknown> = {}, path?: string) => ({
  data,
  ...(path !== undefined && { path }),
  toString: () => value,
});

async function withRuby(tree: Node, ruby: RehypeOptions['ruby'] = true): Promise<string> {
  const file = fileOf('', { yomitoki: 'read before' });
  await yomitokiRehype({ cache: false, ruby: ruby! })(tree, file);
  return shown(tree);
}

describe('yomitoki/rehype', () => {
  it('gives a page of HTML its values and leaves the tree as it is', async () => {
    const html = '<article><h1>港の図書館</h1><p>閲覧室の窓から船が見える。</p></article>';
    const tree = { ...page(h('p', '閲覧室')), data: { quirksMode: false } };
    const file = fileOf(html);
    await yomitokiRehype({ cache: false })(tree, file);
    expect(file.data.yomitoki).toMatchObject({
      title: '港の図書館',
      slug: 'minato-no-toshokan',
      summary: '閲覧室の窓から船が見える。',
    });
    expect(shown(tree)).toBe('<p>閲覧室</p>');
  });

  it('tells Markdown by the name of the file', async () => {
    const file = fileOf('# 題\n\n<p>本文です。</p>', {}, 'post.md');
    await yomitokiRehype({ cache: false })(page(), file);
    expect(file.data.yomitoki).toMatchObject({ title: '題' });
  });

  it('leaves the values of yomitoki/remark alone', async () => {
    const file = fileOf('# 題', { yomitoki: 'read before' });
    await yomitokiRehype({ cache: false })(page(), file);
    expect(file.data).toEqual({ yomitoki: 'read before' });
  });

  it('puts readings above the kanji of the text', async () => {
    expect(await withRuby(page(h('p', '港の図書館で一日を過ごす。')))).toBe(
      '<p>港《みなと》の図書館《としょかん》で一《いち》日《にち》を過《す》ごす。</p>',
    );
  });

  it('makes ruby with brackets for what cannot show it', async () => {
    const tree = page(h('p', '港の'));
    await withRuby(tree);
    expect(tree.children![0]!.children).toEqual([
      h('ruby', '港', h('rp', '('), h('rt', 'みなと'), h('rp', ')')),
      text('の'),
    ]);
  });

  it('reads on through emphasis and links', async () => {
    expect(await withRuby(page(h('p', '港の', h('a', '古い', h('em', '地図')), 'を見た。')))).toBe(
      '<p>港《みなと》の<a>古《ふる》い<em>地図《ちず》</em></a>を見《み》た。</p>',
    );
  });

  it('leaves a word alone that begins in one element and ends in another', async () => {
    expect(await withRuby(page(h('p', '図', h('b', '書館'), 'の窓')))).toBe(
      '<p>図<b>書館</b>の窓《まど》</p>',
    );
  });

  it('does not join words across blocks', async () => {
    expect(await withRuby(page(h('ul', h('li', '図'), h('li', '書館'))))).toBe(
      '<ul><li>図《ず》</li><li>書《しょ》館《かん》</li></ul>',
    );
  });

  it('leaves alone code, headings, readings of the author and other languages', async () => {
    const chinese = { ...h('span', '图书馆在港口'), properties: { lang: 'zh' } };
    const japanese = { ...h('div', '港'), properties: { lang: 'ja-JP' } };
    const tree = page(
      h('h2', '港'),
      h('p', h('code', '港'), h('kbd', '窓'), h('ruby', '港', h('rt', 'こう')), chinese),
      h('pre', h('code', '// 港')),
      h('script', '"港"'),
      japanese,
    );
    expect(await withRuby(tree)).toBe(
      '<h2>港</h2><p><code>港</code><kbd>窓</kbd>港《こう》<span>图书馆在港口</span></p><pre><code>// 港</code></pre><script>"港"</script><div>港《みなと》</div>',
    );
  });

  it('shows each reading once on a page, and only those of later school grades, when told so', async () => {
    const tree = () => page(h('p', '港の窓と海。'), h('p', '港の窓。'));
    expect(await withRuby(tree(), { firstOnly: true })).toBe(
      '<p>港《みなと》の窓《まど》と海《うみ》。</p><p>港の窓。</p>',
    );
    expect(await withRuby(tree(), { minGrade: 6 })).toBe(
      '<p>港の窓《まど》と海。</p><p>港の窓《まど》。</p>',
    );
  });

  it('keeps readings in the cache', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'yomitoki-ruby-'));
    afterAll(() => rmSync(cache, { recursive: true, force: true }));
    const results = [];
    for (let i = 0; i < 2; i++) {
      const tree = page(h('p', '港の', h('b', '窓'), '。'));
      await yomitokiRehype({ cache, ruby: true })(tree, fileOf('港の窓。'));
      results.push(shown(tree));
    }
    expect(results).toEqual(Array(2).fill('<p>港《みなと》の<b>窓《まど》</b>。</p>'));
  });

  it('keeps the text of a page of any shape, in linear time', async () => {
    const deep = (nodes: number) => {
      let inner = h('b', '港');
      for (let i = 0; i < nodes; i++) inner = h(i % 2 === 0 ? 'i' : 'div', '窓', inner, 'の');
      return inner;
    };
    const wide = (nodes: number) =>
      h('p', ...Array.from({ length: nodes }, (_, i) => (i % 3 ? '港の' : h('br'))));
    const textOf = (root: Node) => {
      let found = '';
      const waiting = [root];
      for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        if (node.tagName === 'rt' || node.tagName === 'rp') continue;
        found += node.value ?? '';
        for (const child of [...(node.children ?? [])].reverse()) waiting.push(child);
      }
      return found;
    };
    const read = (tree: Node) =>
      yomitokiRehype({ cache: false, ruby: true })(tree, fileOf('', { yomitoki: 1 }));
    for (const shape of [deep, wide]) {
      const tree = page(shape(10_000));
      const before = textOf(tree);
      await read(tree);
      expect(textOf(tree)).toBe(before);
      const readNew = (nodes: number) => read(page(shape(nodes)));
      expect(await promiseGrowsAtMost(8 ** 1.5, readNew, 1250, 10_000)).toBe(true);
    }
  });

  it('refuses wrong options when it is attached', () => {
    expect(() => yomitokiRehype({ ruby: 'yes' as never })).toThrow(
      new TypeError('ruby must be true, false or its options, got "yes"'),
    );
    expect(() => yomitokiRehype({ ruby: { minGrade: 9 } })).toThrow(
      new RangeError('minGrade must be a whole number from 1 to 8, got 9'),
    );
  });
});
