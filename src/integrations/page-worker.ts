import { isDeepStrictEqual } from 'node:util';
import { DictionaryError } from '../errors.js';
import type { PageOptions } from './page-options.js';
import type { PageAnswer, PageTask } from './page-pool.js';
import { readPage } from './page-reading.js';

/** The options that came last: every post of a pool has the same, but as another object, for which an analyzer would be made. */
let last: PageOptions = {};

/** What a thread of the pool does. */
export default async function work({ source, about, options }: PageTask): Promise<PageAnswer> {
  if (!isDeepStrictEqual(last, options)) last = options;
  try {
    return { page: JSON.stringify(await readPage(source, about, last)) };
  } catch (error) {
    if (!(error instanceof DictionaryError)) throw error;
    return { code: error.code, message: error.message };
  }
}
