import type { Dictionary } from '../dictionary/dictionary.js';
import { type DictionarySource, loadDictionary } from '../dictionary/load.js';
import { checkOptions, describe } from '../errors.js';
import { type DescriptionOptions, describePost, description } from '../measure/description.js';
import {
  countTerms,
  type FrequencyOptions,
  frequency,
  type TermFrequency,
} from '../measure/frequency.js';
import type { FuriganaOptions } from '../measure/furigana.js';
import { type Keyword, type KeywordOptions, keywords, rankTerms } from '../measure/keywords.js';
import { type OutlineEntry, type OutlineOptions, outline } from '../measure/outline.js';
import { postFacts } from '../measure/post-facts.js';
import { type Readability, type ReadabilityOptions, readability } from '../measure/readability.js';
import { type ReadingTime, type ReadingTimeOptions, readingTime } from '../measure/reading-time.js';
import type { SearchTermsOptions } from '../measure/search-terms.js';
import type { SlugOptions } from '../measure/slug.js';
import { type Summary, type SummaryOptions, summarize, summarizePost } from '../measure/summary.js';
import { checkTokenizer, tokenizeSentences } from '../measure/tokenize-sentences.js';
import { unitsOfAll } from '../measure/units.js';
import { splitSentences } from '../sentence/split.js';
import type { Prose } from '../text/prose.js';
import { checkFormat, type ReadProseOptions } from '../text/read.js';
import type { Token } from '../tokenizer/token.js';
import { createTokenizer, type Tokenizer, type TokenizerOptions } from '../tokenizer/tokenizer.js';
import type { Analysis } from './analysis.js';
import { countsOf, headingsOf } from './counts.js';
import {
  type AnalyzeOptions,
  checkMeasureOptions,
  type MeasureOptions,
  measureOptions,
  merged,
  type SourceOptions,
} from './options.js';

/** Where the words come from, and what an analysis holds unless a call says otherwise. */
export interface AnalyzerOptions
  extends TokenizerOptions,
    Omit<AnalyzeOptions, 'fileName' | 'title'> {
  /** A dictionary, or where to load it from. Default: the one of this package. */
  readonly dictionary?: Dictionary | DictionarySource | undefined;
  /** Tokenizer to use instead of the built-in one; then no dictionary is loaded, and its options are of no use. */
  readonly tokenizer?: Tokenizer | undefined;
}

/** Reads posts. Everything is synchronous, and no call leaves a trace for the next. */
export interface Analyzer {
  /** Everything that is known of one post. */
  analyze(source: string, options?: AnalyzeOptions): Analysis;
  /** Cut a text as it stands (no format is read) into tokens; their surfaces, joined, are the text. */
  tokenize(text: string): Token[];
  /** How long a post takes to read; no word is looked up. */
  readingTime(source: string, options?: SourceOptions & ReadingTimeOptions): ReadingTime;
  /** How often each content word of a post occurs, most frequent first. */
  frequency(source: string, options?: SourceOptions & FrequencyOptions): TermFrequency[];
  /** What a post is about, best first. */
  keywords(source: string, options?: SourceOptions & KeywordOptions): Keyword[];
  /** The sentences that say most of a post, in its order. */
  summarize(source: string, options?: SourceOptions & SummaryOptions): Summary;
  /** One line for `<meta name="description">`, a feed or a list of posts. */
  description(source: string, options?: SourceOptions & DescriptionOptions): string;
  /** The sections of a long post, each with its best sentence. */
  outline(source: string, options?: SourceOptions & OutlineOptions): OutlineEntry[];
  /** How hard a post is to read, and where; no word is looked up. */
  readability(source: string, options?: SourceOptions & ReadabilityOptions): Readability;
  /** A text (no format is read) as HTML with readings above its kanji. */
  furigana(text: string, options?: FuriganaOptions): string;
  /** A text (no format is read) in Latin letters. */
  romaji(text: string): string;
  /** The part of an address that names the post with this title. */
  slug(title: string, options?: SlugOptions): string;
  /** Terms for a search index, readings included, of a text (no format is read); or of a query, as its `side` says. */
  searchTerms(text: string, options?: SearchTermsOptions): string[];
}

