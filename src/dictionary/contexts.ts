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
  readonly #sourceIds: Uint16Array;
  readonly #strings: readonly string[];
  readonly #read: (Context | undefined)[] = [];

  constructor(table: Uint16Array, sourceIds: Uint16Array, strings: readonly string[]) {
    this.count = table.length / 6;
    this.#table = table;
    this.#sourceIds = sourceIds;
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

  /** The context that IPADIC knows by `sourceId`, or -1. */
  ofSource(sourceId: number): number {
    return this.#sourceIds.indexOf(sourceId);
  }

  /**
   * The most used context of a part of speech, conjugation type and form, or -1. A type not given may be any; a form not
   * given is 基本形. Levels that are not given may be anything; 一般 is taken first.
   */
  find(levels: readonly string[], type: string | null, form: string | null): number {
    let found = -1;
    for (let id = 1; id < this.count; id++) {
      const context = this.at(id);
      if (type !== null && context.conjugationType !== type) continue;
      if (context.conjugationForm !== (form ?? (context.conjugationType && '基本形'))) continue;
      if (!levels.every((level, i) => context.partOfSpeech[i] === level)) continue;
      if (context.partOfSpeech.length === levels.length) return id;
      const isGeneral = context.partOfSpeech[levels.length] === '一般';
      if (found === -1 || (isGeneral && !this.#isGeneral(found, levels.length))) found = id;
    }
    return found;
  }

  /** The most used context of exactly this part of speech, conjugation type and form, or -1. */
  findExact(levels: readonly string[], type: string | null, form: string | null): number {
    for (let id = 1; id < this.count; id++) {
      const { partOfSpeech, conjugationType, conjugationForm } = this.at(id);
      const isSame =
        partOfSpeech.length === levels.length &&
        partOfSpeech.every((level, i) => level === levels[i]);
      if (isSame && conjugationType === type && conjugationForm === form) return id;
    }
    return -1;
  }

  #isGeneral(id: number, level: number): boolean {
    return this.at(id).partOfSpeech[level] === '一般';
  }
}
