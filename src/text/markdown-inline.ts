import { decodeHTMLStrict } from 'entities';
import type { Nodes } from 'mdast';
import { emptyBlock } from './block.js';
import type { Piece } from './markdown-tree.js';
import type { Block, Mark } from './prose.js';
import { type ReadText, type Span, sortMarks, TextBuilder, withoutSpans } from './text-builder.js';

/** Source offsets of a node; `start` is where the parsed text begins in the source. */
export function offsetsOf(node: Nodes, start: number): Span {
  return {
    start: start + (node.position?.start.offset ?? 0),
    end: start + (node.position?.end.offset ?? 0),
  };
}

/** Finds the pieces of text that a node holds. */
export class PieceReader {
  readonly source: string;
  /** Where the parsed text begins in the source. */
  readonly start: number;
  readonly #pieces: readonly Piece[];

  constructor(source: string, start: number, pieces: readonly Piece[]) {
    this.source = source;
    this.start = start;
    this.#pieces = pieces;
  }

  /** The pieces inside a node, in order, with offsets into the source. */
  *of(node: Nodes): Generator<Piece> {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const pieces = this.#pieces;
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pieces[middle]!.start < from) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < pieces.length && pieces[index]!.end <= to; index += 1) {
      const { kind, start, end } = pieces[index]!;
      yield { kind, start: start + this.start, end: end + this.start };
    }
  }

  /** The lines of a code block, without the line breaks behind the fences. */
  readCode(node: Nodes): ReadText {
    const builder = new TextBuilder(this.source);
    let pending: Piece[] = [];
    let begun = false;
    for (const piece of this.of(node)) {
      if (piece.kind === 'break') {
        if (begun || pending.length > 0) pending.push(piece);
        // the first line break ends the opening fence; those of empty lines behind it belong to the code
        else begun = builder.length > 0 || !this.#isIndented(node);
        continue;
      }
      if (piece.kind !== 'code') continue;
      for (const { start, end } of pending) builder.copy(start, end);
      pending = [];
      begun = true;
      builder.copy(piece.start, piece.end);
    }
    return builder.build();
  }

  #isIndented(node: Nodes): boolean {
    const first = this.source[this.start + (node.position?.start.offset ?? 0)];
    return first === ' ' || first === '\t';
  }
}

/** Reads the inline content of one block: its text, the marks in it, and the images that stood between. */
export class MarkdownInline {
  readonly objects: Block[] = [];
  readonly #source: string;
  readonly #pieces: PieceReader;
  readonly #builder: TextBuilder;
  /** Offsets in the text of `**` that the parser left as they are. */
  readonly #stars: number[] = [];

  constructor(source: string, pieces: PieceReader) {
    this.#source = source;
    this.#pieces = pieces;
    this.#builder = new TextBuilder(source);
  }

  read(node: Nodes): void {
    const stack: (Nodes | (() => void))[] = [];
    const pushChildren = (parent: Nodes) => {
      if (!('children' in parent)) return;
      for (let index = parent.children.length - 1; index >= 0; index -= 1) {
        stack.push(parent.children[index]!);
      }
    };
    pushChildren(node);
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (typeof top === 'function') {
        top();
        continue;
      }
      const kind = markOf(top);
      if (kind !== null) {
        const from = this.#builder.length;
        stack.push(() => this.#builder.mark(kind, from));
      }
      this.#leaf(top);
      pushChildren(top);
    }
  }

  text(): ReadText {
    return withoutStars(this.#builder.build(), this.#stars);
  }

  #leaf(node: Nodes): void {
    const offsets = offsetsOf(node, this.#pieces.start);
    switch (node.type) {
      case 'text':
        for (const piece of this.#pieces.of(node)) this.#copy(piece);
        break;
      case 'inlineCode': {
        const from = this.#builder.length;
        for (const { start, end } of this.#pieces.of(node)) this.#builder.copy(start, end);
        this.#builder.mark('code', from);
        break;
      }
      case 'break':
        this.#builder.replace('\n', offsets.start, offsets.end);
        break;
      case 'image':
      case 'imageReference':
        this.objects.push(emptyBlock('image', offsets.start, offsets.end));
        break;
    }
  }

  #copy({ kind, start, end }: Piece): void {
    if (kind === 'reference') {
      this.#builder.replace(decodeHTMLStrict(this.#source.slice(start, end)), start, end);
      return;
    }
    if (kind === 'text') {
      const typed = this.#source.slice(start, end);
      for (let at = typed.indexOf('**'); at !== -1; at = typed.indexOf('**', at + 2)) {
        this.#stars.push(this.#builder.length + at);
      }
    }
    this.#builder.copy(start, end);
  }
}

function markOf(node: Nodes): Mark['kind'] | null {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
      return node.type;
    case 'link':
    case 'linkReference':
      return 'link';
    default:
      return null;
  }
}

/**
 * Take out the `**` that CommonMark leaves as typed when a mark of punctuation stands inside and a letter outside,
 * as in `これは**[大切](url)**です`. With some left over the parser has paired the others wrongly too, so all of them
 * are paired anew in order.
 */
function withoutStars(read: ReadText, stars: readonly number[]): ReadText {
  if (stars.length === 0) return read;
  const strong = read.marks.filter((mark) => mark.kind === 'strong');
  const edges = [
    ...stars.map((at) => ({ at, width: 2 })),
    ...strong.flatMap(({ start, end }) => [
      { at: start, width: 0 },
      { at: end, width: 0 },
    ]),
  ].sort((a, b) => a.at - b.at);
  if (edges.length % 2 === 1) return read;
  const marks: Mark[] = read.marks.filter((mark) => mark.kind !== 'strong');
  for (let index = 0; index < edges.length; index += 2) {
    const open = edges[index]!;
    const close = edges[index + 1]!;
    if (open.at + open.width < close.at) {
      marks.push({ kind: 'strong', start: open.at + open.width, end: close.at });
    }
  }
  const spans = stars.map((at) => ({ start: at, end: at + 2 }));
  return withoutSpans({ ...read, marks: sortMarks(marks) }, spans);
}
