import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyzer, createAnalyzer } from 'yomitoki';
import astro, { withYomitoki as withAstro } from 'yomitoki/astro';
import { yomitokiTransform } from 'yomitoki/content-collections';
import docusaurus, { docusaurusHooks } from 'yomitoki/docusaurus';
import eleventyPlugin, { type EleventyConfig } from 'yomitoki/eleventy';
import hexoPlugin, { type Hexo } from 'yomitoki/hexo';
import markdownIt from 'yomitoki/markdown-it';
import mdsvex from 'yomitoki/mdsvex';
import next, { yomitokiMdx } from 'yomitoki/next';
import nuxtModule from 'yomitoki/nuxt';
import { createPageReader, readBlog, readPosts } from 'yomitoki/pages';
import rehype from 'yomitoki/rehype';
import remark from 'yomitoki/remark';
import satteri, { yomitokiSatteriRuby } from 'yomitoki/satteri';
import { yomitokiVelite } from 'yomitoki/velite';
import {
  withYomitoki as withVitePress,
  yomitokiContent,
  yomitokiPageData,
  yomitokiSearchOptions,
} from 'yomitoki/vitepress';
import { type PageOptions, shapeOf, shapeOptions } from '../../src/integrations/page-options.js';

it('sends threads what shapes a page and nothing else, which they might not take', () => {
  const options = { slug: { maxLength: 20 }, keywords: 3, cache: 'here', onDone: () => {} };
  const sent = shapeOptions(options as PageOptions);
  expect(structuredClone(sent)).toEqual({ keywords: 3, slug: { maxLength: 20 } });
  expect(shapeOf(sent)).toEqual(shapeOf(options as PageOptions));
});

describe('every host refuses when it is set up', () => {
  const hexo = (yomitoki: object) =>
    hexoPlugin({
      config: { yomitoki },
      extend: { filter: { register() {} }, helper: { register() {} } },
    } as unknown as Hexo);
  const eleventy = (options: object) => {
    const nothing = () => undefined;
    const config = { on: nothing, addGlobalData: nothing, getFilter: () => nothing };
    return eleventyPlugin(config as unknown as EleventyConfig, options);
  };
  const nuxt = (options: object) =>
    nuxtModule(options, { options: { build: { transpile: [] } }, hook() {} });
  const satteriRuby = (options: object) => yomitokiSatteriRuby({ ...options, ruby: {} });

  const pageHosts: [string, (options: object) => unknown][] = [
    ['pages', createPageReader],
    ['remark', remark],
    ['rehype', rehype],
    ['mdsvex', mdsvex],
    ['next', next],
    ['next by name', yomitokiMdx],
    ['satteri', satteri],
    ['satteri, ruby', satteriRuby],
    ['astro', astro],
    ['nuxt', nuxt],
    ['vitepress search', yomitokiSearchOptions],
  ];
  const blogHosts: [string, (options: object) => unknown][] = [
    ['hexo', hexo],
    ['eleventy', eleventy],
    ['astro loader', (options) => withAstro(() => [], options)],
    ['velite', yomitokiVelite],
    ['content-collections', yomitokiTransform],
    ['vitepress', (options) => withVitePress({}, options)],
    ['vitepress pages', yomitokiPageData],
    ['vitepress content', yomitokiContent],
    ['docusaurus', (options) => docusaurus({}, options)],
    ['docusaurus hooks', docusaurusHooks],
  ];

  it.each([...pageHosts, ...blogHosts])('a wrong option of pages: %s', (_host, setUp) => {
    expect(() => setUp({ summary: -1 })).toThrow(
      new RangeError('summary must be a whole number of 1 or more, got -1'),
    );
    expect(() => setUp({ keywords: { limit: 'x' } })).toThrow(
      new TypeError('keywords: limit must be a whole number of 0 or more, got "x"'),
    );
    expect(() => setUp({ userWords: {} })).toThrow(
      new TypeError('userWords must be an array of words or CSV text, got an object'),
    );
    expect(() => setUp({ summary: 2, keywords: { limit: 3 }, cache: false })).not.toThrow();
  });

  it.each(blogHosts)('a wrong option of the blog: %s', (_host, setUp) => {
    expect(() => setUp({ related: -1 })).toThrow(
      new RangeError('related must be a whole number of 0 or more, got -1'),
    );
    expect(() => setUp({ slugFile: 3 })).toThrow(
      new TypeError('slugFile must be the path of a file, got 3'),
    );
  });

  it('a wrong option of markdown-it and readPosts, whose promises reject', async () => {
    const error = new RangeError('summary must be a whole number of 1 or more, got -1');
    await expect(markdownIt({ summary: -1 })).rejects.toThrow(error);
    await expect(readPosts('nowhere', { summary: -1 })).rejects.toThrow(error);
    await expect(readBlog([], { summary: -1 })).rejects.toThrow(error);
  });
});

describe('what a host checks is what the measure checks', () => {
  let analyzer: Analyzer;
  beforeAll(async () => {
    analyzer = await createAnalyzer();
  });
  const text = '港の朝。';
  const measures: [string, readonly string[], (options: never) => unknown][] = [
    [
      'keywords',
      ['limit', 'minScore', 'stopWords', 'exclude', 'include', 'partOfSpeech', 'vocabulary'],
      (options) => analyzer.keywords(text, options),
    ],
    [
      'summary',
      ['sentences', 'characters', 'about'],
      (options) => analyzer.summarize(text, options),
    ],
    ['description', ['characters'], (options) => analyzer.description(text, options)],
    [
      'readingTime',
      ['speed', 'language', 'frontMatterKey', 'difficulty', 'kanjiWeight', 'digitRunCap'],
      (options) => analyzer.readingTime(text, options),
    ],
    ['slug', ['maxLength', 'existing'], (options) => analyzer.slug(text, options)],
    ['furigana', ['firstOnly', 'minGrade'], (options) => analyzer.furigana(text, options)],
  ];
  const value = fc.oneof(
    fc.constantFrom('fast', 'en', true, new Map(), Infinity, -1, 0, 1, 9),
    fc.double(),
    fc.string(),
    fc.anything(),
    fc.array(fc.oneof(fc.string(), fc.anything())),
    fc.dictionary(fc.string(), fc.oneof(fc.double(), fc.anything())),
  );
  const refusalOf = (call: () => unknown) => {
    try {
      call();
      return null;
    } catch (error) {
      const { name, message } = error as Error;
      return { name, message };
    }
  };

  it.each(measures)('%s', (name, options, measure) => {
    fc.assert(
      fc.property(fc.constantFrom(...options), value, (option, given) => {
        const how = { [option]: given };
        const said = refusalOf(() => measure(how as never));
        const atHost = refusalOf(() => createPageReader({ [name]: how }));
        expect(atHost).toEqual(said && { ...said, message: `${name}: ${said.message}` });
      }),
      { seed: 19, numRuns: 500 },
    );
  });
});
