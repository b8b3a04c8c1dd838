import { describe } from '../errors.js';
import type { TermFrequency } from '../measure/frequency.js';
import type { Keyword } from '../measure/keywords.js';
import { checkStrings } from '../measure/options.js';
import { termKey } from '../measure/variants.js';
import type { Analysis } from '../report/analysis.js';

/**
 * What a corpus takes in of a post; an {@link Analysis} is one. The more keywords it holds, the better its neighbours are
 * found; the ten of an analysis will do.
 */
export interface CorpusPost {
  readonly title?: string | null | undefined;
  /** Day of publication, as `2026-04-01` (a time behind it is ignored) or a Date (its day in UTC). Default: that of the front matter. */
  readonly date?: string | Date | null | undefined;
  /** The author's tags. Default: those of the front matter (`tags`, `tag`, `topics`). */
  readonly tags?: readonly string[] | undefined;
  readonly keywords?: readonly Pick<Keyword, 'term' | 'score'>[] | undefined;
  /** Words with how often each occurs. */
  readonly frequency?:
    | readonly Pick<TermFrequency, 'term' | 'count' | 'partOfSpeech'>[]
    | undefined;
  readonly frontMatter?: Analysis['frontMatter'] | undefined;
}

/** A term of a post as it is kept. */
export interface Entry {
  /** What its spellings have in common. */
  readonly key: string;
  /** The term as the post writes it. */
  readonly text: string;
  /** Occurrences as a word; 0 for a compound, which is only a keyword. */
  readonly count: number;
  /** Its score as a keyword, 0–1; 0 when it is none. */
  readonly score: number;
  /** Whether it names something: a noun or a keyword. */
  readonly isName: boolean;
}

/** A post as it is kept. */
export interface StoredPost {
  readonly id: string;
  readonly title: string | null;
  /** `2026-04-01`, or `2026-04` when the day is not known. */
  readonly date: string | null;
  /** The author's tags, by their keys. */
  readonly tags: ReadonlyMap<string, string>;
  /** One for each key, in the order given, words before compounds. */
  readonly entries: readonly Entry[];
  /** Those of the entries that are keywords. */
  readonly keywords: readonly Entry[];
}

/** The key of a term; {@link termKey} with a memory, since the posts of a blog share their words. */
export type KeyOf = (term: string) => string;

/** Make a {@link KeyOf}. */
export function rememberKeys(): KeyOf {
  const keys = new Map<string, string>();
  return (term) => {
    let key = keys.get(term);
    if (key === undefined) {
      key = termKey(term);
      if (keys.size >= 200_000) keys.clear();
      keys.set(term, key);
    }
    return key;
  };
}

/** Check a post and reduce it to what is kept. */
export function readPost(id: string, post: CorpusPost, keyOf: KeyOf): StoredPost {
  if (typeof id !== 'string') throw new TypeError(`id must be a string, got ${describe(id)}`);
  checkObject('post', post);
  const title = post.title ?? null;
  if (title !== null && typeof title !== 'string')
    throw new TypeError(`title must be a string, got ${describe(title)}`);
  const matter = post.frontMatter ?? null;
  const entries = entriesOf(post, keyOf);
  return {
    id,
    title,
    date: post.date === undefined ? dateOfMatter(matter) : dateOf(post.date),
    tags: tagsByKey(checkStrings('tags', post.tags) ?? tagsOfMatter(matter), keyOf),
    entries,
    keywords: keywordsAmong(entries),
  };
}

