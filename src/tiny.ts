// The entry `yomitoki/tiny`: a tokenizer without a dictionary.
export { tinyTokenizer } from './tokenizer/tiny.js';
export type { Token } from './tokenizer/token.js';
export type { Tokenizer } from './tokenizer/tokenizer.js';
