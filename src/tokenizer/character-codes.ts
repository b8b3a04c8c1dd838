import type { CharacterRules } from './unknown-words.js';

/** Write the codes of `text` from `from` to `to`, and the one that ends it, to the beginning of `codes`. */
export function encode(
  text: string,
  from: number,
  to: number,
  table: Uint16Array,
  pseudoCodes: CharacterRules['pseudoCodes'],
  codes: Uint16Array,
): void {
  const { loneSurrogate, pairHead, pairTail, endOfText } = pseudoCodes;
  let surrogates = false;
  for (let i = from; i < to; i++) {
    const code = table[text.charCodeAt(i)]!;
    codes[i - from] = code;
    if (code === loneSurrogate) surrogates = true;
  }
  codes[to - from] = endOfText;
  if (!surrogates) return;
  for (let i = from; i < to; i++) {
    if (codes[i - from] !== loneSurrogate) continue;
    if (isPair(text, i) && i + 1 < to) codes[i - from] = pairHead;
    else if (i > from && isPair(text, i - 1)) codes[i - from] = pairTail;
  }
}

/** Whether a whole surrogate pair begins at `at`. */
export function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
