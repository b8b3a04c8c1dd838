import { readFrontMatter } from './front-matter.js';
import { MarkdownBlocks } from './markdown-blocks.js';
import { guardMarkdown } from './markdown-guard.js';
import { Notations } from './markdown-notation.js';
import { findLabels } from './markdown-references.js';
import { MarkdownText } from './markdown-text.js';
import { forParser, markdownParser, parseMarkdown } from './markdown-tree.js';
import type { Block, Prose, Title } from './prose.js';
import { checkSource, type ReadOptions, textStart } from './source.js';
import { givenTitle, isSameTitle, isSectionName, titleOfBlock } from './title.js';

/**
 * Read Markdown: CommonMark with GFM tables, strikethrough, task lists and footnotes, and front matter. HTML in it is
 * read as HTML; MDX and the notations of common blog engines do not leak into the text. Markup nested deeper than any
 * post nests it is read as plain text, with a notice.
 *
 * The title is the one given, else that of the front matter, else the first heading of level 1; but not where that is one of
 * several and comes after prose, or bears the name of a section (はじめに, 目的, TL;DR): then the sections are of level 1.
 *
 * @throws TypeError when `source` or `title` is no string.
 */
export function readMarkdown(source: string, options: ReadOptions = {}): Prose {
  checkSource(source, options);
  const start = textStart(source);
  const frontMatter = readFrontMatter(source, start);
  const bodyStart = frontMatter?.end ?? start;
  const notations = new Notations(source, bodyStart);
  const guarded = guardMarkdown(notations.masked(), bodyStart);
  const { pieces, taken, notices } = guarded;
  const text = forParser(guarded.text);
  const parser = markdownParser(findLabels(text, pieces));
  const roots = pieces.map((piece) => parseMarkdown(parser, text, piece));
  const reader = new MarkdownBlocks(source, new MarkdownText(source, text, notations), roots);
  reader.read();
  const isShown = ({ start: at }: { readonly start: number }) => !reader.hides(at);
  const blocks = inOrder([
    ...reader.blocks,
    ...notations.blocks.filter(isShown).map((block) => reader.notation(block)),
    ...taken
      .filter(isShown)
      .map((block) => reader.taken(block, notations))
      .filter(holdsSomething),
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

/** Give the role `title` to the heading that is the title or repeats the one told; returns the title. */
function markTitle(blocks: Block[], told: Title | null): Title | null {
  const heading = told === null ? titleHeading(blocks) : blocks.find(repeats(told));
  if (heading === undefined) return told;
  blocks[blocks.indexOf(heading)] = { ...heading, role: 'title' };
  return told ?? titleOfBlock(heading);
}

function isTopHeading({ role, level, text }: Block): boolean {
  return role === 'heading' && level === 1 && text !== '';
}

function repeats(told: Title): (block: Block) => boolean {
  return (block) => isTopHeading(block) && isSameTitle(block.text, told.text);
}

/**
 * The first heading of level 1, unless it shows that the sections of the post are of that level and its title stands
 * elsewhere: one of several that comes after prose, or that bears the name of a section.
 */
function titleHeading(blocks: readonly Block[]): Block | undefined {
  const [first, ...others] = blocks.filter(isTopHeading);
  if (first === undefined || isSectionName(first.text)) return undefined;
  const opens = blocks.slice(0, blocks.indexOf(first)).every(({ text }) => text === '');
  return opens || others.length === 0 ? first : undefined;
}
