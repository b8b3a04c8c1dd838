import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import yomitoki, {
  type AstroOptions,
  type BlogPageValues,
  type LoaderOptions,
  withYomitoki,
} from 'yomitoki/astro';
import yomitokiRehype from 'yomitoki/rehype';
import yomitokiRemark from 'yomitoki/remark';
import { isLinked } from '../../src/integrations/astro-vite.js';

const root = mkdtempSync(join(tmpdir(), 'yomitoki-astro-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('yomitoki/astro, the integration', () => {
  function setUp(markdown: object, options: AstroOptions = {}, more: object = {}) {
    const updateConfig = vi.fn();
    const warn = vi.fn();
    const { hooks } = yomitoki(options);
    const folder = pathToFileURL(`${root}/`);
    const config = { markdown, root: folder, cacheDir: folder, ...more };
    hooks['astro:config:setup']({ config, updateConfig, logger: { warn } });
    return { updateConfig, warn, hooks, config };
  }
  /** The library under test stands in no node_modules. */
  const external = [{ vite: { ssr: { external: ['yomitoki'] } } }];
  const version = expect.stringMatching(/^\d+\.\d+\.\d+/);

  it('adds a remark plugin to Astro 5 and 6, its options and the release as data', () => {
    const { updateConfig } = setUp({ remarkPlugins: [] }, { keywords: 8 });
    expect(updateConfig.mock.calls).toEqual([
      [
        {
          markdown: {
            remarkPlugins: [[yomitokiRemark, { keywords: 8, version }]],
            rehypePlugins: [],
          },
        },
      ],
      external,
    ]);
  });

  it('leaves Markdown pages alone when told so', () => {
    expect(setUp({}, { pages: false }).updateConfig.mock.calls).toEqual([external]);
    const { updateConfig } = setUp({}, { pages: false, ruby: true });
    expect(updateConfig.mock.calls[0]![0].markdown).toEqual({
      remarkPlugins: [],
      rehypePlugins: [[yomitokiRehype, { ruby: true, version }]],
    });
    const options = { mdastPlugins: [], hastPlugins: [] };
    setUp({ processor: { name: 'satteri', options } }, { pages: false, ruby: true });
    expect(options).toMatchObject({ mdastPlugins: [], hastPlugins: [{ name: 'yomitoki-ruby' }] });
    expect(() => yomitoki({ pages: 0 as never })).toThrow(
      new TypeError('pages must be true or false, got 0'),
    );
  });

  it('keeps a linked library out of the bundle, unless all packages are', () => {
    const vite = { ssr: { external: true } };
    expect(setUp({}, { pages: false }, { vite }).updateConfig).not.toHaveBeenCalled();
    expect(isLinked('/home/me/yomitoki/dist/integrations/astro.js')).toBe(true);
    expect(isLinked('/home/me/blog/node_modules/yomitoki/dist/integrations/astro.js')).toBe(false);
    expect(isLinked('C:\\blog\\node_modules\\yomitoki\\dist\\integrations\\astro.js')).toBe(false);
  });

  it.each([
    ['5.18.2', true],
    ['6.4.8', true],
    ['7.3.5', false],
  ])('hands content over as JSON where Astro %s does not: %s', (release, isOurs) => {
    const folder = mkdtempSync(join(root, 'site-'));
    const write = (path: string, text: string) => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write('node_modules/astro/package.json', JSON.stringify({ version: release }));
    const config = { root: pathToFileURL(`${folder}/`), cacheDir: pathToFileURL(`${folder}/old/`) };
    const { updateConfig, hooks } = setUp({}, { pages: false }, config);
    const [plugin] = updateConfig.mock.calls[0]![0].vite.plugins ?? [];
    expect(plugin !== undefined).toBe(isOurs);
    if (!isOurs) return;
    // Integrations behind this one may have changed it.
    hooks['astro:config:done']({
      config: { ...config, cacheDir: pathToFileURL(`${folder}/kept/`) },
    });
    const content = '\0astro:data-layer-content';
    const load = (mode: string | undefined, id = content) =>
      plugin.load.handler.call({ environment: mode && { mode } }, id);
    expect(load('build')).toBe(null);
    write('kept/data-store.json', '[["Map",1],"「\u2028」\\n\\"</script>"]');
    write('.astro/data-store.json', '[["Map"]]');
    expect(load('dev')).toEqual({
      code: 'export default JSON.parse("[[\\"Map\\"]]")',
      map: { mappings: '' },
    });
    const { code } = load('build');
    const made = new Function(`return ${code.slice('export default '.length)}`)();
    expect(made).toEqual([['Map', 1], '「\u2028」\n"</script>']);
    expect(load('build', '\0astro:content')).toBe(null);
    expect(load(undefined)).toBe(null);
    expect(load('scan')).toBe(null);
    write('kept/data-store.json', '[["Map",1],"「');
    expect(load('build')).toBe(null);
  });

  it('adds a rehype plugin too when readings are to be shown', () => {
    const { updateConfig } = setUp({}, { ruby: { minGrade: 7 } });
    expect(updateConfig.mock.calls[0]![0].markdown).toEqual({
      remarkPlugins: [[yomitokiRemark, { version }]],
      rehypePlugins: [[yomitokiRehype, { ruby: { minGrade: 7 }, version }]],
    });
  });

  it('adds plugins of its own to Sätteri in Astro 7', () => {
    const options = { mdastPlugins: [{ name: 'mine' }], hastPlugins: [] };
    const processor = { name: 'satteri', options };
    const { updateConfig } = setUp({ processor }, { keywords: 8, ruby: true });
    expect(updateConfig.mock.calls).toEqual([external]);
    expect(options).toMatchObject({
      mdastPlugins: [
        { name: 'mine' },
        { name: 'yomitoki', madeWith: { version, options: { keywords: 8 } } },
      ],
      hastPlugins: [{ name: 'yomitoki-ruby', madeWith: { version } }],
    });
  });

  it('adds the plugins of remark to unified in Astro 7', () => {
    const options = { remarkPlugins: [], rehypePlugins: [] };
    setUp({ processor: { name: 'unified', options } }, { keywords: 8 });
    expect(options).toEqual({
      remarkPlugins: [[yomitokiRemark, { keywords: 8, version }]],
      rehypePlugins: [],
    });
  });

  it('warns of a Markdown processor it does not know', () => {
    const { warn } = setUp({ processor: { name: 'md4x' } });
    expect(warn.mock.calls).toEqual([
      [
        'the Markdown processor md4x takes no plugins of remark or Sätteri: its pages get no values',
      ],
    ]);
  });

  it('refuses wrong options at once', () => {
    expect(() => yomitoki({ name: '' })).toThrow(
      new RangeError('name must be a string with a character, got ""'),
    );
    expect(() => yomitoki({ searchTerms: 'yes' as never })).toThrow(
      new TypeError('searchTerms must be true or false, got "yes"'),
    );
  });
});

