import { describe, expect, it } from 'vitest';
import type { Leaning } from '../../src/measure/leaning.js';
import { type Aim, select } from '../../src/measure/selection.js';
import type { ScoredPost, ScoredSentence } from '../../src/measure/sentence-scores.js';
import { cosine } from '../../src/measure/similarity.js';

/** Reproducible numbers from 0 up to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function candidate(
  index: number,
  length: number,
  score: number,
  terms: readonly number[] = [index],
  degree: Leaning['degree'] = 'none',
): ScoredSentence {
  const weight = 1 / Math.sqrt(terms.length);
  return {
    index,
    sentence: { text: String(index).padEnd(length, '文') } as ScoredSentence['sentence'],
    worthy: true,
    retells: false,
    score,
    features: [],
    vector: { ids: [...terms].sort((a, b) => a - b), weights: terms.map(() => weight) },
    kinds: new Map(),
    likeness: 0,
    distance: 0,
    headed: false,
    heading: null,
    aside: false,
    leaning: { degree, word: null, opener: 0, rest: degree, fresh: true },
    titleShare: 0,
    leaningShare: 0,
    centrality: 0,
    section: 0,
    titleWords: 0,
  };
}

const postOf = (candidates: readonly ScoredSentence[]): ScoredPost => ({
  candidates,
  titleShares: [],
  titleNouns: new Map(),
  marked: 1,
  titleText: '',
});

function aim(bounds: Partial<Aim>): Aim {
  return {
    sentences: Number.POSITIVE_INFINITY,
    characters: Number.POSITIVE_INFINITY,
    threshold: 0,
    redundancy: 0.5,
    coverage: 0,
    variantsOf: ({ sentence }) => [
      { text: sentence.text, pieces: [], loss: 0, freed: false, unjoined: false },
    ],
    joint: () => '',
    ...bounds,
  };
}

const indexesOf = (post: ScoredPost, bounds: Partial<Aim>) =>
  select(post, aim(bounds)).map((chosen) => chosen.candidate.index);

describe('select', () => {
  it('fills a budget with what is worth most together, not with the best first', () => {
    const post = postOf([candidate(0, 60, 1), candidate(1, 50, 0.9), candidate(2, 50, 0.9)]);
    expect(indexesOf(post, { characters: 100 })).toEqual([1, 2]);
  });

  it('leaves out what repeats', () => {
    const post = postOf([
      candidate(0, 10, 1, [1, 2]),
      candidate(1, 10, 0.9, [1, 2]),
      candidate(2, 10, 0.6, [3]),
    ]);
    expect(indexesOf(post, { sentences: 2 })).toEqual([0, 2]);
  });

  it('stops where nothing more is worth its place', () => {
    const post = postOf([candidate(0, 10, 2), candidate(1, 10, 0.5), candidate(2, 10, -1)]);
    expect(indexesOf(post, { characters: 100, threshold: 1 })).toEqual([0]);
    expect(indexesOf(post, { sentences: 3 })).toEqual([0, 1]);
  });

  it('brings along what a sentence leans on, or drops it', () => {
    const post = postOf([
      candidate(0, 10, 0.1),
      candidate(1, 10, 2, [1], 'tight'),
      candidate(2, 10, 0.5),
    ]);
    expect(indexesOf(post, { sentences: 2 })).toEqual([0, 1]);
    expect(indexesOf(post, { sentences: 1 })).toEqual([2]);
    expect(indexesOf(post, { sentences: 45 })).toEqual([0, 1, 2]);
  });

  it('gives nothing when nothing fits', () => {
    expect(indexesOf(postOf([candidate(0, 10, 1)]), { characters: 9 })).toEqual([]);
    expect(indexesOf(postOf([]), { sentences: 3 })).toEqual([]);
  });

  it('is within 2 % of the best there is, on average, and never 10 % below', () => {
    const random = numbers(11);
    let total = 0;
    let best = 0;
    for (let round = 0; round < 60; round++) {
      const candidates = Array.from({ length: 12 }, (_, i) =>
        candidate(i, 10 + Math.floor(random() * 50), random() * 2, [
          Math.floor(random() * 6),
          6 + Math.floor(random() * 6),
        ]),
      );
      const characters = 60 + Math.floor(random() * 120);
      const goal = aim({ characters, threshold: 0.4 });
      const got = worth(select(postOf(candidates), goal).map((chosen) => chosen.candidate));
      let most = 0;
      for (let set = 1; set < 1 << candidates.length; set++) {
        const chosen = candidates.filter((_, i) => set & (1 << i));
        if (chosen.reduce((sum, { sentence }) => sum + sentence.text.length, 0) > characters)
          continue;
        most = Math.max(most, worth(chosen));
      }
      expect(got).toBeGreaterThanOrEqual(most * 0.9);
      total += got;
      best += most;
    }
    expect(total / best).toBeGreaterThan(0.98);
  });
});

/** What a set is worth: each sentence above the threshold, less its likeness to one before it. */
function worth(chosen: readonly ScoredSentence[]): number {
  return chosen.reduce((sum, { score, vector }, i) => {
    const repeated = chosen
      .slice(0, i)
      .reduce((most, before) => Math.max(most, cosine(before.vector, vector)), 0);
    return sum + score - 0.4 - 0.5 * repeated;
  }, 0);
}
