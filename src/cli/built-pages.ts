// The file of `yomitoki build`: values of pages by the path of the post.
import { readFile } from 'node:fs/promises';
import { toJson } from '../report/visible.js';
import { explain } from './file.js';
import { CommandError } from './io.js';

/** A page that a file of `yomitoki build` holds with its slug pinned. */
export interface PinnedPage {
  readonly slug: string;
  readonly title?: unknown;
}

/** Pages by the path of their posts. */
export type PinnedPages = Readonly<Record<string, PinnedPage>>;

/**
 * Read the pages whose slugs a file of `yomitoki build` pins; none when there is no file yet. Refuses any other file: it would
 * be overwritten.
 */
export async function readPinnedPages(file: string): Promise<PinnedPages> {
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
    Object.entries(pages).filter(([, { slug, slugPinned }]) => slug !== '' && slugPinned !== false),
  );
}

/** The slugs of pages, by path. */
export const slugsOf = (pages: PinnedPages): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(pages).map(([id, { slug }]) => [id, slug]));

/**
 * Find the posts that were moved: a pinned page is gone and a new one has its title, the only one of each, or the only one with
 * the same file name. The pinned pages then stand under their new paths; null where none was moved.
 */
export function movedPages(
  pinned: PinnedPages,
  pages: ReadonlyMap<string, { readonly title: string | null }>,
): PinnedPages | null {
  const gone = new Map(Object.entries(pinned).filter(([id]) => !pages.has(id)));
  const found = new Map([...pages].filter(([id]) => !Object.hasOwn(pinned, id)));
  const moved = new Map<string, string>();
  const keys = [
    (id: string, title: string) => `${id.split('/').at(-1)}\n${title}`,
    (_: string, title: string) => title,
  ];
  for (const keyOf of keys) {
    const [from, to] = [gone, found].map((list) => onlyOnes(list, keyOf)) as [Ids, Ids];
    for (const [key, id] of from) {
      const place = to.get(key);
      if (id === null || place === undefined || place === null) continue;
      moved.set(id, place);
      gone.delete(id);
      found.delete(place);
    }
  }
  if (moved.size === 0) return null;
  return Object.fromEntries(
    Object.entries(pinned).map(([id, page]) => [moved.get(id) ?? id, page]),
  );
}

/** Ids by a key; null for a key of several. */
type Ids = ReadonlyMap<string, string | null>;

function onlyOnes(
  pages: ReadonlyMap<string, { readonly title?: unknown }>,
  keyOf: (id: string, title: string) => string,
): Ids {
  const ids = new Map<string, string | null>();
  for (const [id, { title }] of pages) {
    if (typeof title !== 'string') continue;
    const key = keyOf(id, title);
    ids.set(key, ids.has(key) ? null : id);
  }
  return ids;
}

interface BuiltPage extends PinnedPage {
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
