/**
 * The spellings of a term, each with how often it stands, in the order they came. Most terms have one spelling, and a long
 * text has many terms: so the table is made for the second one.
 */
export class Surfaces {
  #first = '';
  #times = 0;
  #table: Map<string, number> | undefined;

  /** Count a spelling `times` more. */
  add(text: string, times = 1): void {
    if (this.#table === undefined) {
      if (this.#times === 0) this.#first = text;
      if (this.#first === text) {
        this.#times += times;
        return;
      }
      this.#table = new Map([[this.#first, this.#times]]);
    }
    this.#table.set(text, (this.#table.get(text) ?? 0) + times);
  }

  /** The spelling that came first. */
  get first(): string {
    return this.#first;
  }

  get size(): number {
    return this.#table?.size ?? (this.#times === 0 ? 0 : 1);
  }

  [Symbol.iterator](): Iterator<readonly [text: string, times: number]> {
    const one: readonly (readonly [string, number])[] =
      this.#times === 0 ? [] : [[this.#first, this.#times]];
    return (this.#table ?? one)[Symbol.iterator]();
  }
}
