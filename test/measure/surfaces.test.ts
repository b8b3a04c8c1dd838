import { expect, it } from 'vitest';
import { Surfaces } from '../../src/measure/surfaces.js';

it('counts spellings in the order they came', () => {
  const surfaces = new Surfaces();
  for (const text of ['サーバー', 'サーバー', 'サーバ', 'サーバー', 'サーバ', 'ｻｰﾊﾞｰ'])
    surfaces.add(text);
  surfaces.add('サーバ', 5);
  expect([...surfaces]).toEqual([
    ['サーバー', 3],
    ['サーバ', 7],
    ['ｻｰﾊﾞｰ', 1],
  ]);
  expect(surfaces.size).toBe(3);
  expect(surfaces.first).toBe('サーバー');
});

it('holds one spelling, and none', () => {
  const surfaces = new Surfaces();
  expect([[...surfaces], surfaces.size]).toEqual([[], 0]);
  surfaces.add('__proto__', 2);
  expect([[...surfaces], surfaces.size]).toEqual([[['__proto__', 2]], 1]);
});
