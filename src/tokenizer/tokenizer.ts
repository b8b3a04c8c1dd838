import type { Token } from './token.js';

/**
 * Cuts a text into words. Lossless on every string: the surfaces, joined, are the text, white space included.
 * Synchronous and without state between calls.
 */
export interface Tokenizer {
  /** Cut `text` into tokens. Throws a TypeError when `text` is no string. */
  tokenize(text: string): Token[];
  /** The surfaces alone; faster where the tokenizer can. */
  segment(text: string): string[];
}
