// ROUGE-2 F (Lin 2004) on characters and on words, with bootstrap intervals and a paired sign-flip test.
import { randomNumbers } from '../../corpus.mjs';

/** Characters of a text without marks and blanks. */
export function charactersOf(text) {
  return [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\p{Z}\s]+/gu, ''),
  ];
}

/** F of the pairs that two lists have in common, 0–1. */
export function rouge2(candidate, reference) {
  const pairs = countPairs(candidate);
  const wanted = countPairs(reference);
  let common = 0;
  for (const [pair, count] of wanted) common += Math.min(count, pairs.get(pair) ?? 0);
  const precision = candidate.length > 1 ? common / (candidate.length - 1) : 0;
  const recall = reference.length > 1 ? common / (reference.length - 1) : 0;
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}

function countPairs(list) {
  const pairs = new Map();
  for (let i = 0; i + 2 <= list.length; i++) {
    const pair = `${list[i]}\u0001${list[i + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** 95 % interval of the mean: 2,000 resamples of posts. */
export function interval(values) {
  const random = randomNumbers(1);
  const means = [];
  for (let round = 0; round < 2000; round++) {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)];
    means.push(sum / values.length);
  }
  means.sort((a, b) => a - b);
  return `${means[50].toFixed(3)}–${means[1949].toFixed(3)}`;
}

/** How often chance alone makes a difference as large: 2,000 flips of signs, two-sided. */
export function chance(a, b) {
  const differences = a.map((value, i) => value - b[i]);
  const observed = Math.abs(mean(differences));
  const random = randomNumbers(2);
  let larger = 0;
  for (let round = 0; round < 2000; round++) {
    let sum = 0;
    for (const difference of differences) sum += random() < 0.5 ? difference : -difference;
    if (Math.abs(sum / differences.length) >= observed - 1e-12) larger++;
  }
  return ((larger + 1) / 2001).toPrecision(2);
}
