import { type Corpus, type CorpusPost, createCorpus } from '../corpus.js';
import type { PageValues } from './page-values.js';
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

/**
 * A blog as it was when this process last read it: after an edit only the posts that differ are read and set anew. The
 * corpus knows no order, so the result is that of a fresh build.
 */
export interface KnownBlog {
  readonly corpus: Corpus;
  readonly posts: Map<string, KnownPost>;
}

/** A site has few collections; the one not asked for longest is forgotten. */
const mostBlogs = 4;

/** The blog read before with these options that has most of these posts, else a new one. */
export function knownBlog(options: unknown, ids: readonly string[]): KnownBlog {
  const key = JSON.stringify(options);
  const blogs = kept('blogs', (): { key: string; blog: KnownBlog }[] => []);
  const at = blogs.findIndex(
    ({ key: other, blog }) =>
      other === key && ids.filter((id) => blog.posts.has(id)).length * 2 > blog.posts.size,
  );
  const found =
    at === -1 ? { key, blog: { corpus: createCorpus(), posts: new Map() } } : blogs[at]!;
  if (at !== -1) blogs.splice(at, 1);
  blogs.unshift(found);
  blogs.length = Math.min(blogs.length, mostBlogs);
  return found.blog;
}
