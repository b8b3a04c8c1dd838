import type { BlogOptions, BlogPost, StoredBlog } from './blog.js';
import type { EarlyValues, PageData, PageUrls, RelatedPost } from './eleventy.js';
import { isSameList } from './known-blog.js';
import type { BlogPageValues } from './page-values.js';
import { frontMatter } from './template-titles.js';
import { aboutFields, hasNoText } from './vfile.js';

/** Tags that sort pages and tell nothing of what they are about. */
const structuralTags = new Set(['all', 'nav', 'post', 'posts']);

/** By file name ending. Templates are HTML for the most part. */
const formats: ReadonlyMap<string, 'markdown' | 'html'> = new Map([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['njk', 'html'],
  ['liquid', 'html'],
]);

export const formatOf = (path: string) => formats.get(path.slice(path.lastIndexOf('.') + 1));

/** A post of the site; the same object from build to build until its page says something else of itself. */
export interface SitePage {
  /** As its page had it when it was first seen. */
  readonly post: BlogPost;
  /** What that was made of. */
  readonly said: Said;
  /** The slug it asks for and the title of which that is made, once that is known. */
  wish: Wish | undefined;
  /** The post as the blog is to have it. */
  final: FinalPost | undefined;
  /** Its related posts with their addresses, and what these were made of. */
  related: Related | undefined;
  /** The data of its page in this build, and the values that these hold. */
  data: PageData;
  shown: EarlyValues;
}

export interface Wish {
  readonly slug: string;
  readonly title?: string;
}

interface Said {
  readonly source: string;
  readonly title: unknown;
  readonly slug: unknown;
  readonly draft: unknown;
  readonly tags: readonly string[];
}

interface Related {
  readonly of: BlogPageValues;
  readonly urls: Urls;
  readonly list: readonly RelatedPost[];
}

type Urls = ReadonlyMap<string, string | undefined>;

interface FinalPost {
  readonly post: BlogPost;
  /** What it was made of besides. */
  readonly source: string;
  readonly readingTime: unknown;
  readonly isDraft: boolean;
}

/**
 * The posts of a site. Eleventy tells of every page at every build; what is as it was is not made again but handed out as the
 * same objects, of which the blog sees at once that there is nothing to do.
 */
export class EleventyPages {
  readonly #collection: string;
  readonly #options: BlogOptions;
  /** What the author's time to read is called in the data. */
  readonly #timeKey: string;
  /** Those of this build, by path. */
  #known = new Map<string, SitePage>();
  #before = new Map<string, SitePage>();
  #posts: readonly BlogPost[] = [];
  #urls: Urls = new Map();

  constructor(collection: string, options: BlogOptions) {
    this.#collection = collection;
    this.#options = options;
    this.#timeKey = options.readingTime?.frontMatterKey ?? 'readingTime';
  }

