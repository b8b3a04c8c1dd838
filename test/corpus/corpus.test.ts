import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Corpus, createCorpus } from '../../src/corpus/corpus.js';
import type { CorpusPost } from '../../src/corpus/post.js';
import { type Analyzer, createAnalyzer } from '../../src/report/analyze.js';
import { loadKuromoji } from '../measure/tokenized.js';

/** A post of words with their counts; those before `|` are its keywords, best first. */
function post(words: string, more: CorpusPost = {}): CorpusPost {
  const [names, rest] = words.split('|') as [string, string | undefined];
  const read = (list: string) =>
    (list.match(/\S+/g) ?? []).map((word) => {
      const [term, count] = word.split(':') as [string, string | undefined];
      return { term, count: Number(count ?? 1), partOfSpeech: '名詞' };
    });
  const keywords = read(names);
  return {
    keywords: keywords.map(({ term }, i) => ({ term, score: 1 - i / keywords.length })),
    frequency: [...(rest === undefined ? [] : keywords), ...read(rest ?? '')],
    ...more,
  };
}

/** Three posts on ships, two on cats, one on both, one on neither. */
function harbour(): Corpus {
  const corpus = createCorpus();
  corpus.set('ship-1', post('帆船:3 港:2 | 海 風', { tags: ['船', '海'], date: '2024-01-05' }));
  corpus.set('ship-2', post('帆船:2 灯台:3 | 海 岬', { tags: ['船'], date: '2024-01-20' }));
  corpus.set('ship-3', post('港:4 灯台:2 | 風 朝', { tags: ['海'], date: '2024-03-01' }));
  corpus.set('cat-1', post('三毛猫:5 ひげ:2 | 朝 窓', { tags: ['猫'], date: '2024-03-02' }));
  corpus.set('cat-2', post('三毛猫:3 肉球:2 | 夜 窓', { tags: ['猫'], date: '2025-02-01' }));
  corpus.set('both', post('船乗り猫:2 三毛猫:2 帆船:1 | 夜', { tags: ['猫', '船'] }));
  corpus.set('bread', post('食パン:3 酵母:2 | 粉', { tags: [], date: null }));
  return corpus;
}

