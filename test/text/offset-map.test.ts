import { describe, expect, it } from 'vitest';
import { identityMap, OffsetMapBuilder, toSource } from '../../src/text/offset-map.js';

describe('toSource', () => {
  it('maps a text that is its own source one to one', () => {
    const map = identityMap(5, 10);
    expect(toSource(map, 0, 5)).toEqual({ start: 10, end: 15 });
    expect(toSource(map, 2, 3)).toEqual({ start: 12, end: 13 });
    expect(toSource(map, 5, 5)).toEqual({ start: 15, end: 15 });
  });

  it('maps everything of an empty text to 0', () => {
    expect(toSource(identityMap(0), 0, 0)).toEqual({ start: 0, end: 0 });
  });

  it('maps a replaced run as a whole, and leaves markup to neither neighbour', () => {
    // source: a**b&amp;c   text: ab&c
    const builder = new OffsetMapBuilder();
    builder.add(1, 0, 1);
    builder.add(1, 3, 4);
    builder.add(1, 4, 9);
    builder.add(1, 9, 10);
    const map = builder.build();
    expect(toSource(map, 0, 1)).toEqual({ start: 0, end: 1 });
    expect(toSource(map, 1, 2)).toEqual({ start: 3, end: 4 });
    expect(toSource(map, 2, 3)).toEqual({ start: 4, end: 9 });
    expect(toSource(map, 0, 4)).toEqual({ start: 0, end: 10 });
    expect(toSource(map, 1, 1)).toEqual({ start: 3, end: 3 });
    expect(toSource(map, 2, 2)).toEqual({ start: 4, end: 4 });
  });

  it('maps any part of a run of another length to the whole stretch', () => {
    const builder = new OffsetMapBuilder();
    builder.add(2, 5, 14);
    const map = builder.build();
    expect(toSource(map, 0, 1)).toEqual({ start: 5, end: 14 });
    expect(toSource(map, 1, 2)).toEqual({ start: 5, end: 14 });
  });
});

describe('OffsetMapBuilder', () => {
  it('merges neighbours that map one to one, and drops what is empty', () => {
    const builder = new OffsetMapBuilder();
    builder.add(2, 0, 2);
    builder.add(0, 2, 6);
    builder.add(3, 2, 5);
    builder.add(1, 6, 7);
    expect(builder.length).toBe(6);
    expect(builder.build()).toEqual([0, 0, 5, 5, 6, 7, 6]);
  });

  it('does not merge a replaced run with its neighbours', () => {
    const builder = new OffsetMapBuilder();
    builder.add(1, 0, 2);
    builder.add(1, 2, 4);
    builder.add(1, 4, 5);
    expect(builder.build()).toEqual([0, 0, 2, 1, 2, 4, 2, 4, 5, 3]);
  });
});
