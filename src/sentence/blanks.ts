const blank = /\s/;
const combining = /[\p{M}\u200d]/uy;

/** What stands at `at` combines with the character before it: an accent, a variation selector, a joiner. */
export function isJoined(text: string, at: number): boolean {
  combining.lastIndex = at;
  return combining.test(text);
}

/** Nothing or white space stands at `at`. */
export function endsAtBlank(text: string, at: number): boolean {
  return at >= text.length || blank.test(text[at]!);
}

/** Nothing but blanks stands between `at` and the end of its line. */
export function endsLine(text: string, at: number): boolean {
  const next = skipInlineBlanks(text, at);
  return next >= text.length || text[next] === '\n';
}

/** Skip blanks on one line. */
export function skipInlineBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && blank.test(text[at]!)) at++;
  return at;
}

/** Skip white space, but not the blank that carries a combining mark. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && blank.test(text[at]!) && !isJoined(text, at + 1)) at++;
  return at;
}

/** End of `text` between `start` and `end` without the white space there. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && blank.test(text[at - 1]!)) at--;
  return at;
}
