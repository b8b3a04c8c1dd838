import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DictionaryError, type DictionaryErrorCode } from '../errors.js';
import { breathe } from './breathe.js';
import { type PageOptions, type PageSource, shapeOptions } from './page-options.js';
import { readPage } from './page-reading.js';
import type { StoredPage } from './page-values.js';
import { log } from './shared-analyzer.js';

/** What a thread is asked for. */
export interface PageTask {
  readonly source: string;
  readonly about: PageSource;
  readonly options: PageOptions;
}

/** What comes back: the page, or what is wrong with the dictionary, because threads send no errors of a class of ours. */
export type PageAnswer =
  | StoredPage
  | { readonly code: DictionaryErrorCode; readonly message: string };

/** UTF-16 units from which on threads are worth their start, about a second and a half of work. */
const worthThreads = 400_000;
/** Beside this file, or below it when the build made a shared piece of this one. */
const here = dirname(fileURLToPath(import.meta.url));
const workerFiles = ['page-worker.js', 'integrations/page-worker.js'].map((name) =>
  join(here, name),
);
/** Each thread holds the dictionary and some ten MB more. */
const mostThreads = 4;
/** Posts handed over at once by each thread, so that an error ends the work soon. */
const ahead = 4;

/** Read posts, here or, when they are much work, in threads beside this one. `keep` is called with each page as it comes. */
export async function readPages(
  posts: readonly { readonly source: string; readonly about: PageSource }[],
  options: PageOptions,
  keep: (page: StoredPage, index: number) => void,
): Promise<void> {
  const length = posts.reduce((sum, { source }) => sum + source.length, 0);
  const threads = Math.min(availableParallelism(), mostThreads, posts.length);
  if (length >= worthThreads && threads > 1) {
    const pool = await openPool(threads);
    // What is not for pages may be unfit to be sent (a function), or large (all slugs of a blog).
    const shape = shapeOptions(options);
    if (pool !== null) {
      try {
        await inParallel(posts.length, threads * ahead, async (i) => {
          const { source, about } = posts[i]!;
          const task: PageTask = { source, about, options: shape };
          const answer: PageAnswer = await pool.run(task);
          if ('code' in answer) throw new DictionaryError(answer.code, answer.message);
          keep(answer, i);
        });
      } finally {
        await pool.destroy();
      }
      return;
    }
  }
  for (const [i, { source, about }] of posts.entries()) {
    keep(await readPage(source, about, options), i);
    await breathe();
  }
}

/** Threads of `page-worker.js`; null where there is no such file, as in a bundle that took this one in. */
async function openPool(threads: number) {
  try {
    const filename = workerFiles.find(existsSync);
    if (filename === undefined) return null;
    const { Tinypool } = await import('tinypool');
    return new Tinypool({ filename, minThreads: threads, maxThreads: threads });
  } catch (error) {
    log(`no threads: ${(error as Error).message}`);
    return null;
  }
}

async function inParallel(
  count: number,
  width: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}
