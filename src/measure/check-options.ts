// What each measure refuses, by itself: hosts check their options with it long before the measures are loaded.
import { checkFlag, describe } from '../errors.js';
import type { DescriptionOptions } from './description.js';
import type { FuriganaOptions } from './furigana.js';
import type { KeywordOptions } from './keywords.js';
import { checkCount, checkShare, checkStrings } from './options.js';
import type { SlugOptions } from './slug.js';
import type { SummaryOptions } from './summary.js';

export function checkKeywordOptions(options: KeywordOptions): void {
  checkCount('limit', options.limit, 0);
  checkShare('minScore', options.minScore);
  checkStrings('stopWords', options.stopWords);
  checkStrings('exclude', options.exclude);
  checkStrings('include', options.include);
  checkStrings('partOfSpeech', options.partOfSpeech);
  checkVocabulary(options.vocabulary);
}

function checkVocabulary(value: unknown): void {
  if (value === undefined) return;
  const isObject = value !== null && typeof value === 'object';
  // A Map or a Set keeps its words where no property of an object stands.
  const isIterable = isObject && !Array.isArray(value) && Symbol.iterator in value;
  if (!isObject || isIterable)
    throw new TypeError(
      `vocabulary must be an array of strings or an object of counts, got ${isIterable ? 'a Map or its like' : describe(value)}`,
    );
  if (Array.isArray(value)) {
    checkStrings('vocabulary', value);
    return;
  }
  for (const [word, count] of Object.entries(value)) {
    const rule = `vocabulary[${JSON.stringify(word)}] must be a number above 0, got ${describe(count)}`;
    if (typeof count !== 'number') throw new TypeError(rule);
    if (!(count > 0 && count < Infinity)) throw new RangeError(rule);
  }
}

export function checkSummaryOptions(options: SummaryOptions): void {
  const { sentences, characters, shorten, about } = options;
  checkCount('sentences', sentences, 1);
  checkCount('characters', characters, 1);
  checkFlag('shorten', shorten);
  if (about !== undefined && typeof about !== 'string')
    throw new TypeError(`about must be a string, got ${describe(about)}`);
}

export function checkDescriptionOptions({ characters }: DescriptionOptions): void {
  checkCount('characters', characters, 1);
}

export function checkSlugOptions({ maxLength, existing }: SlugOptions): void {
  checkCount('maxLength', maxLength, 1);
  if (existing !== undefined && existing !== null && typeof existing !== 'string')
    throw new TypeError(`existing must be a string, got ${describe(existing)}`);
}

export function checkFuriganaOptions({ firstOnly, minGrade }: FuriganaOptions): void {
  checkFlag('firstOnly', firstOnly);
  if (minGrade === undefined) return;
  const rule = `minGrade must be a whole number from 1 to 8, got ${describe(minGrade)}`;
  if (typeof minGrade !== 'number') throw new TypeError(rule);
  if (!Number.isInteger(minGrade) || minGrade < 1 || minGrade > 8) throw new RangeError(rule);
}
