import { proseBlock } from './block.js';
import type { Block, Prose } from './prose.js';
import { checkSource, eachLine, type ReadOptions, textStart } from './source.js';
import { TextBuilder } from './text-builder.js';
import { givenTitle, isSameTitle, isSectionName, titleOfBlock } from './title.js';

/** Longest heading in plain text, in UTF-16 units: headings of posts stay below, sentences without 。 seldom do. */
const LONGEST_HEADING = 60;

/**
 * Read plain text. Paragraphs are separated by blank lines. A short line without an ending mark between blank lines is
 * a heading when a paragraph follows it; the first line of the text, if it is such a line, is the title.
 */
export function readPlain(source: string, options: ReadOptions = {}): Prose {
  checkSource(source, options);
  const paragraphs = [...eachParagraph(source)];
  const looksLikeHeading = paragraphs.map(({ start, end }) => isHeadingLine(source, start, end));
  const given = givenTitle(options);
  const blocks = paragraphs.map(({ start, end }, index): Block => {
    const builder = new TextBuilder(source);
    builder.copy(start, end);
    const read = builder.build();
    const heading = looksLikeHeading[index] && headsParagraph(looksLikeHeading, index);
    if (index === 0 && looksLikeHeading[0] && paragraphs.length > 1) {
      const isSection = isSectionName(read.text);
      const repeats = given === null ? !isSection : isSameTitle(given.text, read.text);
      const role = repeats ? 'title' : 'heading';
      return proseBlock({ role, start, end, level: isSection ? 2 : 1 }, read);
    }
    return heading
      ? proseBlock({ role: 'heading', start, end, level: 2 }, read)
      : proseBlock({ role: 'paragraph', start, end }, read);
  });
  const first = blocks[0];
  const title = given ?? (first?.role === 'title' ? titleOfBlock(first) : null);
  return { source, format: 'plain', title, frontMatter: null, blocks, notices: [] };
}

/** A heading stands over a paragraph, or over one more heading that does; other lone lines are short paragraphs. */
function headsParagraph(looksLikeHeading: readonly boolean[], index: number): boolean {
  const next = looksLikeHeading[index + 1];
  return next === false || (next === true && looksLikeHeading[index + 2] === false);
}

function* eachParagraph(source: string): Generator<{ start: number; end: number }> {
  let start = -1;
  let end = -1;
  for (const [lineStart, lineEnd] of eachLine(source, textStart(source))) {
    const line = source.slice(lineStart, lineEnd);
    const trimmedEnd = line.trimEnd().length;
    if (trimmedEnd === 0) {
      if (start >= 0) yield { start, end };
      start = -1;
      continue;
    }
    if (start < 0) start = lineStart + line.length - line.trimStart().length;
    end = lineStart + trimmedEnd;
  }
  if (start >= 0) yield { start, end };
}

/** Units that end a sentence or leave it open: a line that ends so is prose. */
const ENDING = /[。．.！!？?…‥、，,：:；;」』”♪〜～ー―—─-]$/;
const LIST_ITEM = /^(?:[・･•◦‣*＊+-]|[0-9０-９]{1,3}[.)．）]\s|https?:\/\/|www\.)/;

function isHeadingLine(source: string, start: number, end: number): boolean {
  if (end - start > LONGEST_HEADING) return false;
  const line = source.slice(start, end);
  return (
    !/[\n\r]/.test(line) &&
    !LIST_ITEM.test(line) &&
    !ENDING.test(line) &&
    /[\p{L}\p{N}]/u.test(line)
  );
}
