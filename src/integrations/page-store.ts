import { kindOf } from '../errors.js';
import { type Analysis, type Analyzer, detectFormat, type FuriganaOptions } from '../index.js';
import { searchTerms } from '../search.js';
import { keyOf, openCache, type PageCache } from './page-cache.js';
import {
  checkPageOptions,
  defaultKeywords,
  isObject,
  type PageOptions,
  type PageSource,
  shapeOf,
} from './page-options.js';
import type { PageValues, StoredPage } from './page-values.js';
import { sharedAnalyzer } from './shared-analyzer.js';

/** How many pages a process remembers besides the cache on disk. */
const mostRemembered = 1000;

/** Reads pages: from memory, from the cache on disk, or by analysis. */
export class PageStore {
  readonly cache: PageCache | null;
  readonly #options: PageOptions;
  /** The options that shape the values of a page. */
  readonly shape: readonly unknown[];
  readonly #remembered = new Map<string, Promise<StoredPage>>();

  constructor(options: PageOptions) {
    checkPageOptions(options);
    this.#options = options;
    this.shape = shapeOf(options);
    this.cache = openCache(options.cache);
  }

  /** What the values of a page depend on, in short. */
  keyOf(source: string, about: PageSource): string {
    if (typeof source !== 'string')
      throw new TypeError(`source must be a string, got ${kindOf(source)}`);
    const { title, slug } = about;
    return keyOf('page', this.shape, formatOf(source, about), title, slug, source);
  }

  page(source: string, about: PageSource, key = this.keyOf(source, about)): Promise<StoredPage> {
    const remembered = this.#remembered.get(key);
    if (remembered !== undefined) return remembered;
    const page = this.#read(key, source, about);
    this.#remembered.set(key, page);
    page.catch(() => this.#remembered.delete(key));
    if (this.#remembered.size > mostRemembered)
      this.#remembered.delete(this.#remembered.keys().next().value!);
    return page;
  }

  async furigana(text: string, options?: FuriganaOptions): Promise<string> {
    return (await sharedAnalyzer(this.#options)).furigana(text, options);
  }

  async #read(key: string, source: string, about: PageSource): Promise<StoredPage> {
    const kept = this.cache?.get(key);
    if (isPage(kept)) return kept;
    const page = readPage(await sharedAnalyzer(this.#options), source, about, this.#options);
    this.cache?.set(key, page);
    return page;
  }
}

const isPage = (value: unknown): value is StoredPage =>
  isObject(value) && 'values' in value && 'facts' in value;

const formatOf = (source: string, { format, fileName }: PageSource) =>
  format ?? detectFormat(source, fileName);

function readPage(
  analyzer: Analyzer,
  source: string,
  about: PageSource,
  options: PageOptions,
): StoredPage {
  const analysis = analyzer.analyze(source, {
    format: formatOf(source, about),
    tokens: options.searchTerms === true,
    ...(typeof about.title === 'string' && { title: about.title }),
  });
  return {
    values: valuesOf(analyzer, analysis, about, options),
    facts: {
      keywords: analysis.keywords.map(({ term, score }) => ({ term, score })),
      frequency: analysis.frequency.map(({ term, count, partOfSpeech }) => ({
        term,
        count,
        partOfSpeech,
      })),
      frontMatter: analysis.frontMatter,
    },
  };
}

function valuesOf(
  analyzer: Analyzer,
  analysis: Analysis,
  about: PageSource,
  options: PageOptions,
): PageValues {
  const { title, readingTime, summary, description, sentences } = analysis;
  const terms = analysis.keywords.map(({ term }) => term);
  const { keywords, furigana } = options;
  const limit = typeof keywords === 'object' ? keywords.limit : keywords;
  return {
    title,
    readingTime,
    keywords: terms.slice(0, limit ?? defaultKeywords),
    summary: summary.text,
    description,
    slug: analyzer.slug(title ?? terms.slice(0, 3).join(' '), {
      ...options.slug,
      existing: about.slug ?? ownSlug(analysis),
    }),
    ...(furigana !== undefined &&
      furigana !== false && {
        furigana: analyzer.furigana(title ?? '', furigana === true ? {} : furigana),
      }),
    ...(sentences !== undefined && {
      searchTerms: sentences.flatMap(({ tokens }) => searchTerms(tokens)),
    }),
  };
}

function ownSlug({ frontMatter }: Analysis): string | null {
  const slug = frontMatter !== null && Object.hasOwn(frontMatter, 'slug') ? frontMatter.slug : null;
  return typeof slug === 'string' ? slug : null;
}
