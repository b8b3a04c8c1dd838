import { headOf } from '../errors.js';
import { emptyBlock, proseBlock } from './block.js';
import { firstNotBefore } from './halving.js';
import type { HtmlPlace, TableCounter } from './html-open-elements.js';
import { HtmlReader } from './html-reader.js';
import { EndTags } from './markdown-end-tags.js';
import type { TakenOut } from './markdown-guard.js';
import { MarkdownInline } from './markdown-inline.js';
import type { NotationBlock, Notations } from './markdown-notation.js';
import { isFenced, type MarkdownText } from './markdown-text.js';
import type { MarkdownNode } from './markdown-tree.js';
import type { Block } from './prose.js';
import { type Span, TextBuilder } from './text-builder.js';

/** Where a flow node stands: the role of its paragraphs, how deep in lists it is, and where its item, quotation or note ends. */
interface Place {
  readonly role: 'paragraph' | 'listItem' | 'quote' | 'footnote';
  readonly depth: number;
  readonly end: number;
}

type Shape = { readonly role: 'heading' | 'table' | Place['role'] } & Pick<Block, 'level' | 'cell'>;

/** The box of a task. */
const taskBox = /^\[[ \n\txX]\][ \n\t]+[^ \n\t]/;

/** Turns Markdown trees, one behind the other, into blocks. Walks with a stack of its own. */
export class MarkdownBlocks {
  readonly blocks: Block[] = [];
  readonly #source: string;
  readonly #markdown: MarkdownText;
  readonly #roots: readonly MarkdownNode[];
  readonly #endTags: EndTags;
  readonly #tables: TableCounter = { next: 0 };
  /** Where an element ends that hides what is in it and was opened in an earlier block of HTML. */
  #hiddenTo = 0;
  /** From the ends of blocks of HTML to where what they opened hides no more; in order. */
  readonly #hidden: Span[] = [];
  /** Where the places end of the `<blockquote>` that earlier blocks of HTML opened. */
  readonly #quotes: number[] = [];

  constructor(source: string, markdown: MarkdownText, roots: readonly MarkdownNode[]) {
    this.#source = source;
    this.#markdown = markdown;
    this.#roots = roots;
    this.#endTags = new EndTags(markdown, roots);
  }

