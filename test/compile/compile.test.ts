import { describe, expect, test } from 'vitest';
import { addWords } from '../../src/compile/add-words.js';
import { compileDictionary } from '../../src/compile/build.js';
import { listedWords } from '../../src/compile/listed-words.js';
import { readUseOrder } from '../../src/compile/use-order.js';
import { readWordList } from '../../src/compile/word-list.js';
import { openDictionary } from '../../src/dictionary/dictionary.js';
import { CompileError } from '../../src/errors.js';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { ipadic } from '../dictionary.js';
import { tinyDictionary, tinyFile, tinySource } from '../tiny/tiny.js';

describe('compileDictionary', () => {
  test('gives the same bytes every time', () => {
    expect(tinyFile()).toEqual(tinyFile());
  });

  test('gives the same tokens whatever the order of use', () => {
    const order = { contexts: [5, 3, 9, 1], characters: 'ん都すア' };
    const other = openDictionary(compileDictionary({ source: tinySource, order }));
    for (const text of ['すもももももももものうち', '東京都にはいない、大変。', 'アアカ国X 一一']) {
      expect(createTokenizer(other).tokenize(text)).toEqual(
        createTokenizer(tinyDictionary()).tokenize(text),
      );
    }
  });
});

describe('addWords', () => {
  const word = (surface: string, fields: readonly string[]) => ({
    surface,
    entry: { context: 1, cost: -2000, fields: [...fields, surface, 'ヨミ', 'ヨミ'] },
  });

  test('puts words beside the others, which can be switched off', () => {
    const words = [
      word('東京都に', ['名詞', '*', '*', '*', '*', '*']),
      word('新😀', ['新語', '*', '*', '*', '*', '*']),
    ];
    const dictionary = openDictionary(addWords(tinyFile(), 'listed', words));
    const tokenizer = createTokenizer(dictionary);
    expect(tokenizer.tokenize('東京都に新😀')).toMatchObject([
      {
        surface: '東京都に',
        partOfSpeech: ['名詞'],
        baseForm: '東京都に',
        reading: 'ヨミ',
        lexicon: 'system',
      },
      { surface: '新😀', partOfSpeech: ['新語'], lexicon: 'system' },
    ]);
    const without = createTokenizer(dictionary, { modernWords: false });
    expect(without.segment('東京都に').join('|')).toBe('東|京都|に');
  });

  test('keeps what it was given when other words are added', () => {
    const listed = addWords(tinyFile(), 'listed', [
      word('東京都に', ['名詞', '*', '*', '*', '*', '*']),
    ]);
    const both = openDictionary(
      addWords(listed, 'added', [word('うち国', ['名詞', '*', '*', '*', '*', '*'])]),
    );
    expect(
      createTokenizer(both)
        .tokenize('東京都にうち国')
        .map((t) => t.lexicon),
    ).toEqual(['system', 'user']);
  });
});

