import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import yomitoki, { type EleventyOptions, type EleventyValues } from 'yomitoki/eleventy';

type Data = Record<string, unknown> & { yomitoki?: EleventyValues };
type Filter = (text: unknown, how?: object) => unknown;

/** A build as Eleventy does it, as far as plugins see. */
function site(
  options: EleventyOptions = {},
  ownFilters: Record<string, Filter> = {},
  hasPreprocessors = false,
) {
  const listeners = new Map<string, (event: object) => unknown>();
  const computed = new Map<string, (data: object) => unknown>();
  const filters = new Map<string, Filter>(Object.entries(ownFilters));
  let parseDate: (this: { page: { inputPath: string } }) => unknown;
  let preprocess: ((data: object, content: string) => Promise<undefined>) | undefined;
  yomitoki(
    {
      ...(hasPreprocessors && {
        addPreprocessor: (_name: string, endings: string, see: unknown) => {
          expect(endings).toBe('*');
          preprocess = see as never;
        },
      }),
      on: (event, listener) => listeners.set(event, listener as never),
      addGlobalData: (name, value) => computed.set(name, value() as never),
      addFilter: (name, filter) => filters.set(name, filter),
      addAsyncFilter: (name, filter) => filters.set(name, filter as Filter),
      getFilter: (name) => filters.get(name),
      addDateParsing: (parse) => {
        parseDate = parse as never;
      },
    },
    { cache: false, ...options },
  );
  return {
    filters,
    /** Pages by input path; a page's `url` is its address. */
    async build(
      pages: Record<string, Data & { text: string; url?: string | false }>,
      { fails = false, runMode = 'build' } = {},
    ) {
      await listeners.get('eleventy.before')!({ runMode });
      // All templates at once, in no order.
      for (const inputPath of Object.keys(pages)) parseDate.call({ page: { inputPath } });
      const collections: Record<string, object[]> = {};
      const inputPathToUrl: Record<string, (string | false)[]> = {};
      const built: Record<string, Data> = {};
      for (const [inputPath, { text, url = inputPath.slice(1), ...fields }] of Object.entries(
        pages,
      )) {
        const data: Data = { ...fields, page: { inputPath, rawInput: text }, collections };
        if (preprocess !== undefined) {
          const page = { inputPath };
          Object.assign(data, { page });
          await preprocess(data, text);
          Object.assign(page, { rawInput: text });
        }
        const own = (data.eleventyComputed ?? {}) as Record<string, (data: object) => unknown>;
        for (const [key, compute] of [...computed, ...Object.entries(own)]) {
          expect(await compute(new Proxy(data, {}))).toBeUndefined();
          data[key.replace('eleventyComputed.', '')] = await compute(data);
        }
        for (const tag of [fields.tags ?? []].flat() as string[])
          collections[tag] = [...(collections[tag] ?? []), { inputPath }];
        inputPathToUrl[inputPath] = [url];
        built[inputPath] = data;
      }
      const early = Object.entries(built).map(([path, data]) => [path, data.yomitoki?.slug]);
      await listeners.get('eleventy.contentMap')!({ inputPathToUrl, urlToInputPath: {} });
      if (!fails) await listeners.get('eleventy.after')!({});
      return { built, early: Object.fromEntries(early) };
    },
  };
}

const harbour = { title: '港の朝', text: '港の朝は早い。漁船が港に戻り、市場に魚が並ぶ。' };
const market = { title: '市場の魚', text: '市場で魚を選ぶ。港の漁船が運んだ魚は新しい。' };

describe('a page', () => {
  it('knows its slug at once and all else when templates render', async () => {
    const { built, early } = await site().build({ './a.md': harbour, './b.md': market });
    expect(early).toEqual({ './a.md': 'minato-no-asa', './b.md': 'ichiba-no-sakana' });
    expect(built['./a.md']!.yomitoki).toMatchObject({
      title: '港の朝',
      slug: 'minato-no-asa',
      readingTime: { minutes: 1 },
      related: [{ id: './b.md', title: '市場の魚', url: '/b.md' }],
    });
    expect(built['./a.md']!.description).toBe(built['./a.md']!.yomitoki!.description);
  });

  it('keeps the description and slug of its author', async () => {
    const { built, early } = await site().build({
      './a.md': { ...harbour, description: '早起きの記録。', slug: 'early' },
    });
    expect(built['./a.md']!.description).toBe('早起きの記録。');
    expect(early['./a.md']).toBe('early');
    expect(built['./a.md']!.yomitoki!.slug).toBe('early');
  });

  it('takes the title of its text where the data have none, and without one its keywords', async () => {
    const { early } = await site().build({
      './a.md': { text: `# 灯台の話\n\n${harbour.text}` },
      './b.md': { text: harbour.text },
    });
    expect(early['./a.md']).toBe('todai-no-hanashi');
    expect(early['./b.md']).toBe('minato-shijo-gyosen');
  });

  it('is a post when it is Markdown or in the collection, and nothing otherwise', async () => {
    const { built } = await site().build({
      './a.md': harbour,
      './b.njk': { ...market, tags: ['posts'] },
      './index.njk': { title: '一覧', text: '{% for post in posts %}' },
      './data.11ty.js': { text: 'export default {}', tags: ['posts'] },
    });
    expect(Object.keys(built).filter((path) => built[path]!.yomitoki !== undefined)).toEqual([
      './a.md',
      './b.njk',
    ]);
  });
});

