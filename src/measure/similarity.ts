import { lowered } from '../text/characters.js';
import type { Token } from '../tokenizer/token.js';

/** Content words of a sentence as a sparse unit vector: ids ascending, weights tf·idf, length 1 (or empty). */
export interface TermVector {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
}

/** The content words of a post and how its sentences use them. */
export interface TermSpace {
  /** One a sentence, in the order given. */
  readonly vectors: readonly TermVector[];
  /** Terms by id: the lowered base form. */
  readonly terms: readonly string[];
  /** By term id: ln(1 + sentences / sentences that hold the term), over the sentences that were counted. */
  readonly idf: readonly number[];
}

// Verbs and adjectives so common that sharing them makes no two sentences alike.
const lightWords = /* @__PURE__ */ wordsOf(
  'する なる ある いる できる 出来る やる 行う くる 来る いく 行く みる 見る 思う 言う いう しまう もらう くれる ' +
    'いただく 頂く くださる おる よい 良い いい ない 無い 多い 少ない',
);
const droppedNouns = new Set(['非自立', '代名詞', '接尾', '特殊', '接続詞的']);

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** The content word a token stands for, or null for grammar, marks, light verbs and short numbers. */
export function contentTerm(
  token: Pick<Token, 'surface' | 'baseForm' | 'partOfSpeech'>,
): string | null {
  const { 0: coarse, 1: fine } = token.partOfSpeech;
  if (coarse === undefined) return termByScript(token.surface);
  if (coarse === '名詞') {
    if (fine !== undefined && droppedNouns.has(fine)) return null;
    if (fine === '数' && token.surface.length < 3) return null;
  } else if (coarse === '動詞' || coarse === '形容詞') {
    if (fine !== '自立' || lightWords.has(token.baseForm)) return null;
  } else return null;
  const term = lowered(token.baseForm);
  if (term.length === 1 && isHiragana(term.charCodeAt(0))) return null;
  return isWord(term) ? term : null;
}

/** Without parts of speech: words with kanji, katakana or at least two Latin letters. */
function termByScript(surface: string): string | null {
  if (/[\p{sc=Han}\p{sc=Katakana}]/u.test(surface) || /^[\p{L}\p{N}]*[a-zA-Z]{2}/u.test(surface))
    return lowered(surface);
  return null;
}

/**
 * Put sentences into the space of their content words, given as they occur in each. Only the sentences for which `counted`
 * holds make the document frequencies; all get a vector. Time grows with the number of words.
 */
export function termSpace(
  words: readonly (readonly string[])[],
  counted: (index: number) => boolean,
): TermSpace {
  const idOf = new Map<string, number>();
  const terms: string[] = [];
  const documentFrequency: number[] = [];
  let documents = 0;
  const idsOf: number[][] = [];
  words.forEach((wordsOfSentence, index) => {
    const ids: number[] = [];
    for (const term of wordsOfSentence) {
      let id = idOf.get(term);
      if (id === undefined) {
        id = terms.length;
        idOf.set(term, id);
        terms.push(term);
        documentFrequency.push(0);
      }
      ids.push(id);
    }
    ids.sort((a, b) => a - b);
    if (counted(index)) {
      documents++;
      for (let i = 0; i < ids.length; i++)
        if (i === 0 || ids[i] !== ids[i - 1]) documentFrequency[ids[i]!]!++;
    }
    idsOf.push(ids);
  });
  const idf = documentFrequency.map((frequency) =>
    Math.log(1 + documents / Math.max(1, frequency)),
  );
  const vectors: TermVector[] = [];
  for (const ids of idsOf) vectors.push(unitVector(ids, idf));
  return { vectors, terms, idf };
}

/** The vector of a sentence by the ids of its words, ascending, each as often as it stands there. */
function unitVector(all: readonly number[], idf: readonly number[]): TermVector {
  const ids: number[] = [];
  const weights: number[] = [];
  let squares = 0;
  for (let i = 0; i < all.length; ) {
    const id = all[i]!;
    let end = i + 1;
    while (all[end] === id) end++;
    const weight = (end - i) * idf[id]!;
    ids.push(id);
    weights.push(weight);
    squares += weight * weight;
    i = end;
  }
  const norm = Math.sqrt(squares);
  if (norm > 0) for (let i = 0; i < weights.length; i++) weights[i]! /= norm;
  return { ids, weights };
}

