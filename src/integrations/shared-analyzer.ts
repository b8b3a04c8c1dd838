import type { Analyzer, Dictionary, Tokenizer } from '../index.js';
import { log } from './log.js';
import { defaultKeywords, type PageOptions } from './page-options.js';
import { kept } from './process-memory.js';

/** What reads posts; loaded by the first that is in no cache, since a build with none is over before it is worth it. */
const library = () => import('../index.js');

const analyzers = new WeakMap<PageOptions, Promise<Analyzer>>();

/**
 * The analyzer for these options, made once for each object of them. The dictionary is loaded once a process, however many
 * plugins and reloads ask.
 */
export function sharedAnalyzer(options: PageOptions): Promise<Analyzer> {
  let analyzer = analyzers.get(options);
  if (analyzer === undefined) {
    analyzer = makeAnalyzer(options);
    analyzers.set(options, analyzer);
    analyzer.catch(() => analyzers.delete(options));
  }
  return analyzer;
}

async function makeAnalyzer(options: PageOptions): Promise<Analyzer> {
  const { rules, modernWords, userWords, language, summary, description, readingTime, stopWords } =
    options;
  const keywords = keywordsToFind(options.keywords);
  const tokenizer = await sharedTokenizer({ rules, modernWords, userWords });
  const { createAnalyzer } = await library();
  return createAnalyzer({
    tokenizer,
    language,
    keywords,
    summary,
    description,
    readingTime,
    stopWords,
  });
}

/** Ten at least, which a corpus compares posts by; a page shows the first of them. */
function keywordsToFind(keywords: PageOptions['keywords']) {
  if (keywords === undefined || typeof keywords === 'number')
    return Math.max(keywords ?? defaultKeywords, 10);
  return { ...keywords, limit: Math.max(keywords.limit ?? defaultKeywords, 10) };
}

function sharedTokenizer(
  options: Pick<PageOptions, 'rules' | 'modernWords' | 'userWords'>,
): Promise<Tokenizer> {
  const tokenizers = kept('tokenizers', () => new Map<string, Promise<Tokenizer>>());
  const key = JSON.stringify([options.rules, options.modernWords, options.userWords]);
  let tokenizer = tokenizers.get(key);
  if (tokenizer === undefined) {
    tokenizer = Promise.all([library(), sharedDictionary()]).then(
      ([{ createTokenizer }, dictionary]) => createTokenizer(dictionary, options),
    );
    tokenizers.set(key, tokenizer);
    tokenizer.catch(() => tokenizers.delete(key));
  }
  return tokenizer;
}

function sharedDictionary(): Promise<Dictionary> {
  const state = kept('dictionary', (): { dictionary?: Promise<Dictionary> | undefined } => ({}));
  if (state.dictionary === undefined) {
    let start = 0;
    state.dictionary = library().then(({ loadDictionary }) => {
      start = performance.now();
      return loadDictionary();
    });
    state.dictionary.then(
      () => log(`dictionary loaded in ${Math.round(performance.now() - start)} ms`),
      () => {
        state.dictionary = undefined;
      },
    );
  }
  return state.dictionary;
}
