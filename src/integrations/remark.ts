import type { PageValues } from './page-values.js';
import { createPageReader } from './pages.js';
import { aboutFile, keepValues, nameOf, type PluginOptions, type PostFile } from './vfile.js';

export type { PageValues } from './page-values.js';

/** What Markdown files are to get. */
export type RemarkOptions = PluginOptions;

/**
 * Give every Markdown file its reading time, keywords, summary, description and slug: `file.data.yomitoki`, and in Astro,
 * mdsvex and next-mdx-remote the front matter too. The tree stays as it is. Front matter may stand in the source or be
 * known to the host. Nothing is loaded before the first file.
 *
 * @example
 * const file = await remark().use(yomitokiRemark, { keywords: 8 }).use(remarkHtml).process(markdown);
 * file.data.yomitoki.readingTime.label; // '約4分で読めます'
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitokiRemark(
  options: RemarkOptions = {},
): (tree: object, file: PostFile) => Promise<void> {
  const reader = createPageReader(options);
  const name = nameOf(options);
  return async (_tree, file) => {
    const about = { ...aboutFile(file, options), format: 'markdown' } as const;
    keepValues(file, name, await reader.read(String(file), about));
  };
}

// Kept in the declarations, where the host may not be found.
// biome-ignore lint/suspicious/noTsIgnore: an error is expected in some projects, none in others
/** @ts-ignore */
declare module 'vfile' {
  interface DataMap {
    yomitoki: PageValues;
  }
}
