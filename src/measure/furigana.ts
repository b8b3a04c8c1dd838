import { checkOptions } from '../errors.js';
import { isHan } from '../text/characters.js';
import { toHiragana } from '../text/kana.js';
import { fold } from '../text/normalize.js';
import type { Token } from '../tokenizer/token.js';
import { checkFuriganaOptions } from './check-options.js';
import { furtherJoyoKanji, kanjiByGrade, screenForms } from './kanji-grades.js';
import { checkTokens } from './options.js';
import { withReadings } from './read-tokens.js';
import { readingOf } from './readings.js';

/** A piece of a text, with how it is read when that is to be shown. */
export interface FuriganaSegment {
  /** The author's text. */
  readonly text: string;
  /** The reading in hiragana; absent where none is shown. */
  readonly ruby?: string;
}

/** Which readings are shown. */
export interface FuriganaOptions {
  /** Show each reading only where it first occurs. Default: false. */
  readonly firstOnly?: boolean | undefined;
  /**
   * Leave out kanji taught in earlier school grades (学年別漢字配当表 of 2017), 1–8: 1 shows all, 3 only those of the third
   * grade and later, 7 those taught in no grade of primary school, 8 those outside 常用漢字. Default: 1.
   */
  readonly minGrade?: number | undefined;
}

/**
 * Put readings above the kanji of a text, as HTML: `<ruby>`, with brackets for what cannot show it. Endings stay outside
 * (裏切る: うらぎ above 裏切). Words nobody knows how to read are left alone; the text is escaped for HTML. Readings are
 * the dictionary's, so names and words of several readings may be wrong: let the author look.
 *
 * @example
 * furigana(tokenizer.tokenize('お客様の言い分'))
 * // 'お<ruby>客様<rp>(</rp><rt>きゃくさま</rt><rp>)</rp></ruby>の<ruby>言<rp>(</rp><rt>い</rt>…'
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function furigana(tokens: readonly Token[], options: FuriganaOptions = {}): string {
  return furiganaSegments(tokens, options)
    .map(({ text, ruby }) =>
      ruby === undefined
        ? escapeHtml(text)
        : `<ruby>${escapeHtml(text)}<rp>(</rp><rt>${ruby}</rt><rp>)</rp></ruby>`,
    )
    .join('');
}

/**
 * Cut a text into pieces with and without a reading to show. Joined, the pieces are the text; no two neighbours are both
 * without a reading.
 *
 * @throws TypeError, RangeError as {@link furigana}.
 */
export function furiganaSegments(
  tokens: readonly Token[],
  options: FuriganaOptions = {},
): FuriganaSegment[] {
  checkTokens(tokens);
  checkOptions('options', options);
  checkFuriganaOptions(options);
  const { firstOnly = false, minGrade = 1 } = options;
  const seen = new Set<string>();
  const segments: { text: string; ruby?: string }[] = [];
  const add = (segment: FuriganaSegment) => {
    const last = segments[segments.length - 1];
    if (segment.ruby === undefined && last !== undefined && last.ruby === undefined)
      last.text += segment.text;
    else segments.push({ ...segment });
  };
  let before: Token | null = null;
  for (const token of withReadings(tokens)) {
    const pieces = segmentsOf(token, before);
    // 30 分 is read as 30分
    if (token.surface !== ' ' || before?.partOfSpeech[1] !== '数') before = token;
    for (const segment of pieces) {
      if (segment.ruby === undefined || !isTaughtFrom(segment.text, minGrade)) {
        add({ text: segment.text });
        continue;
      }
      const key = `${segment.text} ${segment.ruby}`;
      add(firstOnly && seen.has(key) ? { text: segment.text } : segment);
      seen.add(key);
    }
  }
  return segments;
}

let grades: Map<string, number> | undefined;

