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
  /** Sentences of paragraphs, quotations and list items. */
  readonly sentences: number;
  /** Paragraphs, those in quotations too. */
  readonly paragraphs: number;
  /** Headings, the title left out. */
  readonly headings: number;
  readonly images: number;
  readonly codeBlocks: number;
  /** Tokens of all sentences, the title, headings and table cells included, blanks left out. */
  readonly tokens: number;
}

/** Everything that is known of one post. Plain, JSON-safe and the same for the same input. */
export interface Analysis {
  readonly title: string | null;
  readonly format: Format;
  readonly headings: readonly Heading[];
  readonly counts: Counts;
  readonly readingTime: ReadingTime;
  readonly keywords: readonly Keyword[];
  readonly frequency: readonly TermFrequency[];
  readonly summary: Summary;
  /** One line for `<meta name="description">`, a feed or a list of posts. */
  readonly description: string;
  /** How hard the post is to read, and where. */
  readonly readability: Readability;
  readonly frontMatter: { readonly [key: string]: FrontMatterValue } | null;
  readonly notices: readonly Notice[];
  /** Every sentence with its tokens; only with `tokens: true`. */
  readonly sentences?: readonly TokenizedSentence[];
}
