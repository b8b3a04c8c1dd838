import { decodeHTMLStrict } from 'entities';
import { emptyBlock } from './block.js';
import {
  type ElementKind,
  isBoundary,
  isEndedBy,
  isVoid,
  kindWithAttributes,
} from './html-elements.js';
import { tagStart } from './markdown-end-tags.js';
import type { MarkdownText } from './markdown-text.js';
import type { MarkdownNode } from './markdown-tree.js';
import type { Block, Mark } from './prose.js';
import { type ReadText, type Span, sortMarks, TextBuilder, withoutSpans } from './text-builder.js';

interface OpenTag {
  readonly name: string;
  readonly kind: ElementKind | null;
  readonly hides: boolean;
  readonly from: number;
}

const tagMarks: Partial<Record<ElementKind, Mark['kind']>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  link: 'link',
  inlineCode: 'code',
};
const hidingKinds: ReadonlySet<ElementKind | null> = new Set<ElementKind | null>([
  'hidden',
  'embed',
  'math',
]);
/** `**` or `***` that stand alone. */
const starRuns = /(?<!\*)\*{2,3}(?!\*)/g;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Reads the inline content of one block: its text, the marks in it, and the images that stood between. */
export class MarkdownInline {
  /** Images and embedded things that stood in the text. */
  readonly objects: Block[] = [];
  /** Names of the elements that end in the text and did not begin in it. */
  readonly strayEnds: string[] = [];
  readonly #source: string;
  readonly #markdown: MarkdownText;
  readonly #builder: TextBuilder;
  /** Offsets in the text of `**` that the parser left as they are. */
  readonly #stars: number[] = [];
  /** HTML tags that are open: each tag is a node of its own among the others. */
  readonly #tags: OpenTag[] = [];
  #hiding = 0;
  #markup = '';
  #inTable = false;
  /** Whether the next text begins a line, so that the blanks before it are indentation. */
  #lineStarts = true;

  constructor(source: string, markdown: MarkdownText) {
    this.#source = source;
    this.#markdown = markdown;
    this.#builder = new TextBuilder(source);
  }

