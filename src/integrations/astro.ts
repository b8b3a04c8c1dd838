import { checkFlag } from '../errors.js';
import type { FuriganaOptions } from '../index.js';
import { type AstroFolders, contentAsJson, isLinked, writesScript } from './astro-vite.js';
import { checkPageOptions } from './page-options.js';
import yomitokiRehype from './rehype.js';
import yomitokiRemark from './remark.js';
import yomitokiSatteri, { yomitokiSatteriRuby } from './satteri.js';
import { version } from './version.js';
import { nameOf, type PluginOptions } from './vfile.js';

export { type LoaderOptions, withYomitoki } from './astro-loader.js';
export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';

/** What the pages of an Astro site are to get. */
export interface AstroOptions extends PluginOptions {
  /** Whether to put readings above the kanji of every post, or how; see yomitoki/rehype. Default: false. */
  readonly ruby?: boolean | FuriganaOptions | undefined;
  /**
   * Whether Markdown and MDX pages get values of their own in `remarkPluginFrontmatter`. Default: true; false is for sites all of
   * whose posts have theirs from {@link withYomitoki}.
   */
  readonly pages?: boolean | undefined;
}

/** As much of an Astro integration as this one is. */
export interface Integration {
  readonly name: string;
  readonly hooks: {
    'astro:config:setup'(setup: Setup): void;
    'astro:config:done'(done: { readonly config: AstroFolders }): void;
  };
}

interface Setup {
  readonly config: AstroFolders & {
    readonly markdown: object;
    readonly vite?: { readonly ssr?: { readonly external?: true | readonly string[] } };
  };
  updateConfig(change: object): unknown;
  readonly logger: { warn(message: string): void };
}

/** What Astro 7 calls a Markdown processor. */
interface Processor {
  readonly name: string;
  readonly options?: { readonly [list: string]: unknown };
}

/**
 * Give every Markdown and MDX page of an Astro site its reading time, keywords, summary, description and slug, as
 * `remarkPluginFrontmatter.yomitoki` (Astro 5–7, whichever Markdown processor is in force), and with `ruby` readings above
 * its kanji. For values in `getCollection()` and related posts see {@link withYomitoki}. Astro 5 and 6 are brought to hand content
 * to pages as JSON, as 7 does, which makes builds and the dev server of large blogs faster.
 *
 * @example
 * // astro.config.mjs
 * export default defineConfig({ integrations: [yomitoki({ keywords: 8 })] });
 * // a page
 * const { Content, remarkPluginFrontmatter } = await render(post);
 * remarkPluginFrontmatter.yomitoki.readingTime.label; // '約4分で読めます'
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitoki(options: AstroOptions = {}): Integration {
  checkPageOptions(options);
  checkFlag('pages', options.pages);
  nameOf(options);
  let folders: AstroFolders;
  return {
    name: 'yomitoki',
    hooks: {
      'astro:config:setup': (setup) => {
        folders = setup.config;
        attach(setup, options);
        setUpVite(setup, () => folders);
      },
      'astro:config:done': ({ config }) => {
        folders = config;
      },
    },
  };
}

function setUpVite({ config, updateConfig }: Setup, foldersNow: () => AstroFolders): void {
  const plugins = writesScript(config.root) ? [contentAsJson(foldersNow)] : [];
  const isExternal = !isLinked() || config.vite?.ssr?.external === true;
  if (plugins.length > 0) updateConfig({ vite: { plugins } });
  if (!isExternal) updateConfig({ vite: { ssr: { external: ['yomitoki'] } } });
}

/**
 * Astro keeps rendered posts until its configuration looks different as JSON, so options and release stand in it as data.
 */
function attach({ config, updateConfig, logger }: Setup, options: AstroOptions): void {
  const { ruby = false, pages = true, ...pageOptions } = options;
  const remark = pages ? [[yomitokiRemark, { ...pageOptions, version }]] : [];
  const rehype = ruby === false ? [] : [[yomitokiRehype, { ...pageOptions, ruby, version }]];
  const { processor } = config.markdown as { processor?: Processor };
  if (remark.length + rehype.length === 0) return;
  if (processor === undefined) {
    updateConfig({ markdown: { remarkPlugins: remark, rehypePlugins: rehype } });
    return;
  }
  const { mdastPlugins, hastPlugins, remarkPlugins, rehypePlugins } = processor.options ?? {};
  if (Array.isArray(mdastPlugins) && Array.isArray(hastPlugins)) {
    if (pages) mdastPlugins.push(yomitokiSatteri(pageOptions));
    if (ruby !== false)
      hastPlugins.push(yomitokiSatteriRuby({ ...pageOptions, ruby: ruby === true ? {} : ruby }));
  } else if (Array.isArray(remarkPlugins) && Array.isArray(rehypePlugins)) {
    remarkPlugins.push(...remark);
    rehypePlugins.push(...rehype);
  } else {
    logger.warn(
      `the Markdown processor ${processor.name} takes no plugins of remark or Sätteri: its pages get no values`,
    );
  }
}
