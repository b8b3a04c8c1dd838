import { describe, expect, test } from 'vitest';
import type { SourceDictionary } from '../../src/compile/kuromoji-dictionary.js';
import { buildTrie } from '../../src/dictionary/trie.js';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { findWord } from '../dictionary/find-word.js';
import { randomNumbers } from '../random-text.js';
import { tinyDictionary, tinySource } from '../tiny/tiny.js';

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly context: number;
  readonly cost: number;
}

/** Every word that MeCab's rules allow at a place, found in the simplest way. */
function wordsAt(source: SourceDictionary, text: string, at: number): Piece[] {
  const pieces: Piece[] = [];
  for (const { surface, entries } of source.words) {
    if (!text.startsWith(surface, at)) continue;
    for (const { context, cost } of entries)
      pieces.push({ start: at, end: at + surface.length, context, cost });
  }
  const categoryAt = (i: number) => (i < text.length ? source.categoryOf[text.charCodeAt(i)]! : -1);
  const category = source.categories[categoryAt(at)]!;
  if (pieces.length > 0 && !category.invoke) return pieces;
  let run = at + 1;
  while (categoryAt(run) === categoryAt(at)) run++;
  const ends = new Set<number>();
  if (category.group && run - at <= 25) ends.add(run);
  for (let n = 1; n <= category.length && at + n <= run; n++) ends.add(at + n);
  if (ends.size === 0 && pieces.length === 0) ends.add(at + 1);
  for (const end of ends)
    for (const { context, cost } of category.unknown)
      pieces.push({ start: at, end, context, cost });
  return pieces;
}

/** The lowest cost of all ways to cut a text, by trying them all. */
function exhaustive(source: SourceDictionary, text: string): { cost: number; ways: number } {
  let lowest = Number.POSITIVE_INFINITY;
  let ways = 0;
  const visit = (at: number, left: number, cost: number): void => {
    if (at === text.length) {
      const total = cost + source.matrix[left * source.contexts]!;
      if (total < lowest) {
        lowest = total;
        ways = 0;
      }
      if (total === lowest) ways++;
      return;
    }
    for (const piece of wordsAt(source, text, at)) {
      const connection = source.matrix[left * source.contexts + piece.context]!;
      visit(piece.end, piece.context, cost + connection + piece.cost);
    }
  };
  visit(0, 0, 0);
  return { cost: lowest, ways };
}

/** The lowest cost of the ways that cut a text at the given places into words of the given parts of speech. */
function costOf(source: SourceDictionary, text: string, cuts: readonly [number, string][]): number {
  let paths = new Map([[0, 0]]);
  let at = 0;
  for (const [end, speech] of cuts) {
    const next = new Map<number, number>();
    for (const piece of wordsAt(source, text, at)) {
      const isOf = source.words
        .flatMap(({ entries }) => entries)
        .concat(source.categories.flatMap(({ unknown }) => unknown))
        .some(({ context, fields }) => context === piece.context && fields[0] === speech);
      if (piece.end !== end || !isOf) continue;
      for (const [left, cost] of paths) {
        const sum = cost + source.matrix[left * source.contexts + piece.context]! + piece.cost;
        next.set(piece.context, Math.min(sum, next.get(piece.context) ?? sum));
      }
    }
    paths = next;
    at = end;
  }
  return Math.min(
    ...[...paths].map(([left, cost]) => cost + source.matrix[left * source.contexts]!),
  );
}

describe('the lattice', () => {
  //        す   もも   も   もも  の  うち
  // すもも 500−100 | も 100−300 | もも 400−150 | も −200 | もも 250 | の 80−300 | うち 300−150, end 50
  test('takes the cheapest way through すもももももももものうち', () => {
    const tokenizer = createTokenizer(tinyDictionary(), { rules: 'mecab' });
    expect(tokenizer.segment('すもももももももものうち').join('|')).toBe(
      'すもも|も|もも|も|もも|の|うち',
    );
  });

  //  東京 200 −100 | 都 450 +200      = 750
  //  東   400 −100 | 京都 150 +200    = 650   ◀
  //  東京都 900 −100                  = 800
  test('cuts 東京都 where its costs say, not where it is longest', () => {
    const tokenizer = createTokenizer(tinyDictionary(), { rules: 'mecab' });
    expect(tokenizer.segment('東京都に').join('|')).toBe('東|京都|に');
  });

  test('finds a way as cheap as the best of all ways, on 400 short texts', () => {
    const tokenizer = createTokenizer(tinyDictionary(), { rules: 'mecab' });
    const random = randomNumbers(11);
    const characters = 'すもうちの東京都にはいるないお大変へん、。アカ一国X';
    for (let i = 0; i < 400; i++) {
      let text = '';
      for (let n = 1 + Math.floor(random() * 8); n > 0; n--)
        text += characters[Math.floor(random() * characters.length)];
      const tokens = tokenizer.tokenize(text);
      const cuts = tokens.map(({ end, partOfSpeech }): [number, string] => [end, partOfSpeech[0]!]);
      expect(costOf(tinySource, text, cuts), text).toBe(exhaustive(tinySource, text).cost);
    }
  });
});

test('the trie finds what a Map finds, and nothing else', () => {
  const random = randomNumbers(5);
  const words = new Map<string, { codes: number[]; value: number }>();
  const randomCodes = () =>
    Array.from(
      { length: 1 + Math.floor(random() * 6) },
      () => 2 * (1 + Math.floor(random() ** 3 * 40)),
    );
  for (let i = 0; i < 3000; i++) {
    const codes = randomCodes();
    words.set(codes.join(), { codes, value: words.size });
  }
  const sorted = [...words.values()].sort((a, b) => {
    const at = a.codes.findIndex((code, i) => code !== b.codes[i]);
    return at === -1 ? a.codes.length - b.codes.length : a.codes[at]! - (b.codes[at] ?? -1);
  });
  const trie = buildTrie(
    sorted.map(({ codes }) => codes),
    sorted.map(({ value }) => value),
    60,
  );
  for (const { codes, value } of words.values()) expect(findWord(trie, codes)).toBe(value);
  for (let i = 0; i < 20000; i++) {
    const codes = randomCodes();
    expect(findWord(trie, codes)).toBe(words.get(codes.join())?.value ?? -1);
  }
});
