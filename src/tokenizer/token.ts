/** Where a token's word was found. */
export type TokenLexicon = 'system' | 'user' | 'unknown';

/** A morpheme with what the dictionary says of it. Plain and JSON-safe. */
export interface Token {
  /** Surface form (表層形): the text itself. */
  readonly surface: string;
  /** Base form (基本形); the surface when the dictionary gives none. */
  readonly baseForm: string;
  /** Part of speech (品詞), coarse to fine, one to four levels without `*`. Empty when the tokenizer knows none. */
  readonly partOfSpeech: readonly string[];
  /** Conjugation type (活用型), or null. */
  readonly conjugationType: string | null;
  /** Conjugation form (活用形), or null. */
  readonly conjugationForm: string | null;
  /** Reading (読み) in katakana, or null. */
  readonly reading: string | null;
  /** Pronunciation (発音) in katakana, or null. */
  readonly pronunciation: string | null;
  /** Where the word was found: in the dictionary (its modern words too), among words of your own, or nowhere. */
  readonly lexicon: TokenLexicon;
  /** Offsets into the text that was tokenized: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

/** The token of a word that no dictionary says anything of. */
export function unknownToken(
  surface: string,
  partOfSpeech: readonly string[],
  start: number,
  end: number,
): Token {
  return {
    surface,
    baseForm: surface,
    partOfSpeech,
    conjugationType: null,
    conjugationForm: null,
    reading: null,
    pronunciation: null,
    lexicon: 'unknown',
    start,
    end,
  };
}