  read(): void {
    const place: Place = { role: 'paragraph', depth: 0, end: Number.POSITIVE_INFINITY };
    const stack = this.#roots.map((node) => ({ node, place, isFirst: false })).reverse();
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { node, place, isFirst } = top;
      const inner = this.#visit(node, place, isFirst);
      if (inner === null) continue;
      const children = node.children.filter(({ kind }) => kind !== 'mark');
      for (let index = children.length - 1; index >= 0; index -= 1) {
        stack.push({
          node: children[index]!,
          place: inner,
          isFirst: index === 0 && node.kind === 'item',
        });
      }
    }
  }

  /** A block that a notation makes. */
  notation({ role, start, end, text, language }: NotationBlock): Block {
    if (role === 'image' || role === 'embed') return emptyBlock(role, start, end);
    const builder = new TextBuilder(this.#source);
    if (text !== undefined) builder.copy(text.start, text.end);
    const read = builder.build();
    const named = language === undefined ? {} : { language };
    return { role, text: read.text, start, end, map: read.map, ...named };
  }

  /** Whether HTML hides what begins at `at`, as far as an earlier block of HTML does; known when all is read. */
  hides(at: number): boolean {
    const hidden = this.#hidden;
    const next = hidden[firstNotBefore(hidden.length, (i) => hidden[i]!.end <= at)];
    return next !== undefined && next.start <= at;
  }

  /** A block that was kept from the parser. */
  taken(block: TakenOut, notations: Notations): Block {
    if (block.role === 'code') return this.notation({ ...block, role: 'code' });
    const builder = new TextBuilder(this.#source);
    for (const { start, end } of notations.visible(block.start, block.end)) {
      builder.copy(start, end);
    }
    const { start, end } = block;
    return proseBlock({ role: 'paragraph', start, end }, builder.build());
  }

  /** Make the blocks of a node; the place of its children when they are blocks too, else null. */
  #visit(node: MarkdownNode, outer: Place, isFirst: boolean): Place | null {
    this.#endQuotes(node.start);
    const isQuoted = this.#quotes.length > 0 && outer.role === 'paragraph';
    const place: Place = isQuoted ? { ...outer, role: 'quote' } : outer;
    switch (node.kind) {
      case 'document':
        return outer;
      case 'footnote':
        return { ...place, role: 'footnote', end: node.end };
      case 'quote':
      case 'list':
      case 'item':
        return placeIn(place, node.kind, node.end);
      case 'html':
        this.#html(node, outer);
        return null;
    }
    const from = Math.max(node.start, this.#hiddenTo);
    if (from >= node.end) return null;
    const skipped = from - node.start;
    switch (node.kind) {
      case 'heading':
        this.#prose(node, { role: 'heading', level: node.level }, skipped);
        return null;
      case 'paragraph': {
        const box =
          isFirst && skipped === 0
            ? taskBox.exec(
                this.#markdown.text.slice(node.start, Math.min(node.end, node.start + 40)),
              )
            : null;
        this.#prose(node, shapeOf(place), box === null ? skipped : 4);
        return null;
      }
      case 'table':
        this.#table(node);
        return null;
      case 'code':
        this.#code(node);
        return null;
      default:
        return null;
    }
  }

  /** A block of prose whose text begins `skipped` units behind its start. */
  #prose(node: MarkdownNode, shape: Shape, skipped = 0, place: Span = node): void {
    const inline = new MarkdownInline(this.#source, this.#markdown);
    inline.read(node, node.start + skipped);
    const { start, end } = this.#markdown.placeOf({ ...place, start: place.start + skipped });
    const block = proseBlock({ ...shape, start, end }, inline.text());
    if (block.text !== '' || block.bareUrls !== undefined) this.blocks.push(block);
    this.blocks.push(...inline.objects);
    for (const name of inline.strayEnds) if (name === 'blockquote') this.#quotes.pop();
  }

  #table(node: MarkdownNode): void {
    const table = this.#tables.next;
    this.#tables.next += 1;
    node.children
      .filter(({ kind }) => kind === 'row')
      .forEach((row, rowIndex) => {
        const { children } = row;
        let column = children[0]?.kind === 'bar' ? -1 : 0;
        for (const [index, cell] of children.entries()) {
          if (cell.kind === 'bar') column += 1;
          if (cell.kind !== 'cell') continue;
          const place = { table, row: rowIndex, column, header: rowIndex === 0 };
          // a cell begins with the bar before it, and the last one ends with the bar behind it
          const start = children[index - 1]?.start ?? row.start;
          const next = children[index + 1];
          const isLast = index + 2 >= children.length;
          const skipped = Math.max(0, this.#hiddenTo - cell.start);
          if (skipped >= cell.end - cell.start && skipped > 0) continue;
          this.#prose(cell, { role: 'table', cell: place }, skipped, {
            start: skipped > 0 ? cell.start : start,
            end: isLast ? row.end : next!.start,
          });
        }
      });
  }

  #code(node: MarkdownNode): void {
    const { text, map } = this.#markdown.code(node);
    if (text === '' && !isFenced(node)) return;
    const info = node.children.find(({ kind }) => kind === 'codeInfo');
    const language = languageOf(info === undefined ? '' : this.#source.slice(info.start, info.end));
    const role =
      language === 'math' || language === 'katex' || language === 'latex-math' ? 'math' : 'code';
    const named = language === '' ? {} : { language };
    this.blocks.push({ role, text, ...this.#markdown.placeOfCode(node), map, ...named });
  }

  #html(node: MarkdownNode, place: Place): void {
    const { start, end } = node;
    let html = this.#markdown.html(node);
    if (this.#hiddenTo >= end) return;
    const hidden = this.#hiddenTo - start;
    if (hidden > 0) html = ' '.repeat(hidden) + html.slice(hidden);
    const quotes = this.#quotes;
    const shape = shapeOf(place);
    const reader = new HtmlReader(this.#source, html, start, shape, this.#tables);
    reader.read(quotes.length);
    for (const { block } of reader.blocks) this.blocks.push(block);
    while (quotes.length > reader.quotes) quotes.pop();
    while (quotes.length < reader.quotes) quotes.push(place.end);
    if (reader.hiddenBy === null) return;
    const endTag = this.#endTags.endOf(reader.hiddenBy, reader.hiddenCount, end);
    this.#hiddenTo = Math.min(endTag, place.end);
    if (this.#hiddenTo > end) this.#hidden.push({ start: end, end: this.#hiddenTo });
  }

  /** Forget the quotations that end with their place before `start`, or that no end tag ends from there on. */
  #endQuotes(start: number): void {
    const quotes = this.#quotes;
    while (quotes.length > 0 && quotes[quotes.length - 1]! <= start) quotes.pop();
    if (quotes.length > 0 && this.#endTags.lastOf('blockquote') < start) quotes.length = 0;
  }
}

/** What stands in a note is of the note, list or quotation. */
function placeIn({ role, depth }: Place, kind: 'quote' | 'list' | 'item', end: number): Place {
  if (role === 'footnote') return { role, depth, end };
  if (kind === 'quote') return { role: 'quote', depth, end };
  return { role: 'listItem', depth: kind === 'list' ? depth + 1 : depth, end };
}

function shapeOf(place: Place): HtmlPlace {
  return place.role === 'listItem'
    ? { role: 'listItem', level: place.depth }
    : { role: place.role };
}

/** Language of a fence: its first word without a file name behind a colon, as in `ts:src/index.ts`. */
function languageOf(info: string): string {
  return headOf(/^[^\s:{,]*/.exec(info)![0].toLowerCase(), 40);
}
