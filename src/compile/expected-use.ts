import type { SourceDictionary } from './kuromoji-dictionary.js';

/**
 * How often a context, a word and a character are expected in running text.
 *
 * Costs of IPADIC are logarithms of likelihoods times a factor (`cost-factor = 800` in its dicrc), so they tell: a
 * word is drawn from its context in proportion to exp(-cost / 800), a context from the one before it in proportion to
 * exp(-connection cost / 800) times the sum over its words. The chain's lasting distribution, found by repeating the
 * step, is the use of contexts. No training text is needed, and only the speed hangs on it.
 */
export interface ExpectedUse {
  readonly contexts: Float64Array;
  /** In the order of the source's words. */
  readonly words: Float64Array;
  /** By UTF-16 unit. */
  readonly characters: Float64Array;
}

const costFactor = 800;
const rounds = 30;

export function expectedUse(source: SourceDictionary): ExpectedUse {
  const { contexts: size, matrix } = source;
  const weight = (cost: number) => Math.exp(-cost / costFactor);
  const mass = new Float64Array(size);
  for (const { entries } of source.words)
    for (const { context, cost } of entries) mass[context]! += weight(cost);
  for (const { unknown } of source.categories)
    for (const { context, cost } of unknown) mass[context]! += weight(cost);
  // Context 0 ends a sentence and begins the next.
  mass[0] = 1;

  const step = new Float64Array(size * size);
  for (let left = 0; left < size; left++) {
    let sum = 0;
    for (let right = 0; right < size; right++) {
      const likelihood = weight(matrix[left * size + right]!) * mass[right]!;
      step[left * size + right] = likelihood;
      sum += likelihood;
    }
    for (let right = 0; right < size; right++) step[left * size + right]! /= sum;
  }
  let use = new Float64Array(size).fill(1 / size);
  for (let round = 0; round < rounds; round++) {
    const after = new Float64Array(size);
    for (let left = 0; left < size; left++) {
      const share = use[left]!;
      for (let right = 0; right < size; right++)
        after[right]! += share * step[left * size + right]!;
    }
    use = after;
  }

  const words = new Float64Array(source.words.length);
  const characters = new Float64Array(0x10000);
  source.words.forEach(({ surface, entries }, at) => {
    let likelihood = 0;
    for (const { context, cost } of entries)
      likelihood += (use[context]! * weight(cost)) / mass[context]!;
    words[at] = likelihood;
    for (let i = 0; i < surface.length; i++) characters[surface.charCodeAt(i)]! += likelihood;
  });
  return { contexts: use, words, characters };
}
