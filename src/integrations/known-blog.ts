import type { Corpus, CorpusPost } from '../corpus.js';
import type { BlogPost, StoredBlog } from './blog.js';
import { ListDigest } from './list-digest.js';
import type { BlogPageValues, PageValues } from './page-values.js';
import { kept } from './process-memory.js';
import type { Slugs } from './slug-file.js';

/** A post as the process remembers it. */
export interface KnownPost {
  readonly id: string;
  /** What all of this depends on. */
  readonly key: string;
  readonly values: PageValues;
  readonly entry: CorpusPost;
  readonly isDraft: boolean;
  readonly hasOwnSlug: boolean;
}

/** A page as it is handed out: the very object until something of it changes. */
export type ShownPage = StoredBlog['pages'][number];

/** How much a page shows of its blog. */
export interface PageLimits {
  readonly related: number;
  readonly suggestedTags: number;
}

/** What a page showed, and what that rests on besides the titles of related posts. */
export interface KnownPage {
  readonly post: KnownPost;
  readonly basis: object;
  readonly limits: PageLimits;
  readonly shown: ShownPage;
}

/** A post as it was seen last. */
export interface SeenPost {
  readonly post: BlogPost;
  /** The key of its page. */
  readonly key: string;
  /** All that the blog knows of it depends on this. */
  readonly facts: string;
}

/** Posts as they were given, and what was seen of them, by place. */
interface GivenPosts {
  readonly list: readonly BlogPost[];
  readonly seen: readonly SeenPost[];
  readonly facts: readonly string[];
  /** The one with the least id. */
  readonly first: BlogPost | undefined;
}

/** Posts as they were read, and what the blog shows of them, by place. */
export interface ReadPosts extends Pick<StoredBlog, 'pages' | 'own' | 'drafts'> {
  readonly read: readonly KnownPost[];
}

/** The slugs of a blog, what they were made of, and the pages under them. */
export interface KnownSlugs {
  readonly blog: Pick<StoredBlog, 'pages' | 'own' | 'drafts'>;
  readonly pinned: Slugs;
  readonly slugs: ReadonlyMap<string, string>;
  readonly named: ReadonlyMap<string, BlogPageValues>;
}

/** Milliseconds without an edit after which a blog that was kept before is kept anew. */
const rest = 1000;

/**
 * A blog as it was when this process last read it: after an edit only the posts that differ are read and set anew. The
 * corpus knows no order, so the result is that of a fresh build.
 */
export class KnownBlog {
  /** Made with the first post. */
  corpus: Corpus | undefined;
  readonly posts = new Map<string, KnownPost>();
  /** Pages of posts that are no drafts. */
  readonly pages = new Map<string, KnownPage>();
  /** Posts whose title is another since these pages were made. */
  readonly renamed = new Set<string>();
  /** As it was last kept, or is going to be. */
  stored: unknown;
  /** Whether a development server has had it made ready, or is having it. */
  isPrepared = false;
  /** While a development server has the blog made ready for edits. Never rejects. */
  preparing: Promise<void> | undefined;
  /** As it was last read; what holds of a post that is the same at its place need not be found again. */
  last: ReadPosts | undefined;
  /** What was seen of these posts. */
  lastSeen: readonly SeenPost[] = [];
  /** As they were last handed out. */
  slugs: KnownSlugs | undefined;
  /** Digests of what its posts depend on. */
  readonly digest = new ListDigest();
  readonly #seen = new Map<string, SeenPost>();
  #given: GivenPosts = { list: [], seen: [], facts: [], first: undefined };
  #wasKept = false;
  #timer: NodeJS.Timeout | undefined;
  #write: (() => void) | undefined;

  /** Whether most of its posts are among these, whatever their texts. */
  isOf(posts: readonly BlogPost[]): boolean {
    const known = posts.filter(({ id, fileName }) => {
      const seen = this.#seen.get(id);
      // Translations of a blog have its ids and lie in another folder.
      return seen !== undefined && seen.post.fileName === fileName;
    });
    return known.length * 2 > this.#seen.size;
  }

  /** Whether most posts are the very objects that were given last. */
  isGiven(posts: readonly BlogPost[]): boolean {
    const { list } = this.#given;
    return list.filter((post, i) => post === posts[i]).length * 2 > posts.length;
  }

  get given(): readonly BlogPost[] {
    return this.#given.list;
  }

