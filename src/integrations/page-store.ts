import { describe } from '../errors.js';
import type { FuriganaOptions } from '../index.js';
import { breathe } from './breathe.js';
import { keyOf, openCache, type PageCache } from './page-cache.js';
import {
  checkPageOptions,
  formatOf,
  isObject,
  type PageOptions,
  type PageSource,
  shapeOf,
} from './page-options.js';
import { type KeyedPost, PagePool } from './page-pool.js';
import type { StoredPage } from './page-values.js';
import { sharedAnalyzer } from './shared-analyzer.js';
import { checkSlug } from './slug-file.js';

/**
 * UTF-16 units of sources whose pages a process remembers besides the cache on disk, some 40 MB with search terms: an
 * editor that saves often makes a new source each time.
 */
const mostRemembered = 500_000;

/** Reads pages: from memory, from the cache on disk, or by analysis. */
export class PageStore {
  readonly cache: PageCache | null;
  readonly #options: PageOptions;
  readonly #pool: PagePool;
  /** The options that shape the values of a page. */
  readonly shape: readonly unknown[];
  readonly #remembered = new Map<string, { page: Promise<StoredPage>; units: number }>();
  #units = 0;

  constructor(options: PageOptions) {
    checkPageOptions(options);
    this.#options = options;
    this.shape = shapeOf(options);
    this.cache = openCache(options.cache);
    this.#pool = new PagePool(options);
  }

  /** What the values of a page depend on, in short. */
  keyOf(source: string, about: PageSource): string {
    if (typeof source !== 'string')
      throw new TypeError(`source must be a string, got ${describe(source)}`);
    if (!isObject(about)) throw new TypeError(`about must be an object, got ${describe(about)}`);
    const { title, slug, readingTime } = about;
    checkSlug('slug', slug);
    const format = formatOf(source, about);
    return keyOf('page', this.shape, format, title, slug, readingTime, source);
  }

  page(source: string, about: PageSource, key = this.keyOf(source, about)): Promise<StoredPage> {
    const remembered = this.#remembered.get(key);
    if (remembered !== undefined) return remembered.page;
    const page = this.#read(key, source, about);
    this.#remembered.set(key, { page, units: source.length });
    this.#units += source.length;
    page.catch(() => this.#forget(key));
    for (const oldest of this.#remembered.keys()) {
      if (this.#units <= mostRemembered || oldest === key) break;
      this.#forget(oldest);
    }
    return page;
  }

  #forget(key: string): void {
    this.#units -= this.#remembered.get(key)?.units ?? 0;
    this.#remembered.delete(key);
  }

  async furigana(text: string, options?: FuriganaOptions): Promise<string> {
    return (await sharedAnalyzer(this.#options)).furigana(text, options);
  }

  /** Begin to read a post that {@link pages} is going to be asked for, in a thread, if it is in no cache. */
  begin(source: string, about: PageSource): void {
    const key = this.keyOf(source, about);
    if (!this.#remembered.has(key) && this.cache?.has(key) !== true)
      this.#pool.begin({ source, about, key });
  }

  /** Forget what was begun and is not going to be asked for. */
  abandon(): void {
    this.#pool.close();
  }

  /**
   * The pages of many posts, in their order. Those that are in no cache are read by threads beside this one when they
   * are much work; `onPage` is called after each.
   */
  async pages(posts: readonly KeyedPost[], onPage: () => void): Promise<StoredPage[]> {
    const pages: (StoredPage | undefined)[] = [];
    const unread: { post: KeyedPost; at: number }[] = [];
    for (const [at, post] of posts.entries()) {
      const page = await (this.#remembered.get(post.key)?.page ?? this.kept(post.key));
      pages.push(page);
      if (page === undefined) unread.push({ post, at });
      else onPage();
      await breathe();
    }
    const keep = (page: StoredPage, i: number, json?: string) => {
      const { post, at } = unread[i]!;
      pages[at] = page;
      this.cache?.set(post.key, page, json);
      onPage();
    };
    await this.#pool.read(
      unread.map(({ post }) => post),
      keep,
    );
    return pages as StoredPage[];
  }

  async #read(key: string, source: string, about: PageSource): Promise<StoredPage> {
    const kept = this.kept(key);
    if (kept !== undefined) return kept;
    const { readPage } = await import('./page-reading.js');
    const page = await readPage(source, about, this.#options);
    this.cache?.set(key, page);
    return page;
  }

  /** The page in the cache on disk. */
  kept(key: string): StoredPage | undefined {
    const kept = this.cache?.get(key);
    return isPage(kept) ? kept : undefined;
  }
}

const isPage = (value: unknown): value is StoredPage =>
  isObject(value) && 'values' in value && 'facts' in value;
