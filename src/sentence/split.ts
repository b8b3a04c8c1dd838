import { kindOf } from '../errors.js';
import { type OffsetMap, toSource } from '../text/offset-map.js';
import type { Block, BlockRole, Prose, Title } from '../text/prose.js';
import { sliceMap } from './slice-map.js';
import { splitText } from './split-text.js';

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
  /** Index of the block in `Prose.blocks`; -1 for a title that stands in no block. */
  readonly block: number;
  /** Where the sentence begins in that block's text. */
  readonly blockStart: number;
  /** What the block is to the reader. */
  readonly role: Exclude<BlockRole, 'code' | 'math' | 'image' | 'embed'>;
  /** Heading level 1–6, depth of a list item. */
  readonly level?: number;
}

/** A half-open stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Split prose into sentences, the title first, in the order of the text. A title, heading or table cell is one sentence;
 * paragraphs, list items and quotations are cut by {@link splitText}. Code, formulas and pictures give none.
 *
 * @throws TypeError when `prose` is not a Prose.
 */
export function splitSentences(prose: Prose): Sentence[] {
  if (prose === null || typeof prose !== 'object' || !Array.isArray(prose.blocks)) {
    throw new TypeError(`prose must be a Prose, got ${kindOf(prose)}`);
  }
  const sentences: Sentence[] = [];
  const { title } = prose;
  if (title && title.text.trim() !== '' && !standsInBlock(title, prose.blocks)) {
    sentences.push(titleSentence(title));
  }
  for (let index = 0; index < prose.blocks.length; index++) {
    const block = prose.blocks[index]!;
    const { role } = block;
    if (role === 'code' || role === 'math' || role === 'image' || role === 'embed') continue;
    for (const span of spansOf(block)) {
      sentences.push({
        index: sentences.length,
        text: block.text.slice(span.start, span.end),
        ...toSource(block.map, span.start, span.end),
        map: sliceMap(block.map, span.start, span.end),
        block: index,
        blockStart: span.start,
        role,
        ...(block.level === undefined ? {} : { level: block.level }),
      });
    }
  }
  return sentences;
}

/** A longer link text, in UTF-16 units, is prose that was made a link, not a name in a sentence. */
const LONGEST_LINK = 100;

function spansOf(block: Block): Span[] {
  const { role, text, marks } = block;
  if (role === 'title' || role === 'heading' || role === 'table') {
    const start = text.length - text.trimStart().length;
    const end = text.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  }
  const unbroken = marks?.filter(
    ({ kind, start, end }) => kind === 'code' || (kind === 'link' && end - start <= LONGEST_LINK),
  );
  return splitText(text, unbroken);
}

function standsInBlock(title: Title, blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.role === 'title' &&
      (block.text.trim() === title.text.trim() ||
        (title.start < title.end && block.start <= title.start && title.end <= block.end)),
  );
}

function titleSentence(title: Title): Sentence {
  const blank = title.text.length - title.text.trimStart().length;
  const text = title.text.trim();
  const map = [0, title.start, title.end, title.text.length];
  return {
    index: 0,
    text,
    ...toSource(map, blank, blank + text.length),
    map: sliceMap(map, blank, blank + text.length),
    block: -1,
    blockStart: 0,
    role: 'title',
  };
}