interface Entry {
  id: string;
  data: Record<string, unknown>;
  body?: string;
  filePath?: string;
  digest?: string | number;
  rendered?: { html: string };
}

/** A site as Astro keeps it between builds: a store that takes no entry under a digest it has, and a few lines beside it. */
function createSite() {
  const entries = new Map<string, Entry>();
  const meta = new Map<string, string>();
  const written: string[] = [];
  const images: string[] = [];
  const errors: string[] = [];
  const store = {
    get: (id: string) => entries.get(id),
    entries: () => [...entries],
    values: () => [...entries.values()],
    keys: () => [...entries.keys()],
    has: (id: string) => entries.has(id),
    set: (entry: Entry) => {
      if (entry.digest && entries.get(entry.id)?.digest === entry.digest) return false;
      entries.set(entry.id, structuredClone(entry));
      written.push(entry.id);
      return true;
    },
    delete: (id: string) => void entries.delete(id),
    clear: () => entries.clear(),
    addAssetImport: (image: string) => images.push(image),
  };
  const context = {
    collection: 'posts',
    store,
    meta: {
      get: (key: string) => meta.get(key),
      set: (key: string, v: string) => meta.set(key, v),
    },
    logger: { error: (message: string) => errors.push(message) },
    config: { root: pathToFileURL(`${root}/`) },
    /** As a schema would that knows nothing of values. */
    parseData: async ({ data: { yomitoki: _, ...data } }: { data: Record<string, unknown> }) =>
      data,
  };
  const valuesOf = (id: string) => entries.get(id)?.data.yomitoki as BlogPageValues | undefined;
  return { entries, meta, context, written, images, errors, valuesOf };
}

