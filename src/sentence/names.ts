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

const isMark = (character: string) => !/[A-Za-z0-9\u3041-\u9fff\s]/.test(character);

/** Of each of them the first mark with a neighbour: a text that has no such pair has none of them, which is quickly seen. */
const PAIRS: ReadonlySet<string> = new Set(
  [...NAMES_WITH_MARKS, ...ABBREVIATIONS].map((word) => {
    const start = Math.max(0, [...word].findIndex(isMark) - 1);
    return word.slice(start, start + 2);
  }),
);

const MARKS: ReadonlySet<number> = new Set(
  [...PAIRS].flatMap((pair) => [...pair].filter(isMark).map((mark) => mark.charCodeAt(0))),
);

/** Find the names and abbreviations with a mark in `text`, in order. */
export function findNames(text: string): Span[] {
  if (!hasPair(text)) return [];
  return [...text.matchAll(NAME)].map(({ index, 0: name }) => ({
    start: index,
    end: index + name.length,
  }));
}

function hasPair(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (!MARKS.has(text.charCodeAt(at))) continue;
    if (PAIRS.has(text.slice(at, at + 2)) || (at > 0 && PAIRS.has(text.slice(at - 1, at + 1))))
      return true;
  }
  return false;
}
