import {
  parser as commonMark,
  type InlineContext,
  type MarkdownConfig,
  type MarkdownParser,
  Table,
} from '@lezer/markdown';
import { htmlBlocks } from './markdown-html-blocks.js';
import { footnoteSyntax, isBehind, type Labels, references } from './markdown-references.js';
import type { Span } from './text-builder.js';

/** What a node of the tree is to the readers; a `mark` is markup that nobody reads. */
export type NodeKind =
  | 'document'
  | 'quote'
  | 'list'
  | 'item'
  | 'footnote'
  | 'heading'
  | 'paragraph'
  | 'table'
  | 'row'
  | 'cell'
  | 'bar'
  | 'code'
  | 'html'
  | 'nothing'
  | 'emphasis'
  | 'strong'
  | 'strike'
  | 'link'
  | 'linkMark'
  | 'autolink'
  | 'image'
  | 'inlineCode'
  | 'tag'
  | 'escape'
  | 'reference'
  | 'codeText'
  | 'codeInfo'
  | 'mark';

/** A node with offsets into the source. What stands between its children is text. */
export interface MarkdownNode extends Span {
  readonly kind: NodeKind;
  /** Level of a heading, else 0. */
  readonly level: number;
  readonly children: readonly MarkdownNode[];
}

const strikes = [
  { resolve: 'Strike', mark: 'StrikeMark' },
  { resolve: 'Strike', mark: 'StrikeMark' },
];
const punctuation = /[\p{P}\p{S}]/u;
const blank = /^\s?$/;

/** GFM's strikethrough with one tilde or two, as GitHub has it. */
const strikethrough: MarkdownConfig = {
  defineNodes: ['Strike', 'StrikeMark'],
  parseInline: [{ name: 'Strike', parse: parseStrike, after: 'Emphasis' }],
};

function parseStrike(context: InlineContext, next: number, start: number): number {
  if (next !== 0x7e) return -1;
  let end = start + 1;
  while (context.char(end) === 0x7e) end += 1;
  const type = strikes[end - start - 1];
  if (type === undefined) return end;
  const before = context.slice(start - 1, start);
  const after = context.slice(end, end + 1);
  const marksBefore = blank.test(before) || punctuation.test(before);
  const marksAfter = blank.test(after) || punctuation.test(after);
  const opens = !blank.test(after) && (!punctuation.test(after) || marksBefore);
  const closes = !blank.test(before) && (!punctuation.test(before) || marksAfter);
  return context.addDelimiter(type, start, end, opens, closes);
}

const characterReference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[\da-zA-Z]{1,31});/y;
const codeSpan = /(`+)(?!`)[\s\S]*?[^`]\1(?!`)/y;

/** Character references of any length there is, and code right behind an escaped backtick: the parser's own know neither. */
const inline: MarkdownConfig = {
  parseInline: [
    {
      name: 'Entity',
      parse(context, next, start) {
        if (next !== 0x26) return -1;
        const end = endOf(characterReference, context, start);
        return end === -1 ? -1 : context.addElement(context.elt('Entity', start, end));
      },
    },
    {
      name: 'InlineCode',
      parse(context, next, start) {
        if (next !== 0x60) return -1;
        let from = start;
        while (context.char(from) === 0x60) from += 1;
        const end = endOf(codeSpan, context, start);
        if (end === -1) return from;
        const marks = [
          context.elt('CodeMark', start, from),
          context.elt('CodeMark', end - from + start, end),
        ];
        return context.addElement(context.elt('InlineCode', start, end, marks));
      },
    },
  ],
};

/** Where what a sticky pattern finds at `start` ends, or -1. */
function endOf(pattern: RegExp, { text, offset }: InlineContext, start: number): number {
  pattern.lastIndex = start - offset;
  return pattern.test(text) ? pattern.lastIndex + offset : -1;
}

