import type { Nodes } from 'mdast';
import type { Notations } from './markdown-notation.js';
import type { Piece } from './markdown-tree.js';
import { type ReadText, type Span, TextBuilder } from './text-builder.js';

/** Source offsets of a node; `start` is where the parsed text begins in the source. */
export function offsetsOf(node: Nodes, start: number): Span {
  return {
    start: start + (node.position?.start.offset ?? 0),
    end: start + (node.position?.end.offset ?? 0),
  };
}

/** The pieces of text that the parser found, asked for node by node, with offsets into the source. */
export class MarkdownPieces {
  /** Where the parsed text begins in the source. */
  readonly start: number;
  readonly #source: string;
  readonly #pieces: readonly Piece[];
  readonly #notations: Notations;

  constructor(source: string, start: number, pieces: readonly Piece[], notations: Notations) {
    this.start = start;
    this.#source = source;
    this.#pieces = pieces;
    this.#notations = notations;
  }

  /** The stretches between two offsets that the reader sees. */
  visible(start: number, end: number): Iterable<Span> {
    return this.#notations.visible(start, end);
  }

  /** The pieces inside a node, in order. */
  *of(node: Nodes): Generator<Piece> {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const pieces = this.#pieces;
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pieces[middle]!.end <= from) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < pieces.length && pieces[index]!.end <= to; index += 1) {
      const { kind, start, end } = pieces[index]!;
      // the blank behind the box of a task is not in the node that follows it
      yield { kind, start: this.start + Math.max(start, from), end: this.start + end };
    }
  }

  /** The lines of a code block, without its fences and the line breaks beside them. */
  code(node: Nodes): ReadText {
    const builder = new TextBuilder(this.#source);
    const first = this.#source[this.start + (node.position?.start.offset ?? 0)];
    // behind the opening fence comes a line break that is not code
    let begun = first === ' ' || first === '\t';
    let breaks: Piece[] = [];
    for (const piece of this.of(node)) {
      if (piece.kind === 'break') {
        if (begun) breaks.push(piece);
        begun = true;
      } else if (piece.kind === 'code') {
        for (const { start, end } of breaks) builder.copy(start, end);
        breaks = [];
        builder.copy(piece.start, piece.end);
      }
    }
    return builder.build();
  }

  /** A block of HTML, as long as it is in the source, with blanks for what containers put before its lines. */
  html(node: Nodes): string {
    const { start, end } = offsetsOf(node, this.start);
    const parts: string[] = [];
    let from = start;
    for (const piece of this.of(node)) {
      parts.push(' '.repeat(piece.start - from));
      parts.push(
        piece.kind === 'break'
          ? this.#source.slice(piece.start, piece.end)
          : this.#notations.seen(piece.start, piece.end),
      );
      from = piece.end;
    }
    parts.push(' '.repeat(end - from));
    return parts.join('');
  }
}
