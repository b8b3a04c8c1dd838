import { type CorpusPost, createCorpus } from '../corpus.js';
import { kindOf } from '../errors.js';
import { keyOf } from './page-cache.js';
import { checkCount, isObject, type PageOptions, type PageSource } from './page-options.js';
import { PageStore } from './page-store.js';
import type { BlogPageValues, StoredPage } from './page-values.js';
import { assignSlugs, readSlugs, type Slugs, writeSlugs } from './slug-file.js';

/** What the pages of a whole blog are to show. */
export interface BlogOptions extends PageOptions {
  /** Most related posts of a page. Default: 5. */
  readonly related?: number;
  /** Most suggested tags of a page. Default: 5. */
  readonly suggestedTags?: number;
  /**
   * JSON file in which slugs are pinned by id, so that addresses stay when titles change or the library learns better
   * readings. New posts are added to it: keep it with the posts. Default: none.
   */
  readonly slugFile?: string;
}

/** A post of a blog. */
export interface BlogPost extends PageSource {
  /** What the host calls the post by: a path, or an id. */
  readonly id: string;
  /** The post as its author wrote it. */
  readonly source: string;
  /** The author's tags. Default: those of the front matter. */
  readonly tags?: readonly string[] | undefined;
  /** Day of publication. Default: that of the front matter. */
  readonly date?: string | Date | null | undefined;
  /** Whether the post is not offered to others as related, nor its tags. Default: `draft: true` in the front matter. */
  readonly draft?: boolean | undefined;
}

/** What {@link readBlog} tells while it works. */
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
  const store = new PageStore(options);
  const list = checkPosts(posts);
  const { slugFile } = options;
  const related = checkCount('related', options.related) ?? 5;
  const suggestedTags = checkCount('suggestedTags', options.suggestedTags) ?? 5;
  const pinned = slugFile === undefined ? {} : readSlugs(slugFile);

  const keys = list.map((post) => store.keyOf(post.source, post));
  const facts = list.map(({ id, tags, date, draft }, i) => [id, tags, date, draft, keys[i]]);
  const keyWith = (slugs: Slugs) => keyOf('blog', related, suggestedTags, slugs, facts);
  const kept = store.cache?.get(keyWith(pinned));
  if (isObject(kept) && 'pages' in kept) return new Map(kept.pages as [string, BlogPageValues][]);

  const pages: StoredPage[] = [];
  for (const [i, post] of list.entries()) {
    pages.push(await store.page(post.source, post, keys[i]));
    progress.onPage?.(i + 1, list.length);
    await breathe();
  }
  const read = blogPages(list, pages, { related, suggestedTags }, pinned);
  const slugs = slugFile === undefined ? pinned : pinSlugs(slugFile, pinned, read);
  store.cache?.set(keyWith(slugs), { pages: [...read] });
  return read;
}

function blogPages(
  list: readonly BlogPost[],
  pages: readonly StoredPage[],
  { related, suggestedTags }: { related: number; suggestedTags: number },
  pinned: Slugs,
): Map<string, BlogPageValues> {
  const corpus = createCorpus();
  const drafts = new Set<string>();
  list.forEach((post, i) => {
    const page = pages[i]!;
    if (post.draft ?? page.facts.frontMatter?.draft === true) drafts.add(post.id);
    else corpus.set(post.id, corpusPost(post, page));
  });
  const titles = new Map(list.map(({ id }, i) => [id, pages[i]!.values.title]));
  const slugs = assignSlugs(
    list.map((post, i) => ({
      id: post.id,
      slug: pages[i]!.values.slug,
      isOwn: isOwn(post, pages[i]!),
    })),
    pinned,
  );
  return new Map(
    list.map((post, i) => {
      const { id } = post;
      // A draft sees the blog, the blog does not see it.
      if (drafts.has(id)) corpus.set(id, corpusPost(post, pages[i]!));
      const values: BlogPageValues = {
        ...pages[i]!.values,
        slug: slugs.get(id)!,
        suggestedTags: corpus.suggestTags(id, { limit: suggestedTags }).map(({ tag }) => tag),
        related: corpus.related(id, { limit: related }).map((neighbour) => ({
          id: neighbour.id,
          title: titles.get(neighbour.id) ?? null,
          score: neighbour.score,
          terms: neighbour.terms.map(({ term }) => term),
        })),
      };
      if (drafts.has(id)) corpus.delete(id);
      return [id, values];
    }),
  );
}

function corpusPost(post: BlogPost, { values, facts }: StoredPage): CorpusPost {
  return {
    ...facts,
    title: values.title,
    ...(post.tags !== undefined && { tags: post.tags }),
    ...(post.date !== undefined && { date: post.date }),
  };
}

/** Whether the slug is the author's. */
function isOwn({ slug }: BlogPost, { facts }: StoredPage): boolean {
  const own = slug ?? facts.frontMatter?.slug;
  return typeof own === 'string' && own.trim() !== '';
}

/** Pin the slugs of posts that are new, and return all that are pinned now. */
function pinSlugs(file: string, pinned: Slugs, pages: ReadonlyMap<string, BlogPageValues>): Slugs {
  const slugs = new Map(Object.entries(pinned));
  for (const [id, { slug }] of pages) if (!slugs.has(id)) slugs.set(id, slug);
  if (slugs.size > Object.keys(pinned).length) writeSlugs(file, slugs);
  return readSlugs(file);
}

function checkPosts(posts: Iterable<BlogPost>): BlogPost[] {
  const list = [...posts];
  const ids = new Set<string>();
  list.forEach((post, i) => {
    if (!isObject(post)) throw new TypeError(`posts[${i}] must be an object, got ${kindOf(post)}`);
    if (typeof post.id !== 'string')
      throw new TypeError(`posts[${i}].id must be a string, got ${kindOf(post.id)}`);
    if (ids.has(post.id)) throw new RangeError(`posts[${i}].id stands twice: ${post.id}`);
    ids.add(post.id);
  });
  return list;
}

let lastBreath = 0;

/** Let other work of the process have its turn now and then: a dev server answers while a blog is read. */
async function breathe(): Promise<void> {
  if (performance.now() - lastBreath < 20) return;
  await new Promise((resolve) => setImmediate(resolve));
  lastBreath = performance.now();
}
