// What a blog tells of each of its posts: related posts and suggested tags, brought up to date after an edit.
import type { Corpus } from '../corpus.js';
import type { BlogOptions } from './blog.js';
import {
  isSameList,
  type KnownBlog,
  type KnownPost,
  type PageLimits,
  type ReadPosts,
  type ShownPage,
} from './known-blog.js';
import type { BlogPageValues } from './page-values.js';

/**
 * Least score of a related post. Of those listed first to posts of 19 authors, 92 % of the nearest tenth share a tag with the
 * post, 65 % of all from 0.02 on and 44 % of those below (bench/quality/related.mjs).
 */
const leastScore = 0.02;

/** Of the tags of their blogs suggested to posts of 19 authors, 45 % of those from 0.1 on were right, 3 % of those below. */
const leastTagScore = 0.1;

/** The options that decide how much a page shows of its blog, with their defaults. */
export const limitsOf = ({ related = 5, suggestedTags = 5 }: BlogOptions): PageLimits => ({
  related,
  suggestedTags,
});

/** What pages are made of: the blog as the process knows it, and its posts that are no drafts as a corpus. */
interface Blog extends Pick<KnownBlog, 'posts' | 'pages' | 'renamed'> {
  readonly corpus: Corpus;
  readonly limits: PageLimits;
}

/**
 * Bring the blog up to date and say what it tells of each post. Nothing in here waits, so no two calls mix. What a page
 * showed before is handed out again where nothing it rests on has changed.
 */
export function blogPages(
  known: Pick<KnownBlog, 'posts' | 'pages' | 'renamed' | 'last'>,
  corpus: Corpus,
  read: readonly KnownPost[],
  options: BlogOptions,
): ReadPosts {
  const { posts, pages, renamed, last } = known;
  const blog: Blog = { posts, pages, renamed, corpus, limits: limitsOf(options) };
  known.last = undefined; // until this is done
  const places = last && placesOfOthers(read, last.read);
  if (places === undefined) forgetAllBut(blog, read);
  for (const post of places?.map((i) => read[i]!) ?? read) take(blog, post);
  const shown = read.map((post) => (post.isDraft ? draftPage(blog, post) : pageOf(blog, post)));
  renamed.clear();
  known.last = { read, pages: shown, ...marksOf(read, last, places) };
  return known.last;
}

/** Where posts are others than before; undefined where they have other ids or another order. */
function placesOfOthers(
  posts: readonly KnownPost[],
  before: readonly KnownPost[],
): number[] | undefined {
  if (posts.length !== before.length) return undefined;
  const places: number[] = [];
  for (let i = 0; i < posts.length; i++) {
    if (posts[i] === before[i]) continue;
    if (posts[i]!.id !== before[i]!.id) return undefined;
    places.push(i);
  }
  return places;
}

/** Forget the posts that are gone. */
function forgetAllBut({ posts, pages, corpus }: Blog, read: readonly KnownPost[]): void {
  const ids = new Set(read.map(({ id }) => id));
  for (const id of posts.keys()) {
    if (ids.has(id)) continue;
    posts.delete(id);
    pages.delete(id);
    corpus.delete(id);
  }
}

/** Take in a post as it is now. */
function take(blog: Blog, post: KnownPost): void {
  const { posts, renamed, corpus } = blog;
  const before = posts.get(post.id);
  if (before === post) return;
  if (before?.values.title !== post.values.title) renamed.add(post.id);
  if (post.isDraft) corpus.delete(post.id);
  else setInCorpus(blog, post);
  posts.set(post.id, post);
}

function setInCorpus({ posts, corpus }: Blog, { id, entry }: KnownPost): void {
  try {
    corpus.set(id, entry);
  } catch (error) {
    // A post that the corpus refuses is not known in an earlier form either.
    corpus.delete(id);
    posts.delete(id);
    (error as Error).message = `post ${id}: ${(error as Error).message}`;
    throw error;
  }
}

/** A draft sees the blog, the blog does not see it. */
function draftPage(blog: Blog, post: KnownPost): ShownPage {
  setInCorpus(blog, post);
  const page = [post.id, valuesOf(blog, post)] as const;
  blog.corpus.delete(post.id);
  return page;
}

/** The page of a post that is no draft: the very object of before where it says the same. */
function pageOf(blog: Blog, post: KnownPost): ShownPage {
  const { pages, renamed, corpus, limits } = blog;
  const { id } = post;
  const basis = corpus.basis(id);
  const before = pages.get(id);
  const isSamePost = before?.post === post;
  if (
    isSamePost &&
    before.basis === basis &&
    before.limits.related === limits.related &&
    before.limits.suggestedTags === limits.suggestedTags &&
    (renamed.size === 0 || !before.shown[1].related.some((other) => renamed.has(other.id)))
  )
    return before.shown;
  const values = valuesOf(blog, post);
  // Most scores that change do not show.
  const shown =
    isSamePost && saysSame(before.shown[1], values) ? before.shown : ([id, values] as const);
  pages.set(id, { post, basis, limits, shown });
  return shown;
}

/** What the page of a post in the corpus shows. */
const valuesOf = ({ posts, corpus, limits }: Blog, { id, values }: KnownPost): BlogPageValues => ({
  ...values,
  suggestedTags: corpus
    .suggestTags(id, { limit: limits.suggestedTags })
    .filter(({ score }) => score >= leastTagScore)
    .map(({ tag }) => tag),
  related: corpus.related(id, { limit: limits.related, minScore: leastScore }).map((neighbour) => ({
    id: neighbour.id,
    title: posts.get(neighbour.id)!.values.title,
    score: neighbour.score,
    terms: neighbour.terms.map(({ term }) => term),
  })),
});

/** Whether two pages of one post tell the same of the blog. */
const saysSame = (a: BlogPageValues, b: BlogPageValues): boolean =>
  isSameList(a.suggestedTags, b.suggestedTags) &&
  a.related.length === b.related.length &&
  a.related.every((one, i) => {
    const { id, title, score, terms } = b.related[i]!;
    return (
      one.id === id && one.title === title && one.score === score && isSameList(one.terms, terms)
    );
  });

/** Which posts have a slug of their author's, and which are drafts: the lists of `last` where `places` changed neither. */
function marksOf(
  read: readonly KnownPost[],
  last: ReadPosts | undefined,
  places: readonly number[] | undefined,
): Pick<ReadPosts, 'own' | 'drafts'> {
  const isAsBefore = places?.every(
    (i) =>
      read[i]!.hasOwnSlug === last!.read[i]!.hasOwnSlug &&
      read[i]!.isDraft === last!.read[i]!.isDraft,
  );
  if (isAsBefore === true) return { own: last!.own, drafts: last!.drafts };
  return {
    own: read.filter(({ hasOwnSlug }) => hasOwnSlug).map(({ id }) => id),
    drafts: read.filter(({ isDraft }) => isDraft).map(({ id }) => id),
  };
}
