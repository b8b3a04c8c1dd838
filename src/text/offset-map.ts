/**
 * A monotonic map from offsets in a derived text to offsets in the text it was made from.
 *
 * Flat triples, one a run, in order, then the length of the derived text:
 *
 *     [ derived start, source start, source end, … , derived length ]
 *
 * A run as long as its source stretch maps one to one. A run of another length replaces its stretch (a character
 * reference, a composed kana): it maps as a whole, so a start inside it maps to the stretch's start and an end
 * inside it to the stretch's end. Gaps between runs (markup) belong to neither neighbour.
 */
export type OffsetMap = readonly number[];

/** Collects the runs of a derived text in order and merges neighbours. */
export class OffsetMapBuilder {
  readonly #runs: number[] = [];
  #length = 0;
  #oneToOne = false;

  /** Append `length` derived units that stand for the source from `start` to `end`. */
  add(length: number, start: number, end: number): void {
    if (length === 0) return;
    const oneToOne = length === end - start;
    const runs = this.#runs;
    if (oneToOne && this.#oneToOne && runs[runs.length - 1] === start) runs[runs.length - 1] = end;
    else runs.push(this.#length, start, end);
    this.#oneToOne = oneToOne;
    this.#length += length;
  }

  /** Length of the derived text so far. */
  get length(): number {
    return this.#length;
  }

  build(): OffsetMap {
    return [...this.#runs, this.#length];
  }
}

/** The map of a text that is its own source, beginning at `start`. */
export function identityMap(length: number, start = 0): OffsetMap {
  return length === 0 ? [0] : [0, start, start + length, length];
}

/** What to add to an offset to come to the source, where the whole text maps one to one; else null. */
export function shiftOf(map: OffsetMap): number | null {
  const [derivedStart, sourceStart, sourceEnd, length] = map;
  return map.length === 4 && sourceEnd! - sourceStart! === length! - derivedStart!
    ? sourceStart! - derivedStart!
    : null;
}

/** Index in `map` of the run that holds `offset`, by halving; the map must not be empty. */
export function runAt(map: OffsetMap, offset: number): number {
  let low = 0;
  let high = (map.length - 1) / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (map[middle * 3]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low * 3;
}

/**
 * Map the half-open range `start`–`end` of the derived text to the smallest range of the source that covers it. An empty
 * range maps to an empty range. `start` and `end` must be offsets into the derived text: nothing is checked, as this is
 * asked for every token.
 */
export function toSource(
  map: OffsetMap,
  start: number,
  end: number,
): { start: number; end: number } {
  if (map.length < 4) return { start: 0, end: 0 };
  const first = runAt(map, start);
  const sourceStart = mapStart(map, first, start);
  if (end <= start) return { start: sourceStart, end: sourceStart };
  const last = runAt(map, end - 1);
  const derivedStart = map[last]!;
  const derivedLength = map[last + 3]! - derivedStart;
  const oneToOne = derivedLength === map[last + 2]! - map[last + 1]!;
  return {
    start: sourceStart,
    end: oneToOne ? map[last + 1]! + (end - derivedStart) : map[last + 2]!,
  };
}

function mapStart(map: OffsetMap, run: number, offset: number): number {
  const derivedStart = map[run]!;
  const derivedLength = map[run + 3]! - derivedStart;
  const oneToOne = derivedLength === map[run + 2]! - map[run + 1]!;
  if (oneToOne) return map[run + 1]! + (offset - derivedStart);
  return offset >= derivedStart + derivedLength ? map[run + 2]! : map[run + 1]!;
}
