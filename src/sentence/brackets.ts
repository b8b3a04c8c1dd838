import type { Span } from '../text/text-builder.js';

const bracketPairs = '「」『』（）()［］[]｛｝{}〈〉《》【】〔〕“”‘’«»〝〟｢｣＜＞≪≫';

/** Opening bracket or quotation mark to the one that closes it. */
const closerOf: ReadonlyMap<string, string> = new Map(
  Array.from({ length: bracketPairs.length / 2 }, (_, pair) => [
    bracketPairs[pair * 2]!,
    bracketPairs[pair * 2 + 1]!,
  ]),
);

const closers: ReadonlySet<string> = new Set([...closerOf.values(), '〟', '〞']);

/**
 * The longest bracket that is believed, in UTF-16 units. An opening mark whose partner is further away is far more
 * often a slip (or a quotation of several paragraphs' worth) than one clause, and must not swallow the post.
 */
const longest = 400;

/** How many brackets left open may be stepped over to find the partner of a closing one. */
const openBetween = 4;

export function isCloser(character: string): boolean {
  return closers.has(character);
}

/**
 * Find the pairs of brackets and quotation marks of `text`, `start` at the opening and `end` after the closing one,
 * in the order in which they close. A bracket without a partner within reach gives none. Linear.
 */
export function matchBrackets(text: string): Span[] {
  const pairs: Span[] = [];
  const open: number[] = [];
  let straightQuote = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Kana and ideographs: most of a Japanese text.
    if (code >= 0x3041 && code <= 0x9fff) continue;
    const character = text[at]!;
    if (character === '\n') straightQuote = -1;
    if (character === '"') {
      if (straightQuote < 0) straightQuote = at;
      else {
        if (at - straightQuote <= longest) pairs.push({ start: straightQuote, end: at + 1 });
        straightQuote = -1;
      }
    } else if (closerOf.has(character)) {
      if (!isFace(text, at)) open.push(at);
    } else if (closers.has(character) && !isFace(text, at)) {
      const start = takePartner(text, open, character);
      if (start >= 0 && at - start <= longest) pairs.push({ start, end: at + 1 });
    }
  }
  return pairs;
}

/** Take the opening partner of `closer` off the stack, with what was left open inside it; -1 when there is none. */
function takePartner(text: string, open: number[], closer: string): number {
  const lowest = Math.max(0, open.length - 1 - openBetween);
  for (let depth = open.length - 1; depth >= lowest; depth--) {
    const start = open[depth]!;
    if (closerOf.get(text[start]!) !== closer && !sameWidthless(text[start]!, closer)) continue;
    open.length = depth;
    return start;
  }
  return -1;
}

/** Authors close a full-width parenthesis with a half-width one, and the other way round. */
function sameWidthless(opener: string, closer: string): boolean {
  return (
    (opener === '（' && closer === ')') ||
    (opener === '(' && closer === '）') ||
    (opener === '「' && closer === '｣') ||
    (opener === '〝' && closer === '〞')
  );
}

/** `:)` and `:(` hold no bracket; nor does the apostrophe of `don’t`. */
function isFace(text: string, at: number): boolean {
  const character = text[at]!;
  const before = text[at - 1] ?? '';
  if (character === '’') return /[A-Za-z]/.test(before) && /[A-Za-z]/.test(text[at + 1] ?? '');
  if (character !== '(' && character !== ')') return false;
  if (before === '-') return /[:;]/.test(text[at - 2] ?? '');
  return (before === ':' || before === ';') && !/[A-Za-z0-9]/.test(text[at + 1] ?? '');
}
