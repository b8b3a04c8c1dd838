import type { Readable } from 'node:stream';
import { explain } from './file.js';
import { CommandError } from './io.js';

/** A line of bytes without its line feed; `null` when it was longer than the limit and thrown away. */
export interface Line {
  /** Number of the line, from 1. */
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

/**
 * Cut standard input into lines. Holds no more than one chunk and one line of at most `limit` bytes. Refuses with a
 * CommandError what cannot be read.
 */
export async function* linesOf(stream: Readable, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const take = (): Line => {
    const [first] = parts;
    const whole = first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
    const bytes = size > limit ? null : whole;
    parts = [];
    size = 0;
    return { number: number++, bytes };
  };
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size > limit) parts = [];
    else parts.push(part);
  };
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        add(chunk.subarray(start, end));
        start = end + 1;
        yield take();
      }
      if (start < chunk.length) add(chunk.subarray(start));
    }
  } catch (error) {
    throw new CommandError(`-: ${explain(error).message}`, 1, { cause: error });
  }
  if (size > 0) yield take();
}
