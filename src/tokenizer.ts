export type { Dictionary } from './dictionary/dictionary.js';
export { type DictionarySource, loadDictionary } from './dictionary/load.js';
export { CompileError, DictionaryError, type DictionaryErrorCode } from './errors.js';
export type { Token, TokenLexicon } from './tokenizer/token.js';
export { createTokenizer, type Tokenizer, type TokenizerOptions } from './tokenizer/tokenizer.js';
export type { TokenizerRules } from './tokenizer/unknown-words.js';
export type { UserWord } from './tokenizer/user-words.js';
