import { type ElementKind, isBoundary, isFootnotes } from './html-elements.js';
import type { Block } from './prose.js';

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

/** The region of a page; `frame` is what a page puts around its posts: its header, footer and asides. */
export type HtmlRegion = 'page' | 'main' | 'article' | 'title' | 'frame';

/** An element that has begun and not ended, and what it makes of the text in it. */
export interface OpenElement {
  readonly name: string;
  readonly kind: ElementKind | null;
  readonly place: HtmlPlace;
  readonly heading: number;
  readonly region: HtmlRegion;
  readonly article: number;
  readonly listDepth: number;
  /** Row and column of the innermost table, changed as its rows and cells open. */
  readonly table: { readonly number: number; row: number; column: number } | null;
  /** Length of the text when the element opened, for its mark. */
  readonly from: number;
}

/** The elements that text stands in, in a flat stack: the cost of an element does not grow with its depth. */
export class OpenElements {
  readonly #stack: OpenElement[];
  readonly #counts = new Map<string, number>();
  readonly #tables: TableCounter;
  /** Depth of the stack at which what is read is not seen, or 0. */
  #hiddenFrom = 0;
  #codeDepth = 0;
  #articles = 0;

  constructor(place: HtmlPlace, tables: TableCounter) {
    this.#tables = tables;
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

  /** The innermost element; one without a name stands around all. */
  get top(): OpenElement {
    return this.#stack[this.#stack.length - 1]!;
  }

  get isEmpty(): boolean {
    return this.#stack.length === 1;
  }

  /** How many elements of a name are open. */
  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  get isInCode(): boolean {
    return this.#codeDepth > 0;
  }

  /** Whether what is read is not seen. */
  get isHidden(): boolean {
    return this.#hiddenFrom !== 0;
  }

  /** Name of the outermost element that hides what follows, or null. */
  get hiddenBy(): string | null {
    return this.isHidden ? this.#stack[this.#hiddenFrom]!.name : null;
  }

  /** How many elements of its name that element holds, itself among them. */
  get hiddenCount(): number {
    const name = this.hiddenBy;
    if (name === null) return 0;
    let count = 0;
    for (let depth = this.#hiddenFrom; depth < this.#stack.length; depth += 1)
      if (this.#stack[depth]!.name === name) count += 1;
    return count;
  }

  /** Put what stands in no element in another place. */
  moveTo(place: HtmlPlace): void {
    this.#stack[0] = { ...this.#stack[0]!, place };
  }

  push(
    name: string,
    kind: ElementKind | null,
    attributes: ReadonlyMap<string, string>,
    from: number,
  ): void {
    const { top } = this;
    const region = regionIn(top.region, name, kind, this.count('body') > 0);
    const isArticle = name === 'article' && region === 'article' && top.article === 0;
    if (isArticle) this.#articles += 1;
    const table = kind === 'table' ? { number: this.#tables.next, row: -1, column: -1 } : top.table;
    if (kind === 'table') this.#tables.next += 1;
    this.#stack.push({
      name,
      kind,
      place: this.#placeIn(top, name, kind, attributes, table),
      heading: kind === 'heading' ? name.charCodeAt(1) - 0x30 : top.heading,
      region,
      article: isArticle ? this.#articles : top.article,
      listDepth: top.listDepth + (kind === 'list' ? 1 : 0),
      table,
      from,
    });
    this.#counts.set(name, this.count(name) + 1);
    const unseen = kind === 'hidden' || kind === 'embed' || kind === 'math';
    if (unseen && this.#hiddenFrom === 0) this.#hiddenFrom = this.#stack.length - 1;
    if (kind === 'code') this.#codeDepth += 1;
  }

  pop(): void {
    const { name, kind } = this.#stack.pop()!;
    if (kind === 'code') this.#codeDepth -= 1;
    this.#counts.set(name, this.count(name) - 1);
    if (this.#hiddenFrom === this.#stack.length) this.#hiddenFrom = 0;
  }

  #placeIn(
    top: OpenElement,
    name: string,
    kind: ElementKind | null,
    attributes: ReadonlyMap<string, string>,
    table: OpenElement['table'],
  ): HtmlPlace {
    // Words inside a line belong to the block they stand in, whatever their class.
    if (isBoundary(kind) && isFootnotes(attributes)) return { role: 'footnote' };
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
        const header = row === 0 && (name === 'th' || this.count('thead') > 0);
        return { role: 'table', cell: { table: number, row, column, header } };
      }
      default:
        return top.place;
    }
  }
}

/** The place when it is that of footnotes: what stands in a note is of the note, list or quotation. */
const inFootnote = (place: HtmlPlace) => (place.role === 'footnote' ? place : null);

function regionIn(
  region: HtmlRegion,
  name: string,
  kind: ElementKind | null,
  inBody: boolean,
): HtmlRegion {
  if (kind === 'title') return 'title';
  if (region === 'frame') return region;
  if (region === 'page' && inBody && /^(?:header|footer|aside)$/.test(name)) return 'frame';
  if (name === 'article') return 'article';
  return name === 'main' && region === 'page' ? 'main' : region;
}
