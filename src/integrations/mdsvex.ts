import yomitokiRemark, { type RemarkOptions } from './remark.js';
import type { PostFile } from './vfile.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';
export { type PostFolderOptions, type PostInFolder, readPosts } from './post-folder.js';
/** What pages of mdsvex are to get. */
export type MdsvexOptions = RemarkOptions;

/**
 * Give every file of mdsvex its reading time, keywords, summary, description and slug as `metadata.yomitoki`, and
 * `metadata.description` where the author wrote none.
 *
 * @example
 * // svelte.config.js
 * preprocess: [mdsvex({ extensions: ['.md'], remarkPlugins: [[yomitoki, { keywords: 8 }]] })]
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitokiMdsvex(
  options: MdsvexOptions = {},
): (tree: object, file: PostFile) => Promise<void> {
  const transform = yomitokiRemark(options);
  return async (tree, file) => {
    // mdsvex makes `metadata` of `data.fm`, which a file without front matter has not.
    file.data.fm ??= {};
    await transform(tree, file);
  };
}
