import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tinypool } from 'tinypool';
import { DictionaryError, type DictionaryErrorCode } from '../errors.js';
import { breathe } from './breathe.js';
import { log } from './log.js';
import { type PageOptions, type PageSource, shapeOptions } from './page-options.js';
import type { StoredPage } from './page-values.js';

/** A post, and the key under which its page is kept. */
export interface KeyedPost {
  readonly source: string;
  readonly about: PageSource;
  readonly key: string;
}

/** What a thread is asked for. */
export interface PageTask {
  readonly source: string;
  readonly about: PageSource;
  readonly options: PageOptions;
}

/**
 * What comes back: the page as JSON, which is handed over faster than its objects, or what is wrong with the dictionary,
 * because threads send no errors of a class of ours.
 */
export type PageAnswer =
  | { readonly page: string }
  | { readonly code: DictionaryErrorCode; readonly message: string };

/** UTF-16 units from which on a thread is worth its start, about half a second of work. */
const worthThread = 200_000;
/** The same while the host is at work, where reading in a thread costs no time on the wall. */
const worthBeginning = 100_000;
/**
 * One thread more spares R/n − R/(n+1) of the rest R, and the first two hundred posts take it twice as long: until code is
 * compiled, every thread for itself, 4 s of processor time are gone.
 */
const worthAnother = (threads: number): number => threads * (threads + 1) * 400_000;
/** Each thread holds the dictionary and some ten MB more. */
const mostThreads = 4;
/** Posts handed over at once to each thread: a host at work may not look at what comes back for a while. */
const ahead = 16;

/** Beside this file, or below it when the build made a shared piece of this one. */
const workerFile = ['page-worker.js', 'integrations/page-worker.js']
  // A bundle of CommonJS has no address, and no such file beside it.
  .map((name) => (import.meta.url ? join(dirname(fileURLToPath(import.meta.url)), name) : ''))
  .find(existsSync);

/** A post that some thread is to read. */
interface Job extends KeyedPost {
  /** Its page as JSON. */
  readonly page: Promise<string>;
  readonly settle: (page: string | Promise<string>) => void;
}

/** Some threads, and how many posts wait there. */
interface Threads {
  readonly pool: Tinypool;
  readonly most: number;
  load: number;
  /** Why one of them has ended that should not have. */
  error: unknown;
  /** Rejects when one has. */
  readonly end: Promise<never>;
}

/** As much of a thread of tinypool as is of use here. */
interface Thread {
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  readonly thread?: { off(event: string, listener: () => void): unknown };
  removeListener?(event: string, listener: () => void): unknown;
}