/** Reads a source as prose. */
export type Reader = (source: string, options: ReadProseOptions) => Prose;

/** An analyzer without what it does with a text by itself: the command line has no need of it. */
export type PostAnalyzer = Omit<Analyzer, 'furigana' | 'romaji' | 'slug' | 'searchTerms'>;

/** `createAnalyzer` for sources that `reader` reads, with the tokenizer it cuts them by. */
export async function analyzerOf(
  reader: Reader,
  options: AnalyzerOptions,
): Promise<PostAnalyzer & { readonly tokenizer: Tokenizer }> {
  const defaults = measureOptions(options);
  checkMeasureOptions(defaults);
  const { format, tokens } = options;
  if (format !== undefined) checkFormat(format);
  const tokenizer =
    options.tokenizer ?? createTokenizer(await dictionaryOf(options.dictionary), options);
  checkTokenizer(tokenizer);
  const read = (source: string, how: SourceOptions) => {
    checkText(source, 'source');
    checkOptions('options', how);
    const { format = options.format } = how;
    return reader(source, { format, fileName: how.fileName, title: how.title });
  };
  const sentencesOf = (source: string, how: SourceOptions) =>
    tokenizeSentences(splitSentences(read(source, how)), tokenizer);
  return {
    tokenizer,
    analyze: (source, how = {}) =>
      analysisOf(
        read(source, how),
        tokenizer,
        measureOptions(how, defaults),
        how.tokens ?? tokens ?? false,
      ),
    tokenize: (text) => tokenizer.tokenize(checkText(text, 'text')),
    readingTime: (source, how = {}) =>
      readingTime(read(source, how), merged(defaults.readingTime, how)),
    frequency: (source, how = {}) =>
      frequency(sentencesOf(source, how), merged(defaults.frequency, how)),
    keywords: (source, how = {}) =>
      keywords(sentencesOf(source, how), merged(defaults.keywords, how)),
    summarize: (source, how = {}) =>
      summarize(sentencesOf(source, how), merged(defaults.summary, how)),
    description: (source, how = {}) =>
      description(sentencesOf(source, how), merged(defaults.description, how)),
    outline: (source, how = {}) => outline(sentencesOf(source, how), how),
    readability: (source, how = {}) =>
      readability(splitSentences(read(source, how)), merged(defaults.readability, how)),
  };
}

function dictionaryOf(
  dictionary: Dictionary | DictionarySource | undefined,
): Dictionary | Promise<Dictionary> {
  const isLoaded = typeof dictionary === 'object' && dictionary !== null && 'system' in dictionary;
  return isLoaded ? dictionary : loadDictionary(dictionary);
}

function analysisOf(
  prose: Prose,
  tokenizer: Tokenizer,
  options: MeasureOptions,
  withTokens: boolean,
): Analysis {
  const tokenized = tokenizeSentences(splitSentences(prose), tokenizer);
  const facts = postFacts(tokenized);
  const { sentences } = facts;
  const units = unitsOfAll(sentences);
  return {
    title: prose.title?.text ?? null,
    format: prose.format,
    headings: headingsOf(prose),
    counts: countsOf(prose, sentences),
    readingTime: readingTime(prose, options.readingTime),
    keywords: rankTerms(sentences, units, options.keywords),
    frequency: countTerms(sentences, units, options.frequency),
    summary: summarizePost(facts, options.summary ?? {}),
    description: describePost(facts, options.description ?? {}),
    readability: readability(sentences, options.readability),
    frontMatter: prose.frontMatter,
    notices: prose.notices,
    ...(withTokens && { sentences: tokenized }),
  };
}

/** Refuse what is no string. */
export function checkText(text: string, name: string): string {
  if (typeof text !== 'string')
    throw new TypeError(`${name} must be a string, got ${describe(text)}`);
  return text;
}