function isTaughtFrom(text: string, minGrade: number): boolean {
  if (minGrade === 1) return true;
  if (grades === undefined) {
    grades = new Map();
    for (const kanji of furtherJoyoKanji + screenForms) grades.set(kanji, 7);
    kanjiByGrade.forEach((list, i) => {
      for (const kanji of list) grades!.set(kanji, i + 1);
    });
  }
  for (const character of text) {
    if (
      character !== '々' &&
      isHan(character.codePointAt(0)!) &&
      (grades.get(character) ?? 8) >= minGrade
    )
      return true;
  }
  return false;
}

/** Longest word that is aligned; a longer one bears its reading as a whole. */
const longestAligned = 40;

function segmentsOf(token: Token, before: Token | null): FuriganaSegment[] {
  const { surface } = token;
  if (!hasKanji(surface)) return [{ text: surface }];
  const katakana = readingOf(token, before);
  if (katakana === null) return [{ text: surface }];
  const reading = toHiragana(katakana);
  const runs = runsOf(surface);
  const shares = surface.length > longestAligned ? null : align(runs, reading);
  if (shares === null) return [{ text: surface, ruby: reading }];
  return runs.map(({ text, kana }, i) => (kana === null ? { text, ruby: shares[i]! } : { text }));
}

function hasKanji(text: string): boolean {
  for (const character of text) if (isHan(character.codePointAt(0)!)) return true;
  return false;
}

interface Run {
  readonly text: string;
  /** The kana it is read as; null for kanji (and ヶ, digits and letters beside them). */
  readonly kana: string | null;
  readonly characters: number;
}

/** Stretches of kana and of all else. */
function runsOf(surface: string): Run[] {
  return (
    surface.match(
      /[\u3041-\u3096\u30a1-\u30f4\u30fc\uff66-\uff9f]+|[^\u3041-\u3096\u30a1-\u30f4\u30fc\uff66-\uff9f]+/g,
    ) ?? []
  ).map((text) => {
    const isKanaRun = /^[\u3041-\u3096\u30a1-\u30f4\u30fc\uff66-\uff9f]/.test(text);
    return {
      text,
      kana: isKanaRun ? toHiragana(fold(text).text) : null,
      characters: [...text].length,
    };
  });
}

/**
 * Divide a reading among the runs of a word so that each run of kana reads as it is written. Of several ways the one that
 * gives each kanji nearest to two kana (長い間: なが|い|あいだ), then the one with the longest first run. Null if there is
 * no way. Time: runs × the square of the reading, both bounded.
 */
function align(runs: readonly Run[], reading: string): string[] | null {
  if (reading.length > 2 * longestAligned) return null;
  // best[r][p]: the least cost of reading the runs from r on as the reading from p on
  const best = runs.map(() => new Array<number>(reading.length + 1).fill(Infinity));
  best.push(new Array<number>(reading.length + 1).fill(Infinity));
  best[runs.length]![reading.length] = 0;
  const ends = runs.map(() => new Array<number>(reading.length + 1).fill(-1));
  for (let r = runs.length - 1; r >= 0; r--) {
    const { kana, characters } = runs[r]!;
    for (let from = 0; from < reading.length; from++) {
      if (kana !== null) {
        if (!reading.startsWith(kana, from)) continue;
        best[r]![from] = best[r + 1]![from + kana.length]!;
        ends[r]![from] = from + kana.length;
        continue;
      }
      for (let to = reading.length; to > from; to--) {
        const cost = (to - from - 2 * characters) ** 2 + best[r + 1]![to]!;
        if (cost < best[r]![from]!) {
          best[r]![from] = cost;
          ends[r]![from] = to;
        }
      }
    }
  }
  if (best[0]![0] === Infinity) return null;
  const shares: string[] = [];
  let from = 0;
  for (let r = 0; r < runs.length; r++) {
    const to = ends[r]![from]!;
    shares.push(reading.slice(from, to));
    from = to;
  }
  return shares;
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities.get(sign)!);
