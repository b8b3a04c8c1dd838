import { expect, it } from 'vitest';
import * as index from 'yomitoki';
import * as corpus from 'yomitoki/corpus';
import * as format from 'yomitoki/format';
import * as kuromoji from 'yomitoki/kuromoji';
import * as prose from 'yomitoki/prose';
import * as readingTime from 'yomitoki/reading-time';
import * as search from 'yomitoki/search';
import * as tiny from 'yomitoki/tiny';
import * as tokenizer from 'yomitoki/tokenizer';

// The public names. A name added here is a promise; a name taken away breaks somebody.
it.each([
  [
    'yomitoki',
    index,
    [
      'CompileError',
      'DictionaryError',
      'analyze',
      'createAnalyzer',
      'createTokenizer',
      'description',
      'detectFormat',
      'frequency',
      'furigana',
      'furiganaSegments',
      'highlights',
      'keywords',
      'loadDictionary',
      'outline',
      'readHtml',
      'readMarkdown',
      'readPlain',
      'readProse',
      'readability',
      'readingTime',
      'romaji',
      'searchTerms',
      'slug',
      'splitSentences',
      'summarize',
      'toSource',
      'tokenizeSentences',
    ],
  ],
  ['yomitoki/corpus', corpus, ['createCorpus']],
  ['yomitoki/format', format, ['formatAnalysis']],
  ['yomitoki/kuromoji', kuromoji, ['fromKuromoji']],
  [
    'yomitoki/prose',
    prose,
    [
      'detectFormat',
      'readHtml',
      'readMarkdown',
      'readPlain',
      'readProse',
      'splitSentences',
      'toSource',
    ],
  ],
  ['yomitoki/reading-time', readingTime, ['readingTime']],
  ['yomitoki/search', search, ['searchTerms']],
  ['yomitoki/tiny', tiny, ['tinyTokenizer']],
  [
    'yomitoki/tokenizer',
    tokenizer,
    ['CompileError', 'DictionaryError', 'createTokenizer', 'loadDictionary'],
  ],
])('%s exports exactly its public names', (_, module, names) => {
  expect(Object.keys(module).sort()).toEqual(names);
});