const posts: Record<string, Entry> = {
  harbour: {
    id: 'harbour',
    data: { title: '港の図書館', tags: ['図書館', '港'] },
    body: '港の図書館は海に面している。閲覧室の窓から貨物船が見える。司書が古い地図を出してくれた。',
    filePath: 'src/posts/harbour.md',
  },
  rain: {
    id: 'rain',
    data: { title: '雨の日の図書館', tags: ['図書館'] },
    body: '雨の日も図書館へ行く。閲覧室の窓を雨が打つ。司書と古い地図を見た。',
    filePath: 'src/posts/rain.md',
  },
  tea: {
    id: 'tea',
    data: { title: '夏のほうじ茶', tags: ['お茶'], description: '水で出すお茶の話。' },
    body: 'ほうじ茶を水で出す。茶葉は冷蔵庫に一晩置く。香りの強い冷茶になる。',
    filePath: 'src/posts/tea.md',
  },
};

/** A loader like Astro's glob: it sets only entries whose digest changed, and goes on watching. */
function createLoader(files: Record<string, Entry>) {
  let watched: typeof Function.prototype = () => {};
  const set: string[] = [];
  return {
    set,
    change: (id: string) => watched(id),
    loader: {
      name: 'files',
      async load({ store }: { store: ReturnType<typeof createSite>['context']['store'] }) {
        const sync = (id: string) => {
          const file = files[id];
          if (file === undefined) return store.delete(id);
          const digest = JSON.stringify(file).length + file.body!.slice(-9);
          if (store.get(id)?.digest === digest) return;
          store.set({ ...structuredClone(file), digest });
          set.push(id);
        };
        for (const id of store.keys()) if (files[id] === undefined) store.delete(id);
        for (const id of Object.keys(files)) sync(id);
        watched = sync;
      },
    },
  };
}

const build = (
  _site: ReturnType<typeof createSite>,
  { loader }: { loader: object },
  options: LoaderOptions<'yomitoki'> = {},
) =>
  withYomitoki(loader as never, { cache: false, ...options } as never) as never as {
    load(context: object): Promise<void>;
  };

const load = async (
  site: ReturnType<typeof createSite>,
  files: ReturnType<typeof createLoader>,
  options: LoaderOptions<'yomitoki'> = {},
) => build(site, files, options).load(site.context);

