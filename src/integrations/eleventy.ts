import { readFile } from 'node:fs/promises';
import { types } from 'node:util';
import type { Format, FuriganaOptions } from '../index.js';
import { readingTime } from '../reading-time.js';
import { aboutOf, type BlogOptions, type BlogPost, checkBlogOptions, readPages } from './blog.js';
import { EleventyPages, formatOf, type Wish } from './eleventy-pages.js';
import { SlugTable } from './eleventy-slugs.js';
import { libraryNow } from './library-now.js';
import { keyOf } from './page-cache.js';
import { isObject } from './page-options.js';
import { PageStore } from './page-store.js';
import type { BlogPageValues, RelatedPage } from './page-values.js';
import { prepareEdits } from './prepare-edits.js';
import { SavedFiles } from './saved-files.js';
import { sharedAnalyzer } from './shared-analyzer.js';
import { readSlugs } from './slug-file.js';
import { TemplateTitles } from './template-titles.js';
import { TextMemory } from './text-memory.js';
import { hasNoText, nameOf } from './vfile.js';

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
    see: (
      data: PageData & Record<string, unknown>,
      content: unknown,
    ) => Promise<undefined> | undefined,
  ): unknown;
  /** Since Eleventy 3. */
  addDateParsing?(parse: (this: Pick<PageData, 'page'>) => undefined): unknown;
}

/** As much of the data of a page as is of use here. */
export interface PageData {
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
  readonly inputPathToUrl?: PageUrls;
}

/** Addresses by input path; a page without one has `false`. */
export type PageUrls = Readonly<Record<string, readonly (string | false)[]>>;

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
  const pages = new EleventyPages(collection, options);
  let slugs = new SlugTable({});
  let collections: PageData['collections'];
  let published = new Set<string>();
  /** Whether all posts are going to be read: threads may begin while Eleventy finds the others. */
  let isNew = store.cache?.wasEmpty === true;

  let isPinning = true;
  let isServing = false;
  let isBuilding = false;
  /** Whether a server has been made ready for edits, or is going to be. */
  let isPrepared = false;

  // Nothing else is called with every template before the first address is asked for.
  const titles = new TemplateTitles();
  eleventyConfig.addDateParsing?.(function () {
    const path = this.page?.inputPath;
    if (path !== undefined && formatOf(path) === 'markdown') titles.see(path);
    return undefined;
  });

  /** The files of which Eleventy's watcher has told since the last build. */
  let changed: readonly string[] | undefined;
  eleventyConfig.on('eleventy.beforeWatch', (files: unknown) => {
    if (Array.isArray(files)) changed = files;
  });
  eleventyConfig.on('eleventy.before', ({ runMode = 'build' }) => {
    isPinning = options.pinSlugs ?? runMode === 'build';
    isServing = runMode !== 'build';
    isBuilding = true;
    if (isServing) titles.keep();
    titles.forget(changed);
    changed = undefined;
    pages.begin();
    published = new Set();
    slugs = new SlugTable({ ...options.slugs, ...(slugFile !== undefined && readSlugs(slugFile)) });
  });

  /** What the data of a page are to hold; at once when the page is as it was at the last build. */
  const see = (data: PageData, source: unknown) => {
    const page = pages.postOf(data, source);
    if (page === undefined) return undefined;
    const { post } = page;
    collections = data.collections;
    if (isNew) store.begin(post.source, aboutOf(post));
    const take = (slug: string) => pages.add(page, data, slug);
    if (post.slug != null) return take(post.slug);
    const slugFor = ({ slug, title }: Wish) =>
      slugs.of(post.id, slug, title === undefined ? undefined : () => titles.of(title));
    page.wish ??= knownWish(post);
    if (page.wish !== undefined) return take(slugFor(page.wish));
    return wishOf(post).then((wish) => {
      page.wish = wish;
      return take(slugFor(wish));
    });
  };
  // Eleventy runs computed data once with a proxy, to see what they depend on.
  const compute = async (data: PageData) =>
    types.isProxy(data)
      ? void pages.postOf(data, data.page?.rawInput)
      : see(data, data.page?.rawInput);
  if (eleventyConfig.addPreprocessor === undefined)
    eleventyConfig.addGlobalData(`eleventyComputed.${name}`, () => compute);
  // Computed data cost Eleventy 0.1 ms a page: only where the site has some, on which a title or address may depend.
  else
    eleventyConfig.addPreprocessor(`yomitoki ${name}`, '*', (data, content) => {
      if (data.pagination !== undefined) return undefined;
      const { eleventyComputed } = data;
      if (isObject(eleventyComputed)) {
        Object.assign(data, { eleventyComputed: { [name]: compute, ...eleventyComputed } });
        return undefined;
      }
      const show = (shown: EarlyValues | undefined) => {
        if (shown !== undefined) data[name] = shown;
        return undefined;
      };
      const shown = see(data, content);
      return shown instanceof Promise ? shown.then(show) : show(shown);
    });

  /** What a post without a slug of its author's asks for, if that was ever found. */
  function knownWish({ title }: BlogPost): Wish | undefined {
    const slug = title == null ? undefined : texts.known(['slug', title]);
    return slug === undefined ? undefined : { slug, title: title! };
  }

  /** The same, whatever it takes. */
  async function wishOf(post: BlogPost): Promise<Wish> {
    const { source, format } = post;
    const title = post.title ?? (await titleIn(source, format!));
    if (title === undefined) return { slug: (await store.page(source, post)).values.slug };
    return { slug: await texts.get(['slug', title], () => slugOfTitle(title)), title };
  }

  const slugOfTitle = async (title: string) =>
    (await sharedAnalyzer(options)).slug(title, options.slug);

  // By now all addresses are known, and no template has been rendered.
  eleventyConfig.on('eleventy.contentMap', async ({ inputPathToUrl = {} }) => {
    const posts = pages.postsNow(inputPathToUrl, collections?.[collection]);
    const read = await readPages(store, posts, blogOptions);
    if (isServing && !isPrepared) prepareEdits(() => posts, blogOptions);
    isPrepared ||= isServing;
    isNew = false;
    pages.show(read);
    published = new Set(posts.flatMap(({ id, draft }) => (draft ? [] : [id])));
  });
  // Not when a build has failed: its pages were never seen.
  eleventyConfig.on('eleventy.after', () => {
    if (slugFile !== undefined && isPinning) slugs.save(slugFile, published);
    texts.save();
    isBuilding = false;
    if (isServing) saved.watch(pages.paths);
  });

  // Eleventy waits 150 ms until nothing more is written to a file; what it will ask for is read meanwhile.
  const saved = new SavedFiles(async (file) => {
    if (isBuilding) return;
    try {
      const posts = pages.postsWith(file, await readFile(file, 'utf8'));
      if (posts !== undefined && !isBuilding) await readPages(store, posts, blogOptions);
    } catch {} // the build will say what is wrong
  });
  eleventyConfig.on('eleventy.reset', () => saved.close());

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

const textOf = (value: unknown): string => (hasNoText(value) ? '' : String(value));