/** A thread has ended by itself: its file cannot be loaded, or there is no more memory. */
class ThreadEnded extends Error {}

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
  /** Of these, the units of posts that no thread has. */
  #unitsWaiting = 0;
  #threads: Threads[] = [];
  /** Threads that are asked for: a pool is there a moment later. */
  #asked = 0;
  #opening: Promise<void> = Promise.resolve();
  #isAwaited = false;
  #watch: NodeJS.Timeout | undefined;

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
    if (this.#processors < 2 || process.exitCode) return;
    this.#add(post);
    this.#open(Math.min(this.#processors - 1, mostThreads), worthBeginning);
    // A host that has failed asks for nothing any more: what was begun would only keep it from ending.
    this.#watch ??= setInterval(() => {
      if (process.exitCode && !this.#isAwaited) this.close();
    }, 50).unref();
  }

  /** Read posts; `keep` is called with each page, and its JSON if there is one, as it comes. */
  async read(
    posts: readonly KeyedPost[],
    keep: (page: StoredPage, index: number, json?: string) => void,
  ): Promise<void> {
    const jobs = posts.map((post) => this.#add(post));
    const most = Math.min(this.#processors, mostThreads, posts.length);
    if (most > 1) this.#open(most, worthThread);
    this.#isAwaited = true;
    const unread = new Set(posts.keys());
    try {
      await this.#opening;
      if (this.#threads.length > 0)
        await Promise.all(
          jobs.map(async ({ page }, i) => {
            const json = await page;
            if (!unread.delete(i)) return;
            keep(JSON.parse(json), i, json);
          }),
        );
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      const rest = unread.size === 1 ? 'one post is' : `${unread.size} posts are`;
      process.stderr.write(
        `yomitoki: ${rest} read without threads, for one has ended: ${error.message}\n`,
      );
    } finally {
      this.#isAwaited = false;
      this.close();
    }
    for (const i of unread) {
      unread.delete(i);
      await this.#readHere(posts[i]!, (page) => keep(page, i));
    }
  }

  /** End all threads, and forget what was begun. */
  close(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    for (const { pool } of this.#threads) pool.destroy().catch(() => {});
    this.#threads = [];
    this.#asked = 0;
    this.#waiting = [];
    this.#jobs.clear();
    this.#units = 0;
    this.#unitsWaiting = 0;
  }

  async #readHere({ source, about }: KeyedPost, keep: (page: StoredPage) => void): Promise<void> {
    const { readPage } = await import('./page-reading.js');
    keep(await readPage(source, about, this.#options));
    await breathe();
  }

  #add(post: KeyedPost): Job {
    const known = this.#jobs.get(post.key);
    if (known !== undefined) return known;
    let settle!: Job['settle'];
    const page = new Promise<string>((resolve) => {
      settle = resolve;
    });
    // One that was begun may never be asked for.
    page.catch(() => {});
    const job = { ...post, page, settle };
    this.#jobs.set(post.key, job);
    this.#waiting.push(job);
    this.#units += post.source.length;
    this.#unitsWaiting += post.source.length;
    this.#feed();
    return job;
  }

  /** Have as many threads at work as there is work for, `most` at most; none for less than `least` units. */
  #open(most: number, least: number): void {
    if (this.#units < least || this.#file === undefined) return;
    let count = Math.max(this.#asked, 1);
    while (count < most && this.#unitsWaiting >= worthAnother(count)) count++;
    const more = count - this.#asked;
    if (more < 1) return;
    this.#asked = count;
    const options = { filename: this.#file, minThreads: more, maxThreads: more };
    this.#opening = Promise.all([import('tinypool'), this.#opening]).then(
      ([{ Tinypool }]) => {
        // Closed meanwhile.
        if (this.#asked === 0) return;
        const pool = new Tinypool({ ...options, concurrentTasksPerWorker: ahead });
        this.#threads.push(this.#minded(pool, more * ahead));
        this.#feed();
      },
      (error: Error) => log(`no threads: ${error.message}`),
    );
  }

  /** Have posts told when the thread ends that has them: tinypool tells some, lets others wait for ever, and may throw where nobody can catch it. */
  #minded(pool: Tinypool, most: number): Threads {
    let end!: (error: ThreadEnded) => void;
    const threads: Threads = {
      pool,
      most,
      load: 0,
      error: undefined,
      end: new Promise((_, reject) => {
        end = reject;
      }),
    };
    const ended = (error: unknown) => {
      // Not when we have ended it.
      if (!this.#threads.includes(threads)) return;
      threads.error ??= error;
      end(new ThreadEnded(error instanceof Error ? error.message : String(error)));
    };
    threads.end.catch(() => {});
    pool.on('error', ended);
    for (const thread of pool.threads as unknown as Thread[]) {
      thread.removeListener ??= (event, listener) => thread.thread?.off(event, listener);
      thread.on('error', ended);
      thread.on('exit', (code) => ended(new Error(`exit code ${code}`)));
    }
    return threads;
  }

  /** Give the threads enough to do. */
  #feed(): void {
    for (const threads of this.#threads) {
      while (threads.load < threads.most && this.#waiting.length > 0) {
        const job = this.#waiting.shift()!;
        this.#unitsWaiting -= job.source.length;
        threads.load += 1;
        job.settle(
          this.#run(threads, job).finally(() => {
            threads.load -= 1;
            this.#feed();
          }),
        );
      }
    }
  }

  async #run(threads: Threads, { source, about }: Job): Promise<string> {
    // What is not for pages may be unfit to be sent (a function), or large (all slugs of a blog).
    const task: PageTask = { source, about, options: shapeOptions(this.#options) };
    const run: Promise<PageAnswer> = threads.pool.run(task);
    const answer = await Promise.race([run, threads.end]).catch((error: unknown) => {
      // What a thread has died of reaches its post as if reading it had thrown that.
      throw error === threads.error ? new ThreadEnded((error as Error).message) : error;
    });
    if ('code' in answer) throw new DictionaryError(answer.code, answer.message);
    return answer.page;
  }
}