it('may be called by a year', async () => {
  const { built } = await site().build({ './a.md': { ...harbour, title: 2024 } });
  expect(built['./a.md']!.yomitoki).toMatchObject({ title: '2024', slug: '2024' });
});

describe('the blog', () => {
  it('offers neither drafts, pages without an address, nor pages outside the collection', async () => {
    const posts = { tags: ['posts'] };
    const { built } = await site().build({
      './a.md': { ...harbour, ...posts },
      './b.md': { ...market, ...posts },
      './draft.md': { ...market, ...posts, draft: true },
      './hidden.md': { ...market, ...posts, url: false },
      './about.md': { ...market },
    });
    expect(built['./a.md']!.yomitoki!.related.map(({ id }) => id)).toEqual(['./b.md']);
    expect(built['./about.md']!.yomitoki!.related.map(({ id }) => id)).toEqual(['./b.md']);
  });

  it('does not count tags that only sort pages', async () => {
    const { built } = await site({ collection: 'essays' }).build({
      './a.md': { ...harbour, tags: ['essays', '海'] },
      './b.md': { ...market, tags: ['essays', 'posts', 'nav', '海', '料理'] },
    });
    const { suggestedTags } = built['./a.md']!.yomitoki!;
    expect(suggestedTags[0]).toBe('料理');
    for (const tag of ['essays', 'posts', 'nav', '海']) expect(suggestedTags).not.toContain(tag);
  });
});

describe('the reading time of the author', () => {
  it('wins over the measure', async () => {
    const { built } = await site().build({ './a.md': { ...harbour, readingTime: 12 } });
    expect(built['./a.md']!.yomitoki!.readingTime).toMatchObject({ minutes: 12, source: 'author' });
  });
});

