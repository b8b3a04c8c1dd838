// How numbers in kanji and their counters are read together: 一人 ひとり, 三百 さんびゃく, 十分 じゅっぷん.

import { pronunciationOf, toKatakana } from '../text/kana.js';
import type { Token } from '../tokenizer/token.js';

/** The last digit that a kanji of a number ends in, as far as counters change behind it; 何 and 千 as 3. */
const lastDigits = /* @__PURE__ */ new Map(
  [...'一1二2三3四4五5六6七7八8九9十0百0千3万3何3'].flatMap((kanji, i, all) =>
    i % 2 === 0 ? [[kanji, all[i + 1]!] as const] : [],
  ),
);

/** The digit that decides how a counter is read behind a number; null when the text is none. 1000本 is センボン as 3本. */
export function lastDigitOf(text: string): string | null {
  const last = text[text.length - 1] ?? '';
  if (/[0-9]/.test(last)) return text.endsWith('000') ? '3' : last;
  return lastDigits.get(last) ?? null;
}

/** Numbers read as one word with their counter. */
const wholes = /* @__PURE__ */ new Map([
  ['一人', 'ヒトリ'],
  ['二人', 'フタリ'],
  ['二日', 'フツカ'],
  ['三日', 'ミッカ'],
  ['四日', 'ヨッカ'],
  ['五日', 'イツカ'],
  ['六日', 'ムイカ'],
  ['七日', 'ナノカ'],
  ['八日', 'ヨウカ'],
  ['九日', 'ココノカ'],
  ['十日', 'トオカ'],
  ['二十日', 'ハツカ'],
  ['二十歳', 'ハタチ'],
  ['一日', 'ツイタチ'],
  ['十分', 'ジュウブン'],
]);

/** Counters that are words of Japanese itself: 一通り ひととおり. */
const nativeCounters = /* @__PURE__ */ new Set(
  '通り 晩 桁 切れ 株 組 皿 袋 粒 握り 束 箱 鉢 塊 房 部屋 針 回り 口 息 味 山'.split(' '),
);

/** Whether a counter is a word of Japanese itself, so that 1箱 is ひとはこ and no いっぱこ. */
export const isNative = (counter: string): boolean => nativeCounters.has(counter);

/** The number in front of a counter that begins with these sounds: 一回 イッカイ. 六 and 百 leave サ and タ alone. */
const shortened = /* @__PURE__ */ new Map<string, readonly [reading: string, heads: RegExp]>([
  ['一', ['イッ', /^[カキクケコサシスセソタチツテトハヒフヘホ]/]],
  ['八', ['ハッ', /^[カキクケコサシスセソタチツテトハヒフヘホ]/]],
  ['十', ['ジュッ', /^[カキクケコサシスセソタチツテトハヒフヘホ]/]],
  ['六', ['ロッ', /^[カキクケコハヒフヘホ]/]],
  ['百', ['ヒャッ', /^[カキクケコハヒフヘホ]/]],
]);

/** Whether 十分 before this token is minutes and no じゅうぶん. */
export const isMinutes = (after: Token | undefined): boolean =>
  /^(?:後|前|間|おき|ごと|毎|弱|強|足らず)/.test(after?.surface ?? '');

/** The tokens with the readings that numbers in kanji and their counters have together; a whole becomes one token. */
export function withNumbers(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isKanjiNumber)) return tokens;
  const read: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (!isKanjiNumber(token) || next === undefined) {
      read.push(token);
      continue;
    }
    const length = isNumber(before) && token.surface !== '四' ? 0 : wholeAt(tokens, i, before);
    if (length > 0) {
      read.push(joined(tokens.slice(i, i + length)));
      i += length - 1;
      continue;
    }
    read.push(withReading(token, readingBefore(token, next, before)));
  }
  return read;
}

