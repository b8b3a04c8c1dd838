export type { Dictionary } from './dictionary/dictionary.js';
export { type DictionarySource, loadDictionary } from './dictionary/load.js';
export { CompileError, DictionaryError, type DictionaryErrorCode } from './errors.js';
export { type DescriptionOptions, description } from './measure/description.js';
export { type FrequencyOptions, frequency, type TermFrequency } from './measure/frequency.js';
export {
  type FuriganaOptions,
  type FuriganaSegment,
  furigana,
  furiganaSegments,
} from './measure/furigana.js';
export { highlights } from './measure/highlights.js';
export {
  type Feature,
  type Keyword,
  type KeywordOptions,
  keywords,
} from './measure/keywords.js';
export type { Form } from './measure/link-terms.js';
export { type OutlineEntry, type OutlineOptions, outline } from './measure/outline.js';
export { searchTerms } from './measure/read-search-terms.js';
export {
  type Comparison,
  type RareKanji,
  type Readability,
  type ReadabilityFinding,
  type ReadabilityOptions,
  readability,
} from './measure/readability.js';
export {
  type Pace,
  type ReadingTime,
  type ReadingTimeOptions,
  readingTime,
} from './measure/reading-time.js';
export { romaji } from './measure/romaji.js';
export type { SearchTermsOptions } from './measure/search-terms.js';
export { type SlugOptions, slug } from './measure/slug.js';
export {
  type Summary,
  type SummaryOptions,
  type SummarySentence,
  summarize,
} from './measure/summary.js';
export { type TokenizedSentence, tokenizeSentences } from './measure/tokenize-sentences.js';
export type { Analysis, Counts, Heading } from './report/analysis.js';
export { type Analyzer, type AnalyzerOptions, analyze, createAnalyzer } from './report/analyze.js';
export type { AnalyzeOptions, SourceOptions } from './report/options.js';
export { type Sentence, splitSentences } from './sentence/split.js';
export { detectFormat } from './text/detect.js';
export { readHtml } from './text/html.js';
export { readMarkdown } from './text/markdown.js';
export { type OffsetMap, toSource } from './text/offset-map.js';
export { readPlain } from './text/plain.js';
export type {
  Block,
  BlockRole,
  Format,
  FrontMatterValue,
  Mark,
  Notice,
  Prose,
  Title,
} from './text/prose.js';
export { type ReadProseOptions, readProse } from './text/read.js';
export type { ReadOptions } from './text/source.js';
export type { Token, TokenLexicon } from './tokenizer/token.js';
export { createTokenizer, type Tokenizer, type TokenizerOptions } from './tokenizer/tokenizer.js';
export type { TokenizerRules } from './tokenizer/unknown-words.js';
export type { UserWord } from './tokenizer/user-words.js';