describe('the word list', () => {
  test('reads its columns', () => {
    expect(
      readWordList(
        '# words\n\nバズる, 動詞-自立;五段・ラ行, バズル\n推し活,名詞-サ変接続,オシカツ,5000\n',
        'list',
      ),
    ).toEqual([
      {
        surface: 'バズる',
        partOfSpeech: ['動詞', '自立'],
        conjugationType: '五段・ラ行',
        reading: 'バズル',
        cost: null,
        line: 3,
      },
      {
        surface: '推し活',
        partOfSpeech: ['名詞', 'サ変接続'],
        conjugationType: null,
        reading: 'オシカツ',
        cost: 5000,
        line: 4,
      },
    ]);
  });

  test.each([
    ['猫', 'list.csv:1: expected surface,part of speech,reading[,cost], got "猫"'],
    ['\n,名詞,ネコ', 'list.csv:2: expected a surface in the first column, got ",名詞,ネコ"'],
    [
      '猫,名詞,ねこ',
      'list.csv:1: expected a reading in katakana in the third column, got "猫,名詞,ねこ"',
    ],
    ['猫,,ネコ', 'list.csv:1: expected a part of speech in the second column, got "猫,,ネコ"'],
    [
      '猫,名詞,ネコ,x',
      'list.csv:1: expected a cost from -32768 to 32767 in the fourth column, got "猫,名詞,ネコ,x"',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => readWordList(text, 'list.csv')).toThrow(new CompileError(message));
  });

  test('refuses a part of speech that IPADIC does not have', () => {
    const list = (text: string) => () => listedWords(tinySource, ipadic(), text, 'list.csv');
    expect(list('猫,名詞-獣,ネコ')).toThrow(
      new CompileError('list.csv:1: expected a part of speech of IPADIC, got "名詞-獣"'),
    );
    expect(list('ネコる,動詞-自立;五段・ワラ行,ネコル')).toThrow(
      new CompileError(
        'list.csv:1: expected a part of speech of IPADIC, got "動詞-自立;五段・ワラ行"',
      ),
    );
  });

  test('conjugates after words of one reading, so that each form is read as its kana', () => {
    const tokenizer = createTokenizer(ipadic());
    const readings = tokenizer
      .tokenize('使い回す。使い回した。読み飛ばせば。作り込む。作り込もう。')
      .filter(({ partOfSpeech }) => partOfSpeech[0] === '動詞')
      .map(({ surface, reading }) => `${surface}/${reading}`);
    expect(readings).toEqual([
      '使い回す/ツカイマワス',
      '使い回し/ツカイマワシ',
      '読み飛ばせ/ヨミトバセ',
      '作り込む/ツクリコム',
      '作り込も/ツクリコモ',
    ]);
  });

  test('gives words that conjugate all their forms', () => {
    const tokenizer = createTokenizer(ipadic());
    const forms =
      'バズらない。バズります。バズった。バズる。バズれば。バズれ。バズろう。エモければ。エモくない。エモかった。';
    const found = tokenizer
      .tokenize(forms)
      .filter((token) => ['バズる', 'エモい'].includes(token.baseForm))
      .map((token) => `${token.surface}/${token.reading}/${token.conjugationForm}`);
    expect(found).toEqual([
      'バズら/バズラ/未然形',
      'バズり/バズリ/連用形',
      'バズっ/バズッ/連用タ接続',
      'バズる/バズル/基本形',
      'バズれ/バズレ/仮定形',
      'バズれ/バズレ/命令ｅ',
      'バズろ/バズロ/未然ウ接続',
      'エモけれ/エモケレ/仮定形',
      'エモく/エモク/連用テ接続',
      'エモかっ/エモカッ/連用タ接続',
    ]);
  });
});

describe('the pronunciation of listed words', () => {
  const pronunciations = (text: string) =>
    createTokenizer(ipadic())
      .tokenize(text)
      .map(({ surface, reading, pronunciation }) => `${surface}/${reading}/${pronunciation}`);

  test.each([
    ['大掃除', '大掃除/オオソウジ/オーソージ'],
    ['飲み放題', '飲み放題/ノミホウダイ/ノミホーダイ'],
    ['競プロ', '競プロ/キョウプロ/キョープロ'],
    ['ニコ動', 'ニコ動/ニコドウ/ニコドー'],
    // katakana is spoken as it is written
    ['夢をかなえるゾウ', '夢をかなえるゾウ/ユメヲカナエルゾウ/ユメヲカナエルゾウ'],
    // vowels of two words
    ['箱推し', '箱推し/ハコオシ/ハコオシ'],
    ['はなまるうどん', 'はなまるうどん/ハナマルウドン/ハナマルウドン'],
    ['特徴づけ', '特徴づけ/トクチョウヅケ/トクチョーヅケ'],
  ])('of %s is %s', (text, expected) => {
    expect(pronunciations(text)).toEqual([expected]);
  });
});

test('the order of use names its line when it cannot be read', () => {
  expect(readUseOrder('# x\ncontexts: 3 1\ncharacters: のに\ncharacters: は\n', 'use')).toEqual({
    contexts: [3, 1],
    characters: 'のには',
  });
  expect(() => readUseOrder('\nletters: a', 'use.txt')).toThrow(
    new CompileError('use.txt:2: expected "contexts: …" or "characters: …", got "letters: a"'),
  );
});
