import type { Block } from './prose.js';
import { type ReadText, type Span, withoutSpans } from './text-builder.js';
import { findBareUrls, spansOfUrls } from './urls.js';

/** What a reader knows of a block besides its text. */
export type BlockShape = Omit<Block, 'text' | 'map' | 'marks' | 'bareUrls'>;

/**
 * Make a block of prose: take bare URLs and the blanks at both ends out of its text. `urlsBefore` counts those that
 * the reader has left out already.
 */
export function proseBlock(shape: BlockShape, read: ReadText, urlsBefore = 0): Block {
  const urls = findBareUrls(read.text);
  const clean = trimmed(withoutSpans(read, spansOfUrls(read.text, urls)));
  const bareUrls = urls.length + urlsBefore;
  return {
    ...shape,
    text: clean.text,
    map: clean.map,
    ...(clean.marks.length > 0 ? { marks: clean.marks } : {}),
    ...(bareUrls > 0 ? { bareUrls } : {}),
  };
}

/** Tell whether nothing is seen of a text: editors of rich text leave a zero-width space in an empty paragraph. */
export function isUnseen(text: string): boolean {
  return /^[\s\u00ad\u200b\u2060]*$/.test(text);
}

/** A text without the blanks at its ends. */
function trimmed(read: ReadText): ReadText {
  const { text } = read;
  const end = isUnseen(text) ? 0 : text.trimEnd().length;
  const start = Math.min(end, text.length - text.trimStart().length);
  const spans: Span[] = [];
  if (start > 0) spans.push({ start: 0, end: start });
  if (end < text.length) spans.push({ start: end, end: text.length });
  return withoutSpans(read, spans);
}

/** A block of something looked at: image or embed. */
export function emptyBlock(role: 'image' | 'embed', start: number, end: number): Block {
  return { role, text: '', start, end, map: [0] };
}
