import type { Corpus, CorpusPost } from '../corpus.js';
import type { BlogPost } from './blog.js';
import type { BlogPageValues, PageValues } from './page-values.js';
import { kept } from './process-memory.js';

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

/** What a page showed, and what that rests on besides the titles of related posts. */
export interface KnownPage {
  readonly post: KnownPost;
  readonly basis: object;
  readonly limits: string;
  readonly page: BlogPageValues;
}

/** A post as it was when its key was made. */
interface KeyedSource {
  readonly parts: readonly unknown[];
  readonly key: string;
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
  readonly #keys = new Map<string, KeyedSource>();
  #wasKept = false;
  #timer: NodeJS.Timeout | undefined;
  #write: (() => void) | undefined;

  /** Whether most of its posts are among these. */
  isOf(ids: readonly string[]): boolean {
    return ids.filter((id) => this.#keys.has(id)).length * 2 > this.#keys.size;
  }

  /** The key of a post, made anew only when the post is. */
  keyOf(post: BlogPost, make: () => string): string {
    const { id, source, fileName, format, title, readingTime, slug } = post;
    const parts = [source, fileName, format, title, readingTime, slug];
    const known = this.#keys.get(id);
    if (known?.parts.every((part, i) => part === parts[i])) return known.key;
    const key = make();
    this.#keys.set(id, { parts, key });
    return key;
  }

  /**
   * Have the blog written: at once the first time, as every build wants, then once nothing has been edited for a moment, since
   * a page waits for it. What a process does not come to write, the next one reads again.
   */
  keep(blog: object, write: () => void): void {
    this.stored = blog;
    for (const id of this.#keys.keys()) if (!this.posts.has(id)) this.#keys.delete(id);
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

/** A site has few collections; the one not asked for longest is forgotten. */
const mostBlogs = 4;

/** The blog read before with these options, most of whose posts are among these, else a new one. */
export function knownBlog(options: unknown, ids: readonly string[]): KnownBlog {
  const key = JSON.stringify(options);
  const blogs = kept('blogs', (): { key: string; blog: KnownBlog }[] => []);
  const at = blogs.findIndex(({ key: other, blog }) => other === key && blog.isOf(ids));
  const found = at === -1 ? { key, blog: new KnownBlog() } : blogs[at]!;
  if (at !== -1) blogs.splice(at, 1);
  blogs.unshift(found);
  blogs.length = Math.min(blogs.length, mostBlogs);
  return found.blog;
}
