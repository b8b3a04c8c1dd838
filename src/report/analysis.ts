import type { TermFrequency } from '../measure/frequency.js';
import type { Keyword } from '../measure/keywords.js';
import type { ReadingTime } from '../measure/reading-time.js';
import type { Summary } from '../measure/summary.js';
import type { TokenizedSentence } from '../measure/tokenize-sentences.js';
import type { Format, FrontMatterValue, Notice } from '../text/prose.js';

/** A heading of the post. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How much there is of what. */
export interface Counts {
  /** UTF-16 units of the source. */
  readonly length: number;
  /** Characters (code points) a reader reads, blanks left out. */
  readonly characters: number;
  readonly sentences: number;
  readonly paragraphs: number;
  readonly headings: number;
  readonly images: number;
  readonly codeBlocks: number;
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
  readonly frontMatter: { readonly [key: string]: FrontMatterValue } | null;
  readonly notices: readonly Notice[];
  /** Every sentence with its tokens; only with `tokens: true`. */
  readonly sentences?: readonly TokenizedSentence[];
}
