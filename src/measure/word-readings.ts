// Words that are read in one way here and in another there, where their neighbours tell which. The dictionary gives each
// word one reading, often a rare one: 3月 as ツキ, 正しく as マサシク.
import type { Token } from '../tokenizer/token.js';
import { isMinutes, withReading } from './number-readings.js';

interface Around {
  readonly token: Token;
  /** The neighbours; blanks are left out. */
  readonly beforeThat: Token | undefined;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

const isNumber = (token: Token | undefined) => token?.partOfSpeech[1] === '数';
const isSurname = (token: Token | undefined) => token?.partOfSpeech[3] === '姓';
const isNoun = (token: Token | undefined) =>
  token?.partOfSpeech[0] === '名詞' && /^[^\x00-\x7f]/.test(token.surface);
const isParticle = (token: Token | undefined) => token?.partOfSpeech[0] === '助詞';
const isKanji = (token: Token | undefined) => /[\u3400-\u9fff]$/.test(token?.surface ?? '');
const isAttribute = (token: Token | undefined) => token?.partOfSpeech[0] === '連体詞';

/** What stands behind 今 read コン. */
const afterThis = /^(?:シーズン|大会|世紀|場所|学期|期|年度|国会|巻|号|クール|節)/;

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
  ['年', ({ token, before }) => (token.reading === 'トシ' && isNumber(before) ? 'ネン' : null)],
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
      (/^(?:の|月|で|でも)$/.test(after?.surface ?? '') || isCopula(after))
        ? 'ナン'
        : null,
  ],
  [
    '今',
    ({ token, after }) =>
      token.reading === 'コン' && !afterThis.test(after?.surface ?? '') ? 'イマ' : null,
  ],
  ['下', ({ token, after }) => (token.reading === 'シモ' && !isNumber(after) ? 'シタ' : null)],
  [
    '米',
    ({ token, before, after }) =>
      token.reading === 'ベイ' &&
      (before?.surface === 'お' || (isParticle(after) && !isNoun(before)))
        ? 'コメ'
        : null,
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
  ['大', ({ after }) => (after?.surface === '泣き' ? 'オオ' : null)],
]);

/** A day of the week in brackets behind a date: 7/3(日), 8日（月・祝）. */
function weekday(reading: string, { beforeThat, before, after }: Around): string | null {
  const isFirst = /[(（]$/.test(before?.surface ?? '') && isDate(beforeThat);
  const isNext = before?.surface === '・' && /^[月火水木金土日]$/.test(beforeThat?.surface ?? '');
  return (isFirst || isNext) && /^[)）・]/.test(after?.surface ?? '') ? reading : null;
}

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

/** The tokens with the readings their neighbours ask for. */
export function withNeighbours(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ surface }) => readings.has(surface))) return tokens;
  const solid = tokens.filter(({ partOfSpeech }) => partOfSpeech[1] !== '空白');
  let at = -1;
  return tokens.map((token) => {
    if (solid[at + 1] !== token) return token;
    at += 1;
    const reading = readings.get(token.surface)?.({
      token,
      beforeThat: solid[at - 2],
      before: solid[at - 1],
      after: solid[at + 1],
    });
    return reading === undefined || reading === null ? token : withReading(token, reading);
  });
}
