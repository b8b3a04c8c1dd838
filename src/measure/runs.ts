// Units -> runs: stretches of noun-like words that may form a compound or a name.
import { absentIn } from './absent.js';
import { longestText, type Part, partOf } from './parts.js';
import type { Unit } from './units.js';
import { wordKey } from './variants.js';

/** A word of a run. */
export interface Word {
  readonly unit: Unit;
  readonly part: Part;
  /** Key under which its spellings are one. */
  readonly key: string;
  /** What stands between the word before and this one: nothing, a blank, a middle dot or a hyphen. */
  readonly gap: '' | ' ' | '・' | '-';
  /** A noun used as a verb or adjective: する or な follows. */
  readonly verbal: boolean;
  /** A noun that する makes a verb, which no noun follows: what a sentence says that somebody does. */
  readonly acts: boolean;
  /** A noun with a verb right behind it: 一足 of 一足遅れて. */
  readonly adverbial: boolean;
  /** A particle behind it makes it what is spoken of: topic, subject or object. */
  readonly spokenOf: boolean;
  /** A particle of case or topic stands behind it. */
  readonly cased: boolean;
  /** The noun it leads to over の: 街 of 夕凪の街; '' for none. */
  readonly of: string;
  /** The noun that leads to it over の: 会議 of 会議の達人; '' for none. */
  readonly from: string;
  /** The word before it over a slash or middle dot: Pub of Pub/Sub; '' for none. */
  readonly across: string;
  /** The word behind it, likewise. */
  readonly over: string;
  /** A bracket stands before it, and a Japanese word before that: 虚数(imaginary number). */
  readonly opens: boolean;
  /** It is named only to say that it is not there. */
  absent: boolean;
  /** A bracket or comma stands behind it. */
  readonly closes: boolean;
  /** It fills quotation marks. */
  readonly named: boolean;
  /** It stands in quotation marks with more than its run: part of a name or of what somebody says. */
  quoted: boolean;
}

/**
 * Cut the units of a sentence into runs of words that may form compounds. `keys` holds the key of each word as far as it
 * is known.
 */
export function runsOf(units: readonly Unit[], keys: Map<string, string>): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const absent = absentIn(units);
  const add = (i: number, part: Part, gap: Word['gap']) => {
    const added = word(units, i, part, gap, keys);
    if (absent?.has(i)) added.absent = true;
    run.push(added);
  };
  const opened: { readonly mark: string; readonly at: number; readonly run: number }[] = [];
  for (let i = 0; i < units.length; i++) {
    const part = partOf(units, i);
    if (part === null) {
      const { text } = units[i]!;
      if (quotes.has(text)) {
        close();
        opened.push({ mark: quotes.get(text)!, at: i, run: runs.length });
      } else if (opened[opened.length - 1]?.mark === text) {
        close();
        const { at, run: first } = opened.pop()!;
        markQuoted(runs, first, units[at + 1]!, units[i - 1]!);
      }
      const gap = run.length > 0 ? gapOf(units, i) : null;
      if (gap !== null) {
        const next = partOf(units, i + 1);
        if (next !== null && joins(run[run.length - 1]!, gap, units, i + 1, next)) {
          add(i + 1, next, gap);
          i++;
          continue;
        }
      }
      close();
    } else add(i, part, '');
  }
  close();
  return runs;
}

function word(
  units: readonly Unit[],
  i: number,
  part: Part,
  gap: Word['gap'],
  keys: Map<string, string>,
): Word {
  const unit = units[i]!;
  let key = keys.get(unit.text);
  if (key === undefined) {
    key = wordKey(unit.text, unit.script);
    keys.set(unit.text, key);
  }
  const next = units[i + 1]?.text === ' ' ? units[i + 2] : units[i + 1];
  const verbal = isPredicate(unit, next) || isVerbOf(units, i);
  return {
    unit,
    part,
    key,
    gap,
    verbal,
    acts: verbal && unit.partOfSpeech[1] === 'サ変接続' && isAct(units, i),
    adverbial:
      next !== undefined &&
      next.partOfSpeech[0] === '動詞' &&
      next.partOfSpeech[1] === '自立' &&
      !suru.has(next.baseForm),
    spokenOf: isSpokenOf(units, i),
    cased: isCase(units[i + 1]?.partOfSpeech[1]),
    of: leadsTo(units, i),
    from: comesFrom(units, i),
    across: isJoint(units[i - 1]) ? (units[i - 2]?.text ?? '') : '',
    over: isJoint(units[i + 1]) ? (units[i + 2]?.text ?? '') : '',
    opens: isBracketed(units, i),
    closes: closing.has(units[i + 1]?.text[0] ?? ''),
    named: next !== undefined && quotes.get(units[i - 1]?.text ?? '') === next.text,
    absent: false,
    quoted: false,
  };
}

