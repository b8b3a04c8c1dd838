import { DictionaryError } from '../errors.js';
import type { PageAnswer, PageTask } from './page-pool.js';
import { readPage } from './page-reading.js';

/** What a thread of the pool does. */
export default async function work({ source, about, options }: PageTask): Promise<PageAnswer> {
  try {
    return { page: JSON.stringify(await readPage(source, about, options)) };
  } catch (error) {
    if (!(error instanceof DictionaryError)) throw error;
    return { code: error.code, message: error.message };
  }
}