describe('pinned slugs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yomitoki-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('stay when titles change, are unlike each other, and are those of posts alone', async () => {
    const slugFile = join(folder, 'slugs.json');
    const posts = { tags: 'posts' };
    const { build } = site({ slugFile });
    await build({
      './a.md': { ...harbour, ...posts },
      './b.md': { ...market, ...posts, title: harbour.title },
      './about.md': { title: 'このブログ', text: market.text },
    });
    const pinned = { './a.md': 'minato-no-asa', './b.md': 'minato-no-asa-2' };
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual(pinned);
    const { early } = await build({
      './b.md': { ...market, ...posts },
      './a.md': { ...harbour, ...posts, title: '夕方の港' },
    });
    expect(early).toEqual(pinned);
  });

  it('are numbered by path where titles are alike, in whatever order Eleventy asks', async () => {
    const { build } = site();
    const page = (name: string, title: string, more: object = {}) => {
      const text = `本文。${name}`;
      const fields = Object.entries({ title, ...more }).map(([key, value]) => `${key}: ${value}`);
      writeFileSync(join(folder, name), `---\n${fields.join('\n')}\n---\n${text}`);
      return [join(folder, name), { title, text, ...more }] as const;
    };
    const pages = [
      page('c.md', '港の朝'),
      page('draft.md', '港の朝', { draft: true }),
      page('b.md', '港の夜'),
      page('a.md', '港の朝'),
      page('a-draft.md', '港の朝', { draft: true }),
      page('own.md', '港の朝', { slug: 'minato-no-asa-2' }),
    ];
    const slugs = {
      'a.md': 'minato-no-asa',
      'c.md': 'minato-no-asa-2',
      'a-draft.md': 'minato-no-asa-3',
      'draft.md': 'minato-no-asa-4',
      'b.md': 'minato-no-yoru',
      'own.md': 'minato-no-asa-2',
    };
    for (const list of [pages, [...pages].reverse()]) {
      const { early } = await build(Object.fromEntries(list));
      for (const [name, slug] of Object.entries(slugs))
        expect(early[join(folder, name)], name).toBe(slug);
    }
  });

  it('are not those of posts that say nothing, which have the names of their files', async () => {
    const slugFile = join(folder, 'slugs.json');
    const { build } = site({ slugFile });
    const english = { text: 'We saw three ships in the harbour.' };
    const { early } = await build({
      './a.md': harbour,
      './new.md': { text: '' },
      './en/new.md': { text: '' },
      './ships.md': english,
    });
    const pinned = { './a.md': 'minato-no-asa' };
    expect(early).toEqual({
      ...pinned,
      './new.md': 'new',
      './en/new.md': 'new-2',
      './ships.md': 'ships',
    });
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual(pinned);
    const { early: later } = await build({ './a.md': harbour, './new.md': market });
    expect(later['./new.md']).toBe('ichiba-no-sakana');
  });

  it.each(['serve', 'watch'])(
    'are not pinned by --%s, and follow the title there',
    async (mode) => {
      const slugFile = join(folder, 'slugs.json');
      const { build } = site({ slugFile });
      for (const [title, slug] of [
        ['港の', 'minato-no'],
        ['港の朝', 'minato-no-asa'],
      ] as const) {
        const { early } = await build({ './a.md': { ...harbour, title } }, { runMode: mode });
        expect(early).toEqual({ './a.md': slug });
        expect(existsSync(slugFile)).toBe(false);
      }
      await site({ slugFile, pinSlugs: true }).build({ './a.md': harbour }, { runMode: mode });
      expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual({ './a.md': 'minato-no-asa' });
    },
  );
});

describe('a build that fails', () => {
  it('pins nothing', async () => {
    const slugFile = join(mkdtempSync(join(tmpdir(), 'yomitoki-')), 'slugs.json');
    const { build } = site({ slugFile });
    await build({ './a.md': harbour }, { fails: true });
    expect(existsSync(slugFile)).toBe(false);
    const { early } = await build({ './a.md': market });
    expect(early).toEqual({ './a.md': 'ichiba-no-sakana' });
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual(early);
    rmSync(join(slugFile, '..'), { recursive: true });
  });
});

describe('filters', () => {
  it('read Japanese', async () => {
    const { filters } = site();
    expect(await filters.get('furigana')!('裏切る', { firstOnly: true })).toBe(
      '<ruby>裏切<rp>(</rp><rt>うらぎ</rt><rp>)</rp></ruby>る',
    );
    expect(await filters.get('romajiSlug')!('東京のファイル')).toBe('tokyo-no-fairu');
    expect(filters.get('readingTime')!('<p>'.concat('港の朝は早い。'.repeat(200)))).toBe(
      '約2分で読めます',
    );
    for (const [, filter] of filters) expect(typeof (await filter(undefined))).toBe('string');
  });

  it('leave those of the site as they are', () => {
    const own = () => 'own';
    const { filters } = site({}, { readingTime: own });
    expect(filters.get('readingTime')).toBe(own);
    expect([...filters.keys()].sort()).toEqual(['furigana', 'readingTime', 'romajiSlug']);
  });
});

describe('where Eleventy has preprocessors', () => {
  const pages = { './a.md': harbour, './b.md': market };

  it('gives pages the same values', async () => {
    const { early, built } = await site({}, {}, true).build(pages);
    const older = await site().build(pages);
    expect(early).toEqual(older.early);
    expect(built['./a.md']!.yomitoki).toEqual(older.built['./a.md']!.yomitoki);
    expect(built['./a.md']!.description).toBe(older.built['./a.md']!.description);
  });

  it('waits for data that are computed, such as a title', async () => {
    const eleventyComputed = {};
    const { built } = await site({ name: 'ja' }, {}, true).build({
      './a.md': { ...harbour, eleventyComputed },
    });
    expect(eleventyComputed).toEqual({});
    expect(built['./a.md']).toMatchObject({ ja: { slug: 'minato-no-asa' } });
    expect(Object.keys(built['./a.md']!.eleventyComputed as object)).toEqual(['ja']);
  });

  it('leaves pages alone that are none, and templates of many pages', async () => {
    const { built } = await site({}, {}, true).build({
      ...pages,
      './c.md': { ...harbour, pagination: { data: 'posts' } },
      './d.css': { text: 'p {}' },
    });
    expect(built['./a.md']!.yomitoki!.related).toHaveLength(1);
    expect(built['./c.md']!.yomitoki).toBeUndefined();
    expect(built['./d.css']!.yomitoki).toBeUndefined();
  });
});

