import { types } from 'node:util';
import type { Format, FuriganaOptions } from '../index.js';
import { readingTime } from '../reading-time.js';
import {
  aboutOf,
  type BlogOptions,
  type BlogPost,
  checkBlogOptions,
  readBlogWith,
} from './blog.js';
import { libraryNow } from './library-now.js';
import { keyOf } from './page-cache.js';
import { isObject } from './page-options.js';
import { PageStore } from './page-store.js';
import type { BlogPageValues, RelatedPage } from './page-values.js';
import { prepareEdits } from './prepare-edits.js';
import { sharedAnalyzer } from './shared-analyzer.js';
import { readSlugs, type Slugs, writeSlugs } from './slug-file.js';
import { TemplateTitles } from './template-titles.js';
import { TextMemory } from './text-memory.js';
import { aboutFields, hasNoText, nameOf } from './vfile.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';

/** What the pages of an Eleventy site are to show. */
export interface EleventyOptions extends BlogOptions {
  /** What the values are called in the data of a page. Default: `yomitoki`. */
  readonly name?: string;
  /**
   * The collection that is the blog: related posts are chosen from it, and its tag is not counted as one. Where no page is
   * in it, every Markdown page is a post. Default: `posts`.
   */
  readonly collection?: string;
}

/** A related post, with its address. */
export interface RelatedPost extends RelatedPage {
  /** The path of its source: `./posts/harbour.md`. */
  readonly id: string;
  readonly url: string;
}

/** What a page has under `yomitoki` in its data when templates render. */
export interface EleventyValues extends BlogPageValues {
  readonly related: readonly RelatedPost[];
}

/** What computed data of the site find under `yomitoki`: all else needs the whole blog. */
export type EarlyValues = Pick<EleventyValues, 'slug'>;

/** As much of Eleventy's configuration as is of use here. */
export interface EleventyConfig {
  on(event: string, listener: (event: EleventyEvent) => unknown): unknown;
  addGlobalData(name: string, value: () => (data: PageData) => unknown): unknown;
  addFilter(name: string, filter: (text: unknown) => unknown): unknown;
  addAsyncFilter(
    name: string,
    filter: (text: unknown, how?: FuriganaOptions) => Promise<unknown>,
  ): unknown;
  getFilter(name: string): unknown;
  /** Since Eleventy 3. */
  addPreprocessor?(
    name: string,
    endings: string,
    see: (data: PageData & Record<string, unknown>, content: unknown) => Promise<undefined>,
  ): unknown;
  /** Since Eleventy 3. */
  addDateParsing?(parse: (this: Pick<PageData, 'page'>) => undefined): unknown;
}

/** As much of the data of a page as is of use here. */
interface PageData {
  readonly page?: { readonly inputPath?: string; readonly rawInput?: unknown };
  readonly title?: unknown;
  readonly slug?: unknown;
  readonly tags?: unknown;
  readonly draft?: unknown;
  readonly pagination?: unknown;
  readonly eleventyComputed?: unknown;
  readonly collections?: Readonly<Record<string, unknown>>;
  description?: unknown;
}

interface EleventyEvent {
  readonly runMode?: 'build' | 'watch' | 'serve';
  readonly inputPathToUrl?: Readonly<Record<string, readonly (string | false)[]>>;
}

/** A post of the build that is running, and where its values are to land. */
interface KnownPage {
  readonly post: BlogPost;
  readonly data: PageData;
  readonly shown: EarlyValues;
}

/** Tags that sort pages and tell nothing of what they are about. */
const structuralTags = new Set(['all', 'nav', 'post', 'posts']);

/** By file name ending. Templates are HTML for the most part. */
const formats: ReadonlyMap<string, 'markdown' | 'html'> = new Map([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['njk', 'html'],
  ['liquid', 'html'],
]);

