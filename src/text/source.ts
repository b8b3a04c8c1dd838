import { checkOptions, describe } from '../errors.js';

/** What every reader may be told besides the source. */
export interface ReadOptions {
  /** Title of the post when the caller knows it; goes before any title found in the source. */
  readonly title?: string | undefined;
}

/** Refuse a source or title that is no string, before any work. */
export function checkSource(source: unknown, options?: ReadOptions): asserts source is string {
  if (typeof source !== 'string') {
    throw new TypeError(`source must be a string, got ${describe(source)}`);
  }
  checkOptions('options', options);
  const title: unknown = options?.title;
  if (title !== undefined && typeof title !== 'string') {
    throw new TypeError(`title must be a string, got ${describe(title)}`);
  }
}

/** Where the text begins: after a byte order mark, if there is one. */
export function textStart(source: string): number {
  return source.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Yield the start and end of each line of `source` between `from` and `to`, line breaks (LF, CRLF, CR) left out. */
export function* eachLine(
  source: string,
  from = 0,
  to: number = source.length,
): Generator<readonly [start: number, end: number]> {
  let start = from;
  let lineFeed = -2;
  let carriageReturn = -2;
  for (;;) {
    if (lineFeed !== -1 && lineFeed < start) lineFeed = source.indexOf('\n', start);
    if (carriageReturn !== -1 && carriageReturn < start) {
      carriageReturn = source.indexOf('\r', start);
    }
    let end = to;
    if (lineFeed !== -1 && lineFeed < end) end = lineFeed;
    if (carriageReturn !== -1 && carriageReturn < end) end = carriageReturn;
    yield [start, end];
    if (end >= to) return;
    start = end === carriageReturn && lineFeed === end + 1 ? end + 2 : end + 1;
  }
}
