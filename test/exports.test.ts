import { readFileSync } from 'node:fs';
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

it.each([
  ['astro', ['default', 'withYomitoki']],
  ['content-collections', ['yomitokiTransform']],
  ['docusaurus', ['default', 'docusaurusHooks']],
  ['eleventy', ['default']],
  // Hexo calls require, which then gives the function itself
  ['hexo', ['default', 'module.exports']],
  ['markdown-it', ['default']],
  ['mdsvex', ['default', 'readPosts']],
  ['next', ['default', 'metadataOf', 'readPosts', 'withYomitoki', 'yomitokiMdx']],
  ['nuxt', ['default', 'yomitokiSchema']],
  ['pages', ['createPageReader', 'readBlog', 'readPosts']],
  ['rehype', ['default']],
  ['remark', ['default']],
  ['satteri', ['default', 'yomitokiSatteriRuby']],
  ['velite', ['yomitokiVelite']],
  ['vitepress', ['withYomitoki', 'yomitokiContent', 'yomitokiPageData', 'yomitokiSearchOptions']],
])('yomitoki/%s exports exactly its public names', async (name, names) => {
  const module = await import(`../src/integrations/${name}.ts`);
  expect(Object.keys(module).sort()).toEqual(names);
});

it('lists here every entry of the package', () => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const entries = Object.keys(JSON.parse(manifest).exports).filter(
    (entry) => !/^\.\/(browser|package\.json|dict\/.*)$/.test(entry),
  );
  const listed = readFileSync(new URL(import.meta.url), 'utf8');
  const isListed = (entry: string) =>
    listed.includes(`'${entry.replace('./', '')}'`) ||
    listed.includes(`'${entry.replace('.', 'yomitoki')}'`);
  expect(entries.filter((entry) => !isListed(entry))).toEqual([]);
});
