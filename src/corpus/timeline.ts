import { checkOneOf, checkOptions } from '../errors.js';
import { checkCount, checkStrings } from '../measure/options.js';
import { termKey } from '../measure/variants.js';
import type { StoredPost } from './post.js';

/** What a timeline counts, and in which steps. */
export interface TimelineOptions {
  /** Length of a period. Default: `month`. */
  readonly by?: 'month' | 'year' | undefined;
  /** What is counted: the posts that have a term for a keyword, or those that have it for a tag. Default: `keywords`. */
  readonly of?: 'keywords' | 'tags' | undefined;
  /** Terms to show, in any spelling and in this order. Default: the commonest. */
  readonly terms?: readonly string[] | undefined;
  /** Most terms to show when `terms` is not given. Default: 10. */
  readonly limit?: number | undefined;
}

/** How often a blog wrote about what, when. */
export interface Timeline {
  /** `2026-04` or `2026`, from the first post with a date to the last, none left out. */
  readonly periods: readonly string[];
  /** Posts in each period. */
  readonly posts: readonly number[];
  /** The terms asked for in the order of the question, else the commonest first. */
  readonly terms: readonly {
    readonly term: string;
    /** Posts in all periods. */
    readonly total: number;
    /** Posts in each period. */
    readonly counts: readonly number[];
  }[];
}

/** Count the posts that have each term, by period. */
export function timelineOf(posts: readonly StoredPost[], options: TimelineOptions = {}): Timeline {
  const { by = 'month', of = 'keywords' } = checkOptions('options', options);
  checkOneOf('by', by, ['month', 'year']);
  checkOneOf('of', of, ['keywords', 'tags']);
  const limit = checkCount('limit', options.limit, 0) ?? 10;
  const wanted = checkStrings('terms', options.terms);
  const wantedKeys = wanted && new Set(wanted.map(termKey));
  const dated = posts.filter(({ date }) => date !== null);
  const periods = periodsOf(dated, by);
  const places = new Map(periods.map((period, i) => [period, i]));
  const counts = periods.map(() => 0);
  const rows = new Map<string, Row>();
  for (const post of dated) {
    const place = places.get(post.date!.slice(0, by === 'month' ? 7 : 4))!;
    counts[place]!++;
    for (const [key, text] of termsOf(post, of)) {
      if (wantedKeys?.has(key) === false) continue;
      let row = rows.get(key);
      if (row === undefined) {
        row = { spellings: new Map(), total: 0, counts: new Map() };
        rows.set(key, row);
      }
      row.spellings.set(text, (row.spellings.get(text) ?? 0) + 1);
      row.total++;
      row.counts.set(place, (row.counts.get(place) ?? 0) + 1);
    }
  }
  const shown = (term: string, row?: Row) => ({
    term,
    total: row?.total ?? 0,
    counts: periods.map((_, i) => row?.counts.get(i) ?? 0),
  });
  const terms =
    wanted?.map((term) => shown(term, rows.get(termKey(term)))) ??
    [...rows]
      .sort((a, b) => b[1].total - a[1].total || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([, row]) => shown(commonest(row.spellings), row));
  return { periods, posts: counts, terms };
}

interface Row {
  readonly spellings: Map<string, number>;
  total: number;
  /** How many posts have the term, by the place of their period. */
  readonly counts: Map<number, number>;
}

function termsOf(post: StoredPost, of: 'keywords' | 'tags'): Iterable<readonly [string, string]> {
  return of === 'tags'
    ? post.tags
    : post.keywords.map(({ key, text }): [string, string] => [key, text]);
}

/** The spelling most posts have; among equals the first by UTF-16 units. */
export function commonest(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

function periodsOf(posts: readonly StoredPost[], by: 'month' | 'year'): string[] {
  let first = '9999-12';
  let last = '';
  for (const { date } of posts) {
    const month = date!.slice(0, 7);
    if (month < first) first = month;
    if (month > last) last = month;
  }
  const periods: string[] = [];
  if (last === '') return periods;
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const name = String(year).padStart(4, '0');
    if (by === 'year') periods.push(name);
    else
      for (let month = 1; month <= 12; month++) {
        const period = `${name}-${String(month).padStart(2, '0')}`;
        if (period >= first && period <= last) periods.push(period);
      }
  }
  return periods;
}
