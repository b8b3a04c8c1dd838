import type { Token } from '../tokenizer/token.js';
import { withReadings } from './read-tokens.js';
import { type SearchTermsOptions, termsOf } from './search-terms.js';

/**
 * Cut a text to the terms of a search index, and a query to the terms it is asked for, as `searchTerms` of `yomitoki/search`
 * does. The tokens of a text are read as furigana reads them: 一人 as ひとり, 夜中 as よなか.
 *
 * @throws TypeError, RangeError when source or `side` is not what it should be.
 */
export function searchTerms(
  source: string | readonly Token[],
  options: SearchTermsOptions = {},
): string[] {
  return termsOf(source, options, withReadings);
}
