import type { FrontMatterValue } from '../index.js';

const opening = /^\ufeff?(?:-{3}|\+{3}|;{3}|["']?[\w.-]{1,100}["']?[ \t]*:)/;
const closing = /\r?\n(?:-{3}|\+{3}|;{3})[ \t]*(?=\r?\n|$)/;
const longest = 50_000;

/** What the front matter of a source says. The text behind it, which takes a hundred times as long, is not read. */
export async function frontMatterOf(
  source: string,
): Promise<{ readonly [key: string]: FrontMatterValue }> {
  if (!opening.test(source)) return {};
  const found = closing.exec(source.slice(0, longest));
  if (found === null) return {};
  const { readMarkdown } = await import('../index.js');
  return readMarkdown(source.slice(0, found.index + found[0].length)).frontMatter ?? {};
}
