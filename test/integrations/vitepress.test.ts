import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import MiniSearch from 'minisearch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type PageData,
  withYomitoki,
  yomitokiContent,
  yomitokiPageData,
  yomitokiSearchOptions,
} from 'yomitoki/vitepress';
import { knownTerms } from '../../src/integrations/search-function.js';

const off = { cache: false } as const;
const harbour = '---\ntitle: 港の朝\n---\n\n港の朝は早い。漁船が港に戻り、市場に魚が並ぶ。\n';
const market = '---\ntitle: 市場の魚\n---\n\n市場で魚を選ぶ。港の漁船が運んだ魚は新しい。\n';

let srcDir: string;
beforeEach(() => {
  srcDir = mkdtempSync(join(tmpdir(), 'yomitoki-'));
});
afterEach(() => rmSync(srcDir, { recursive: true }));

function context(files: Record<string, string>, site: object = {}) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(srcDir, path)), { recursive: true });
    writeFileSync(join(srcDir, path), text);
  }
  return { siteConfig: { srcDir, pages: Object.keys(files), ...site } };
}

const page = (filePath: string, more: Partial<PageData> = {}): PageData => ({
  filePath,
  description: '',
  frontmatter: {},
  ...more,
});

describe('yomitokiPageData', () => {
  it('gives a page its values and description, related posts with their addresses', async () => {
    const transform = yomitokiPageData(off);
    const site = context(
      { 'a.md': harbour, 'b/index.md': market },
      { cleanUrls: true, rewrites: { map: { 'a.md': 'harbour/morning.md' } } },
    );
    const a = await transform(page('a.md', { frontmatter: { layout: 'doc' } }), site);
    expect(a.frontmatter).toMatchObject({
      layout: 'doc',
      yomitoki: { title: '港の朝', related: [{ id: 'b/index.md', url: '/b/' }] },
    });
    expect(a.description).toMatch(/^.{10,}。$/);
    const b = await transform(page('b/index.md'), site);
    expect(b.frontmatter?.yomitoki).toMatchObject({ related: [{ url: '/harbour/morning' }] });
  });

  it('keeps the description of the author', async () => {
    const site = context({ 'a.md': harbour });
    const change = await yomitokiPageData(off)(page('a.md', { description: '早起き。' }), site);
    expect(change).not.toHaveProperty('description');
  });

  it('leaves alone home pages, dynamic routes and what is outside the folder', async () => {
    const transform = yomitokiPageData({ ...off, folder: './posts/' });
    const site = context({
      'posts/a.md': harbour,
      'posts/index.md': '---\nlayout: home\n---\n',
      'posts-old/b.md': market,
    });
    expect(await transform(page('posts/index.md'), site)).toEqual({});
    expect(await transform(page('posts-old/b.md'), site)).toEqual({});
    expect(await transform(page('posts/a.md', { params: { name: 'a' } }), site)).toEqual({});
    const { frontmatter } = await transform(page('posts/a.md'), site);
    expect(frontmatter?.yomitoki).toMatchObject({ title: '港の朝', related: [] });
  });

  it('follows an edit, a new post and a deleted one', async () => {
    const transform = yomitokiPageData(off);
    const site = context({ 'a.md': harbour });
    await transform(page('a.md'), site);
    context({ 'a.md': harbour.replace('港の朝は', '夕方の港は') });
    const edited = await transform(page('a.md'), site);
    expect(edited.description).toContain('夕方');
    context({ 'b.md': market });
    const added = await transform(page('b.md'), site);
    expect(added.frontmatter?.yomitoki).toMatchObject({ related: [{ id: 'a.md' }] });
    rmSync(join(srcDir, 'b.md'));
    expect(await transform(page('b.md'), site)).toEqual({});
    const { frontmatter } = await transform(page('a.md'), site);
    expect(frontmatter?.yomitoki).toMatchObject({ related: [] });
  });

  it('refuses wrong options when it is made', () => {
    expect(() => yomitokiPageData({ folder: 3 as never })).toThrow(
      new TypeError('folder must be a string, got 3'),
    );
    expect(() => yomitokiPageData({ name: '' })).toThrow(
      new RangeError('name must be a string with a character, got ""'),
    );
  });
});

describe('withYomitoki', () => {
  it('lets the transformPageData of the site go first', async () => {
    const config = withYomitoki(
      {
        transformPageData: async () => ({ description: '自分で書いた。', frontmatter: { own: 1 } }),
      },
      { ...off, name: 'ja' },
    );
    const transform = config.transformPageData as never as ReturnType<typeof yomitokiPageData>;
    const change = await transform(page('a.md'), context({ 'a.md': harbour }));
    expect(change).toMatchObject({
      description: '自分で書いた。',
      frontmatter: { own: 1, ja: { title: '港の朝' } },
    });
  });

  it('tries again with the next page when the blog could not be read', async () => {
    const slugFile = join(srcDir, 'slugs.json');
    writeFileSync(slugFile, '[]');
    const transform = yomitokiPageData({ ...off, slugFile });
    const site = context({ 'a.md': harbour });
    await expect(transform(page('a.md'), site)).rejects.toThrow(
      new TypeError(`${slugFile} must be an object of slugs by id, got an array`),
    );
    rmSync(slugFile);
    const change = await transform(page('a.md'), site);
    expect(change.frontmatter!.yomitoki).toMatchObject({ title: '港の朝' });
  });

  it('puts search in place where the site has local search, below the options of the site', () => {
    const local = (options: object) => ({
      themeConfig: { search: { provider: 'local', options } },
    });
    const own = { detailedView: true, miniSearch: { searchOptions: { fuzzy: false } } };
    expect(withYomitoki(local(own), off)).toMatchObject(
      local({
        detailedView: true,
        miniSearch: {
          options: { tokenize: expect.any(Function), processTerm: expect.any(Function) },
          searchOptions: { fuzzy: false, combineWith: 'AND' },
        },
      }),
    );
    const algolia = { themeConfig: { search: { provider: 'algolia' } } };
    expect(withYomitoki(algolia, off)).toMatchObject(algolia);
    expect(withYomitoki(local(own), { ...off, search: false }).themeConfig).toEqual(
      local(own).themeConfig,
    );
  });
});

