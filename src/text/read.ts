import { checkOneOf } from '../errors.js';
import { detectFormat } from './detect.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { readPlain } from './plain.js';
import type { Format, Prose } from './prose.js';
import { checkSource, type ReadOptions } from './source.js';

/** How to read a source of any format. */
export interface ReadProseOptions extends ReadOptions {
  /** How the source is written; told by the file name or the source itself if not given. */
  readonly format?: Format | undefined;
  /** Name of the file, of which only the ending is used. */
  readonly fileName?: string | undefined;
}

/** Refuse what is no format. */
export function checkFormat(format: unknown): void {
  checkOneOf('format', format, ['plain', 'markdown', 'html']);
}

/**
 * Read a source of any format: the one that is said, else the one that `detectFormat` tells.
 *
 * @throws TypeError, RangeError when `source` is no string or an option not what it should be.
 */
export function readProse(source: string, options: ReadProseOptions = {}): Prose {
  checkSource(source, options);
  const { format = detectFormat(source, options.fileName) } = options;
  checkFormat(format);
  if (format === 'plain') return readPlain(source, options);
  return format === 'html' ? readHtml(source, options) : readMarkdown(source, options);
}
