import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sliceMap } from '../../src/sentence/slice-map.js';
import { identityMap, OffsetMapBuilder, toSource } from '../../src/text/offset-map.js';

test('sliceMap cuts a run that maps one to one', () => {
  expect(sliceMap(identityMap(10, 100), 2, 5)).toEqual([0, 102, 105, 3]);
});

test('sliceMap keeps the gap between two runs', () => {
  expect(sliceMap([0, 0, 4, 4, 10, 14, 8], 2, 6)).toEqual([0, 2, 4, 2, 10, 12, 4]);
});

test('sliceMap keeps a replaced run whole on both sides of a cut', () => {
  const map = [0, 20, 29, 2];
  expect(sliceMap(map, 0, 1)).toEqual([0, 20, 29, 1]);
  expect(sliceMap(map, 1, 2)).toEqual([0, 20, 29, 1]);
});

test('sliceMap gives the map of the empty text for an empty stretch or an empty map', () => {
  expect(sliceMap(identityMap(5), 3, 3)).toEqual([0]);
  expect(sliceMap([0], 0, 0)).toEqual([0]);
});

test('sliceMap maps every character where the whole map does', () => {
  const run = fc.record({
    length: fc.integer({ min: 1, max: 5 }),
    stretch: fc.integer({ min: 0, max: 9 }),
    gap: fc.integer({ min: 0, max: 3 }),
    same: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(run, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      (runs, a, b) => {
        const builder = new OffsetMapBuilder();
        let source = 0;
        for (const { length, stretch, gap, same } of runs) {
          source += gap;
          const end = source + (same ? length : stretch);
          builder.add(length, source, end);
          source = end;
        }
        const map = builder.build();
        const start = a % builder.length;
        const end = start + 1 + (b % (builder.length - start));
        const sliced = sliceMap(map, start, end);
        expect(sliced.at(-1)).toBe(end - start);
        expect(toSource(sliced, 0, end - start)).toEqual(toSource(map, start, end));
        for (let at = start; at < end; at++) {
          expect(toSource(sliced, at - start, at - start + 1)).toEqual(toSource(map, at, at + 1));
        }
      },
    ),
    { seed: 20, numRuns: 500 },
  );
});
