// Words that are read in one way here and in another there, where their neighbours tell which. The dictionary gives each
// word one reading, often a rare one: 3月 as ツキ, 正しく as マサシク.
import type { Token } from '../tokenizer/token.js';
import { isMinutes, withReading } from './number-readings.js';
import { type Around, readingBeside } from './readings-beside.js';

const isNumber = (token: Token | undefined) => token?.partOfSpeech[1] === '数';
const isSurname = (token: Token | undefined) => token?.partOfSpeech[3] === '姓';
const isNoun = (token: Token | undefined) =>
  token?.partOfSpeech[0] === '名詞' && /^[^\x00-\x7f]/.test(token.surface);
const isParticle = (token: Token | undefined) => token?.partOfSpeech[0] === '助詞';
const isKanji = (token: Token | undefined) => /[\u3400-\u9fff]$/.test(token?.surface ?? '');
const isAttribute = (token: Token | undefined) => token?.partOfSpeech[0] === '連体詞';

/** What stands behind 今 read コン. */
const afterThis = /^(?:シーズン|作|大会|世紀|場所|学期|期|年度|国会|巻|号|クール|節)/;

/** By surface, the reading in its place; null leaves the dictionary's. */
const readings = /* @__PURE__ */ new Map<string, (around: Around) => string | null>([
  [
    '月',
    (around) =>
      isNumber(around.before) || around.before?.surface === '何' ? 'ガツ' : weekday('ゲツ', around),
  ],
  ['火', (around) => weekday('カ', around)],
  ['水', (around) => weekday('スイ', around)],
  ['木', (around) => weekday('モク', around)],
  ['土', (around) => weekday('ド', around)],
  ['日', (around) => weekday('ニチ', around)],
  ['十分', ({ after }) => (isMinutes(after) ? 'ジュップン' : null)],
  [
    '年',
    ({ token, before, after, afterThat }) =>
      token.reading === 'トシ' &&
      (isNumber(before) || isNumber(after?.surface === 'に' ? afterThat : after))
        ? 'ネン'
        : null,
  ],
  ['月頃', ({ before }) => (isNumber(before) ? 'ガツゴロ' : null)],
  ['日本', ({ token }) => (token.reading === 'ニッポン' ? 'ニホン' : null)],
  ['日本人', ({ token }) => (token.reading === 'ニッポンジン' ? 'ニホンジン' : null)],
  ['正しく', () => 'タダシク'],
  ['柵', () => 'サク'],
  ['笑', ({ token, before }) => (token.reading === 'エミ' && !isSurname(before) ? 'ワライ' : null)],
  [
    '章',
    ({ token, before }) => (token.reading === 'アキラ' && !isSurname(before) ? 'ショウ' : null),
  ],
  ['負', ({ token }) => (token.reading === 'マケ' ? 'フ' : null)],
  [
    '行',
    ({ token }) =>
      /^(?:クダリ|コウ)$/.test(token.reading ?? '') && token.partOfSpeech[1] !== '固有名詞'
        ? 'ギョウ'
        : null,
  ],
  ['辺', ({ token }) => (token.reading === 'アタリ' ? 'ヘン' : null)],
  [
    '他',
    ({ token, after }) =>
      token.reading === 'タ' && !isNoun(after) && token.partOfSpeech[0] === '名詞' ? 'ホカ' : null,
  ],
  [
    '後',
    ({ token, before, after }) =>
      token.reading === 'ノチ' || (isFree(before) && after?.surface !== '置') ? 'アト' : null,
  ],
  [
    '間',
    ({ token, before }) =>
      token.reading === 'マ' && isLed(before) && !/いう$/.test(before?.surface ?? '')
        ? 'アイダ'
        : null,
  ],
  ['形', ({ token, before }) => (token.reading === 'ガタ' && isKanji(before) ? 'ケイ' : null)],
  [
    '何',
    ({ token, after }) =>
      token.reading === 'ナニ' &&
      (/^(?:の|月|で|でも|と|種類|曜日|世代|世紀|段階|通り|文字)$/.test(after?.surface ?? '') ||
        after?.partOfSpeech.includes('助数詞') ||
        isCopula(after))
        ? 'ナン'
        : null,
  ],
  [
    '今',
    ({ token, after }) =>
      token.reading === 'コン' && !afterThis.test(after?.surface ?? '') ? 'イマ' : null,
  ],
  [
    '下',
    ({ token, before, after }) => {
      if (isBracketed(before, after)) return 'ゲ';
      return token.reading === 'シモ' && !isNumber(after) ? 'シタ' : null;
    },
  ],
  [
    '米',
    ({ token, before, after }) => {
      if (token.reading === 'アメリカ') return 'ベイ';
      if (token.reading === 'マイ')
        return /^(?:日|在日|北|南|中)$/.test(before?.surface ?? '') ? 'ベイ' : null;
      return token.reading === 'ベイ' &&
        (before?.surface === 'お' || (isParticle(after) && !isNoun(before)))
        ? 'コメ'
        : null;
    },
  ],
  [
    '鶏',
    ({ after }) =>
      after?.surface === 'の' || (isNoun(after) && after?.surface !== '湯') ? 'トリ' : null,
  ],
  ['この間', ({ after }) => (after?.surface === 'に' ? null : 'コノアイダ')],
  ['上下', ({ token }) => (token.reading === 'ジョウカ' ? 'ジョウゲ' : null)],
  [
    '種',
    ({ token, before, after }) =>
      token.reading === 'タネ' && isAttribute(before) && after?.surface === 'の' ? 'シュ' : null,
  ],
  [
    '主',
    ({ token, before, after }) =>
      token.reading === 'ヌシ' && !isNoun(before) && after?.surface === 'に' ? 'オモ' : null,
  ],
  [
    '大',
    ({ token, after }) =>
      // 大慌て, 大間違い, but 大好き
      token.partOfSpeech[0] === '接頭詞' &&
      token.reading === 'ダイ' &&
      /[\u3400-\u9fff][ぁ-ん]+$/.test(after?.surface ?? '') &&
      after?.surface !== '好き'
        ? 'オオ'
        : null,
  ],
  ...['汚す', '汚し', '汚さ', '汚せ'].map((form) => [form, verb('ケガ', 'ヨゴ')] as const),
  ...['蒸す', '蒸し', '蒸さ', '蒸せ'].map((form) => [form, verb('フカ', 'ム')] as const),
  // 値を返す, but 値が張る
  ['値', ({ token, ...around }) => (token.reading === 'ネ' && !isPrice(around) ? 'アタイ' : null)],
  [
    '一行',
    ({ before, after }) =>
      /^[ご御ら]$/.test(before?.surface ?? '') || after?.surface === '様' ? null : 'イチギョウ',
  ],
  [
    '正義',
    ({ token, before, after }) =>
      token.reading === 'マサヨシ' &&
      !isSurname(before) &&
      before?.surface !== '孫' &&
      !isPerson(after)
        ? 'セイギ'
        : null,
  ],
  ['羽田', ({ token, after }) => (token.reading === 'ハタ' && !isPerson(after) ? 'ハネダ' : null)],
  [
    '大勢',
    ({ afterThat }) =>
      /^(?:影響|決する|決まる|決し|決まっ|判明|占める)$/.test(afterThat?.surface ?? '')
        ? null
        : 'オオゼイ',
  ],
  [
    '通っ',
    ({ token, before, after, afterThat }) =>
      token.reading === 'カヨッ' &&
      (before?.surface === 'を' ||
        (before?.surface === 'が' && !(after?.surface === 'て' && afterThat?.baseForm === 'いる')))
        ? 'トオッ'
        : null,
  ],
  // （少し）行ってきた
  [
    '行っ',
    ({ token, before, after, afterThat }) =>
      token.reading === 'オコナッ' &&
      !/^[をはも]$/.test(before?.surface ?? '') &&
      after?.surface === 'て' &&
      /^(?:くる|来る)$/.test(afterThat?.baseForm ?? '')
        ? 'イッ'
        : null,
  ],
  [
    '観',
    ({ token, after, afterThat }) =>
      token.reading === 'カン' &&
      after?.surface === 'に' &&
      /^(?:行|来|い|き)/.test(afterThat?.surface ?? '')
        ? 'ミ'
        : null,
  ],
  [
    '仏',
    ({ token, before, after }) =>
      token.reading === 'フツ' && !isNoun(before) && !isNoun(after) ? 'ホトケ' : null,
  ],
  [
    '金',
    ({ token, before, after }) =>
      token.reading === 'キン' && isUnbound(before) && /^[がをはもに]$/.test(after?.surface ?? '')
        ? 'カネ'
        : null,
  ],
  [
    '高',
    ({ token, before }) =>
      token.reading === 'ダカ' && /[A-Za-z]$/.test(before?.surface ?? '') ? 'コウ' : null,
  ],
  [
    '歩',
    ({ after, afterThat }) =>
      after?.surface === 'を' && afterThat?.baseForm === '進める' ? 'ホ' : null,
  ],
  [
    '風',
    ({ token, before, after }) =>
      token.reading === 'カゼ' &&
      /(?:いう|いった|こんな|そんな|あんな|どんな)$/.test(before?.surface ?? '') &&
      (after?.surface === 'に' || isCopula(after))
        ? 'フウ'
        : null,
  ],
  [
    '外',
    ({ beforeThat, before }) =>
      before?.surface === 'の' && /^(?:殊|思い)$/.test(beforeThat?.surface ?? '') ? 'ホカ' : null,
  ],
  [
    '大分',
    ({ token, after }) =>
      token.reading === 'オオイタ' &&
      (isPredicate(after) || /^[、。]$/.test(after?.surface ?? '') || after?.surface === '前')
        ? 'ダイブ'
        : null,
  ],
  ['一足', ({ after }) => (/^(?:先|早|遅|お先)/.test(after?.surface ?? '') ? 'ヒトアシ' : null)],
  [
    '一目',
    ({ after, afterThat }) =>
      /^[置散]/.test(after?.surface ?? '') || /^[置お]/.test(afterThat?.surface ?? '')
        ? null
        : 'ヒトメ',
  ],
  [
    '分別',
    ({ beforeThat, before, after }) =>
      [beforeThat, before].some((token) =>
        /(?:ゴミ|ごみ|廃棄物|資源)$/.test(token?.surface ?? ''),
      ) || /^(?:収集|回収)/.test(after?.surface ?? '')
        ? 'ブンベツ'
        : null,
  ],
  [
    '何時',
    ({ token, after }) =>
      token.reading === 'イツ' && /^(?:に|頃|ごろ|ころ|まで|前|です|間)$/.test(after?.surface ?? '')
        ? 'ナンジ'
        : null,
  ],
  [
    '何分',
    ({ token, after }) =>
      token.reading === 'ナニブン' &&
      /^(?:か|前|後|間|くらい|ぐらい|ほど|かかる|で)$/.test(after?.surface ?? '')
        ? 'ナンプン'
        : null,
  ],
  ['丼', ({ token, before }) => (token.reading === 'ドンブリ' && isNoun(before) ? 'ドン' : null)],
  [
    '等',
    ({ token, after }) => (token.reading === 'ヒトシ' ? (isNoun(after) ? 'トウ' : 'ナド') : null),
  ],
  ['家中', () => 'イエジュウ'],
  [
    '中',
    ({ token, beforeThat, before, after }) => {
      if (isBracketed(before, after)) return 'チュウ';
      return token.reading === 'チュウ' &&
        (allOf.test(before?.surface ?? '') ||
          (/^[日年]$/.test(before?.surface ?? '') && /^[1１一]$/.test(beforeThat?.surface ?? '')))
        ? 'ジュウ'
        : null;
    },
  ],
  // volumes of a book: （上）, （下）
  ['上', ({ before, after }) => (isBracketed(before, after) ? 'ジョウ' : null)],
  // what is left of 走る before ない reads as a verb where it is a suffix: 長距離走
  ['走', (around) => stem('ソウ', around)],
  ['障', (around) => stem('ショウ', around)],
  ['分', (around) => stem('ブン', around)],
  ['実', (around) => stem('ジツ', around)],
]);