const quotes = new Map([
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
]);

/** Mark the runs from `first` on that do not fill the quotation of the units `from` to `to`. */
function markQuoted(runs: readonly Word[][], first: number, from: Unit, to: Unit): void {
  if (to.end - from.start > longestText) return;
  for (let i = first; i < runs.length; i++) {
    const run = runs[i]!;
    if (run[0]!.unit === from && run[run.length - 1]!.unit === to) continue;
    for (const word of run) word.quoted = true;
  }
}

const closing = new Set(')）;；,、');
const isCase = (fine: string | undefined) => fine === '格助詞' || fine === '係助詞';
const closers = new Set(['」', '』', '”', '"', ')', '）', ' ']);
const cases = new Set(['は', 'が', 'を', 'も', 'とは', 'って']);

/** は, が, を, も … behind a word, or behind the mark that closes its quotation. */
function isSpokenOf(units: readonly Unit[], i: number): boolean {
  let next = units[i + 1];
  if (next !== undefined && closers.has(next.text)) next = units[i + 2];
  return next !== undefined && next.partOfSpeech[0] === '助詞' && cases.has(next.text);
}

const isJoint = (unit: Unit | undefined) => unit?.text === '/' || unit?.text === '・';

function leadsTo(units: readonly Unit[], i: number): string {
  const noun = units[i + 1]?.text === 'の' ? units[i + 2] : undefined;
  return noun?.partOfSpeech[0] === '名詞' ? noun.text : '';
}

function comesFrom(units: readonly Unit[], i: number): string {
  if (units[i - 1]?.text !== 'の') return '';
  const noun = units[i - 2]?.text === ' ' ? units[i - 3] : units[i - 2];
  return noun?.partOfSpeech[0] === '名詞' || noun?.script === 'latin' ? noun.text : '';
}

function isBracketed(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1]?.text;
  if (!before?.endsWith('(') && !before?.endsWith('（')) return false;
  const script = (units[i - 2]?.text === ' ' ? units[i - 3] : units[i - 2])?.script;
  return script !== undefined && script !== 'latin' && script !== 'sign';
}

function gapOf(units: readonly Unit[], i: number): Exclude<Word['gap'], ''> | null {
  const text = units[i]!.text;
  return text === ' ' || text === '・' || text === '-' ? text : null;
}

/** Whether a word goes on with the run over a blank, a middle dot or a hyphen. */
function joins(
  before: Word,
  gap: ' ' | '・' | '-',
  units: readonly Unit[],
  at: number,
  part: Part,
): boolean {
  const unit = units[at]!;
  const scripts = `${before.unit.script} ${unit.script}`;
  // 「TT-分解」
  if (gap === '-') return before.part === 'latin' && part === 'noun' && isThing(unit);
  if (gap === ' ') {
    if (before.part === 'latin') {
      // 「T シャツ」
      if (before.unit.text.length === 1 && unit.script === 'katakana') return true;
      // 「Web アプリ」, where an author puts a blank between the scripts
      return part === 'latin' || part === 'number' || (part === 'noun' && isThing(unit));
    }
    if (before.part === 'number') return part === 'latin';
    if (isPerson(before.unit) && isPerson(unit)) return true;
    // 「さくら VPS」
    if (part === 'latin' && before.part === 'noun') return true;
  } else if (latinNames.has(scripts)) return true;
  // 「チーム・サービス」 is a list, 「アルベルト・アインシュタイン」 a name.
  if (scripts !== 'katakana katakana') return false;
  // 「シルク・ド・ソレイユ」
  const isParticle = before.unit.text.length === 1 || unit.text.length === 1;
  return (
    gap === ' ' || isParticle || !(isCommon(before.unit) && isCommon(unit)) || isQuoted(units, at)
  );
}

