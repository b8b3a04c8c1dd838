import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFlag, describe } from '../errors.js';
import {
  type BlogOptions,
  type BlogPost,
  checkBlogOptions,
  readBlog,
  readBlogWith,
} from './blog.js';
import { isDevelopment } from './development.js';
import { isObject } from './page-options.js';
import { PageStore } from './page-store.js';
import type { BlogPageValues, RelatedPage } from './page-values.js';
import { prepareEdits } from './prepare-edits.js';
import { hasNoText, nameOf } from './vfile.js';
import { type SearchOptions, yomitokiSearchOptions } from './vitepress-search.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';
export {
  type SearchOptions,
  type SearchSection,
  yomitokiSearchOptions,
} from './vitepress-search.js';

/** What the pages of a VitePress site are to show. */
export interface VitePressOptions extends BlogOptions {
  /** What the values are called in the front matter. Default: `yomitoki`. */
  readonly name?: string | undefined;
  /** Folder of the posts below the source folder, as `posts` or `ja/blog`. Default: the whole site. */
  readonly folder?: string | undefined;
  /** Whether local search, where the site has it, is to find Japanese. Default: true. */
  readonly search?: boolean | undefined;
}

/** A related post, with its address. */
export interface RelatedPost extends RelatedPage {
  /** The path of its source below the source folder: `posts/harbour.md`. */
  readonly id: string;
  /** Without the site's `base`: for `withBase`. */
  readonly url: string;
}

/** What a page has in `frontmatter.yomitoki`, and an entry of a content loader in `yomitoki`. */
export interface VitePressValues extends BlogPageValues {
  readonly related: readonly RelatedPost[];
}

/** As much of VitePress's data of a page as is of use here. */
export interface PageData {
  readonly filePath: string;
  readonly description: string;
  readonly frontmatter: Record<string, unknown>;
  /** Of a dynamic route. */
  readonly params?: Record<string, unknown> | undefined;
}

/** As much of VitePress's configuration at work as is of use here. */
export interface PageContext {
  readonly siteConfig: {
    readonly srcDir: string;
    readonly pages: readonly string[];
    readonly cleanUrls?: boolean | undefined;
    readonly rewrites?: { readonly map: Readonly<Record<string, string | undefined>> };
  };
}

/** What is changed of the data of a page. */
export interface PageChange {
  readonly frontmatter?: Record<string, unknown>;
  readonly description?: string;
}

/** As much of an entry of a content loader as is of use here. */
export interface ContentEntry {
  readonly url: string;
  readonly src: string | undefined;
  readonly frontmatter: Record<string, unknown>;
}

/** An entry with its values, without its source. */
export type ReadEntry<Entry extends ContentEntry> = Omit<Entry, 'src'> & {
  /** The author's, else ours. */
  readonly description: string;
  readonly yomitoki: VitePressValues;
};

interface Config {
  readonly transformPageData?: (data: never, context: never) => unknown;
  readonly themeConfig?: unknown;
}

/**
 * Give the pages of a VitePress site their reading time, keywords, summary, slug, related posts and suggested tags in
 * `frontmatter.yomitoki`, a description where the author wrote none, and local search that finds Japanese.
 *
 * Pages whose layout is `home`, `page` or none, and those of dynamic routes, are no posts.
 *
 * @example
 * // .vitepress/config.mjs
 * export default defineConfig(withYomitoki({ title: '港のノート' }, { folder: 'posts' }));
 * // a component
 * // useData().frontmatter.value.yomitoki.readingTime.label
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function withYomitoki<UserConfig extends object>(
  config: UserConfig,
  options: VitePressOptions = {},
): UserConfig {
  const transform = yomitokiPageData(options);
  checkFlag('search', options.search);
  const { transformPageData, themeConfig } = config as Config;
  const own = transformPageData as
    | ((data: PageData, context: PageContext) => Promise<object | undefined>)
    | undefined;
  return {
    ...config,
    async transformPageData(data: PageData, context: PageContext) {
      const change = await own?.(data, context);
      return { ...change, ...(await transform({ ...data, ...change }, context)) };
    },
    ...(options.search !== false &&
      hasLocalSearch(themeConfig) && { themeConfig: withSearch(themeConfig, options) }),
  };
}

/**
 * Make the function for `transformPageData` of a configuration that puts it in place itself.
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function yomitokiPageData(
  options: VitePressOptions = {},
): (data: PageData, context: PageContext) => Promise<PageChange> {
  checkBlogOptions(options);
  const name = nameOf(options);
  const isInFolder = folderTest(options);
  const sources: Sources = new Map();
  const read = blogReader(options);
  let blog: Promise<Map<string, VitePressValues>> | undefined;
  /** What failed is tried again with the next page. */
  const keep = (reading: Promise<Map<string, VitePressValues>>) => {
    reading.catch(() => {
      if (blog === reading) blog = undefined;
    });
    return reading;
  };
  return async (data, { siteConfig }) => {
    const { filePath, frontmatter, params } = data;
    if (params !== undefined || !isInFolder(filePath)) return {};
    const isFirst = blog === undefined;
    // Pages are rendered side by side: the first reads all, those after it wait for the same.
    blog ??= keep(
      readFiles(siteConfig, siteConfig.pages.filter(isInFolder), sources).then(async () => {
        const values = await read(sources, siteConfig);
        if (isDevelopment()) prepareEdits(() => postsOf(sources), options);
        return values;
      }),
    );
    await blog;
    if (!isFirst && (await hasChanged(siteConfig, filePath, sources)))
      blog = keep(read(sources, siteConfig));
    const values = (await blog)?.get(filePath);
    if (values === undefined) return {};
    return {
      frontmatter: { ...frontmatter, [name]: values },
      ...(hasNoText(data.description) &&
        values.description !== '' && { description: values.description }),
    };
  };
}

