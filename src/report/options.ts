import { checkFlag, checkOptions, describe } from '../errors.js';
import {
  checkDescriptionOptions,
  checkKeywordOptions,
  checkSummaryOptions,
} from '../measure/check-options.js';
import type { DescriptionOptions } from '../measure/description.js';
import { type FrequencyOptions, frequency } from '../measure/frequency.js';
import type { KeywordOptions } from '../measure/keywords.js';
import { checkCount } from '../measure/options.js';
import { type ReadabilityOptions, readability } from '../measure/readability.js';
import { type ReadingTimeOptions, readingTime } from '../measure/reading-time.js';
import type { SummaryOptions } from '../measure/summary.js';
import type { Format } from '../text/prose.js';

/** How a source is to be read. */
export interface SourceOptions {
  /** Default: by `fileName`, else by what the source looks like. */
  readonly format?: Format | undefined;
  /** Name whose ending tells the format (`.md`, `.mdx`, `.html`, `.txt` …); the file is not opened. */
  readonly fileName?: string | undefined;
  /** Title of the post when the source does not hold it, or to overrule the one it holds. */
  readonly title?: string | undefined;
}

/** What an analysis is to hold. */
export interface AnalyzeOptions extends SourceOptions {
  /** Most keywords, or all their options. Default: 10. */
  readonly keywords?: number | KeywordOptions | undefined;
  /** Most entries of the frequency list, or all its options. Default: every term. */
  readonly frequency?: number | FrequencyOptions | undefined;
  /** Number of sentences of the summary, or all its options. Default: 3. */
  readonly summary?: number | SummaryOptions | undefined;
  /** Most characters of the description, or all its options. Default: 120. */
  readonly description?: number | DescriptionOptions | undefined;
  /** Pace and weights of the reading time. */
  readonly readingTime?: ReadingTimeOptions | undefined;
  /** What counts as hard to read. */
  readonly readability?: ReadabilityOptions | undefined;
  /** Words to leave out of keywords and frequency besides the built-in stop words. */
  readonly stopWords?: readonly string[] | undefined;
  /** Whether to hold every sentence with its tokens. Default: false. */
  readonly tokens?: boolean | undefined;
  /** Language of the labels. Default: `ja`. */
  readonly language?: 'ja' | 'en' | undefined;
}

/** The options of each measure, as the measures take them. */
export interface MeasureOptions {
  readonly keywords: KeywordOptions;
  readonly frequency: FrequencyOptions;
  readonly summary: SummaryOptions;
  readonly description: DescriptionOptions;
  readonly readingTime: ReadingTimeOptions;
  readonly readability: ReadabilityOptions;
}

/** Hand each measure its options; those of `options` go before those of `defaults`. */
export function measureOptions(
  options: AnalyzeOptions,
  defaults: Partial<MeasureOptions> = {},
): MeasureOptions {
  checkOptions('options', options);
  checkFlag('tokens', options.tokens);
  const stopWords = { stopWords: options.stopWords };
  const language = { language: options.language };
  return {
    keywords: merged<KeywordOptions>(
      defaults.keywords,
      stopWords,
      entries('keywords', options.keywords, 'limit'),
    ),
    frequency: merged<FrequencyOptions>(
      defaults.frequency,
      stopWords,
      entries('frequency', options.frequency, 'limit'),
    ),
    summary: merged<SummaryOptions>(
      defaults.summary,
      entries('summary', options.summary, 'sentences'),
    ),
    description: merged<DescriptionOptions>(
      defaults.description,
      entries('description', options.description, 'characters'),
    ),
    readingTime: merged<ReadingTimeOptions>(
      defaults.readingTime,
      language,
      checkOptions('readingTime', options.readingTime),
    ),
    readability: merged<ReadabilityOptions>(
      defaults.readability,
      language,
      checkOptions('readability', options.readability),
    ),
  };
}

/** Refuse what a measure would refuse when it is asked. */
export function checkMeasureOptions(options: MeasureOptions): void {
  checkKeywordOptions(options.keywords);
  frequency([], options.frequency);
  checkSummaryOptions(options.summary);
  checkDescriptionOptions(options.description);
  readingTime('', options.readingTime);
  readability([], options.readability);
}

/** The entries of all layers, later ones before earlier ones; one that is undefined says nothing. */
export function merged<T extends object>(...layers: readonly (T | undefined)[]): T {
  const entries = layers.flatMap((layer) => Object.entries(layer ?? {}));
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

/** The entries of an option that may be a bare number, which stands for the entry `short`. */
function entries<T extends object>(
  name: string,
  option: number | T | undefined,
  short: keyof T & string,
): T | undefined {
  const isObject = typeof option === 'object' && option !== null && !Array.isArray(option);
  if (option === undefined || isObject) return option as T | undefined;
  if (typeof option !== 'number')
    throw new TypeError(
      `${name} must be a number or an object of options, got ${describe(option)}`,
    );
  checkCount(name, option, short === 'limit' ? 0 : 1);
  return { [short]: option } as T;
}
