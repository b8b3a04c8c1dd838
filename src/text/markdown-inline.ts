import { decodeHTMLStrict } from 'entities';
import type { Nodes } from 'mdast';
import { emptyBlock } from './block.js';
import {
  type ElementKind,
  isBoundary,
  isEndedBy,
  isVoid,
  kindWithAttributes,
} from './html-elements.js';
import { type MarkdownPieces, offsetsOf } from './markdown-pieces.js';
import type { Piece } from './markdown-tree.js';
import type { Block, Mark } from './prose.js';
import { type ReadText, sortMarks, TextBuilder, withoutSpans } from './text-builder.js';

interface OpenTag {
  readonly name: string;
  readonly kind: ElementKind | null;
  readonly hides: boolean;
  readonly from: number;
}

const TAG_MARKS: Partial<Record<ElementKind, Mark['kind']>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  link: 'link',
  inlineCode: 'code',
};
const HIDING: ReadonlySet<ElementKind | null> = new Set<ElementKind | null>([
  'hidden',
  'embed',
  'math',
]);
/** `**` or `***` that stand alone. */
const STARS = /(?<!\*)\*{2,3}(?!\*)/g;
const TAG = /^<(\/?)([A-Za-z][\w:.-]*)/;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Reads the inline content of one block: its text, the marks in it, and the images that stood between. */
export class MarkdownInline {
  /** Images and embedded things that stood in the text. */
  readonly objects: Block[] = [];
  readonly #source: string;
  readonly #pieces: MarkdownPieces;
  readonly #builder: TextBuilder;
  /** Offsets in the text of `**` that the parser left as they are. */
  readonly #stars: number[] = [];
  /** HTML tags that are open: each tag is a node of its own among the others. */
  readonly #tags: OpenTag[] = [];
  #hiding = 0;
  #markup = '';
  #inTable = false;

  constructor(source: string, pieces: MarkdownPieces) {
    this.#source = source;
    this.#pieces = pieces;
    this.#builder = new TextBuilder(source);
  }

  read(node: Nodes): void {
    const { start, end } = offsetsOf(node, this.#pieces.start);
    this.#markup = this.#source.slice(start, end);
    this.#inTable = node.type === 'tableCell';
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
    while (this.#tags.length > 0) this.#closeTag();
  }

  text(): ReadText {
    return withoutStars(this.#builder.build(), this.#stars);
  }

  #leaf(node: Nodes): void {
    const { start, end } = offsetsOf(node, this.#pieces.start);
    switch (node.type) {
      case 'text':
        if (this.#hiding > 0) return;
        for (const piece of this.#pieces.of(node)) this.#copy(piece);
        return;
      case 'inlineCode': {
        if (this.#hiding > 0) return;
        const from = this.#builder.length;
        for (const piece of this.#pieces.of(node)) this.#code(piece);
        this.#builder.mark('code', from);
        return;
      }
      case 'break':
        if (this.#hiding === 0) this.#builder.replace('\n', start, end);
        return;
      case 'image':
      case 'imageReference':
        this.objects.push(emptyBlock('image', start, end));
        return;
      case 'html':
        this.#tag(this.#source.slice(start, end), start, end);
        return;
    }
  }

  /** Code as it stands; in a table a bar is written with a backslash even there. */
  #code({ start, end }: Piece): void {
    let from = start;
    if (this.#inTable) {
      for (const { index } of this.#source.slice(start, end).matchAll(/\\\|/g)) {
        this.#builder.copy(from, start + index);
        from = start + index + 1;
      }
    }
    this.#builder.copy(from, end);
  }

  #copy({ kind, start, end }: Piece): void {
    if (kind === 'reference') {
      this.#builder.replace(decodeHTMLStrict(this.#source.slice(start, end)), start, end);
      return;
    }
    for (const span of this.#pieces.visible(start, end)) {
      if (kind === 'text') {
        const typed = this.#source.slice(span.start, span.end);
        for (const { index } of typed.matchAll(STARS))
          this.#stars.push(this.#builder.length + index);
      }
      this.#builder.copy(span.start, span.end);
    }
  }

  #tag(tag: string, start: number, end: number): void {
    const match = TAG.exec(tag);
    if (match === null) return;
    const name = match[2]!.toLowerCase();
    if (match[1] === '/') {
      if (!this.#tags.some((open) => open.name === name)) return;
      while (this.#tags[this.#tags.length - 1]!.name !== name) this.#closeTag();
      this.#closeTag();
      return;
    }
    const open = this.#tags[this.#tags.length - 1];
    if (open !== undefined && isEndedBy(open.name, name)) this.#closeTag();
    const attributes = new Map<string, string>();
    for (const [, key, ...values] of tag.slice(match[0].length).matchAll(ATTRIBUTE)) {
      attributes.set(key!.toLowerCase(), values.find((value) => value !== undefined) ?? '');
    }
    const kind = kindWithAttributes(name, attributes);
    if (kind === 'image' || kind === 'embed') this.objects.push(emptyBlock(kind, start, end));
    if (this.#hiding === 0 && (kind === 'break' || isBoundary(kind)))
      this.#lineBreak(kind, start, end);
    if (isVoid(name) || tag.endsWith('/>')) return;
    // a tag that is never closed was meant as a word: "the <select> element"
    const hides = HIDING.has(kind) && this.#markup.toLowerCase().includes(`</${closerOf(name)}`);
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
    const mark = kind === null ? undefined : TAG_MARKS[kind];
    if (mark !== undefined && this.#hiding === 0) this.#builder.mark(mark, from);
  }
}

/** The element whose end ends `name` too, when its own end tag may be left out. */
function closerOf(name: string): string {
  return name === 'rt' || name === 'rp' || name === 'rtc' ? 'r' : name;
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

/** More `**` than this in one block are no slips of the pen. */
const MOST_STARS = 400;

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
  if (stars.length === 0 || stars.length > MOST_STARS) return read;
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
