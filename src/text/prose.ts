import type { OffsetMap } from './offset-map.js';

/** How a source is read. Markdown is CommonMark with GFM tables and front matter; MDX is read as Markdown. */
export type Format = 'plain' | 'markdown' | 'html';

/**
 * What a block is to the reader.
 *
 * - `title`: the title of the whole post, where it stands in the text (first line, first level-1 heading, `<h1>`, `<title>`);
 *   a heading such as はじめに or 目的 is none
 * - `heading`: a heading inside the post, with `level`
 * - `paragraph`, `listItem`, `quote`: prose
 * - `footnote`: the text of a note, lists and quotations in it too; a note that stands in the line is part of its block
 * - `table`: one cell of a table, with `cell`
 * - `code`, `math`: text that is shown but not read as sentences
 * - `image`, `embed`: something looked at; `text` is empty
 */
export type BlockRole =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'listItem'
  | 'quote'
  | 'footnote'
  | 'table'
  | 'code'
  | 'math'
  | 'image'
  | 'embed';

/** A stretch of a block's text with a role of its own. Offsets are into `Block.text`. */
export interface Mark {
  /** What it is: `strong` and `emphasis` as the author marked them, the text of a `link`, `code` inside a line. */
  readonly kind: 'strong' | 'emphasis' | 'link' | 'code';
  readonly start: number;
  readonly end: number;
}

/** A piece of the post as the reader sees it. */
export interface Block {
  readonly role: BlockRole;
  /**
   * What is read: markup, URLs, comments, footnote marks and ruby readings taken out, character references
   * decoded, characters otherwise as the author typed them (no folding). Line breaks inside a paragraph are
   * kept as `\n`. For `code` and `math` the code itself; empty for `image` and `embed`.
   */
  readonly text: string;
  /** Where the block stands in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
  /** From offsets in `text` to offsets in the source. */
  readonly map: OffsetMap;
  /** Heading level 1–6; depth of a list item from 1. */
  readonly level?: number;
  /** Language named at a code fence, lower case, if any. */
  readonly language?: string;
  /** Position of a table cell: number of the table in the post, row and column, all from 0; header row is row 0 when `header`. */
  readonly cell?: {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly header: boolean;
  };
  /** Emphasis, links and inline code inside `text`, in order. */
  readonly marks?: readonly Mark[];
  /** Number of bare URLs that stood in the block and were left out of `text`. */
  readonly bareUrls?: number;
}

/** Something that was read in another way than it asked for, such as nesting too deep to parse. */
export interface Notice {
  /** What happened, for programs. */
  readonly code: 'NESTING_TOO_DEEP' | 'FRONT_MATTER_UNREADABLE';
  /** One lower-case English sentence. */
  readonly message: string;
  /** The stretch of the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

/**
 * A title and where it stands; 0–0 when it stands nowhere in the source as it reads: it was given by the caller, or front
 * matter writes it in another way (escaped, folded over lines).
 */
export interface Title {
  /** The title as the reader sees it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A value of front matter: plain JSON. */
export type FrontMatterValue =
  | string
  | number
  | boolean
  | null
  | readonly FrontMatterValue[]
  | { readonly [key: string]: FrontMatterValue };

/** A post taken apart into what a reader sees, by role, in document order. JSON-safe. */
export interface Prose {
  /** What was given, to the unit: every offset is into it. */
  readonly source: string;
  /** How it was read. */
  readonly format: Format;
  /** Title from the option, else from front matter, else from the text (then a block of role `title` holds it too). */
  readonly title: Title | null;
  /** The front matter of Markdown; null where there is none, or none that can be read. */
  readonly frontMatter: { readonly [key: string]: FrontMatterValue } | null;
  /** In the order of the source. */
  readonly blocks: readonly Block[];
  readonly notices: readonly Notice[];
}
