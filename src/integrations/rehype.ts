import type { FuriganaOptions } from '../index.js';
import { createPageReader } from './pages.js';
import { createRubyWriter, type HastNode, putInPlace } from './ruby.js';
import { aboutFile, keepValues, nameOf, type PluginOptions, type PostFile } from './vfile.js';

export type { PageValues } from './page-values.js';

/** What HTML files are to get, and whether they are to bear readings. */
export interface RehypeOptions extends PluginOptions {
  /**
   * Whether to put readings above the kanji of the text, or how. Code, other languages (`lang`), text with readings of
   * its own, and headings, whose text becomes their id, are left alone. Default: false.
   */
  readonly ruby?: boolean | FuriganaOptions | undefined;
}

/**
 * Put readings above the kanji of a page (with the option `ruby`), and give every HTML file that yomitoki/remark has not
 * read its reading time, keywords, summary, description and slug, as `file.data.yomitoki`. Nothing is loaded before the
 * first file.
 *
 * @example
 * const file = await rehype().use(yomitokiRehype, { ruby: { firstOnly: true, minGrade: 7 } }).process(html);
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitokiRehype(
  options: RehypeOptions = {},
): (tree: object, file: PostFile) => Promise<void> {
  const reader = createPageReader(options);
  const name = nameOf(options);
  const ruby = createRubyWriter(options, options.ruby);
  return async (tree, file) => {
    if (file.data[name] === undefined) {
      // Only a tree parsed from HTML knows of HTML's quirks mode; one made of Markdown does not.
      const isHtml = (tree as HastNode).data?.quirksMode !== undefined;
      const about = { ...aboutFile(file, options), ...(isHtml && { format: 'html' as const }) };
      keepValues(file, name, await reader.read(String(file), about));
    }
    putInPlace(tree as HastNode, await ruby(tree as HastNode));
  };
}
