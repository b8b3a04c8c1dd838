import { type HtmlBlock, HtmlReader } from './html-reader.js';
import type { Block, Prose } from './prose.js';
import { checkSource, type ReadOptions, textStart } from './source.js';
import { givenTitle, isSameTitle, isSectionName, titleOfBlock } from './title.js';

/**
 * Read HTML: a whole page or a fragment. Of a page with one `<article>`, or else a `<main>`, only that is read.
 * The title is the first `<h1>` of what is read, else of the page, else `<title>`.
 */
export function readHtml(source: string, options: ReadOptions = {}): Prose {
  checkSource(source, options);
  const start = textStart(source);
  const reader = new HtmlReader(
    source,
    start === 0 ? source : source.slice(start),
    start,
    { role: 'paragraph' },
    { next: 0 },
  ).read();
  const blocks = withTitle(reader.blocks, options);
  const given = givenTitle(options);
  const title = blocks.find((block) => block.role === 'title');
  return {
    source,
    format: 'html',
    title: given ?? (title === undefined ? null : titleOfBlock(title)),
    frontMatter: null,
    blocks,
    notices: [],
  };
}

/** The blocks of the post itself, the one that holds the title in its place. */
function withTitle(all: readonly HtmlBlock[], options: ReadOptions): Block[] {
  const page = all.filter(({ region }) => region !== 'title');
  const post = postOf(page);
  const given = givenTitle(options);
  const isTop = ({ block }: HtmlBlock) => block.role === 'heading' && block.level === 1;
  const top = post.find(isTop) ?? page.find(isTop);
  const heading = top !== undefined && isSectionName(top.block.text) ? undefined : top;
  const title = heading ?? all.find(({ region }) => region === 'title');
  const named =
    title !== undefined && (given === null || isSameTitle(given.text, title.block.text));
  if (!named) return post.map(({ block }) => block);
  const { level: _, cell: __, ...rest } = title.block;
  const block: Block = { ...rest, role: 'title', level: 1 };
  if (!post.includes(title)) {
    return [block, ...post.map((found) => found.block)].sort((a, b) => a.start - b.start);
  }
  return post.map((found) => (found === title ? block : found.block));
}

/** What stands in the one article of the page, else in its main part, else in its articles, else all of it. */
function postOf(page: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const articles = page.filter(({ article }) => article > 0);
  const count = new Set(articles.map(({ article }) => article)).size;
  if (count === 1) return articles;
  const main = page.filter(({ region, article }) => region === 'main' || article > 0);
  if (main.some(({ region }) => region === 'main')) return main;
  return count > 1 ? articles : page;
}
