// The file of `yomitoki build`: values of pages by the path of the post.
import { readFile } from 'node:fs/promises';
import { toJson } from '../report/visible.js';
import { explain } from './file.js';
import { CommandError } from './io.js';

/**
 * Read the slugs that a file of `yomitoki build` pins, by path of the post; none when there is no file yet.
 * Refuses any other file: it would be overwritten.
 */
export async function readBuiltSlugs(file: string): Promise<Readonly<Record<string, string>>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new CommandError(`${file}: ${explain(error).message}`, 1, { cause: error });
  }
  if (text.trim() === '') return {};
  const pages = parse(text);
  if (pages === null)
    throw new CommandError(
      `${file}: was not written by yomitoki build; take it away or name another file`,
    );
  return Object.fromEntries(
    Object.entries(pages).flatMap(([id, { slug, slugPinned }]) =>
      slug === '' || slugPinned === false ? [] : [[id, slug]],
    ),
  );
}

interface BuiltPage {
  readonly slug: string;
  /** False in drafts and what a run with `--watch` saw first. Absent: true. */
  readonly slugPinned?: unknown;
}

function parse(text: string): Readonly<Record<string, BuiltPage>> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.values(value).every((page) => typeof page?.slug === 'string')
      ? (value as Record<string, BuiltPage>)
      : null;
  } catch {
    return null;
  }
}

/**
 * Write pages as JSON in order of their paths, a line each, so that a change of a post is a line in a diff. The slugs of
 * `unpinned` are marked, so that the next build makes them anew.
 */
export function formatBuiltPages(
  pages: ReadonlyMap<string, object>,
  unpinned: ReadonlySet<string> = new Set(),
  withSearchTerms = false,
): string {
  const lines = [...pages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, page]) => {
      const { searchTerms, ...others } = page as { searchTerms?: unknown };
      const shown = {
        ...others,
        ...(unpinned.has(id) && { slugPinned: false }),
        ...(withSearchTerms && { searchTerms }),
      };
      return `${toJson(id)}: ${toJson(shown)}`;
    });
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}
