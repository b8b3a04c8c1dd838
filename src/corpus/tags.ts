import { termKey } from '../measure/variants.js';
import type { Near } from './inverted-index.js';
import type { StoredPost } from './post.js';
import { rarityOf } from './rankings.js';
import { commonest } from './timeline.js';

/** A tag of the blog. */
export interface Tag {
  /** As most posts write it. */
  readonly tag: string;
  /** Posts that have it. */
  readonly count: number;
}

/** A tag a post might have. */
export interface TagSuggestion {
  /** As most posts write it. */
  readonly tag: string;
  /** 0–1. */
  readonly score: number;
  /** Posts of the blog that have it; 0 for a keyword of the post that is no tag yet. */
  readonly count: number;
  /** Related posts that have it, nearest first; at most three. */
  readonly posts: readonly string[];
}

/** Count the tags of posts, commonest first; one post can be left out. */
export function countTags(posts: Iterable<StoredPost>, except?: string): Map<string, Tag> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { id, tags } of posts) {
    if (id === except) continue;
    for (const [key, tag] of tags) {
      const counts = spellings.get(key);
      if (counts === undefined) spellings.set(key, new Map([[tag, 1]]));
      else counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  const tags = [...spellings].map(([key, counts]): [string, Tag] => {
    const count = [...counts.values()].reduce((sum, times) => sum + times, 0);
    return [key, { tag: commonest(counts), count }];
  });
  return new Map(tags.sort((a, b) => b[1].count - a[1].count || (a[1].tag < b[1].tag ? -1 : 1)));
}

type Tags = ReadonlyMap<string, Tag>;

/** The tags of all posts of a corpus, counted when they are asked for: the same object until they change. */
export class TagCounts {
  readonly #posts: () => Iterable<StoredPost>;
  #counted: Tags | undefined;
  /** As they were before the last post was added, for the case that it goes again: a draft is only a guest. */
  #before: { readonly id: string; readonly counted: Tags | undefined } | undefined;

  /** `posts` gives those of the corpus as it is at any time. */
  constructor(posts: () => Iterable<StoredPost>) {
    this.#posts = posts;
  }

  now(): Tags {
    this.#counted ??= countTags(this.#posts());
    return this.#counted;
  }

  added(id: string): void {
    this.#before = { id, counted: this.#counted };
    this.#counted = undefined;
  }

  replaced(before: StoredPost, after: StoredPost): void {
    this.#before = undefined;
    if (!haveSameTags(before, after)) this.#counted = undefined;
  }

  deleted(id: string): void {
    this.#counted = this.#before?.id === id ? this.#before.counted : undefined;
    this.#before = undefined;
  }
}

/** Whether two posts have the same tags in the same spelling. */
function haveSameTags({ tags }: StoredPost, { tags: others }: StoredPost): boolean {
  return tags.size === others.size && [...tags].every(([key, tag]) => others.get(key) === tag);
}

/** What a post says of tags by itself. */
export interface Said {
  /** 0–1 by key: whether a tag is a keyword, a word, or in the title. */
  readonly said: ReadonlyMap<string, number>;
  /** Its keywords that are no tags yet nor the end of one it has, best first. */
  readonly fresh: readonly TagSuggestion[];
}

/** What posts say of tags by themselves. Asked for again with the same objects, the answer is known. */
export function rememberSaid(): (post: StoredPost, tags: Tags) => Said {
  const known = new WeakMap<StoredPost, { tags: Tags; answer: Said }>();
  return (post, tags) => {
    const before = known.get(post);
    if (before?.tags === tags) return before.answer;
    const said = new Map<string, number>();
    for (const { key, score } of post.entries) if (tags.has(key)) said.set(key, 0.1 + 0.9 * score);
    const title = termKey(post.title ?? '');
    for (const key of tags.keys())
      if (key.length > 1 && title.includes(key)) said.set(key, Math.max(0.8, said.get(key) ?? 0));
    const fresh = post.keywords
      .filter(({ key }) => !tags.has(key) && !post.tags.has(key) && !endsOne(key, post.tags))
      .map(({ text, score }) => ({ tag: text, score: round(score / 4), count: 0, posts: [] }))
      .sort((a, b) => b.score - a.score || (a.tag < b.tag ? -1 : 1));
    const answer = { said, fresh };
    known.set(post, { tags, answer });
    return answer;
  };
}

/** Whether one of the post's own tags says more of the same: サーバー of 自宅サーバー. */
function endsOne(key: string, own: ReadonlyMap<string, string>): boolean {
  for (const tag of own.keys()) {
    const before = tag.at(-key.length - 1);
    // rust is no part of trust
    const isLetter = before !== undefined && /[a-z]/.test(before) && /^[a-z]/.test(key);
    if (before !== undefined && !isLetter && tag.endsWith(key)) return true;
  }
  return false;
}

/**
 * Posts at least this near are about the same things. Nearness grows with the size of a blog, so this is a part of the rarity
 * of a term that two posts share; the part was fitted on blogs of 10 and of 60 posts.
 */
const trulyNear = (posts: number) => 0.14 * rarityOf(2, posts);

/**
 * Weigh each tag of the blog for a post: the share of its nearest neighbours that have it, each by its nearness, and what
 * the post itself says of it. Where even the nearest is far, as in a blog of ten posts, neighbours say little, and a tag
 * that one of them alone has is no tag of the blog yet.
 */
export function suggestionsFor(
  post: StoredPost,
  neighbours: readonly Near[],
  posts: number,
  tags: Tags,
  { said, fresh }: Said,
  limit: number,
): TagSuggestion[] {
  const nearness = new Map<string, { sum: number; nearest: number; posts: string[] }>();
  let whole = 0;
  const near = trulyNear(posts);
  const trust = Math.min(1, (neighbours[0]?.score ?? 0) / near);
  for (const { other, score } of neighbours) {
    const { id, tags: theirs } = other.post;
    const weight = score ** 2;
    whole += weight;
    // Its own are among these; none of them is suggested.
    for (const key of theirs.keys()) {
      let votes = nearness.get(key);
      if (votes === undefined) {
        votes = { sum: 0, nearest: score, posts: [] };
        nearness.set(key, votes);
      }
      votes.sum += weight;
      if (votes.posts.length < 3) votes.posts.push(id);
    }
  }
  const known: TagSuggestion[] = [];
  const weigh = (key: string): void => {
    if (post.tags.has(key)) return;
    const { tag, count } = tags.get(key)!;
    const votes = nearness.get(key);
    const isHeard = votes !== undefined && whole > 0 && (count > 1 || votes.nearest >= near);
    const share = isHeard ? (trust * votes.sum) / whole : 0;
    const score = (share + (said.get(key) ?? 0)) / 2;
    if (score > 0) known.push({ tag, score: round(score), count, posts: votes?.posts ?? [] });
  };
  for (const key of nearness.keys()) weigh(key);
  for (const key of said.keys()) if (!nearness.has(key)) weigh(key);
  known.sort((a, b) => b.score - a.score || b.count - a.count || (a.tag < b.tag ? -1 : 1));
  return [...known, ...fresh].slice(0, limit);
}

/** Round to four digits. */
const round = (value: number) => Math.round(value * 10000) / 10000;
