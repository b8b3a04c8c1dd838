import {
  type BlockContext,
  parser as commonMark,
  InlineContext,
  type Line,
  type MarkdownConfig,
} from '@lezer/markdown';
import { htmlBlocks } from './markdown-html-blocks.js';
import type { Span } from './text-builder.js';

/** The labels that links and footnotes of a text refer to. */
export interface Labels {
  readonly links: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

const footnoteLabel = /\[\^((?:[^\\[\]\s]|\\[\\[\]]){1,999})\]/y;

const definition = /^ {0,3}\[(?:[^\\[\]]|\\.){1,200}\]:[ \t]*\S/;

/**
 * Whether a line stands outside the innermost container that is open: only a paragraph goes on there. The depth of a line is
 * not in the parser's types; nothing else tells such a line.
 */
export function isBehind(context: BlockContext, line: Line): boolean {
  return (line as Line & { readonly depth: number }).depth < context.depth;
}

/** GFM's footnotes: a definition holds blocks, as an item of a list does. */
export const footnoteSyntax: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite(_context, line) {
        if (line.next < 0) return true;
        if (line.indent < line.baseIndent + 4) return false;
        line.moveBaseColumn(line.baseIndent + 4);
        return true;
      },
    },
    'FootnoteLabel',
    'FootnoteReference',
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      after: 'FencedCode',
      parse(context, line) {
        const end = footnoteEnd(line.text, line.pos);
        if (end === -1) return false;
        const from = context.lineStart + line.pos;
        context.startComposite('FootnoteDefinition', line.pos);
        context.addElement(context.elt('FootnoteLabel', from, from + end - line.pos));
        line.moveBase(line.skipSpace(end));
        return null;
      },
      endLeaf(context, line) {
        if (line.next !== 0x5b) return false;
        if (footnoteEnd(line.text, line.pos) !== -1) return true;
        // a definition under a footnote is none of its words, though the standard has it so
        return (
          context.parentType().name === 'FootnoteDefinition' &&
          isBehind(context, line) &&
          definition.test(line.text)
        );
      },
    },
  ],
};

/** Where the `[^label]:` at `at` ends, or -1. */
function footnoteEnd(text: string, at: number): number {
  if (text[at] !== '[' || text[at + 1] !== '^') return -1;
  footnoteLabel.lastIndex = at;
  const match = footnoteLabel.exec(text);
  if (match === null) return -1;
  const end = at + match[0].length;
  return text[end] === ':' ? end + 1 : -1;
}

const blockParser = commonMark.configure([
  htmlBlocks,
  footnoteSyntax,
  {
    remove: [
      'Escape',
      'Entity',
      'InlineCode',
      'HTMLTag',
      'Emphasis',
      'HardBreak',
      'Link',
      'Image',
      'LinkEnd',
    ],
  },
]);

/** Find the labels defined anywhere in a text, of which the parts are parsed apart. */
export function findLabels(text: string, parts: readonly Span[]): Labels {
  const links = new Set<string>();
  const footnotes = new Set<string>();
  for (const { start, end } of parts) {
    const part = text.slice(start, end);
    if (!part.includes(']:')) continue;
    blockParser.parse(part).iterate({
      enter({ name, from, to }) {
        if (name === 'LinkLabel') links.add(normalize(part.slice(from + 1, to - 1)));
        else if (name === 'FootnoteLabel') footnotes.add(normalize(part.slice(from + 2, to - 2)));
      },
    });
  }
  return { links, footnotes };
}

function normalize(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

/**
 * What the parser keeps of a text it is reading, and does not tell in its types: the delimiters and elements found so far.
 * It has no way of its own to take an opening bracket back.
 */
interface Internals {
  readonly parts: unknown[];
}

/**
 * The parser takes any pair of brackets for a link: this takes from it those that are none, because no such label is
 * defined, before it finds out.
 */
export function references(labels: Labels): MarkdownConfig {
  return {
    parseInline: [
      {
        name: 'FootnoteReference',
        before: 'Link',
        parse(context, next, start) {
          if (next !== 0x5b || labels.footnotes.size === 0) return -1;
          footnoteLabel.lastIndex = start - context.offset;
          const match = footnoteLabel.exec(context.text);
          if (match === null || !labels.footnotes.has(normalize(match[1]!))) return -1;
          return context.addElement(
            context.elt('FootnoteReference', start, start + match[0].length),
          );
        },
      },
      {
        name: 'UndefinedLink',
        before: 'LinkEnd',
        parse(context, next, start) {
          if (next !== 0x5d) return -1;
          const { parts } = context as unknown as Internals;
          for (let index = parts.length - 1; index >= 0; index -= 1) {
            const open = context.getDelimiterAt(index);
            const type = open?.type;
            if (type !== InlineContext.linkStart && type !== InlineContext.imageStart) continue;
            const { text, offset } = context;
            if (isLink(text, open!.to - offset, start - offset, labels.links)) return -1;
            parts[index] = null;
            return start + 1;
          }
          return -1;
        },
      },
    ],
  };
}

const labelBrackets = /\[((?:[^\\[\]]|\\[\s\S]){0,999})\]/y;

/** Whether the brackets around the text from `start` to `end` make a link, by what follows them or by their label. */
function isLink(text: string, start: number, end: number, labels: ReadonlySet<string>): boolean {
  const after = text[end + 1];
  if (after === '(' && isResource(text, end + 2)) return true;
  if (labels.size === 0) return false;
  if (after === '[') {
    labelBrackets.lastIndex = end + 1;
    const label = labelBrackets.exec(text)?.[1] ?? '';
    if (label.trim() !== '') return labels.has(normalize(label));
  }
  const label = text.slice(start, end);
  if (label.length > 999 || label.replace(/\\[\s\S]/g, '').includes('[')) return false;
  return labels.has(normalize(label));
}

const titleEnd: Record<string, string> = { '"': '"', "'": "'", '(': ')' };

/** Whether at `at` stand a destination, perhaps with a title, and the parenthesis that closes them. */
function isResource(text: string, at: number): boolean {
  let end = skipBlanks(text, at);
  if (text[end] === ')') return true;
  end = destinationEnd(text, end);
  if (end === -1) return false;
  let next = skipBlanks(text, end);
  const close = titleEnd[text[next] ?? ''];
  if (close !== undefined && next > end) {
    next += 1;
    while (next < text.length && text[next] !== close) next += text[next] === '\\' ? 2 : 1;
    next = skipBlanks(text, next + 1);
  }
  return text[next] === ')';
}

/** The deepest parentheses in a destination, as other parsers have it. */
const deepest = 32;

function destinationEnd(text: string, start: number): number {
  let at = start;
  if (text[at] === '<') {
    for (at += 1; at < text.length; at += 1) {
      const unit = text[at]!;
      if (unit === '>') return at + 1;
      if (unit === '<' || unit === '\n') return -1;
      if (unit === '\\') at += 1;
    }
    return -1;
  }
  let depth = 0;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0x7f) break;
    if (unit === 0x5c) at += 1;
    else if (unit === 0x28) depth += 1;
    else if (unit === 0x29) {
      if (depth === 0) break;
      depth -= 1;
    }
    if (depth >= deepest) return -1;
  }
  return at > start && depth === 0 ? Math.min(at, text.length) : -1;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\n\r'.includes(text[at]!)) at += 1;
  return at;
}
