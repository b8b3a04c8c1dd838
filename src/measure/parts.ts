// What each unit may do in a compound, told by its part of speech and its neighbours.
import { isCountedNumber, latinKind } from './latin-words.js';
import { isWork, type Unit } from './units.js';

/** What a word may do in a compound. */
export type Part = 'noun' | 'latin' | 'verb' | 'prefix' | 'suffix' | 'number';

/** A term, or a name in quotation marks, is no longer than this. */
export const longestText = 40;

const inCompounds = new Set(['名詞', '接頭詞', '動詞']);

/** What a unit may do in a compound; null when it ends a run. */
export function partOf(units: readonly Unit[], i: number): Part | null {
  const unit = units[i];
  if (unit === undefined || unit.text.length > longestText) return null;
  if (unit.script === 'sign') return null;
  if (isWork(unit)) return 'noun';
  if (unit.script === 'latin')
    return isPossessive(units, i) || isInFormula(units, i) || isMarked(units, i)
      ? null
      : latinPart(unit);
  if (unit.script === 'number') return numberPart(units, i);
  const { 0: coarse, 1: fine } = unit.partOfSpeech;
  // Grammar, most of a sentence, goes first.
  if (coarse !== undefined && !inCompounds.has(coarse)) return null;
  if (isCutOff(units, i) || isCountedNumber(unit.text) || isFace(unit)) return null;
  if (coarse === undefined) return unit.script === 'hiragana' ? null : 'noun';
  if (isCounter(units, i) || isCounted(units, i) || isOfCounter(units, i)) return null;
  if (isNumbered(units, i)) return null;
  if (coarse === '名詞') return fine === '数' ? innerNumberPart(units, i) : nounPart(unit, fine);
  if (coarse === '接頭詞') return fine === '名詞接続' ? 'prefix' : null;
  if (coarse === '動詞' && fine === '自立' && unit.conjugationForm === '連用形')
    return isNominal(units, i) ? 'verb' : null;
  return null;
}

/** 「(゚∀゚)」 */
const isFace = ({ text }: Unit) => text[0] === '(' || text[0] === '（';

const okurigana = new Set('きみりしちいけげえめれびぎ');

/** ポキッ, ヤァ */
const isShout = /ッ$|^.[ァィゥェォ]$/;

/** A word that the tokenizer cut: ちの of ごっちの, ゆーちさ of ゆーちさん, 皮剥 of 皮剥き; a sound (ポキッ). */
function isCutOff(units: readonly Unit[], i: number): boolean {
  const { script, text } = units[i]!;
  const behind = units[i + 1]?.text[0];
  // no word begins with ん
  if ((behind === 'ん' || behind === 'ン') && script !== 'latin') return true;
  if (text[0] === 'ー' || text[0] === 'ｰ') return true;
  if (isPlaceless(units[i - 1]) || isVerbEnd(units[i + 1]) || isBeforeSquare(units, i)) return true;
  // 角 of 対角成分
  if (text.length === 1 && units[i - 1]?.text === '対') return true;
  if (script === 'hiragana') return units[i - 1]?.text.endsWith('っ') ?? false;
  if (script === 'katakana') return text.length < 5 && isShout.test(text);
  // 葉 of お茶っ葉
  if (text.length === 1 && units[i - 1]?.text.endsWith('っ')) return true;
  const next = units[i + 1];
  if (script !== 'kanji' || next === undefined || !okurigana.has(next.text)) return false;
  return next.partOfSpeech[0] !== '助詞' && next.baseForm !== 'する';
}

/** え before しの of 津波がえしの術, ー before はっぴー of はっしーはっぴー: a scrap of a word that the tokenizer cut. */
const isPlaceless = (before: Unit | undefined) =>
  before !== undefined && (before.partOfSpeech[0] === 'フィラー' || before.text === 'ー');

/** The る behind ほた of 海ほたる, the れる behind 淹 of 淹れる. */
const isVerbEnd = (next: Unit | undefined) =>
  (next?.text === 'る' && next.partOfSpeech[0] === '助動詞') ||
  (next?.partOfSpeech[0] === '動詞' && next.partOfSpeech[1] === '接尾');