function entriesOf({ frequency = [], keywords = [] }: CorpusPost, keyOf: KeyOf): Entry[] {
  const entries = new Map<string, Entry>();
  checkArray('frequency', frequency).forEach((word, i) => {
    checkObject(`frequency[${i}]`, word);
    const { term, count, partOfSpeech } = word;
    checkTerm(`frequency[${i}].term`, term);
    checkAbove(`frequency[${i}].count`, count, Number.MAX_SAFE_INTEGER);
    const key = keyOf(term);
    if (key === '') return;
    const before = entries.get(key);
    const isName = partOfSpeech === undefined || partOfSpeech === '名詞';
    entries.set(key, {
      key,
      text: before?.text ?? term,
      count: (before?.count ?? 0) + count,
      score: 0,
      isName: isName || before?.isName === true,
    });
  });
  checkArray('keywords', keywords).forEach((keyword, i) => {
    checkObject(`keywords[${i}]`, keyword);
    const { term, score } = keyword;
    checkTerm(`keywords[${i}].term`, term);
    checkAbove(`keywords[${i}].score`, score, 1);
    const key = keyOf(term);
    if (key === '') return;
    const before = entries.get(key);
    entries.set(key, {
      key,
      text: term,
      count: before?.count ?? 0,
      score: Math.max(score, before?.score ?? 0),
      isName: true,
    });
  });
  return [...entries.values()];
}

function checkArray<T>(name: string, value: readonly T[]): readonly T[] {
  if (!Array.isArray(value))
    throw new TypeError(`${name} must be an array, got ${describe(value)}`);
  return value;
}

function checkObject(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`${name} must be an object, got ${describe(value)}`);
}

function checkTerm(name: string, value: unknown): void {
  if (typeof value !== 'string')
    throw new TypeError(`${name} must be a string, got ${describe(value)}`);
}

function checkAbove(name: string, value: unknown, most: number): void {
  const limit = most === 1 ? 'from 0 to 1' : 'of 0 or more';
  const rule = `${name} must be a number ${limit}, got ${describe(value)}`;
  if (typeof value !== 'number') throw new TypeError(rule);
  if (!(value >= 0 && value <= most)) throw new RangeError(rule);
}

/** Those of a post's entries that are keywords. */
export const keywordsAmong = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ score }) => score > 0);

/** Tags without blanks around them, each once. */
export function tagsByKey(tags: readonly string[], keyOf: KeyOf): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const key = keyOf(tag);
    if (key !== '' && !byKey.has(key)) byKey.set(key, tag.trim());
  }
  return byKey;
}

type Matter = Analysis['frontMatter'];

function own(matter: Matter, names: readonly string[]): unknown {
  if (matter === null) return undefined;
  return names
    .map((name) => (Object.hasOwn(matter, name) ? matter[name] : undefined))
    .find((value) => value !== undefined && value !== null);
}

function tagsOfMatter(matter: Matter): string[] {
  const tags = own(matter, ['tags', 'tag', 'topics']);
  const list: unknown = typeof tags === 'string' ? tags.split(',') : tags;
  if (!Array.isArray(list)) return [];
  return list.filter((tag) => typeof tag === 'string' || typeof tag === 'number').map(String);
}

function dateOfMatter(matter: Matter): string | null {
  const date = own(matter, [
    'date',
    'pubDate',
    'published',
    'publishedAt',
    'published_at',
    'created',
  ]);
  return typeof date === 'string' ? dayOf(date) : null;
}

function dateOf(date: unknown): string | null {
  if (date === null) return null;
  const rule = `date must be a day such as 2026-04-01 or a Date, got ${describe(date)}`;
  if (date instanceof Date) {
    const day = Number.isNaN(date.getTime()) ? null : dayOf(date.toISOString());
    if (day === null) throw new RangeError(rule);
    return day;
  }
  if (typeof date !== 'string') throw new TypeError(rule);
  const day = dayOf(date);
  if (day === null) throw new RangeError(rule);
  return day;
}

/** The day as it is written, in whatever time zone; null if the text begins with none. */
export function dayOf(text: string): string | null {
  const found = /^\s*(\d{4})[-/.年](\d{1,2})(?!\d)(?:[-/.月](\d{1,2})(?!\d))?/.exec(
    text.slice(0, 40),
  );
  if (found === null) return null;
  const [, year, month, day] = found;
  const isDay = day === undefined || (Number(day) >= 1 && Number(day) <= 31);
  if (Number(month) < 1 || Number(month) > 12 || !isDay) return null;
  const parts = [year!, month!.padStart(2, '0')];
  if (day !== undefined) parts.push(day.padStart(2, '0'));
  return parts.join('-');
}
