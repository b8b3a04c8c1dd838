import { type HtmlBlock, HtmlReader } from './html-reader.js';
import type { Block, Prose } from './prose.js';
import { checkSource, type ReadOptions, textStart } from './source.js';
import { givenTitle, isSameTitle, isSectionName, titleOfBlock } from './title.js';

/**
 * Read HTML: a whole page or a fragment. Of a page with one `<article>`, or one that is far longer than the others, or else
 * a `<main>`, only that is read; never its navigation, nor the header, footer and asides of the whole page.
 *
 * The title is the heading with which the `<title>` begins, else the first `<h1>` of what is read, else of the page, else the
 * `<title>`. A heading such as はじめに is none.
 *
 * @throws TypeError when `source` or `title` is no string.
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

/** The share of the text of all articles that makes one of them the post and the others notes beside it. */
const mostOfAll = 2 / 3;

/** The blocks of the post itself, the one that holds the title in its place. */
function withTitle(all: readonly HtmlBlock[], options: ReadOptions): Block[] {
  const page = all.filter(({ region }) => region !== 'title');
  const post = postOf(page);
  const given = givenTitle(options);
  const told = all.find(({ region }) => region === 'title');
  const isTop = ({ block }: HtmlBlock) => block.role === 'heading' && block.level === 1;
  const top =
    (told && post.find(({ block }) => opens(told.block, block))) ??
    post.find(isTop) ??
    page.find(isTop);
  const heading = top !== undefined && isSectionName(top.block.text) ? undefined : top;
  const title = heading ?? told;
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

/** Whether the `<title>` of a page begins with a heading of it: 「題｜ブログ名」. */
function opens(title: Block, { role, level, text }: Block): boolean {
  return (
    role === 'heading' &&
    level! <= 2 &&
    text.length > 1 &&
    isSameTitle(title.text.slice(0, text.length), text)
  );
}

/** What stands in the post's article, else in the main part of the page, else in its articles, else all but its frame. */
function postOf(page: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const lengths = new Map<number, number>();
  let total = 0;
  for (const { article, block } of page) {
    if (article === 0) continue;
    lengths.set(article, (lengths.get(article) ?? 0) + block.text.length);
    total += block.text.length;
  }
  for (const [number, length] of lengths) {
    if (lengths.size === 1 || length > total * mostOfAll) {
      return page.filter(({ article }) => article === number);
    }
  }
  const main = page.filter(({ region, article }) => region === 'main' || article > 0);
  if (main.some(({ region }) => region === 'main')) return main;
  if (lengths.size > 1) return main;
  const inner = page.filter(({ region }) => region !== 'frame');
  return inner.length > 0 ? inner : page;
}
