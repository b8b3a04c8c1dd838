import type { Token } from '../../src/tokenizer/token.js';

/** A token's ten fields in kuromoji's order, `*` for what is absent. */
export function fields(token: Token, separator = ' '): string {
  const [a, b, c, d] = token.partOfSpeech;
  return [
    token.surface,
    a ?? '*',
    b ?? '*',
    c ?? '*',
    d ?? '*',
    token.conjugationType ?? '*',
    token.conjugationForm ?? '*',
    // IPADIC gives an unknown word no base form; `baseForm` is its surface.
    token.lexicon === 'unknown' ? '*' : token.baseForm,
    token.reading ?? '*',
    token.pronunciation ?? '*',
  ].join(separator);
}
