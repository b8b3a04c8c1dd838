import { isUnseen, proseBlock } from './block.js';
import type { Block, Prose } from './prose.js';
import { checkSource, eachLine, type ReadOptions, textStart } from './source.js';
import { type ReadText, type Span, TextBuilder } from './text-builder.js';
import { givenTitle, isSameTitle, isSectionName, titleOfBlock } from './title.js';

/** Longest heading in plain text, in UTF-16 units: headings of posts stay below, sentences without 。 seldom do. */
const longestHeading = 60;

/**
 * Read plain text. Paragraphs are separated by blank lines. A short line without an ending mark between blank lines is
 * a heading when a paragraph follows it; the first line of the text, if it is such a line, is the title. A line with the
 * mark of a heading (■, ◆, 【…】, 第一章) is one right above its text too, and lines behind `>` are a quotation.
 *
 * @throws TypeError when `source` or `title` is no string.
 */
export function readPlain(source: string, options: ReadOptions = {}): Prose {
  checkSource(source, options);
  const pieces: Piece[] = [];
  for (const lines of eachParagraph(source)) {
    for (const piece of piecesOf(source, lines)) pieces.push(piece);
  }
  const looksLikeHeading = pieces.map(
    ({ role, start, end }) => role !== 'quote' && isHeadingLine(source, start, end),
  );
  const given = givenTitle(options);
  const blocks = pieces.map((piece, index): Block => {
    const { start, end, role } = piece;
    const read = role === 'quote' ? unquoted(source, piece) : copied(source, start, end);
    if (role !== 'paragraph') {
      return proseBlock({ role, start, end, ...(role === 'heading' ? { level: 2 } : {}) }, read);
    }
    if (index === 0 && looksLikeHeading[0] && pieces.length > 1) {
      const isSection = isSectionName(read.text);
      const repeats = given === null ? !isSection : isSameTitle(given.text, read.text);
      const found = repeats ? 'title' : 'heading';
      return proseBlock({ role: found, start, end, level: isSection ? 2 : 1 }, read);
    }
    return looksLikeHeading[index] && headsParagraph(looksLikeHeading, index)
      ? proseBlock({ role: 'heading', start, end, level: 2 }, read)
      : proseBlock({ role: 'paragraph', start, end }, read);
  });
  const first = blocks[0];
  const title = given ?? (first?.role === 'title' ? titleOfBlock(first) : null);
  return { source, format: 'plain', title, frontMatter: null, blocks, notices: [] };
}

/** Lines of a paragraph that belong together. */
interface Piece extends Span {
  readonly role: 'paragraph' | 'heading' | 'quote';
  readonly lines: readonly Span[];
}

function copied(source: string, start: number, end: number): ReadText {
  const builder = new TextBuilder(source);
  builder.copy(start, end);
  return builder.build();
}

/** The text of a quotation without the marks before its lines. */
function unquoted(source: string, { lines }: Piece): ReadText {
  const builder = new TextBuilder(source);
  lines.forEach(({ start, end }, index) => {
    if (index > 0) builder.copy(lines[index - 1]!.end, start);
    const marks = quoted.exec(source.slice(start, end))?.[0].length ?? 0;
    builder.copy(start + marks, end);
  });
  return builder.build();
}

/** A heading stands over a paragraph, or over one more heading that does; other lone lines are short paragraphs. */
function headsParagraph(looksLikeHeading: readonly boolean[], index: number): boolean {
  const next = looksLikeHeading[index + 1];
  return next === false || (next === true && looksLikeHeading[index + 2] === false);
}

/** The lines of each paragraph, without the blanks at the start of its first and the end of each. */
function* eachParagraph(source: string): Generator<Span[]> {
  let lines: Span[] = [];
  for (const [lineStart, lineEnd] of eachLine(source, textStart(source))) {
    const line = source.slice(lineStart, lineEnd);
    if (isUnseen(line)) {
      if (lines.length > 0) yield lines;
      lines = [];
      continue;
    }
    const blanks = lines.length === 0 ? line.length - line.trimStart().length : 0;
    lines.push({ start: lineStart + blanks, end: lineStart + line.trimEnd().length });
  }
  if (lines.length > 0) yield lines;
}

/** Divide a paragraph at the headings and quotations that stand in it without a blank line. */
function* piecesOf(source: string, lines: readonly Span[]): Generator<Piece> {
  let open: Span[] = [];
  let role: Piece['role'] = 'paragraph';
  const close = function* (): Generator<Piece> {
    if (open.length > 0) {
      yield { role, lines: open, start: open[0]!.start, end: open[open.length - 1]!.end };
    }
    open = [];
  };
  const marks = lines.map(({ start, end }) => headingMark(source, start, end));
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const mark = marks[index]!;
    const next = roleOfLine(source, line);
    // marks in a row are those of a list
    const isHeading =
      mark !== '' &&
      index + 1 < lines.length &&
      marks[index - 1] !== mark &&
      marks[index + 1] !== mark;
    if (isHeading || next !== role) yield* close();
    role = isHeading ? 'heading' : next;
    open.push(line);
    if (isHeading) {
      yield* close();
      role = 'paragraph';
    }
  }
  yield* close();
}

const quoted = /^[ \t]*[>＞][>＞ \t\u3000]*/;

function roleOfLine(source: string, { start, end }: Span): 'quote' | 'paragraph' {
  return quoted.test(source.slice(start, Math.min(end, start + 20))) ? 'quote' : 'paragraph';
}

const marked =
  /^[ \t\u3000]*(?:([■□◆◇●○◎▼▽★☆])|(【)[^】]+】$|(第)[一二三四五六七八九十百〇0-9０-９]{1,5}[章節部話回](?:[\s:：]|$))/;

/** The mark with which a line shows that it is a heading, or nothing. */
function headingMark(source: string, start: number, end: number): string {
  if (end - start > longestHeading) return '';
  const match = marked.exec(source.slice(start, end));
  if (match === null || !isHeadingLine(source, start, end)) return '';
  return match[1] ?? match[2] ?? match[3]!;
}

/** Units that end a sentence or leave it open: a line that ends so is prose. */
const ending = /[。．.！!？?…‥、，,：:；;」』”♪〜～ー―—─-]$/;
const listItem = /^(?:[・･•◦‣*＊+-]|[0-9０-９]{1,3}[.)．）]\s|https?:\/\/|www\.)/;

function isHeadingLine(source: string, start: number, end: number): boolean {
  if (end - start > longestHeading) return false;
  const line = source.slice(start, end);
  return (
    !/[\n\r]/.test(line) && !listItem.test(line) && !ending.test(line) && /[\p{L}\p{N}]/u.test(line)
  );
}
