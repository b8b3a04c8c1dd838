import { readingTime } from '../reading-time.js';
import { type BlogOptions, type BlogPost, checkBlogOptions, readBlog } from './blog.js';
import { proseNow } from './library-now.js';
import type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';
import { createPageReader } from './pages.js';
import { aboutFields, keepFields, nameOf } from './vfile.js';

export type { BlogPageValues, PageValues } from './page-values.js';

/** What the pages and posts of a Docusaurus site are to show. */
export interface DocusaurusOptions extends BlogOptions {
  /** What the values are called in the front matter. Default: `yomitoki`. */
  readonly name?: string | undefined;
}

/** A related post, with its address. */
export interface RelatedPost extends RelatedPage {
  readonly permalink: string;
}

/** What a post of the blog plugin has in `metadata.frontMatter.yomitoki`. */
export interface DocusaurusPostValues extends BlogPageValues {
  readonly related: readonly RelatedPost[];
}

type FrontMatter = Record<string, unknown>;

interface ParseParams {
  readonly filePath: string;
  readonly fileContent: string;
  readonly defaultParseFrontMatter: (params: {
    filePath: string;
    fileContent: string;
  }) => Promise<Parsed>;
}

interface Parsed {
  readonly frontMatter: FrontMatter;
  readonly content: string;
}

/** As much of a post of the blog plugin as is of use here. */
interface DocusaurusPost {
  readonly content: string;
  readonly metadata: {
    readonly source: string;
    readonly permalink: string;
    readonly title: string;
    readonly date: Date;
    readonly tags: readonly { readonly label: string }[];
    frontMatter: object;
  };
}

/** The parts of {@link withYomitoki}, for configurations that put them in place themselves. */
export interface DocusaurusHooks {
  /** For `markdown.parseFrontMatter`. */
  parseFrontMatter(params: ParseParams): Promise<Parsed>;
  /** For `readingTime` of the blog plugin: whole minutes. */
  readingTime(params: { readonly content: string; readonly frontMatter?: object }): number;
  /** For `processBlogPosts` of the blog plugin: related posts and suggested tags. */
  processBlogPosts<Post extends DocusaurusPost>(params: { blogPosts: Post[] }): Promise<Post[]>;
}

/**
 * Make the three hooks by which Docusaurus takes values in.
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function docusaurusHooks(options: DocusaurusOptions = {}): DocusaurusHooks {
  checkBlogOptions(options);
  const reader = createPageReader(options);
  const name = nameOf(options);
  const read = new WeakMap<object, BlogPost>();
  const sources = new Map<string, string>();
  return {
    async parseFrontMatter(params) {
      const { filePath, fileContent } = params;
      const parsed = await params.defaultParseFrontMatter({ filePath, fileContent });
      // The default parser hands out the same object for the same text.
      const frontMatter = { ...parsed.frontMatter };
      const about = { ...aboutFields([frontMatter], options), fileName: filePath };
      const source = wholeOf(fileContent, sources.get(filePath));
      sources.set(filePath, source);
      const values = await reader.read(source, about);
      read.set(values, { id: '', source, ...about });
      keepFields(frontMatter, name, values);
      if (frontMatter.keywords === undefined && values.keywords.length > 0)
        frontMatter.keywords = [...values.keywords];
      return { ...parsed, frontMatter };
    },
    readingTime({ content, frontMatter = {} }) {
      const values = (frontMatter as FrontMatter)[name] as PageValues | undefined;
      if (values?.readingTime !== undefined) return values.readingTime.minutes;
      return readingTime(proseNow().readMarkdown(content), options.readingTime).minutes;
    },
    async processBlogPosts({ blogPosts }) {
      const posts = blogPosts.map(({ content, metadata }): BlogPost => {
        const { source: id, title, tags, date } = metadata;
        const values = (metadata.frontMatter as FrontMatter)[name];
        const known = typeof values === 'object' && values !== null ? read.get(values) : undefined;
        const labels = tags.map(({ label }) => label);
        return { source: content, fileName: id, title, ...known, id, tags: labels, date };
      });
      const pages = await readBlog(posts, options);
      const permalinks = new Map(
        blogPosts.map(({ metadata }) => [metadata.source, metadata.permalink]),
      );
      for (const { metadata } of blogPosts) {
        const values = pages.get(metadata.source)!;
        const related = values.related.map((post) => ({
          ...post,
          permalink: permalinks.get(post.id)!,
        }));
        metadata.frontMatter = { ...metadata.frontMatter, [name]: { ...values, related } };
      }
      return blogPosts;
    },
  };
}

/** The whole text of a post of which `text` is what a list of posts shows, up to the mark of truncation; else `text` as it is. */
function wholeOf(text: string, known: string | undefined): string {
  if (known === undefined || !known.startsWith(text)) return text;
  return /^(?:<!--|\{\/\*)\s*truncate\b/.test(known.slice(text.length).trimStart()) ? known : text;
}

type Hooked = { processBlogPosts?: (params: { blogPosts: never[] }) => Promise<unknown> };

/**
 * Give every page of a Docusaurus site its reading time, keywords, summary and description, and every post of its blogs
 * related posts: in the front matter as `yomitoki`; `description`, `keywords` and the minutes above a post, where the
 * author or the configuration says nothing else. Wants the blog plugin or the classic preset in `config`, by name.
 *
 * @example
 * // docusaurus.config.mjs
 * export default withYomitoki({ title: '港の日記', presets: ['classic'] }, { keywords: 8 });
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function withYomitoki<Config extends object>(
  config: Config,
  options: DocusaurusOptions = {},
): Config {
  const hooks = docusaurusHooks(options);
  const { markdown, presets, plugins } = config as {
    markdown?: { parseFrontMatter?: (params: ParseParams) => Promise<Parsed> };
    presets?: unknown[];
    plugins?: unknown[];
  };
  const own = markdown?.parseFrontMatter;
  const parseFrontMatter = (params: ParseParams) =>
    hooks.parseFrontMatter(
      own === undefined
        ? params
        : { ...params, defaultParseFrontMatter: (file) => own({ ...params, ...file }) },
    );
  return {
    ...config,
    markdown: { ...markdown, parseFrontMatter },
    ...(presets !== undefined && {
      presets: presets.map((preset) =>
        withOptions(preset, /^classic$|\bpreset-classic\b/, (of) =>
          of.blog === false ? of : { ...of, blog: blogOptions((of.blog ?? {}) as Hooked, hooks) },
        ),
      ),
    }),
    ...(plugins !== undefined && {
      plugins: plugins.map((plugin) =>
        withOptions(plugin, /^content-blog$|\bplugin-content-blog\b/, (of) =>
          blogOptions(of, hooks),
        ),
      ),
    }),
  };
}

/** The options of a blog plugin with our hooks, after those that are there. */
function blogOptions(of: Hooked, hooks: DocusaurusHooks): Hooked {
  const own = of.processBlogPosts;
  return {
    readingTime: hooks.readingTime,
    ...of,
    processBlogPosts: async ({ blogPosts }) => {
      const kept = (await own?.({ blogPosts })) ?? blogPosts;
      return hooks.processBlogPosts({ blogPosts: kept as DocusaurusPost[] });
    },
  } as Hooked;
}

/** A plugin or preset, by name or with options, with its options changed when it is the one that is meant. */
function withOptions(
  entry: unknown,
  name: RegExp,
  change: (options: FrontMatter) => object,
): unknown {
  const [id, options] = Array.isArray(entry) ? entry : [entry];
  if (typeof id !== 'string' || !name.test(id)) return entry;
  return [id, change((options ?? {}) as FrontMatter)];
}
