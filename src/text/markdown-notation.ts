import { filler } from './markdown-guard.js';
import { eachMarkdownLine, type MarkdownLine } from './markdown-lines.js';
import { JsxReader } from './markdown-mdx.js';
import {
  embedWord,
  hatenaObject,
  imageWord,
  inlineNotations,
  lineNotations,
  type Part,
  regionNotations,
} from './markdown-notations.js';
import type { BlockRole } from './prose.js';
import type { Span } from './text-builder.js';

/** Something that a notation puts where it stands: a formula, code, an image, something embedded. */
export interface NotationBlock extends Span {
  readonly role: Extract<BlockRole, 'code' | 'math' | 'image' | 'embed'>;
  /** Where the text of code or a formula stands. */
  readonly text?: Span;
  readonly language?: string;
}

/** A notation of several lines that is open. */
interface Region {
  readonly start: number;
  /** Where its text begins. */
  readonly from: number;
  readonly end: RegExp;
  readonly role: 'code' | 'math';
  readonly language: string;
  /** The quotations it stands in, whose `>` at the start of its lines is left to the parser. */
  readonly quotes: number;
  /** Whether a blank line stood in it. */
  blank: boolean;
}

const SPACE = 1;
const LETTER = 2;
const HASH = 4;
const FILLS = SPACE | LETTER | HASH;
const HIDDEN = 8;
const fillFlags: Readonly<Record<Part['fill'], number>> = {
  space: SPACE,
  letter: LETTER,
  none: 0,
};
const fillText: ReadonlyMap<number, string> = new Map([
  [SPACE, ' '],
  [HASH, '#'],
]);
/** What ends a tag of a template, by the unit behind its opening brace. */
const tagClosers: ReadonlyMap<string | undefined, string> = new Map([
  ['{', '}}'],
  ['%', '%}'],
]);

/**
 * Finds what Markdown proper does not know but blog engines do: short codes, containers, formulas, components. Says
 * what the parser is to see in their place and what of the text the reader does not see.
 */
export class Notations {
  readonly blocks: NotationBlock[] = [];
  readonly #source: string;
  readonly #from: number;
  /** What each unit is replaced by for the parser, and whether the reader sees it. Made when first needed. */
  #flags: Uint8Array | null = null;
  readonly #jsx: JsxReader;
  #region: Region | null = null;
  /** Lines that begin before here belong to a notation of several lines. */
  #resumeAt = 0;

  constructor(source: string, from: number) {
    this.#source = source;
    this.#from = from;
    this.#jsx = new JsxReader(source);
    this.#find();
  }

  /** The source as the parser is to see it: as long as before, line breaks in place. */
  masked(): string {
    const flags = this.#flags;
    const source = this.#source;
    if (flags === null) return source;
    const parts: string[] = [];
    let at = 0;
    while (at < source.length) {
      const fill = flags[at]! & FILLS;
      let to = at + 1;
      while (to < source.length && (flags[to]! & FILLS) === fill) to += 1;
      if (fill === 0) parts.push(source.slice(at, to));
      else parts.push((fillText.get(fill) ?? filler).repeat(to - at));
      at = to;
    }
    return parts.join('');
  }

