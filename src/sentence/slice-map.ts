import { type OffsetMap, runAt } from '../text/offset-map.js';

/**
 * Cut the stretch `start`–`end` of the derived text out of its map: offsets of the result count from `start`.
 * A run that maps as a whole and is cut through keeps its whole source stretch on both sides.
 */
export function sliceMap(map: OffsetMap, start: number, end: number): OffsetMap {
  if (end <= start || map.length < 4) return [0];
  const sliced: number[] = [];
  for (let run = runAt(map, start); run + 1 < map.length; run += 3) {
    const derivedStart = map[run]!;
    if (derivedStart >= end) break;
    const derivedEnd = map[run + 3]!;
    const from = Math.max(start, derivedStart);
    const to = Math.min(end, derivedEnd);
    const sourceStart = map[run + 1]!;
    const sourceEnd = map[run + 2]!;
    if (derivedEnd - derivedStart === sourceEnd - sourceStart) {
      const shift = sourceStart - derivedStart;
      sliced.push(from - start, from + shift, to + shift);
    } else {
      sliced.push(from - start, sourceStart, sourceEnd);
      // What is left of the run happens to be as long as its stretch: in two runs it cannot pass for one to one.
      if (to - from === sourceEnd - sourceStart && to - from > 1) {
        sliced.push(from - start + 1, sourceStart, sourceEnd);
      }
    }
  }
  sliced.push(end - start);
  return sliced;
}
