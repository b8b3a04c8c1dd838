import { describe, expect, it } from 'vitest';
import type { Token } from '../../src/tokenizer/token.js';
import { createTokenizer, type TokenizerOptions } from '../../src/tokenizer/tokenizer.js';
import { ipadic } from '../dictionary.js';

const tokens = (text: string, options: TokenizerOptions = {}) =>
  createTokenizer(ipadic(), options).tokenize(text);

const shown = ({ surface, baseForm, reading, partOfSpeech, ...token }: Token) =>
  [
    surface,
    baseForm,
    reading,
    ...partOfSpeech,
    token.conjugationType,
    token.conjugationForm,
  ].join();

// A verb of IPADIC, one that nobody knows, how it is given, and what stands behind the stem in sentences.
const verbs: [known: string, own: string, speech: string, endings: string][] = [
  [
    '歩,アル',
    'ヨミト,ヨミト',
    '動詞',
    'く。 いた。 いて、 かない。 かれた。 きます。 けば、 けよ。 こう。',
  ],
  ['脱,ヌ', 'ガソ,ガソ', '動詞', 'ぐ。 いだ。 がない。 ぎます。 げば、 ごう。'],
  ['探,サガ', 'バヤ,バヤ', '動詞', 'す。 した。 さない。 します。 せば、 そう。'],
  ['育,ソダ', 'ムガ,ムガ', '動詞', 'つ。 った。 たない。 ちます。 てば、 とう。'],
  ['学,マナ', 'ネソ,ネソ', '動詞', 'ぶ。 んだ。 ばない。 びます。 べば、 ぼう。'],
  ['悩,ナヤ', 'ヘソ,ヘソ', '動詞', 'む。 んだ。 まない。 みます。 めば、 もう。'],
  ['送,オク', 'ググ,ググ', '動詞', 'る。 った。 らない。 ります。 れば、 ろう。'],
  ['払,ハラ', 'シラ,シラ', '動詞', 'う。 った。 わない。 います。 えば、 おう。'],
  ['集め,アツメ', 'バ映え,ババエ', '動詞', 'る。 た。 ない。 ます。 れば、 ろ。 よう。'],
  ['赤,アカ', 'ヤヴァ,ヤヴァ', '形容詞', 'い。 かった。 くない。 くて、 ければ、 さ。'],
  ['優し,ヤサシ', 'メカシ,メカシ', '形容詞', 'い。 かった。 くない。 くて、 ければ、 そうだ。'],
  ['送,オク', 'ポチ,ポチ', '動詞-自立;五段・ラ行', 'る。 った。 らない。 ります。 れば、 ろう。'],
];

describe('a verb or adjective of the user', () => {
  it.each(verbs)('conjugates as %s does: %s (%s)', (known, own, speech, endings) => {
    const [knownStem, knownReading] = known.split(',') as [string, string];
    const [stem, reading] = own.split(',') as [string, string];
    const [base] = endings.split('。') as [string];
    const kana = String.fromCharCode(base.charCodeAt(0) + 0x60);
    const csv = `${stem}${base},${speech},${reading}${kana}`;
    for (const ending of endings.split(' ')) {
      const expected = tokens(knownStem + ending).map((token) =>
        shown(token).replaceAll(knownStem, stem).replaceAll(knownReading, reading),
      );
      expect(tokens(stem + ending, { userWords: csv }).map(shown)).toEqual(expected);
    }
  });

  it('is given as an object just as well', () => {
    const csv = 'ググる,動詞,ググル\nぽちる,動詞-自立;五段・ラ行,ポチル';
    const userWords = [
      { surface: 'ググる', partOfSpeech: '動詞', reading: 'ググル' },
      { surface: 'ぽちる', partOfSpeech: '動詞-自立;五段・ラ行', reading: 'ポチル' },
    ];
    const text = 'ググってぽちった。ググればぽちらない。';
    expect(tokens(text, { userWords })).toEqual(tokens(text, { userWords: csv }));
    expect(
      tokens(text, { userWords })
        .map(({ surface }) => surface)
        .join('|'),
    ).toBe('ググっ|て|ぽちっ|た|。|ググれ|ば|ぽちら|ない|。');
  });

  it('keeps the base form it is given, and does without a reading', () => {
    const userWords = [{ surface: 'ヨミトく', baseForm: '読み解く', partOfSpeech: '動詞' }];
    expect(tokens('ヨミトいた', { userWords }).map(shown)).toEqual([
      'ヨミトい,読み解く,,動詞,自立,五段・カ行イ音便,連用タ接続',
      'た,た,タ,助動詞,特殊・タ,基本形',
    ]);
  });

  it('costs in its forms more or less as the words of IPADIC do', () => {
    const cut = (cost: number) =>
      tokens('東京った', { userWords: [{ surface: '東京る', partOfSpeech: '動詞', cost }] }).map(
        ({ surface }) => surface,
      );
    expect(cut(-20000)).toEqual(['東京っ', 'た']);
    expect(cut(32767)).not.toContain('東京っ');
  });

  it.each([
    // a noun and する, for IPADIC
    ['メモする,動詞,メモスル', 'メモした'],
    // no base form
    ['ググっ,動詞,ググッ', 'ググれば'],
    ['エモく,形容詞,エモク', 'エモかった'],
    ['る,動詞,ル', 'った'],
    // not by itself
    ['バヤす,動詞-非自立,バヤス', 'バヤした'],
    // a type that has no model, or does not end so
    ['バヤる,動詞-自立;五段・ラ行特殊,バヤル', 'バヤった'],
    ['バヤる,動詞-自立;五段・カ行イ音便,バヤル', 'バヤいた'],
    // one form, in MeCab's columns
    ['ヨミトく,,,,動詞,自立,*,*,五段・カ行イ音便,基本形,ヨミトく,ヨミトク,ヨミトク', 'ヨミトいた'],
  ])('is known in the form given alone where %s', (userWords, other) => {
    const [word = ''] = userWords.split(',');
    expect(tokens(`${word}。`, { userWords })[0]).toMatchObject({ surface: word, lexicon: 'user' });
    expect(tokens(other, { userWords }).filter(({ lexicon }) => lexicon === 'user')).toEqual([]);
  });

  it('is one form, where the base form ends otherwise', () => {
    const userWords = [{ surface: 'ヨミトこう', baseForm: 'ヨミトく', partOfSpeech: '動詞' }];
    expect(tokens('ヨミトこわない', { userWords })[0]!.lexicon).not.toBe('user');
  });
});
