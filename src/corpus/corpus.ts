import { checkOptions, describe } from '../errors.js';
import { checkCount, checkShare } from '../measure/options.js';
import { InvertedIndex, type Neighbour } from './inverted-index.js';
import { type CorpusPost, readPost, rememberKeys, type StoredPost } from './post.js';
import { madeOnce, mostRanked } from './rankings.js';
import { type CorpusJson, open, save } from './saved.js';
import {
  countTags,
  rememberSaid,
  suggestionsFor,
  type Tag,
  TagCounts,
  type TagSuggestion,
} from './tags.js';
import { type Timeline, type TimelineOptions, timelineOf } from './timeline.js';

/** Where a corpus begins. */
export interface CorpusOptions {
  /** A corpus saved before: what `toJSON` gave, or the text of that JSON. */
  readonly from?: CorpusJson | string | undefined;
}

/** Which of the related posts are returned. */
export interface RelatedOptions {
  /** Most posts to return. Default: 5. */
  readonly limit?: number | undefined;
  /** Least score to be listed, 0–1. Default: 0. */
  readonly minScore?: number | undefined;
}

/** A keyword of a post in the light of the blog. */
export interface CorpusKeyword {
  /** As the post writes it. */
  readonly term: string;
  /** 0–1; the best has 1. */
  readonly score: number;
  /** Other posts that have it for a keyword. */
  readonly posts: number;
}

/** The posts of one blog. Everything is synchronous; no result depends on the order in which posts came. */
export interface Corpus {
  /** How many posts there are. */
  readonly size: number;
  /**
   * Add a post or put it in the place of the one with the same id. An `Analysis` will do as it is; of its front matter
   * the tags and the date are taken unless they are given.
   *
   * @throws TypeError, RangeError when something of the post is not what it should be; the corpus is then unchanged.
   */
  set(id: string, post: CorpusPost): void;
  /** Take a post out. False if there was none. */
  delete(id: string): boolean;
  /** Whether there is a post with this id. */
  has(id: string): boolean;
  /** All ids in order of their UTF-16 units. */
  ids(): string[];
  /** How many posts have a term, in any spelling, as a word or a keyword. */
  documentFrequency(term: string): number;
  /** The posts nearest to a post, nearest first, each with the terms that connect the two. */
  related(id: string, options?: RelatedOptions): Neighbour[];
  /** Tags of the blog that a post might have and has not, likeliest first; behind them its own keywords, which are no tags yet. */
  suggestTags(id: string, options?: { readonly limit?: number | undefined }): TagSuggestion[];
  /**
   * A mark of what {@link related} and {@link suggestTags} of a post rest on: the same object as long as neither can have
   * changed. Who keeps their answers with it need not ask again after every edit of another post.
   */
  basis(id: string): object;
  /** The keywords a post came with, those first that the blog returns to: score × (1 + 0.3 ln(1 + posts)). */
  keywords(id: string, options?: { readonly limit?: number | undefined }): CorpusKeyword[];
  /** The tags of the blog, commonest first. */
  tags(): Tag[];
  /**
   * The tags of the blog with their counts, as the option `vocabulary` of `keywords` takes them; `except` leaves out the
   * tags of one post, as a new post knows none of its own.
   */
  vocabulary(options?: { readonly except?: string | undefined }): { [tag: string]: number };
  /** How often the blog wrote about what, when. Posts without a date do not count. */
  timeline(options?: TimelineOptions): Timeline;
  /** What `createCorpus({ from })` reads; `JSON.stringify(corpus)` calls it. */
  toJSON(): CorpusJson;
}

/**
 * Make a corpus: the posts of a blog, and what each of them has in common with the others. To add or delete a post takes
 * time in proportion to its own length; to ask for the related posts of one among 5,000 a few milliseconds, and less than
 * one after another post has changed.
 *
 * @example
 * const corpus = createCorpus();
 * for (const post of posts) corpus.set(post.path, analyzer.analyze(post.text));
 * corpus.related('2026/harbour.md', { limit: 3 }); // [{ id: '2025/library.md', score: 0.31, terms: […] }, …]
 * writeFileSync('corpus.json', JSON.stringify(corpus));
 * createCorpus({ from: readFileSync('corpus.json', 'utf8') });
 *
 * @throws TypeError, RangeError when `from` is no corpus, damaged, or of another version.
 */