describe('related', () => {
  it('lists the nearest posts first, with the terms that connect them', () => {
    const related = harbour().related('ship-1');
    // 港 is rarer than 帆船
    expect(related.map(({ id }) => id)).toEqual(['ship-3', 'ship-2', 'both']);
    // 風 and 海 are keywords of neither
    expect(related[0]!.terms.map(({ term }) => term)).toEqual(['港']);
    expect(related[1]!.terms.map(({ term }) => term)).toEqual(['帆船']);
  });

  it('tells by nouns that say something why posts without a common keyword are near', () => {
    const corpus = createCorpus();
    corpus.set('a', post('帆船:3 | 画面:4 次:4 さい:3 朝市:2 灯台:2 干物:2 岬:2 波止場:2'));
    corpus.set('b', post('三毛猫:3 | 画面:4 次:4 さい:3 朝市:2 灯台:2 干物:2 岬:2 波止場:2'));
    const terms = corpus.related('a')[0]!.terms.map(({ term }) => term);
    // 画面 is an everyday word, 次 and さい say nothing
    expect(terms).toHaveLength(3);
    for (const term of terms) expect(['朝市', '灯台', '干物', '波止場']).toContain(term);
  });

  it('tells by one word why posts are near that share no other', () => {
    const corpus = createCorpus();
    corpus.set('a', post('帆船:3 | 次:4 前回:1'));
    corpus.set('b', post('三毛猫:3 | 次:4 前回:1'));
    expect(corpus.related('a')[0]!.terms.map(({ term }) => term)).toEqual(['次']);
  });

  it('names what both posts are about before an everyday word of one, and nothing that adds little', () => {
    const corpus = createCorpus();
    corpus.set('a', post('画面:20 帆船:1 風見鶏:1 | 港町:1'));
    corpus.set('b', post('帆船:1 | 画面:20 風見鶏:1 港町:1'));
    corpus.set('c', post('食パン:1 | 風見鶏:1'));
    const { terms } = corpus.related('a').find(({ id }) => id === 'b')!;
    expect(terms.map(({ term }) => term)).toEqual(['帆船', '画面']);
    expect(terms[1]!.share).toBeGreaterThan(terms[0]!.share);
  });

  it('keeps scores and shares between 0 and 1', () => {
    const corpus = harbour();
    for (const id of corpus.ids()) {
      for (const { score, terms } of corpus.related(id)) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(terms.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.001);
      }
    }
  });

  it('gives a post with the same words the highest score', () => {
    const corpus = harbour();
    corpus.set('copy', post('帆船:3 港:2 | 海 風'));
    const [first, second] = corpus.related('ship-1');
    expect(first!.id).toBe('copy');
    expect(first!.score).toBeGreaterThan(second!.score * 1.3);
  });

  it('gives nothing for a post that shares no word', () => {
    expect(harbour().related('bread')).toEqual([]);
  });

  it('keeps to limit and minScore', () => {
    const corpus = harbour();
    expect(corpus.related('ship-1', { limit: 1 }).map(({ id }) => id)).toEqual(['ship-3']);
    expect(corpus.related('ship-1', { limit: 0 })).toEqual([]);
    const [first, second] = corpus.related('ship-1');
    expect(corpus.related('ship-1', { minScore: first!.score - 0.001 })).toHaveLength(1);
    expect(corpus.related('ship-1', { minScore: second!.score - 0.001 })).toHaveLength(2);
  });

  it('takes spellings of one word together', () => {
    const corpus = createCorpus();
    corpus.set('a', post('サーバー | '));
    corpus.set('b', post('サーバ | '));
    corpus.set('c', post('畑 | '));
    expect(corpus.related('a').map(({ id }) => id)).toEqual(['b']);
    expect(corpus.related('a')[0]!.terms[0]!.term).toBe('サーバー');
    expect(corpus.documentFrequency('ｻｰﾊﾞｰ')).toBe(2);
  });

  it('weighs a term of the title twice', () => {
    const corpus = createCorpus();
    corpus.set('asked', post('| 港 窓', { title: '港の話' }));
    corpus.set('window', post('| 窓 壁'));
    corpus.set('harbour', post('| 港 壁'));
    expect(corpus.related('asked').map(({ id }) => id)).toEqual(['harbour', 'window']);
  });

  it('orders equals by id', () => {
    const corpus = createCorpus();
    for (const id of ['c', 'a', 'b', 'asked']) corpus.set(id, post('| 港'));
    expect(corpus.related('asked').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(corpus.related('asked', { limit: 100 }).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('names a post that is not there', () => {
    expect(() => harbour().related('nowhere')).toThrow(
      new RangeError('no post "nowhere" in the corpus'),
    );
  });
});

describe('set and delete', () => {
  it('take ids and words that are names of object members', () => {
    const corpus = createCorpus();
    corpus.set('__proto__', post('constructor | __proto__', { tags: ['__proto__'] }));
    corpus.set('constructor', post('constructor | toString', { tags: ['toString'] }));
    expect(corpus.related('__proto__').map(({ id }) => id)).toEqual(['constructor']);
    expect(Object.entries(corpus.vocabulary())).toEqual([
      ['__proto__', 1],
      ['toString', 1],
    ]);
    const again = createCorpus({ from: JSON.stringify(corpus) });
    expect(again.ids()).toEqual(['__proto__', 'constructor']);
  });

  it('puts a post in the place of one with the same id', () => {
    const corpus = harbour();
    corpus.set('ship-1', post('三毛猫:5 | ', { tags: ['猫'] }));
    expect(corpus.size).toBe(7);
    expect(corpus.related('ship-1')[0]!.id).toBe('cat-1');
    expect(corpus.documentFrequency('港')).toBe(1);
    expect(corpus.vocabulary()).toEqual({ 猫: 4, 船: 2, 海: 1 });
  });

  it('forget a post wholly', () => {
    const corpus = harbour();
    expect(corpus.delete('both')).toBe(true);
    expect(corpus.delete('both')).toBe(false);
    expect(corpus.has('both')).toBe(false);
    expect(corpus.documentFrequency('船乗り猫')).toBe(0);
    expect(corpus.related('ship-1').map(({ id }) => id)).toEqual(['ship-2', 'ship-3']);
  });

  it('lead to the same corpus by whatever way', () => {
    const words = fc.array(fc.constantFrom('港', '船', '猫', '窓', '朝'), { maxLength: 4 });
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), words, gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const corpus = createCorpus();
        const last = new Map<string, CorpusPost>();
        for (const { id, words, gone } of steps) {
          if (gone) {
            expect(corpus.delete(id)).toBe(last.delete(id));
          } else {
            corpus.set(id, post(words.join(' '), { tags: words }));
            last.set(id, post(words.join(' '), { tags: words }));
          }
        }
        const straight = createCorpus();
        for (const [id, given] of [...last].sort()) straight.set(id, given);
        expect(JSON.stringify(corpus)).toBe(JSON.stringify(straight));
        for (const id of last.keys()) expect(corpus.related(id)).toEqual(straight.related(id));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('leave the corpus unchanged when the post is refused', () => {
    const corpus = harbour();
    const before = JSON.stringify(corpus);
    const wrong: [unknown, Error][] = [
      [null, new TypeError('post must be an object, got null')],
      [[], new TypeError('post must be an object, got an array')],
      [{ title: 5 }, new TypeError('title must be a string, got 5')],
      [{ tags: 'a' }, new TypeError('tags must be an array of strings, got "a"')],
      [{ tags: [1] }, new TypeError('tags[0] must be a string, got 1')],
      [
        { date: 'soon' },
        new RangeError('date must be a day such as 2026-04-01 or a Date, got "soon"'),
      ],
      [{ date: 5 }, new TypeError('date must be a day such as 2026-04-01 or a Date, got 5')],
      [
        { keywords: [{ term: 'a', score: 2 }] },
        new RangeError('keywords[0].score must be a number from 0 to 1, got 2'),
      ],
      [
        { frequency: [{ term: 'a', count: -1 }] },
        new RangeError('frequency[0].count must be a number of 0 or more, got -1'),
      ],
      [{ frequency: {} }, new TypeError('frequency must be an array, got an object')],
      [{ frequency: [null] }, new TypeError('frequency[0] must be an object, got null')],
      [{ keywords: ['猫'] }, new TypeError('keywords[0] must be an object, got "猫"')],
    ];
    for (const [given, error] of wrong)
      expect(() => corpus.set('ship-1', given as CorpusPost)).toThrow(error);
    expect(() => corpus.set(1 as never, {})).toThrow(new TypeError('id must be a string, got 1'));
    expect(JSON.stringify(corpus)).toBe(before);
  });
});

describe('suggestTags', () => {
  it('suggests tags of the blog before keywords that are none yet', () => {
    const corpus = harbour();
    corpus.set('new', post('三毛猫:3 猫:2 座布団:2 | 窓'));
    const tags = corpus.suggestTags('new');
    expect(tags[0]).toMatchObject({ tag: '猫', count: 3, posts: ['cat-1', 'cat-2', 'both'] });
    expect(tags.map(({ tag, count }) => [tag, count])).toEqual([
      ['猫', 3],
      ['船', 3],
      ['三毛猫', 0],
      ['座布団', 0],
    ]);
  });

  it('suggests no tag the post has', () => {
    const tags = harbour().suggestTags('cat-1', { limit: 20 });
    expect(tags.map(({ tag }) => tag)).not.toContain('猫');
  });

  it('suggests no keyword that one of its tags says more closely', () => {
    const corpus = createCorpus();
    corpus.set(
      'new',
      post('サーバー Rust 分散システム', { tags: ['自宅サーバー', 'trust', 'システム'] }),
    );
    expect(corpus.suggestTags('new').map(({ tag }) => tag)).toEqual(['Rust', '分散システム']);
  });

  it('weighs a tag that the post does not name by the share of its neighbours that have it', () => {
    const corpus = createCorpus();
    corpus.set('a', post('三毛猫 | 窓', { tags: ['猫', '窓辺'] }));
    corpus.set('b', post('三毛猫 | 窓', { tags: ['猫'] }));
    corpus.set('new', post('三毛猫 | 窓'));
    for (const id of ['c', 'd', 'e']) corpus.set(id, post('船 | 港'));
    expect(corpus.suggestTags('new', { limit: 2 })).toEqual([
      { tag: '猫', score: 0.5, count: 2, posts: ['a', 'b'] },
      { tag: '窓辺', score: 0.25, count: 1, posts: ['a'] },
    ]);
  });

  it('says little of tags where even the nearest post is far', () => {
    const corpus = createCorpus();
    for (const id of ['a', 'b'])
      corpus.set(id, post('三毛猫:5 窓辺:5 昼寝:5 日なた | 窓', { tags: ['猫'] }));
    for (const id of ['c', 'd', 'e']) corpus.set(id, post('船 日なた | 港'));
    corpus.set('new', post('自転車:5 坂道:5 夕日:5 日なた | 道'));
    const nearest = corpus.related('new', { limit: 1 })[0]!.score;
    expect(nearest).toBeLessThan(0.05);
    expect(corpus.suggestTags('new').some(({ count }) => count > 0)).toBe(true);
    for (const { count, score } of corpus.suggestTags('new'))
      if (count > 0) expect(score).toBeLessThan(0.1);
  });

  it('takes the tag of one post alone from a near post, and from no other', () => {
    const corpus = createCorpus();
    const tagsOf = (other: string) => {
      corpus.set('a', post(other, { tags: ['猫'] }));
      return corpus.suggestTags('new').filter(({ count }) => count > 0);
    };
    for (const id of ['c', 'd', 'e']) corpus.set(id, post('船 日なた | 港'));
    corpus.set('new', post('自転車:5 坂道:5 夕日:5 日なた | 道'));
    expect(tagsOf('三毛猫:5 窓辺:5 昼寝:5 日なた | 窓')).toEqual([]);
    expect(tagsOf('自転車:5 坂道:5 窓辺 | 窓').map(({ tag }) => tag)).toEqual(['猫']);
  });

  it('weighs a tag that the post names by how good a keyword it is', () => {
    const corpus = createCorpus();
    corpus.set('tagged', { tags: ['谷', '海', '山'] });
    corpus.set('new', post('海 山 | 谷'));
    expect(corpus.suggestTags('new').map(({ tag, score }) => [tag, score])).toEqual([
      ['海', 0.5],
      ['山', 0.275],
      ['谷', 0.05],
    ]);
  });

  it('finds a tag in the title', () => {
    const corpus = harbour();
    corpus.set('keeper', { tags: ['灯台守', '日'] });
    corpus.set('new', { title: '灯台守の日々' });
    expect(corpus.suggestTags('new').map(({ tag }) => tag)).toEqual(['灯台守']);
  });

  it('writes a tag as most posts do', () => {
    const corpus = createCorpus();
    corpus.set('a', { tags: ['JavaScript'] });
    corpus.set('b', { tags: ['Javascript'] });
    corpus.set('c', { tags: ['JavaScript', 'javascript'] });
    expect(corpus.tags()).toEqual([{ tag: 'JavaScript', count: 3 }]);
  });

  it('lists tags the commonest first, equally common ones by their units', () => {
    const corpus = createCorpus();
    corpus.set('a', { tags: ['海', '猫', '魚'] });
    corpus.set('b', { tags: ['猫', '船'] });
    expect(corpus.tags().map(({ tag, count }) => `${tag}${count}`)).toEqual([
      '猫2',
      '海1',
      '船1',
      '魚1',
    ]);
  });

  it('keeps to the limit', () => {
    expect(harbour().suggestTags('both', { limit: 1 })).toHaveLength(1);
    expect(() => harbour().suggestTags('both', { limit: -1 })).toThrow(
      new RangeError('limit must be a whole number of 0 or more, got -1'),
    );
  });
});

describe('keywords', () => {
  it('brings forward what the blog returns to', () => {
    const corpus = harbour();
    corpus.set('new', post('昼寝 三毛猫 座布団 毛布'));
    expect(corpus.keywords('new', { limit: 3 })).toEqual([
      { term: '三毛猫', score: 1, posts: 3 },
      { term: '昼寝', score: 0.9417, posts: 0 },
      { term: '座布団', score: 0.4708, posts: 0 },
    ]);
  });
});

describe('vocabulary', () => {
  it('counts the tags, those of one post left out on request', () => {
    const corpus = harbour();
    expect(corpus.vocabulary()).toEqual({ 猫: 3, 船: 3, 海: 2 });
    expect(corpus.vocabulary({ except: 'both' })).toEqual({ 猫: 2, 船: 2, 海: 2 });
  });
});

describe('timeline', () => {
  it('counts posts by month, months without any included', () => {
    const { periods, posts, terms } = harbour().timeline({ limit: 2 });
    expect(periods).toHaveLength(14);
    expect(periods.slice(0, 4)).toEqual(['2024-01', '2024-02', '2024-03', '2024-04']);
    expect(periods[13]).toBe('2025-02');
    expect(posts).toEqual([2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(terms.map(({ term, total }) => [term, total])).toEqual([
      ['三毛猫', 2],
      ['帆船', 2],
    ]);
    expect(terms[1]!.counts).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('counts by year, and tags, on request', () => {
    expect(harbour().timeline({ by: 'year', of: 'tags', terms: ['海', '猫', '山'] })).toEqual({
      periods: ['2024', '2025'],
      posts: [4, 1],
      terms: [
        { term: '海', total: 2, counts: [2, 0] },
        { term: '猫', total: 2, counts: [1, 1] },
        { term: '山', total: 0, counts: [0, 0] },
      ],
    });
  });

  it('is empty without dates', () => {
    const corpus = createCorpus();
    corpus.set('a', post('港'));
    expect(corpus.timeline()).toEqual({ periods: [], posts: [], terms: [] });
  });

  it('names the option at fault', () => {
    expect(() => harbour().timeline({ by: 'week' as never })).toThrow(
      new RangeError(`by must be month or year, got "week"`),
    );
    expect(() => harbour().timeline({ of: 'words' as never })).toThrow(
      new RangeError(`of must be keywords or tags, got "words"`),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2026-04-01', '2026-04'],
    ['2026-04-01T23:59:59+09:00', '2026-04'],
    ['2026/4/1', '2026-04'],
    ['2026.04.01', '2026-04'],
    ['2026年4月1日', '2026-04'],
    ['2026-04', '2026-04'],
    [new Date(Date.UTC(2026, 3, 1)), '2026-04'],
  ])('are read from %s', (date, month) => {
    const corpus = createCorpus();
    corpus.set('a', { date });
    expect(corpus.timeline().periods).toEqual([month]);
  });

  it.each(['2026-13-01', '2026-00-01', '2026-01-32', '20260401', '', new Date(Number.NaN)])(
    'are refused: %s',
    (date) => {
      expect(() => createCorpus().set('a', { date })).toThrow(RangeError);
    },
  );
});

describe('an analysis', () => {
  let analyzer: Analyzer;
  beforeAll(async () => {
    analyzer = await createAnalyzer({ tokenizer: await loadKuromoji() });
  });

  it('is taken as it is, with tags and date from its front matter', () => {
    const corpus = createCorpus();
    const add = (id: string, text: string) => corpus.set(id, analyzer.analyze(text));
    add(
      'a',
      '---\ntitle: 灯台の夜\ndate: 2024-05-02\ntags: [海, 灯台]\n---\n\n灯台に登った。灯台の光は遠くまで届く。\n',
    );
    add(
      'b',
      '---\ntitle: 岬へ\ndate: 2024-06-02\ntags: 海\n---\n\n岬の灯台まで歩いた。風が強い。\n',
    );
    add('c', '---\ntitle: パン\n---\n\nパンを焼いた。\n');
    expect(corpus.vocabulary()).toEqual({ 海: 2, 灯台: 1 });
    expect(corpus.related('a').map(({ id, terms }) => [id, terms[0]!.term])).toEqual([
      ['b', '灯台'],
    ]);
    expect(corpus.suggestTags('b', { limit: 1 })[0]!.tag).toBe('灯台');
    expect(corpus.timeline({ of: 'tags' }).terms[0]).toEqual({
      term: '海',
      total: 2,
      counts: [1, 1],
    });
  });

  it('ignores what the front matter holds of another kind', () => {
    const corpus = createCorpus();
    corpus.set('a', { frontMatter: { date: 'soon', tags: { a: 1 } } });
    corpus.set('b', { frontMatter: { date: true, tags: [1, null, '猫'] } });
    expect(corpus.vocabulary()).toEqual({ '1': 1, 猫: 1 });
    expect(corpus.timeline().periods).toEqual([]);
  });
});

it('every question refuses options that are no object', () => {
  const corpus = harbour();
  const questions: ((options: never) => unknown)[] = [
    (options) => corpus.related('ship-1', options),
    (options) => corpus.suggestTags('ship-1', options),
    (options) => corpus.keywords('ship-1', options),
    corpus.vocabulary,
    corpus.timeline,
  ];
  for (const ask of questions)
    for (const [options, got] of [
      [null, 'null'],
      [3, '3'],
    ] as const)
      expect(() => ask(options as never)).toThrow(
        new TypeError(`options must be an object, got ${got}`),
      );
});
