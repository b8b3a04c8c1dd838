import { join } from 'node:path';
import { describe } from '../errors.js';
import { type BlogOptions, checkBlogOptions, readBlog } from './blog.js';
import { isDevelopment } from './development.js';
import type { BlogPageValues } from './page-values.js';
import { postOf, type RecordValues, repeated, withValues } from './record.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';

/** What the documents of a collection are to get. */
export type ContentCollectionsOptions = BlogOptions;

/** A document as content-collections hands it to a transform. */
export interface ContentDocument {
  /** Wants `content: z.string()` in the schema. */
  readonly content: string;
  readonly _meta: { readonly filePath: string; readonly path: string };
}

/** As much of the context of a transform as is of use here. */
export interface TransformContext {
  readonly collection: {
    readonly directory?: string;
    documents(): Promise<readonly unknown[]>;
  };
}

/**
 * Make a `transform` that gives the documents of a collection their reading time, keywords, summary, description, slug and
 * related posts, as `yomitoki`, and a `description` where the author wrote none. `related` names documents by `_meta.path`,
 * where two share it, as `a.md` and `a.mdx` do, by `_meta.filePath`.
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
  checkBlogOptions(options);
  /** A build makes its documents anew and hands each the same ones, so the first that asks reads for all. */
  const builds = new WeakMap<object, Promise<ReadonlyMap<object, BlogPageValues>>>();
  return async (document, { collection }) => {
    let build = builds.get(document);
    if (build === undefined) {
      const documents = (await collection.documents()) as ContentDocument[];
      build = builds.get(document) ?? readDocuments(documents, collection.directory, options);
      for (const each of documents) builds.set(each, build);
    }
    return withValues(document, (await build).get(document)!);
  };
}

async function readDocuments(
  documents: readonly ContentDocument[],
  directory = '',
  options: BlogOptions,
): Promise<ReadonlyMap<object, BlogPageValues>> {
  const shared = repeated(documents.map(({ _meta }) => _meta.path));
  const idOf = ({ _meta }: ContentDocument) =>
    shared.has(_meta.path) ? _meta.filePath : _meta.path;
  const posts = documents.map((document) => toPost(document, idOf(document), directory, options));
  const pages = await readBlog(posts, { pinSlugs: !isDevelopment('watch'), ...options });
  return new Map(documents.map((document) => [document, pages.get(idOf(document))!]));
}

function toPost(document: ContentDocument, id: string, directory: string, options: BlogOptions) {
  const { content, _meta } = document;
  if (typeof content !== 'string')
    throw new TypeError(
      `content of ${_meta.filePath} must be a string, got ${describe(content)}: add content: z.string() to the schema`,
    );
  return { ...postOf(document, id, content, options), fileName: join(directory, _meta.filePath) };
}
