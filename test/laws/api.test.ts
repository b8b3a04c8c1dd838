import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AnalyzeOptions,
  type Analyzer,
  createAnalyzer,
  description,
  frequency,
  furigana,
  keywords,
  outline,
  readability,
  readingTime,
  readProse,
  searchTerms,
  slug,
  summarize,
} from 'yomitoki';
import { createCorpus } from 'yomitoki/corpus';
import { formatAnalysis } from 'yomitoki/format';
import { checkLaws, checkTextLaws } from './api-laws.js';
import { anyOptions, anyPost, goodOptions } from './posts.js';

let analyzer: Analyzer;
beforeAll(async () => {
  analyzer = await createAnalyzer();
});

describe('the public functions', () => {
  it('keep their rules whatever the post and its options', () => {
    fc.assert(
      fc.property(anyPost, goodOptions, (source, options) =>
        checkLaws(analyzer, source, options as AnalyzeOptions),
      ),
      { seed: 31, numRuns: 250 },
    );
  });

  it('keep their rules whatever the text', () => {
    fc.assert(
      fc.property(anyPost, (text) => checkTextLaws(analyzer, text)),
      { seed: 32, numRuns: 250 },
    );
  });

  it.each<[string, (options: never) => unknown]>([
    ['analyze', (options) => analyzer.analyze('猫の話。', options)],
    ['keywords', (options) => keywords([], options)],
    ['frequency', (options) => frequency([], options)],
    ['summarize', (options) => summarize([], options)],
    ['description', (options) => description([], options)],
    ['outline', (options) => outline([], options)],
    ['readability', (options) => readability([], options)],
    ['readingTime', (options) => readingTime('猫の話。', options ?? {})],
    ['readProse', (options) => readProse('猫の話。', options)],
    ['slug', (options) => slug([], options)],
    ['furigana', (options) => furigana([], options)],
    ['searchTerms', (options) => searchTerms('猫の話。', options)],
    ['formatAnalysis', (options) => formatAnalysis(analyzer.analyze('猫の話。'), options)],
    ['createCorpus', (options) => createCorpus(options)],
  ])('refuse wrong options with a TypeError or RangeError that names them: %s', (_, call) => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        try {
          call(options as never);
        } catch (error) {
          expect(['TypeError', 'RangeError']).toContain((error as Error).name);
          expect((error as Error).message).toMatch(/^\w.* must be .+, got /s);
        }
      }),
      { seed: 33, numRuns: 150 },
    );
  });
});
