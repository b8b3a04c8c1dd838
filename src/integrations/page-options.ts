import {
  checkCount,
  checkDescriptionOptions,
  checkFuriganaOptions,
  checkKeywordOptions,
  checkSlugOptions,
  checkSummaryOptions,
  detectFormat,
} from '../checks.js';
import { checkFlag, checkOneOf, describe } from '../errors.js';
import type {
  AnalyzerOptions,
  Format,
  FuriganaOptions,
  KeywordOptions,
  SlugOptions,
  UserWord,
} from '../index.js';
import { readingTime } from '../reading-time.js';

/**
 * What pages are to show. Plain JSON data throughout, so that a host can serialise it and its caches notice a change.
 */
export interface PageOptions
  extends Pick<
    AnalyzerOptions,
    'language' | 'rules' | 'modernWords' | 'summary' | 'description' | 'readingTime' | 'stopWords'
  > {
  /** Words of your own, which the dictionary does not know: objects, or CSV text as `createTokenizer` takes it. Default: none. */
  readonly userWords?: readonly UserWord[] | string | undefined;
  /**
   * Most keywords, or all their options. Default: 5. They are the first of the ten that `analyze` lists: where a post deals
   * with fewer, what it names in passing follows, while `keywords` with a limit of five leaves that out.
   */
  readonly keywords?: number | KeywordOptions | undefined;
  /** How the slug is made. Default: of 60 characters at most. */
  readonly slug?: Omit<SlugOptions, 'existing'> | undefined;
  /** Whether to give the title as HTML with readings above its kanji, or how. Default: false. */
  readonly furigana?: boolean | FuriganaOptions | undefined;
  /** Whether to give the terms of the post for a search index. Default: false. */
  readonly searchTerms?: boolean | undefined;
  /**
   * Where values are kept between builds: `true`, the cache folder of the project (`node_modules/.cache/yomitoki`, or
   * under `$CACHE_DIR`); `false`, nowhere; a string, that folder. Default: true.
   */
  readonly cache?: boolean | string | undefined;
}

/** What is known of a post besides its source. */
export interface PageSource {
  /** Name whose ending tells the format (`.md`, `.mdx`, `.html`, `.txt`); the file is not opened. */
  readonly fileName?: string | undefined;
  /** Default: by `fileName`, else by what the source looks like. */
  readonly format?: Format | undefined;
  /** Title of the post when the source does not hold it. */
  readonly title?: string | null | undefined;
  /**
   * The time to read that the author wrote, in minutes or as 「約5分」, which goes before any measure. Default: that of the
   * front matter (`readingTime`, or what the option `readingTime.frontMatterKey` names).
   */
  readonly readingTime?: number | string | null | undefined;
  /** The slug the post was published under, which is kept. Default: `slug` of the front matter. */
  readonly slug?: string | null | undefined;
}

/** How a source is to be read: as was said, else by the name of its file, else by its look. */
export const formatOf = (source: string, { format, fileName }: PageSource): Format =>
  format ?? detectFormat(source, fileName);

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

/**
 * Refuse wrong options when a plugin is attached, not at the first page. Every host calls this; options of a measure are
 * checked by the functions that the measure itself checks them with.
 */
export function checkPageOptions(options: PageOptions): void {
  if (!isObject(options))
    throw new TypeError(`options must be an object, got ${describe(options)}`);
  const { language = 'ja', rules = 'mecab' } = options;
  checkOneOf('language', language, ['ja', 'en']);
  checkOneOf('rules', rules, ['mecab', 'kuromoji']);
  checkFlag('modernWords', options.modernWords);
  checkFlag('searchTerms', options.searchTerms);
  checkUserWords(options.userWords);
  const { cache, stopWords } = options;
  if (cache !== undefined && typeof cache !== 'boolean' && typeof cache !== 'string')
    throw new TypeError(`cache must be true, false or a folder, got ${describe(cache)}`);
  if (cache === '') throw new RangeError('cache must be true, false or a folder, got ""');
  if (stopWords !== undefined) checkKeywordOptions({ stopWords });
  const {
    description: line,
    furigana: ruby,
    keywords: terms,
    readingTime: pace,
    summary,
  } = options;
  if (typeof terms === 'number') checkCount('keywords', terms, 0);
  else checkMeasure('keywords', terms, `${count} or its options`, checkKeywordOptions);
  if (typeof summary === 'number') checkCount('summary', summary, 1);
  else checkMeasure('summary', summary, `${some} or its options`, checkSummaryOptions);
  if (typeof line === 'number') checkCount('description', line, 1);
  else checkMeasure('description', line, `${some} or its options`, checkDescriptionOptions);
  checkMeasure('readingTime', pace, 'an object of options', (how) => readingTime('', how));
  checkMeasure('slug', options.slug, 'an object of options', checkSlugOptions);
  if (typeof ruby !== 'boolean')
    checkMeasure('furigana', ruby, 'true, false or its options', checkFuriganaOptions);
}

/** Refuse what a measure refuses, and what is no object. */
function checkMeasure<Options extends object>(
  name: string,
  value: Options | undefined,
  form: string,
  check: (how: Options) => unknown,
): void {
  if (value === undefined) return;
  if (!isObject(value)) throw new TypeError(`${name} must be ${form}, got ${describe(value)}`);
  try {
    check(value);
  } catch (error) {
    (error as Error).message = `${name}: ${(error as Error).message}`;
    throw error;
  }
}

/** The kind of each word alone; what it means to the dictionary shows when that is loaded. */
function checkUserWords(words: unknown): void {
  if (words === undefined || typeof words === 'string') return;
  if (!Array.isArray(words))
    throw new TypeError(`userWords must be an array of words or CSV text, got ${describe(words)}`);
  [...words].forEach((word: unknown, i) => {
    if (!isObject(word))
      throw new TypeError(
        `userWords[${i}] must be an object with a surface, got ${describe(word)}`,
      );
    const { surface } = word as Partial<UserWord>;
    if (typeof surface !== 'string')
      throw new TypeError(`userWords[${i}].surface must be a string, got ${describe(surface)}`);
  });
}

/** Whether a value is an object and no array. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const count = 'a whole number of 0 or more';
const some = 'a whole number of 1 or more';
