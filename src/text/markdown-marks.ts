import type { MarkdownLine } from './markdown-lines.js';

/**
 * The most of each mark in one run of inline text. The parser's time grows with the square of these or faster. Posts
 * stay far below: the most seen in 1,382 real ones were 139 runs of emphasis, 122 brackets, 138 runs of backticks, and
 * 488 `<` (in HTML).
 */
const most = {
  emphasisRuns: 400,
  emphasisUnits: 1600,
  brackets: 600,
  backticks: 500,
  angles: 1000,
  escapes: 2000,
};

/** Counts the marks of one run of inline text that cost the parser time. */
export class MarkCounts {
  total = 0;
  #emphasisRuns = 0;
  #emphasisUnits = 0;
  #brackets = 0;
  #backticks = 0;
  #angles = 0;
  #escapes = 0;

  /** Count what stands between two offsets; returns how many marks these were. */
  add(text: string, start: number, end: number): number {
    const before = this.total;
    let previous = 0;
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 0x7f) this.#addUnit(unit, previous);
      previous = unit;
    }
    return this.total - before;
  }

  get areTooMany(): boolean {
    return (
      this.#emphasisRuns > most.emphasisRuns ||
      this.#emphasisUnits > most.emphasisUnits ||
      this.#brackets > most.brackets ||
      this.#backticks > most.backticks ||
      this.#angles > most.angles ||
      this.#escapes > most.escapes
    );
  }

  #addUnit(unit: number, previous: number): void {
    switch (unit) {
      case 0x2a:
      case 0x5f:
      case 0x7e:
        this.#emphasisUnits += 1;
        if (unit !== previous) this.#emphasisRuns += 1;
        break;
      case 0x5b:
      case 0x5d:
        this.#brackets += 1;
        break;
      case 0x60:
        if (unit !== previous) this.#backticks += 1;
        break;
      case 0x26:
      case 0x5c:
        this.#escapes += 1;
        break;
      case 0x3c:
        this.#angles += 1;
        break;
      default:
        return;
    }
    this.total += 1;
  }
}

/** Whether a line may make a heading of the one above it. */
export function isUnderline(text: string, line: MarkdownLine): boolean {
  const first = text[line.content];
  if (first !== '=' && first !== '-') return false;
  if (line.end - line.content > 400) return false;
  return /^(?:=+|-+)[ \t]*$/.test(text.slice(line.content, line.end));
}

/** Elements whose tag at the start of a line makes all lines up to a blank one a block of HTML. */
const htmlBlock =
  /^<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|meta|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s>]|\/>|$)/i;

/** Whether a line begins a block of HTML that goes on to the next blank line. */
export function startsHtml(text: string, line: MarkdownLine): boolean {
  if (line.quotes > 0 || line.items > 0 || line.indent > 3) return false;
  return htmlBlock.test(text.slice(line.content, Math.min(line.end, line.content + 20)));
}

/** Number of cells in a row, the outer bars left out. */
export function columnsOf(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  let count = 1;
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === '\\') at += 1;
    else if (inner[at] === '|') count += 1;
  }
  return count;
}
