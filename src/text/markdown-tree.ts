import type { Root } from 'mdast';
import {
  type CompileContext,
  type Extension,
  fromMarkdown,
  type Token,
} from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type MicromarkExtension = ReturnType<typeof gfm>;

/** What the parser took a stretch of the source for. An escape is without its backslash, a reference whole. */
export type PieceKind = 'text' | 'escape' | 'reference' | 'break' | 'code' | 'html';

/** A stretch of the source that becomes text. */
export interface Piece {
  readonly kind: PieceKind;
  readonly start: number;
  readonly end: number;
}

/** A tree whose nodes have offsets, and the pieces of text in the order of the source. */
export interface MarkdownTree {
  readonly root: Root;
  readonly pieces: readonly Piece[];
}

/** Bare URLs are found by this library in all formats alike, so the parser need not look for them at every letter. */
const GFM = without(gfm(), ['wwwAutolink', 'protocolAutolink', 'emailAutolink']);
/** Where none of these stands there is no table, and the parser need not read each paragraph as one first. */
const TABLE = /\||:-|-:/;
const NO_TABLES: MicromarkExtension = { disable: { null: ['table'] } };
const FROM_GFM = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);

/** Parse Markdown with GFM, and keep where each piece of text came from. */
export function parseMarkdown(source: string): MarkdownTree {
  const pieces: Piece[] = [];
  const root = fromMarkdown(source, {
    extensions: TABLE.test(source) ? [GFM] : [GFM, NO_TABLES],
    mdastExtensions: [...FROM_GFM, recordPieces(source, pieces)],
  });
  return { root, pieces };
}

/** An extension without some of what it finds in running text. */
function without(extension: MicromarkExtension, names: readonly string[]): MicromarkExtension {
  const text = Object.entries(extension.text ?? {}).map(([unit, constructs]) => [
    unit,
    [constructs].flat().filter((found) => !names.includes(found?.name ?? '')),
  ]);
  return { ...extension, text: Object.fromEntries(text.filter(([, left]) => left?.length !== 0)) };
}

/** The same handlers as the parser's own for tokens that hold text, with a note of their offsets. */
function recordPieces(source: string, pieces: Piece[]): Extension {
  const note = (kind: PieceKind) =>
    function (this: CompileContext, token: Token): undefined {
      pieces.push({ kind, start: token.start.offset, end: token.end.offset });
      const tail = this.stack.pop();
      if (tail === undefined || !('value' in tail)) return;
      tail.value += this.sliceSerialize(token);
      if (tail.position) tail.position.end = place(token.end);
    };
  return {
    enter: {
      lineEnding(token) {
        // the token may reach over what containers put before the next line
        const start = token.start.offset;
        pieces.push({ kind: 'break', start, end: start + lineBreakLength(source, start) });
      },
    },
    exit: {
      data: note('text'),
      autolinkProtocol: note('text'),
      autolinkEmail: note('text'),
      characterEscapeValue: note('escape'),
      characterReference(token) {
        pieces.push({ kind: 'reference', start: token.start.offset, end: token.end.offset });
        const tail = this.stack.pop();
        if (tail?.position) tail.position.end = place(token.end);
      },
      codeFlowValue: note('code'),
      codeTextData: note('code'),
      htmlFlowData: note('html'),
      htmlTextData: note('html'),
    },
  };
}

function place({ line, column, offset }: Token['start']): Token['start'] {
  return { line, column, offset } as Token['start'];
}

function lineBreakLength(source: string, at: number): number {
  return source[at] === '\r' && source[at + 1] === '\n' ? 2 : 1;
}
