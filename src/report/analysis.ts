import type { TermFrequency } from '../measure/frequency.js';
import type { Keyword } from '../measure/keywords.js';
import type { Readability } from '../measure/readability.js';
import type { ReadingTime } from '../measure/reading-time.js';
import type { Summary } from '../measure/summary.js';
import type { TokenizedSentence } from '../measure/tokenize-sentences.js';
import type { Format, FrontMatterValue, Notice } from '../text/prose.js';

/** A heading of the post; its title is none. */
export interface Heading {
  /** 1–6. */
  readonly level: number;
  /** The heading as the reader sees it. */
  readonly text: string;
  /** Where it stands in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

/** How much there is of what. */
export interface Counts {
  /** UTF-16 units of the source. */
  readonly length: number;
  /** Characters (code points) of title, headings and text, blanks, code and formulas left out. */
  readonly characters: number;
  /** Sentences of paragraphs, quotations, list items and footnotes. */
  readonly sentences: number;
  /** Paragraphs, those in quotations too. */
  readonly paragraphs: number;
  /** Headings, the title left out. */
  readonly headings: number;
  /** Images. */
  readonly images: number;
  /** Blocks of code; code inside a line is none. */
  readonly codeBlocks: number;
  /** Tokens of all sentences, the title, headings and table cells included, blanks left out. */
  readonly tokens: number;
}

/** Everything that is known of one post. Plain, JSON-safe and the same for the same input. */
export interface Analysis {
  /** The title given, else that of the front matter, else that of the text; null where there is none. */
  readonly title: string | null;
  /** How the source was read. */
  readonly format: Format;
  /** Headings in order, the title left out. */
  readonly headings: readonly Heading[];
  readonly counts: Counts;
  /** How long the post takes to read, and what that rests on. */
  readonly readingTime: ReadingTime;
  /** What the post is about, best first. */
  readonly keywords: readonly Keyword[];
  /** How often each word occurs, most frequent first. */
  readonly frequency: readonly TermFrequency[];
  /** The sentences that say most of it, in order. */
  readonly summary: Summary;
  /** One line for `<meta name="description">`, a feed or a list of posts. */
  readonly description: string;
  /** How hard the post is to read, and where. */
  readonly readability: Readability;
  /** The front matter of Markdown as plain JSON; null where there is none, or none that can be read. */
  readonly frontMatter: { readonly [key: string]: FrontMatterValue } | null;
  /** What was read in another way than it asked for. */
  readonly notices: readonly Notice[];
  /** Every sentence with its tokens; only with `tokens: true`. */
  readonly sentences?: readonly TokenizedSentence[];
}
