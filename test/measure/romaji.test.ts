import { beforeAll, describe, expect, it } from 'vitest';
import { hepburn, romaji } from '../../src/measure/romaji.js';
import type { Token } from '../../src/tokenizer/token.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { readCases } from './reading-cases.js';
import { loadKuromoji } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

describe('romaji of tokens', () => {
  it.each(readCases('romaji.tsv'))('writes %s as %s', (text, expected) => {
    expect(romaji(tokenizer.tokenize(text!))).toBe(expected);
  });

  it('uses the reading when there is no pronunciation', () => {
    expect(romaji([token({ surface: '東京', reading: 'トウキョウ' })])).toBe('tokyo');
    expect(romaji([token({ surface: '東京', reading: 'とうきょう' })])).toBe('tokyo');
  });

  it('lengthens hiragana nobody knows by its spelling, but not katakana', () => {
    expect(romaji([token({ surface: 'ぎゅうどう' })])).toBe('gyudo');
    expect(romaji([token({ surface: 'ソウル' })])).toBe('souru');
  });

  it('leaves words nobody can read as they are', () => {
    expect(romaji([token({ surface: '麤皮' }), token({ surface: 'です' })])).toBe('麤皮 desu');
  });

  it('keeps lines apart', () => {
    expect(romaji(tokenizer.tokenize('猫\n犬'))).toBe('neko\ninu');
  });

  it('copes with a tokenizer that knows no parts of speech', () => {
    expect(romaji([token({ surface: 'ファイル' }), token({ surface: 'は' })])).toBe('fairu ha');
  });

  it('refuses what is neither a string nor an array', () => {
    expect(() => romaji(12 as never)).toThrow(
      new TypeError('source must be a string or an array of tokens, got 12'),
    );
    expect(() => romaji(['猫'] as never)).toThrow(
      new TypeError('source[0].surface must be a string, as a tokenizer gives, got undefined'),
    );
  });
});

describe('romaji of a string', () => {
  it.each([
    ['ファイル', 'fairu'],
    ['ｳﾞｧｲｵﾘﾝ', 'vaiorin'],
    ['とうきょう', 'tokyo'],
    ['まっちゃ ラーメン', 'matcha ramen'],
    ['しんよう', 'shinyo'],
    ['いいえ', 'iie'],
    ['おねえさん', 'oneesan'],
    ['つづく', 'tsuzuku'],
    ['ー', ''],
    ['あっ', 'a'],
    ['猫', '猫'],
    ['', ''],
  ])('takes %s for kana: %s', (text, expected) => {
    expect(romaji(text)).toBe(expected);
  });
});

describe('hepburn', () => {
  it.each([
    ['ッッタ', 'tta'],
    ['ヴァヴィヴヴェヴォヴュ', 'vavivuvevovyu'],
    ['ティディトゥドゥテュデュ', 'tiditudutyudyu'],
    ['シェジェチェツァツェツォ', 'shejechetsatsetso'],
    ['クァグァウィウェウォイェ', 'kwagwawiwewoye'],
    ['ヂヅヲヰヱ', 'jizuoie'],
    ['ァィゥ', 'aiu'],
    ['ヌァ', 'nua'],
    ['ン', 'n'],
  ])('writes %s as %s', (katakana, expected) => {
    expect(hepburn(katakana)).toBe(expected);
  });
});

function token(given: Partial<Token> & { surface: string }): Token {
  return {
    baseForm: given.surface,
    partOfSpeech: [],
    conjugationType: null,
    conjugationForm: null,
    reading: null,
    pronunciation: null,
    lexicon: 'unknown',
    start: 0,
    end: given.surface.length,
    ...given,
  };
}
