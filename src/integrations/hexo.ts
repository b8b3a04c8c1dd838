import { checkFlag } from '../errors.js';
import { type BlogOptions, type BlogPost, checkBlogOptions, readBlog } from './blog.js';
import { escapeHtml } from './escape-html.js';
import type { BlogPageValues } from './page-values.js';
import { aboutFields, hasNoText } from './vfile.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';

/** What the posts of a Hexo blog are to show: under `yomitoki` in `_config.yml`, or as second argument. */
export interface HexoOptions extends BlogOptions {
  /** Whether a post without `<!-- more -->` gets its summary as `excerpt`, so that lists of posts show that. Default: false. */
  readonly excerpt?: boolean | undefined;
}

/** As much of a post of Hexo as is of use here. */
export interface HexoPost {
  /** `_posts/harbour.md` */
  readonly source: string;
  /** The source without front matter. */
  readonly _content: string;
  readonly title?: string;
  readonly published?: boolean;
  readonly tags?: { toArray(): readonly { readonly name: string }[] };
  description?: unknown;
  excerpt?: string;
  /** What the post shows; `related` names posts by their `source`. */
  yomitoki?: BlogPageValues;
  /** For `permalink: :year/:yomitoki_slug/` in `_config.yml`. */
  yomitoki_slug?: string;
  save(): PromiseLike<unknown>;
}

/** As much of Hexo as is of use here. */
export interface Hexo {
  readonly config: { readonly yomitoki?: unknown };
  readonly env: { readonly cmd: string };
  readonly source: { isWatching(): boolean };
  readonly extend: {
    readonly filter: {
      register(
        type: 'before_generate' | 'after_post_render',
        filter: (post: HexoPost) => unknown,
        priority: number,
      ): unknown;
    };
    readonly helper: {
      register(name: string, helper: (post: HexoPost, most?: number) => unknown): unknown;
    };
  };
  model(name: 'Post'): {
    toArray(): HexoPost[];
    findOne(query: { readonly source: string }): HexoPost | undefined;
  };
}

/**
 * Give the posts of a Hexo blog their reading time, keywords, summary, slug, related posts and suggested tags as
 * `post.yomitoki`, a `description` where the author wrote none, and templates the helpers `yomitoki_label(post)` and
 * `yomitoki_related(post)`.
 *
 * @example
 * // scripts/yomitoki.js
 * require('yomitoki/hexo')(hexo);
 * // a template
 * // <%= yomitoki_label(post) %> 約4分で読めます
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitoki(hexo: Hexo, options: HexoOptions = {}): void {
  const { excerpt = false, ...blogOptions } = {
    ...(hexo.config.yomitoki as HexoOptions | null | undefined),
    ...options,
  };
  checkFlag('excerpt', excerpt);
  checkBlogOptions(blogOptions);
  const { filter, helper } = hexo.extend;

  // Before Hexo renders the posts, at 10: a post may link to another by its slug.
  filter.register(
    'before_generate',
    async () => {
      const posts = hexo.model('Post').toArray();
      const blog = await readBlog(
        posts.map((post) => blogPost(post, blogOptions)),
        {
          pinSlugs: !isServing(hexo),
          ...blogOptions,
        },
      );
      for (const post of posts) await keep(post, blog.get(post.source)!);
    },
    5,
  );

  // After Hexo has cut the excerpt, at 10.
  if (excerpt)
    filter.register(
      'after_post_render',
      (post) => {
        const summary = post.yomitoki?.summary ?? '';
        if (hasNoText(post.excerpt) && summary !== '')
          post.excerpt = `<p>${escapeHtml(summary)}</p>`;
        return post;
      },
      15,
    );

  helper.register('yomitoki_label', (post) => post.yomitoki?.readingTime.label ?? '');
  helper.register('yomitoki_related', (post, most = Number.POSITIVE_INFINITY) =>
    (post.yomitoki?.related ?? [])
      .slice(0, most)
      .map(({ id }) => hexo.model('Post').findOne({ source: id }))
      .filter((other) => other !== undefined),
  );
}

/**
 * So that `require` gives the function itself. Not in the declarations: TypeScript reads such names since 5.6.
 *
 * @internal
 */
export { yomitoki as 'module.exports' };

/** Whether Hexo shows posts to their author: in `hexo server`, and while it watches. */
const isServing = ({ env, source }: Hexo): boolean =>
  source.isWatching() || (/^s/.test(env.cmd) && 'server'.startsWith(env.cmd));

function blogPost(post: HexoPost, options: BlogOptions): BlogPost {
  const { source, _content, published, tags } = post;
  const { title, readingTime } = aboutFields([{ ...post }], options);
  return {
    readingTime,
    id: source,
    source: _content,
    fileName: source,
    title,
    tags: tags?.toArray().map(({ name }) => name) ?? [],
    draft: published === false,
  };
}

/** Put the values into a post. Hexo keeps its posts between builds, so most have them already. */
async function keep(post: HexoPost, values: BlogPageValues): Promise<void> {
  const { yomitoki: before, description } = post;
  const isOurs = hasNoText(description) || description === before?.description;
  if (
    JSON.stringify(before) === JSON.stringify(values) &&
    post.yomitoki_slug === values.slug &&
    (!isOurs || description === values.description)
  )
    return;
  post.yomitoki = values;
  post.yomitoki_slug = values.slug;
  if (isOurs && values.description !== '') post.description = values.description;
  await post.save();
}
