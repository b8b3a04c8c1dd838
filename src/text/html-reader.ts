import { decodeHTML } from 'entities';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { type BlockShape, emptyBlock, proseBlock } from './block.js';
import {
  type ElementKind,
  isBoundary,
  isEndedBy,
  isFootnotes,
  isVoid,
  KEPT_ATTRIBUTES,
  kindWithAttributes,
} from './html-elements.js';
import type { Block, Mark } from './prose.js';
import { type ReadText, TextBuilder, withoutSpans } from './text-builder.js';

/** Where blocks of text get their role from when no element says it. */
export interface HtmlPlace {
  readonly role: 'paragraph' | 'listItem' | 'quote' | 'footnote' | 'table';
  readonly level?: number;
  readonly cell?: NonNullable<Block['cell']>;
}

/** Counts the tables of a post, whatever they are written in. */
export interface TableCounter {
  next: number;
}

/** A block, and the region of the page it was found in. */
export interface HtmlBlock {
  readonly block: Block;
  /** `frame` is what a page puts around its posts: header, footer and asides of the page. */
  readonly region: 'page' | 'main' | 'article' | 'title' | 'frame';
  /** Number of the `<article>` it stands in, from 1; 0 outside. */
  readonly article: number;
}

interface OpenElement {
  readonly name: string;
  readonly kind: ElementKind | null;
  readonly place: HtmlPlace;
  readonly heading: number;
  readonly region: HtmlBlock['region'];
  readonly article: number;
  readonly listDepth: number;
  /** Row and column of the innermost table, changed as its rows and cells open. */
  readonly table: { readonly number: number; row: number; column: number } | null;
  /** Length of the text when the element opened, for its mark. */
  readonly from: number;
}

