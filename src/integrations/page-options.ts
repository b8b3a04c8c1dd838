import { kindOf } from '../errors.js';
import type {
  AnalyzerOptions,
  Format,
  FuriganaOptions,
  KeywordOptions,
  SlugOptions,
  UserWord,
} from '../index.js';

/**
 * What pages are to show. Plain JSON data throughout, so that a host can serialise it and its caches notice a change.
 */
export interface PageOptions
  extends Pick<
    AnalyzerOptions,
    'language' | 'rules' | 'modernWords' | 'summary' | 'description' | 'readingTime' | 'stopWords'
  > {
  /** Words of your own, which the dictionary does not know. */
  readonly userWords?: readonly UserWord[] | string;
  /** Most keywords, or all their options. Default: 5. */
  readonly keywords?: number | KeywordOptions;
  /** How the slug is made. */
  readonly slug?: Omit<SlugOptions, 'existing'>;
  /** Whether to give the title as HTML with readings above its kanji, or how. Default: false. */
  readonly furigana?: boolean | FuriganaOptions;
  /** Whether to give the terms of the post for a search index. Default: false. */
  readonly searchTerms?: boolean;
  /**
   * Where values are kept between builds: `true`, the cache folder of the project (`node_modules/.cache/yomitoki`, or
   * under `$CACHE_DIR`); `false`, nowhere; a string, that folder. Default: true.
   */
  readonly cache?: boolean | string;
}

/** What is known of a post besides its source. */
export interface PageSource {
  /** Name whose ending tells the format (`.md`, `.mdx`, `.html`, `.txt`); the file is not opened. */
  readonly fileName?: string | undefined;
  /** Default: by `fileName`, else by what the source looks like. */
  readonly format?: Format | undefined;
  /** Title of the post when the source does not hold it. */
  readonly title?: string | null | undefined;
  /** The slug the post was published under, which is kept. Default: `slug` of the front matter. */
  readonly slug?: string | null | undefined;
}

/** Most keywords of a page unless the options say otherwise. */
export const defaultKeywords = 5;

/** Names of the options that shape the values of a page. */
const shaping = [
  'language',
  'rules',
  'modernWords',
  'userWords',
  'keywords',
  'summary',
  'description',
  'readingTime',
  'stopWords',
  'slug',
  'furigana',
  'searchTerms',
] as const satisfies readonly (keyof PageOptions)[];

/** The options that shape the values of a page, in one order: what a key of the cache is made of. */
export const shapeOf = (options: PageOptions): readonly unknown[] =>
  shaping.map((name) => options[name]);

/** The options that shape the values of a page, without all others. */
export const shapeOptions = (options: PageOptions): PageOptions =>
  Object.fromEntries(
    shaping.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );

/** Refuse options of the wrong kind when a plugin is attached, not at the first page. */
export function checkPageOptions(options: PageOptions): void {
  if (options === null || typeof options !== 'object')
    throw new TypeError(`options must be an object, got ${kindOf(options)}`);
  const { cache, furigana, keywords, language, readingTime, rules, searchTerms, slug } = options;
  checkName('language', language, ['ja', 'en']);
  checkName('rules', rules, ['mecab', 'kuromoji']);
  if (!isObject(keywords)) checkCount('keywords', keywords);
  if (cache !== undefined && typeof cache !== 'boolean' && typeof cache !== 'string')
    throw new TypeError(`cache must be true, false or a folder, got ${kindOf(cache)}`);
  if (cache === '') throw new RangeError('cache must name a folder, got ""');
  if (searchTerms !== undefined && typeof searchTerms !== 'boolean')
    throw new TypeError(`searchTerms must be true or false, got ${kindOf(searchTerms)}`);
  if (furigana !== undefined && typeof furigana !== 'boolean' && !isObject(furigana))
    throw new TypeError(`furigana must be true, false or its options, got ${kindOf(furigana)}`);
  if (readingTime !== undefined && !isObject(readingTime))
    throw new TypeError(`readingTime must be an object of options, got ${kindOf(readingTime)}`);
  if (slug !== undefined && !isObject(slug))
    throw new TypeError(`slug must be an object of options, got ${kindOf(slug)}`);
}

function checkName(name: string, value: unknown, names: readonly string[]): void {
  if (value === undefined) return;
  const rule = `${name} must be ${names.map((one) => `'${one}'`).join(' or ')}, got ${typeof value === 'string' ? `'${value}'` : kindOf(value)}`;
  if (typeof value !== 'string') throw new TypeError(rule);
  if (!names.includes(value)) throw new RangeError(rule);
}

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole number of 0 or more, or undefined when the option is absent. */
export function checkCount(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const rule = `${name} must be a whole number of 0 or more, got ${typeof value === 'number' ? value : kindOf(value)}`;
  if (typeof value !== 'number') throw new TypeError(rule);
  if (!Number.isInteger(value) || value < 0) throw new RangeError(rule);
  return value;
}
