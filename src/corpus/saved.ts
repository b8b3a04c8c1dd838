import { describe } from '../errors.js';
import {
  dayOf,
  type Entry,
  type KeyOf,
  keywordsAmong,
  type StoredPost,
  tagsByKey,
} from './post.js';

/** A corpus as JSON. The same posts give the same JSON, in whatever order they came. */
export interface CorpusJson {
  readonly format: 'yomitoki-corpus';
  readonly version: 1;
  /** Every spelling of a term, once. */
  readonly terms: readonly string[];
  readonly posts: readonly SavedPost[];
}

/** A post of {@link CorpusJson}. */
export interface SavedPost {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly tags: readonly string[];
  /** Four numbers for each term: its place in `terms`, its count, its score as a keyword, 1 if it names something, else 0. */
  readonly entries: readonly number[];
}

const VERSION = 1;
/** How many numbers each entry takes. */
const WIDTH = 4;

/** Turn posts into the JSON of a corpus. */
export function save(posts: readonly StoredPost[]): CorpusJson {
  const places = new Map<string, number>();
  const saved = posts.map(({ id, title, date, tags, entries }) => {
    const numbers: number[] = [];
    for (const { text, count, score, isName } of entries) {
      let place = places.get(text);
      if (place === undefined) {
        place = places.size;
        places.set(text, place);
      }
      numbers.push(place, count, score, isName ? 1 : 0);
    }
    return { id, title, date, tags: [...tags.values()], entries: numbers };
  });
  return { format: 'yomitoki-corpus', version: VERSION, terms: [...places.keys()], posts: saved };
}

/** Read what {@link save} wrote, as an object or as the text of its JSON. */
export function open(from: unknown, keyOf: KeyOf): StoredPost[] {
  const json = parsed(from);
  if (!isRecord(json) || json.format !== 'yomitoki-corpus')
    throw new TypeError(
      `from must be a corpus saved with toJSON, got ${isRecord(json) ? 'another object' : describe(json)}`,
    );
  if (json.version !== VERSION)
    throw new RangeError(
      `the corpus is format v${String(json.version)}, this release reads v${VERSION}: add the posts to a new one`,
    );
  const { terms, posts } = json;
  if (!Array.isArray(terms)) throw damaged('terms', 'an array', terms);
  if (!Array.isArray(posts)) throw damaged('posts', 'an array', posts);
  const keys = terms.map((term: unknown, i) => {
    if (typeof term !== 'string') throw damaged(`terms[${i}]`, 'a string', term);
    return keyOf(term);
  });
  const ids = new Set<string>();
  return posts.map((post: unknown, i) => {
    const stored = openPost(post, `posts[${i}]`, terms, keys, keyOf);
    if (ids.has(stored.id)) throw damaged(`posts[${i}].id`, 'an id of its own', stored.id);
    ids.add(stored.id);
    return stored;
  });
}

function openPost(
  post: unknown,
  name: string,
  terms: readonly string[],
  keys: readonly string[],
  keyOf: KeyOf,
): StoredPost {
  if (!isRecord(post)) throw damaged(name, 'an object', post);
  const { id, title, date, tags, entries } = post;
  if (typeof id !== 'string') throw damaged(`${name}.id`, 'a string', id);
  if (title !== null && typeof title !== 'string')
    throw damaged(`${name}.title`, 'a string or null', title);
  if (date !== null && (typeof date !== 'string' || dayOf(date) !== date))
    throw damaged(`${name}.date`, 'a day or null', date);
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === 'string'))
    throw damaged(`${name}.tags`, 'an array of strings', tags);
  if (!Array.isArray(entries) || entries.length % WIDTH !== 0)
    throw damaged(`${name}.entries`, `an array of ${WIDTH} numbers a term`, entries);
  const read: Entry[] = [];
  for (let i = 0; i < entries.length; i += WIDTH) {
    const place: unknown = entries[i];
    const count: unknown = entries[i + 1];
    const score: unknown = entries[i + 2];
    const isName: unknown = entries[i + 3];
    if (typeof place !== 'number' || terms[place] === undefined)
      throw damaged(`${name}.entries[${i}]`, 'the place of a term', place);
    if (typeof count !== 'number' || !(count >= 0 && count <= Number.MAX_SAFE_INTEGER))
      throw damaged(`${name}.entries[${i + 1}]`, 'a count', count);
    if (typeof score !== 'number' || !(score >= 0 && score <= 1))
      throw damaged(`${name}.entries[${i + 2}]`, 'a score from 0 to 1', score);
    if (isName !== 0 && isName !== 1) throw damaged(`${name}.entries[${i + 3}]`, '0 or 1', isName);
    read.push({ key: keys[place]!, text: terms[place], count, score, isName: isName === 1 });
  }
  const stored = distinct(read);
  return {
    id,
    title,
    date,
    tags: tagsByKey(tags as string[], keyOf),
    entries: stored,
    keywords: keywordsAmong(stored),
  };
}

/** One entry a key, as a release that takes more spellings together would have made them. */
function distinct(entries: readonly Entry[]): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const before = byKey.get(entry.key);
    if (before === undefined) byKey.set(entry.key, entry);
    else
      byKey.set(entry.key, {
        ...before,
        count: before.count + entry.count,
        score: Math.max(before.score, entry.score),
        isName: before.isName || entry.isName,
      });
  }
  return byKey.size === entries.length ? entries : [...byKey.values()];
}

function parsed(from: unknown): unknown {
  if (typeof from !== 'string') return from;
  try {
    return JSON.parse(from);
  } catch {
    throw new TypeError(`from must be the JSON of a corpus, got ${describe(from)}`);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const damaged = (name: string, expected: string, got: unknown) =>
  new TypeError(`the corpus is damaged: ${name} must be ${expected}, got ${describe(got)}`);
