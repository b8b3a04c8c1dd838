import { describe } from '../errors.js';
import type { Sentence } from '../sentence/split.js';
import { fold } from '../text/normalize.js';
import { toSource } from '../text/offset-map.js';
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
  return sentences.map((sentence) => {
    const { text, map } = sentence;
    const folded = fold(text);
    // No `map`: its arrays are of one kind to the engine before this is compiled and of another after, and all that reads tokens
    // would be compiled anew.
    const tokens: Token[] = [];
    for (const token of tokenizer.tokenize(folded.text)) {
      const inText = toSource(folded.map, token.start, token.end);
      const inSource = toSource(map, inText.start, inText.end);
      const surface = surfaceIn(text, inText.start, inText.end, token.surface);
      tokens.push({ ...token, surface, start: inSource.start, end: inSource.end });
    }
    return { ...sentence, tokens };
  });
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
