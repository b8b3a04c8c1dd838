import { DictionaryError } from '../errors.js';
import type { PageOptions } from './page-options.js';
import type { PageAnswer, PageTask } from './page-pool.js';
import { readPage } from './page-reading.js';

/** The options that came first: every post of a pool has the same, and an analyzer is made for each object. */
let own: PageOptions | undefined;

/** What a thread of the pool does. */
export default async function work({ source, about, options }: PageTask): Promise<PageAnswer> {
  own ??= options;
  try {
    return { page: JSON.stringify(await readPage(source, about, own)) };
  } catch (error) {
    if (!(error instanceof DictionaryError)) throw error;
    return { code: error.code, message: error.message };
  }
}
