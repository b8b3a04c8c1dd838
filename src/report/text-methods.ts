// What an analyzer does with a text by itself. Apart from analyzer.ts, so that the command line does not carry the readings.
import { furigana } from '../measure/furigana.js';
import { searchTerms } from '../measure/read-search-terms.js';
import { romaji } from '../measure/romaji.js';
import { slug } from '../measure/slug.js';
import { fold } from '../text/normalize.js';
import { toSource } from '../text/offset-map.js';
import type { Token } from '../tokenizer/token.js';
import type { Tokenizer } from '../tokenizer/tokenizer.js';
import { type Analyzer, checkText, type PostAnalyzer } from './analyzer.js';

/** The methods of an analyzer that read no format. */
export function textMethods(tokenizer: Tokenizer): Omit<Analyzer, keyof PostAnalyzer> {
  return {
    furigana: (text, how) => furigana(foldedTokens(text, 'text', tokenizer), how),
    romaji: (text) => romaji(foldedTokens(text, 'text', tokenizer)),
    slug: (title, how) => slug(foldedTokens(title, 'title', tokenizer), how),
    searchTerms: (text, how) =>
      searchTerms(
        how?.side === 'query' ? checkText(text, 'text') : foldedTokens(text, 'text', tokenizer),
        how,
      ),
  };
}

/** The tokens of a text that is folded for its words, but keeps its own characters. */
function foldedTokens(text: string, name: string, tokenizer: Tokenizer): Token[] {
  const folded = fold(checkText(text, name));
  return tokenizer.tokenize(folded.text).map((token) => {
    const { start, end } = toSource(folded.map, token.start, token.end);
    return { ...token, surface: text.slice(start, end), start, end };
  });
}
