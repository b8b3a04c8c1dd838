import type { BlogOptions, StoredBlog } from './blog.js';
import { isDevelopment } from './development.js';
import { isSameList, type KnownBlog, type KnownSlugs } from './known-blog.js';
import type { BlogPageValues } from './page-values.js';
import { assignSlugs, pinSlugs, readSlugs, type Slugs } from './slug-file.js';

/**
 * Give every page a slug of its own, and pin those of new posts in the file. It is read only now, and nothing in here
 * waits, so that blogs that share the file lose nothing of each other's.
 */
export function withSlugs(
  known: KnownBlog,
  blog: StoredBlog,
  { slugFile, pinSlugs: isPinning = !isDevelopment(), slugs: given }: BlogOptions,
): Map<string, BlogPageValues> {
  const pinned = { ...given, ...(slugFile !== undefined && readSlugs(slugFile)) };
  const { slugs, named } = namedPages(known, blog, pinned);
  if (slugFile !== undefined && isPinning) {
    const silent = blog.pages.filter(([, { slug }]) => slug === '').map(([id]) => id);
    pinSlugs(slugFile, pinned, slugs, new Set([...blog.drafts, ...silent]));
  }
  return new Map(named);
}

/** The slugs of a blog, and its pages under them; as they were last where nothing that they are made of has changed. */
function namedPages(known: KnownBlog, blog: StoredBlog, pinned: Slugs): KnownSlugs {
  const last = known.slugs;
  const isAsBefore =
    last !== undefined && wishForSame(last.blog, blog) && isSameObject(last.pinned, pinned);
  const slugs = isAsBefore ? last.slugs : slugsOf(blog, pinned);
  const named = new Map(isAsBefore ? last.named : []);
  blog.pages.forEach((page, i) => {
    if (isAsBefore && page === last.blog.pages[i]) return;
    const [id, values] = page;
    named.set(id, withSlug(values, slugs.get(id)!));
  });
  known.slugs = { blog, pinned, slugs, named };
  return known.slugs;
}

function slugsOf({ pages, own, drafts }: StoredBlog, pinned: Slugs): Map<string, string> {
  const authors = new Set(own);
  const unpublished = new Set(drafts);
  return assignSlugs(
    pages.map(([id, { slug }]) => ({
      id,
      slug,
      isOwn: authors.has(id),
      isDraft: unpublished.has(id),
    })),
    pinned,
  );
}

const wishForSame = (a: KnownSlugs['blog'], b: KnownSlugs['blog']): boolean =>
  a.pages.length === b.pages.length &&
  a.pages.every((page, i) => {
    const other = b.pages[i]!;
    return page === other || (page[0] === other[0] && page[1].slug === other[1].slug);
  }) &&
  isSameList(a.own, b.own) &&
  isSameList(a.drafts, b.drafts);

function isSameObject(a: Slugs, b: Slugs): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
  );
}

const otherSlugs = new WeakMap<BlogPageValues, BlogPageValues>();

/** Values under another slug: the same object each time. */
function withSlug(values: BlogPageValues, slug: string): BlogPageValues {
  if (values.slug === slug) return values;
  const before = otherSlugs.get(values);
  if (before?.slug === slug) return before;
  const named = { ...values, slug };
  otherSlugs.set(values, named);
  return named;
}