/** How many tokens from `i` on are read as one; 0 when none. */
function wholeAt(tokens: readonly Token[], i: number, before: Token | undefined): number {
  const [first, second, third] = tokens.slice(i, i + 3);
  const beforeThat = tokens[i - 2];
  if (/^[日歳]$/.test(third?.surface ?? '')) {
    if (wholes.has(first!.surface + second!.surface + third!.surface)) return 3;
  }
  if (first!.surface === '十' && second?.surface === '分') return isMinutes(third) ? 0 : 2;
  if (second?.surface !== '人' && second?.surface !== '日' && second?.surface !== '日間') return 0;
  // 第一人者, 二、三日 にさんにち, 一人前 いちにんまえ
  if (before?.surface === '第' || (before?.surface === '、' && isNumber(beforeThat))) return 0;
  if (second.surface === '人' && third?.surface === '前') return 0;
  if (first!.surface === '一' && second.surface !== '人')
    return /月$/.test(before?.surface ?? '') ? 2 : 0;
  return wholes.has(first!.surface + second.surface.replace('間', '')) ? 2 : 0;
}

function joined(tokens: readonly Token[]): Token {
  const surface = tokens.map((token) => token.surface).join('');
  const last = tokens[tokens.length - 1]!;
  const isSpan = surface.endsWith('間');
  const reading = wholes.get(isSpan ? surface.slice(0, -1) : surface)! + (isSpan ? 'カン' : '');
  return withReading(
    {
      ...last,
      surface,
      baseForm: surface,
      start: tokens[0]!.start,
      partOfSpeech: ['名詞', '副詞可能'],
    },
    reading,
  );
}

/** The reading of a number in front of the token behind it. */
function readingBefore(token: Token, next: Token, before: Token | undefined): string | null {
  const { surface } = token;
  const reading = toKatakana(next.reading ?? '');
  if (next.partOfSpeech[1] === '数') {
    if (surface === '百' || surface === '千') return hundreds(token, before);
    if (surface === '六' || surface === '八') {
      if (next.surface === '百') return surface === '六' ? 'ロッ' : 'ハッ';
    }
    if ((surface === '一' || surface === '八') && next.surface === '千')
      return surface === '一' ? 'イッ' : 'ハッ';
    return token.reading;
  }
  const changed = surface === '百' || surface === '千' ? hundreds(token, before) : token.reading;
  if (!next.partOfSpeech.includes('助数詞')) return changed;
  if (surface === '四' && /^[時年人]/.test(next.surface)) return 'ヨ';
  if (surface === '七' && /^時/.test(next.surface)) return 'シチ';
  if (surface === '九' && /^時/.test(next.surface)) return 'ク';
  if (!isNumber(before) && nativeCounters.has(next.surface)) {
    if (surface === '一') return 'ヒト';
    if (surface === '二') return 'フタ';
  }
  const short = shortened.get(surface);
  // loan words keep the number whole: 一クラス
  if (short === undefined || next.surface === next.reading || !short[1].test(reading))
    return changed;
  return surface === '百' && changed !== null ? changed.replace(/ク$/, 'ッ') : short[0];
}

/** 三百 サンビャク, 八百 ハッピャク, 三千 サンゼン: what 百 and 千 become behind another number. */
function hundreds(token: Token, before: Token | undefined): string | null {
  const digit = before?.surface ?? '';
  if (token.surface === '千') return digit === '三' || digit === '何' ? 'ゼン' : token.reading;
  if (digit === '三' || digit === '何') return 'ビャク';
  return digit === '六' || digit === '八' ? 'ピャク' : token.reading;
}

const isNumber = (token: Token | undefined) => token?.partOfSpeech[1] === '数';
const isKanjiNumber = (token: Token) => isNumber(token) && lastDigits.has(token.surface);

/** A token with another reading, and the pronunciation that follows from it. */
export function withReading(token: Token, reading: string | null): Token {
  if (reading === token.reading) return token;
  return {
    ...token,
    reading,
    pronunciation: reading === null ? null : pronunciationOf(token.surface, reading),
  };
}
