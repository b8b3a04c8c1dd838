import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyzer, createAnalyzer } from '../../src/report/analyze.js';
import { tinyTokenizer } from '../../src/tokenizer/tiny.js';
import { randomNumbers, randomUnits } from '../random-text.js';

let analyzer: Analyzer;
beforeAll(async () => {
  analyzer = await createAnalyzer();
});

describe('furigana', () => {
  it('puts readings above the kanji of a text', () => {
    expect(analyzer.furigana('猫 & 犬', { minGrade: 7 })).toBe(
      '<ruby>猫<rp>(</rp><rt>ねこ</rt><rp>)</rp></ruby> &amp; 犬',
    );
  });

  it('reads a text in any width and keeps its characters', () => {
    expect(analyzer.furigana('ＡＢＣｶﾞ食べる')).toBe(
      'ＡＢＣｶﾞ<ruby>食<rp>(</rp><rt>た</rt><rp>)</rp></ruby>べる',
    );
  });

  it('loses no character of any text', () => {
    const random = randomNumbers(7);
    const escaped = new Map([...'&<>"\''].map((sign) => [sign, `&#${sign.charCodeAt(0)};`]));
    const names = new Map([
      ['&amp;', '&#38;'],
      ['&lt;', '&#60;'],
      ['&gt;', '&#62;'],
      ['&quot;', '&#34;'],
    ]);
    for (let i = 0; i < 500; i++) {
      const text = randomUnits(random);
      const shown = analyzer
        .furigana(text)
        .replace(/<rp>\(<\/rp><rt>[ぁ-ゖー]+<\/rt><rp>\)<\/rp>/g, '')
        .replace(/<\/?ruby>/g, '')
        .replace(/&(?:amp|lt|gt|quot);/g, (name) => names.get(name)!);
      expect(shown).toBe(text.replace(/[&<>"']/g, (sign) => escaped.get(sign)!));
    }
  });
});

describe('slug and romaji', () => {
  it('are of the title as it is read', () => {
    expect(analyzer.slug('ファイルを東京へ送る')).toBe('fairu-o-tokyo-e-okuru');
    expect(analyzer.slug('ＮＯＤＥ．ｊｓ ｻｰﾊﾞｰ')).toBe('node-js-saba');
    expect(analyzer.romaji('私は猫です。')).toBe('watashi wa neko desu.');
  });

  it('give every title that is not blank a slug an address can hold', () => {
    const random = randomNumbers(11);
    for (let i = 0; i < 500; i++) {
      const title = randomUnits(random);
      expect(analyzer.slug(title)).toMatch(
        title.trim() === '' ? /^$/ : /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/,
      );
    }
  });

  it('cope with a tokenizer that knows no readings', async () => {
    const tiny = await createAnalyzer({ tokenizer: tinyTokenizer() });
    expect(tiny.slug('ファイル ABC')).toBe('fairu-abc');
    expect(tiny.slug('漢字')).toMatch(/^[a-z0-9]{7}$/);
    expect(tiny.furigana('漢字')).toBe('漢字');
  });
});

describe('words that the library adds to IPADIC', () => {
  it.each([
    ['競プロと情シス', 'kyopuro-to-joshisu'],
    ['大掃除と飲み放題', 'osoji-to-nomihodai'],
    ['ニコニコ超会議', 'nikonikochokaigi'],
    ['妖怪ウォッチ', 'yokaiwotchi'],
    ['箱推しの話', 'hakooshi-no-hanashi'],
    ['コードを使い回す', 'kodo-o-tsukaimawasu'],
    ['米津玄師の歌', 'yonezu-kenshi-no-uta'],
  ])('are in the slug of %s as others are: %s', (title, slug) => {
    expect(analyzer.slug(title)).toBe(slug);
  });
});

describe('searchTerms', () => {
  it('adds readings for the index, and none to a query', () => {
    expect(analyzer.searchTerms('東京')).toEqual([
      '東',
      '東京',
      '京',
      'とう',
      'うき',
      'とうき',
      'きょ',
      'うきょ',
      'ょう',
      'きょう',
    ]);
    expect(analyzer.searchTerms('東京', { side: 'query' })).toEqual(['東京']);
  });
});

it('refuse what is no string', () => {
  const wrong = 5 as never;
  const error = new TypeError('text must be a string, got 5');
  expect(() => analyzer.furigana(wrong)).toThrow(error);
  expect(() => analyzer.romaji(wrong)).toThrow(error);
  expect(() => analyzer.searchTerms(wrong)).toThrow(error);
  expect(() => analyzer.searchTerms(wrong, { side: 'query' })).toThrow(error);
  expect(() => analyzer.slug(wrong)).toThrow(new TypeError('title must be a string, got 5'));
});
