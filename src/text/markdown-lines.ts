import { eachLine } from './source.js';

/** A line of Markdown seen from outside: what stands before its content, and whether the content is prose at all. */
export interface MarkdownLine {
  readonly start: number;
  readonly end: number;
  /** Where the content begins, behind indentation, `>` and list markers. */
  readonly content: number;
  /** Columns of indentation behind the last `>`. */
  readonly indent: number;
  /** Number of `>`, and of list markers. */
  readonly quotes: number;
  readonly items: number;
  /** Whether the first list marker may end a paragraph of whatever list stands open. */
  readonly startsItem: boolean;
  /** `verbatim`: inside a code block, a comment, a script or a style, as far as can be told. */
  readonly kind: 'blank' | 'text' | 'fence' | 'verbatim';
}

/** More containers on a line than any post has; what is behind them is content. */
export const mostContainers = 32;

interface Prefix {
  content: number;
  indent: number;
  quotes: number;
  items: number;
  /** Column of the content, behind the last `>`. */
  column: number;
  ordinal: boolean;
}

interface Verbatim {
  readonly quotes: number;
  readonly base: number;
  readonly end: RegExp;
}

const fenceLine = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const rawElement = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;

/** Yield the lines of Markdown. Code, comments and scripts are told by rule of thumb; nothing but neatness hangs on it. */
export function* eachMarkdownLine(source: string, from: number): Generator<MarkdownLine> {
  let verbatim: Verbatim | null = null;
  let base = 0;
  let quotes = 0;
  let afterBlank = true;
  let indentedCode = false;
  for (const [start, end] of eachLine(source, from)) {
    if (start === end && verbatim === null) {
      yield emptyLine(start);
      afterBlank = true;
      continue;
    }
    if (verbatim !== null) {
      const prefix = readPrefix(source, start, end, verbatim.quotes, 0);
      const blank = prefix.content >= end;
      const left = prefix.quotes < verbatim.quotes || (!blank && prefix.indent < verbatim.base);
      if (!left) {
        const closes = verbatim.end.test(source.slice(prefix.content, end));
        const kind = closes ? 'fence' : 'verbatim';
        yield line(start, end, prefix, kind);
        if (closes) verbatim = null;
        afterBlank = false;
        continue;
      }
      verbatim = null;
    }
    const prefix = readPrefix(source, start, end, mostContainers, mostContainers);
    if (prefix.content >= end && prefix.items === 0) {
      yield line(start, end, prefix, 'blank');
      afterBlank = true;
      continue;
    }
    if (prefix.quotes !== quotes) base = 0;
    quotes = prefix.quotes;
    if (afterBlank && prefix.items === 0 && prefix.indent < base) base = 0;
    const isCode: boolean = prefix.indent >= base + 4 && (afterBlank || indentedCode);
    indentedCode = isCode;
    afterBlank = false;
    if (isCode) {
      yield line(start, end, prefix, 'verbatim');
      continue;
    }
    const startsItem =
      prefix.items > 0 && (prefix.ordinal ? prefix.indent < base : prefix.indent <= base + 3);
    if (prefix.items > 0) base = prefix.column;
    const inBase = prefix.items > 0 || prefix.indent >= base ? base : 0;
    const fence = fenceAt(source, prefix.content, end);
    if (fence !== null) {
      const run = fence[1] ?? fence[2]!;
      const close = new RegExp(`^${run[0]}{${run.length},}[ \\t]*$`);
      verbatim = { quotes, base: inBase, end: close };
      yield line(start, end, prefix, 'fence', startsItem);
      continue;
    }
    verbatim = rawHtml(source, prefix.content, end, quotes, inBase);
    yield line(start, end, prefix, 'text', startsItem);
  }
}

function fenceAt(source: string, start: number, end: number): RegExpExecArray | null {
  if (source[start] !== '`' && source[start] !== '~') return null;
  const content = source.slice(start, Math.min(end, start + 400));
  return fenceLine.exec(end - start > 400 ? content.replace(/`[^`]*$/, '') : content);
}

function emptyLine(at: number): MarkdownLine {
  return {
    start: at,
    end: at,
    content: at,
    indent: 0,
    quotes: 0,
    items: 0,
    startsItem: false,
    kind: 'blank',
  };
}

function line(
  start: number,
  end: number,
  { content, indent, quotes, items }: Prefix,
  kind: MarkdownLine['kind'],
  startsItem = false,
): MarkdownLine {
  return { start, end, content, indent, quotes, items, startsItem, kind };
}

/** HTML that goes on until its end is written, blank lines or not. */
function rawHtml(
  source: string,
  content: number,
  end: number,
  quotes: number,
  base: number,
): Verbatim | null {
  if (source[content] !== '<') return null;
  if (source.startsWith('<!--', content)) {
    const closed = source.slice(content, end).includes('-->');
    return closed ? null : { quotes, base, end: /-->/ };
  }
  if (!rawElement.test(source.slice(content, content + 12))) return null;
  const close = /<\/(?:script|pre|style|textarea)>/i;
  return close.test(source.slice(content, end)) ? null : { quotes, base, end: close };
}

function readPrefix(
  source: string,
  start: number,
  end: number,
  mostQuotes: number,
  mostItems: number,
): Prefix {
  const prefix = { content: start, indent: 0, quotes: 0, items: 0, column: 0, ordinal: false };
  let at = start;
  let column = 0;
  for (;;) {
    const before = column;
    while (at < end && (source[at] === ' ' || source[at] === '\t')) {
      column += source[at] === '\t' ? 4 - (column % 4) : 1;
      at += 1;
    }
    prefix.content = at;
    if (prefix.items === 0) prefix.indent = column;
    prefix.column = prefix.items > 0 && column - before > 4 ? before + 1 : column;
    if (at >= end) return prefix;
    const isCode = prefix.items === 0 && prefix.indent > 80;
    if (source[at] === '>' && prefix.quotes < mostQuotes && !isCode) {
      prefix.quotes += 1;
      at += 1;
      if (source[at] === ' ' && at < end) at += 1;
      if (prefix.items === 0) column = 0;
      else column += 2;
      continue;
    }
    const marker = prefix.items < mostItems ? markerEnd(source, at, end) : at;
    if (marker === at || (prefix.items === 0 && isThematicBreak(source, at, end))) return prefix;
    if (prefix.items === 0)
      prefix.ordinal = marker - at > 2 || (source[at]! >= '0' && source[at] !== '1');
    prefix.items += 1;
    column += marker - at;
    at = marker;
  }
}

/** End of the list marker at `at`, or `at` itself when there is none. */
function markerEnd(source: string, at: number, end: number): number {
  let to = at;
  const unit = source[at]!;
  if (unit === '-' || unit === '*' || unit === '+') to = at + 1;
  else {
    while (to < end && to - at < 9 && source[to]! >= '0' && source[to]! <= '9') to += 1;
    if (to === at || (source[to] !== '.' && source[to] !== ')')) return at;
    to += 1;
  }
  return to >= end || source[to] === ' ' || source[to] === '\t' ? to : at;
}

function isThematicBreak(source: string, at: number, end: number): boolean {
  const mark = source[at]!;
  if (mark !== '-' && mark !== '*') return false;
  let count = 0;
  for (let index = at; index < end; index += 1) {
    const unit = source[index]!;
    if (unit === mark) count += 1;
    else if (unit !== ' ' && unit !== '\t') return false;
  }
  return count >= 3;
}
