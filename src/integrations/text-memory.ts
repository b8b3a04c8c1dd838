import type { PageCache } from './page-cache.js';
import { isObject } from './page-options.js';

/**
 * Answers about short texts, such as the reading of a title, kept between builds in one file. It holds what this process
 * asked for, so it never grows beyond a site.
 */
export class TextMemory {
  readonly #cache: PageCache | null;
  readonly #key: string;
  #before: Readonly<Record<string, unknown>> | undefined;
  readonly #answers = new Map<string, string>();
  #hasNew = false;

  constructor(cache: PageCache | null, key: string) {
    this.#cache = cache;
    this.#key = key;
  }

  /** The answer to a question, from memory if it was ever given. */
  async get(question: readonly unknown[], answer: () => Promise<string>): Promise<string> {
    const known = this.known(question);
    if (known !== undefined) return known;
    const text = await answer();
    this.#hasNew = true;
    this.#answers.set(JSON.stringify(question), text);
    return text;
  }

  /** The answer to a question if it was ever given. */
  known(question: readonly unknown[]): string | undefined {
    const key = JSON.stringify(question);
    const known = this.#answers.get(key) ?? this.#earlier()[key];
    if (typeof known !== 'string') return undefined;
    this.#answers.set(key, known);
    return known;
  }

  /** Keep the answers for the next build. */
  save(): void {
    if (this.#hasNew) this.#cache?.set(this.#key, Object.fromEntries(this.#answers));
    this.#hasNew = false;
  }

  #earlier(): Readonly<Record<string, unknown>> {
    if (this.#before === undefined) {
      const kept = this.#cache?.get(this.#key);
      this.#before = isObject(kept) ? (kept as Readonly<Record<string, unknown>>) : {};
    }
    return this.#before;
  }
}
