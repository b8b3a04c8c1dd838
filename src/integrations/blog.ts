import { relative } from 'node:path';
import { checkCount } from '../checks.js';
import { checkFlag, describe } from '../errors.js';
import { blogPages, limitsOf } from './blog-pages.js';
import { withSlugs } from './blog-slugs.js';
import {
  copyOf,
  copyOfPost,
  givenBlog,
  type KnownBlog,
  type KnownPost,
  knownBlog,
} from './known-blog.js';
import { keyOf } from './page-cache.js';
import { checkPageOptions, isObject, type PageOptions, type PageSource } from './page-options.js';
import { PageStore } from './page-store.js';
import { type BlogPageValues, ownSlug, type StoredPage } from './page-values.js';
import { checkSlug, checkSlugOptions, readSlugs } from './slug-file.js';

/** What the pages of a whole blog are to show. */
export interface BlogOptions extends PageOptions {
  /** Most related posts of a page. Default: 5. */
  readonly related?: number | undefined;
  /** Most suggested tags of a page. Default: 5. */
  readonly suggestedTags?: number | undefined;
  /**
   * JSON file in which slugs are pinned by id, so that addresses stay when titles change or the library learns better
   * readings. New posts that are no drafts are added to it: keep it with the posts. Default: none.
   */
  readonly slugFile?: string | undefined;
  /**
   * Whether slugs of new posts are added to `slugFile`; without, they follow their titles. Default: true, but false in a
   * development server, where a title is still being written: as the host tells, else where `NODE_ENV` is `development`.
   */
  readonly pinSlugs?: boolean | undefined;
  /** Slugs pinned by id by the caller itself; those of `slugFile` go before them. Default: none. */
  readonly slugs?: Readonly<Record<string, string>> | undefined;
}

/** A post of a blog. */
export interface BlogPost extends PageSource {
  /** What the host calls the post by: a path, or an id. */
  readonly id: string;
  /** The post as its author wrote it. */
  readonly source: string;
  /**
   * Name whose ending tells the format; the file is not opened. Blogs whose posts have the same ids, as translations have,
   * are told apart in the cache by it.
   */
  readonly fileName?: string | undefined;
  /** The author's tags. Default: those of the front matter. */
  readonly tags?: readonly string[] | null | undefined;
  /** Day of publication. Default: that of the front matter. */
  readonly date?: string | Date | null | undefined;
  /** Whether the post is not offered to others as related, nor its tags. Default: `draft: true` or `published: false` in the front matter. */
  readonly draft?: boolean | null | undefined;
}

/** What {@link readBlog} tells of its progress. */
export interface BlogProgress {
  /** Called after each post that was read. */
  readonly onPage?: (done: number, total: number) => void;
}

/**
 * Read all posts of a blog: what each page shows, its related posts, and tags the blog would give it.
 *
 * Posts that have not changed come from the cache; when none has, neither the dictionary nor a single page is read.
 * Rejects with a TypeError or RangeError that names the option or post at fault, and with a DictionaryError.
 *
 * @example
 * const pages = await readBlog([{ id: 'harbour', source: markdown, tags: ['海'] }], { slugFile: 'slugs.json' });
 * pages.get('harbour').related; // [{ id: 'library', title: '図書館', score: 0.31, terms: ['港'] }]
 */
export async function readBlog(
  posts: Iterable<BlogPost>,
  options: BlogOptions = {},
  progress: BlogProgress = {},
): Promise<Map<string, BlogPageValues>> {
  checkBlogOptions(options);
  // Whoever gave the posts may change them.
  const own = listOf(posts).map((post) => (isObject(post) ? copyOfPost(post) : post));
  const read = await readBlogWith(new PageStore(options), own, options, progress);
  // Whoever changes what is handed out changes nothing that is kept.
  return new Map([...read].map(([id, values]) => [id, copyOf(values)]));
}

/**
 * @internal {@link readBlog} with a store for these options, which may have begun to read. The values handed out are the very objects that
 * are kept, until something of them changes, so neither they nor the posts may be changed by the caller. A post that is given
 * again as the same object is not looked at again.
 */
export async function readBlogWith(
  store: PageStore,
  posts: Iterable<BlogPost>,
  options: BlogOptions,
  progress: BlogProgress = {},
): Promise<Map<string, BlogPageValues>> {
  const { slugFile } = options;
  const list = checkedPosts(posts, store, options);
  if (slugFile !== undefined) readSlugs(slugFile); // refuses a broken one before any work
  const { known, blog } = await readChecked(store, list, options, progress);
  return withSlugs(known, blog, options);
}

/** @internal The pages of a blog for a host that gives slugs itself: each page has that which it asks for. */
export async function readPages(
  store: PageStore,
  posts: Iterable<BlogPost>,
  options: BlogOptions,
): Promise<StoredBlog['pages']> {
  const { blog } = await readChecked(store, checkedPosts(posts, store, options), options);
  return blog.pages;
}

function checkedPosts(
  posts: Iterable<BlogPost>,
  store: PageStore,
  options: BlogOptions,
): readonly BlogPost[] {
  const list = listOf(posts);
  checkPosts(list, givenBlog([store.shape, options.cache], list)?.given);
  return list;
}