  /** Look at posts; at those alone that are not the objects which were at their place before. */
  look(list: readonly BlogPost[], keyOf: (post: BlogPost) => string): GivenPosts {
    const last = this.#given;
    let hasSameNames = list.length === last.list.length;
    const facts: string[] = [];
    const seen = list.map((post, i) => {
      const before = last.seen[i];
      if (post === last.list[i]) {
        facts.push(last.facts[i]!);
        return before!;
      }
      if (before?.post.id !== post.id || before.post.fileName !== post.fileName)
        hasSameNames = false;
      const now = this.#see(post, keyOf);
      facts.push(now.facts);
      return now;
    });
    const first = hasSameNames
      ? last.first
      : list.reduce<BlogPost | undefined>(
          (least, post) => (least === undefined || post.id < least.id ? post : least),
          undefined,
        );
    this.#given = { list, seen, facts, first };
    return this.#given;
  }

  /** A post with its key, made anew only when the post is. */
  #see(post: BlogPost, keyOf: (post: BlogPost) => string): SeenPost {
    const known = this.#seen.get(post.id);
    if (known !== undefined && isSame(known.post, post)) return known;
    const { id, tags, date, draft } = post;
    const key = keyOf(post);
    const seen = { post, key, facts: JSON.stringify([id, tags, date, draft, key]) };
    this.#seen.set(id, seen);
    return seen;
  }

  /**
   * Have the blog written: at once the first time, as every build wants, then once nothing has been edited for a moment, since
   * a page waits for it. What a process does not come to write, the next one reads again.
   */
  keep(blog: object, write: () => void): void {
    this.stored = blog;
    if (this.#seen.size > this.posts.size)
      for (const id of this.#seen.keys()) if (!this.posts.has(id)) this.#seen.delete(id);
    if (!this.#wasKept) {
      this.#wasKept = true;
      write();
      return;
    }
    if (this.#write === undefined) process.once('exit', this.#flush);
    this.#write = write;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#flush, rest).unref();
  }

  /** Take in a blog that is on disk as it is. */
  wasKept(blog: object): void {
    this.stored = blog;
    this.#wasKept = true;
  }

  readonly #flush = () => {
    clearTimeout(this.#timer);
    process.off('exit', this.#flush);
    const write = this.#write;
    this.#write = undefined;
    write?.();
  };
}

/** A post as it is now, be its fields its own or those of a class. */
export function copyOfPost(post: BlogPost): BlogPost {
  const { id, source, fileName, format, title, readingTime, slug, tags, date, draft } = post;
  return {
    ...{ id, source, fileName, format, title, readingTime, slug, draft },
    tags: copyOf(tags),
    date: copyOf(date),
  };
}

/** A copy of what is plain, dates included: faster than `structuredClone` where there are many search terms. */
export function copyOf<Value>(value: Value): Value;
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => copyOf(item));
  if (value instanceof Date) return new Date(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copyOf(field)]));
}

/** Whether nothing of a post differs that its values depend on. */
function isSame(a: BlogPost, b: BlogPost): boolean {
  return (
    a.source === b.source &&
    a.fileName === b.fileName &&
    a.format === b.format &&
    a.title === b.title &&
    a.readingTime === b.readingTime &&
    a.slug === b.slug &&
    a.draft === b.draft &&
    isSameValue(a.date, b.date) &&
    isSameValue(a.tags, b.tags)
  );
}

export const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

function isSameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return isSameList(a, b);
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return a === b;
}

/** A site has few collections; the one not asked for longest is forgotten. */
const mostBlogs = 4;

const blogsRead = () => kept('blogs', (): { key: string; blog: KnownBlog }[] => []);

/** The blog read before with these options that was given these very posts. */
export function givenBlog(options: unknown, posts: readonly BlogPost[]): KnownBlog | undefined {
  const key = JSON.stringify(options);
  const [found] = blogsRead();
  return found?.key === key && found.blog.isGiven(posts) ? found.blog : undefined;
}

/** The blog read before with these options, most of whose posts are among these, else a new one. */
export function knownBlog(options: unknown, posts: readonly BlogPost[]): KnownBlog {
  // one that would never be found again
  if (posts.length === 0) return new KnownBlog();
  const key = JSON.stringify(options);
  const blogs = blogsRead();
  const at = blogs.findIndex(({ key: other, blog }) => other === key && blog.isOf(posts));
  const found = at === -1 ? { key, blog: new KnownBlog() } : blogs[at]!;
  if (at !== -1) blogs.splice(at, 1);
  blogs.unshift(found);
  blogs.length = Math.min(blogs.length, mostBlogs);
  return found.blog;
}
