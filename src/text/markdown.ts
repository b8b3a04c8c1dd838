import { readFrontMatter } from './front-matter.js';
import { MarkdownBlocks } from './markdown-blocks.js';
import { Definitions } from './markdown-definitions.js';
import { guardMarkdown } from './markdown-guard.js';
import { Notations } from './markdown-notation.js';
import { MarkdownPieces } from './markdown-pieces.js';
import { parseMarkdown } from './markdown-tree.js';
import type { Block, Prose, Title } from './prose.js';
import { checkSource, type ReadOptions, textStart } from './source.js';
import { givenTitle, isSameTitle, titleOfBlock } from './title.js';

/**
 * Read Markdown: CommonMark with GFM tables, strikethrough, task lists and footnotes, and front matter. HTML in it is
 * read as HTML; MDX and the notations of common blog engines do not leak into the text. Markup nested deeper than any
 * post nests it is read as plain text, with a notice.
 */
export function readMarkdown(source: string, options: ReadOptions = {}): Prose {
  checkSource(source, options);
  const start = textStart(source);
  const frontMatter = readFrontMatter(source, start);
  const bodyStart = frontMatter?.end ?? start;
  const notations = new Notations(source, bodyStart);
  const { text, pieces, taken, notices } = guardMarkdown(notations.masked(), bodyStart);
  const definitions = new Definitions(text, bodyStart);
  const reader = new MarkdownBlocks(source);
  for (const piece of pieces) {
    const typed = text.slice(piece.start, piece.end);
    const tree = parseMarkdown(pieces.length > 1 ? typed + definitions.missingIn(typed) : typed);
    reader.read(
      tree.root,
      new MarkdownPieces(source, piece.start, tree.pieces, notations),
      piece.end,
    );
  }
  const blocks = inOrder([
    ...reader.blocks,
    ...notations.blocks.map((block) => reader.notation(block)),
    ...taken.map((block) => reader.taken(block, notations)).filter(holdsSomething),
  ]);
  const told = givenTitle(options) ?? frontMatter?.title ?? null;
  const title = markTitle(blocks, told);
  return {
    source,
    format: 'markdown',
    title,
    frontMatter: frontMatter?.values ?? null,
    blocks,
    notices: [...(frontMatter?.notices ?? []), ...notices],
  };
}

function holdsSomething({ text, bareUrls }: Block): boolean {
  return text !== '' || bareUrls !== undefined;
}

function inOrder(blocks: Block[]): Block[] {
  return blocks.sort((a, b) => a.start - b.start);
}

/** Give the role `title` to the first level-1 heading, or to the one that repeats the title told; returns the title. */
function markTitle(blocks: Block[], told: Title | null): Title | null {
  const index = blocks.findIndex(
    ({ role, level, text }) =>
      role === 'heading' &&
      level === 1 &&
      text !== '' &&
      (told === null || isSameTitle(text, told.text)),
  );
  const block = blocks[index];
  if (block === undefined) return told;
  blocks[index] = { ...block, role: 'title' };
  return told ?? titleOfBlock(block);
}