/**
 * Give the posts of an Eleventy site their reading time, keywords, summary, slug, related posts and suggested tags, as
 * `yomitoki` in their data, a `description` where the author wrote none, and templates the filters `readingTime`, `furigana`
 * and `romajiSlug`.
 *
 * Posts are Markdown pages, and pages of any kind in the collection. Filters that the site has stay as they are. Computed
 * data find `yomitoki.slug` alone: the rest is there when templates render.
 *
 * @example
 * // eleventy.config.js
 * export default function (eleventyConfig) {
 *   eleventyConfig.addPlugin(yomitoki, { keywords: 8 });
 * }
 * // a layout
 * // {{ yomitoki.readingTime.label }} 約4分で読めます
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitoki(
  eleventyConfig: EleventyConfig,
  options: EleventyOptions = {},
): void {
  const { collection = 'posts', slugFile, ...blogOptions } = options;
  checkBlogOptions(options);
  const name = nameOf(options);
  const store = new PageStore(options);
  const texts = new TextMemory(store.cache, keyOf('eleventy', store.shape));
  let known = new Map<string, KnownPage>();
  let slugs = new SlugTable({});
  let collections: PageData['collections'];
  let published = new Set<string>();
  /** Whether all posts are going to be read: threads may begin while Eleventy finds the others. */
  let isNew = store.cache?.wasEmpty === true;

  let isPinning = true;
  /** Whether a server is to be made ready for edits. */
  let isPreparing = false;
  let isPrepared = false;

  // Nothing else is called with every template before the first address is asked for.
  const titles = new TemplateTitles();
  eleventyConfig.addDateParsing?.(function () {
    const path = this.page?.inputPath;
    if (path !== undefined && formatOf(path) === 'markdown') titles.see(path);
    return undefined;
  });

  eleventyConfig.on('eleventy.before', ({ runMode = 'build' }) => {
    isPinning = options.pinSlugs ?? runMode === 'build';
    isPreparing = runMode !== 'build' && !isPrepared;
    titles.forget();
    known = new Map();
    published = new Set();
    slugs = new SlugTable({ ...options.slugs, ...(slugFile !== undefined && readSlugs(slugFile)) });
  });

  const see = async (data: PageData, source: unknown): Promise<EarlyValues | undefined> => {
    const post = postOf(data, source, collection, options);
    if (post === null) return undefined;
    collections = data.collections;
    if (isNew) store.begin(post.source, aboutOf(post));
    const shown = { slug: post.slug ?? (await slugOf(post)) };
    known.set(post.id, { post, data, shown });
    return shown;
  };
  // Eleventy runs computed data once with a proxy, to see what they depend on.
  const compute = async (data: PageData) =>
    types.isProxy(data)
      ? void postOf(data, data.page?.rawInput, collection, options)
      : see(data, data.page?.rawInput);
  if (eleventyConfig.addPreprocessor === undefined)
    eleventyConfig.addGlobalData(`eleventyComputed.${name}`, () => compute);
  // Computed data cost Eleventy 0.1 ms a page: only where the site has some, on which a title or address may depend.
  else
    eleventyConfig.addPreprocessor(`yomitoki ${name}`, '*', async (data, content) => {
      if (data.pagination !== undefined) return undefined;
      const { eleventyComputed } = data;
      if (isObject(eleventyComputed))
        Object.assign(data, { eleventyComputed: { [name]: compute, ...eleventyComputed } });
      else {
        const shown = await see(data, content);
        if (shown !== undefined) data[name] = shown;
      }
      return undefined;
    });

  async function slugOf(post: BlogPost): Promise<string> {
    const { id, source, format } = post;
    const title = post.title ?? (await titleIn(source, format!));
    if (title === undefined) return slugs.of(id, (await store.page(source, post)).values.slug);
    const slug = await texts.get(['slug', title], () => slugOfTitle(title));
    return slugs.of(id, slug, () => titles.of(title));
  }

  const slugOfTitle = async (title: string) =>
    (await sharedAnalyzer(options)).slug(title, options.slug);

  // By now all addresses are known, and no template has been rendered.
  eleventyConfig.on('eleventy.contentMap', async ({ inputPathToUrl = {} }) => {
    const urlOf = (id: string) => inputPathToUrl[id]?.find((url) => url !== false);
    const members = membersOf(collections?.[collection]);
    // A preprocessor may have said of a page that there is none.
    for (const id of known.keys()) if (inputPathToUrl[id]?.length === 0) known.delete(id);
    const posts = [...known.values()]
      .map(({ post: { source, ...post }, data }) => {
        // Not in postOf: computed data of the site may make it of our slug.
        const { readingTime } = aboutFields([data as Readonly<Record<string, unknown>>], options);
        const isSeen = urlOf(post.id) !== undefined && members?.has(post.id) !== false;
        // Another preprocessor may have changed the text since.
        const { rawInput = source } = data.page ?? {};
        return {
          ...post,
          source: typeof rawInput === 'string' ? rawInput : source,
          readingTime,
          draft: post.draft === true || !isSeen,
        };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const blog = await readBlogWith(store, posts, blogOptions);
    if (isPreparing) prepareEdits(() => posts, blogOptions);
    isPrepared ||= isPreparing;
    isNew = false;
    for (const [id, { data, shown }] of known) {
      const { related, ...values } = blog.get(id)!;
      const more = related.map((other) => ({ ...other, url: urlOf(other.id)! }));
      Object.assign(shown, { ...values, related: more, slug: shown.slug });
      if (hasNoText(data.description) && values.description !== '')
        data.description = values.description;
    }
    published = new Set(posts.flatMap(({ id, draft }) => (draft ? [] : [id])));
  });
  // Not when a build has failed: its pages were never seen.
  eleventyConfig.on('eleventy.after', () => {
    if (slugFile !== undefined && isPinning) slugs.save(slugFile, published);
    texts.save();
  });

  // Filters cannot wait; by now nothing else is loading the library.
  const has = (filter: string) => Boolean(eleventyConfig.getFilter(filter));
  if (!has('readingTime'))
    eleventyConfig.addFilter('readingTime', (text) => {
      const { language, readingTime: how } = options;
      const prose = libraryNow().readProse(textOf(text));
      return readingTime(prose, { ...(language !== undefined && { language }), ...how }).label;
    });
  if (!has('furigana'))
    eleventyConfig.addAsyncFilter('furigana', async (text, how) =>
      texts.get(['furigana', textOf(text), how], async () => {
        libraryNow();
        return store.furigana(textOf(text), how);
      }),
    );
  if (!has('romajiSlug'))
    eleventyConfig.addAsyncFilter('romajiSlug', async (text) =>
      texts.get(['slug', textOf(text)], async () => {
        libraryNow();
        return slugOfTitle(textOf(text));
      }),
    );
}

async function titleIn(source: string, format: Format): Promise<string | undefined> {
  const { readProse } = await import('../index.js');
  return readProse(source, { format }).title?.text;
}

const formatOf = (path: string) => formats.get(path.slice(path.lastIndexOf('.') + 1));

const textOf = (value: unknown): string => (hasNoText(value) ? '' : String(value));

/** The post that a page is; null when it is none. Of paginated templates Eleventy tells no source. */
function postOf(
  data: PageData,
  source: unknown,
  collection: string,
  options: BlogOptions,
): BlogPost | null {
  const { page, title, slug, draft } = data;
  const id = page?.inputPath;
  const tags = tagsOf(data.tags);
  if (typeof id !== 'string' || typeof source !== 'string') return null;
  const format = formatOf(id);
  if (format === undefined || (format === 'html' && !tags.includes(collection))) return null;
  return {
    ...aboutFields([{ title, slug }], options),
    id,
    source,
    format,
    tags: tags.filter((tag) => tag !== collection && !structuralTags.has(tag)),
    draft: draft === true,
  };
}

function tagsOf(tags: unknown): string[] {
  const list: unknown[] = Array.isArray(tags) ? [...tags] : [tags];
  return list.filter((tag) => typeof tag === 'string');
}

/** The posts of a collection by path; null when it has none. */
function membersOf(collection: unknown): Set<unknown> | null {
  if (!Array.isArray(collection) || collection.length === 0) return null;
  return new Set(collection.map((item) => item?.inputPath));
}

/** Slugs of a build: pinned ones stay, a new one that is taken gets a number. */
class SlugTable {
  readonly #slugs: Map<string, string>;
  /** For posts that have not asked yet, by what they will ask for if their title is what it seems. */
  readonly #reserved = new Map<string, { readonly wish: string; readonly slug: string }>();
  readonly #taken: Set<string>;
  readonly #pinned: ReadonlySet<string>;

  constructor(pinned: Slugs) {
    this.#slugs = new Map(Object.entries(pinned));
    this.#taken = new Set(this.#slugs.values());
    this.#pinned = new Set(this.#slugs.keys());
  }

  /** The slug of a post. Of `alike`, which wish for the same, the earlier get the lower numbers, whoever asks first. */
  of(id: string, wish: string, alike: () => readonly string[] = () => []): string {
    const known = this.#slugs.get(id) ?? '';
    if (known !== '' || wish === '') return known;
    if (this.#reserved.get(id)?.wish !== wish) {
      const others = alike();
      for (const each of others.includes(id) ? others : [id])
        if (!this.#slugs.get(each)) this.#reserved.set(each, { wish, slug: this.#free(wish) });
    }
    const { slug } = this.#reserved.get(id)!;
    this.#slugs.set(id, slug);
    return slug;
  }

  #free(wish: string): string {
    let slug = wish;
    for (let n = 2; this.#taken.has(slug); n++) slug = `${wish}-${n}`;
    this.#taken.add(slug);
    return slug;
  }

  /** Pin the slugs of these posts. */
  save(file: string, ids: ReadonlySet<string>): void {
    const pinned = [...this.#slugs].filter(([id]) => ids.has(id) || this.#pinned.has(id));
    if (pinned.length > this.#pinned.size) writeSlugs(file, new Map(pinned));
  }
}
