import type { Nodes } from 'mdast';
import { emptyBlock, proseBlock } from './block.js';
import { type HtmlPlace, HtmlReader, type TableCounter } from './html-reader.js';
import type { TakenOut } from './markdown-guard.js';
import { MarkdownInline } from './markdown-inline.js';
import type { NotationBlock, Notations } from './markdown-notation.js';
import { type MarkdownPieces, offsetsOf } from './markdown-pieces.js';
import type { Block } from './prose.js';
import { TextBuilder } from './text-builder.js';

/** Where a flow node stands: the role of its paragraphs, and how deep in lists it is. */
interface Place {
  readonly role: 'paragraph' | 'listItem' | 'quote';
  readonly depth: number;
}

type Shape = { readonly role: 'heading' | 'table' | Place['role'] } & Pick<Block, 'level' | 'cell'>;

/** Turns Markdown trees, one behind the other, into blocks. Walks with a stack of its own. */
export class MarkdownBlocks {
  readonly blocks: Block[] = [];
  readonly #source: string;
  readonly #tables: TableCounter = { next: 0 };
  /** An element that hides what is in it and was opened in one block of HTML, to be closed in another. */
  #hiddenBy: string | null = null;
  #lastEnds = new Map<string, number>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Read a tree up to the source offset `end`; what is behind was put there for the parser. */
  read(root: Nodes, pieces: MarkdownPieces, end: number): void {
    const stack: { node: Nodes; place: Place }[] = [
      { node: root, place: { role: 'paragraph', depth: 0 } },
    ];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { node, place } = top;
      if (offsetsOf(node, pieces.start).start > end) continue;
      const inner = this.#visit(node, place, pieces);
      if (inner === null || !('children' in node)) continue;
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        stack.push({ node: node.children[index]!, place: inner });
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
  #visit(node: Nodes, place: Place, pieces: MarkdownPieces): Place | null {
    if (this.#hiddenBy !== null && node.type !== 'root' && node.type !== 'html') return null;
    switch (node.type) {
      case 'root':
      case 'footnoteDefinition':
        return place;
      case 'blockquote':
        return { ...place, role: 'quote' };
      case 'list':
        return { role: 'listItem', depth: place.depth + 1 };
      case 'listItem':
        return { ...place, role: 'listItem' };
      case 'heading':
        this.#prose(node, { role: 'heading', level: node.depth }, pieces);
        return null;
      case 'paragraph':
        this.#prose(node, shapeOf(place), pieces);
        return null;
      case 'table':
        this.#table(node, pieces);
        return null;
      case 'code':
        this.#code(node, pieces);
        return null;
      case 'html':
        this.#html(node, place, pieces);
        return null;
      default:
        return null;
    }
  }

  #prose(node: Nodes, shape: Shape, pieces: MarkdownPieces): void {
    const inline = new MarkdownInline(this.#source, pieces);
    inline.read(node);
    const block = proseBlock({ ...shape, ...offsetsOf(node, pieces.start) }, inline.text());
    if (block.text !== '' || block.bareUrls !== undefined) this.blocks.push(block);
    this.blocks.push(...inline.objects);
  }

  #table(node: Extract<Nodes, { type: 'table' }>, pieces: MarkdownPieces): void {
    const table = this.#tables.next;
    this.#tables.next += 1;
    node.children.forEach((row, rowIndex) => {
      row.children.forEach((cell, column) => {
        const place = { table, row: rowIndex, column, header: rowIndex === 0 };
        this.#prose(cell, { role: 'table', cell: place }, pieces);
      });
    });
  }

  #code(node: Extract<Nodes, { type: 'code' }>, pieces: MarkdownPieces): void {
    const { text, map } = pieces.code(node);
    const language = languageOf(node.lang);
    const role =
      language === 'math' || language === 'katex' || language === 'latex-math' ? 'math' : 'code';
    const named = language === '' ? {} : { language };
    this.blocks.push({ role, text, ...offsetsOf(node, pieces.start), map, ...named });
  }

  #html(node: Nodes, place: Place, pieces: MarkdownPieces): void {
    const { start, end } = offsetsOf(node, pieces.start);
    let html = pieces.html(node);
    if (this.#hiddenBy !== null) {
      const close = html.toLowerCase().indexOf(`</${this.#hiddenBy}`);
      if (close === -1) return;
      html = ' '.repeat(close) + html.slice(close);
      this.#hiddenBy = null;
    }
    const shape = shapeOf(place);
    const reader = new HtmlReader(this.#source, html, start, shape, this.#tables).read();
    for (const { block } of reader.blocks) this.blocks.push(block);
    const name = reader.hiddenBy;
    if (name !== null && this.#lastEnd(name) >= end) this.#hiddenBy = name;
  }

  /** Where the last end tag of an element stands in the source; searched once a name. */
  #lastEnd(name: string): number {
    let last = this.#lastEnds.get(name);
    if (last === undefined) {
      last = this.#source.lastIndexOf(`</${name}`);
      this.#lastEnds.set(name, last);
    }
    return last;
  }
}

function shapeOf(place: Place): HtmlPlace {
  return place.role === 'listItem'
    ? { role: 'listItem', level: place.depth }
    : { role: place.role };
}

/** Language of a fence: its first word without a file name behind a colon, as in `ts:src/index.ts`. */
function languageOf(info: string | null | undefined): string {
  return /^[^\s:{,]*/
    .exec(info ?? '')![0]
    .toLowerCase()
    .slice(0, 40);
}
