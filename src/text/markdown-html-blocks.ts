import {
  type BlockContext,
  parser as commonMark,
  type Line,
  type MarkdownConfig,
} from '@lezer/markdown';

type BlockParser = (context: BlockContext, line: Line) => boolean | null;

/** What the parser does not tell in its types: its own parsers of blocks, and their names in the same order. */
interface Internals {
  readonly blockParsers: readonly BlockParser[];
  readonly blockNames: readonly string[];
}

const { blockParsers, blockNames } = commonMark as unknown as Internals;
const parseHtml = blockParsers[blockNames.indexOf('HTMLBlock')]!;

/** HTML that goes on until its end is written, blank lines or not. */
const hasEnd = /^<(?:(?:script|pre|style|textarea)(?![^\s>])|!--|\?|![A-Z]|!\[CDATA\[)/i;

/**
 * Blocks of HTML end with a blank line in a quotation, too: the parser looks at the whole line, with the `>`, and lets them
 * go on over the rest of the quotation. It asks for one line after the other, and takes the blank one for the last.
 */
export const htmlBlocks: MarkdownConfig = {
  parseBlock: [
    {
      name: 'HTMLBlock',
      parse(context, line) {
        if (line.next !== 0x3c || line.basePos === 0 || hasEnd.test(line.text.slice(line.pos)))
          return parseHtml(context, line);
        const nextLine = () => context.nextLine() && line.next >= 0;
        return parseHtml(Object.create(context, { nextLine: { value: nextLine } }), line);
      },
    },
  ],
};
