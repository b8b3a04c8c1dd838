import type { PageTask } from './page-pool.js';
import { readPage } from './page-reading.js';
import type { StoredPage } from './page-values.js';

/** What a thread of the pool does. */
export default function work({ source, about, options }: PageTask): Promise<StoredPage> {
  return readPage(source, about, options);
}
