import { describe, expect, it } from 'vitest';
import { furtherJoyoKanji, kanjiByGrade, screenForms } from '../../src/measure/kanji-grades.js';
import { readability } from '../../src/measure/readability.js';
import { splitSentences } from '../../src/sentence/split.js';
import { readMarkdown } from '../../src/text/markdown.js';

const of = (source: string, options = {}) =>
  readability(splitSentences(readMarkdown(source)), options);

describe('the tables of kanji', () => {
  it('hold the current numbers of characters, each once', () => {
    expect(kanjiByGrade.map((grade) => [...grade].length)).toEqual([80, 160, 200, 202, 193, 191]);
    const all = [...kanjiByGrade.join(''), ...furtherJoyoKanji];
    expect(all).toHaveLength(2136);
    expect(new Set([...all, ...screenForms]).size).toBe(2140);
  });

  it('hold the changes of 2017 and of 2010', () => {
    for (const kanji of '茨媛岡潟岐熊香佐埼崎滋鹿縄井沖栃奈梨阪阜賀群徳富城')
      expect([kanji, kanjiByGrade[3]!.includes(kanji)]).toEqual([kanji, true]);
    for (const kanji of '囲歴') expect(kanjiByGrade[4]).toContain(kanji);
    for (const kanji of '胃腸恩預') expect(kanjiByGrade[5]).toContain(kanji);
    for (const kanji of '鬱俺嵐誰') expect(furtherJoyoKanji).toContain(kanji);
    for (const kanji of '匁錘脹銑勺') expect(furtherJoyoKanji).not.toContain(kanji);
  });
});

