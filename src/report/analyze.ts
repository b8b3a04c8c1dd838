import { checkOptions } from '../errors.js';
import { readProse } from '../text/read.js';
import type { Analysis } from './analysis.js';
import { type Analyzer, type AnalyzerOptions, analyzerOf, checkText } from './analyzer.js';
import type { AnalyzeOptions } from './options.js';
import { textMethods } from './text-methods.js';

export type { Analyzer, AnalyzerOptions } from './analyzer.js';

/**
 * Analyze one post: reading time, keywords, word frequency, summary, description, readability.
 *
 * The built-in dictionary is loaded at the first call and kept. For many posts see {@link createAnalyzer}, which takes
 * the same options. Rejects with a TypeError or RangeError that names the option at fault, and with a DictionaryError
 * when the dictionary cannot be read.
 *
 * @example
 * const { readingTime, keywords, summary } = await analyze(markdown, { fileName: 'post.md' });
 */
export async function analyze(
  source: string,
  options: AnalyzeOptions & AnalyzerOptions = {},
): Promise<Analysis> {
  checkText(source, 'source');
  checkOptions('options', options);
  const analyzer = usesDefaults(options) ? await sharedAnalyzer() : await createAnalyzer(options);
  return analyzer.analyze(source, options);
}

/**
 * Load a dictionary once and return what analyzes any number of posts, synchronously. Rejects as {@link analyze} does.
 *
 * @example
 * const analyzer = await createAnalyzer({ keywords: 5 });
 * const analyses = posts.map((post) => analyzer.analyze(post.text, { title: post.title }));
 */
export async function createAnalyzer(options: AnalyzerOptions = {}): Promise<Analyzer> {
  const { tokenizer, ...analyzer } = await analyzerOf(readProse, options);
  return { ...analyzer, ...textMethods(tokenizer) };
}

let shared: Promise<Analyzer> | undefined;

/** The analyzer of {@link analyze}. A load that failed is not remembered. */
function sharedAnalyzer(): Promise<Analyzer> {
  shared ??= createAnalyzer().catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

const ownWords = ['tokenizer', 'dictionary', 'rules', 'modernWords', 'userWords'];

/** Whether the shared analyzer will do: no option says where the words come from. */
const usesDefaults = (options: object) =>
  ownWords.every((name) => (options as Record<string, unknown>)[name] === undefined);
