import type { Span } from './text-builder.js';

const scheme = /https?:\/\/|ftp:\/\/|www\./gi;
const pairs = new Map([
  ['(', ')'],
  ['（', '）'],
  ['<', '>'],
  ['＜', '＞'],
  ['〈', '〉'],
  ['[', ']'],
  ['「', '」'],
  ['【', '】'],
]);

/** Find the URLs that stand bare in `text`, in order: from the scheme or `www.` to the last unit a URL would have. */
export function findBareUrls(text: string): Span[] {
  const found: Span[] = [];
  scheme.lastIndex = 0;
  for (let match = scheme.exec(text); match !== null; match = scheme.exec(text)) {
    const start = match.index;
    const bare = start + match[0].length;
    const isWww = match[0].length === 4;
    const wordBefore = start > 0 && isWordUnit(text.charCodeAt(start - 1));
    if (isWordUnit(text.charCodeAt(bare)) && !(isWww && wordBefore)) {
      const end = urlEnd(text, bare);
      if (!isWww || text.slice(bare, end).includes('.')) found.push({ start, end });
      scheme.lastIndex = end;
    } else {
      // "http://" with nothing behind it is an address too, if a poor one: it is never a word to count
      if (!isWww && !wordBefore) found.push({ start, end: bare });
      scheme.lastIndex = bare;
    }
  }
  return found;
}

/**
 * The stretches to take out so that `text` reads on without its URLs: each URL with the blanks before it, the
 * brackets that hold nothing else, and the line break of a line that holds nothing else.
 */
export function spansOfUrls(text: string, urls: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let previousEnd = 0;
  let lineIsEmpty = true;
  for (const url of urls) {
    let { start, end } = url;
    while (start > previousEnd && pairs.get(text[start - 1]!) === text[end] && end < text.length) {
      start -= 1;
      end += 1;
    }
    while (start > previousEnd && isBlank(text[start - 1]!)) start -= 1;
    if (start > previousEnd) lineIsEmpty = text[start - 1] === '\n';
    if (lineIsEmpty) {
      while (end < text.length && isBlank(text[end]!)) end += 1;
      if (text[end] === '\n') end += 1;
      else if (end === text.length && start > previousEnd) start -= 1;
    }
    spans.push({ start, end });
    previousEnd = end;
  }
  return spans;
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\t' || unit === '\u3000';
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}

/**
 * End of the URL that goes on at `from`: ASCII without blanks, quotes and braces, less the punctuation of the sentence. A
 * parenthesis that nothing in the URL opened stands around it, and what follows is prose.
 */
function urlEnd(text: string, from: number): number {
  let end = from;
  let open = 0;
  for (; end < text.length; end += 1) {
    const unit = text.charCodeAt(end);
    if (unit <= 0x20 || unit >= 0x7f || unit === 0x22 || unit === 0x3c || unit === 0x3e) break;
    if (unit === 0x60 || unit === 0x7b || unit === 0x7c || unit === 0x7d || unit === 0x5c) break;
    if (unit === 0x28) open += 1;
    else if (unit === 0x29) {
      if (open === 0) break;
      open -= 1;
    }
  }
  const international = internationalEnd(text, from, end);
  if (international > end) return international;
  for (; end > from; end -= 1) {
    if (!'?!.,:;*_~\'"]['.includes(text[end - 1]!)) break;
  }
  return end;
}

/** Longest path in Japanese. A bound keeps the time of many addresses on one line in proportion to it. */
const longestInternational = 200;

/**
 * A path in Japanese (…/wiki/日本語) belongs to the URL when it follows `/`, `=`, `#`, `_`, `-` or `%` and runs to the
 * end of its line without a mark of punctuation; elsewhere Japanese ends the URL and is prose.
 */
function internationalEnd(text: string, from: number, end: number): number {
  if (end === from || end >= text.length || !'/=#_-%'.includes(text[end - 1]!)) return end;
  if (text[end] === ')') return end;
  let at = end;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) break;
    if (at - end >= longestInternational) return end;
    const prose =
      unit <= 0x20 ||
      (unit >= 0x3000 && unit <= 0x3004) ||
      (unit >= 0x3008 && unit <= 0x301f) ||
      unit >= 0xff00 ||
      unit === 0x3c;
    if (prose) return end;
  }
  return at;
}
