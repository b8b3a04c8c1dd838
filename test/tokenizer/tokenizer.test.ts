import { describe, expect, test } from 'vitest';
import { CompileError } from '../../src/errors.js';
import { createTokenizer, type TokenizerOptions } from '../../src/tokenizer/tokenizer.js';
import type { UserWord } from '../../src/tokenizer/user-words.js';
import { ipadic } from '../dictionary.js';

const cut = (text: string, options: TokenizerOptions = {}) =>
  createTokenizer(ipadic(), options).segment(text).join('|');

describe('createTokenizer', () => {
  test('gives plain tokens with all that the dictionary says', () => {
    const tokens = createTokenizer(ipadic()).tokenize('走った😀');
    expect(JSON.parse(JSON.stringify(tokens))).toEqual([
      {
        surface: '走っ',
        baseForm: '走る',
        partOfSpeech: ['動詞', '自立'],
        conjugationType: '五段・ラ行',
        conjugationForm: '連用タ接続',
        reading: 'ハシッ',
        pronunciation: 'ハシッ',
        lexicon: 'system',
        start: 0,
        end: 2,
      },
      {
        surface: 'た',
        baseForm: 'た',
        partOfSpeech: ['助動詞'],
        conjugationType: '特殊・タ',
        conjugationForm: '基本形',
        reading: 'タ',
        pronunciation: 'タ',
        lexicon: 'system',
        start: 2,
        end: 3,
      },
      {
        surface: '😀',
        baseForm: '😀',
        partOfSpeech: ['記号', '一般'],
        conjugationType: null,
        conjugationForm: null,
        reading: null,
        pronunciation: null,
        lexicon: 'unknown',
        start: 3,
        end: 5,
      },
    ]);
    expect(Object.isFrozen(tokens[0]!.partOfSpeech)).toBe(true);
  });

  test('gives fresh tokens at every call', () => {
    const tokenizer = createTokenizer(ipadic());
    const [first] = tokenizer.tokenize('猫');
    (first as { surface: string }).surface = '犬';
    expect(tokenizer.tokenize('猫')[0]!.surface).toBe('猫');
  });

  test('gives no tokens for an empty text', () => {
    for (const rules of ['kuromoji', 'mecab'] as const) {
      expect(createTokenizer(ipadic(), { rules }).tokenize('')).toEqual([]);
    }
  });

  // The five rules, one line each: the text, kuromoji's words, MeCab's.
  test.each([
    ['React では', 'React| |では', 'React| |で|は'],
    ['naïve한국', 'naïve|한국', 'naïve|한국'],
    ['小、中学生', '小|、|中学生', '小、中学生'],
    ['閾値を越える', '閾|値|を|越える', '閾値|を|越える'],
    [
      'resumeAndPrerenderToNodeStream',
      'resumeAndPrerenderToNodeStream',
      'r|e|s|u|m|eAndPrerenderToNodeStream',
    ],
  ])('tells the rules of kuromoji and MeCab apart: %s', (text, kuromoji, mecab) => {
    expect(cut(text, { rules: 'kuromoji', modernWords: false })).toBe(kuromoji);
    expect(cut(text, { rules: 'mecab', modernWords: false })).toBe(mecab);
  });

  test('takes characters that char.def does not name for white space only as kuromoji does', () => {
    const speech = (rules: 'kuromoji' | 'mecab') =>
      createTokenizer(ipadic(), { rules, modernWords: false })
        .tokenize('한국')
        .map((token) => token.partOfSpeech.join('・'));
    expect(speech('kuromoji')).toEqual(['記号・空白']);
    expect(speech('mecab')).toEqual(['記号・一般']);
  });

  test('knows words of today unless told otherwise', () => {
    expect(cut('推し活でバズった')).toBe('推し活|で|バズっ|た');
    expect(cut('令和元年', { modernWords: false })).toBe('令|和|元年');
  });

  test('refuses what is no text, no rule set, no dictionary', () => {
    const tokenizer = createTokenizer(ipadic());
    for (const [value, name] of [
      [null, 'null'],
      [undefined, 'undefined'],
      [5, '5'],
      [['猫'], 'an array'],
    ] as const) {
      const error = new TypeError(`text must be a string, got ${name}`);
      expect(() => tokenizer.tokenize(value as never)).toThrow(error);
      expect(() => tokenizer.segment(value as never)).toThrow(error);
    }
    expect(() => createTokenizer(ipadic(), { rules: 'juman' as never })).toThrow(
      new RangeError('rules must be mecab or kuromoji, got "juman"'),
    );
    expect(() => createTokenizer(ipadic(), { modernWords: 1 as never })).toThrow(
      new TypeError('modernWords must be true or false, got 1'),
    );
    expect(() => createTokenizer(Promise.resolve(ipadic()) as never)).toThrow(
      new TypeError('dictionary must be a Dictionary (await loadDictionary()), got an object'),
    );
  });
});

