import { beforeAll, describe, expect, it } from 'vitest';
import { furigana, furiganaSegments } from '../../src/measure/furigana.js';
import type { Token } from '../../src/tokenizer/token.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { readCases } from './reading-cases.js';
import { loadKuromoji } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

type Options = Parameters<typeof furiganaSegments>[1];
const shown = (tokens: readonly Token[], options?: Options) =>
  furiganaSegments(tokens, options)
    .map(({ text, ruby }) => (ruby === undefined ? text : `[${text}:${ruby}]`))
    .join('');
const shownOf = (text: string, options?: Options) => shown(tokenizer.tokenize(text), options);

describe('furiganaSegments', () => {
  it.each(readCases('furigana.tsv'))('reads %s as %s', (text, expected) => {
    expect(shownOf(text!)).toBe(expected);
  });

  it('divides a reading where both ways would do so that each kanji gets about two kana', () => {
    expect(shown([word('長い間', 'ナガイアイダ')])).toBe('[長:なが]い[間:あいだ]');
    expect(shown([word('言い合い', 'イイアイ')])).toBe('[言:い]い[合:あ]い');
    expect(shown([word('追い追い', 'オイオイ')])).toBe('[追:お]い[追:お]い');
  });

  it('reads a counter behind a number and a blank as behind the number', () => {
    const number = (digits: string): Token => ({
      ...word(digits, digits),
      reading: null,
      partOfSpeech: ['名詞', '数'],
    });
    const blank = (): Token => ({ ...word(' ', ' '), partOfSpeech: ['記号', '空白'] });
    const counter = (surface: string, reading: string): Token => ({
      ...word(surface, reading),
      partOfSpeech: ['名詞', '接尾', '助数詞'],
    });
    expect(shown([number('3'), blank(), counter('匹', 'ヒキ')])).toBe('3 [匹:びき]');
    expect(shown([number('10'), blank(), counter('分', 'フン')])).toBe('10 [分:ぷん]');
    expect(shown([number('1'), blank(), counter('人', 'ニン')])).toBe('1 人');
    expect(shown([number('3'), blank(), counter('日', 'ニチ')])).toBe('3 日');
    expect(shown([number('5'), blank(), counter('人', 'ニン')])).toBe('5 [人:にん]');
  });

  it('matches katakana in a word with its reading', () => {
    expect(shown([word('消しゴム', 'ケシゴム')])).toBe('[消:け]しゴム');
    expect(shown([word('輪ｺﾞﾑ', 'ワゴム')])).toBe('[輪:わ]ｺﾞﾑ');
  });

  it('puts the reading over the whole word when the kana do not match it', () => {
    expect(shown([word('食べ物', 'クイモノ')])).toBe('[食べ物:くいもの]');
  });

  it('puts it over the whole of a word too long to be divided', () => {
    const long = '山の'.repeat(30);
    expect(shown([word(long, 'ヤマノ'.repeat(30))])).toBe(`[${long}:${'やまの'.repeat(30)}]`);
  });

  it('shows a reading at its first occurrence only, on request', () => {
    expect(shownOf('猫は猫だ。裏切った者は裏切る。', { firstOnly: true })).toBe(
      '[猫:ねこ]は猫だ。[裏切:うらぎ]った[者:もの]は裏切る。',
    );
  });

  it('leaves out the kanji of lower school grades, on request', () => {
    const text = '学校の図書館で憂鬱な推理小説を読む';
    expect(shownOf('学校と図書館', { minGrade: 2 })).toBe('学校と[図書館:としょかん]');
    expect(shownOf(text, { minGrade: 1 })).toBe(
      '[学校:がっこう]の[図書館:としょかん]で[憂鬱:ゆううつ]な[推理:すいり][小説:しょうせつ]を[読:よ]む',
    );
    expect(shownOf(text, { minGrade: 3 })).toBe(
      '学校の[図書館:としょかん]で[憂鬱:ゆううつ]な[推理:すいり][小説:しょうせつ]を読む',
    );
    expect(shownOf(text, { minGrade: 7 })).toBe('学校の図書館で[憂鬱:ゆううつ]な推理小説を読む');
    expect(shownOf('躊躇う', { minGrade: 8 })).toBe('[躊躇:ためら]う');
    expect(shownOf('憂鬱', { minGrade: 8 })).toBe('憂鬱');
  });

  it('takes 々 for no kanji of its own grade', () => {
    expect(shownOf('日々', { minGrade: 2 })).toBe('日々');
  });

  it('loses no character', () => {
    const text = 'Ａ\u0000猫\ud842と𠮷野家で\n“食べた”が＆<b>🎉';
    const segments = furiganaSegments(tokenizer.tokenize(text));
    expect(segments.map((segment) => segment.text).join('')).toBe(text);
  });

  it('names the option at fault', () => {
    expect(() => furiganaSegments([], { minGrade: 9 })).toThrow(
      new RangeError('minGrade must be a whole number from 1 to 8, got 9'),
    );
    expect(() => furiganaSegments([], { minGrade: 0 })).toThrow(
      new RangeError('minGrade must be a whole number from 1 to 8, got 0'),
    );
    expect(() => furiganaSegments([], { firstOnly: 'yes' as never })).toThrow(
      new TypeError('firstOnly must be true or false, got "yes"'),
    );
    expect(() => furigana('猫' as never)).toThrow(
      new TypeError('tokens must be an array, got "猫"'),
    );
    expect(() => furigana([{ text: '猫。', tokens: [] }] as never)).toThrow(
      new TypeError('tokens[0].surface must be a string, as a tokenizer gives, got undefined'),
    );
  });
});

describe('furigana', () => {
  it('is ruby with brackets for what cannot show it', () => {
    expect(furigana(tokenizer.tokenize('漢字を使う'))).toBe(
      '<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を<ruby>使<rp>(</rp><rt>つか</rt><rp>)</rp></ruby>う',
    );
  });

  it('escapes what HTML would take for markup', () => {
    expect(furigana(tokenizer.tokenize('<b>"a" & \'b\'</b>'))).toBe(
      '&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;',
    );
    expect(furigana([word('<漢>', 'カン')])).toBe(
      '<ruby>&lt;漢&gt;<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
    );
  });

  it('shows no reading that is not kana', () => {
    expect(furigana([word('漢', '<script>')])).toBe('漢');
  });
});

function word(surface: string, reading: string): Token {
  return {
    surface,
    baseForm: surface,
    partOfSpeech: ['名詞', '一般'],
    conjugationType: null,
    conjugationForm: null,
    reading,
    pronunciation: null,
    lexicon: 'user',
    start: 0,
    end: surface.length,
  };
}
