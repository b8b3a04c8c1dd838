import type { FuriganaOptions } from '../index.js';
import type { PageOptions } from './page-options.js';
import type { PageValues } from './page-values.js';
import { createPageReader } from './pages.js';
import { createRubyWriter, type HastNode } from './ruby.js';
import { version } from './version.js';
import { aboutFields, keepValues, nameOf, type PluginOptions } from './vfile.js';

export type { PageValues } from './page-values.js';

/** What documents of Sätteri are to get. */
export type SatteriOptions = PluginOptions;

/** Which readings the HTML of Sätteri is to bear. */
export interface SatteriRubyOptions
  extends Pick<PageOptions, 'rules' | 'modernWords' | 'userWords' | 'cache'> {
  /** Which readings are shown. Default: all. */
  readonly ruby?: FuriganaOptions | undefined;
}

/** As much of Sätteri's context as is of use to a plugin for Markdown. */
export interface SatteriContext {
  readonly source: string;
  readonly fileURL: URL | undefined;
  readonly data: Record<string, unknown>;
}

/** As much of Sätteri's context as is of use to a plugin for HTML. */
export interface SatteriHtmlContext {
  /** With arguments of Sätteri's own types. */
  replaceNode(node: never, nodes: never): void;
}

/** A plugin for Sätteri. */
export interface SatteriPlugin<Context> {
  readonly name: string;
  /** Options and release as data: Astro's cache is renewed when the plugins look different as JSON. */
  readonly madeWith: object;
  before(root: object, context: Context): Promise<void>;
}

/**
 * Give every Markdown or MDX file its reading time, keywords, summary, description and slug: `data.yomitoki`, and in
 * Astro the front matter too. The tree stays as it is. Nothing is loaded before the first file. `yomitoki/astro` attaches
 * this plugin by itself.
 *
 * @example
 * const { html, data } = await markdownToHtml(markdown, { mdastPlugins: [yomitokiSatteri({ keywords: 8 })] });
 * data.yomitoki.readingTime.label; // '約4分で読めます'
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitokiSatteri(
  options: SatteriOptions = {},
): SatteriPlugin<SatteriContext> {
  const reader = createPageReader(options);
  const name = nameOf(options);
  return {
    name: 'yomitoki',
    madeWith: { version, options },
    async before(_root, { source, fileURL, data }) {
      const { frontmatter } = (data.astro ?? {}) as { frontmatter?: Record<string, unknown> };
      const about = aboutFields(frontmatter === undefined ? [] : [frontmatter], options);
      const fileName = fileURL?.pathname;
      const values = await reader.read(source, { ...about, fileName, format: 'markdown' });
      keepValues({ data }, name, values);
    },
  };
}

/**
 * Put readings above the kanji of every page, as `ruby` of yomitoki/rehype does. Belongs into `hastPlugins`.
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function yomitokiSatteriRuby(
  options: SatteriRubyOptions = {},
): SatteriPlugin<SatteriHtmlContext> {
  const ruby = createRubyWriter(options, options.ruby ?? true);
  return {
    name: 'yomitoki-ruby',
    madeWith: { version, options },
    async before(root, context) {
      for (const [node, nodes] of await ruby(root as HastNode))
        context.replaceNode(node as never, nodes as never);
    },
  };
}

// Kept in the declarations, where the host may not be found.
// biome-ignore lint/suspicious/noTsIgnore: an error is expected in some projects, none in others
/** @ts-ignore */
declare module 'satteri' {
  interface DataMap {
    yomitoki: PageValues;
  }
}