  /** Read what stands in a block from `from` on. */
  read(node: MarkdownNode, from: number): void {
    const { text } = this.#markdown;
    let end = endOfText(text, from, node.end);
    const last = node.children[node.children.length - 1];
    // the underline, or the signs that close the line: the mark of a footnote may be the last one and have text behind it
    const closes = node.kind === 'heading' && last?.kind === 'mark' && last.end >= end;
    if (closes && last.start > from) end = endOfText(text, from, last.start);
    this.#markup = this.#source.slice(node.start, node.end);
    this.#inTable = node.kind === 'cell';
    const open: {
      node: MarkdownNode;
      next: number;
      end: number;
      mark: Mark['kind'] | null;
      at: number;
    }[] = [];
    let at = from;
    const enter = (inner: MarkdownNode, content: Span) => {
      at = Math.max(at, content.start);
      open.push({
        node: inner,
        next: 0,
        end: content.end,
        mark: markOf(inner),
        at: this.#builder.length,
      });
    };
    enter(node, { start: from, end });
    for (let top = open[0]; top !== undefined; top = open[open.length - 1]) {
      const child = top.node.children[top.next];
      if (child === undefined || child.start >= top.end) {
        this.#text(at, top.end);
        this.#lineStarts = false;
        if (top.mark !== null) this.#builder.mark(top.mark, top.at);
        at = Math.max(at, top.node.end);
        open.pop();
        continue;
      }
      top.next += 1;
      if (child.start < at) continue;
      this.#text(at, child.start);
      at = child.start;
      if (isSpanning(child)) {
        this.#lineStarts = false;
        enter(child, contentOf(child));
      } else {
        this.#leaf(child);
        at = child.end;
      }
    }
    while (this.#tags.length > 0) this.#closeTag();
  }

  text(): ReadText {
    return withoutStars(this.#builder.build(), this.#stars);
  }

  #leaf(node: MarkdownNode): void {
    const { start, end } = node;
    if (node.kind !== 'mark') this.#lineStarts = false;
    switch (node.kind) {
      case 'escape':
        if (this.#hiding === 0) this.#copy(start + 1, end);
        return;
      case 'reference':
        if (this.#hiding === 0) this.#reference(start, end);
        return;
      case 'inlineCode':
        if (this.#hiding === 0) this.#code(node);
        return;
      case 'autolink': {
        if (this.#hiding > 0) return;
        const from = this.#builder.length;
        this.#words(start + 1, end - 1);
        this.#builder.mark('link', from);
        return;
      }
      case 'image':
        this.objects.push(emptyBlock('image', start, end));
        return;
      case 'tag':
        this.#tag(this.#source.slice(start, end), start, end);
        return;
    }
  }

  /** Text without markup: lines lose the blanks at their ends, and two of them or a backslash are part of the break. */
  #text(start: number, end: number): void {
    if (start >= end || this.#hiding > 0) return;
    const { text } = this.#markdown;
    let at = start;
    while (at < end) {
      if (this.#lineStarts) {
        while (at < end && isBlank(text.charCodeAt(at))) at += 1;
        if (at === end) return;
        this.#lineStarts = false;
      }
      const lineFeed = text.indexOf('\n', at);
      if (lineFeed === -1 || lineFeed >= end) {
        this.#words(at, end);
        return;
      }
      const lineEnd = this.#markdown.breakStart(lineFeed);
      const isEscaped = lineEnd > at && text[lineEnd - 1] === '\\';
      let to = isEscaped ? lineEnd - 1 : lineEnd;
      while (to > at && isBlank(text.charCodeAt(to - 1))) to -= 1;
      const isHard = isEscaped || (lineEnd - to >= 2 && !text.slice(to, lineEnd).includes('\t'));
      if (isEscaped) to = lineEnd - 1;
      this.#words(at, to);
      if (isHard) this.#builder.replace('\n', to, lineFeed + 1);
      else this.#copy(lineEnd, lineFeed + 1);
      at = lineFeed + 1;
      this.#lineStarts = true;
    }
  }

  #words(start: number, end: number): void {
    for (const span of this.#markdown.visible(start, end)) {
      const typed = this.#source.slice(span.start, span.end);
      for (const { index } of typed.matchAll(starRuns))
        this.#stars.push(this.#builder.length + index);
      this.#builder.copy(span.start, span.end);
    }
  }

  #copy(start: number, end: number): void {
    for (const span of this.#markdown.visible(start, end)) this.#builder.copy(span.start, span.end);
  }

  #reference(start: number, end: number): void {
    const typed = this.#source.slice(start, end);
    const read = decodeHTMLStrict(typed);
    // a name that HTML does not know is text
    if (read === typed) this.#words(start, end);
    else this.#builder.replace(read, start, end);
  }

  /** Code as it stands; in a table a bar is written with a backslash even there. */
  #code(node: MarkdownNode): void {
    const from = this.#builder.length;
    for (const { start, end } of this.#markdown.inlineCode(node)) {
      let at = start;
      if (this.#inTable) {
        for (const { index } of this.#source.slice(start, end).matchAll(/\\\|/g)) {
          this.#builder.copy(at, start + index);
          at = start + index + 1;
        }
      }
      this.#builder.copy(at, end);
    }
    this.#builder.mark('code', from);
  }

  #tag(tag: string, start: number, end: number): void {
    const match = tagStart.exec(tag);
    if (match === null) return;
    const name = match[2]!.toLowerCase();
    if (match[1] === '/') {
      if (!this.#tags.some((open) => open.name === name)) {
        this.strayEnds.push(name);
        return;
      }
      while (this.#tags[this.#tags.length - 1]!.name !== name) this.#closeTag();
      this.#closeTag();
      return;
    }
    const open = this.#tags[this.#tags.length - 1];
    if (open !== undefined && isEndedBy(open.name, name)) this.#closeTag();
    const attributes = new Map<string, string>();
    for (const [, key, ...values] of tag.slice(match[0].length).matchAll(attribute)) {
      attributes.set(key!.toLowerCase(), values.find((value) => value !== undefined) ?? '');
    }
    const kind = kindWithAttributes(name, attributes);
    if (kind === 'image' || kind === 'embed') this.objects.push(emptyBlock(kind, start, end));
    if (this.#hiding === 0 && (kind === 'break' || isBoundary(kind)))
      this.#lineBreak(kind, start, end);
    if (isVoid(name) || tag.endsWith('/>')) return;
    // a tag that is never closed was meant as a word: "the <select> element"
    const hides =
      hidingKinds.has(kind) && this.#markup.toLowerCase().includes(`</${closerOf(name)}`);
    if (hides) this.#hiding += 1;
    this.#tags.push({ name, kind, hides, from: this.#builder.length });
  }

  #lineBreak(kind: ElementKind | null, start: number, end: number): void {
    const { length, last } = this.#builder;
    if (kind === 'break' || (length > 0 && last !== '\n')) this.#builder.replace('\n', start, end);
  }

  #closeTag(): void {
    const { kind, hides, from } = this.#tags.pop()!;
    if (hides) this.#hiding -= 1;
    const mark = kind === null ? undefined : tagMarks[kind];
    if (mark !== undefined && this.#hiding === 0) this.#builder.mark(mark, from);
  }
}

/** The element whose end ends `name` too, when its own end tag may be left out. */
function closerOf(name: string): string {
  return name === 'rt' || name === 'rp' || name === 'rtc' ? 'r' : name;
}

function markOf(node: MarkdownNode): Mark['kind'] | null {
  switch (node.kind) {
    case 'strong':
    case 'emphasis':
      return node.kind;
    case 'link':
      return 'link';
    default:
      return null;
  }
}

/** Whether a node marks a stretch of text that is read. */
function isSpanning({ kind }: MarkdownNode): boolean {
  return kind === 'emphasis' || kind === 'strong' || kind === 'strike' || kind === 'link';
}

/** The text of a link stands between its brackets; behind them follows where it leads. */
function contentOf(node: MarkdownNode): Span {
  if (node.kind !== 'link') return node;
  const [open, close] = node.children.filter(({ kind }) => kind === 'linkMark');
  return { start: open?.end ?? node.start, end: close?.start ?? node.end };
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

function isSpace(unit: number): boolean {
  return isBlank(unit) || unit === 0x0a;
}

/** More `**` than this in one block are no slips of the pen. */
const mostStars = 400;

interface Edge {
  readonly at: number;
  readonly width: number;
}

/**
 * Take out the `**` that CommonMark leaves as typed when a mark of punctuation stands inside and a letter outside,
 * as in `これは**[大切](url)**です`. With some left over the parser has paired the others wrongly too, so all of them
 * are paired anew in order. One alone at the start of a line is taken for a mark of that line.
 */
function withoutStars(read: ReadText, stars: readonly number[]): ReadText {
  if (stars.length === 0 || stars.length > mostStars) return read;
  const strong = read.marks.filter((mark) => mark.kind === 'strong');
  const edges: Edge[] = [
    ...stars.map((at) => ({ at, width: starsAt(read.text, at) })),
    ...strong.flatMap(({ start, end }) => [
      { at: start, width: 0 },
      { at: end, width: 0 },
    ]),
  ].sort((a, b) => a.at - b.at || a.width - b.width);
  const marks: Mark[] = read.marks.filter((mark) => mark.kind !== 'strong');
  const cuts: Edge[] = [];
  let index = 0;
  while (index < edges.length) {
    const open = edges[index]!;
    const close = edges[index + 1];
    if (close !== undefined && encloses(read.text, open, close)) {
      marks.push({ kind: 'strong', start: open.at + open.width, end: close.at });
      cuts.push(open, close);
      index += 2;
    } else {
      if (isLineMark(read.text, open)) cuts.push(open);
      index += 1;
    }
  }
  const spans = cuts
    .filter(({ width }) => width > 0)
    .map(({ at, width }) => ({ start: at, end: at + width }));
  return withoutSpans({ ...read, marks: sortMarks(marks) }, spans);
}

function starsAt(text: string, at: number): number {
  return text[at + 2] === '*' ? 3 : 2;
}

/** Emphasis begins and ends with a letter, and in the same line or paragraph. */
function encloses(text: string, open: Edge, close: Edge): boolean {
  const start = open.at + open.width;
  if (start >= close.at) return false;
  const inner = text.slice(start, close.at);
  if (inner.trim() === '') return false;
  const tight = !/^\s/.test(inner) && !/\s$/.test(inner);
  return tight || (open.width === 2 && close.width === 2 && !inner.includes('\n'));
}

function isLineMark(text: string, { at, width }: Edge): boolean {
  return width > 0 && (at === 0 || text[at - 1] === '\n') && text[at + width] !== '*';
}

/** Where the blanks begin that a stretch of text ends in. */
function endOfText(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
