import {
  aboutOf,
  type BlogOptions,
  type BlogPost,
  isBlog,
  knownOf,
  knownPost,
  placesOf,
} from './blog.js';
import { blogPages, limitsOf } from './blog-pages.js';
import { breathe } from './breathe.js';
import { KnownBlog } from './known-blog.js';
import { log } from './log.js';
import { PageStore } from './page-store.js';

/** Milliseconds that a server is left alone after its start. */
const startOfServer = 2000;
/** Units of posts that are read for nothing. The code of an analysis is compiled as it runs, and so takes five times as long at first. */
const unitsToRead = 200_000;
/** Milliseconds between two of these posts. */
const pause = 20;
/** Posts of a small blog in which edits are made for nothing, and how many of them. */
const [postsToEdit, editsToMake] = [40, 60];
/** Edits that are made in the blog itself and taken back, and milliseconds after which they are enough. */
const [ownEdits, enough] = [10, 300];

/**
 * Have a development server ready for edits, once a blog and some time after its start, when nothing waits for it: take from
 * the cache what an edit needs of the other posts, load the dictionary and run the analysis until it is fast. The first edit
 * among 1,000 posts would take a second and more. What goes wrong is left for the edit to tell.
 */
export function prepareEdits(postsNow: () => readonly BlogPost[], options: BlogOptions): void {
  setTimeout(async () => {
    try {
      const posts = postsNow();
      const store = new PageStore(options);
      const known = knownOf(store, posts, options);
      if (known.isPrepared) return;
      known.isPrepared = true;
      known.preparing = takeIn(known, store, posts, options).catch(() => {});
      await known.preparing;
      known.preparing = undefined;
      await makeEdits(known, options);
      await makeOwnEdits(known, options);
      await runIn(posts, options);
      log(`ready for edits, ${known.posts.size} posts known`);
    } catch (error) {
      log(`not ready for edits: ${(error as Error).message}`);
    }
  }, startOfServer).unref();
}

/** Take in the blog as it is in the cache, if all of it is there and nobody has read it meanwhile. */
async function takeIn(
  known: KnownBlog,
  store: PageStore,
  posts: readonly BlogPost[],
  options: BlogOptions,
): Promise<void> {
  if (known.posts.size > 0) return;
  const { seen, key, state } = placesOf(known, store, posts, options);
  // As it was handed out, so that an edit finds every page the same object.
  const kept = isBlog(known.stored, state) ? known.stored : store.cache?.get(key);
  if (!isBlog(kept, state)) return;
  const { createCorpus } = await import('../corpus.js');
  const corpus = createCorpus();
  const read = [];
  for (const [i, post] of posts.entries()) {
    const page = store.kept(seen[i]!.key);
    if (page === undefined) return;
    const entry = knownPost(seen[i]!.facts, post, page);
    if (!entry.isDraft) corpus.set(post.id, entry.entry);
    read.push(entry);
    await breathe();
  }
  const bases = new Map<string, object>();
  for (const { id, isDraft } of read) {
    if (isDraft) continue;
    bases.set(id, corpus.basis(id));
    // What connects two posts is found when it is first asked for.
    corpus.related(id);
    corpus.suggestTags(id);
    await breathe();
  }
  if (known.posts.size > 0) return;
  known.corpus = corpus;
  for (const post of read) known.posts.set(post.id, post);
  const limits = limitsOf(options);
  for (const shown of kept.pages) {
    const [id] = shown;
    const basis = bases.get(id);
    if (basis !== undefined)
      known.pages.set(id, { post: known.posts.get(id)!, basis, limits, shown });
  }
  const { pages, own, drafts } = kept;
  known.last = { read, pages, own, drafts };
  known.lastSeen = seen;
  known.wasKept(kept);
}

/** Make edits for nothing in a blog of a few of the posts. It has a corpus of its own: nothing of the real one changes. */
async function makeEdits({ posts: known }: KnownBlog, options: BlogOptions): Promise<void> {
  const posts = [...known.values()].filter(({ isDraft }) => !isDraft).slice(0, postsToEdit);
  const { createCorpus } = await import('../corpus.js');
  const [blog, corpus] = [new KnownBlog(), createCorpus()];
  for (let edit = 0; edit < editsToMake && posts.length > 0; edit++) {
    blogPages(blog, corpus, posts, options);
    const at = (edit * 7) % posts.length;
    const { entry, ...post } = posts[at]!;
    // A word goes, and comes again.
    const words = entry.frequency ?? [];
    const frequency = words.length % 2 === 0 ? words.slice(1) : [...words, words[0]!];
    posts[at] = { ...post, entry: { ...entry, frequency } };
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
  }
}

/**
 * Make edits in the blog itself, and take each back in the same turn: a large blog is another thing to the compiler than a
 * small one. The corpus is as before then.
 */
async function makeOwnEdits(known: KnownBlog, options: BlogOptions): Promise<void> {
  for (let edit = 0, spent = 0; edit < ownEdits && spent < enough; edit++) {
    const { last, corpus } = known;
    if (last === undefined || corpus === undefined) return;
    const { read } = last;
    const at = (edit * 7) % read.length;
    const post = read[at];
    const other = read[(at + 1) % read.length];
    if (post === undefined || other === undefined || post.isDraft) continue;
    const [words = [], more = []] = [post.entry.frequency, other.entry.frequency];
    const keywords = post.entry.keywords?.slice(1) ?? [];
    const entry = { ...post.entry, keywords, frequency: [...words.slice(1), ...more.slice(0, 3)] };
    const start = performance.now();
    blogPages(known, corpus, read.with(at, { ...post, key: '', entry }), options);
    blogPages(known, corpus, read, options);
    spent += performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
  }
}

/** Read some posts for nothing. */
async function runIn(posts: readonly BlogPost[], options: BlogOptions): Promise<void> {
  const { readPage } = await import('./page-reading.js');
  let units = 0;
  for (const post of posts) {
    await readPage(post.source, aboutOf(post), options);
    units += post.source.length;
    if (units > unitsToRead) return;
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
  }
}
