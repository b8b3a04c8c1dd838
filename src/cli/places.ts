/** Where something stands in a file, as editors count: both from 1, the column in characters (code points). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of each offset, in the order of the offsets. Reads the source once, whatever their number. */
export function placesOf(source: string, offsets: readonly number[]): Place[] {
  const places = new Array<Place>(offsets.length);
  const ascending = offsets.map((_, i) => i).sort((a, b) => offsets[a]! - offsets[b]!);
  // A byte order mark takes no column.
  let at = source.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let column = 1;
  for (const i of ascending) {
    while (at < offsets[i]! && at < source.length) {
      const unit = source.charCodeAt(at);
      const next = source.charCodeAt(at + 1);
      if (unit === 0x0a || (unit === 0x0d && next !== 0x0a)) {
        line++;
        column = 1;
      } else if (!isPair(unit, next) && unit !== 0x0d) column++;
      at++;
    }
    places[i] = { line, column };
  }
  return places;
}

/** Whether a unit is the first of two that make one character; the second is counted. */
const isPair = (unit: number, next: number) =>
  unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