/** The 平均 of 平均二乗変位, which the dictionary cuts at its counter. */
function isBeforeSquare(units: readonly Unit[], i: number): boolean {
  const noun = units[i + 2]?.text === '乗' ? units[i + 3] : undefined;
  return noun?.script === 'kanji' && isPlain(noun) && units[i + 1]!.partOfSpeech[1] === '数';
}

/** The s of Amazon's. */
function isPossessive(units: readonly Unit[], i: number): boolean {
  return units[i]!.text === 's' && /['’]$/.test(units[i - 1]?.text ?? '');
}

/** The ax of y=ax, the q0 of -q0-q1. */
function isInFormula(units: readonly Unit[], i: number): boolean {
  if (!/^(?:[a-z]{1,2}|[a-z]\d|[A-Z])$/.test(units[i]!.text)) return false;
  return isOperator(units[i - 1]) || isOperator(units[i + 1]);
}

const isOperator = (unit: Unit | undefined) => unit !== undefined && /^[=+*^<>]+$/.test(unit.text);

/**
 * The name of a user (@name), a file (.bashrc), a method (File#open, Dist::Maker), a channel or tag (#random), a string in
 * code ('q1'), a folder (vendor/bundle) or a mark of the literature ([RS1]); an initial (W.), what is counted (5 pts,
 * 1000万DL) or with which part (第II部).
 */
function isMarked(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1]?.text;
  const { text } = units[i]!;
  const behind = units[i + 1]?.text;
  if (/^[a-z-]+$/.test(text) && (before?.endsWith('/') || behind?.startsWith('/'))) return true;
  if (isShortened(units, i)) return true;
  if (isPiece(units, i)) return true;
  if (before === undefined) return false;
  if (before.endsWith('$') || behind?.startsWith('->')) return true;
  if (before.endsWith('@') || (before.endsWith('.') && /^[a-z]/.test(text))) return true;
  if (before === '#' || before === '::' || (before === ':' && units[i - 2]?.text === ':'))
    return true;
  if (before === '第' || before === '万' || before === '億') return true;
  if (/\d$/.test(text) && /^[万億千]/.test(behind ?? '')) return true;
  if (/^[A-Z]$/.test(text) && behind?.startsWith('.')) return true;
  if (/^[a-z]{1,4}$/.test(text) && isNumber(before === ' ' ? units[i - 2]?.text : before))
    return true;
  if (before.endsWith("'") && behind?.startsWith("'")) return true;
  return i > 1 && before === '[' && behind === ']' && /^[A-Z][A-Za-z]{0,4}\d{0,4}$/.test(text);
}

/** 「Nat. Phys. 15」 */
function isShortened(units: readonly Unit[], i: number): boolean {
  if (!/^[A-Z][a-z]{1,4}$/.test(units[i]!.text)) return false;
  const stop = units[i + 1]?.text;
  const next = stop === '. ' ? units[i + 2] : units[i + 3];
  return (
    (stop === '. ' || (stop === '.' && units[i + 2]?.text === ' ')) &&
    (next?.script === 'latin' || next?.script === 'number')
  );
}

/** Either word of RE:View, the name and value of name="value", a <tag>, what a comment says comes out (=> Error). */
function isPiece(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1];
  const behind = units[i + 1];
  if (before?.text === ':' && units[i - 2]?.script === 'latin') return true;
  if (behind?.text === ':' && units[i + 2]?.script === 'latin') return true;
  if (before?.text.endsWith('="') || behind?.text.startsWith('="')) return true;
  if (/<\/?$/.test(before?.text ?? '') && behind?.text.startsWith('>')) return true;
  return (before?.text === ' ' ? units[i - 2] : before)?.text.endsWith('=>') ?? false;
}

const isNumber = (text: string | undefined) => text !== undefined && /^[\d,.]+$/.test(text);

function latinPart(unit: Unit): Part | null {
  return latinKind(unit.text) === 'word' ? 'latin' : null;
}

