import list from '../../dict/names-with-marks.txt';
import type { Span } from '../text/text-builder.js';

const wordsOf = (kind: string): string[] =>
  list
    .split('\n')
    .filter((line) => line.startsWith(`${kind}\t`))
    .map((line) => line.slice(kind.length + 1));

/** Names with a mark of a sentence in them, such as Yahoo! and モーニング娘。 */
const namesWithMarks: readonly string[] = wordsOf('name');

/** Latin abbreviations written with a full stop. */
const abbreviations: readonly string[] = wordsOf('abbreviation');

const nameWithMark = new RegExp(
  [
    ...[...namesWithMarks].sort((a, b) => b.length - a.length),
    ...[...abbreviations]
      .sort((a, b) => b.length - a.length)
      .map((word) => `(?<![A-Za-z0-9])${word}`),
  ]
    .map((word) => word.replace(/[.[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

const isMark = (character: string) => !/[A-Za-z0-9\u3041-\u9fff\s]/.test(character);

/** Of each of them the first mark with a neighbour: a text that has no such pair has none of them, which is quickly seen. */
const pairs: ReadonlySet<string> = new Set(
  [...namesWithMarks, ...abbreviations].map((word) => {
    const start = Math.max(0, [...word].findIndex(isMark) - 1);
    return word.slice(start, start + 2);
  }),
);

const marksInNames: ReadonlySet<number> = new Set(
  [...pairs].flatMap((pair) => [...pair].filter(isMark).map((mark) => mark.charCodeAt(0))),
);

/** Find the names and abbreviations with a mark in `text`, in order. */
export function findNames(text: string): Span[] {
  if (!hasPair(text)) return [];
  return [...text.matchAll(nameWithMark)].map(({ index, 0: name }) => ({
    start: index,
    end: index + name.length,
  }));
}

function hasPair(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (!marksInNames.has(text.charCodeAt(at))) continue;
    if (pairs.has(text.slice(at, at + 2)) || (at > 0 && pairs.has(text.slice(at - 1, at + 1))))
      return true;
  }
  return false;
}
