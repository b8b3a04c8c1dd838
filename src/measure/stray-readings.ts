// Readings of tokens that IPADIC takes for what they are not: suffixes that stand by themselves, given names in the middle of
// a word, verbs cut short. Each is read as the word it is.
import { toHiragana } from '../text/kana.js';
import type { Token } from '../tokenizer/token.js';
import { withReading } from './number-readings.js';

const tableOf = (list: string): ReadonlyMap<string, string> =>
  new Map(list.split(' ').map((entry) => [entry[0]!, entry.slice(1)]));

/** Suffixes that are read otherwise as words: いい色 イロ, not ショク. */
const words = /* @__PURE__ */ tableOf(
  '色イロ 音オト 力チカラ 国クニ 紙カミ 店ミセ 場バ 家イエ 車クルマ 物モノ 数カズ 型カタ 山ヤマ 川カワ 島シマ 日ヒ 前マエ 話ハナシ 人ヒト 時トキ 君キミ 声コエ 品シナ 所トコロ',
);

/** Kanji that IPADIC has by themselves as given names alone, as they are read in compounds: 汎化 ハンカ, not ヒロシカ. */
const parts = /* @__PURE__ */ tableOf(
  '紀キ 汎ハン 智チ 揺ヨウ 満マン 強キョウ 攻コウ 聖セイ 正セイ 斉セイ 充ジュウ 瞬シュン 始シ 湧ユウ 樹ジュ 繁ハン 勤キン 温オン 義ギ 収シュウ 開カイ 究キュウ 昇ショウ 修シュウ 隆リュウ 徹テツ 透トウ 寛カン 博ハク 豊ホウ 守シュ 悠ユウ 覚カク 厚コウ 純ジュン 泰タイ 壮ソウ 規キ 茂モ 治チ',
);

/** The tokens with the readings of what they are. */
export function withStray(tokens: readonly Token[]): readonly Token[] {
  let read: Token[] | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const reading = readingAt(tokens, i);
    if (reading === null) continue;
    read ??= [...tokens];
    read[i] = withReading(tokens[i]!, reading);
  }
  return read ?? tokens;
}

function readingAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at]!;
  const { surface, partOfSpeech, reading } = token;
  if (surface.length > 1 || reading === null) return null;
  const before = neighbour(tokens, at, -1);
  const after = neighbour(tokens, at, 1);
  if (partOfSpeech[1] === '接尾') {
    // 調べ物
    if (surface === '物' && /[ぁ-ん]$/.test(before?.surface ?? '')) return 'モノ';
    return standsAlone(before) ? (words.get(surface) ?? null) : null;
  }
  if (partOfSpeech[3] === '名')
    return isPerson(before) ||
      isPerson(after) ||
      !(isJoined(tokens[at - 1]) || isJoined(tokens[at + 1]))
      ? null
      : (parts.get(surface) ?? null);
  if (partOfSpeech[0] !== '動詞' || reading.length < 2) return null;
  // 尖|がる: the kana is not said twice
  const last = toHiragana(reading[reading.length - 1]!);
  return tokens[at + 1]?.surface.startsWith(last) ? reading.slice(0, -1) : null;
}

function neighbour(tokens: readonly Token[], at: number, step: number): Token | undefined {
  let i = at + step;
  while (tokens[i]?.partOfSpeech[1] === '空白') i += step;
  return tokens[i];
}

/** Whether a suffix has nothing in front that it could belong to. */
const standsAlone = (before: Token | undefined): boolean =>
  before === undefined ||
  ['助詞', '助動詞', '形容詞', '連体詞'].includes(before.partOfSpeech[0] ?? '') ||
  (before.partOfSpeech[0] === '動詞' && before.conjugationForm !== '連用形');

/** Whether a token beside a kanji may be part of one word with it, or marks it as a noun: 汎|化, チンギス|紀, 満|を. */
const isJoined = (token: Token | undefined): boolean =>
  /^[\u3400-\u9fffァ-ヺー]/.test(token?.surface ?? '') || token?.partOfSpeech[0] === '助詞';

const isPerson = (token: Token | undefined): boolean =>
  token?.partOfSpeech[2] === '人名' ||
  /^(?:さん|くん|ちゃん|君|氏|様|先生|・)$/.test(token?.surface ?? '');
