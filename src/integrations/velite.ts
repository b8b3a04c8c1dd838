import { relative } from 'node:path';
import { type BlogOptions, type BlogPost, checkBlogOptions, readBlog } from './blog.js';
import { isDevelopment } from './development.js';
import { createPageReader } from './pages.js';
import { postOf, type RecordValues, repeated, withValues } from './record.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';

/** What the posts of velite are to get. */
export type VeliteOptions = BlogOptions;

/** What velite tells a transform of a file. */
export interface VeliteFile {
  readonly meta: { readonly path: string; readonly content?: string | undefined };
}

/** Functions for a velite configuration. */
export interface VeliteHooks {
  /** For `.transform()` of a schema: adds `yomitoki`, and `description` where the author wrote none. */
  transform<Fields extends object>(data: Fields, file: VeliteFile): Promise<Fields & RecordValues>;
  /** For `prepare`: fills in what only the whole collection can tell, `yomitoki.related` and `yomitoki.suggestedTags`. */
  prepare(data: object): Promise<void>;
}

/**
 * Give the posts of velite their reading time, keywords, summary, description, slug and related posts. `related` names posts
 * by their field `slug`, `path` or `id`; by the path of the file in the project where they have none or share it.
 *
 * @example
 * // velite.config.ts
 * const { transform, prepare } = yomitokiVelite({ keywords: 8 });
 * export default defineConfig({
 *   collections: {
 *     posts: {
 *       name: 'Post',
 *       pattern: 'posts/*.md',
 *       schema: s.object({ title: s.string(), slug: s.path(), html: s.markdown() }).transform(transform),
 *     },
 *   },
 *   prepare,
 * });
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function yomitokiVelite(options: VeliteOptions = {}): VeliteHooks {
  checkBlogOptions(options);
  const reader = createPageReader(options);
  const read = new WeakMap<object, BlogPost>();
  return {
    async transform(data, { meta }) {
      const { path, content = '' } = meta;
      const post = postOf(data, idOf(data) ?? pathOf(path), content, options);
      const about = { ...post, fileName: path };
      const yomitoki = {
        ...(await reader.read(content, about)),
        suggestedTags: [],
        related: [],
      };
      read.set(yomitoki, about);
      return withValues(data, yomitoki);
    },
    async prepare(data) {
      for (const records of Object.values(data)) {
        if (!Array.isArray(records)) continue;
        const known = records.flatMap((record: { yomitoki?: object }) => {
          const post = record?.yomitoki === undefined ? undefined : read.get(record.yomitoki);
          return post === undefined ? [] : [{ record, post }];
        });
        // As translations of a post do.
        const shared = repeated(known.map(({ post }) => post.id));
        const idIn = ({ id, fileName }: BlogPost) => (shared.has(id) ? pathOf(fileName!) : id);
        const pages = await readBlog(
          known.map(({ post }) => ({ ...post, id: idIn(post) })),
          { pinSlugs: !isDevelopment('dev', '--watch'), ...options },
        );
        for (const { record, post } of known) {
          record.yomitoki = pages.get(idIn(post))!;
          // velite hands unchanged records in again after an edit of others.
          read.set(record.yomitoki, post);
        }
      }
    },
  };
}

const pathOf = (file: string): string => relative(process.cwd(), file);

/** What a record is called by in the data: the first such field it has. */
function idOf(record: object): string | undefined {
  const { slug, path, id } = record as Record<string, unknown>;
  return [slug, path, id].find((name) => typeof name === 'string' && name !== '') as
    | string
    | undefined;
}