const itemMark = /(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/y;
const delimiterRow = /^[|:-][|: \t-]*$/;
/** What is a rule or an item behind a table, where it would be the underline of a heading behind a paragraph. */
const afterTable = /^(?:-[ \t]*|(?:-[ \t]*){3,})$/;

/**
 * What the parser keeps of a paragraph that may be a table, and does not tell in its types: `rows` is null before its second
 * line, false if it is none.
 */
interface Internals {
  parsers: readonly { readonly rows?: readonly unknown[] | null | false }[];
}

/** Where a paragraph ends that the parser would let go on. */
const ends: MarkdownConfig = {
  parseBlock: [
    {
      // behind a paragraph of another container an item may have any number
      name: 'ItemBehind',
      endLeaf(context, line) {
        itemMark.lastIndex = line.pos;
        return isBehind(context, line) && itemMark.test(line.text);
      },
    },
    {
      // a table may begin on any line of a paragraph; once begun it is no heading and stays in its container
      name: 'TableOnly',
      endLeaf(context, line, leaf) {
        const paragraph = leaf as unknown as Internals;
        const table = paragraph.parsers.find((parser) => parser.rows !== undefined);
        if (table === undefined) return false;
        const behind = isBehind(context, line);
        if (table.rows) {
          if (paragraph.parsers.length > 1) paragraph.parsers = [table];
          return behind || afterTable.test(line.text.slice(line.pos));
        }
        if (behind || table.rows === false || !delimiterRow.test(line.text.slice(line.pos))) {
          paragraph.parsers = paragraph.parsers.filter((parser) => parser !== table);
        }
        return false;
      },
    },
  ],
};

/**
 * Hard breaks are left to the reader of the text: the parser looks for one at each blank, to the end of the blanks.
 */
const blogParser = commonMark.configure([
  htmlBlocks,
  ends,
  inline,
  Table,
  footnoteSyntax,
  strikethrough,
  { remove: ['HardBreak'] },
]);
const withoutLabels = blogParser.configure(references({ links: new Set(), footnotes: new Set() }));

/** A parser that knows the labels of a text. */
export function markdownParser(labels: Labels): MarkdownParser {
  return labels.links.size + labels.footnotes.size === 0
    ? withoutLabels
    : blogParser.configure(references(labels));
}

const kinds: Record<string, NodeKind> = {
  Document: 'document',
  Blockquote: 'quote',
  BulletList: 'list',
  OrderedList: 'list',
  ListItem: 'item',
  FootnoteDefinition: 'footnote',
  Paragraph: 'paragraph',
  Table: 'table',
  TableHeader: 'row',
  TableRow: 'row',
  TableCell: 'cell',
  TableDelimiter: 'bar',
  CodeBlock: 'code',
  FencedCode: 'code',
  HTMLBlock: 'html',
  CommentBlock: 'html',
  ProcessingInstructionBlock: 'html',
  HorizontalRule: 'nothing',
  LinkReference: 'nothing',
  Emphasis: 'emphasis',
  StrongEmphasis: 'strong',
  Strike: 'strike',
  Link: 'link',
  LinkMark: 'linkMark',
  Autolink: 'autolink',
  Image: 'image',
  InlineCode: 'inlineCode',
  HTMLTag: 'tag',
  Comment: 'tag',
  ProcessingInstruction: 'tag',
  Escape: 'escape',
  Entity: 'reference',
  CodeText: 'codeText',
  CodeInfo: 'codeInfo',
};

interface Shape {
  readonly kind: NodeKind;
  readonly level: number;
}

const shapes: readonly Shape[] = blogParser.nodeSet.types.map(({ name }) => {
  const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name);
  return heading === null
    ? { kind: kinds[name] ?? 'mark', level: 0 }
    : { kind: 'heading', level: Number(heading[1]) };
});

/** A tag that closes itself, alone on its line: a block of HTML, which the parser takes for a paragraph. */
const loneTag = /^([ \t>]{0,40}<[A-Za-z][\w-]{0,40}(?:[ \t][^<>\n]{0,5000})?)\/>(?=[ \t]*$)/gm;
/** Blanks behind the row under a table's header, where the parser knows none. */
const delimiters = /^([>| \t:-]{0,2000}(?:\|[ \t]{0,200}|[:-])-[ \t:]{0,200})\|([ \t]{1,200})$/gm;

/**
 * Write Markdown as the parser wants it, to the unit as long: every line end an LF, and in other words what it takes for
 * something else. The units it is given are those of the source wherever they are text.
 */
export function forParser(text: string): string {
  let written = text;
  if (written.includes('\r')) written = written.replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  if (written.includes('/>')) written = written.replace(loneTag, '$1 >');
  if (written.includes('-|') || written.includes('- |'))
    written = written.replace(delimiters, '$1$2|');
  return written;
}

/** Parse the Markdown of `text` between two offsets. */
export function parseMarkdown(
  parser: MarkdownParser,
  text: string,
  { start, end }: Span,
): MarkdownNode {
  interface Open extends MarkdownNode {
    readonly children: MarkdownNode[];
  }
  const root: Open = { kind: 'document', level: 0, start, end, children: [] };
  const open = [root];
  parser.parse(text.slice(start, end)).iterate({
    enter({ type, from, to }) {
      if (type.isTop) return;
      const { kind, level } = shapes[type.id]!;
      const node: Open = { kind, level, start: start + from, end: start + to, children: [] };
      open[open.length - 1]!.children.push(node);
      open.push(node);
    },
    leave({ type }) {
      if (!type.isTop) open.pop();
    },
  });
  return root;
}
