import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withListed } from '../../src/measure/listed-readings.js';
import { toKatakana } from '../../src/text/kana.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji } from './tokenized.js';

const list = readFileSync(new URL('../../dict/readings.txt', import.meta.url), 'utf8');
const rows = list.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

describe('dict/readings.txt', () => {
  it('has a word, a blank and its reading in katakana on each line, each word once', () => {
    expect(rows.filter((row) => !/^[^ ]+ [ァ-ヴー]+(?:・[ァ-ヴー]+)*$/.test(row))).toEqual([]);
    expect(new Set(rows.map((row) => row.split(' ')[0])).size).toBe(rows.length);
  });

  it('gives words with kanji readings that keep their kana, in their order', () => {
    const kana = /[ぁ-ゖァ-ヴー]/;
    const pattern = (word: string) =>
      [...toKatakana(word)].map((unit) => (kana.test(unit) ? unit : '.+?')).join('');
    const breaking = rows.filter((row) => {
      const [word = '', reading = ''] = row.split(' ');
      const isRead = new RegExp(`^${pattern(word)}$`).test(reading.replaceAll('・', ''));
      return !/[\u3400-\u9fff]/.test(word) || !isRead;
    });
    expect(breaking).toEqual([]);
  });

  it('gives each word its reading where it stands in a text', () => {
    const unread = rows.filter((row) => {
      const [word = '', reading = ''] = row.split(' ');
      // a stem is followed by an ending
      const text = /^(?:停ま|嵌ま|尖が|剥が|千切れ)$/.test(word) ? `${word}る` : `${word}の`;
      const read = withListed(tokenizer.tokenize(text)).map((token) => token.reading ?? '');
      return !read.join('').startsWith(reading.replaceAll('・', ''));
    });
    expect(unread).toEqual([]);
  });
});

describe('withListed', () => {
  const read = (text: string) =>
    withListed(tokenizer.tokenize(text)).map(({ surface, reading }) => `${surface}/${reading}`);

  it('joins the tokens of a word, keeps those whose readings stand apart', () => {
    expect(read('罰ゲーム')).toEqual(['罰ゲーム/バツゲーム']);
    expect(read('一番上')).toEqual(['一番/イチバン', '上/ウエ']);
  });

  it('goes on in the kana of the last token', () => {
    expect(read('停まった')).toEqual(['停まっ/トマッ', 'た/タ']);
    expect(read('停電')).toEqual(['停電/テイデン']);
  });

  it('begins no word with a counter', () => {
    expect(read('三日中')).not.toContain('日中/ニッチュウ');
  });

  it('leaves positions where they were', () => {
    const text = 'あの罰ゲームは夜中だ';
    for (const { surface, start, end } of withListed(tokenizer.tokenize(text)))
      expect(text.slice(start, end)).toBe(surface);
  });
});
