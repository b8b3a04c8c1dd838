import { eachMarkdownLine, type MarkdownLine, mostContainers } from './markdown-lines.js';
import { columnsOf, isUnderline, MarkCounts, startsHtml } from './markdown-marks.js';
import type { Notice } from './prose.js';
import type { Span } from './text-builder.js';

/** A long code block or paragraph, which the parser need not see. */
export interface TakenOut extends Span {
  readonly role: 'code' | 'paragraph';
  readonly text: Span;
  readonly language?: string;
}

/** Markdown that the parser reads in time proportional to its length. */
export interface GuardedMarkdown {
  /** As long as the text given; stretches with too much markup are blanked out by letters, line breaks kept. */
  readonly text: string;
  /** Stretches that can be parsed one by one, in order; between them are blank lines and what was taken out. */
  readonly pieces: readonly Span[];
  readonly taken: readonly TakenOut[];
  readonly notices: readonly Notice[];
}

/** The most setext underlines between two blank lines: the parser's time grows with their square. */
const mostUnderlines = 60;
/** The most units of all kinds in lines without a blank one between; beyond, no rule of thumb about lines is trusted. */
const mostMarks = 30_000;
/** The most indentation of a list item: 20 levels by 4 columns. Real posts: 33 columns. */
const mostIndent = 80;
/** A piece ends at the first blank line that allows it behind so many units, or so many containers and underlines. */
const lengthOfPiece = 2000;
const containersOfPiece = 40;
/** So many blank lines end whatever stands open: the parser would count them one by one. */
const manyBlanks = 200;
/** A fence of more lines at the margin is taken out whole: the parser would only copy it, line by line. */
const longFence = 100;
/** The most lines of one paragraph that the parser is given. */
const mostLines = 1000;
const heading = /^#{1,6}(?:[ \t]|$)/;
const fenceLine = /^(?:`{3,}|~{3,})[ \t]*([^\s`:{,]{0,40})/;

/** Stands for text that must not be read as markup: a letter to the parser, and none that anyone types. */
export const filler = '\ue000';

/** Keep Markdown from the parser that would take it more than linear time. `text` may differ from what was typed, not in length. */
export function guardMarkdown(text: string, from: number): GuardedMarkdown {
  return new Guard(text, from).run();
}

