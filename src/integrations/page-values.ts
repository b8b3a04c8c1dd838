import type { Analysis, ReadingTime } from '../index.js';

/** What a page of a blog shows of a post. Plain JSON, so that every host can keep it and hand it to its templates. */
export interface PageValues {
  /** The title given, else that of the front matter, else that of the text; null where there is none. */
  readonly title: string | null;
  /** How long the post takes to read: `.minutes`, `.label` (「約4分で読めます」), `.rangeLabel` and what they rest on. */
  readonly readingTime: ReadingTime;
  /** What the post is about, best first, in the author's spelling. */
  readonly keywords: readonly string[];
  /** The sentences that say most of the post, in its order, joined. */
  readonly summary: string;
  /** One line for `<meta name="description">` or a list of posts; whole sentences, safe in an attribute. */
  readonly description: string;
  /**
   * The part of an address that names the post, in ASCII: the author's own, else made of the readings of the title. Of a post that
   * says nothing it is empty, in a blog the name of its file.
   */
  readonly slug: string;
  /** The title as HTML with readings above its kanji; only with the option `furigana`. */
  readonly furigana?: string;
  /** Terms of title and text for a search index; only with the option `searchTerms`. */
  readonly searchTerms?: readonly string[];
}

/** Another post of the blog that is near to this one. */
export interface RelatedPage {
  readonly id: string;
  readonly title: string | null;
  /** 0–1. */
  readonly score: number;
  /** Terms that connect the two, best first. */
  readonly terms: readonly string[];
}

/** {@link PageValues}, and what only the whole blog can tell. */
export interface BlogPageValues extends PageValues {
  /** Tags the post might have and has not, likeliest first: those of the blog, then keywords of its own. */
  readonly suggestedTags: readonly string[];
  /** The posts nearest to this one, nearest first. */
  readonly related: readonly RelatedPage[];
}

/** What a corpus takes in of a post; kept beside the values, so that an unchanged post is not read again. */
export interface PageFacts {
  readonly keywords: readonly { readonly term: string; readonly score: number }[];
  readonly frequency: readonly {
    readonly term: string;
    readonly count: number;
    readonly partOfSpeech: string;
  }[];
  readonly frontMatter: Analysis['frontMatter'];
}

/** A post as it is kept. */
export interface StoredPage {
  readonly values: PageValues;
  readonly facts: PageFacts;
}

/** The author's slug; a year may be one. */
export function ownSlug(frontMatter: Analysis['frontMatter']): string | null {
  const slug = frontMatter !== null && Object.hasOwn(frontMatter, 'slug') ? frontMatter.slug : null;
  return typeof slug === 'string' || typeof slug === 'number' ? String(slug) : null;
}