  /** The source between `start` and `end`, spaces in place of what the reader does not see. */
  seen(start: number, end: number): string {
    const parts: string[] = [];
    let from = start;
    for (const span of this.visible(start, end)) {
      parts.push(' '.repeat(span.start - from), this.#source.slice(span.start, span.end));
      from = span.end;
    }
    parts.push(' '.repeat(end - from));
    return parts.join('');
  }

  /** The stretches between `start` and `end` that the reader sees. */
  *visible(start: number, end: number): Generator<Span> {
    const flags = this.#flags;
    if (flags === null) {
      yield { start, end };
      return;
    }
    let at = start;
    while (at < end) {
      while (at < end && flags[at]! & HIDDEN) at += 1;
      const from = at;
      while (at < end && !(flags[at]! & HIDDEN)) at += 1;
      if (from < at) yield { start: from, end: at };
    }
  }

  #find(): void {
    let blockStart = true;
    for (const line of eachMarkdownLine(this.#source, this.#from)) {
      if (line.start < this.#resumeAt) continue;
      const content = this.#source.slice(line.content, line.end);
      if (this.#region !== null && this.#inRegion(this.#region, line, content)) continue;
      if (line.kind === 'blank') blockStart = true;
      if (line.kind !== 'text') continue;
      if (blockStart && line.indent === 0 && line.quotes === 0 && line.items === 0) {
        const end = this.#jsx.blockEnd(line.start, line.end);
        if (end > line.start) {
          this.#hideLines(line.start, end);
          this.#resumeAt = end;
          continue;
        }
      }
      blockStart = false;
      if (!this.#startsRegion(line, content) && !this.#wholeLine(line, content))
        this.#inline(line, content);
    }
  }

  /** Begin the region that a line opens, if it opens one; what stands before it in the line is read. */
  #startsRegion(line: MarkdownLine, content: string): boolean {
    this.#region = regionOf(this.#source, line, content);
    if (this.#region === null) return false;
    const before = this.#region.start - line.content;
    if (before > 0) this.#inline({ ...line, end: this.#region.start }, content.slice(0, before));
    return true;
  }

  /** What stands in a line behind the end of a region. */
  #restOf(line: MarkdownLine, start: number): void {
    const rest = { ...line, start, content: start };
    const content = this.#source.slice(start, line.end);
    if (!this.#startsRegion(rest, content)) this.#inline(rest, content);
  }

  /** Whether a line belongs to the region that is open; ends the region if it ends there, or was none. */
  #inRegion(region: Region, line: MarkdownLine, content: string): boolean {
    const isMath = region.role === 'math';
    if (isMath && line.kind === 'blank') region.blank = true;
    if (isMath && (line.kind === 'fence' || (region.blank && hiragana.test(content)))) {
      this.#region = null;
      return false;
    }
    const close = region.end.exec(content);
    if (close !== null) {
      this.#region = null;
      const at = line.content + close.index;
      const end = at + close[0].length;
      if (this.#source.slice(end, line.end).trim() === '') this.#closeRegion(region, line.end, at);
      else {
        this.#closeRegion(region, end, at);
        // behind blanks it could be code
        this.#flag(line.content, end, LETTER);
        this.#restOf(line, end);
      }
    }
    return true;
  }

  #closeRegion({ start, from, role, language, quotes }: Region, end: number, close: number): void {
    const text = trimSpan(this.#source, from, close);
    const named = language === '' ? {} : { language };
    this.blocks.push({ role, start, end, text, ...named });
    for (let at = start; at < end; ) {
      const to = Math.min(end, lineEnd(this.#source, at));
      this.#hideLines(at, to);
      at = behindQuotes(this.#source, to, end, quotes);
    }
  }

  /** Notations that have a line to themselves. */
  #wholeLine(line: MarkdownLine, content: string): boolean {
    const typed = content.trimEnd();
    for (const { pattern, role } of lineNotations) {
      const match = pattern.exec(typed);
      if (match === null) continue;
      const title = match.groups?.title;
      if (title !== undefined && title !== '') {
        this.#containerTitle(line, typed.length - title.length);
        return true;
      }
      if (role !== undefined) {
        this.blocks.push({ role, start: line.content, end: line.content + typed.length });
      }
      this.#hideLines(line.content, line.end);
      return true;
    }
    const end = this.#tagEnd(line.content);
    if (end === -1) return false;
    if (this.#source.slice(end, lineEnd(this.#source, end)).trim() !== '') return false;
    const role = roleOfTag(this.#source.slice(line.content, end));
    if (role !== null) this.blocks.push({ role, start: line.content, end });
    this.#hideLines(line.content, end);
    this.#resumeAt = end;
    return true;
  }

  /** `:::details 題` and the like: the words are seen, as a small heading of what follows. */
  #containerTitle(line: MarkdownLine, width: number): void {
    const { content } = line;
    const hashes = Math.min(6, width - 1);
    this.#flag(content, content + hashes, HASH);
    this.#flag(content + hashes, content + width, SPACE);
  }

  /** End of the `{{ … }}` or `{% … %}` that begins at `at`, or -1. */
  #tagEnd(at: number): number {
    const source = this.#source;
    if (source[at] !== '{') return -1;
    const close = tagClosers.get(source[at + 1]);
    if (close === undefined) return -1;
    const end = this.#next(close, at + 2);
    if (end === -1 || end - at > 2000) return -1;
    return /\n[ \t]*\r?\n/.test(source.slice(at, end)) ? -1 : end + 2;
  }

  readonly #found = new Map<string, number>();

  /** Next place of `what` from `at` on; asked in order of `at`, the whole source is searched once. */
  #next(what: string, at: number): number {
    let found = this.#found.get(what) ?? -2;
    if (found !== -1 && found < at) {
      found = this.#source.indexOf(what, at);
      this.#found.set(what, found);
    }
    return found;
  }

  #inline(line: MarkdownLine, content: string): void {
    for (let brace = content.indexOf('{'); brace !== -1; ) {
      const end = this.#tagEnd(line.content + brace);
      if (end === -1) brace = content.indexOf('{', brace + 1);
      else {
        const dollar = content[brace - 1] === '$' ? 1 : 0;
        this.#flag(line.content + brace - dollar, end, LETTER | HIDDEN);
        this.#resumeAt = Math.max(this.#resumeAt, end);
        brace = content.indexOf('{', end - line.content);
      }
    }
    for (const span of this.#jsx.inlineSpans(line.content, line.end)) {
      this.#flag(span.start, span.end, LETTER | HIDDEN);
      this.#resumeAt = Math.max(this.#resumeAt, span.end);
    }
    for (const notation of inlineNotations) {
      if (!content.includes(notation.needs)) continue;
      for (const match of content.matchAll(notation.pattern)) {
        const start = line.content + match.index;
        for (const { start: from, end, fill, hide } of notation.read(match)) {
          this.#flag(start + from, start + end, fillFlags[fill] | (hide ? HIDDEN : 0));
        }
        const role = hatenaObject.test(match[0]) ? roleOfTag(match[0]) : null;
        if (role !== null) this.blocks.push({ role, start, end: start + match[0].length });
      }
    }
  }

  #hideLines(start: number, end: number): void {
    this.#flag(start, end, SPACE | HIDDEN);
  }

  #flag(start: number, end: number, flags: number): void {
    if (flags === 0 || start >= end) return;
    this.#flags ??= new Uint8Array(this.#source.length);
    for (let at = start; at < end; at += 1) {
      const unit = this.#source.charCodeAt(at);
      const isBreak = unit === 0x0a || unit === 0x0d;
      this.#flags[at] = this.#flags[at]! | (isBreak ? flags & HIDDEN : flags);
    }
  }
}

/** Japanese after a blank line: what was taken for a formula was none. */
const hiragana = /[\u3041-\u3096]/;

function regionOf(source: string, line: MarkdownLine, content: string): Region | null {
  if (content.length > 1000) return null;
  const { start, end } = line;
  const dollars = content.split('$$').length - 1;
  if (dollars % 2 === 1) {
    const at = line.content + content.lastIndexOf('$$');
    const role = 'math';
    const { quotes } = line;
    return { start: at, from: at + 2, end: /\$\$/, role, language: '', quotes, blank: false };
  }
  // Hatena's >|ruby| begins like a quotation
  const typed = source[start] === '>' ? source.slice(start, end) : content;
  for (const notation of regionNotations) {
    const match = notation.start.exec(typed);
    if (match === null) continue;
    const language = match.groups?.language?.toLowerCase() ?? '';
    const begin = typed === content ? line.content : start;
    return {
      start: begin,
      from: end,
      end: notation.end,
      role: notation.role,
      language,
      quotes: typed === content ? line.quotes : 0,
      blank: false,
    };
  }
  return null;
}

/** Behind the line break at `at`, where `quotes` times `>` follow it behind them; at most at `end`. */
function behindQuotes(source: string, at: number, end: number, quotes: number): number {
  let next = at;
  while (next < end && (source[next] === '\n' || source[next] === '\r')) next += 1;
  const start = next;
  for (let depth = 0; depth < quotes; depth += 1) {
    while (next < end && source[next] === ' ') next += 1;
    if (source[next] !== '>') return start;
    next += 1;
  }
  return Math.min(next, end);
}

function roleOfTag(tag: string): 'image' | 'embed' | null {
  const name = tag.slice(0, 300);
  if (embedWord.test(name)) return 'embed';
  return imageWord.test(name) ? 'image' : null;
}

function lineEnd(source: string, at: number): number {
  let end = at;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end += 1;
  return end;
}

function trimSpan(source: string, start: number, end: number): Span {
  const text = source.slice(start, end);
  const to = start + text.trimEnd().length;
  const leading = /^[ \t]*\r?\n?/.exec(text)![0].length;
  return { start: Math.min(start + leading, to), end: to };
}