async function readChecked(
  store: PageStore,
  list: readonly BlogPost[],
  options: BlogOptions,
  progress: BlogProgress = {},
): Promise<{ readonly known: KnownBlog; readonly blog: StoredBlog }> {
  const given = givenBlog([store.shape, options.cache], list);
  const known = given ?? knownOf(store, list, options);
  const { seen, key, state } = placesOf(known, store, list, options);
  await known.preparing;
  // What this process has read is newer than what is on disk.
  const kept = known.posts.size > 0 ? known.stored : store.cache?.get(key);
  if (isBlog(kept, state)) {
    known.stored = kept;
    return { known, blog: kept };
  }

  const { last, lastSeen } = known;
  const read = seen.map((post, i) => {
    if (post === lastSeen[i] && last !== undefined) return last.read[i];
    const before = known.posts.get(post.post.id);
    return before?.key === post.facts ? before : undefined;
  });
  const changed: number[] = [];
  read.forEach((post, i) => {
    if (post === undefined) changed.push(i);
  });
  let done = list.length - changed.length;
  const pages = await store.pages(
    changed.map((i) => ({
      source: list[i]!.source,
      about: aboutOf(list[i]!),
      key: seen[i]!.key,
    })),
    () => progress.onPage?.(++done, list.length),
  );
  changed.forEach((i, k) => {
    read[i] = knownPost(seen[i]!.facts, list[i]!, pages[k]!);
  });
  const newest = read as KnownPost[];
  if (known.corpus === undefined) {
    const { createCorpus } = await import('../corpus.js');
    known.corpus ??= createCorpus();
  }
  const { pages: shown, own, drafts } = blogPages(known, known.corpus, newest, options);
  known.lastSeen = seen;
  const blog: StoredBlog = { state, pages: shown, own, drafts };
  known.keep(blog, () => store.cache?.set(key, blog));
  return { known, blog };
}

/** @internal What the process knows of the blog of these posts. */
export const knownOf = (
  store: PageStore,
  posts: readonly BlogPost[],
  { cache }: BlogOptions,
): KnownBlog => knownBlog([store.shape, cache], posts);

/** @internal Where pages and blog are kept, and what they depend on. */
export function placesOf(
  known: KnownBlog,
  store: PageStore,
  posts: readonly BlogPost[],
  options: BlogOptions,
) {
  const { seen, facts, first } = known.look(posts, (post) => store.keyOf(post.source, post));
  const { related, suggestedTags } = limitsOf(options);
  return {
    seen,
    // One place a blog, so that a hundred edits leave one file: blogs are told apart by their first post, whose id alone would
    // not do, since translations of a blog have the same ids.
    key: keyOf('blog', store.shape, related, suggestedTags, first?.id, placeOf(first)),
    state: keyOf(related, suggestedTags, known.digest.of(facts)),
  };
}

/** Where a post lies in the project, which a continuous integration may check out to another folder each time. */
const placeOf = (post: BlogPost | undefined): string | undefined =>
  post?.fileName === undefined ? undefined : relative(process.cwd(), post.fileName);

/** @internal Refuse wrong options of a blog and of its pages when a host is set up, not at its first build. */
export function checkBlogOptions(options: BlogOptions): void {
  checkPageOptions(options);
  checkCount('related', options.related, 0);
  checkCount('suggestedTags', options.suggestedTags, 0);
  checkFlag('pinSlugs', options.pinSlugs);
  checkSlugOptions(options);
}

/** @internal A blog as it is kept: slugs as each post alone has them, so that what is pinned can change. */
export interface StoredBlog {
  /** What all of this depends on. */
  readonly state: string;
  readonly pages: readonly (readonly [id: string, values: BlogPageValues])[];
  /** The posts whose slug is the author's. */
  readonly own: readonly string[];
  readonly drafts: readonly string[];
}

/** @internal Whether what the cache holds is the blog in this state. */
export const isBlog = (value: unknown, state: string): value is StoredBlog =>
  isObject(value) && 'state' in value && value.state === state;

/** @internal A post as the process remembers it, made of what was read of it. */
export function knownPost(key: string, post: BlogPost, { values, facts }: StoredPage): KnownPost {
  const { frontMatter } = facts;
  const slug = post.slug ?? ownSlug(frontMatter);
  return {
    id: post.id,
    key,
    values,
    entry: {
      ...facts,
      title: values.title,
      // A database holds null where an author left something out.
      ...(post.tags != null && { tags: post.tags }),
      ...(post.date !== undefined && { date: post.date }),
    },
    isDraft: post.draft ?? (frontMatter?.draft === true || frontMatter?.published === false),
    hasOwnSlug: typeof slug === 'string' && slug.trim() !== '',
  };
}

/** @internal What the page of a post depends on besides its source. */
export const aboutOf = ({ fileName, format, title, readingTime, slug }: BlogPost): PageSource => ({
  fileName,
  format,
  title,
  readingTime,
  slug,
});

function listOf(posts: Iterable<BlogPost>): BlogPost[] {
  if (!(Symbol.iterator in Object(posts)) || typeof posts === 'string')
    throw new TypeError(`posts must be iterable, got ${describe(posts)}`);
  return [...posts];
}

/** Refuse what is no post, or stands twice. Those that are the same objects as `before` were checked then. */
function checkPosts(list: readonly BlogPost[], before: readonly BlogPost[] = []): void {
  let hasSameIds = list.length === before.length;
  list.forEach((post, i) => {
    if (i < before.length && post === before[i]) return;
    if (!isObject(post))
      throw new TypeError(`posts[${i}] must be an object, got ${describe(post)}`);
    if (typeof post.id !== 'string')
      throw new TypeError(`posts[${i}].id must be a string, got ${describe(post.id)}`);
    if (typeof post.source !== 'string')
      throw new TypeError(`posts[${i}].source must be a string, got ${describe(post.source)}`);
    checkSlug(`posts[${i}].slug`, post.slug);
    if (post.id !== before[i]?.id) hasSameIds = false;
  });
  if (hasSameIds) return;
  const ids = new Set<string>();
  list.forEach(({ id }, i) => {
    if (ids.has(id)) throw new RangeError(`posts[${i}].id stands twice: ${id}`);
    ids.add(id);
  });
}
