import { checkOneOf, checkOptions } from '../errors.js';
import type { Sentence } from '../sentence/split.js';
import { toSource } from '../text/offset-map.js';
import { furtherJoyoKanji, kanjiByGrade, screenForms } from './kanji-grades.js';
import { checkCount, checkSentences } from './options.js';
import { type Comparison, compare, meanRuns } from './readability-norms.js';
import { characterKinds } from './reading-time-characters.js';
import { BLANK, HIRAGANA, KANJI, KATAKANA, LETTER, MARK } from './reading-time-slots.js';

export type { Comparison } from './readability-norms.js';

/** Something an author can act on, and where it stands. */
export interface ReadabilityFinding {
  readonly kind: 'longSentence' | 'manyCommas' | 'longKanjiRun';
  /** The sentence, or the run of kanji. */
  readonly text: string;
  /** Characters of the sentence or of the run, or 読点 of the sentence. */
  readonly count: number;
  /** Index of the sentence in the list that was given. */
  readonly sentence: number;
  /** Where it stands in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

/** A kanji outside 常用漢字, how often it occurs, and where first. */
export interface RareKanji {
  readonly text: string;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** How hard a post is to read, in measures that a person can check. JSON-safe. */
export interface Readability {
  /**
   * Tateisi's RS', higher is easier: -0.12 ls - 1.37 la + 7.4 lh - 23.18 lc - 5.4 lk - 4.67 cp + 115.79, where ls is the mean
   * length of a sentence, la, lh, lc and lk the mean lengths of runs of letters, hiragana, kanji and katakana, and cp the 読点 a
   * sentence (Tateisi, Ono, Yamada 1988; coefficients by secondary sources that agree). Made by principal components of 77 texts for
   * a mean of 50 and a standard deviation of 10. It sees only the surface: no words, no grammar, no sense. Posts with product names
   * in katakana come out hard. Where a text has no run of a kind, the mean of posts stands for it. `null` below 500 characters.
   */
  readonly score: number | null;
  /** Factor for `readingTime`'s `difficulty`: 1 + 0.005 (55 - score), from 0.9 to 1.15; 1 without a score. Weak: see there. */
  readonly difficultyFactor: number;
  /** Characters (code points, no blanks) and sentences measured: paragraphs, quotations, list items that end as sentences do. */
  readonly characters: number;
  readonly sentences: number;
  /** Mean length of a sentence in characters. */
  readonly sentenceLength: number;
  /** Share of sentences over 100 characters, from 0 to 1. */
  readonly longSentences: number;
  /** Mean number of 読点 in a sentence. */
  readonly commas: number;
  /** Kanji among kanji and kana, from 0 to 1. */
  readonly kanjiRatio: number;
  /** Mean length of a run of kanji. */
  readonly kanjiRun: number;
  /** The kanji of the whole post, headings and tables too. */
  readonly kanji: {
    readonly count: number;
    /** Shares of 教育漢字 (2017, 1,026 characters) of grades 1 to 6. */
    readonly byGrade: readonly number[];
    /** Share of 常用漢字 (2010, 2,136 characters), those of the grades included. */
    readonly joyo: number;
    /** The kanji outside 常用漢字, in order of first occurrence. */
    readonly outside: readonly RareKanji[];
  };
  /** How the measures compare with real posts, in words. Empty without sentences. */
  readonly comparisons: readonly Comparison[];
  /** Long sentences, sentences with many 読点, long runs of kanji, in order. */
  readonly findings: readonly ReadabilityFinding[];
}

/** What counts as hard to read, and in which language it is said. */
export interface ReadabilityOptions {
  /** Longest sentence, in characters, that is no finding; `Infinity` for no limit, here and below. Default: 100 (textlint's preset for technical writing). */
  readonly longSentence?: number | undefined;
  /** Most 読点 in a sentence that are no finding. Default: 3 (the same). */
  readonly manyCommas?: number | undefined;
  /** Longest run of kanji that is no finding. Default: 6 (the same). */
  readonly longKanjiRun?: number | undefined;
  /** Language of the comparisons. Default: `ja`. */
  readonly language?: 'ja' | 'en' | undefined;
}

const fewestCharacters = 500;

/**
 * Measure how hard sentences are to read: Tateisi's RS', lengths, 読点, kanji and their school grades, each with where to look.
 *
 * Needs no tokenizer. The measures describe; they do not judge: see the limits at each.
 *
 * @throws TypeError, RangeError when `sentences` is no array or an option not what it should be.
 */
export function readability(
  sentences: readonly Sentence[],
  options: ReadabilityOptions = {},
): Readability {
  checkSentences(sentences);
  checkOptions('options', options);
  const limits = {
    longSentence: checkCount('longSentence', options.longSentence, 0) ?? 100,
    manyCommas: checkCount('manyCommas', options.manyCommas, 0) ?? 3,
    longKanjiRun: checkCount('longKanjiRun', options.longKanjiRun, 0) ?? 6,
  };
  const { language = 'ja' } = options;
  checkOneOf('language', language, ['ja', 'en']);

  const totals = emptyTotals();
  const findings: ReadabilityFinding[] = [];
  for (const sentence of sentences) measure(sentence, limits, totals, findings);

  const { characters, runs } = totals;
  const count = totals.sentences;
  const ratio = (part: number, whole: number) => (whole > 0 ? round(part / whole) : 0);
  const kana = runs[HIRAGANA]!.length + runs[KATAKANA]!.length;
  const kanjiCount = totals.byGrade.reduce((sum, ofGrade) => sum + ofGrade, 0);
  const kanjiOutside = [...totals.outside.values()].reduce((sum, kanji) => sum + kanji.count, 0);
  const allKanji = kanjiCount + kanjiOutside;
  const score = characters < fewestCharacters ? null : round(rs(totals), 1);
  const measures = {
    sentenceLength: ratio(characters, count),
    longSentences: ratio(totals.longSentences, count),
    commas: ratio(totals.commas, count),
    kanjiRatio: ratio(runs[KANJI]!.length, runs[KANJI]!.length + kana),
    kanjiRun: ratio(runs[KANJI]!.length, runs[KANJI]!.count),
  };
  return {
    score,
    difficultyFactor:
      score === null ? 1 : round(Math.min(1.15, Math.max(0.9, 1 + 0.005 * (55 - score)))),
    characters,
    sentences: count,
    ...measures,
    kanji: {
      count: allKanji,
      byGrade: totals.byGrade.slice(0, 6).map((ofGrade) => ratio(ofGrade, allKanji)),
      joyo: ratio(kanjiCount, allKanji),
      outside: [...totals.outside.values()],
    },
    comparisons:
      count > 0 ? compare(score === null ? measures : { score, ...measures }, language) : [],
    findings,
  };
}

interface Totals {
  characters: number;
  sentences: number;
  longSentences: number;
  commas: number;
  /** By kind of character: how many runs, and their characters together. */
  runs: { length: number; count: number }[];
  /** 教育漢字 of grades 1 to 6, then the other 常用漢字. */
  byGrade: number[];
  outside: Map<number, { text: string; count: number; start: number; end: number }>;
}

function emptyTotals(): Totals {
  return {
    characters: 0,
    sentences: 0,
    longSentences: 0,
    commas: 0,
    runs: Array.from({ length: BLANK + 1 }, () => ({ length: 0, count: 0 })),
    byGrade: new Array(7).fill(0),
    outside: new Map(),
  };
}

type Limits = { readonly [name in 'longSentence' | 'manyCommas' | 'longKanjiRun']: number };

function measure(
  sentence: Sentence,
  limits: Limits,
  totals: Totals,
  findings: ReadabilityFinding[],
): void {
  const { text, map, index, start, end } = sentence;
  const kinds = characterKinds();
  const running = isRunning(sentence);
  let length = 0;
  let commas = 0;
  let runStart = 0;
  const runsOfKanji: [number, number, number][] = [];
  // One step past the end closes the last run.
  for (let i = 0, kind = BLANK, before = BLANK, runLength = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0x20;
    kind = kinds[code]!;
    if (kind === MARK) continue;
    if (kind !== before) {
      if (running && runLength > 0) {
        totals.runs[before]!.length += runLength;
        totals.runs[before]!.count++;
        if (before === KANJI && runLength > limits.longKanjiRun)
          runsOfKanji.push([runStart, i, runLength]);
      }
      before = kind;
      runStart = i;
      runLength = 0;
    }
    runLength++;
    if (kind === KANJI) countKanji(text, i, sentence, totals);
    if (kind !== BLANK || code > 0x20) length++;
    if (code === 0x3001 || code === 0xff0c) commas++;
  }
  if (!running) return;
  totals.characters += length;
  totals.sentences++;
  totals.commas += commas;
  const found = (kind: 'longSentence' | 'manyCommas', count: number) =>
    findings.push({ kind, text, count, sentence: index, start, end });
  if (length > 100) totals.longSentences++;
  if (length > limits.longSentence) found('longSentence', length);
  if (commas > limits.manyCommas) found('manyCommas', commas);
  for (const [from, to, count] of runsOfKanji)
    findings.push({
      kind: 'longKanjiRun',
      text: text.slice(from, to),
      count,
      sentence: index,
      ...toSource(map, from, to),
    });
}

/** Whether a sentence counts as one: headings, cells and items such as 「りんご」 would pull the mean down. */
function isRunning({ role, text }: Sentence): boolean {
  if (role === 'paragraph' || role === 'quote') return true;
  return role === 'listItem' && /[。．！？!?…」』）)]$/.test(text);
}

let grades: Map<number, number> | undefined;

function gradeOf(code: number): number | undefined {
  if (!grades) {
    grades = new Map();
    for (const [grade, taught] of [...kanjiByGrade, furtherJoyoKanji + screenForms].entries())
      for (const character of taught) grades.set(character.codePointAt(0)!, grade);
  }
  return grades.get(code);
}

function countKanji(text: string, at: number, sentence: Sentence, totals: Totals): void {
  const code = text.codePointAt(at)!;
  const grade = gradeOf(code);
  if (grade !== undefined) {
    totals.byGrade[grade]!++;
    return;
  }
  const known = totals.outside.get(code);
  if (known) {
    known.count++;
    return;
  }
  const kanji = String.fromCodePoint(code);
  // 々 〆 〇 repeat, close and count; Hangul and a lone surrogate are no kanji.
  if (!/[\p{Unified_Ideograph}\uf900-\ufaff]/u.test(kanji)) return;
  const where = toSource(sentence.map, at, at + kanji.length);
  totals.outside.set(code, { text: kanji, count: 1, ...where });
}

function rs({ characters, sentences, commas, runs }: Totals): number {
  const run = (kind: number, mean: number) =>
    runs[kind]!.count > 0 ? runs[kind]!.length / runs[kind]!.count : mean;
  return (
    -0.12 * (characters / sentences) -
    1.37 * run(LETTER, meanRuns.letter) +
    7.4 * run(HIRAGANA, meanRuns.hiragana) -
    23.18 * run(KANJI, meanRuns.kanji) -
    5.4 * run(KATAKANA, meanRuns.katakana) -
    4.67 * (commas / sentences) +
    115.79
  );
}

function round(value: number, digits = 3): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale + 0;
}
