import MiniSearch from 'minisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchTerms as readSearchTerms } from '../../src/measure/read-search-terms.js';
import { searchTerms } from '../../src/measure/search-terms.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { growsInProportion } from '../laws/growth.js';
import { readCases } from './reading-cases.js';
import { loadKuromoji } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

describe('searchTerms', () => {
  it.each([
    ['検索窓', ['検', '検索', '索', '索窓', '窓']],
    ['猫', ['猫']],
    ['サーバー', ['さー', 'さーば', 'ーば']],
    ['サーバーは速い', ['さー', 'さーば', 'ーば', 'ーばは', 'ばは', 'は速', '速', '速い']],
    ['ねこを抱く', ['ねこ', 'を抱', '抱', '抱く']],
    ['ヲタク', ['おた', 'おたく', 'たく']],
    ['Web検索', ['web', '検', '検索', '索']],
    ['Node.js 20', ['node', 'js', '20']],
    ['C++、C#、1+1', ['c++', 'c#', '1', '1']],
    ['Ｃａｆé', ['cafe']],
    ['ｶﾞｲﾄﾞ', ['がい', 'がいど', 'いど']],
    ['時々', ['時', '時々', '々']],
    ['𠮷野', ['𠮷', '𠮷野', '野']],
    ['한국어 привет', ['한국어', 'привет']],
    ['「」、。 🎉', []],
    ['', []],
  ])('cuts %s for the index', (text, terms) => {
    expect(searchTerms(text)).toEqual(terms);
  });

  it('leaves single kanji out of a query of several', () => {
    expect(searchTerms('検索窓', { side: 'query' })).toEqual(['検索', '索窓']);
    expect(searchTerms('窓', { side: 'query' })).toEqual(['窓']);
    expect(searchTerms('Web版', { side: 'query' })).toEqual(['web', '版']);
  });

  it('asks for three kana or more in triples, for two as a pair', () => {
    expect(searchTerms('とうきょう', { side: 'query' })).toEqual(['とうき', 'うきょ', 'きょう']);
    expect(searchTerms('ねこ', { side: 'query' })).toEqual(['ねこ']);
    expect(searchTerms('猫のえさ', { side: 'query' })).toEqual(['猫の', 'のえさ']);
    expect(searchTerms('ほんをよむ', { side: 'query' })).toEqual(['ほん', 'よむ']);
  });

  it('leaves a kana that stands alone out of a query, unless it is all there is', () => {
    expect(searchTerms('Reactで', { side: 'query' })).toEqual(['react']);
    expect(searchTerms('あ', { side: 'query' })).toEqual(['あ']);
  });

  it('asks for nothing that the index of the same text does not hold', () => {
    const texts = readCases('search.tsv').flatMap(([query, document]) => [query!, document!]);
    for (const text of texts) {
      const held = new Set(searchTerms(text));
      for (const term of searchTerms(text, { side: 'query' })) expect(held).toContain(term);
    }
  });

  it('adds the readings of kanji when it is given tokens', () => {
    expect(searchTerms(tokenizer.tokenize('東京へ'))).toEqual([
      '東',
      '東京',
      '京',
      '京へ',
      'とう',
      'うき',
      'とうき',
      'きょ',
      'うきょ',
      'ょう',
      'きょう',
    ]);
  });

  it('reads over the border of two words, not over a mark, a particle or a word nobody can read', () => {
    const terms = searchTerms(tokenizer.tokenize('機械学習'));
    expect(terms).toContain('いが');
    expect(terms).toContain('かいが');
    expect(searchTerms(tokenizer.tokenize('機械、学習'))).not.toContain('いが');
    expect(searchTerms(tokenizer.tokenize('機械と学習'))).not.toContain('かいと');
    expect(searchTerms(tokenizer.tokenize('本を読んで'))).toContain('よんで');
  });

  it('reads words as furigana does where it is taken from the library, not from its part for pages', () => {
    const tokens = tokenizer.tokenize('夜中に一人');
    expect(readSearchTerms(tokens)).toContain('よなか');
    expect(readSearchTerms(tokens)).toContain('ひとり');
    expect(searchTerms(tokens)).not.toContain('よなか');
    expect(readSearchTerms('夜中', { side: 'query' })).toEqual(['夜中']);
  });

  it('names the argument at fault', () => {
    expect(() => searchTerms('a', { side: 'both' as never })).toThrow(
      new RangeError(`side must be index or query, got "both"`),
    );
    expect(() => searchTerms(null as never)).toThrow(
      new TypeError('source must be a string or an array of tokens, got null'),
    );
    expect(() => searchTerms(['猫'] as never)).toThrow(
      new TypeError('source[0].surface must be a string, as a tokenizer gives, got undefined'),
    );
  });

  it.each(['ア', 'アー', 'ー', 'あー', '漢', 'e\u0301', '\u0301', 'a+', 'ヴ', ' '])(
    'takes time in proportion to a text of nothing but %j',
    (unit) => {
      expect(growsInProportion(searchTerms, unit.repeat(10_000), unit.repeat(80_000))).toBe(true);
    },
  );
});

describe('MiniSearch with searchTerms', () => {
  const index = (document: string) => {
    const search = new MiniSearch({
      fields: ['text'],
      tokenize: (text) => readSearchTerms(tokenizer.tokenize(text)),
      searchOptions: {
        tokenize: (query) => searchTerms(query, { side: 'query' }),
        combineWith: 'AND',
      },
    });
    search.add({ id: 1, text: document });
    return search;
  };

  it.each(readCases('search.tsv'))(
    'asked for %s in 「%s」 finds it: %s',
    (query, document, yes) => {
      expect(index(document!).search(query!)).toHaveLength(yes === 'yes' ? 1 : 0);
    },
  );

  it('finds what the default of MiniSearch misses', () => {
    const found = readCases('search.tsv').filter(([query, document, yes]) => {
      const search = new MiniSearch({ fields: ['text'], searchOptions: { combineWith: 'AND' } });
      search.add({ id: 1, text: document });
      return yes === 'yes' && search.search(query!).length > 0;
    });
    // of 38 that should be found
    expect(found.length).toBeLessThan(5);
  });

  it('needs no dictionary where a saved index is asked', () => {
    const saved = JSON.stringify(index('東京の図書館'));
    const loaded = MiniSearch.loadJSON<{ id: number }>(saved, {
      fields: ['text'],
      searchOptions: { tokenize: (query) => searchTerms(query, { side: 'query' }) },
    });
    expect(loaded.search('としょかん')).toHaveLength(1);
  });
});
