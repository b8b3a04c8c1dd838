// How a token is read, in katakana: what furigana, romaji and slugs are made of.

import { isKana, lengthened, toKatakana } from '../text/kana.js';
import { fold } from '../text/normalize.js';
import type { Token } from '../tokenizer/token.js';
import { isNative, lastDigitOf } from './number-readings.js';

/** The reading (読み) of a token in katakana; the token itself when it is written in kana; null when nobody knows. */
export function readingOf(token: Token, before: Token | null = null): string | null {
  const surface = fold(token.surface).text;
  if (isKana(surface)) return toKatakana(surface);
  const reading = token.reading === null ? '' : toKatakana(token.reading);
  return isKana(reading) ? afterDigits(reading, token, before) : null;
}

/**
 * A token as it is spoken, in katakana, with ー for each long o and u that Hepburn does not write: トーキョー, but オモウ,
 * イノウエ, ニイガタ. Null when nobody knows.
 *
 * The dictionary's pronunciation tells long vowels from two vowels that meet (オモウ); the reading tells which vowel
 * is long (ニーガタ: Niigata). Without a pronunciation a hiragana word is lengthened by its spelling. `before` is the token
 * in front, for counters.
 */
export function spokenKana(token: Token, before: Token | null = null): string | null {
  const surface = fold(token.surface).text;
  const particle = particles.get(surface);
  if (particle !== undefined && token.partOfSpeech[0] === '助詞') return particle;
  // the dictionary speaks ヴァイオリン as バイオリン
  if (surface.includes('ヴ') && isKana(surface)) return surface;
  const reading = token.reading === null ? '' : toKatakana(token.reading);
  const pronunciation = token.pronunciation === null ? '' : toKatakana(token.pronunciation);
  // words of the user and of our own lists have no pronunciation but their reading
  const isKnown = token.lexicon !== 'user' || pronunciation !== reading;
  if (isKana(pronunciation) && isKnown) {
    const isLoan = /[\u30a1-\u30fa]/.test(surface);
    const sounds = isLoan ? pronunciation : pronunciation.replace(/([ュョ])ウ/g, '$1ー');
    const spoken = isKana(reading) ? merged(reading, sounds) : sounds;
    return afterDigits(spoken, token, before) ?? spoken;
  }
  if (isKana(reading)) return /[\u30a1-\u30fa]/.test(surface) ? reading : lengthened(reading);
  if (!isKana(surface)) return null;
  // in loanwords a long vowel is written ー, so that ウ is a vowel of its own: ソウル
  return toKatakana(surface) === surface ? surface : lengthened(toKatakana(surface));
}

const particles = new Map([
  ['は', 'ワ'],
  ['へ', 'エ'],
  ['を', 'オ'],
]);

/**
 * The pronunciation with the vowel of the reading wherever ー stands for another than a long o or u, and いう as it is
 * written (という: to iu, where the dictionary says トユウ).
 */
function merged(reading: string, pronunciation: string): string {
  if (reading.length !== pronunciation.length) return pronunciation;
  let kana = '';
  for (let i = 0; i < reading.length; i++) {
    const keeps =
      (pronunciation[i] === 'ー' && 'アイエ'.includes(reading[i]!)) ||
      (pronunciation[i] === 'ユ' && reading[i] === 'イ');
    kana += keeps ? reading[i] : pronunciation[i];
  }
  return kana;
}

/** Whether a number in digits has a reading of its own together with 日: 2日 ふつか, but 11日 じゅういちにち. */
export function isReadWithDay(number: string): boolean {
  const value = Number(/[0-9]+$/.exec(number)?.[0] ?? NaN);
  return (value >= 1 && value <= 10) || value === 14 || value === 20 || value === 24;
}

const pairsOf = (kana: string): Map<string, string> =>
  new Map([...kana].flatMap((from, i, all) => (i % 2 ? [] : [[from, all[i + 1]!]])));

const voiced = /* @__PURE__ */ pairsOf('ハバヒビフブヘベホボ');
const plosive = /* @__PURE__ */ pairsOf('ハパヒピフプヘペホポ');
/** 三分 サンプン: the others are voiced, 三本 サンボン. */
const plosiveByThree = /* @__PURE__ */ new Set('分泊発歩敗版班辺拍編');
/** 三階 サンガイ: the first sound of other counters behind three. */
const changedByThree = /* @__PURE__ */ new Map([
  ['階', 'ガ'],
  ['軒', 'ゲ'],
  ['足', 'ゾ'],
]);

/**
 * The reading of a counter behind digits, which changes with the last of them: 3本 サンボン, 6分 ロップン. Null where counter
 * and number have a reading of their own together (1人 ひとり, 2日 ふつか).
 */
function afterDigits(reading: string, token: Token, before: Token | null): string | null {
  if (before === null || !token.partOfSpeech.includes('助数詞')) return reading;
  const number = fold(before.surface).text.slice(-4);
  const last = lastDigitOf(number);
  if (last === null || (!/[0-9]$/.test(number) && before.partOfSpeech[1] !== '数')) return reading;
  const value = Number(/[0-9]+$/.exec(number)?.[0] ?? NaN);
  const counter = token.surface;
  if (counter === '人') return value === 1 || value === 2 ? null : reading;
  if (counter === '日') return isReadWithDay(number) ? null : reading;
  if (counter === '袋' || counter === '部屋') return reading;
  if (isNative(counter) && (value <= 2 || /^[一二]$/.test(number))) return reading;
  const head = reading[0]!;
  const rest = reading.slice(1);
  if (last === '1' || last === '6' || last === '8' || last === '0')
    return (plosive.get(head) ?? head) + rest;
  if (last === '3' && changedByThree.has(counter)) return changedByThree.get(counter)! + rest;
  if (last === '3' || (last === '4' && counter === '分')) {
    const change = plosiveByThree.has(counter) ? plosive : voiced;
    return (change.get(head) ?? head) + rest;
  }
  return reading;
}
