// The readings of `dict/readings-beside.txt`.
import list from '../../dict/readings-beside.txt';
import type { Token } from '../tokenizer/token.js';

/** A token and its neighbours; blanks are left out. */
export interface Around {
  readonly token: Token;
  readonly beforeThat: Token | undefined;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  readonly afterThat: Token | undefined;
}

interface Listed {
  readonly word: string;
  /** Whether only the word itself is meant, not what begins with it. */
  readonly isWhole: boolean;
  readonly wrong: string;
  readonly right: string;
  /** Of the token before, after, after that, before that; null is any. */
  readonly patterns: readonly (Pattern | null)[];
}

interface Pattern {
  readonly pattern: RegExp;
  readonly fits: boolean;
}

/** By the first character of their words; read when first needed. */
let byHead: Map<string, Listed[]> | undefined;

function readList(): Map<string, Listed[]> {
  const words = new Map<string, Listed[]>();
  for (const line of list.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [first, wrong, right, ...columns] = line.trimEnd().split(' ') as [string, string, string];
    const word = first.replace('*', '');
    const head = words.get(word[0]!) ?? [];
    head.push({ word, isWhole: word === first, wrong, right, patterns: columns.map(readPattern) });
    words.set(word[0]!, head);
  }
  return words;
}

function readPattern(column: string): Pattern | null {
  if (column === '-') return null;
  const fits = !column.startsWith('!');
  return { pattern: new RegExp(`^(?:${fits ? column : column.slice(1)})`), fits };
}

/** The reading of a token by the list; null where no line of it fits. */
export function readingBeside(around: Around): string | null {
  const { surface, reading } = around.token;
  byHead ??= readList();
  const lines = byHead.get(surface[0]!);
  if (lines === undefined || reading === null) return null;
  for (const { word, isWhole, wrong, right, patterns } of lines) {
    const isWord = isWhole
      ? surface === word && reading === wrong
      : surface.startsWith(word) && reading.startsWith(wrong);
    if (isWord && areMet(patterns, around)) return right + reading.slice(wrong.length);
  }
  return null;
}

function areMet(patterns: Listed['patterns'], { beforeThat, before, after, afterThat }: Around) {
  const neighbours = [before, after, afterThat, beforeThat];
  return patterns.every(
    (each, i) => each === null || each.pattern.test(described(neighbours[i])) === each.fits,
  );
}

const described = (token: Token | undefined) =>
  token === undefined ? '' : `${token.surface}/${token.partOfSpeech.join('/')}`;