const MARKS: Partial<Record<ElementKind, Mark['kind']>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  link: 'link',
  inlineCode: 'code',
};
const REFERENCE = /&(?:#[xX]?[0-9a-fA-F]{1,40}|[a-zA-Z][a-zA-Z0-9]{1,32});?/g;
const SPACE = /[ \t\n\r\f]+/g;

/**
 * Reads HTML by a tokenizer and a flat stack of open elements: the cost of an element does not grow with its depth.
 * The HTML given may be a stretch of the source in which what is not HTML was blanked out, unit by unit.
 */
export class HtmlReader implements TokenizerCallbacks {
  readonly blocks: HtmlBlock[] = [];
  readonly #source: string;
  readonly #base: number;
  readonly #html: string;
  readonly #tables: TableCounter;
  readonly #stack: OpenElement[];
  readonly #openCounts = new Map<string, number>();
  /** Depth of the stack at which what is read is not seen, or 0. */
  #hiddenFrom = 0;
  #codeDepth = 0;
  #builder: TextBuilder;
  #language: string | undefined;
  #articles = 0;
  #quotesAround = 0;
  readonly #place: HtmlPlace;
  #tagName = '';
  #tagStart = 0;
  #attributes = new Map<string, string>();
  #attributeName = '';

  constructor(source: string, html: string, base: number, place: HtmlPlace, tables: TableCounter) {
    this.#source = source;
    this.#html = html;
    this.#base = base;
    this.#tables = tables;
    this.#builder = new TextBuilder(source);
    this.#place = place;
    this.#stack = [
      {
        name: '',
        kind: null,
        place,
        heading: 0,
        region: 'page',
        article: 0,
        listDepth: place.role === 'listItem' ? (place.level ?? 1) : 0,
        table: null,
        from: 0,
      },
    ];
  }

  /** Read what stands in so many quotations that opened before. */
  read(quotesAround = 0): this {
    if (quotesAround > 0) this.#around(quotesAround);
    const tokenizer = new Tokenizer({ decodeEntities: false }, this);
    tokenizer.write(this.#html);
    tokenizer.end();
    this.#flush();
    return this;
  }

  /** Quotations that are still open. */
  get quotes(): number {
    return this.#quotesAround + (this.#openCounts.get('blockquote') ?? 0);
  }

  #around(quotes: number): void {
    this.#quotesAround = quotes;
    const isQuote = quotes > 0 && this.#place.role === 'paragraph';
    this.#stack[0] = { ...this.#stack[0]!, place: isQuote ? { role: 'quote' } : this.#place };
  }

  get #top(): OpenElement {
    return this.#stack[this.#stack.length - 1]!;
  }

  /** Whether nothing but the page's head hides what is read: its `<title>` is seen all the same. */
  #inHead(): boolean {
    return this.hiddenBy === 'head';
  }

  /** Name of the outermost element that hides what follows and is still open, or null. */
  get hiddenBy(): string | null {
    return this.#hiddenFrom === 0 ? null : this.#stack[this.#hiddenFrom]!.name;
  }

  // -- tags --

  onopentagname(start: number, end: number): void {
    this.#tagName = this.#html.slice(start, end).toLowerCase();
    this.#tagStart = start - 1;
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#html.slice(start, end).toLowerCase();
  }

  onattribdata(start: number, end: number): void {
    const name = this.#attributeName;
    if (!KEPT_ATTRIBUTES.has(name)) return;
    this.#attributes.set(name, (this.#attributes.get(name) ?? '') + this.#html.slice(start, end));
  }

  onattribend(): void {
    const name = this.#attributeName;
    if (KEPT_ATTRIBUTES.has(name) && !this.#attributes.has(name)) this.#attributes.set(name, '');
  }

  onopentagend(end: number): void {
    this.#open(this.#tagName, end + 1, false);
  }

  onselfclosingtag(end: number): void {
    this.#open(this.#tagName, end + 1, true);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).trim().toLowerCase();
    if (name === 'br') this.#break(start - 2, end + 1);
    if (!this.#openCounts.get(name)) {
      if (name !== 'blockquote' || this.#quotesAround === 0) return;
      while (this.#stack.length > 1) this.#close();
      this.#flush();
      this.#around(this.#quotesAround - 1);
      return;
    }
    while (this.#top.name !== name) this.#close();
    this.#close();
  }

  #open(name: string, end: number, selfClosing: boolean): void {
    while (this.#stack.length > 1 && isEndedBy(this.#top.name, name)) this.#close();
    const kind = kindWithAttributes(name, this.#attributes);
    if (this.#hiddenFrom === 0) {
      if (isBoundary(kind)) this.#flush();
      if (kind === 'break') this.#break(this.#tagStart, end);
      else if (kind === 'image' || kind === 'embed') this.#object(kind, end);
    } else if (kind === 'title' && this.#inHead()) this.#flush();
    // JSX writes components as <Card />; HTML knows no other empty elements than the void ones
    if (isVoid(name) || (selfClosing && (kind === null || kind === 'embed'))) return;
    this.#push(name, kind);
  }

  #push(name: string, kind: ElementKind | null): void {
    const top = this.#top;
    const region = regionIn(top.region, name, kind, (this.#openCounts.get('body') ?? 0) > 0);
    const isArticle = name === 'article' && region === 'article' && top.article === 0;
    if (isArticle) this.#articles += 1;
    const listDepth = top.listDepth + (kind === 'list' ? 1 : 0);
    const table = kind === 'table' ? { number: this.#tables.next, row: -1, column: -1 } : top.table;
    if (kind === 'table') this.#tables.next += 1;
    const element: OpenElement = {
      name,
      kind,
      place: this.#placeIn(top, name, kind, table),
      heading: kind === 'heading' ? name.charCodeAt(1) - 0x30 : top.heading,
      region,
      article: isArticle ? this.#articles : top.article,
      listDepth,
      table,
      from: this.#builder.length,
    };
    this.#stack.push(element);
    this.#openCounts.set(name, (this.#openCounts.get(name) ?? 0) + 1);
    const unseen = kind === 'hidden' || kind === 'embed' || kind === 'math';
    if (unseen && this.#hiddenFrom === 0) this.#hiddenFrom = this.#stack.length - 1;
    if (kind === 'code') {
      this.#codeDepth += 1;
      this.#language = languageOf(this.#attributes);
    } else if (kind === 'inlineCode' && this.#codeDepth > 0) {
      this.#language ??= languageOf(this.#attributes);
    }
  }

  #placeIn(
    top: OpenElement,
    name: string,
    kind: ElementKind | null,
    table: OpenElement['table'],
  ): HtmlPlace {
    // Words inside a line belong to the block they stand in, whatever their class.
    if (isBoundary(kind) && isFootnotes(this.#attributes)) return { role: 'footnote' };
    switch (kind) {
      case 'quote':
        return inFootnote(top.place) ?? { role: 'quote' };
      case 'item':
        // Notes are mostly written as a list.
        return inFootnote(top.place) ?? { role: 'listItem', level: Math.max(1, top.listDepth) };
      case 'row':
        if (table === null) return top.place;
        table.row += 1;
        table.column = -1;
        return top.place;
      case 'cell': {
        if (table === null) return top.place;
        if (table.row < 0) table.row = 0;
        table.column += 1;
        const { number, row, column } = table;
        const header = row === 0 && (name === 'th' || (this.#openCounts.get('thead') ?? 0) > 0);
        return { role: 'table', cell: { table: number, row, column, header } };
      }
      default:
        return top.place;
    }
  }

  #close(): void {
    const element = this.#stack[this.#stack.length - 1]!;
    if (this.#hiddenFrom === 0 || (element.kind === 'title' && this.#inHead())) {
      const mark = element.kind === null ? undefined : MARKS[element.kind];
      if (mark !== undefined && this.#codeDepth === 0) this.#builder.mark(mark, element.from);
      if (isBoundary(element.kind)) this.#flush();
    }
    this.#stack.pop();
    if (element.kind === 'code') this.#codeDepth -= 1;
    this.#openCounts.set(element.name, this.#openCounts.get(element.name)! - 1);
    if (this.#hiddenFrom === this.#stack.length) this.#hiddenFrom = 0;
  }

  #object(kind: 'image' | 'embed', end: number): void {
    const block = emptyBlock(kind, this.#base + this.#tagStart, this.#base + end);
    this.#add(block, this.#top.region);
  }

  #break(start: number, end: number): void {
    if (this.#hiddenFrom !== 0) return;
    this.#builder.replace('\n', this.#base + start, this.#base + end);
  }

  // -- text --

  ontext(start: number, end: number): void {
    if (this.#hiddenFrom !== 0 && !(this.#top.kind === 'title' && this.#inHead())) return;
    const html = this.#html.slice(start, end);
    if (!html.includes('&')) {
      this.#copy(html, start);
      return;
    }
    let from = 0;
    for (const match of html.matchAll(REFERENCE)) {
      const decoded = decodeHTML(match[0]);
      if (decoded === match[0]) continue;
      this.#copy(html.slice(from, match.index), start + from);
      const behind = lettersBehind(match[0], decoded);
      from = match.index + match[0].length - behind;
      const at = this.#base + start;
      const text = decoded.slice(0, decoded.length - behind);
      this.#builder.replace(text, at + match.index, at + from);
    }
    this.#copy(html.slice(from), start + from);
  }

  /** Copy text that stands at `start` in the HTML, blanks collapsed as a browser does; a line break stays one. */
  #copy(text: string, start: number): void {
    const at = this.#base + start;
    if (this.#codeDepth > 0) {
      this.#builder.copy(at, at + text.length);
      return;
    }
    let from = 0;
    for (const match of text.matchAll(SPACE)) {
      this.#builder.copy(at + from, at + match.index);
      from = match.index + match[0].length;
      const { length, last } = this.#builder;
      if (length === 0 || last === '\n' || last === ' ' || last === '\t') continue;
      const lineBreak = match[0].search(/[\n\r]/);
      const kept = match.index + Math.max(0, lineBreak);
      this.#builder.copy(at + kept, at + kept + 1);
    }
    this.#builder.copy(at + from, at + text.length);
  }

  /** End the block at hand, if it holds anything. */
  #flush(): void {
    if (this.#builder.length === 0) return;
    const read = this.#builder.build();
    this.#builder = new TextBuilder(this.#source);
    const { place, heading, region, kind } = this.#top;
    const shape = { start: read.map[1]!, end: read.map[read.map.length - 2]! };
    if (this.#codeDepth > 0) {
      this.#pushCode(read, shape);
      return;
    }
    const block = proseBlock(
      heading > 0
        ? { role: 'heading', level: heading, ...shape }
        : ({ ...place, ...shape } as BlockShape),
      read,
    );
    if (block.text === '' && block.bareUrls === undefined) return;
    this.#add(block, kind === 'title' ? 'title' : region);
  }

  #pushCode(typed: ReadText, shape: { start: number; end: number }): void {
    const { text } = typed;
    const end = text.trimEnd().length;
    if (end === 0) return;
    const read = withoutSpans(typed, [
      { start: 0, end: text[0] === '\n' ? 1 : 0 },
      { start: end, end: text.length },
    ]);
    const language = this.#language === undefined ? {} : { language: this.#language };
    this.#add(
      { role: 'code', ...shape, ...language, text: read.text, map: read.map },
      this.#top.region,
    );
  }

  #add(block: Block, region: HtmlBlock['region']): void {
    this.blocks.push({ block, region, article: this.#top.article });
  }

  // -- what is never seen --

  onattribentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}
  ontextentity(): void {}
}

/** The place when it is that of footnotes: what stands in a note is of the note, list or quotation. */
const inFootnote = (place: HtmlPlace) => (place.role === 'footnote' ? place : null);

function regionIn(
  region: HtmlBlock['region'],
  name: string,
  kind: ElementKind | null,
  inBody: boolean,
): HtmlBlock['region'] {
  if (kind === 'title') return 'title';
  if (region === 'frame') return region;
  if (region === 'page' && inBody && /^(?:header|footer|aside)$/.test(name)) return 'frame';
  if (name === 'article') return 'article';
  return name === 'main' && region === 'page' ? 'main' : region;
}

/** Language of a code block, from `class="language-ts"`, `lang-ts`, `brush: ts` or `data-lang`. */
function languageOf(attributes: ReadonlyMap<string, string>): string | undefined {
  const named = attributes.get('data-lang');
  if (named) return named.toLowerCase();
  const match = /(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w+#.-]+)/.exec(
    attributes.get('class') ?? '',
  );
  return match?.[1]?.toLowerCase();
}

/** How many letters at the end of a match are not part of its reference: 4 of `&copy2024`. */
function lettersBehind(typed: string, decoded: string): number {
  let count = 0;
  while (
    count < decoded.length - 1 &&
    typed[typed.length - 1 - count] === decoded[decoded.length - 1 - count]
  )
    count++;
  return count;
}