/** A day of the week in brackets behind a date: 7/3(日), 8日（月・祝）. */
function weekday(reading: string, { beforeThat, before, after }: Around): string | null {
  const isFirst = /[(（]$/.test(before?.surface ?? '') && isDate(beforeThat);
  const isNext = before?.surface === '・' && /^[月火水木金土日]$/.test(beforeThat?.surface ?? '');
  return (isFirst || isNext) && /^[)）・]/.test(after?.surface ?? '') ? reading : null;
}

/** What lasts or is filled as a whole when 中 follows it: 一日中 いちにちじゅう, but 今週中 こんしゅうちゅう. */
const allOf =
  /^(?:今日|今年|日本|世界|国|町|村|家|部屋|体|身体|学校|島|夏|冬|晩|一晩|顔|あちこち|そこら)$/;

const isBracketed = (before: Token | undefined, after: Token | undefined) =>
  /[(（<＜〈]$/.test(before?.surface ?? '') && /^[)）>＞〉]/.test(after?.surface ?? '');

/** A price and no quantity: 値付け, 値が張る, 値を付ける. */
const isPrice = ({ after, afterThat }: Omit<Around, 'token'>) =>
  /^[付引切段動下上崩打札頃幅]/.test(after?.surface ?? '') ||
  (/^[がをは]$/.test(after?.surface ?? '') &&
    /^(?:張る|付く|つく|付ける|つける|上がる|下がる|崩れる|崩す)$/.test(afterThat?.baseForm ?? ''));

