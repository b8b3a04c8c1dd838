import type { Span } from './text-builder.js';

const importLine =
  /^import[ \t]+(?:(?:type[ \t]+)?[\w$*{][^'"\n]{0,400}[ \t}]from[ \t]*)?['"][^'"\n]{1,400}['"];?[ \t]*$/;
const importOpen = /^import[ \t]+(?:type[ \t]+)?(?:[\w$]+[ \t]*,[ \t]*)?\{[^}'"\n]{0,400}$/;
const importClose = /^[^\n]{0,400}\}[ \t]*from[ \t]*['"][^'"\n]{1,400}['"];?[ \t]*$/;
const exportLine =
  /^export[ \t]+(?:default\b|(?:const|let|var|function\*?|class|async|type|interface)[ \t]|\{|\*[ \t]*from)/;
/** The longest component tag or expression that is looked for, in units. */
const longest = 5000;

/** Finds what MDX adds to Markdown: imports, exports, components with expressions in their attributes, expressions. */
export class JsxReader {
  readonly #source: string;
  /** Units that may still be looked at in vain, so that text full of `<` or `{` costs no more than its length. */
  #budget: number;
  /** Whether something was found that only MDX has; then a lone expression is taken for one. */
  #isMdx = false;

  constructor(source: string) {
    this.#source = source;
    this.#budget = 4 * source.length + longest;
  }

  /** End of the import, export or expression that begins a block with the line at `start`, or `start`. */
  blockEnd(start: number, lineEnd: number): number {
    const end = this.#blockEnd(start, lineEnd);
    if (end > start) this.#isMdx = true;
    return end;
  }

  #blockEnd(start: number, lineEnd: number): number {
    const line = () => this.#source.slice(start, Math.min(lineEnd, start + 1000));
    switch (this.#source[start]) {
      case 'i':
        return this.#importEnd(line(), start, lineEnd);
      case 'e':
        return this.#exportEnd(line(), start, lineEnd);
      case '{':
        return this.#expressionEnd(start);
      default:
        return start;
    }
  }

  /** Component tags with expressions, and comments, in the line from `start` to `end`; they may end on a later line. */
  *inlineSpans(start: number, end: number): Generator<Span> {
    const source = this.#source;
    for (let at = start; at < end; at += 1) {
      const unit = source[at];
      let to = at;
      if (unit === '<') {
        if (this.#isMdx && /^<\/?>/.test(source.slice(at, at + 3))) {
          to = source[at + 1] === '>' ? at + 2 : at + 3;
        } else to = this.#tagEnd(at);
      } else if (unit === '{' && (this.#isMdx || source.startsWith('{/*', at))) {
        const close = this.#balancedEnd(at);
        if (close > at && isExpression(source.slice(at + 1, close - 1))) to = close;
      }
      if (to > at) {
        yield { start: at, end: to };
        at = to - 1;
      }
    }
  }

  #importEnd(line: string, start: number, lineEnd: number): number {
    if (importLine.test(line)) return lineEnd;
    if (!importOpen.test(line)) return start;
    let from = nextLine(this.#source, lineEnd);
    for (let lines = 0; lines < 60 && from < this.#source.length; lines += 1) {
      const end = endOfLine(this.#source, from);
      const text = this.#source.slice(from, Math.min(end, from + 1000));
      if (importClose.test(text)) return end;
      if (!/^[\s\w$,]*$/.test(text)) return start;
      from = nextLine(this.#source, end);
    }
    return start;
  }

  #exportEnd(line: string, start: number, lineEnd: number): number {
    if (!exportLine.test(line)) return start;
    const source = this.#source;
    const brace = /[{([]/.exec(line);
    let end = lineEnd;
    if (brace !== null) {
      const close = this.#balancedEnd(start + brace.index);
      if (close > start) end = endOfLine(source, close);
    }
    // an export goes on to the next blank line
    for (let lines = 0; lines < 500 && end < source.length; lines += 1) {
      const from = nextLine(source, end);
      const to = endOfLine(source, from);
      if (source.slice(from, to).trim() === '') break;
      end = to;
    }
    return end;
  }

  /** End of an expression that has its lines to itself. */
  #expressionEnd(start: number): number {
    if (!this.#isMdx && !this.#source.startsWith('{/*', start)) return start;
    const close = this.#balancedEnd(start);
    if (close === start) return start;
    const end = endOfLine(this.#source, close);
    return this.#source.slice(close, end).trim() === '' ? end : start;
  }

  /** End of the tag at `at` if it has an expression for an attribute (HTML has none), else `at`. */
  #tagEnd(at: number): number {
    const source = this.#source;
    if (!/^<[A-Za-z]/.test(source.slice(at, at + 2))) return at;
    const limit = Math.min(source.length, at + Math.min(longest, this.#budget));
    let hasExpression = false;
    let index = at + 2;
    while (index < limit) {
      const unit = source[index]!;
      if (unit === '>') {
        this.#budget -= index - at;
        if (!hasExpression) return at;
        this.#isMdx = true;
        return index + 1;
      }
      if (unit === '<') break;
      if (unit === '"' || unit === "'") {
        index += 1;
        while (index < limit && source[index] !== unit) index += 1;
        index += 1;
      } else if (unit === '{') {
        const close = this.#balancedEnd(index);
        if (close === index) break;
        hasExpression = true;
        index = close;
      } else index += 1;
    }
    this.#budget -= Math.max(1, Math.min(index, limit) - at);
    return at;
  }

  /** End of the bracket that opens at `at`, quotes and comments skipped; `at` when it does not close soon. */
  #balancedEnd(at: number): number {
    const source = this.#source;
    const limit = Math.min(source.length, at + Math.min(longest, Math.max(0, this.#budget)));
    let depth = 0;
    let index = at;
    while (index < limit) {
      const unit = source[index]!;
      if (unit === '{' || unit === '(' || unit === '[') depth += 1;
      else if (unit === '}' || unit === ')' || unit === ']') {
        depth -= 1;
        if (depth === 0) {
          this.#budget -= index - at;
          return index + 1;
        }
      } else if (unit === '"' || unit === "'" || unit === '`') {
        const close = closingQuote(source, index, limit);
        if (close > index) index = close;
      } else if (unit === '/' && source[index + 1] === '*') {
        const close = source.slice(index, limit).indexOf('*/', 2);
        this.#budget -= limit - index;
        if (close === -1) return at;
        index += close + 1;
      }
      index += 1;
    }
    this.#budget -= limit - at;
    return at;
  }
}

/** What stands in braces looks like JavaScript: a comment, a name, a call, a string. */
function isExpression(inner: string): boolean {
  return /^\s*(?:\/\*|[A-Za-z_$][\w$]*\s*(?:$|[.([?&|])|['"`][^\n]{0,300}['"`]\s*$|\d+\s*$)/.test(
    inner,
  );
}

function closingQuote(source: string, at: number, limit: number): number {
  const quote = source[at];
  for (let index = at + 1; index < limit && index < at + 1000; index += 1) {
    const unit = source[index];
    if (unit === quote) return index;
    if (unit === '\\') index += 1;
    else if (unit === '\n' && quote !== '`') return at;
  }
  return at;
}

function endOfLine(source: string, at: number): number {
  let end = at;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end += 1;
  return end;
}

function nextLine(source: string, end: number): number {
  return source[end] === '\r' && source[end + 1] === '\n' ? end + 2 : end + 1;
}