  /** Begin a build. */
  begin(): void {
    // One that has failed may have told of few.
    if (this.#known.size > 0) this.#before = this.#known;
    this.#known = new Map();
  }

  /** Where the posts of this build stand. */
  get paths(): Iterable<string> {
    return this.#known.keys();
  }

  /** The post that a page is; undefined when it is none. Of paginated templates Eleventy tells no source. */
  postOf(data: PageData, source: unknown): SitePage | undefined {
    const { page, title, slug, draft } = data;
    const id = page?.inputPath;
    if (typeof id !== 'string' || typeof source !== 'string') return undefined;
    const format = formatOf(id);
    if (format === undefined) return undefined;
    const tags = tagsOf(data.tags);
    if (format === 'html' && !tags.includes(this.#collection)) return undefined;
    const said: Said = { source, title, slug, draft, tags };
    const before = this.#before.get(id);
    if (before !== undefined && isSame(before.said, said)) return before;
    const about = aboutFields([{ title, slug }], this.#options);
    const post: BlogPost = {
      title: about.title,
      slug: about.slug,
      id,
      source,
      format,
      tags: tags.filter((tag) => tag !== this.#collection && !structuralTags.has(tag)),
      draft: draft === true,
    };
    const [wish, final, related] = [undefined, undefined, undefined];
    return { post, said, wish, final, related, data, shown: { slug: '' } };
  }

  /** Take a post into this build, with the data of its page, and say what these are to hold. */
  add(page: SitePage, data: PageData, slug: string): EarlyValues {
    page.data = data;
    page.shown = { slug };
    this.#known.set(page.post.id, page);
    return page.shown;
  }

  /** All posts of this build in the order of their paths, now that Eleventy has told all addresses and members of the collection. */
  postsNow(urls: PageUrls, collection: unknown): readonly BlogPost[] {
    const members = membersOf(collection);
    // A preprocessor may have said of a page that there is none.
    for (const id of this.#known.keys()) if (urls[id]?.length === 0) this.#known.delete(id);
    const last = this.#urls;
    const now = new Map([...this.#known.keys()].map((id) => [id, urlOf(urls, id)]));
    const hasSameUrls =
      now.size === last.size && [...now].every(([id, url]) => last.get(id) === url);
    if (!hasSameUrls) this.#urls = now;
    this.#posts = [...this.#known.values()]
      .map((page) => {
        const { id } = page.post;
        const isSeen = now.get(id) !== undefined && members?.has(id) !== false;
        return this.#final(page, page.post.draft === true || !isSeen);
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.#posts;
  }

  #final(page: SitePage, isDraft: boolean): BlogPost {
    const { post, data, final: before } = page;
    // Not in postOf: computed data of the site may make it of our slug.
    const readingTime = (data as Readonly<Record<string, unknown>>)[this.#timeKey];
    // Another preprocessor may have changed the text since.
    const { rawInput } = data.page ?? {};
    const source = typeof rawInput === 'string' ? rawInput : post.source;
    if (
      before === undefined ||
      before.source !== source ||
      before.readingTime !== readingTime ||
      before.isDraft !== isDraft
    ) {
      const { readingTime: time } = aboutFields([{ [this.#timeKey]: readingTime }], this.#options);
      const final = { ...post, source, readingTime: time, draft: isDraft };
      page.final = { post: final, source, readingTime, isDraft };
    }
    return page.final!.post;
  }

  /**
   * The posts of the last build with the text that a file of one holds now. Undefined when nothing of it has changed, and when what
   * Eleventy will make of the text cannot be told.
   */
  postsWith(id: string, text: string): BlogPost[] | undefined {
    const page = this.#known.get(id);
    const { post } = page?.final ?? {};
    if (post === undefined || post.source !== page!.post.source) return undefined;
    const source = text.slice(frontMatter.exec(text)?.[0].length ?? 0);
    if (source === post.source) return undefined;
    return this.#posts.map((other) => (other === post ? { ...post, source } : other));
  }

  /** Have the pages show what the blog tells of them. */
  show(pages: StoredBlog['pages']): void {
    for (const [id, values] of pages) {
      const page = this.#known.get(id)!;
      const { data, shown } = page;
      const { slug } = shown;
      Object.assign(shown, values);
      // A list of their own: templates turn it round.
      Object.assign(shown, { slug, related: [...this.#relatedTo(page, values)] });
      if (hasNoText(data.description) && values.description !== '')
        data.description = values.description;
    }
  }

  #relatedTo(page: SitePage, values: BlogPageValues): readonly RelatedPost[] {
    const urls = this.#urls;
    if (page.related?.of !== values || page.related.urls !== urls) {
      // No spread: it takes five times as long for five thousand.
      const list = values.related.map(({ id, title, score, terms }) => ({
        id,
        title,
        score,
        terms,
        url: urls.get(id)!,
      }));
      page.related = { of: values, urls, list };
    }
    return page.related.list;
  }
}

const urlOf = (urls: PageUrls, id: string) => urls[id]?.find((url) => url !== false);

const isSame = (a: Said, b: Said): boolean =>
  a.title === b.title &&
  a.slug === b.slug &&
  a.draft === b.draft &&
  a.source === b.source &&
  isSameList(a.tags, b.tags);

function tagsOf(tags: unknown): string[] {
  const list: unknown[] = Array.isArray(tags) ? tags : [tags];
  return list.filter((tag) => typeof tag === 'string');
}

/** The posts of a collection by path; null when it has none. */
function membersOf(collection: unknown): Set<unknown> | null {
  if (!Array.isArray(collection) || collection.length === 0) return null;
  return new Set(collection.map((item) => item?.inputPath));
}
