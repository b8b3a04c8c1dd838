import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { growsAtMost, growsInProportion, promiseGrowsAtMost } from './growth.js';

let microseconds = 0;
beforeEach(() => {
  vi.spyOn(process, 'cpuUsage').mockImplementation((before) => ({
    user: microseconds - (before?.user ?? 0),
    system: 0,
  }));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const [small, large] = ['あ'.repeat(2000), 'あ'.repeat(16_000)];
const linear = ({ length }: string) => (microseconds += length);
const quadratic = ({ length }: string) => (microseconds += length ** 2);

it('tells linear work from quadratic work', () => {
  expect(growsInProportion(linear, small, large)).toBe(true);
  expect(growsInProportion(quadratic, small, large)).toBe(false);
});

it('tells work that does not grow from work that does', () => {
  expect(growsAtMost(4, () => (microseconds += 3000), small, large)).toBe(true);
  expect(growsAtMost(4, linear, small, large)).toBe(false);
});

it('tells the same of promises', async () => {
  const promise = async (text: string) => linear(text);
  expect(await promiseGrowsAtMost(8, promise, small, large)).toBe(true);
  expect(await promiseGrowsAtMost(4, promise, small, large)).toBe(false);
});

it('forgives tries that a busy machine spoils', () => {
  let calls = 0;
  const disturbed = (text: string) => {
    linear(text);
    calls += 1;
    if (calls < 10) microseconds += text.length ** 2;
  };
  expect(growsInProportion(disturbed, small, large)).toBe(true);
});