class Guard {
  readonly #text: string;
  readonly #from: number;
  readonly #blanked: Span[] = [];
  readonly #notices: Notice[] = [];
  readonly #pieces: Span[] = [];
  readonly #taken: TakenOut[] = [];
  #openFence: { readonly line: MarkdownLine; lines: number } | null = null;
  #pieceStart: number;
  #pieceContainers = 0;
  /** Lines of the run of inline text at hand, and what they hold. */
  #run: MarkdownLine[] = [];
  #counts = new MarkCounts();
  /** Lines since the last blank one, and the marks in them. */
  #chunk: MarkdownLine[] = [];
  #chunkMarks = 0;
  #chunkUnderlines = 0;
  #tableColumns = -1;
  /** The lines since the last blank one are a block of HTML, which the parser only copies. */
  #inHtml = false;
  #quotes = 0;
  /** Whether HTML began in the quotation at hand: it may hold what follows there. */
  #htmlInQuotes = false;
  #afterHeading = false;
  /** Paragraphs of the piece at hand that hold no markup; a piece of nothing else need not be parsed. */
  #plain: Span[] = [];
  #onlyPlain = true;
  /** Whether HTML may hide what follows it: only the parser's tree tells. */
  readonly #mayHide: boolean;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
    this.#pieceStart = from;
    this.#mayHide = hiding.test(text);
  }

  run(): GuardedMarkdown {
    let verbatim = false;
    let blankFrom = -1;
    let blanks = 0;
    let endsQuotes = false;
    for (const line of eachMarkdownLine(this.#text, this.#from)) {
      if (line.kind === 'blank') {
        if (this.#chunk.length > 0) this.#endChunk();
        if (blanks === 0) blankFrom = line.start;
        blanks += 1;
        endsQuotes ||= line.quotes === 0;
        continue;
      }
      const goesOn = line.quotes > 0 && !endsQuotes;
      if (!goesOn) this.#htmlInQuotes = false;
      if (blanks >= manyBlanks || (blanks > 0 && this.#isAtMargin(line))) {
        this.#splitAt(blankFrom, line.start, blanks);
      }
      blanks = 0;
      endsQuotes = false;
      if (line.quotes > 0 && this.#text[line.content] === '<') this.#htmlInQuotes = true;
      this.#noteFence(line);
      const isText = line.kind === 'text';
      if (line.kind === 'fence' || isText === verbatim) this.#endRun();
      verbatim = line.kind === 'verbatim' || line.kind === 'fence';
      this.#take(line, isText);
    }
    this.#endChunk();
    this.#endPiece(blanks > 0 ? blankFrom : this.#text.length);
    return {
      text: blankOut(this.#text, this.#blanked),
      pieces: this.#pieces,
      taken: this.#taken,
      notices: mergeNotices(this.#notices),
    };
  }

  /**
   * Whether a line stands in no item of a list, nor in a quotation that HTML goes on in: nothing but `>` and the blank behind
   * it is before what it begins with.
   */
  #isAtMargin(line: MarkdownLine): boolean {
    if (line.kind === 'verbatim' || line.indent > 0 || this.#htmlInQuotes) return false;
    let at = line.start;
    for (let quotes = 0; quotes < line.quotes; quotes += 1) {
      if (this.#text[at] !== '>') return false;
      at += this.#text[at + 1] === ' ' ? 2 : 1;
    }
    return true;
  }

  /** Follow a fence at the margin, and take it out when it has grown long. */
  #noteFence(line: MarkdownLine): void {
    const open = this.#openFence;
    if (line.kind === 'verbatim') {
      if (open !== null) open.lines += 1;
      return;
    }
    this.#openFence = null;
    if (line.kind !== 'fence') return;
    if (open === null) {
      const atMargin = line.content === line.start && !this.#inHtml;
      if (atMargin && fenceLine.test(this.#text.slice(line.start, line.start + 3))) {
        this.#openFence = { line, lines: 0 };
      }
      return;
    }
    if (open.lines < longFence) return;
    const { start, end } = open.line;
    const language = fenceLine.exec(this.#text.slice(start, end))?.[1]?.toLowerCase() ?? '';
    this.#taken.push({
      role: 'code',
      start,
      end: line.end,
      text: { start: lineAfter(this.#text, end), end: lineBreakBefore(this.#text, line.start) },
      ...(language === '' ? {} : { language }),
    });
    if (this.#chunk[0]?.start !== start) this.#onlyPlain = false;
    this.#endPiece(start);
    this.#pieceStart = line.end;
  }

  /** End the piece at the blank lines from `end` to `next`, if there is reason to. */
  #splitAt(end: number, next: number, blanks: number): void {
    const reason =
      next - this.#pieceStart >= lengthOfPiece ||
      this.#pieceContainers >= containersOfPiece ||
      blanks >= manyBlanks;
    if (!reason) return;
    this.#endPiece(end);
    this.#pieceStart = next;
  }

  /** Lines that start a block at the margin whatever stands above them end a piece too, when there are no blank ones. */
  #splitBetween(line: MarkdownLine, isHeading: boolean): void {
    const starts = line.quotes === 0 ? isHeading || line.items > 0 : this.#quotes === 0;
    const long = line.start - this.#pieceStart >= 4 * lengthOfPiece;
    if (!starts || !(long || this.#pieceContainers >= containersOfPiece)) return;
    this.#onlyPlain = false;
    this.#endPiece(line.start);
    this.#pieceStart = line.start;
  }

  #endPiece(end: number): void {
    if (this.#onlyPlain && !this.#mayHide) {
      for (const { start, end } of this.#plain) {
        this.#taken.push({ role: 'paragraph', start, end, text: { start, end } });
      }
    } else if (end > this.#pieceStart) this.#pieces.push({ start: this.#pieceStart, end });
    this.#pieceContainers = 0;
    this.#plain = [];
    this.#onlyPlain = true;
  }

  /** Whether the lines since the last blank one are a paragraph at the margin without any markup. */
  #isPlainChunk(): boolean {
    if (this.#inHtml || this.#chunkMarks > 0 || this.#chunkUnderlines > 0) return false;
    return this.#chunk.every(
      ({ kind, start, content, end }) =>
        kind === 'text' &&
        start === content &&
        !isBlank(this.#text.charCodeAt(end - 1)) &&
        this.#text[start] !== '#' &&
        !this.#text.slice(start, end).includes('|'),
    );
  }

  #take(line: MarkdownLine, isText: boolean): void {
    if (this.#chunk.length === 0) this.#inHtml = isText && startsHtml(this.#text, line);
    if (this.#inHtml) {
      this.#chunk.push(line);
      return;
    }
    const tooDeep =
      line.quotes + line.items >= mostContainers || (line.items > 0 && line.indent > mostIndent);
    if (tooDeep) {
      this.#onlyPlain = false;
      this.#endRun();
      this.#blank(line.start, line.end, isText);
      return;
    }
    const isHeading = isText && heading.test(this.#text.slice(line.content, line.content + 8));
    const starts = isText && (isHeading || line.startsItem || line.quotes > this.#quotes);
    if (starts || this.#afterHeading || (isText && this.#isTableRow(line))) this.#endRun();
    if (starts && this.#isAtMargin(line)) this.#splitBetween(line, isHeading);
    this.#afterHeading = isHeading;
    if (line.startsItem || line.quotes !== this.#quotes) {
      this.#pieceContainers += line.items + Math.abs(line.quotes - this.#quotes);
    }
    this.#quotes = line.quotes;
    this.#run.push(line);
    this.#chunk.push(line);
    this.#chunkMarks += this.#counts.add(this.#text, line.content, line.end);
    if (isUnderline(this.#text, line)) {
      this.#chunkUnderlines += 1;
      this.#pieceContainers += 1;
    }
  }

  /** Rows of a table are cells, each with inline text of its own. */
  #isTableRow(line: MarkdownLine): boolean {
    const content = this.#text.slice(line.content, Math.min(line.end, line.content + 20_000));
    if (this.#tableColumns > 0) {
      if (line.items === 0 && /^[^\s>#`~<*+-]/.test(content)) return true;
      this.#tableColumns = -1;
      return false;
    }
    if (this.#run.length !== 1 || !/^[|:\s-]*-[|:\s-]*$/.test(content) || !content.includes('|')) {
      return false;
    }
    const [header] = this.#run as [MarkdownLine];
    const columns = columnsOf(content);
    if (columnsOf(this.#text.slice(header.content, header.end)) !== columns) return false;
    this.#tableColumns = columns;
    return true;
  }

  #endRun(): void {
    if (this.#counts.areTooMany) this.#blankLines(this.#run);
    if (this.#run.length > mostLines) this.#takeOut(this.#run, this.#counts);
    this.#run = [];
    this.#counts = new MarkCounts();
  }

  /** A paragraph of very many lines at the margin is read here: the parser would tie them together one by one. */
  #takeOut(run: readonly MarkdownLine[], counts: MarkCounts): void {
    const first = run[0]!;
    const last = run[run.length - 1]!;
    const isPlain = run.every(({ kind, quotes, items }) => kind === 'text' && quotes + items === 0);
    if (!isPlain || first !== this.#chunk[0] || first.indent > 0) return;
    this.#endPiece(first.start);
    this.#pieceStart = last.end;
    this.#taken.push({
      role: 'paragraph',
      start: first.start,
      end: last.end,
      text: { start: first.start, end: last.end },
    });
    if (counts.total + this.#chunkUnderlines > 0) this.#note(first.start, last.end);
  }

  #endChunk(): void {
    const [first] = this.#chunk;
    if (first !== undefined) {
      if (this.#isPlainChunk() && this.#chunk.length <= mostLines) {
        this.#plain.push({ start: first.start, end: this.#chunk[this.#chunk.length - 1]!.end });
      } else this.#onlyPlain = false;
    }
    this.#endRun();
    const over = this.#chunkMarks > mostMarks || this.#chunkUnderlines > mostUnderlines;
    if (over) this.#blankLines(this.#chunk);
    this.#chunk = [];
    this.#chunkMarks = 0;
    this.#chunkUnderlines = 0;
    this.#tableColumns = -1;
    this.#inHtml = false;
    this.#quotes = 0;
  }

  #blankLines(lines: readonly MarkdownLine[]): void {
    for (const line of lines) {
      if (line.kind === 'fence') continue;
      this.#blank(line.content, line.end, line.kind === 'text');
    }
  }

  #blank(start: number, end: number, isText: boolean): void {
    if (start >= end) return;
    this.#blanked.push({ start, end });
    if (isText) this.#note(start, end);
  }

  #note(start: number, end: number): void {
    this.#notices.push({ code: 'NESTING_TOO_DEEP', message: '', start, end });
  }
}

const hiding = /<(?:canvas|head|noscript|object|script|select|style|svg|template|textarea)/i;

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

function lineAfter(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

function lineBreakBefore(text: string, start: number): number {
  return text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1;
}

/** Put letters in place of what stands in `spans`, which may overlap and come in any order. */
function blankOut(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of sorted) {
    if (end <= from) continue;
    parts.push(text.slice(from, Math.max(from, start)));
    const at = Math.max(from, start);
    parts.push(filler.repeat(end - at));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** One notice for lines that follow each other. */
function mergeNotices(notices: readonly Notice[]): Notice[] {
  const merged: { start: number; end: number }[] = [];
  const sorted = [...notices].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end } of sorted) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last.end + 100) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.map(({ start, end }) => ({
    code: 'NESTING_TOO_DEEP',
    message: `too much markup inside markup, read as plain text (${end - start} units)`,
    start,
    end,
  }));
}
