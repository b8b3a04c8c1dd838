import { processorMilliseconds, processorMillisecondsUntil } from '../processor-time.js';

/** Below this many milliseconds a figure is noise. */
const floor = 1;
const tries = 8;

/**
 * Tell whether `work` takes at most `factor` times as long for `large` as for `small`, at any of a few tries: a busy
 * machine spoils some of them, work that really grows faster spoils all. Measures processor time, which other programs
 * lengthen little.
 */
export function growsAtMost<T>(
  factor: number,
  work: (input: T) => unknown,
  small: T,
  large: T,
): boolean {
  work(small);
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = Math.max(
      floor,
      processorMilliseconds(() => work(small)),
    );
    if (processorMilliseconds(() => work(large)) <= factor * before) return true;
  }
  return false;
}

/** As {@link growsAtMost}, of work that is done when its promise is kept. */
export async function promiseGrowsAtMost<T>(
  factor: number,
  work: (input: T) => Promise<unknown>,
  small: T,
  large: T,
): Promise<boolean> {
  await work(small);
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = Math.max(floor, await processorMillisecondsUntil(() => work(small)));
    const after = await processorMillisecondsUntil(() => work(large));
    if (after <= factor * before) return true;
  }
  return false;
}

/**
 * Tell whether `work` takes about n times as long for an input n times as long. The bound lies midway, as factors go,
 * between n and the n² of quadratic work.
 */
export function growsInProportion<T extends { readonly length: number }>(
  work: (input: T) => unknown,
  small: T,
  large: T,
): boolean {
  return growsAtMost((large.length / small.length) ** 1.5, work, small, large);
}