/**
 * Make the function for `transform` of `createContentLoader`: adds `yomitoki` and `description` to each entry and takes its
 * source away. The loader must have `includeSrc: true`.
 *
 * @example
 * // posts.data.mjs
 * export default createContentLoader('posts/*.md', { includeSrc: true, transform: yomitokiContent() });
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function yomitokiContent(
  options: BlogOptions = {},
): <Entry extends ContentEntry>(entries: readonly Entry[]) => Promise<ReadEntry<Entry>[]> {
  checkBlogOptions(options);
  return async (entries) => {
    const urls = new Map<string, string>();
    const posts = entries.map(({ url, src }): BlogPost => {
      if (typeof src !== 'string')
        throw new TypeError(
          `createContentLoader must have includeSrc: true, got ${url} without its source`,
        );
      const id = sourceOf(url);
      urls.set(id, url);
      return { id, source: src, fileName: id };
    });
    const blog = await readBlog(posts, options);
    return entries.map(({ src, ...entry }, i) => {
      const yomitoki = withUrls(blog.get(posts[i]!.id)!, (id) => urls.get(id)!);
      const own = entry.frontmatter.description;
      const description = typeof own === 'string' && own !== '' ? own : yomitoki.description;
      return { ...entry, description, yomitoki };
    });
  };
}

type Site = PageContext['siteConfig'];

function folderTest({ folder = '' }: VitePressOptions): (path: string) => boolean {
  if (typeof folder !== 'string')
    throw new TypeError(`folder must be a string, got ${describe(folder)}`);
  const parts = folder.split('/').filter((part) => part !== '' && part !== '.');
  const start = parts.map((part) => `${part}/`).join('');
  return (path) => path.startsWith(start);
}

/** What was last read of each page; null where it is no post. The same object as long as the page is. */
type Sources = Map<string, { readonly source: string; readonly post: BlogPost | null }>;

async function readFiles(site: Site, pages: readonly string[], sources: Sources): Promise<void> {
  for (const page of pages) await hasChanged(site, page, sources);
}

/** Bring the source of a page up to date; tell whether it was not. */
async function hasChanged({ srcDir }: Site, page: string, sources: Sources): Promise<boolean> {
  let source: string | undefined;
  try {
    source = await readFile(join(srcDir, page), 'utf8');
  } catch {
    // A page of a dynamic route, or one just deleted.
  }
  if (sources.get(page)?.source === source) return false;
  if (source === undefined) sources.delete(page);
  else {
    const post = hasOtherLayout(source) ? null : { id: page, source, fileName: page };
    sources.set(page, { source, post });
  }
  return true;
}

const postsOf = (sources: Sources): BlogPost[] =>
  [...sources.values()].flatMap(({ post }) => post ?? []);

/** Make what reads the blog. After an edit it makes only those values anew that have changed. */
function blogReader(options: BlogOptions) {
  let store: PageStore | undefined;
  let made = new WeakMap<BlogPageValues, VitePressValues>();
  let rewrites: Site['rewrites'];
  return async (sources: Sources, site: Site): Promise<Map<string, VitePressValues>> => {
    store ??= new PageStore(options);
    const blog = await readBlogWith(store, postsOf(sources), options);
    // They follow the pages of the site.
    if (site.rewrites !== rewrites) made = new WeakMap();
    rewrites = site.rewrites;
    const values = new Map<string, VitePressValues>();
    for (const [id, page] of blog) {
      let own = made.get(page);
      if (own === undefined) {
        own = withUrls(page, (other) => urlOf(site, other));
        made.set(page, own);
      }
      values.set(id, own);
    }
    return values;
  };
}

const withUrls = (values: BlogPageValues, urlOf: (id: string) => string): VitePressValues => ({
  ...values,
  related: values.related.map((other) => ({ ...other, url: urlOf(other.id) })),
});

/** Whether the front matter takes the layout of posts away. */
function hasOtherLayout(source: string): boolean {
  const frontMatter = /^\ufeff?---[ \t]*\r?\n(.{0,10000}?)\r?\n---/s.exec(source)?.[1];
  return frontMatter !== undefined && /^layout:[ \t]*['"]?(?:home|page|false)\b/m.test(frontMatter);
}

/** The address of a page, as VitePress makes it. */
function urlOf({ cleanUrls, rewrites }: Site, page: string): string {
  const path = rewrites?.map[page] ?? page;
  return `/${path.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, cleanUrls ? '' : '.html')}`;
}

/** The source that a content loader made an address of. */
function sourceOf(url: string): string {
  const path = url.slice(1).replace(/\.html$/, '');
  return path === '' || path.endsWith('/') ? `${path}index.md` : `${path}.md`;
}

interface LocalSearch {
  readonly search: { readonly provider: 'local'; readonly options?: unknown };
}

const hasLocalSearch = (theme: unknown): theme is LocalSearch =>
  isObject(theme) &&
  'search' in theme &&
  isObject(theme.search) &&
  'provider' in theme.search &&
  theme.search.provider === 'local';

/** Local search with our options, those of the site before them. */
function withSearch(theme: LocalSearch, options: VitePressOptions): LocalSearch {
  const own = (theme.search.options ?? {}) as {
    readonly miniSearch?: Partial<SearchOptions['miniSearch']>;
  };
  const ours = yomitokiSearchOptions(options).miniSearch;
  const miniSearch = {
    ...ours,
    ...own.miniSearch,
    options: { ...ours.options, ...own.miniSearch?.options },
    searchOptions: { ...ours.searchOptions, ...own.miniSearch?.searchOptions },
  };
  return { ...theme, search: { ...theme.search, options: { ...own, miniSearch } } };
}
