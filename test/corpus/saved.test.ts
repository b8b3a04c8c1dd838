import { describe, expect, it } from 'vitest';
import { createCorpus } from '../../src/corpus/corpus.js';

function small() {
  const corpus = createCorpus();
  corpus.set('b', {
    title: '港の朝',
    date: '2024-05-02',
    tags: ['海'],
    keywords: [{ term: '港', score: 1 }],
    frequency: [
      { term: '港', count: 3, partOfSpeech: '名詞' },
      { term: '歩く', count: 1, partOfSpeech: '動詞' },
    ],
  });
  corpus.set('a', { frequency: [{ term: '港', count: 1, partOfSpeech: '名詞' }] });
  return corpus;
}

describe('toJSON', () => {
  it('is plain JSON in the order of ids', () => {
    expect(small().toJSON()).toEqual({
      format: 'yomitoki-corpus',
      version: 1,
      terms: ['港', '歩く'],
      posts: [
        { id: 'a', title: null, date: null, tags: [], entries: [0, 1, 0, 1] },
        {
          id: 'b',
          title: '港の朝',
          date: '2024-05-02',
          tags: ['海'],
          entries: [0, 3, 1, 1, 1, 1, 0, 0],
        },
      ],
    });
  });

  it('is read back to the same corpus, as text or as an object', () => {
    const corpus = small();
    for (const from of [JSON.stringify(corpus), corpus.toJSON()]) {
      const again = createCorpus({ from });
      expect(JSON.stringify(again)).toBe(JSON.stringify(corpus));
      expect(again.related('a')).toEqual(corpus.related('a'));
      expect(again.timeline()).toEqual(corpus.timeline());
      expect(again.suggestTags('a')).toEqual(corpus.suggestTags('a'));
    }
  });

  it('shares nothing with the corpus', () => {
    const corpus = small();
    const json = corpus.toJSON();
    (json.posts[1]!.tags as string[]).push('山');
    expect(corpus.tags()).toEqual([{ tag: '海', count: 1 }]);
  });
});

describe('createCorpus from what is no corpus', () => {
  it.each<[unknown, Error]>([
    ['{"a":', new TypeError('from must be the JSON of a corpus, got "{\\"a\\":"')],
    ['[]', new TypeError('from must be a corpus saved with toJSON, got an array')],
    [{}, new TypeError('from must be a corpus saved with toJSON, got another object')],
    [null, new TypeError('from must be a corpus saved with toJSON, got null')],
    [
      { format: 'yomitoki-corpus', version: 2 },
      new RangeError('the corpus is format v2, this release reads v1: add the posts to a new one'),
    ],
  ])('refuses %j', (from, error) => {
    expect(() => createCorpus({ from: from as never })).toThrow(error);
  });

  it.each<[string, (json: Mutable) => void, string]>([
    ['terms', (json) => (json.terms = {}), 'terms must be an array, got an object'],
    ['a term', (json) => (json.terms = ['港', 5]), 'terms[1] must be a string, got 5'],
    ['posts', (json) => (json.posts = null), 'posts must be an array, got null'],
    ['a post', (json) => (json.posts[1] = 7), 'posts[1] must be an object, got 7'],
    ['an id', (json) => (json.posts[1].id = 7), 'posts[1].id must be a string, got 7'],
    [
      'two ids',
      (json) => (json.posts[1].id = 'a'),
      'posts[1].id must be an id of its own, got "a"',
    ],
    [
      'a title',
      (json) => (json.posts[1].title = 7),
      'posts[1].title must be a string or null, got 7',
    ],
    [
      'a date',
      (json) => (json.posts[1].date = '2024-5-2'),
      'posts[1].date must be a day or null, got "2024-5-2"',
    ],
    [
      'tags',
      (json) => (json.posts[1].tags = [7]),
      'posts[1].tags must be an array of strings, got an array',
    ],
    [
      'entries',
      (json) => json.posts[1].entries.pop(),
      'posts[1].entries must be an array of 4 numbers a term, got an array',
    ],
    [
      'the place of a term',
      (json) => (json.posts[1].entries[4] = 2),
      'posts[1].entries[4] must be the place of a term, got 2',
    ],
    [
      'a count',
      (json) => (json.posts[1].entries[1] = -1),
      'posts[1].entries[1] must be a count, got -1',
    ],
    [
      'a score',
      (json) => (json.posts[1].entries[2] = 2),
      'posts[1].entries[2] must be a score from 0 to 1, got 2',
    ],
    [
      'the mark of a name',
      (json) => (json.posts[1].entries[3] = true),
      'posts[1].entries[3] must be 0 or 1, got true',
    ],
  ])('says where it is damaged: %s', (_, damage, message) => {
    const json = JSON.parse(JSON.stringify(small())) as Mutable;
    damage(json);
    expect(() => createCorpus({ from: json as never })).toThrow(
      new TypeError(`the corpus is damaged: ${message}`),
    );
  });
});

// biome-ignore lint/suspicious/noExplicitAny: JSON that the test damages
type Mutable = any;