/** Cosine of two unit vectors, 0–1. */
export function cosine(a: TermVector, b: TermVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const difference = a.ids[i]! - b.ids[j]!;
    if (difference === 0) sum += a.weights[i++]! * b.weights[j++]!;
    else if (difference < 0) i++;
    else j++;
  }
  return sum;
}

/**
 * How central each sentence is: the sum of its cosines to all others, over the largest such sum (0–1).
 *
 * This is the degree centrality of LexRank (Erkan & Radev 2004) without a threshold. A sum of cosines to unit vectors is
 * the product with their sum, so it takes time in proportion to the tokens and needs no pairs.
 */
export function centralities(space: TermSpace, counted: (index: number) => boolean): number[] {
  const sum = new Float64Array(space.terms.length);
  space.vectors.forEach((vector, index) => {
    if (!counted(index)) return;
    vector.ids.forEach((id, k) => {
      sum[id]! += vector.weights[k]!;
    });
  });
  const degrees = space.vectors.map((vector, index) => {
    if (!counted(index)) return 0;
    return vector.ids.reduce((total, id, k) => total + vector.weights[k]! * sum[id]!, 0);
  });
  const largest = degrees.reduce((most, degree) => Math.max(most, degree), 0);
  return largest > 0 ? degrees.map((degree) => degree / largest) : degrees;
}

/**
 * Compare texts with `text` by the pairs of neighbouring characters they share: pairs in common over the geometric mean
 * of both numbers of pairs (Ochiai 1957), 0–1. Marks and blanks are left out, and so are pairs of hiragana, which are
 * mostly grammar. Unlike words, pairs match whatever way a tokenizer cuts a name, and long sentences get no credit for
 * their length.
 */
export function pairLikeness(text: string): (other: string) => number {
  const own = new Set(pairsOf(text));
  return (other) => {
    const all = pairsOf(other);
    // Most sentences have none of the title's pairs: theirs need not be counted.
    if (!all.some((pair) => own.has(pair))) return 0;
    const pairs = new Set(all);
    let common = 0;
    for (const pair of pairs) if (own.has(pair)) common++;
    return common / Math.sqrt(own.size * pairs.size);
  };
}

/** Each pair of neighbouring characters as a number, marks and blanks left out. */
function pairsOf(text: string): number[] {
  const pairs: number[] = [];
  const low = lowered(text);
  let before = -1;
  for (let i = 0; i < low.length; i++) {
    const code = low.codePointAt(i)!;
    if (code > 0xffff) i++;
    if (!isWordCode(code)) continue;
    if (before !== -1 && !(isHiragana(before) && isHiragana(code)))
      pairs.push(pairOf(before, code));
    before = code;
  }
  return pairs;
}

/** Of two units a small integer, which sets find sooner; of rarer characters a number beyond those. */
const pairOf = (first: number, second: number) =>
  first <= 0xffff && second <= 0xffff
    ? (first << 16) | second
    : first * 0x110000 + second + 0x1_0000_0000;

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
  if (isJapanese(code)) return code !== 0x30fb;
  if (isBracketOrStop(code)) return false;
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(code));
}

/** 、。 and the brackets of Japanese: most of the marks. */
const isBracketOrStop = (code: number) =>
  code === 0x3001 || code === 0x3002 || (code >= 0x3008 && code <= 0x3011);

/** Told by its first character where that is of the usual ones. */
function isWord(term: string): boolean {
  const code = term.charCodeAt(0);
  if (code < 0x80 || isJapanese(code)) return isWordCode(code) || /[\p{L}\p{N}]/u.test(term);
  return /[\p{L}\p{M}\p{N}]/u.test(term);
}

/** From hiragana to the common ideographs. */
const isJapanese = (code: number) => code >= 0x3041 && code <= 0x9fff;

function isHiragana(code: number): boolean {
  return (code >= 0x3041 && code <= 0x309f) || code === 0x30fc;
}
