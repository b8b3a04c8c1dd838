import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { withYomitoki } from 'yomitoki/astro';
import { yomitokiTransform } from 'yomitoki/content-collections';
import { type BlogOptions, type BlogPost, readBlog, readPosts } from 'yomitoki/pages';
import { yomitokiVelite } from 'yomitoki/velite';
import { readBlogWith } from '../../src/integrations/blog.js';
import { PageStore } from '../../src/integrations/page-store.js';
import { version } from '../../src/integrations/version.js';
import { runCommand } from '../cli/run-command.js';

const root = mkdtempSync(join(tmpdir(), 'yomitoki-apart-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let folder: string;
let cache: string;
beforeEach(() => {
  folder = join(root, String(count++));
  cache = join(folder, 'cache');
});

/** What the process knows of blogs goes, as between two builds. */
const forgetBlogs = () => {
  const holder = globalThis as { [slot: symbol]: Map<string, unknown> | undefined };
  holder[Symbol.for(`yomitoki@${version}`)]?.delete('blogs');
};

/** The files of the cache; one that was written again is another. */
const files = () =>
  readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${name} ${statSync(join(cache, name)).ino}`)
    .sort();

const texts = {
  ja: { market: '港の朝市で干物を買う。干物は旨い。', rain: '雨の港を歩く。朝市は休みだ。' },
  en: { market: '港の市場の話。英語で書く。', rain: '雨と傘の話。英語で書く。' },
};
const languages = ['ja', 'en'] as const;
type Language = (typeof languages)[number];
const postsOf = (language: Language, more: Partial<BlogPost> = {}): BlogPost[] =>
  Object.entries(texts[language]).map(([id, source]) => ({
    id,
    source,
    fileName: `content/${language}/${id}.md`,
    ...more,
  }));
const write = () => {
  for (const language of languages) {
    mkdirSync(join(folder, language), { recursive: true });
    for (const [id, source] of Object.entries(texts[language]))
      writeFileSync(join(folder, language, `${id}.md`), source);
  }
};

/** A site of two blogs whose posts have the same ids, as hosts read them. */
const builds: Record<string, (language: Language) => Promise<unknown>> = {
  readBlog: (language) => readBlog(postsOf(language), { cache }),
  'readPosts, a folder each': (language) => {
    write();
    return readPosts(join(folder, language), { cache });
  },
  'yomitoki build, a folder each': async (language) => {
    write();
    const out = join(folder, `${language}.json`);
    const argv = ['build', join(folder, language), '--out', out, '--cache', cache];
    expect((await runCommand(argv)).exitCode).toBe(0);
  },
  'content-collections, a directory each': (language) => {
    const documents = Object.entries(texts[language]).map(([path, content]) => ({
      content,
      _meta: { filePath: `${path}.md`, path },
    }));
    const transform = yomitokiTransform({ cache });
    const collection = { directory: `content/${language}`, documents: async () => documents };
    return transform(documents[0]!, { collection });
  },
  'velite, a folder each': async (language) => {
    const { transform, prepare } = yomitokiVelite({ cache });
    const posts = await Promise.all(
      Object.entries(texts[language]).map(([slug, content]) =>
        transform({ slug }, { meta: { path: join(folder, language, `${slug}.md`), content } }),
      ),
    );
    await prepare({ posts });
  },
  'Astro, a folder each': (language) =>
    loadAstro(
      language,
      Object.entries(texts[language]).map(([id, body]) => ({
        id,
        body,
        data: {},
        filePath: `src/${language}/${id}.md`,
      })),
    ),
  'Astro, entries that are no files': (language) =>
    loadAstro(
      language,
      Object.entries(texts[language]).map(([id, body]) => ({ id, body, data: {} })),
    ),
};

/** A first build of a collection: Astro keeps nothing. */
function loadAstro(collection: string, list: { id: string }[]) {
  const entries = new Map<string, object>();
  const store = {
    get: (id: string) => entries.get(id),
    entries: () => [...entries],
    values: () => [...entries.values()],
    keys: () => [...entries.keys()],
    has: (id: string) => entries.has(id),
    set: (entry: { id: string }) => entries.set(entry.id, entry),
  };
  const context = {
    collection,
    store,
    meta: { get: () => undefined, set: () => {} },
    config: { root: pathToFileURL(`${root}/`) },
  };
  const loader = {
    name: 'entries',
    load: async ({ store: own }: { store: typeof store }) => {
      for (const entry of list) own.set(entry);
    },
  };
  const { load } = withYomitoki(loader as never, { cache }) as never as {
    load(of: object): Promise<void>;
  };
  return load(context);
}

describe('two blogs whose posts have the same ids', () => {
  it.each(Object.entries(builds))('have each a place in the cache: %s', async (_, build) => {
    for (const language of languages) await build(language);
    const first = files();
    forgetBlogs();
    for (const language of languages) await build(language);
    // A blog that was read anew would have been written again.
    expect(files()).toEqual(first);
    expect(first).toHaveLength(4 + 2);
  });

  it('are not read in a second build, nor when they differ in their limits alone', async () => {
    const read = async (language: Language, options: BlogOptions = {}) => {
      let pages = 0;
      await readBlog(postsOf(language), { cache, ...options }, { onPage: () => pages++ });
      return pages;
    };
    const all = async () => {
      forgetBlogs();
      const whole = [await read('ja'), await read('en')];
      forgetBlogs();
      return [...whole, await read('ja', { related: 1 })];
    };
    await all();
    const first = files();
    expect(await all()).toEqual([0, 0, 0]);
    expect(files()).toEqual(first);
  });

  it('leave one file each, however often they change', async () => {
    const read = (edit: string) =>
      Promise.all(
        languages.map((language) =>
          readBlog(
            postsOf(language).map((post) => ({ ...post, source: `${post.source}${edit}` })),
            { cache },
          ),
        ),
      );
    await read('');
    for (const edit of ['追記。', 'もう一度の追記。', '三度目の追記。']) {
      forgetBlogs();
      await read(edit);
    }
    expect(files()).toHaveLength(4 * 4 + 2);
  });

  it('know of each other nothing that an edit would read anew', async () => {
    const [store, options] = [new PageStore({ cache }), { cache }];
    const [ja, en] = [postsOf('ja'), postsOf('en')];
    let pages = 0;
    const read = (posts: readonly BlogPost[]) =>
      readBlogWith(store, posts, options, { onPage: () => pages++ });
    await read(ja);
    const before = await read(en);
    pages = 0;
    const edited = ja.with(1, { ...ja[1]!, source: `${ja[1]!.source}\n\n追記した。` });
    await read(edited);
    expect(pages).toBe(1);
    const after = await read(en);
    expect(pages).toBe(1);
    for (const [id, page] of before) expect(after.get(id)).toBe(page);
  });
});
