import { decodeHTML } from 'entities';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { type BlockShape, emptyBlock, proseBlock } from './block.js';
import {
  type ElementKind,
  isBoundary,
  isEndedBy,
  isVoid,
  keptAttributes,
  kindWithAttributes,
} from './html-elements.js';
import {
  type HtmlPlace,
  type HtmlRegion,
  OpenElements,
  type TableCounter,
} from './html-open-elements.js';
import type { Block, Mark } from './prose.js';
import { type ReadText, TextBuilder, withoutSpans } from './text-builder.js';

/** A block, and the region of the page it was found in. */
export interface HtmlBlock {
  readonly block: Block;
  readonly region: HtmlRegion;
  /** Number of the `<article>` it stands in, from 1; 0 outside. */
  readonly article: number;
}

const marks: Partial<Record<ElementKind, Mark['kind']>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  link: 'link',
  inlineCode: 'code',
};
const reference = /&(?:#[xX]?[0-9a-fA-F]{1,40}|[a-zA-Z][a-zA-Z0-9]{1,32});?/g;
const space = /[ \t\n\r\f]+/g;

/**
 * Reads HTML by a tokenizer and a stack of open elements.
 * The HTML given may be a stretch of the source in which what is not HTML was blanked out, unit by unit.
 */
export class HtmlReader implements TokenizerCallbacks {
  readonly blocks: HtmlBlock[] = [];
  readonly #source: string;
  readonly #base: number;
  readonly #html: string;
  readonly #elements: OpenElements;
  #builder: TextBuilder;
  #language: string | undefined;
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
    this.#builder = new TextBuilder(source);
    this.#place = place;
    this.#elements = new OpenElements(place, tables);
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
    return this.#quotesAround + this.#elements.count('blockquote');
  }

  #around(quotes: number): void {
    this.#quotesAround = quotes;
    const isQuote = quotes > 0 && this.#place.role === 'paragraph';
    this.#elements.moveTo(isQuote ? { role: 'quote' } : this.#place);
  }

  /** Whether nothing but the page's head hides what is read: its `<title>` is seen all the same. */
  #inHead(): boolean {
    return this.hiddenBy === 'head';
  }

  #isSeen(kind: ElementKind | null): boolean {
    return !this.#elements.isHidden || (kind === 'title' && this.#inHead());
  }

  /** Name of the outermost element that hides what follows and is still open, or null. */
  get hiddenBy(): string | null {
    return this.#elements.hiddenBy;
  }

  /** How many elements of that name it holds, itself among them. */
  get hiddenCount(): number {
    return this.#elements.hiddenCount;
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
    if (!keptAttributes.has(name)) return;
    this.#attributes.set(name, (this.#attributes.get(name) ?? '') + this.#html.slice(start, end));
  }

  onattribend(): void {
    const name = this.#attributeName;
    if (keptAttributes.has(name) && !this.#attributes.has(name)) this.#attributes.set(name, '');
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
    if (this.#elements.count(name) === 0) {
      if (name !== 'blockquote' || this.#quotesAround === 0) return;
      while (!this.#elements.isEmpty) this.#close();
      this.#flush();
      this.#around(this.#quotesAround - 1);
      return;
    }
    while (this.#elements.top.name !== name) this.#close();
    this.#close();
  }

  #open(name: string, end: number, selfClosing: boolean): void {
    while (isEndedBy(this.#elements.top.name, name)) this.#close();
    const kind = kindWithAttributes(name, this.#attributes);
    if (!this.#elements.isHidden) {
      if (isBoundary(kind)) this.#flush();
      if (kind === 'break') this.#break(this.#tagStart, end);
      else if (kind === 'image' || kind === 'embed') this.#object(kind, end);
    } else if (kind === 'title' && this.#inHead()) this.#flush();
    // JSX writes components as <Card />; HTML knows no other empty elements than the void ones
    if (isVoid(name) || (selfClosing && (kind === null || kind === 'embed'))) return;
    this.#push(name, kind);
  }

  #push(name: string, kind: ElementKind | null): void {
    if (kind === 'code') this.#language = languageOf(this.#attributes);
    else if (kind === 'inlineCode' && this.#elements.isInCode)
      this.#language ??= languageOf(this.#attributes);
    this.#elements.push(name, kind, this.#attributes, this.#builder.length);
  }

  #close(): void {
    const { kind, from } = this.#elements.top;
    if (this.#isSeen(kind)) {
      const mark = kind === null ? undefined : marks[kind];
      if (mark !== undefined && !this.#elements.isInCode) this.#builder.mark(mark, from);
      if (isBoundary(kind)) this.#flush();
    }
    this.#elements.pop();
  }

  #object(kind: 'image' | 'embed', end: number): void {
    const block = emptyBlock(kind, this.#base + this.#tagStart, this.#base + end);
    this.#add(block, this.#elements.top.region);
  }

  #break(start: number, end: number): void {
    if (this.#elements.isHidden) return;
    this.#builder.replace('\n', this.#base + start, this.#base + end);
  }

  // -- text --

  ontext(start: number, end: number): void {
    if (!this.#isSeen(this.#elements.top.kind)) return;
    const html = this.#html.slice(start, end);
    if (!html.includes('&')) {
      this.#copy(html, start);
      return;
    }
    let from = 0;
    for (const match of html.matchAll(reference)) {
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
    if (this.#elements.isInCode) {
      this.#builder.copy(at, at + text.length);
      return;
    }
    let from = 0;
    for (const match of text.matchAll(space)) {
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
    const { place, heading, region, kind } = this.#elements.top;
    const shape = { start: read.map[1]!, end: read.map[read.map.length - 2]! };
    if (this.#elements.isInCode) {
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
      this.#elements.top.region,
    );
  }

  #add(block: Block, region: HtmlBlock['region']): void {
    this.blocks.push({ block, region, article: this.#elements.top.article });
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
