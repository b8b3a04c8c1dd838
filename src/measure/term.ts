// A candidate for a keyword with everything that is counted of it.
import type { Part } from './parts.js';
import { Surfaces } from './surfaces.js';
import type { Unit } from './units.js';

/** Where a term stands. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  /** Index of the sentence in the list. */
  readonly sentence: number;
  /** Its first and last word, counted through the sentence. */
  readonly word: number;
  readonly lastWord: number;
}

/** A candidate for a keyword with how it occurs in the post. */
export interface Term {
  readonly key: string;
  /** Key of each word. */
  readonly wordKeys: readonly string[];
  readonly units: readonly Unit[];
  readonly parts: readonly Part[];
  /** Occurrences in order, title included. */
  readonly occurrences: Occurrence[];
  /** Occurrences in the title. */
  title: number;
  /** Occurrences in the title as a verb: 設定する. */
  titleVerb: number;
  /** Those of them that no noun follows: 会社を退職します, but not 退職した会社. */
  titleAct: number;
  /** Largest share of a run of the title that it makes up, in words, 0–1. */
  titleShare: number;
  headings: number;
  /** Occurrences outside any longer run. */
  alone: number;
  /** Occurrences at the head of a run, alone or not. */
  leads: number;
  /** Key of the word before each occurrence: '' where none stands in the run, null where they differ. */
  before: string | null;
  /** Key of the word behind each occurrence, likewise; numbers and suffixes that leave it a term (Web系) do not count. */
  behind: string | null;
  /** Occurrences with a Latin word behind them: the name goes on. */
  goesOn: number;
  /** Occurrences with a Latin word beside them: part of a longer name. */
  joined: number;
  /** The noun it leads to over の wherever it stands; '' for none, null where they differ. */
  of: string | null;
  /** The noun that leads to it over の wherever it stands, likewise. */
  from: string | null;
  /** The word before or behind it over a slash or middle dot wherever it stands, likewise. */
  across: string | null;
  over: string | null;
  /** Occurrences with a verb right behind them. */
  adverbial: number;
  /** Occurrences as topic, subject or object: what the post says something of. */
  spokenOf: number;
  /** Occurrences with a particle of case or topic behind them. */
  cased: number;
  /** Occurrences that say a Japanese word in brackets in Latin letters: 虚数(imaginary number). */
  gloss: number;
  /** Occurrences that say that it is not there: 「CPUもOSも出てこない」. */
  absent: number;
  /** Occurrences in quotation marks that hold more: 原初 of 『原初・未来・森』. */
  quoted: number;
  /** Occurrences that fill quotation marks: 「川」. */
  named: number;
  /** Occurrences in a line that is one link: the title of another page. */
  linked: number;
  /** Distinct longer runs that hold it. */
  holders: Holders;
  /** Occurrences as a verb or adjective: 確認する, 豊かな. */
  verbal: number;
  /** Surfaces with their counts. */
  readonly surfaces: Surfaces;
  /** Sentences that hold it. */
  sentences: number;
  /** Units of body text before the first occurrence. */
  firstOffset: number;
}

/** The longer runs that hold a term. Most terms have one or none, so the set is made for the second. */
export class Holders {
  #only: string | undefined;
  #all: Set<string> | undefined;

  add(run: string): void {
    if (this.#all !== undefined) this.#all.add(run);
    else if (this.#only === undefined) this.#only = run;
    else if (this.#only !== run) this.#all = new Set([this.#only, run]);
  }

  get size(): number {
    return this.#all?.size ?? (this.#only === undefined ? 0 : 1);
  }

  [Symbol.iterator](): Iterator<string> {
    const one: readonly string[] = this.#only === undefined ? [] : [this.#only];
    return (this.#all ?? one)[Symbol.iterator]();
  }
}

/** Holders of the many terms that have none. */
export const noHolders: Holders = /* @__PURE__ */ new Holders();

/** A term of which nothing is known but where it stands, first at `firstOffset`. */
export function emptyTerm(
  key: string,
  wordKeys: readonly string[],
  units: readonly Unit[],
  parts: readonly Part[],
  firstOffset: number,
  occurrences: Occurrence[] = [],
): Term {
  return {
    key,
    wordKeys,
    units,
    parts,
    occurrences,
    title: 0,
    titleVerb: 0,
    titleAct: 0,
    titleShare: 0,
    headings: 0,
    alone: 0,
    leads: 0,
    before: '',
    behind: '',
    goesOn: 0,
    joined: 0,
    of: '',
    from: '',
    across: '',
    over: '',
    adverbial: 0,
    spokenOf: 0,
    cased: 0,
    gloss: 0,
    absent: 0,
    quoted: 0,
    named: 0,
    linked: 0,
    holders: noHolders,
    verbal: 0,
    surfaces: new Surfaces(),
    sentences: 0,
    firstOffset,
  };
}
