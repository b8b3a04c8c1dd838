import { firstNotBefore } from './halving.js';
import { type OffsetMap, OffsetMapBuilder } from './offset-map.js';
import type { Mark } from './prose.js';

/** Text read from a source, with the way back and the marks in it. */
export interface ReadText {
  readonly text: string;
  readonly map: OffsetMap;
  readonly marks: readonly Mark[];
}

/** A half-open stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Collects what the reader sees of a source, piece by piece and in order. */
export class TextBuilder {
  readonly #source: string;
  readonly #parts: string[] = [];
  readonly #map = new OffsetMapBuilder();
  readonly #marks: Mark[] = [];
  #last = '';

  constructor(source: string) {
    this.#source = source;
  }

  /** Length of the text so far. */
  get length(): number {
    return this.#map.length;
  }

  /** Last unit of the text so far, or the empty string. */
  get last(): string {
    return this.#last;
  }

  /** Take the source from `start` to `end` as it stands; CRLF and CR become `\n`. */
  copy(start: number, end: number): void {
    const typed = this.#source.slice(start, end);
    let from = 0;
    for (let at = typed.indexOf('\r'); at !== -1; at = typed.indexOf('\r', from)) {
      this.replace(typed.slice(from, at), start + from, start + at);
      from = at + (typed[at + 1] === '\n' ? 2 : 1);
      this.replace('\n', start + at, start + from);
    }
    this.replace(typed.slice(from), start + from, end);
  }

  /** Append `text` that stands for the source from `start` to `end`. */
  replace(text: string, start: number, end: number): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#map.add(text.length, start, end);
    this.#last = text[text.length - 1]!;
  }

  /** Mark the text from `start` (an earlier `length`) to here; an empty stretch is not marked. */
  mark(kind: Mark['kind'], start: number): void {
    if (start < this.length) this.#marks.push({ kind, start, end: this.length });
  }

  build(): ReadText {
    return { text: this.#parts.join(''), map: this.#map.build(), marks: sortMarks(this.#marks) };
  }
}

/** Order marks by start, the longer one first. */
export function sortMarks(marks: readonly Mark[]): Mark[] {
  return [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Take `spans` (in order, disjoint) out of a text; map and marks follow. */
export function withoutSpans(read: ReadText, spans: readonly Span[]): ReadText {
  if (spans.length === 0) return read;
  const { map } = read;
  const parts: string[] = [];
  const builder = new OffsetMapBuilder();
  const last = map.length - 1;
  let run = 0;
  const keep = (start: number, end: number) => {
    if (start >= end) return;
    parts.push(read.text.slice(start, end));
    while (run + 3 < last && map[run + 3]! <= start) run += 3;
    for (let at = start; at < end; ) {
      const runStart = map[run]!;
      const runEnd = map[run + 3]!;
      const stop = Math.min(end, runEnd);
      const sourceStart = map[run + 1]!;
      if (map[run + 2]! - sourceStart === runEnd - runStart) {
        builder.add(stop - at, sourceStart + at - runStart, sourceStart + stop - runStart);
      } else {
        builder.add(stop - at, sourceStart, map[run + 2]!);
      }
      at = stop;
      if (at < end) run += 3;
    }
  };
  let from = 0;
  for (const span of spans) {
    keep(from, span.start);
    from = span.end;
  }
  keep(from, read.text.length);
  return { text: parts.join(''), map: builder.build(), marks: moveMarks(read.marks, spans) };
}

/** Marks after `spans` were taken out of their text; those left empty are dropped. */
function moveMarks(marks: readonly Mark[], spans: readonly Span[]): Mark[] {
  if (marks.length === 0) return [];
  // removed[i]: units taken out by the spans before the i-th
  const removed: number[] = [0];
  for (const span of spans) removed.push(removed[removed.length - 1]! + span.end - span.start);
  const moved = (offset: number): number => {
    const next = firstNotBefore(spans.length, (i) => spans[i]!.start < offset);
    const before = spans[next - 1];
    const inside = before === undefined ? 0 : Math.max(0, before.end - offset);
    return offset - removed[next]! + inside;
  };
  return marks
    .map(({ kind, start, end }) => ({ kind, start: moved(start), end: moved(end) }))
    .filter((mark) => mark.start < mark.end);
}