describe('yomitokiContent', () => {
  it('gives every entry its values, and takes its source away', async () => {
    const entries = await yomitokiContent(off)([
      { url: '/posts/a.html', src: harbour, frontmatter: { title: '港の朝' } },
      { url: '/posts/', src: market, frontmatter: { description: '魚の話。' } },
    ]);
    expect(entries[0]).not.toHaveProperty('src');
    expect(entries[0]!.description).toBe(entries[0]!.yomitoki.description);
    expect(entries[0]!.yomitoki.related).toMatchObject([{ id: 'posts/index.md', url: '/posts/' }]);
    expect(entries[1]!.description).toBe('魚の話。');
    expect(entries[1]!.yomitoki.related).toMatchObject([
      { id: 'posts/a.md', url: '/posts/a.html' },
    ]);
  });

  it('says what is missing when a loader leaves sources out', async () => {
    await expect(
      yomitokiContent(off)([{ url: '/a', src: undefined, frontmatter: {} }]),
    ).rejects.toThrow(
      new TypeError('createContentLoader must have includeSrc: true, got /a without its source'),
    );
  });
});

describe('yomitokiSearchOptions', () => {
  const heading = (level: number, id: string, title: string) =>
    `<h${level} id="${id}" tabindex="-1">${title} <a class="header-anchor" href="#${id}" aria-label="Permalink to &quot;${title}&quot;">\u200b</a></h${level}>\n`;

  it('cuts a page at its headings, the text before the first under the title of the page', async () => {
    const path = join(srcDir, 'a.md');
    writeFileSync(path, '---\ntitle: 港のノート\n---\n');
    const { _splitIntoSections } = yomitokiSearchOptions(off).miniSearch;
    const html = `<p>前書き。</p>${heading(1, 'a', '港 &amp; 町')}<p>朝は<em>早い</em>。</p>${heading(2, 'b', '市場')}<ul><li>魚</li><li>氷</li></ul>${heading(2, 'c', '<code>sync</code>')}`;
    expect(await _splitIntoSections(path, html)).toEqual([
      { anchor: '', titles: ['港のノート'], text: '前書き。' },
      { anchor: 'a', titles: ['港 & 町'], text: '朝は早い。' },
      { anchor: 'b', titles: ['港 & 町', '市場'], text: '魚\n氷' },
      { anchor: 'c', titles: ['港 & 町', 'sync'], text: '' },
    ]);
    expect(await _splitIntoSections(path, '')).toEqual([]);
  });

  it('keeps terms of what the pages say now, however often one is edited', async () => {
    const { options, _splitIntoSections } = yomitokiSearchOptions(off).miniSearch;
    const cut = (name: string, text: string) =>
      _splitIntoSections(join(srcDir, name), `${heading(1, 'a', 'まとめ')}<p>${text}</p>`);
    const hasReading = (text: string) => options.tokenize(text, 'text').includes('ぼう');
    const known = () => (globalThis as never as Record<symbol, Map<string, string>>)[knownTerms]!;
    const before = known()?.size ?? 0;
    await cut('one.md', '防波堤');
    await cut('two.md', '市場');
    for (let edit = 0; edit < 20; edit++) await cut('one.md', `防波堤 ${edit}`);
    expect(hasReading('防波堤')).toBe(false);
    expect(hasReading('防波堤 19')).toBe(true);
    expect(options.tokenize('市場', 'text')).toContain('しじ');
    await _splitIntoSections(join(srcDir, 'one.md'), '');
    expect(hasReading('防波堤 19')).toBe(false);
    // まとめ, its parents (none) and 市場
    expect(known().size).toBeLessThanOrEqual(before + 3);
    await cut('one.md', '防波堤 19');
    expect(hasReading('防波堤 19')).toBe(true);
  });

  it('indexes readings, which a query needs no dictionary for', async () => {
    const { options, _splitIntoSections } = yomitokiSearchOptions(off).miniSearch;
    const path = join(srcDir, 'none.md');
    const sections = await _splitIntoSections(path, `${heading(1, 'a', '東京')}<p>展望台</p>`);
    expect(options.tokenize(sections[0]!.text, 'text')).toEqual(
      expect.arrayContaining(options.tokenize('てんぼうだい')),
    );
    expect(options.processTerm('ぼう')).toBe('ぼう');
  });

  it('finds no other word where three kana differ in one, but mistyped Latin words', async () => {
    const { options, searchOptions } = yomitokiSearchOptions(off).miniSearch;
    const search = new MiniSearch({
      fields: ['text'],
      searchOptions: { prefix: true, ...searchOptions },
      ...options,
    });
    search.add({ id: 1, text: '静かなファンを付けた Kubernetes' });
    const found = (query: string) => search.search(query).length;
    expect(found('ファン')).toBe(1);
    expect(found('フアン')).toBe(0);
    expect(found('kubernetse')).toBe(1);
  });
});
