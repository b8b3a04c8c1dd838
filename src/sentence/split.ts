import type { OffsetMap } from '../text/offset-map.js';
import type { BlockRole, Prose } from '../text/prose.js';

/** One sentence of a post, or a heading, list item or table cell that stands for one. JSON-safe. */
export interface Sentence {
  /** Position in the list, from 0. */
  readonly index: number;
  /** What is read, as the author typed it: a slice of the block's text without the blanks around it. */
  readonly text: string;
  /** Where it stands in the source: UTF-16, half-open. A title that the caller gave stands at 0–0. */
  readonly start: number;
  readonly end: number;
  /** From offsets in `text` to offsets in the source. */
  readonly map: OffsetMap;
  /** Index of the block in `Prose.blocks` (-1 for a title that stands in no block) and the sentence's offset in that block's text. */
  readonly block: number;
  readonly blockStart: number;
  readonly role: Exclude<BlockRole, 'code' | 'math' | 'image' | 'embed'>;
  /** Heading level 1–6, depth of a list item. */
  readonly level?: number;
}

/** A half-open stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function splitSentences(prose: Prose): Sentence[] {
  void prose;
  throw new Error('not written yet');
}