/** A number goes into a name only after a Latin word and never before a counter: Windows 10, but not Amazon 3 年. */
function numberPart(units: readonly Unit[], i: number): Part | null {
  if (!/^\d{1,4}$/.test(units[i]!.text)) return null;
  const before = units[i - 1]?.text === ' ' ? units[i - 2] : undefined;
  if (before?.script !== 'latin') return null;
  let next = units[i + 1];
  if (next?.text === ' ') next = units[i + 2];
  if (next === undefined || next.script === 'latin') return 'number';
  if (next.partOfSpeech[0] === '名詞' && next.script !== 'sign') return null;
  return /^[.:/%,-]/.test(next.text) ? null : 'number';
}

/** The パーティ of 1983パーティ, the パターン of 3パターン. */
const isNumbered = (units: readonly Unit[], i: number) =>
  units[i]!.script === 'katakana' &&
  units[i - 1]?.script === 'number' &&
  units[i + 1]?.partOfSpeech[0] !== '名詞';

/** The 連休 of 三連休. */
function isCounted(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1];
  return (
    before?.partOfSpeech[1] === '数' &&
    before.script === 'kanji' &&
    innerNumberPart(units, i - 1) === null
  );
}

/** The 引 of 3000円引, the 称賛 of 一分間称賛法. */
function isOfCounter(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1];
  if (before?.partOfSpeech[2] !== '助数詞') return false;
  if (units[i]!.text.length === 1 && isCounter(units, i - 1)) return true;
  return units[i - 2]?.partOfSpeech[1] === '数' && units[i - 2]!.script === 'kanji';
}

const inNames = new Set(['名詞', '接頭詞']);
const isPlain = ({ partOfSpeech: { 1: fine } }: Unit) => fine === '一般' || fine === 'サ変接続';

/** A numeral inside a term: 最小二乗法. */
function innerNumberPart(units: readonly Unit[], i: number): Part | null {
  if (!/^[一二三四五六七八九]$/.test(units[i]!.text)) return null;
  const before = units[i - 1];
  const behind = units[i + 1];
  const isInner =
    before?.script === 'kanji' && behind?.script === 'kanji' && isPlain(before) && isPlain(behind);
  return isInner ? 'number' : null;
}

/** A counter that the dictionary takes for a noun: 「3 年」, 「10月」, 「3 日目」. */
export function isCounter(units: readonly Unit[], i: number): boolean {
  const unit = units[i]!;
  if (unit.script !== 'kanji' || unit.text.length > 2) return false;
  // 量子 of 「2 量子ビット」, 誤差 of 「第 3 回 誤差逆伝播法」
  if (unit.text.length === 2 && isPlain(unit) && inNames.has(units[i + 1]?.partOfSpeech[0] ?? ''))
    return false;
  const before = units[i - 1]?.text === ' ' ? units[i - 2] : units[i - 1];
  return before?.script === 'number';
}

function nounPart(unit: Unit, fine: string | undefined): Part | null {
  switch (fine) {
    case '一般':
      // a scrap of speech that the dictionary does not know
      return unit.known || unit.script !== 'hiragana' ? 'noun' : null;
    case 'サ変接続':
    case '固有名詞':
    case '形容動詞語幹':
    case '副詞可能':
    case 'ナイ形容詞語幹':
    // a word of the caller's own dictionary, which need not say more
    case undefined:
      return 'noun';
    case '接尾':
      return unit.partOfSpeech[2] === '助数詞' || unit.partOfSpeech[2] === '助動詞語幹'
        ? null
        : 'suffix';
    default:
      return null;
  }
}

/** A verb in the continuative form that stands as a noun: 振り返りを, 働き方, a heading 「振り返り」. */
function isNominal(units: readonly Unit[], i: number): boolean {
  const unit = units[i]!;
  if (unit.text.length < 2) return false;
  const before = units[i - 1];
  if (
    before?.partOfSpeech[0] === '助詞' &&
    before.partOfSpeech[1] === '格助詞' &&
    before.text !== 'と'
  )
    return false;
  const next = units[i + 1];
  if (next === undefined) return /[\u4e00-\u9fff]/.test(unit.text) && unit.text.length >= 3;
  const { 0: coarse, 1: fine } = next.partOfSpeech;
  if (fine === '接尾' && next.partOfSpeech[2] === '助動詞語幹') return false;
  if (coarse === '名詞') return fine === '接尾' || fine === '一般' || fine === 'サ変接続';
  return coarse === '助詞' && (next.text === 'の' || next.text === 'が' || next.text === 'を');
}
