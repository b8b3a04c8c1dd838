import { Worker } from 'node:worker_threads';
import { DictionaryError, type DictionaryErrorCode } from '../errors.js';
import type { PageOptions, PageSource } from './page-options.js';

/** What a thread is told at its start. */
export interface ThreadSettings {
  readonly pageOptions: PageOptions;
}

/** What a thread is asked for. */
export interface PageTask {
  readonly id: number;
  readonly source: string;
  readonly about: PageSource;
}

/**
 * What comes back: the page as JSON, which is handed over faster than its objects, or what went wrong. Threads send no errors
 * of a class of ours.
 */
export type PageAnswer =
  | { readonly page: string }
  | { readonly code: DictionaryErrorCode; readonly message: string }
  | { readonly error: unknown };

/** A post that is to be read by some thread. */
export class Job {
  readonly source: string;
  readonly about: PageSource;
  /** The page as JSON. */
  readonly page: Promise<string>;
  #resolve!: (page: string) => void;
  #reject!: (error: unknown) => void;

  constructor({ source, about }: Pick<PageTask, 'source' | 'about'>) {
    this.source = source;
    this.about = about;
    this.page = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // One that was begun may never be asked for.
    this.page.catch(() => {});
  }

  settle(answer: PageAnswer): void {
    if ('page' in answer) this.#resolve(answer.page);
    else if ('code' in answer) this.#reject(new DictionaryError(answer.code, answer.message));
    else this.#reject(answer.error);
  }
}

/** A thread of `page-worker.js`. The process may end while it works, unless it is held. */
export class PageThread {
  readonly #worker: Worker;
  readonly #jobs = new Map<number, Job>();
  #last = 0;
  /** Why it has ended, if it has. */
  #failure: { readonly error: unknown } | null = null;

  /** `onRoom` is called when a post has been read. */
  constructor(file: string, pageOptions: PageOptions, onRoom: () => void) {
    const settings: ThreadSettings = { pageOptions };
    this.#worker = new Worker(file, { workerData: settings });
    this.#worker.unref();
    this.#worker.on('message', ({ id, ...answer }: { id: number } & PageAnswer) => {
      this.#jobs.get(id)?.settle(answer);
      this.#jobs.delete(id);
      onRoom();
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('a thread of yomitoki has ended')));
  }

  /** How many posts wait here. */
  get load(): number {
    return this.#jobs.size;
  }

  run(job: Job): void {
    if (this.#failure !== null) {
      job.settle(this.#failure);
      return;
    }
    this.#last += 1;
    this.#jobs.set(this.#last, job);
    const task: PageTask = { id: this.#last, source: job.source, about: job.about };
    this.#worker.postMessage(task);
  }

  /** Keep the process until the thread is ended. */
  hold(): void {
    this.#worker.ref();
  }

  end(): void {
    this.#jobs.clear();
    this.#worker.terminate();
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const job of this.#jobs.values()) job.settle(this.#failure);
    this.#jobs.clear();
  }
}
