import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { frequency } from '../../src/measure/frequency.js';
import type { TokenizedSentence } from '../../src/measure/tokenize-sentences.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, plainSentences } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

const read = (text: string): TokenizedSentence[] => plainSentences(tokenizer, text);

interface Case {
  readonly text: string;
  readonly expected: readonly string[];
}

function readCases(): Case[] {
  const file = readFileSync(new URL('cases/frequency.txt', import.meta.url), 'utf8');
  return file
    .split(/\n\n+/)
    .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
    .filter((lines) => lines.includes('==>'))
    .map((lines) => {
      const arrow = lines.indexOf('==>');
      return { text: lines.slice(0, arrow).join('\n'), expected: lines.slice(arrow + 1) };
    });
}

describe('frequency', () => {
  for (const { text, expected } of readCases()) {
    it(`counts ${text}`, () => {
      const table = frequency(read(text)).map(({ term, count, partOfSpeech, variants }) =>
        [`${term} ${count} ${partOfSpeech}`, ...variants].join(' = '),
      );
      expect(table.slice(0, expected.length)).toEqual(expected);
    });
  }

  it('says where a word first stands in the source', () => {
    const text = '朝、Ｓ３を見た。S3は動いていた。';
    const s3 = frequency(read(text)).find(({ term }) => term === 'S3')!;
    expect(text.slice(s3.start, s3.end)).toBe('Ｓ３');
  });

  it('counts compounds whole besides their words on request', () => {
    const text = '分散システムを作る。分散システムは難しい。';
    const terms = (compounds: boolean) =>
      frequency(read(text), { compounds, partOfSpeech: ['名詞'] }).map(
        ({ term, count }) => `${term} ${count}`,
      );
    expect(terms(false)).toEqual(['分散 2', 'システム 2']);
    expect(terms(true)).toEqual(['分散 2', '分散システム 2', 'システム 2']);
  });

  it('counts only the parts of speech asked for', () => {
    const table = frequency(read('速く走る犬がゆっくり歩く。'), { partOfSpeech: ['副詞'] });
    expect(table.map(({ term }) => term)).toEqual(['ゆっくり']);
  });

  it('leaves out stop words in every spelling, rare words and what is beyond the limit', () => {
    const text = 'サーバと犬と猫。犬と猫。犬。';
    const terms = (options: Parameters<typeof frequency>[1]) =>
      frequency(read(text), options).map(({ term }) => term);
    expect(terms({ stopWords: ['サーバー'] })).toEqual(['犬', '猫']);
    expect(terms({ minCount: 2 })).toEqual(['犬', '猫']);
    expect(terms({ limit: 1 })).toEqual(['犬']);
    expect(terms({ limit: 0 })).toEqual([]);
  });

  it('keeps the words __proto__ and constructor apart', () => {
    const table = frequency(read('__proto__ と constructor と constructor'));
    expect(table.map(({ term, count }) => [term, count])).toEqual([
      ['constructor', 2],
      ['__proto__', 1],
    ]);
  });

  it('gives an empty table for an empty post', () => {
    expect(frequency([])).toEqual([]);
  });

  it('refuses options that are not what they should be', () => {
    const wrong = (options: object) => () => frequency([], options);
    expect(wrong({ limit: -1 })).toThrow(
      new RangeError('limit must be a whole number of 0 or more, got -1'),
    );
    expect(wrong({ limit: 1.5 })).toThrow(
      new RangeError('limit must be a whole number of 0 or more, got 1.5'),
    );
    expect(wrong({ minCount: 0 })).toThrow(
      new RangeError('minCount must be a whole number of 1 or more, got 0'),
    );
    expect(wrong({ minCount: '2' })).toThrow(
      new TypeError('minCount must be a whole number of 1 or more, got "2"'),
    );
    expect(wrong({ partOfSpeech: '名詞' })).toThrow(
      new TypeError('partOfSpeech must be an array of strings, got "名詞"'),
    );
    expect(wrong({ stopWords: ['a', 1] })).toThrow(
      new TypeError('stopWords[1] must be a string, got 1'),
    );
    expect(() => frequency('text' as never)).toThrow(
      new TypeError('sentences must be an array, got "text"'),
    );
  });
});
