import { types } from 'node:util';
import type { FuriganaOptions } from '../index.js';
import { readingTime } from '../reading-time.js';
import { type BlogOptions, checkBlogOptions } from './blog.js';
import { EleventyBlog, slugOfTitle } from './eleventy-blog.js';
import { libraryNow } from './library-now.js';
import { keyOf } from './page-cache.js';
import { isObject } from './page-options.js';
import { PageStore } from './page-store.js';
import type { BlogPageValues, RelatedPage } from './page-values.js';
import { TextMemory } from './text-memory.js';
import { hasNoText, nameOf } from './vfile.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';

/** What the pages of an Eleventy site are to show. */
export interface EleventyOptions extends BlogOptions {
  /** What the values are called in the data of a page. Default: `yomitoki`. */
  readonly name?: string | undefined;
  /**
   * The collection that is the blog: related posts are chosen from it, and its tag is not counted as one. Where no page is
   * in it, every Markdown page is a post. Default: `posts`.
   */
  readonly collection?: string | undefined;
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
  checkBlogOptions(options);
  const name = nameOf(options);
  const store = new PageStore(options);
  const texts = new TextMemory(store.cache, keyOf('eleventy', store.shape));
  const blog = new EleventyBlog(store, texts, options);
  // Nothing else is called with every template before the first address is asked for.
  eleventyConfig.addDateParsing?.(function () {
    blog.meet(this.page?.inputPath);
    return undefined;
  });
  eleventyConfig.on('eleventy.beforeWatch', (files: unknown) => {
    if (Array.isArray(files)) blog.changed = files;
  });
  eleventyConfig.on('eleventy.before', ({ runMode }) => blog.begin(runMode));
  attach(eleventyConfig, blog, name);
  // By now all addresses are known, and no template has been rendered.
  eleventyConfig.on('eleventy.contentMap', ({ inputPathToUrl }) => blog.read(inputPathToUrl));
  // Not when a build has failed: its pages were never seen.
  eleventyConfig.on('eleventy.after', () => blog.end());
  eleventyConfig.on('eleventy.reset', () => blog.close());
  addFilters(eleventyConfig, store, texts, options);
}

/** Have every page say of itself what the blog is to know, and its data take up the slug. */
function attach(eleventyConfig: EleventyConfig, blog: EleventyBlog, name: string): void {
  // Eleventy runs computed data once with a proxy, to see what they depend on.
  const compute = async (data: PageData) =>
    types.isProxy(data)
      ? void blog.postOf(data, data.page?.rawInput)
      : blog.see(data, data.page?.rawInput);
  if (eleventyConfig.addPreprocessor === undefined) {
    eleventyConfig.addGlobalData(`eleventyComputed.${name}`, () => compute);
    return;
  }
  // Computed data cost Eleventy 0.1 ms a page: only where the site has some, on which a title or address may depend.
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
    const shown = blog.see(data, content);
    return shown instanceof Promise ? shown.then(show) : show(shown);
  });
}

/** Add the filters that the site has not. They cannot wait; by now nothing else is loading the library. */
function addFilters(
  eleventyConfig: EleventyConfig,
  store: PageStore,
  texts: TextMemory,
  options: EleventyOptions,
): void {
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
        return slugOfTitle(textOf(text), options);
      }),
    );
}

const textOf = (value: unknown): string => (hasNoText(value) ? '' : String(value));
