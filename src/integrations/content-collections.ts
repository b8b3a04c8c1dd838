import { kindOf } from '../errors.js';
import { type BlogOptions, readBlog } from './blog.js';
import type { BlogPageValues } from './page-values.js';
import { postOf, type RecordValues, withValues } from './record.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';

export type ContentCollectionsOptions = BlogOptions;

/** A document as content-collections hands it to a transform. */
export interface ContentDocument {
  /** Wants `content: z.string()` in the schema. */
  readonly content: string;
  readonly _meta: { readonly filePath: string; readonly path: string };
}

/** As much of the context of a transform as is of use here. */
export interface TransformContext {
  readonly collection: { documents(): Promise<readonly unknown[]> };
}

/**
 * Make a `transform` that gives the documents of a collection their reading time, keywords, summary, description, slug and
 * related posts, as `yomitoki`, and a `description` where the author wrote none. `related` names documents by `_meta.path`.
 *
 * @example
 * // content-collections.ts
 * const posts = defineCollection({
 *   name: 'posts',
 *   directory: 'content/posts',
 *   include: '*.md',
 *   schema: z.object({ title: z.string(), content: z.string() }),
 *   transform: yomitokiTransform({ keywords: 8 }),
 * });
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function yomitokiTransform(
  options: ContentCollectionsOptions = {},
): <Document extends ContentDocument>(
  document: Document,
  context: TransformContext,
) => Promise<Document & RecordValues> {
  /** A build makes its documents anew and hands each the same ones, so the first that asks reads for all. */
  const builds = new WeakMap<object, Promise<ReadonlyMap<string, BlogPageValues>>>();
  return async (document, { collection }) => {
    let build = builds.get(document);
    if (build === undefined) {
      const documents = (await collection.documents()) as ContentDocument[];
      build = builds.get(document) ?? readBlog(documents.map(toPost), options);
      for (const each of documents) builds.set(each, build);
    }
    return withValues(document, (await build).get(document._meta.path)!);
  };
}

function toPost(document: ContentDocument) {
  const { content, _meta } = document;
  if (typeof content !== 'string')
    throw new TypeError(
      `content of ${_meta.filePath} must be a string, got ${kindOf(content)}: add content: z.string() to the schema`,
    );
  return { ...postOf(document, _meta.path, content), fileName: _meta.filePath };
}