/** Scripts of the words of a name over a middle dot: 「テック・ED」. */
const latinNames = new Set(['latin katakana', 'katakana latin', 'latin latin']);

const quotesOpen = new Set(['「', '『', '“', '"']);
const quotesClose = new Set(['」', '』', '”', '"']);
const longestQuoted = 6;

/** Whether a katakana word stands in quotation marks that hold nothing but katakana and middle dots. */
function isQuoted(units: readonly Unit[], at: number): boolean {
  let first = at;
  while (first > 0 && at - first < longestQuoted && isKatakana(units[first]!)) first--;
  let last = at;
  while (last < units.length - 1 && last - at < longestQuoted && isKatakana(units[last]!)) last++;
  return quotesOpen.has(units[first]!.text) && quotesClose.has(units[last]!.text);
}

const isKatakana = ({ script, text }: Unit) => script === 'katakana' || text === '・';

const isThing = ({ script, partOfSpeech: { 1: fine } }: Unit) =>
  (script === 'katakana' || script === 'kanji') && fine !== '副詞可能' && fine !== '形容動詞語幹';
const isPerson = ({ partOfSpeech }: Unit) => partOfSpeech[2] === '人名';
const isCommon = (unit: Unit) => unit.known && unit.partOfSpeech[1] !== '固有名詞';

const suru = new Set([
  'する',
  'できる',
  '出来る',
  'いたす',
  '致す',
  'なさる',
  'くださる',
  '下さる',
]);
const copula = new Set(['な', 'に', 'だ', 'だっ', 'で', 'です', 'でし']);

/** Whether a noun stands as a verb (確認する, スケールする) or adjective (豊かな). */
function isPredicate(unit: Unit, next: Unit | undefined): boolean {
  if (next === undefined) return false;
  const fine = unit.partOfSpeech[1];
  // 視 of 同一視する is a suffix
  if (fine === 'サ変接続' || unit.partOfSpeech[2] === 'サ変接続') return suru.has(next.baseForm);
  // the dictionary has スケール and ナイーブ for plain nouns, if at all
  if (unit.script === 'katakana' && (next.text === 'な' || suru.has(next.baseForm))) return true;
  return (fine === '形容動詞語幹' || fine === 'ナイ形容詞語幹') && copula.has(next.text);
}

/** Whether a verb, its endings aside, has no noun and no comma behind it: 退職します, but not 退職した会社. */
function isAct(units: readonly Unit[], i: number): boolean {
  let next = i + 1;
  while (next < units.length && (isOfVerb(units[next]!) || isAuxiliary(units[next + 1]))) next++;
  const behind = units[next];
  if (behind === undefined || endMarks.has(behind.text)) return true;
  return behind.partOfSpeech[0] === '助詞' && goesOn.has(behind.partOfSpeech[1] ?? '');
}

const isOfVerb = ({ text, partOfSpeech: { 0: coarse } }: Unit) =>
  coarse === '動詞' || coarse === '助動詞' || text === ' ';
/** The いる of 所有している. */
const isAuxiliary = (unit: Unit | undefined) =>
  unit?.partOfSpeech[0] === '動詞' && unit.partOfSpeech[1] === '非自立';
const goesOn = new Set(['接続助詞', '終助詞', '並立助詞']);
const endMarks = new Set(['。', '！', '!', '？', '?', '（', '(', '【', '…', '・・・']);

/** The クリア of 「面をクリア」, where a line ends without する. */
function isVerbOf(units: readonly Unit[], i: number): boolean {
  if (units[i]!.partOfSpeech[1] !== 'サ変接続' || units[i - 1]?.text !== 'を') return false;
  const next = units[i + 1];
  return next === undefined || next.script === 'sign';
}
