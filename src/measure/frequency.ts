import { checkOptions } from '../errors.js';
import { isCountedNumber, latinKind } from './latin-words.js';
import { checkCount, checkStrings, checkTokenized } from './options.js';
import { isCounter } from './parts.js';
import { stopWords } from './stop-words.js';
import { Surfaces } from './surfaces.js';
import { collectTerms } from './terms.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import { type Unit, unitsOfAll } from './units.js';
import { readingKeys, termKey, wordKey } from './variants.js';

/** A content word (or compound) of the post with how often it occurs. */
export interface TermFrequency {
  /** The word in its base form (走る for 走った), as the author mostly writes it. */
  readonly term: string;
  /** How many times it occurs, its orthographic variants included. */
  readonly count: number;
  /** Part of speech, coarse: 名詞, 動詞, 形容詞, 副詞 … */
  readonly partOfSpeech: string;
  /** Spellings found besides `term`, most frequent first. */
  readonly variants: readonly string[];
  /** First occurrence in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

/** What to count and how much of it to list. */
export interface FrequencyOptions {
  /** Most entries to return: a whole number of 0 or more, or Infinity. Default: all. */
  readonly limit?: number | undefined;
  /** Least count to be listed: a whole number of 1 or more. Default: 1. */
  readonly minCount?: number | undefined;
  /**
   * Count noun compounds and product names whole (分散システム) besides single words, which are counted inside them too.
   * Default: false.
   */
  readonly compounds?: boolean | undefined;
  /**
   * Parts of speech to count, coarse, as the tokenizer names them (名詞, 動詞 …). Default: nouns, verbs, adjectives and
   * adverbs (名詞, 動詞, 形容詞, 副詞).
   */
  readonly partOfSpeech?: readonly string[] | undefined;
  /** Words to leave out besides the built-in function words, in any spelling. Default: none. */
  readonly stopWords?: readonly string[] | undefined;
}

const contentWords = ['名詞', '動詞', '形容詞', '副詞'];

/** What is counted of one word while the post is read. */
interface Counting {
  readonly partOfSpeech: string;
  count: number;
  readonly spellings: Surfaces;
  readonly start: number;
  readonly end: number;
}

/**
 * Count the content words of a post by base form, orthographic variants together, most frequent first (among equals the
 * earliest first). Function words, numbers, signs and words that say nothing by themselves (する, こと) are not counted. A
 * title that the caller gave counts too; its words stand at 0–0.
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function frequency(
  sentences: readonly TokenizedSentence[],
  options: FrequencyOptions = {},
): TermFrequency[] {
  checkTokenized(sentences);
  return countTerms(sentences, unitsOfAll(sentences), options);
}

/** @internal `frequency` with units that are shared with the keywords. */
export function countTerms(
  sentences: readonly TokenizedSentence[],
  units: readonly (readonly Unit[])[],
  options: FrequencyOptions,
): TermFrequency[] {
  checkOptions('options', options);
  const limit = checkCount('limit', options.limit, 0) ?? Number.POSITIVE_INFINITY;
  const minCount = checkCount('minCount', options.minCount, 1) ?? 1;
  const counted = new Set(checkStrings('partOfSpeech', options.partOfSpeech) ?? contentWords);
  const stopped = new Set((checkStrings('stopWords', options.stopWords) ?? []).map(termKey));
  const keys = readingKeys(units);
  const table = new Counts();
  for (const sentence of units) {
    for (let i = 0; i < sentence.length; i++) {
      const unit = sentence[i]!;
      const partOfSpeech = countedAs(unit);
      if (partOfSpeech === null || !counted.has(partOfSpeech) || isCounter(sentence, i)) continue;
      const key = keys.get(unit.text) ?? wordKey(unit.baseForm, unit.script);
      if (stopped.has(key) || stopWords.light.has(unit.baseForm)) continue;
      table.add(partOfSpeech, key, unit.baseForm, 1, unit.start, unit.end);
    }
  }
  if (options.compounds === true && counted.has('名詞')) {
    for (const term of collectTerms(sentences, units, keys).terms.values()) {
      if (term.alone === 0 || term.units.length < 2 || stopped.has(term.key)) continue;
      const { start, end } = term.occurrences[0]!;
      for (const [surface, times] of term.surfaces)
        table.add('名詞', term.key, surface, times, start, end);
    }
  }
  return table.words
    .filter((word) => word.count >= minCount)
    .sort((a, b) => b.count - a.count || a.start - b.start || a.end - b.end)
    .slice(0, limit)
    .map(({ partOfSpeech, count, spellings, start, end }) => {
      const [term, ...variants] =
        spellings.size === 1
          ? [spellings.first]
          : [...spellings].sort((a, b) => b[1] - a[1]).map(([spelling]) => spelling);
      return { term: term!, count, partOfSpeech, variants, start, end };
    });
}

/** The words of a post by part of speech and key. */
class Counts {
  /** In the order in which they came. */
  readonly words: Counting[] = [];
  readonly #tables = new Map<string, Map<string, Counting>>();

  /** Count a spelling `times` more; `start` and `end` tell where it stands. */
  add(
    partOfSpeech: string,
    key: string,
    spelling: string,
    times: number,
    start: number,
    end: number,
  ): void {
    let table = this.#tables.get(partOfSpeech);
    if (table === undefined) {
      table = new Map();
      this.#tables.set(partOfSpeech, table);
    }
    let word = table.get(key);
    if (word === undefined) {
      word = { partOfSpeech, count: 0, spellings: new Surfaces(), start, end };
      table.set(key, word);
      this.words.push(word);
    }
    word.count += times;
    word.spellings.add(spelling, times);
  }
}

/** The coarse part of speech a unit is counted under; null for function words, numbers and signs. */
function countedAs(unit: Unit): string | null {
  if (unit.script === 'sign' || unit.script === 'number') return null;
  const { 0: coarse, 1: fine } = unit.partOfSpeech;
  if (unit.script === 'latin') return latinPart(unit, coarse);
  if (isCountedNumber(unit.text)) return null;
  // a tokenizer without parts of speech: kanji, katakana and mixed words are mostly nouns
  if (coarse === undefined)
    return unit.script === 'hiragana' || unit.text.length > 40 ? null : '名詞';
  switch (coarse) {
    case '名詞':
      return fine === '非自立' ||
        fine === '代名詞' ||
        fine === '数' ||
        fine === '接尾' ||
        fine === '特殊' ||
        fine === '接続詞的' ||
        fine === '動詞非自立的'
        ? null
        : coarse;
    case '動詞':
    case '形容詞':
      return fine === '自立' ? coarse : null;
    case '接頭詞':
    case '助詞':
    case '助動詞':
    case '記号':
    case 'フィラー':
    case 'その他':
      return null;
    default:
      return coarse;
  }
}

function latinPart(unit: Unit, coarse: string | undefined): string | null {
  if (latinKind(unit.text) === 'number' || stopWords.english.has(unit.text.toLowerCase()))
    return null;
  return coarse === undefined || coarse === '記号' ? '名詞' : coarse;
}