export function createCorpus(options: CorpusOptions = {}): Corpus {
  checkOptions('options', options);
  const index = new InvertedIndex();
  const keyOf = rememberKeys();
  if (options.from !== undefined) for (const post of open(options.from, keyOf)) index.set(post);

  const tagCounts = new TagCounts(() => index.all());
  const said = rememberSaid();
  const postOf = (id: string): StoredPost => {
    const post = index.get(id);
    if (post === undefined) throw new RangeError(`no post ${describe(id)} in the corpus`);
    return post;
  };
  return {
    get size() {
      return index.size;
    },
    set: (id, given) => {
      const post = readPost(id, given, keyOf);
      const before = index.get(id);
      index.set(post);
      if (before === undefined) tagCounts.added(id);
      else tagCounts.replaced(before, post);
    },
    delete: (id) => {
      if (!index.delete(id)) return false;
      tagCounts.deleted(id);
      return true;
    },
    has: (id) => index.get(id) !== undefined,
    ids: () => index.posts().map(({ id }) => id),
    documentFrequency: (term) => {
      if (typeof term !== 'string')
        throw new TypeError(`term must be a string, got ${describe(term)}`);
      return index.documentFrequency(term);
    },
    related: (id, options = {}) => {
      const { limit, minScore } = checkOptions('options', options);
      const least = checkShare('minScore', minScore) ?? 0;
      const most = checkCount('limit', limit, 0) ?? 5;
      postOf(id);
      const find = () => index.neighbours(id, most, least);
      // Of more posts than are kept the list is made anew each time.
      if (most > mostRanked) return find();
      const found = madeOnce(index.ranking(id), `related ${most} ${least}`, undefined, find);
      return found.map((other) => ({ ...other, terms: other.terms.map((term) => ({ ...term })) }));
    },
    suggestTags: (id, options = {}) => {
      const most = checkCount('limit', checkOptions('options', options).limit, 0) ?? 5;
      const post = postOf(id);
      const tags = tagCounts.now();
      const suggested = madeOnce(index.ranking(id), `tags ${most}`, tags, () => {
        const near = index.nearest(id, mostRanked, 0);
        return suggestionsFor(post, near, index.size, tags, said(post, tags), most);
      });
      return suggested.map((tag) => ({ ...tag, posts: [...tag.posts] }));
    },
    basis: (id) => {
      postOf(id);
      return madeOnce(index.ranking(id), 'basis', tagCounts.now(), () => Object.freeze({}));
    },
    keywords: (id, options = {}) => {
      const most = checkCount('limit', checkOptions('options', options).limit, 0) ?? 10;
      return keywordsOf(index, postOf(id)).slice(0, most);
    },
    tags: () => [...tagCounts.now().values()].map((tag) => ({ ...tag })),
    vocabulary: (options = {}) => {
      const { except } = checkOptions('options', options);
      const tags = countTags(index.all(), except).values();
      return Object.fromEntries([...tags].map(({ tag, count }) => [tag, count]));
    },
    timeline: (how) => timelineOf(index.posts(), how),
    toJSON: () => save(index.posts()),
  };
}

/**
 * How much it counts that other posts have the keyword, too; 0.15 does as well (keywords in bench/quality/related.mjs). To
 * count rarity instead, as TF-IDF does, makes keywords worse.
 */
const recurrence = 0.3;

function keywordsOf(index: InvertedIndex, { id, keywords }: StoredPost): CorpusKeyword[] {
  const weighed = keywords
    .map(({ key, text, score }) => {
      const posts = index.keywordFrequency(key, id);
      return { term: text, score: score * (1 + recurrence * Math.log(1 + posts)), posts };
    })
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
  const best = weighed[0]?.score ?? 1;
  return weighed.map((keyword) => ({
    ...keyword,
    score: Math.round((keyword.score / best) * 10000) / 10000,
  }));
}
