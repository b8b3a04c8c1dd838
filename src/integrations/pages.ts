import type { FuriganaOptions } from '../index.js';
import type { PageOptions, PageSource } from './page-options.js';
import { PageStore } from './page-store.js';
import type { PageValues } from './page-values.js';

export {
  type BlogOptions,
  type BlogPost,
  type BlogProgress,
  readBlog,
} from './blog.js';
export type { PageOptions, PageSource } from './page-options.js';
export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';
export { type PostFolderOptions, type PostInFolder, readPosts } from './post-folder.js';

/** Reads posts for the pages of a blog. */
export interface PageReader {
  /**
   * What a page shows of a post; from the cache when source, options and release are those of an earlier build.
   * Rejects with a TypeError or RangeError that names the option at fault, and with a DictionaryError.
   */
  read(source: string, about?: PageSource): Promise<PageValues>;
  /** A text (no format is read) as HTML with readings above its kanji. */
  furigana(text: string, options?: FuriganaOptions): Promise<string>;
}

/**
 * Make a reader of pages. Nothing is loaded before the first page that is not in the cache; the dictionary is then loaded
 * once a process, however many readers there are.
 *
 * @example
 * const reader = createPageReader({ keywords: 8 });
 * const { readingTime, description } = await reader.read(markdown, { fileName: 'post.md', title: '港の朝' });
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function createPageReader(options: PageOptions = {}): PageReader {
  const store = new PageStore(options);
  return {
    read: async (source, about = {}) => (await store.page(source, about)).values,
    furigana: (text, how) => store.furigana(text, how),
  };
}
