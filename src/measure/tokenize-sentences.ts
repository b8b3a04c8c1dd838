import { describe } from '../errors.js';
import type { Sentence } from '../sentence/split.js';
import { fold } from '../text/normalize.js';
import { type OffsetMap, shiftOf, toSource } from '../text/offset-map.js';
import type { Token } from '../tokenizer/token.js';
import type { Tokenizer } from '../tokenizer/tokenizer.js';
import { checkSentences } from './options.js';

/**
 * A sentence with its tokens. The sentence was folded for analysis (width and kana), so `baseForm`, `reading` and the
 * cut are those of the folded text; each token's `surface` is the author's own text and its offsets are into the
 * original source.
 */
export interface TokenizedSentence extends Sentence {
  /** What the sentence is made of, in order. */
  readonly tokens: readonly Token[];
}

/** Refuse a tokenizer that is none. */
export function checkTokenizer(tokenizer: unknown): void {
  if (typeof (tokenizer as Tokenizer | null | undefined)?.tokenize !== 'function')
    throw new TypeError(
      `tokenizer must be an object with a method tokenize(text), got ${describe(tokenizer)}`,
    );
}

/**
 * Cut each sentence into tokens, with offsets into the original source.
 *
 * @throws TypeError when `sentences` is no list of sentences or `tokenizer` cannot tokenize.
 */
export function tokenizeSentences(
  sentences: readonly Sentence[],
  tokenizer: Tokenizer,
): TokenizedSentence[] {
  checkSentences(sentences);
  checkTokenizer(tokenizer);
  return sentences.map((sentence) => ({ ...sentence, tokens: tokensOf(sentence, tokenizer) }));
}

function tokensOf({ text, map }: Sentence, tokenizer: Tokenizer): Token[] {
  const folded = fold(text);
  if (!tokenizer.tokenizeAt)
    return tokenizer.tokenize(folded.text).map((token) => ({
      ...token,
      ...placed(token, text, folded.map, map),
    }));
  const shift = folded.text === text ? shiftOf(map) : null;
  if (shift !== null) return tokenizer.tokenizeAt(text, shift);
  const tokens = tokenizer.tokenizeAt(folded.text, 0);
  // No copies: they would have another shape, and all that reads tokens would be compiled for both.
  for (const token of tokens) {
    const { surface, start, end } = placed(token, text, folded.map, map);
    token.surface = surface;
    token.start = start;
    token.end = end;
  }
  return tokens;
}

/** What the author wrote for a token of the folded text, and where. */
function placed(token: Token, text: string, foldedMap: OffsetMap, map: OffsetMap) {
  const { start, end } = toSource(foldedMap, token.start, token.end);
  return { surface: surfaceIn(text, start, end, token.surface), ...toSource(map, start, end) };
}

/**
 * The author's own text. Where it is the word as it was looked up, that string: all tokens of a word then hold one string, which
 * maps find sooner than a new one.
 */
function surfaceIn(text: string, start: number, end: number, word: string): string {
  return word.length === end - start && text.startsWith(word, start)
    ? word
    : text.slice(start, end);
}
