// Where a term may begin and end inside a run, and which words are terms by themselves.
import type { Word } from './runs.js';
import { stopWords } from './stop-words.js';

/** Whether a word behind a term leaves it a term of its own: Windows 10, Web系. */
export const isLoose = ({ part, unit }: Word): boolean =>
  part === 'number' || stopWords.end.has(unit.text);

/** Prefixes that make no word of their own with what follows: the rest stays a word (新/機能). */
const loosePrefixes = new Set('新旧大小全現前後総最多各同本当両諸某毎');
/** Suffixes that what stands before them does not need, by their part of speech: 東京/都. */
const looseSuffixes = new Set(['地域', '人名', '副詞可能']);

/** Whether no compound begins with a word: 各, and adverbs that are nouns (あげく). */
export function startsNothing({ unit }: Word): boolean {
  if (stopWords.start.has(unit.text)) return true;
  return unit.script === 'hiragana' && unit.partOfSpeech[1] === '副詞可能';
}

/** Whether a term may begin at a word of its run. */
export function mayStart(run: readonly Word[], first: number): boolean {
  const { part, unit } = run[first]!;
  if (part === 'suffix' || part === 'number') return false;
  if (part === 'latin' && stopWords.english.has(unit.text.toLowerCase())) return false;
  const before = run[first - 1];
  if (before === undefined || run[first]!.gap !== '') return true;
  // N次元空間 holds no 次元空間.
  if (before.part === 'latin' && before.unit.text.length === 1 && part !== 'latin') return false;
  // 最小二乗法 holds no 乗法, 非同期 no 同期.
  if (before.part === 'number' && before.unit.script === 'kanji') return false;
  return before.part !== 'prefix' || loosePrefixes.has(before.unit.text);
}

/** Whether a term that begins at `first` may end at `last`. */
export function mayEnd(run: readonly Word[], first: number, last: number): boolean {
  const { part, unit } = run[last]!;
  if (part === 'prefix' || (part === 'number' && unit.script === 'kanji')) return false;
  if (first < last) {
    if (isPolite(run, first, last)) return false;
    // ver 2
    if (
      part === 'number' &&
      first === last - 1 &&
      stopWords.alone.has(run[first]!.unit.text.toLowerCase())
    )
      return false;
    // the B of 文字列B
    if (part === 'latin' && unit.text.length === 1 && run[last - 1]!.part !== 'latin') return false;
    if (stopWords.end.has(unit.text) || isVague(run, first, last)) return false;
    if (part === 'latin' && stopWords.english.has(unit.text.toLowerCase())) return false;
  }
  const after = run[last + 1];
  if (after?.part !== 'suffix' || after.gap !== '') return true;
  // 永住権 holds no 永住, but 東京都 holds 東京 and サーバー上 holds サーバー.
  return (
    looseSuffixes.has(after.unit.partOfSpeech[2] ?? '') ||
    (stopWords.end.has(after.unit.text) && after.unit.text !== '的')
  );
}

/** What is asked of the reader or thanked for: ご案内, ご参考. */
const isPolite = (run: readonly Word[], first: number, last: number): boolean =>
  last === first + 1 &&
  run[first]!.unit.text === 'ご' &&
  run[last]!.unit.partOfSpeech[1] === 'サ変接続';

/** Whether a compound says nothing: 紹介記事, 検証結果. */
function isVague(run: readonly Word[], first: number, last: number): boolean {
  if (!stopWords.vague.has(run[last]!.unit.text)) return false;
  for (let i = first; i < last; i++) if (!stopWords.alone.has(run[i]!.unit.text)) return false;
  return true;
}

/** Whether a word of a run is a term by itself. */
export function mayStandAlone(run: readonly Word[], at: number): boolean {
  const { part, unit, key } = run[at]!;
  if (unit.user) return true;
  if (part === 'latin') {
    const lower = unit.text.toLowerCase();
    // 2a of Nothing Phone (2a), but 3D
    if (/^\d[a-z]$/.test(unit.text)) return false;
    return lower.length > 1 && !stopWords.english.has(lower) && !stopWords.alone.has(lower);
  }
  if (part === 'prefix' || part === 'suffix' || part === 'number') return false;
  // はし alone may be anything, but ねこ beside 猫 is a cat
  if (unit.script === 'hiragana' && unit.text.length < 3 && key === unit.text) return false;
  if (unit.script === 'katakana' && unit.text.length === 1) return false;
  return !stopWords.light.has(unit.text) && !stopWords.alone.has(unit.text);
}
