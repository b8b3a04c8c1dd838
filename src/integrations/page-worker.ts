import { parentPort, workerData } from 'node:worker_threads';
import { DictionaryError } from '../errors.js';
import { isObject, type PageOptions } from './page-options.js';
import { readPage } from './page-reading.js';
import type { PageAnswer, PageTask, ThreadSettings } from './page-thread.js';

/** What a thread of the pool does. */
export default async function work(
  { source, about }: Pick<PageTask, 'source' | 'about'>,
  options: PageOptions,
): Promise<PageAnswer> {
  try {
    return { page: JSON.stringify(await readPage(source, about, options)) };
  } catch (error) {
    if (error instanceof DictionaryError) return { code: error.code, message: error.message };
    return { error };
  }
}

if (isObject(workerData) && 'pageOptions' in workerData) {
  const { pageOptions } = workerData as ThreadSettings;
  parentPort?.on('message', async (task: PageTask) => {
    parentPort?.postMessage({ ...(await work(task, pageOptions)), id: task.id });
  });
}
