// The entry `yomitoki/kuromoji`: a tokenizer that the `kuromoji` package built, as one of ours.
export { fromKuromoji, type KuromojiToken, type KuromojiTokenizer } from './tokenizer/kuromoji.js';
export type { Token } from './tokenizer/token.js';
export type { Tokenizer } from './tokenizer/tokenizer.js';
