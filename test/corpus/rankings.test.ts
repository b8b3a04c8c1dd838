import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Corpus, type CorpusPost, createCorpus } from '../../src/corpus.js';

const words = [...'港朝船旗海波風雲空星月花鳥石山川谷雨雪霧'];

const post = fc.record({
  title: fc.option(fc.constantFrom('港の朝', '船と旗', '山と川の星'), { nil: null }),
  tags: fc.uniqueArray(fc.constantFrom('海', '山', '港', '旅'), { maxLength: 2 }),
  frequency: fc.uniqueArray(
    fc.record({
      term: fc.constantFrom(...words),
      count: fc.integer({ min: 1, max: 9 }),
      partOfSpeech: fc.constantFrom('名詞', '動詞'),
    }),
    { selector: ({ term }) => term, maxLength: 8 },
  ),
  keywords: fc.uniqueArray(
    fc.record({
      term: fc.constantFrom(...words, '港町', '星空'),
      score: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    { selector: ({ term }) => term, maxLength: 4 },
  ),
});

const ids = (most: number) => fc.integer({ min: 0, max: most - 1 }).map(String);

/** All that a blog asks of each of its posts. */
const answersOf = (corpus: Corpus) =>
  corpus
    .ids()
    .map((id) => [
      id,
      corpus.related(id, { minScore: 0.02 }),
      corpus.suggestTags(id),
      corpus.related(id, { limit: 20 }),
      corpus.related(id, { limit: 100 }),
    ]);

function madeAnew(posts: ReadonlyMap<string, CorpusPost>): Corpus {
  const corpus = createCorpus();
  for (const [id, each] of posts) corpus.set(id, each);
  return corpus;
}

/** What answers rest on, beside them. */
const basesOf = (corpus: Corpus) =>
  new Map(
    corpus
      .ids()
      .map((id) => [
        id,
        { basis: corpus.basis(id), answer: [corpus.related(id), corpus.suggestTags(id)] },
      ]),
  );

describe('a corpus that is asked between changes', () => {
  it('gives the same basis only where it gives the same answers', () => {
    fc.assert(
      fc.property(
        fc.array(post, { minLength: 40, maxLength: 40 }),
        fc.array(fc.tuple(ids(42), fc.option(post, { freq: 8 })), { minLength: 1, maxLength: 8 }),
        (first, changes) => {
          const corpus = createCorpus();
          first.forEach((each, i) => {
            corpus.set(String(i), each);
          });
          let before = basesOf(corpus);
          expect(basesOf(corpus).get('0')!.basis).toBe(before.get('0')!.basis);
          for (const [id, change] of changes) {
            if (change === null) corpus.delete(id);
            else corpus.set(id, change);
            const after = basesOf(corpus);
            for (const [each, { basis, answer }] of after)
              if (before.get(each)?.basis === basis)
                expect(answer).toEqual(before.get(each)!.answer);
            before = after;
          }
        },
      ),
      { seed: 23, numRuns: 50 },
    );
  });

  it('keeps the basis of a post that shares nothing with one that is edited', () => {
    const corpus = createCorpus();
    const noun = (term: string) => ({ frequency: [{ term, count: 2, partOfSpeech: '名詞' }] });
    corpus.set('harbour', noun('港'));
    corpus.set('mountain', noun('山'));
    const basis = corpus.basis('mountain');
    corpus.set('harbour', noun('船'));
    expect(corpus.basis('mountain')).toBe(basis);
    corpus.set('harbour', noun('山'));
    expect(corpus.basis('mountain')).not.toBe(basis);
    expect(() => corpus.basis('valley')).toThrow('no post "valley" in the corpus');
  });

  it.each([
    ['of few posts', 6],
    // more than a ranking keeps
    ['of many', 50],
  ])('answers as one made anew: %s', (_name, most) => {
    fc.assert(
      fc.property(
        fc.array(post, { minLength: most, maxLength: most }),
        fc.array(fc.tuple(ids(most), fc.option(post, { freq: 8 })), { minLength: 1, maxLength: 8 }),
        (first, changes) => {
          const posts = new Map<string, CorpusPost>(first.map((each, i) => [String(i), each]));
          const corpus = madeAnew(posts);
          answersOf(corpus);
          for (const [id, change] of changes) {
            if (change === null) {
              posts.delete(id);
              corpus.delete(id);
            } else {
              posts.set(id, change);
              corpus.set(id, change);
            }
            expect(answersOf(corpus)).toEqual(answersOf(madeAnew(posts)));
          }
          const saved = JSON.stringify(corpus);
          expect(saved).toBe(JSON.stringify(madeAnew(posts)));
          expect(answersOf(createCorpus({ from: saved }))).toEqual(answersOf(corpus));
        },
      ),
      { seed: 29, numRuns: most > 10 ? 25 : 200 },
    );
  });

  it('finds posts that come nearer because a term became rarer', () => {
    const words = (counts: Record<string, number>) => ({
      frequency: Object.entries(counts).map(([term, count]) => ({
        term,
        count,
        partOfSpeech: '名詞',
      })),
    });
    for (let count = 5; count < 25; count++) {
      const posts = new Map<string, CorpusPost>([
        ['asked', words({ 船: 1, 港: 1 })],
        ['edited', words({ 港: 1 })],
      ]);
      // more than a ranking keeps, and as far away as those
      for (let i = 0; i < 40; i++) posts.set(`ship-${i}`, words({ 船: 10, 旗: 40 + i }));
      for (let i = 0; i < 36; i++) posts.set(`port-${i}`, words({ 港: 2, 波: count }));
      const corpus = madeAnew(posts);
      answersOf(corpus);
      posts.set('edited', words({ 空: 1 }));
      corpus.set('edited', words({ 空: 1 }));
      expect(answersOf(corpus)).toEqual(answersOf(madeAnew(posts)));
    }
  });

  it('answers as before when a guest has gone, and right when it stays', () => {
    fc.assert(
      fc.property(
        fc.array(post, { minLength: 5, maxLength: 12 }),
        post,
        post,
        fc.boolean(),
        (first, guest, change, stays) => {
          const posts = new Map<string, CorpusPost>(first.map((each, i) => [String(i), each]));
          const corpus = madeAnew(posts);
          answersOf(corpus);
          corpus.set('guest', guest);
          corpus.related('guest');
          if (stays) posts.set('guest', guest);
          else corpus.delete('guest');
          expect(answersOf(corpus)).toEqual(answersOf(madeAnew(posts)));
          posts.set('1', change);
          corpus.set('1', change);
          corpus.delete('guest');
          posts.delete('guest');
          expect(answersOf(corpus)).toEqual(answersOf(madeAnew(posts)));
        },
      ),
      { seed: 37, numRuns: 200 },
    );
  });

  it('hands out nothing of its own', () => {
    const corpus = madeAnew(
      new Map([
        ['a', { keywords: [{ term: '港', score: 1 }], tags: [] }],
        ['b', { keywords: [{ term: '港', score: 1 }], tags: ['海'] }],
        ['c', { keywords: [{ term: '駅', score: 1 }], tags: ['海'] }],
      ]),
    );
    const [related] = corpus.related('a') as unknown as [{ score: number; terms: unknown[] }];
    const [tag] = corpus.suggestTags('a') as unknown as [{ tag: string; posts: unknown[] }];
    related.terms.length = 0;
    related.score = 9;
    tag.posts.length = 0;
    tag.tag = '山';
    expect(corpus.related('a')[0]).toMatchObject({
      score: 0.2296,
      terms: [{ term: '港', share: 1 }],
    });
    expect(corpus.suggestTags('a')[0]).toMatchObject({ tag: '海', posts: ['b'] });
  });
});