describe('user words', () => {
  const words: UserWord[] = [
    { surface: 'New York Times' },
    { surface: '𠮷野家', reading: 'ヨシノヤ', partOfSpeech: '名詞-固有名詞-組織' },
    { surface: '👩‍👩‍👧', partOfSpeech: ['記号', '一般'] },
    { surface: 'よみとき', baseForm: 'ヨミトキ', partOfSpeech: '独自名詞' },
  ];

  test.each(['kuromoji', 'mecab'] as const)(
    'win over their pieces under the rules of %s',
    (rules) => {
      expect(
        cut('𠮷野家でNew York Timesを読む。家族👩‍👩‍👧のよみとき', { rules, userWords: words }),
      ).toBe('𠮷野家|で|New York Times|を|読む|。|家族|👩‍👩‍👧|の|よみとき');
    },
  );

  test('come out as they were given, marked as the user’s', () => {
    const tokens = createTokenizer(ipadic(), { userWords: words }).tokenize('𠮷野家のよみとき');
    expect(tokens[0]).toEqual({
      surface: '𠮷野家',
      baseForm: '𠮷野家',
      partOfSpeech: ['名詞', '固有名詞', '組織'],
      conjugationType: null,
      conjugationForm: null,
      reading: 'ヨシノヤ',
      pronunciation: 'ヨシノヤ',
      lexicon: 'user',
      start: 0,
      end: 4,
    });
    expect(tokens[2]).toMatchObject({
      baseForm: 'ヨミトキ',
      partOfSpeech: ['独自名詞'],
      reading: null,
      lexicon: 'user',
    });
  });

  test('take a reading in hiragana as katakana', () => {
    const word = { surface: '翔る', partOfSpeech: '動詞', reading: 'しょうる' };
    const row = '夜行文庫,名詞-固有名詞-組織,やこうぶんこ';
    const readings = (userWords: TokenizerOptions['userWords'], text: string) =>
      createTokenizer(ipadic(), { userWords: userWords! })
        .tokenize(text)
        .flatMap(({ lexicon, reading }) => (lexicon === 'user' ? [reading] : []));
    expect(readings([word], '空を翔った。')).toEqual(['ショウッ']);
    expect(readings(row, '夜行文庫')).toEqual(['ヤコウブンコ']);
  });

  test('compete on equal terms: a dear one loses', () => {
    expect(cut('東京都', { userWords: [{ surface: '東京都' }] })).toBe('東京都');
    expect(cut('東京都', { userWords: [{ surface: '東京都', cost: 30000 }] })).toBe('東京|都');
  });

  test('are read from CSV of two forms', () => {
    const csv = `# names
東京都,名詞-固有名詞-地域-一般,トウキョウト
"黒猫,白犬",,,,名詞,固有名詞,一般,*,*,*,黒猫白犬,クロネコシロイヌ,クロネコシロイヌ
ぐぐっ,,,1000,動詞,自立,*,*,五段・ラ行,連用タ接続,ぐぐる,ググッ,ググッ
`;
    const tokens = createTokenizer(ipadic(), { userWords: csv }).tokenize(
      '東京都で黒猫,白犬をぐぐった',
    );
    expect(tokens.map(({ surface, baseForm }) => `${surface}/${baseForm}`).join(' ')).toBe(
      '東京都/東京都 で/で 黒猫,白犬/黒猫白犬 を/を ぐぐっ/ぐぐる た/た',
    );
  });

  test('change nothing elsewhere', () => {
    const text = '吾輩は猫である。名前はまだ無い。';
    expect(cut(text, { userWords: words })).toBe(cut(text));
  });

  test.each([
    [
      '猫\n犬',
      'user words:1: expected 3 or 4 columns (surface,part of speech,reading[,cost]) or those of MeCab, got "猫"',
    ],
    ['#\n\n,名詞,ネコ', 'user words:3: expected a surface in the first column, got ",名詞,ネコ"'],
    [
      '猫,,ネコ',
      'user words:1: expected a part of speech of one to four levels joined by "-", got ""',
    ],
    [
      '猫,名詞,ネコ,1e9',
      'user words:1: expected a cost: a whole number from -32768 to 32767, got "1e9"',
    ],
    [
      '猫,1,2,3,名詞',
      'user words:1: expected equal left and right ids, as all words of IPADIC have them, got "1,2"',
    ],
    ['猫,9999,9999,3,名詞', 'user words:1: expected a context id of IPADIC, got 9999'],
    [
      '猫,名詞,ネコ\nググる,動詞-自立;五段,ググル',
      'user words:2: expected a conjugation type of IPADIC for that part of speech behind the ";", got "動詞-自立;五段"',
    ],
    ['"猫,名詞,ネコ', 'user words:1: expected a closing quote, got "\\"猫,名詞,ネコ"'],
  ])('refuse a wrong line: %j', (userWords, message) => {
    expect(() => createTokenizer(ipadic(), { userWords })).toThrow(new CompileError(message));
  });

  test('show the head of a wrong line, and no half of a character', () => {
    const userWords = `${'猫'.repeat(39)}𠮷${'犬'.repeat(1000)}`;
    expect(() => createTokenizer(ipadic(), { userWords })).toThrow(
      new CompileError(
        `user words:1: expected 3 or 4 columns (surface,part of speech,reading[,cost]) or those of MeCab, got "${'猫'.repeat(39)}…"`,
      ),
    );
  });

  test.each([
    [5, TypeError, 'userWords must be an array of words or CSV text, got 5'],
    [[null], TypeError, 'userWords[0] must be an object with a surface, got null'],
    [[{}], TypeError, 'userWords[0].surface must be a string, got undefined'],
    [
      [{ surface: 'a' }, { surface: ' ' }],
      RangeError,
      'userWords[1].surface must be a word without white space at its ends, got " "',
    ],
    [
      [{ surface: 'a', cost: 0.5 }],
      RangeError,
      'userWords[0].cost must be a whole number from -32768 to 32767, got 0.5',
    ],
    [
      [{ surface: 'a', cost: '5' }],
      TypeError,
      'userWords[0].cost must be a whole number from -32768 to 32767, got "5"',
    ],
    [[{ surface: 'a', reading: 5 }], TypeError, 'userWords[0].reading must be a string, got 5'],
    [
      [{ surface: 'a', partOfSpeech: 5 }],
      TypeError,
      'userWords[0].partOfSpeech must be a string or an array of strings, got 5',
    ],
    [
      [{ surface: 'a', partOfSpeech: [] }],
      RangeError,
      'userWords[0].partOfSpeech must have one to four levels, got []',
    ],
    [
      [{ surface: '猫' }, { surface: 'ググる', partOfSpeech: '動詞-自立;五段' }],
      RangeError,
      'userWords[1].partOfSpeech must have a conjugation type of IPADIC for that part of speech behind the ";", got "動詞-自立;五段"',
    ],
    [
      [{ surface: 'ググる', partOfSpeech: '動詞-自立;' }],
      RangeError,
      'userWords[0].partOfSpeech must have a conjugation type of IPADIC for that part of speech behind the ";", got "動詞-自立;"',
    ],
  ])('refuse a wrong object: %j', (userWords, error, message) => {
    expect(() => createTokenizer(ipadic(), { userWords: userWords as never })).toThrow(
      new error(message),
    );
  });
});
