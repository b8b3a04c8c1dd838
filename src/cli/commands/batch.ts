import { checkOneOf, describe } from '../../errors.js';
import { toJson } from '../../report/visible.js';
import type { BatchArguments } from '../arguments.js';
import { mostCharacters, tooLong } from '../file.js';
import { complain, type Io, type Output } from '../io.js';
import { type Line, linesOf } from '../ndjson.js';
import { loadReader, read } from '../reader.js';
import { summaryOptions } from '../source.js';
import { keywordOptions } from '../vocabulary.js';
import { openTokenizer } from '../words.js';

// A character takes at most six bytes of JSON (\u3042).
const mostBytes = 6 * mostCharacters + 65_536;

/** A post as a line of standard input gives it. */
interface Post {
  readonly text: string;
  readonly title?: string;
  readonly format: 'plain' | 'markdown' | 'html';
}

/** What a line is answered under: the post's `id`, or the number of the line. */
type Key = { readonly id: unknown } | { readonly line: number };

/** Analyze the posts of a stream, each as it comes, in their order. A bad line is answered by its error. */
export async function batch(options: BatchArguments, io: Io, output: Output): Promise<0> {
  const [tokenizer, { analyzerOf }] = await Promise.all([
    openTokenizer(options),
    import('../../report/analyzer.js'),
  ]);
  const analyzer = await analyzerOf(read, {
    tokenizer,
    summary: summaryOptions(options),
    tokens: options.tokens ?? false,
    keywords: await keywordOptions(options.keywords, options.vocabulary),
    frequency: options.frequency,
    language: options.lang,
  });
  let lines = 0;
  let failures = 0;
  for await (const line of linesOf(io.stdin, mostBytes)) {
    if (isBlank(line)) continue;
    lines++;
    let key: Key = { line: line.number };
    let answer: object;
    try {
      const record = recordOf(line);
      if (record.id !== undefined) key = { id: record.id };
      const { text, ...how } = postOf(record);
      await loadReader(text, how.format);
      answer = analyzer.analyze(text, how);
    } catch (error) {
      failures++;
      answer = { error: error instanceof Error ? error.message : String(error) };
    }
    await output.write(`${toJson({ ...key, ...answer })}\n`);
  }
  if (failures > 0) complain(io, `${failures} of ${lines} lines were answered by an error`);
  return 0;
}

/** Whether a line holds nothing but what JSON knows as white space. */
const isBlank = ({ bytes }: Line) =>
  bytes?.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d) ?? false;

function recordOf({ bytes }: Line): Readonly<Record<string, unknown>> {
  if (bytes === null) throw new RangeError(`text ${tooLong().message}`);
  let record: unknown;
  try {
    record = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw error instanceof SyntaxError
      ? new SyntaxError('the line is not JSON')
      : new TypeError('the line is not UTF-8');
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    throw new TypeError(`the line must be a JSON object, got ${describe(record)}`);
  return record as Record<string, unknown>;
}

function postOf({ text, title, format }: Readonly<Record<string, unknown>>): Post {
  if (typeof text !== 'string')
    throw new TypeError(
      `text must be a string, got ${text === undefined ? 'nothing' : describe(text)}`,
    );
  if (text.length > mostCharacters) throw new RangeError(`text ${tooLong().message}`);
  if (title !== undefined && title !== null && typeof title !== 'string')
    throw new TypeError(`title must be a string, got ${describe(title)}`);
  return { text, ...(typeof title === 'string' && { title }), format: formatOf(format) };
}

function formatOf(format: unknown): Post['format'] {
  if (format === undefined || format === null) return 'markdown';
  checkOneOf('format', format, ['plain', 'markdown', 'html']);
  return format as Post['format'];
}