const isPerson = (token: Token | undefined) =>
  token?.partOfSpeech[2] === '人名' || /^(?:さん|氏|君|先生)$/.test(token?.surface ?? '');

/** Whether a word of its own begins: nothing in front, or what cannot be part of it. */
const isUnbound = (before: Token | undefined) =>
  before === undefined ||
  ['助詞', '助動詞', '動詞', '形容詞', '連体詞'].includes(before.partOfSpeech[0] ?? '');

const isPredicate = (token: Token | undefined) =>
  ['動詞', '形容詞', '副詞'].includes(token?.partOfSpeech[0] ?? '') ||
  token?.partOfSpeech[1] === '形容動詞語幹';

/** The form of a verb that is read so in place of another, rarer one that is written alike. */
function verb(rarer: string, usual: string) {
  return ({ token: { reading } }: Around): string | null =>
    reading?.startsWith(rarer) ? usual + reading.slice(rarer.length) : null;
}

/** A reading in place of a verb cut short (体言接続特殊２), which IPADIC finds in compounds: 長距離|走, 障|がい. */
const stem = (reading: string, { token }: Around) =>
  token.conjugationForm === '体言接続特殊２' ? reading : null;

const isDate = (token: Token | undefined) => isNumber(token) || token?.surface === '日';

/** Whether nothing is in front that a suffix could belong to. */
const isFree = (before: Token | undefined) =>
  before === undefined || (before.partOfSpeech[0] === '記号' && !/[」』)）]$/.test(before.surface));

/** Whether what is in front says of what: 使っている間, 二人の間. */
const isLed = (before: Token | undefined) =>
  before?.surface === 'の' || ['動詞', '助動詞', '形容詞'].includes(before?.partOfSpeech[0] ?? '');

const isCopula = (token: Token | undefined) =>
  token?.partOfSpeech[0] === '助動詞' &&
  /^(?:だ|です|でし|な|だっ|だろ|でしょ|で)$/.test(token.surface);

/** The tokens with the readings that their neighbours and the list of `dict/readings-beside.txt` ask for. */
export function withNeighbours(tokens: readonly Token[]): readonly Token[] {
  const solid = tokens.filter(({ partOfSpeech }) => partOfSpeech[1] !== '空白');
  let at = -1;
  return tokens.map((token) => {
    if (solid[at + 1] !== token) return token;
    at += 1;
    const around: Around = {
      token,
      beforeThat: solid[at - 2],
      before: solid[at - 1],
      after: solid[at + 1],
      afterThat: solid[at + 2],
    };
    const reading = readings.get(token.surface)?.(around) ?? readingBeside(around);
    return reading === null ? token : withReading(token, reading);
  });
}