describe('withYomitoki', () => {
  it('gives every entry its values and those of the whole collection', async () => {
    const site = createSite();
    await load(site, createLoader(posts));
    expect([...site.entries.keys()]).toEqual(['harbour', 'rain', 'tea']);
    expect(site.valuesOf('harbour')).toMatchObject({
      title: '港の図書館',
      slug: 'minato-no-toshokan',
    });
    expect(site.valuesOf('harbour')!.related[0]).toMatchObject({
      id: 'rain',
      title: '雨の日の図書館',
      terms: expect.arrayContaining(['図書館']),
    });
    expect(site.valuesOf('rain')!.suggestedTags).toContain('港');
  });

  it('keeps what the loader wrote, and fills in a description only where there is none', async () => {
    const site = createSite();
    await load(site, createLoader(posts));
    const { data, ...entry } = site.entries.get('harbour')!;
    expect(entry).toMatchObject({
      id: 'harbour',
      body: posts.harbour!.body,
      filePath: 'src/posts/harbour.md',
    });
    expect(data).toEqual({
      ...posts.harbour!.data,
      description: site.valuesOf('harbour')!.description,
      yomitoki: site.valuesOf('harbour'),
    });
    expect(site.entries.get('tea')!.data.description).toBe('水で出すお茶の話。');
  });

  it('neither reads nor writes a blog that has not changed', async () => {
    const site = createSite();
    await load(site, createLoader(posts));
    site.written.length = 0;
    const kept = structuredClone(site.entries);
    for (const [, entry] of site.entries) entry.body = '読まれない。';
    const files = createLoader(posts);
    await load(site, files);
    expect(files.set).toEqual([]);
    expect(site.written).toEqual([]);
    expect(site.valuesOf('rain')).toEqual(kept.get('rain')!.data.yomitoki);
  });

  it('keeps what it knows when a loader writes everything anew', async () => {
    const site = createSite();
    const all = {
      loader: () => Object.values(posts).map(({ id, data, body }) => ({ id, ...data, body })),
    };
    await build(site, all).load(site.context);
    const before = site.valuesOf('rain');
    await build(site, all).load(site.context);
    expect(before).toMatchObject({ title: '雨の日の図書館' });
    expect(site.valuesOf('rain')).toEqual(before);
  });

  it.each([
    ['text', 'a: yomitoki:b'],
    ['a number', 17],
  ])('shows a loader its own digest when that is %s', async (_, digest) => {
    const site = createSite();
    const seen: unknown[] = [];
    const loader = {
      name: 'digests',
      async load({ store }: ReturnType<typeof createSite>['context']) {
        seen.push(store.get('tea')?.digest);
        store.set({ ...posts.tea!, digest });
      },
    };
    for (let i = 0; i < 2; i++) await build(site, { loader }).load(site.context);
    expect(seen).toEqual([undefined, digest]);
    expect(site.written).toEqual(['tea']);
  });

  it('reads the file of an entry whose body Astro does not keep, whatever its name', async () => {
    const site = createSite();
    writeFileSync(join(root, 'C#は100%?.md'), '港の朝は静かだ。');
    const loader = {
      name: 'bodiless',
      async load({ store }: ReturnType<typeof createSite>['context']) {
        store.set({ id: 'c', data: { title: 2024 }, filePath: 'C#は100%?.md' });
      },
    };
    await build(site, { loader }).load(site.context);
    expect(site.valuesOf('c')).toMatchObject({ title: '2024', summary: '港の朝は静かだ。' });
  });

  it('reads the blog again when an option changes', async () => {
    const site = createSite();
    await load(site, createLoader(posts));
    await load(site, createLoader(posts), { related: 0, keywords: 1 });
    expect(site.valuesOf('rain')).toMatchObject({ related: [], keywords: { length: 1 } });
  });

  it("makes descriptions of its own anew, and never takes one for the author's", async () => {
    const site = createSite();
    await load(site, createLoader(posts));
    await load(site, createLoader(posts), { description: 30 });
    const { description, yomitoki: values } = site.entries.get('rain')!.data;
    expect((description as string).length).toBeLessThanOrEqual(30);
    expect(description).toBe((values as BlogPageValues).description);
  });

  it('follows edits, new posts and deletions in the dev server, neighbours included', async () => {
    const site = createSite();
    const files = { ...posts };
    const loader = createLoader(files);
    await load(site, loader);
    files.tea = { ...posts.tea!, body: `${posts.tea!.body}図書館の閲覧室で司書と飲んだ。` };
    files.new = { ...posts.rain!, id: 'new', data: { title: '図書館の古い地図' } };
    delete files.harbour;
    for (const id of ['tea', 'new', 'harbour']) loader.change(id);
    expect(site.entries.has('new')).toBe(false);
    await vi.waitFor(() => expect(site.entries.has('new')).toBe(true), 10_000);
    const { characters } = site.valuesOf('tea')!.readingTime;
    expect(characters).toBeGreaterThan(posts.tea!.body!.length);
    expect(site.valuesOf('rain')!.related.map(({ id }) => id)).toContain('new');
    expect([...site.entries.keys()].sort()).toEqual(['new', 'rain', 'tea']);
    expect(site.valuesOf('rain')!.related.map(({ id }) => id)).not.toContain('harbour');
    expect(site.errors).toEqual([]);
  });

  it('tells the dev server of an error and goes on with the next edit', async () => {
    const site = createSite();
    const files = { ...posts };
    const loader = createLoader(files);
    const slugFile = 'slugs-of-dev.json';
    await load(site, loader, { slugFile });
    writeFileSync(join(root, slugFile), '[]');
    files.tea = { ...posts.tea!, body: `${posts.tea!.body}一。` };
    loader.change('tea');
    await vi.waitFor(() => expect(site.errors).toHaveLength(1), 10_000);
    expect(site.errors[0]).toBe(
      `collection posts: ${join(root, slugFile)} must be an object of slugs by id, got an array`,
    );
    rmSync(join(root, slugFile));
    files.tea = { ...posts.tea!, body: `${posts.tea!.body}二。` };
    loader.change('tea');
    await vi.waitFor(() => expect(site.entries.get('tea')!.body).toMatch(/二。$/), 10_000);
  });

  it('pins slugs in a file beside the configuration, but neither drafts nor what the dev server sees', async () => {
    const slugFile = 'slugs.json';
    const pinned = () => JSON.parse(readFileSync(join(root, slugFile), 'utf8'));
    const site = createSite();
    const { tea, harbour } = posts;
    const draft = { ...tea!, data: { ...tea!.data, draft: true } };
    await load(site, createLoader({ harbour: harbour!, tea: draft }), { slugFile });
    expect(pinned()).toEqual({ harbour: 'minato-no-toshokan' });
    expect(site.valuesOf('tea')!.slug).toBe('natsu-no-hojicha');

    Object.assign(site.context, { watcher: {} });
    const renamed = { ...harbour!, data: { title: '海の図書館' }, body: `${harbour!.body}二。` };
    await load(site, createLoader({ harbour: renamed, tea: tea! }), { slugFile });
    expect(pinned()).toEqual({ harbour: 'minato-no-toshokan' });
    expect(site.valuesOf('harbour')!.slug).toBe('minato-no-toshokan');

    Object.assign(site.context, { watcher: undefined });
    writeFileSync(join(root, slugFile), JSON.stringify({ ...pinned(), tea: 'tea' }));
    await load(site, createLoader({ harbour: renamed, tea: tea! }), { slugFile });
    expect(site.valuesOf('tea')!.slug).toBe('tea');
  });

  it('offers no draft to others', async () => {
    const site = createSite();
    const rain = { ...posts.rain!, data: { ...posts.rain!.data, draft: true } };
    await load(site, createLoader({ ...posts, rain }));
    expect(site.valuesOf('harbour')!.related.map(({ id }) => id)).not.toContain('rain');
    expect(site.valuesOf('rain')!.related.map(({ id }) => id)).toContain('harbour');
  });

  it('takes references to a collection of tags for tags', async () => {
    const site = createSite();
    const data = { title: '港の図書館', tags: [{ collection: 'tags', id: '図書館' }, '', 3] };
    await load(site, createLoader({ harbour: { ...posts.harbour!, data } }));
    expect(site.valuesOf('harbour')!.suggestedTags).not.toContain('図書館');
  });

  it('reads the file of an entry without a body, else what was rendered, else the title', async () => {
    mkdirSync(join(root, 'src/記事'), { recursive: true });
    writeFileSync(join(root, 'src/記事/船.md'), '---\ntitle: 船\n---\n\n貨物船が沖へ出る。\n');
    const site = createSite();
    const loader = {
      name: 'cms',
      async load({ store }: ReturnType<typeof createSite>['context']) {
        store.set({ id: 'file', data: {}, filePath: 'src/記事/船.md' });
        store.set({ id: 'html', data: { title: '窓' }, rendered: { html: '<p>窓を開ける。</p>' } });
        store.set({ id: 'data', data: { title: '港の地図' }, filePath: 'src/posts.json' });
      },
    };
    await build(site, { loader }).load(site.context);
    expect(site.valuesOf('file')).toMatchObject({ title: '船', summary: '貨物船が沖へ出る。' });
    expect(site.valuesOf('html')).toMatchObject({ title: '窓', summary: '窓を開ける。' });
    expect(site.valuesOf('data')).toMatchObject({ slug: 'minato-no-chizu', summary: '' });
  });

  it("lets the author's own reading time win", async () => {
    const site = createSite();
    const loader = {
      name: 'cms',
      async load({ store }: ReturnType<typeof createSite>['context']) {
        store.set({ id: 'a', data: { readingTime: 12 }, body: '# 船\n\n貨物船が沖へ出る。' });
      },
    };
    await build(site, { loader }).load(site.context);
    expect(site.valuesOf('a')).toMatchObject({ readingTime: { minutes: 12, source: 'author' } });
  });

  it('keeps Astro from saving half a collection while it is loaded', async () => {
    const site = createSite();
    const changes: number[] = [];
    site.context.meta.set = (key: string, value: string) => {
      changes.push(performance.now());
      return site.meta.set(key, value);
    };
    let start = 0;
    const loader = {
      name: 'slow',
      load: () => {
        start = performance.now();
        return new Promise((resolve) => setTimeout(resolve, 700));
      },
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'performance'] });
    try {
      let isLoaded = false;
      const loading = build(site, { loader })
        .load(site.context)
        .finally(() => {
          isLoaded = true;
        });
      while (!isLoaded) await vi.advanceTimersByTimeAsync(50);
      await loading;
      const end = performance.now();
      expect(end - start).toBeGreaterThanOrEqual(700);
      // Astro saves 500 ms after the last change.
      [...changes, end].reduce((before, now) => {
        expect(now - before).toBeLessThan(500);
        return now;
      }, start);
      const count = changes.length;
      await vi.advanceTimersByTimeAsync(1000);
      expect(changes).toHaveLength(count);
    } finally {
      vi.useRealTimers();
    }
  });

  it('hands what else the loader tells on to Astro', async () => {
    const site = createSite();
    const loader = {
      name: 'images',
      async load({ store, config }: ReturnType<typeof createSite>['context']) {
        store.addAssetImport(String(config.root));
      },
    };
    await build(site, { loader }).load(site.context);
    expect(site.images).toEqual([`${pathToFileURL(root)}/`]);
  });

  it('wraps a collection as well as a loader', () => {
    const loader = { name: 'files', load: async () => {}, schema: 'its own' };
    const schema = { parse: () => {} };
    const collection = withYomitoki({ loader, schema, type: 'content_layer' });
    expect(collection).toEqual({
      type: 'content_layer',
      schema,
      loader: { name: 'files', schema: 'its own', load: expect.any(Function) },
    });
    expect(collection.loader.load).not.toBe(loader.load);
  });

  it('refuses what is neither, and wrong options', () => {
    expect(() => withYomitoki({ schema: {} })).toThrow(
      new TypeError(
        'withYomitoki takes a loader or a collection with one, got a collection without',
      ),
    );
    expect(() => withYomitoki(undefined as never)).toThrow(
      new TypeError('withYomitoki takes a loader or a collection with one, got undefined'),
    );
    expect(() => withYomitoki(() => [], { cache: '' })).toThrow(
      new RangeError('cache must be true, false or a folder, got ""'),
    );
  });
});