describe('readability', () => {
  it('gives RS′ by its formula', () => {
    // Five sentences of 100 characters: 漢字(2) + ひらがな(97) + 。, so ls 100, lh 97, lc 2, cp 0; no letters, no katakana.
    const source = `漢字${'あ'.repeat(97)}。`.repeat(5);
    const expected = -0.12 * 100 - 1.37 * 4.7 + 7.4 * 97 - 23.18 * 2 - 5.4 * 4.53 + 115.79;
    expect(of(source).score).toBe(Math.round(expected * 10) / 10);
  });

  it('counts letters, katakana and 読点 for it', () => {
    // Nineteen characters, two 読点, runs 漢字, カナ, ABC.
    const sentence = '漢字とカナと、ABCが、あるようです。';
    const source = sentence.repeat(30);
    expect([...sentence]).toHaveLength(19);
    // Runs of hiragana: と と が あるようです, of 1, 1, 1 and 6.
    const expected =
      -0.12 * 19 - 1.37 * 3 + 7.4 * (9 / 4) - 23.18 * 2 - 5.4 * 2 - 4.67 * 2 + 115.79;
    expect(of(source).score).toBe(Math.round(expected * 10) / 10);
  });

  it('gives none below 500 characters', () => {
    expect(of('あいうえお。'.repeat(83)).score).toBeNull();
    expect(of('あいうえお。'.repeat(84)).score).not.toBeNull();
    expect(of('あいうえお。').difficultyFactor).toBe(1);
  });

  it('keeps the factor of difficulty between 0.9 and 1.15', () => {
    expect(of(`漢字${'あ'.repeat(97)}。`.repeat(5)).difficultyFactor).toBe(0.9);
    expect(of('東京都知事選挙管理委員会。'.repeat(60)).difficultyFactor).toBe(1.15);
    const usual = of('今日は朝から雨が降っていたので、傘を持って出かけた。'.repeat(20));
    expect(usual.difficultyFactor).toBeCloseTo(1 + 0.005 * (55 - usual.score!), 3);
  });

  it('measures sentences, not headings, cells or short items', () => {
    const result = of(
      '# 題\n\n## 見出し\n\n一つ目の文。二つ目。\n\n- りんご\n- これは文です。\n\n|甲|乙|\n|-|-|\n|丙|丁|\n',
    );
    expect([result.sentences, result.characters]).toEqual([3, 6 + 4 + 7]);
    expect(result.sentenceLength).toBe(5.667);
  });

  it('finds long sentences, many 読点 and long runs of kanji, and where they are', () => {
    const long = `${'とても長い文で、'.repeat(13)}終わる。`;
    const source = `# 題\n\n短い文。**${long}**\n\n昨日の特定非営利活動法人の会。`;
    const { findings, longSentences } = of(source);
    expect(findings.map(({ kind, count }) => [kind, count])).toEqual([
      ['longSentence', 108],
      ['manyCommas', 13],
      ['longKanjiRun', 9],
    ]);
    for (const { text, start, end } of findings) expect(source.slice(start, end)).toContain(text);
    expect(findings[2]!.text).toBe('特定非営利活動法人');
    expect(longSentences).toBe(0.333);
  });

  it('takes its limits', () => {
    const options = { longSentence: 5, manyCommas: 0, longKanjiRun: 1 };
    expect(of('赤、青い花。', options).findings.map(({ kind }) => kind)).toEqual([
      'longSentence',
      'manyCommas',
    ]);
    expect(of('東京、花。', options).findings.map(({ text }) => text)).toEqual([
      '東京、花。',
      '東京',
    ]);
  });

  it('tells the school grades of kanji and shows those outside 常用漢字', () => {
    const source = '一右引丁愛圧胃亜。嘘と噂と嘘、𠮷野家で𠮟る、叱る。';
    const { kanji } = of(source);
    expect(kanji.count).toBe(16);
    expect(kanji.byGrade).toEqual([0.125, 0.188, 0.063, 0.063, 0.063, 0.063]);
    expect(kanji.outside).toEqual([
      { text: '嘘', count: 2, start: 9, end: 10 },
      { text: '噂', count: 1, start: 11, end: 12 },
      { text: '𠮷', count: 1, start: 15, end: 17 },
    ]);
    expect(kanji.joyo).toBe(0.75);
  });

  it('leaves 々 and Hangul out of the grades', () => {
    expect(of('人々と한국。').kanji).toEqual({
      count: 1,
      byGrade: [1, 0, 0, 0, 0, 0],
      joyo: 1,
      outside: [],
    });
  });

  it('compares with real posts in words', () => {
    const words = (language: 'ja' | 'en') =>
      of(`${'とても長い文で'.repeat(10)}終わる。`.repeat(10), { language }).comparisons.map(
        (one) => one.words,
      );
    expect(words('ja')).toEqual([
      '多くの投稿より読みやすい',
      '多くの投稿より文が長い',
      '長い文の割合は多くの投稿と同じくらい',
      '多くの投稿より読点が少ない',
      '漢字の割合は多くの投稿と同じくらい',
      '多くの投稿より漢字の続きが短い',
    ]);
    expect(words('en')).toContain('longer sentences than most posts');
    expect(of('').comparisons).toEqual([]);
  });

  it('gives plain finite numbers for any text', () => {
    for (const source of [
      '',
      '。',
      '\ud83d',
      '、、、、',
      '\0'.repeat(600),
      '\ud840'.repeat(600),
      '한'.repeat(700),
      '👨‍👩‍👧'.repeat(300),
    ]) {
      const result = of(source);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  it('refuses wrong arguments', () => {
    const call =
      (sentences: unknown, options = {}) =>
      () =>
        readability(sentences as [], options);
    expect(call('文。')).toThrow(new TypeError('sentences must be an array, got "文。"'));
    expect(call(null)).toThrow(new TypeError('sentences must be an array, got null'));
    expect(call([], { longSentence: 1.5 })).toThrow(
      new RangeError('longSentence must be a whole number of 0 or more, got 1.5'),
    );
    expect(call([], { manyCommas: '3' })).toThrow(
      new TypeError('manyCommas must be a whole number of 0 or more, got "3"'),
    );
    expect(call([], { language: 'fr' })).toThrow(
      new RangeError('language must be ja or en, got "fr"'),
    );
  });
});
