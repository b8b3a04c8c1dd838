import list from '../../dict/names-with-marks.txt';
import type { Span } from '../text/text-builder.js';

const wordsOf = (kind: string): string[] =>
  list
    .split('\n')
    .filter((line) => line.startsWith(`${kind}\t`))
    .map((line) => line.slice(kind.length + 1));

/** Names with a mark of a sentence in them, such as Yahoo! and モーニング娘。 */
const NAMES_WITH_MARKS: readonly string[] = wordsOf('name');

/** Latin abbreviations written with a full stop. */
const ABBREVIATIONS: readonly string[] = wordsOf('abbreviation');

const NAME = new RegExp(
  [
    ...[...NAMES_WITH_MARKS].sort((a, b) => b.length - a.length),
    ...[...ABBREVIATIONS]
      .sort((a, b) => b.length - a.length)
      .map((word) => `(?<![A-Za-z0-9])${word}`),
  ]
    .map((word) => word.replace(/[.[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/** Find the names and abbreviations with a mark in `text`, in order. */
export function* findNames(text: string): Generator<Span> {
  for (const found of text.matchAll(NAME)) {
    yield { start: found.index, end: found.index + found[0].length };
  }
}
