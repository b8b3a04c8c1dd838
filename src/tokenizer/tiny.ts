import TinySegmenter from 'tiny-segmenter';
import { describe } from '../errors.js';
import { clustersOf } from './clusters.js';
import { unknownToken } from './token.js';
import type { Tokenizer } from './tokenizer.js';

// tiny-segmenter keeps arrays as long as its text, so it is given a piece at a time.
const longestPiece = 1000;
const bracket = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}]/u;

/**
 * Make a tokenizer that needs no dictionary: the `tiny-segmenter` package, some 20 kilobytes, behind the interface of
 * every other tokenizer.
 *
 * It knows where words end and nothing more: parts of speech are empty, base forms are the surfaces, readings are null,
 * and every token's lexicon is `unknown`. White space and brackets come out as tokens of their own, and a character is
 * never parted from its marks, selectors, or the other half of its surrogate pair.
 */
export function tinyTokenizer(): Tokenizer {
  const segmenter = new TinySegmenter();
  const segment = (text: string) => {
    if (typeof text !== 'string')
      throw new TypeError(`text must be a string, got ${describe(text)}`);
    return surfacesOf(text, segmenter);
  };
  return {
    segment,
    tokenize: (text) => {
      let end = 0;
      return segment(text).map((surface) => {
        const start = end;
        end += surface.length;
        return unknownToken(surface, [], start, end);
      });
    },
  };
}

/** Characters of one piece, and for each the one unit that tiny-segmenter sees in its place. */
interface Piece {
  characters: string[];
  units: string;
}

function surfacesOf(text: string, segmenter: TinySegmenter): string[] {
  const surfaces: string[] = [];
  let piece: Piece = { characters: [], units: '' };
  const flush = () => {
    let at = 0;
    for (const { length } of segmenter.segment(piece.units)) {
      pushWords(surfaces, piece.characters.slice(at, at + length));
      at += length;
    }
    piece = { characters: [], units: '' };
  };
  let blanks = '';
  for (const character of clustersOf(text)) {
    if (character.trim() === '') {
      if (blanks === '') flush();
      blanks += character;
      continue;
    }
    if (blanks !== '') surfaces.push(blanks);
    blanks = '';
    piece.characters.push(character);
    piece.units += unitFor(character);
    if (piece.units.length === longestPiece || character === '。') flush();
  }
  if (blanks !== '') surfaces.push(blanks);
  flush();
  return surfaces;
}

/** tiny-segmenter often leaves a bracket at its word: `(Search`. */
function pushWords(surfaces: string[], characters: readonly string[]): void {
  let word = '';
  for (const character of characters) {
    if (!bracket.test(character)) {
      word += character;
      continue;
    }
    if (word !== '') surfaces.push(word);
    surfaces.push(character);
    word = '';
  }
  if (word !== '') surfaces.push(word);
}

/** A kanji outside the basic plane is seen as a rare kanji, anything else there as a symbol. */
function unitFor(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x10000) return character.charAt(0);
  return code >= 0x20000 && code < 0x40000 ? '龠' : '\ufffd';
}
