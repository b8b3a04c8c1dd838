import type { Notations } from './markdown-notation.js';
import type { MarkdownNode } from './markdown-tree.js';
import { type ReadText, type Span, TextBuilder } from './text-builder.js';

/** The text that was parsed, beside the source it stands for. */
export class MarkdownText {
  /** As the parser saw it: as long as the source, each line end an LF. */
  readonly text: string;
  readonly #source: string;
  readonly #notations: Notations;

  constructor(source: string, text: string, notations: Notations) {
    this.#source = source;
    this.text = text;
    this.#notations = notations;
  }

  /** The stretches between two offsets that the reader sees. */
  visible(start: number, end: number): Iterable<Span> {
    return this.#notations.visible(start, end);
  }

  /** Where the line break begins that ends with the LF at `lineFeed`. */
  breakStart(lineFeed: number): number {
    return this.#source[lineFeed] === '\n' && this.#source[lineFeed - 1] === '\r'
      ? lineFeed - 1
      : lineFeed;
  }

  /** Where a node stands, without the CR of a line break behind it. */
  placeOf({ start, end }: Span): Span {
    const hasReturn = end > start && this.#source[end - 1] === '\r' && this.#source[end] === '\n';
    return { start, end: hasReturn ? end - 1 : end };
  }

  /** Where code stands; that without fences begins with its indentation. */
  placeOfCode(node: MarkdownNode): Span {
    const { start, end } = this.placeOf(node);
    let from = start;
    if (!isFenced(node)) {
      if (this.text[from - 1] === '\t') from -= 1;
      while (start - from < 4 && this.text[from - 1] === ' ') from -= 1;
    }
    return { start: from, end };
  }

  /** What stands between the backticks of code, without a blank at either end and what containers put before lines. */
  inlineCode({ children, start, end }: MarkdownNode): Span[] {
    let from = children[0]?.end ?? start;
    let to = children[children.length - 1]?.start ?? end;
    const isPadded = isSpace(this.text[from]) && isSpace(this.text[to - 1]);
    if (isPadded && this.text.slice(from, to).trim() !== '') {
      from += this.#source[from] === '\r' && this.#source[from + 1] === '\n' ? 2 : 1;
      to = this.text[to - 1] === '\n' ? this.breakStart(to - 1) : to - 1;
    }
    const spans: Span[] = [];
    for (const mark of children) {
      if (mark.start <= from) continue;
      const stop = Math.min(mark.start, to);
      if (from < stop) spans.push({ start: from, end: stop });
      from = mark.end;
    }
    return spans;
  }

  /** The lines of a code block, without its fences and the line breaks beside them. */
  code(node: MarkdownNode): ReadText {
    const { text } = this;
    const builder = new TextBuilder(this.#source);
    const indent = this.#fenceIndent(node);
    let breaks: Span[] = [];
    let lineStarts = true;
    let isBlank = !isFenced(node);
    for (const { kind, start, end } of node.children) {
      if (kind !== 'codeText') continue;
      for (let at = start; at < end; ) {
        for (let most = indent; lineStarts && most > 0 && text[at] === ' ' && at < end; most -= 1)
          at += 1;
        const found = text.indexOf('\n', at);
        const isLast = found === -1 || found >= end;
        const lineFeed = isLast ? end : found;
        const to = isLast && this.#source[end - 1] === '\r' ? end - 1 : this.breakStart(lineFeed);
        if (isBlank) {
          // the parser takes blanks behind `>` for code
          isBlank = /^[ \t]*$/.test(text.slice(at, to));
          if (isBlank) {
            at = lineFeed + 1;
            continue;
          }
        }
        if (at < to) {
          for (const line of breaks) builder.copy(line.start, line.end);
          breaks = [];
          builder.copy(at, to);
        }
        lineStarts = !isLast;
        if (!isLast) breaks.push({ start: to, end: lineFeed + 1 });
        at = lineFeed + 1;
      }
    }
    return builder.build();
  }

  /** Columns that the opening fence stands to the right of where its container begins, at most 3. */
  #fenceIndent(node: MarkdownNode): number {
    if (!isFenced(node)) return 0;
    const { start } = node;
    let indent = 0;
    while (indent < 4 && this.text[start - indent - 1] === ' ') indent += 1;
    // the blank behind `>` is none
    if (this.text[start - indent - 1] === '>') indent -= 1;
    return Math.max(0, Math.min(indent, 3));
  }

  /** A block of HTML, as long as it is in the source, with blanks for what containers put before its lines. */
  html({ start, end, children }: MarkdownNode): string {
    const parts: string[] = [];
    let from = start;
    for (const mark of children) {
      parts.push(this.#notations.seen(from, mark.start), ' '.repeat(mark.end - mark.start));
      from = mark.end;
    }
    parts.push(this.#notations.seen(from, end));
    return parts.join('');
  }
}

function isSpace(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n';
}

/** Whether code stands between fences, not behind an indentation. */
export function isFenced({ children }: MarkdownNode): boolean {
  return children[0]?.kind === 'mark';
}
