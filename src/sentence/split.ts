import { describe } from '../errors.js';
import { type OffsetMap, toSource } from '../text/offset-map.js';
import type { Block, BlockRole, Mark, Prose, Title } from '../text/prose.js';
import type { Span } from '../text/text-builder.js';
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
  /**
   * True when its block is the text of one link, mostly the title of the page that it leads to, or when it stands with others
   * in one link: a card with the title and the first words of a page.
   */
  readonly linked?: true;
  /** Longer link texts in it, which may be titles of other pages: half-open UTF-16 offsets into `text`, in order. */
  readonly links?: readonly { readonly start: number; readonly end: number }[];
  /** What is shown, and not read as sentences, directly before its block; on the first sentence of the block. */
  readonly before?: 'code' | 'math' | 'image' | 'embed';
  /** The same directly after its block; on the last sentence of the block. */
  readonly after?: 'code' | 'math' | 'image' | 'embed';
}

/** What stands between sentences and gives none. */
export type ShownRole = NonNullable<Sentence['before']>;

/**
 * Split prose into sentences, the title first, in the order of the text. A title, heading or table cell is one sentence;
 * paragraphs, list items, quotations and footnotes are cut where a reader would. Code, formulas and pictures give none.
 *
 * @throws TypeError when `prose` is not a Prose.
 */
export function splitSentences(prose: Prose): Sentence[] {
  if (prose === null || typeof prose !== 'object' || !Array.isArray(prose.blocks)) {
    throw new TypeError(`prose must be a Prose, got ${describe(prose)}`);
  }
  const sentences: Sentence[] = [];
  const { title } = prose;
  if (title && title.text.trim() !== '' && !standsInBlock(title, prose.blocks)) {
    sentences.push(titleSentence(title));
  }
  for (let index = 0; index < prose.blocks.length; index++) {
    const block = prose.blocks[index]!;
    const { role } = block;
    if (isShown(role)) continue;
    const spans = spansOf(block);
    const linked = isLinked(block);
    const blockLinks = new BlockLinks(block);
    for (let place = 0; place < spans.length; place++) {
      const span = spans[place]!;
      const before = place === 0 ? shownAt(prose.blocks, index - 1) : null;
      const after = place === spans.length - 1 ? shownAt(prose.blocks, index + 1) : null;
      const links = linked ? [] : blockLinks.inside(span);
      sentences.push({
        index: sentences.length,
        text: block.text.slice(span.start, span.end),
        ...toSource(block.map, span.start, span.end),
        map: sliceMap(block.map, span.start, span.end),
        block: index,
        blockStart: span.start,
        role,
        ...(block.level === undefined ? {} : { level: block.level }),
        ...(linked || blockLinks.isCardAround(span) ? { linked: true } : {}),
        ...(links.length > 0 ? { links } : {}),
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
      });
    }
  }
  return sentences;
}

/** A longer link text, in UTF-16 units, is prose that was made a link, not a name in a sentence. */
const longestLink = 100;

function spansOf(block: Block): Span[] {
  const { role, text, marks } = block;
  if (role === 'title' || role === 'heading' || role === 'table') {
    const start = text.length - text.trimStart().length;
    const end = text.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  }
  const unbroken = marks?.filter(
    ({ kind, start, end }) => kind === 'code' || (kind === 'link' && end - start <= longestLink),
  );
  return splitText(text, unbroken);
}

const isShown = (role: BlockRole): role is ShownRole =>
  role === 'code' || role === 'math' || role === 'image' || role === 'embed';

function shownAt(blocks: readonly Block[], index: number): ShownRole | null {
  const role = blocks[index]?.role;
  return role !== undefined && isShown(role) ? role : null;
}

/** One link holds all of it but for marks. */
function isLinked({ text, marks, role }: Block): boolean {
  if (role !== 'paragraph' && role !== 'listItem' && role !== 'quote') return false;
  const link = marks?.find(({ kind }) => kind === 'link');
  return (
    link !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(0, link.start) + text.slice(link.end))
  );
}

/** A shorter link text is a name or a word. */
const shortestTitle = 10;

/** The links of a block that tell something of its sentences. Asked in order of the sentences, it looks at each link once. */
class BlockLinks {
  readonly #text: string;
  /** Links that may be titles of other pages, in order. */
  readonly #titles: readonly Mark[];
  #nextTitle = 0;
  /** Links of several lines, in order. */
  readonly #cards: readonly Mark[];
  #nextCard = 0;
  /** Where the last ends of the cards that have begun. */
  #cardEnd = 0;

  constructor({ marks = [], text }: Block) {
    const links = marks.filter(({ kind }) => kind === 'link');
    const lengthOf = ({ start, end }: Span) => end - start;
    this.#text = text;
    this.#titles = links.filter(
      (link) => lengthOf(link) >= shortestTitle && lengthOf(link) <= longestLink,
    );
    this.#cards = links.filter(
      (link) => lengthOf(link) > longestLink && text.slice(link.start, link.end).includes('\n'),
    );
  }

  /** The longer links in a sentence that do not end it. */
  inside({ start, end }: Span): Span[] {
    const titles = this.#titles;
    const found: Span[] = [];
    for (; this.#nextTitle < titles.length; this.#nextTitle++) {
      const title = titles[this.#nextTitle]!;
      if (title.start >= end) break;
      if (title.start < start || title.end > end) continue;
      if (this.#text.slice(title.end, end).trim() === '') continue;
      found.push({ start: title.start - start, end: title.end - start });
    }
    return found;
  }

  /** Whether a link of several sentences holds this one. */
  isCardAround({ start, end }: Span): boolean {
    for (; this.#nextCard < this.#cards.length; this.#nextCard++) {
      const card = this.#cards[this.#nextCard]!;
      if (card.start > start) break;
      this.#cardEnd = Math.max(this.#cardEnd, card.end);
    }
    return end <= this.#cardEnd;
  }
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
