import { ENTRY_CONTEXT_MASK } from './format.js';

/** What a context id fixes: part of speech and conjugation. */
export interface Context {
  /** Frozen. */
  readonly partOfSpeech: readonly string[];
  readonly conjugationType: string | null;
  readonly conjugationForm: string | null;
}

/** The table of contexts, each read when it is first asked for. */
export class Contexts {
  readonly count: number;
  readonly #table: Uint16Array;
  readonly #strings: readonly string[];
  readonly #read: (Context | undefined)[] = [];

  constructor(table: Uint16Array, strings: readonly string[]) {
    this.count = table.length / 6;
    this.#table = table;
    this.#strings = strings;
  }

  /** The context of an entry. */
  of(entry: number): Context {
    return this.at(entry & ENTRY_CONTEXT_MASK);
  }

  at(id: number): Context {
    const known = this.#read[id];
    if (known) return known;
    const [a, b, c, d, type, form] = [...this.#table.subarray(6 * id, 6 * id + 6)].map((number) =>
      number === 0 ? null : this.#strings[number]!,
    );
    const context: Context = {
      partOfSpeech: Object.freeze([a, b, c, d].filter((level) => typeof level === 'string')),
      conjugationType: type ?? null,
      conjugationForm: form ?? null,
    };
    this.#read[id] = context;
    return context;
  }
}
