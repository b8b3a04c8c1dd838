import type { Nodes } from 'mdast';
import { proseBlock } from './block.js';
import { MarkdownInline, offsetsOf, PieceReader } from './markdown-inline.js';
import { parseMarkdown } from './markdown-tree.js';
import type { Block, BlockRole, Prose } from './prose.js';
import { checkSource, type ReadOptions, textStart } from './source.js';
import { givenTitle, titleOfBlock } from './title.js';

/**
 * Read Markdown: CommonMark with GFM tables, strikethrough, task lists and footnotes, and front matter. HTML in it is
 * read as HTML; MDX and the notations of common blog engines do not leak into the text.
 */
export function readMarkdown(source: string, options: ReadOptions = {}): Prose {
  checkSource(source, options);
  const start = textStart(source);
  const tree = parseMarkdown(source.slice(start));
  const blocks = new MarkdownReader(source, new PieceReader(source, start, tree.pieces)).read(
    tree.root,
  );
  const first = blocks.findIndex((block) => block.role === 'heading' && block.level === 1);
  const given = givenTitle(options);
  if (first >= 0 && (given === null || given.text === blocks[first]!.text)) {
    blocks[first] = { ...blocks[first]!, role: 'title' };
  }
  const title = given ?? (first >= 0 ? titleOfBlock(blocks[first]!) : null);
  return { source, format: 'markdown', title, frontMatter: null, blocks, notices: [] };
}

/** Where a flow node stands: the role of its paragraphs, and how deep in lists it is. */
interface Place {
  readonly role: 'paragraph' | 'listItem' | 'quote';
  readonly depth: number;
}

class MarkdownReader {
  readonly #source: string;
  readonly #pieces: PieceReader;
  readonly #blocks: Block[] = [];
  #tables = 0;

  constructor(source: string, pieces: PieceReader) {
    this.#source = source;
    this.#pieces = pieces;
  }

  read(root: Nodes): Block[] {
    const stack: { node: Nodes; place: Place }[] = [
      { node: root, place: { role: 'paragraph', depth: 0 } },
    ];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { node, place } = top;
      const inner = this.#visit(node, place);
      if (inner === null || !('children' in node)) continue;
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        stack.push({ node: node.children[index]!, place: inner });
      }
    }
    return this.#blocks;
  }

  /** Make the blocks of a node; the place of its children when they are blocks too, else null. */
  #visit(node: Nodes, place: Place): Place | null {
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
        this.#prose(node, { role: 'heading', level: node.depth });
        return null;
      case 'paragraph':
        this.#prose(
          node,
          place.role === 'listItem'
            ? { role: 'listItem', level: place.depth }
            : { role: place.role },
        );
        return null;
      case 'table':
        this.#table(node);
        return null;
      case 'code':
        this.#code(node, 'code', node.lang);
        return null;
      default:
        return null;
    }
  }

  #prose(node: Nodes, shape: { role: BlockRole; level?: number; cell?: Block['cell'] }): void {
    const inline = new MarkdownInline(this.#source, this.#pieces);
    inline.read(node);
    const block = proseBlock(
      { ...(shape as { role: BlockRole }), ...offsetsOf(node, this.#pieces.start) },
      inline.text(),
    );
    if (block.text !== '' || block.bareUrls !== undefined) this.#blocks.push(block);
    this.#blocks.push(...inline.objects);
  }

  #table(node: Extract<Nodes, { type: 'table' }>): void {
    const table = this.#tables;
    this.#tables += 1;
    node.children.forEach((row, rowIndex) => {
      row.children.forEach((cell, column) => {
        const header = rowIndex === 0;
        this.#prose(cell, { role: 'table', cell: { table, row: rowIndex, column, header } });
      });
    });
  }

  #code(node: Nodes, role: 'code' | 'math', language: string | null | undefined): void {
    const read = this.#pieces.readCode(node);
    this.#blocks.push({
      role,
      text: read.text,
      ...offsetsOf(node, this.#pieces.start),
      map: read.map,
      ...(language ? { language: language.toLowerCase() } : {}),
    });
  }
}
