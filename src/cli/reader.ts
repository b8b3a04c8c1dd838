import type { Reader } from '../report/analyzer.js';
import { detectFormat } from '../text/detect.js';
import { readPlain } from '../text/plain.js';
import type { Format } from '../text/prose.js';
import { importProse } from './library.js';

// The parsers of Markdown and HTML take longer to load than a short post to read: plain text does without.
let parsers: typeof import('../prose.js') | undefined;

/** Tell the format of a source, and load what reads it. */
export async function loadReader(source: string, given?: Format, fileName?: string) {
  const format = given ?? detectFormat(source, fileName);
  if (format !== 'plain') parsers ??= await importProse();
  return format;
}

/** Reads a source of a format that `loadReader` told. */
export const read: Reader = (source, options) => {
  if (options.format === 'plain') return readPlain(source, options);
  if (parsers === undefined) throw new Error(`the reader of ${options.format} is not loaded`);
  return parsers.readProse(source, options);
};