describe('a development server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yomitoki-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const runMode = 'serve';
  const pages = { './a.md': harbour, './b.md': market };

  it('gives unchanged pages their slug first and then all values, at every build', async () => {
    const { build } = site({}, {}, true);
    const first = await build(pages, { runMode });
    (first.built['./a.md']!.yomitoki!.related as unknown[]).pop();
    const { built, early } = await build(pages, { runMode });
    expect(early).toEqual({ './a.md': 'minato-no-asa', './b.md': 'ichiba-no-sakana' });
    expect(built['./a.md']!.yomitoki!.related).toMatchObject([{ id: './b.md', url: '/b.md' }]);
    expect(built['./a.md']!.description).toBe(first.built['./a.md']!.description);
  });

  it('sees what a page says otherwise, and what its neighbours have of it', async () => {
    const { build } = site({}, {}, true);
    await build(pages, { runMode });
    const values = async (b: object, path = './a.md') =>
      (await build({ './a.md': harbour, './b.md': { ...market, ...b } }, { runMode })).built[path]!
        .yomitoki!;
    expect((await values({ url: '/market/' })).related[0]!.url).toBe('/market/');
    expect((await values({ title: '魚の市場' })).related[0]!.title).toBe('魚の市場');
    expect((await values({ draft: true })).related).toEqual([]);
    expect((await values({ url: false })).related).toEqual([]);
    expect((await values({ tags: ['海'] })).suggestedTags).toContain('海');
    expect((await values({ tags: [] })).suggestedTags).not.toContain('海');
    expect((await values({ slug: 'fish' }, './b.md')).slug).toBe('fish');
    expect((await values({ readingTime: 7 }, './b.md')).readingTime.minutes).toBe(7);
    expect((await values({}, './b.md')).readingTime.minutes).toBe(1);
    const { built } = await build({ './b.md': market }, { runMode });
    expect(built['./b.md']!.yomitoki!.related).toEqual([]);
  });

  it('reads what is saved before it is asked for it', async () => {
    const [cache, file] = [join(folder, 'cache'), join(folder, 'a.md')];
    const { build } = site({ cache }, {}, true);
    const files = () =>
      readdirSync(cache, { recursive: true }).filter((name) => /json$/.test(`${name}`));
    const write = (text: string) => writeFileSync(file, `---\ntitle: 港の朝\n---\n${text}`);
    write(harbour.text);
    await build({ [file]: harbour, './b.md': market }, { runMode });
    const before = files().length;
    const text = `${harbour.text}夜明けの灯台は遠い。`;
    write(text);
    await vi.waitFor(() => expect(files()).toHaveLength(before + 1), { timeout: 5000 });
    const { built } = await build({ [file]: { ...harbour, text }, './b.md': market }, { runMode });
    expect(files()).toHaveLength(before + 1);
    const fresh = await site({ cache: false }).build({
      [file]: { ...harbour, text },
      './b.md': market,
    });
    expect(built[file]!.yomitoki).toEqual(fresh.built[file]!.yomitoki);
  });

  it('shows what Eleventy has where that is not what was saved', async () => {
    const file = join(folder, 'a.md');
    const { build } = site({}, {}, true);
    await build({ [file]: harbour, './b.md': market }, { runMode });
    writeFileSync(file, '---\ntitle: 灯台\n---\n灯台は遠い。');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const page = { title: '夜の船', text: '夜の船は遅い。' };
    const { built } = await build({ [file]: page, './b.md': market }, { runMode });
    expect(built[file]!.yomitoki).toMatchObject({ title: '夜の船', slug: 'yoru-no-fune' });
    expect(built[file]!.yomitoki!.summary).toBe('夜の船は遅い。');
  });
});

it('puts values under another name when asked', async () => {
  const { built } = await site({ name: 'ja' }).build({ './a.md': harbour });
  expect(built['./a.md']).toMatchObject({ ja: { title: '港の朝' } });
});

it('refuses wrong options when it is added', () => {
  expect(() => site({ name: '' })).toThrow(
    new RangeError('name must be a string with a character, got ""'),
  );
  expect(() => site({ furigana: 3 as never })).toThrow(
    new TypeError('furigana must be true, false or its options, got 3'),
  );
});
