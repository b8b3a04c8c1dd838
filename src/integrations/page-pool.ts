import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breathe } from './breathe.js';
import { type PageOptions, type PageSource, shapeOptions } from './page-options.js';
import { readPage } from './page-reading.js';
import { Job, PageThread } from './page-thread.js';
import type { StoredPage } from './page-values.js';
import { log } from './shared-analyzer.js';

/** A post, and the key under which its page is kept. */
export interface KeyedPost {
  readonly source: string;
  readonly about: PageSource;
  readonly key: string;
}

/** UTF-16 units from which on threads are worth their start, about half a second of work. */
const worthThreads = 200_000;
/** Each thread holds the dictionary and some ten MB more. */
const mostThreads = 4;
/** Posts handed over at once to each thread: a host at work may not look at what comes back for a while. */
const ahead = { beside: 16, alone: 4 };

/** Beside this file, or below it when the build made a shared piece of this one. */
const workerFile = ['page-worker.js', 'integrations/page-worker.js']
  // A bundle of CommonJS has no address, and no such file beside it.
  .map((name) => (import.meta.url ? join(dirname(fileURLToPath(import.meta.url)), name) : ''))
  .find(existsSync);

/**
 * Reads posts, here or, when they are much work, in threads beside this one. Threads may begin before all posts are known:
 * while the host is at work they take all processors but the one it needs.
 */
export class PagePool {
  readonly #options: PageOptions;
  readonly #file: string | undefined;
  readonly #processors: number;
  readonly #jobs = new Map<string, Job>();
  #waiting: Job[] = [];
  #units = 0;
  #threads: PageThread[] = [];
  #ahead = ahead.beside;

  constructor(
    options: PageOptions,
    { file = workerFile, processors = availableParallelism() } = {},
  ) {
    this.#options = options;
    this.#file = file;
    this.#processors = processors;
  }

  /** Begin to read a post that is going to be asked for, as soon as there are enough of them to be worth a thread. */
  begin(post: KeyedPost): void {
    if (this.#processors < 2 || this.#file === undefined) return;
    this.#add(post);
    this.#start(Math.min(this.#processors - 1, mostThreads));
  }

  /** Read posts; `keep` is called with each page, and its JSON if there is one, as it comes. */
  async read(
    posts: readonly KeyedPost[],
    keep: (page: StoredPage, index: number, json?: string) => void,
  ): Promise<void> {
    const jobs = posts.map((post) => this.#add(post));
    const most = Math.min(this.#processors, mostThreads, posts.length);
    this.#ahead = ahead.alone;
    if (most > 1) this.#start(most);
    try {
      if (this.#threads.length === 0) return await this.#readHere(posts, keep);
      for (const thread of this.#threads) thread.hold();
      await Promise.all(
        jobs.map(async ({ page }, i) => {
          const json = await page;
          keep(JSON.parse(json), i, json);
        }),
      );
    } finally {
      this.close();
    }
  }

  /** End all threads, and forget what was begun. */
  close(): void {
    for (const thread of this.#threads) thread.end();
    this.#threads = [];
    this.#waiting = [];
    this.#jobs.clear();
    this.#units = 0;
    this.#ahead = ahead.beside;
  }

  async #readHere(
    posts: readonly KeyedPost[],
    keep: (page: StoredPage, index: number) => void,
  ): Promise<void> {
    for (const [i, { source, about }] of posts.entries()) {
      keep(await readPage(source, about, this.#options), i);
      await breathe();
    }
  }

  #add(post: KeyedPost): Job {
    const known = this.#jobs.get(post.key);
    if (known !== undefined) return known;
    const job = new Job(post);
    this.#jobs.set(post.key, job);
    this.#waiting.push(job);
    this.#units += post.source.length;
    this.#feed();
    return job;
  }

  /** Have `count` threads at work, if there is enough of it. */
  #start(count: number): void {
    if (this.#units < worthThreads || this.#file === undefined) return;
    // What is not for pages may be unfit to be sent (a function), or large (all slugs of a blog).
    const options = shapeOptions(this.#options);
    try {
      while (this.#threads.length < count)
        this.#threads.push(new PageThread(this.#file, options, () => this.#feed()));
    } catch (error) {
      log(`no threads: ${(error as Error).message}`);
    }
    this.#feed();
  }

  /** Give each thread enough to do. */
  #feed(): void {
    for (const thread of this.#threads) {
      while (thread.load < this.#ahead && this.#waiting.length > 0)
        thread.run(this.#waiting.shift()!);
    }
  }
}
