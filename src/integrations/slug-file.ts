import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe } from '../errors.js';
import { makeFolder } from './make-folder.js';
import { isObject } from './page-options.js';

/** Slugs by id of post, as they were published. */
export type Slugs = Readonly<Record<string, string>>;

/** Refuse options for slugs that are of the wrong kind. */
export function checkSlugOptions({
  slugFile,
  slugs,
}: {
  readonly slugFile?: unknown;
  readonly slugs?: unknown;
}): void {
  if (slugFile !== undefined && typeof slugFile !== 'string')
    throw new TypeError(`slugFile must be the path of a file, got ${describe(slugFile)}`);
  if (slugFile === '') throw new RangeError('slugFile must be the path of a file, got ""');
  if (slugs === undefined) return;
  if (!isObject(slugs)) throw new TypeError(`slugs must be an object, got ${describe(slugs)}`);
  for (const [id, slug] of Object.entries(slugs))
    if (typeof slug !== 'string')
      throw new TypeError(`slugs[${JSON.stringify(id)}] must be a string, got ${describe(slug)}`);
}

/** Refuse a slug of the author's that is neither absent nor a string. */
export function checkSlug(name: string, slug: unknown): void {
  if (slug !== undefined && slug !== null && typeof slug !== 'string')
    throw new TypeError(`${name} must be a string, got ${describe(slug)}`);
}

/**
 * Read the slugs pinned in a JSON file; none when there is no file yet.
 *
 * @throws TypeError when the file is not an object of strings: to begin anew would change every address.
 */
export function readSlugs(file: string): Slugs {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new Error(`could not read the slugs in ${file}: ${message}`, { cause: error });
  }
  let slugs: unknown;
  try {
    slugs = JSON.parse(text);
  } catch (cause) {
    throw new TypeError(`${file} must be JSON: ${(cause as Error).message}`, { cause });
  }
  if (!isObject(slugs))
    throw new TypeError(`${file} must be an object of slugs by id, got ${describe(slugs)}`);
  for (const [id, slug] of Object.entries(slugs))
    if (typeof slug !== 'string')
      throw new TypeError(
        `${file} must be an object of slugs by id, got ${describe(slug)} for ${JSON.stringify(id)}`,
      );
  return slugs as Slugs;
}

/** Write the slugs in order of their ids, so that a change shows as a line in a diff. */
export function writeSlugs(file: string, slugs: ReadonlyMap<string, string>): void {
  const sorted = [...slugs].sort(([a], [b]) => (a < b ? -1 : 1));
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  makeFolder(dirname(file));
  try {
    writeFileSync(temporary, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Pin the slugs of posts that are new, but for those whose slug may still change. */
export function pinSlugs(
  file: string,
  pinned: Slugs,
  slugs: ReadonlyMap<string, string>,
  changing: ReadonlySet<string>,
): void {
  const all = new Map(Object.entries(pinned));
  for (const [id, slug] of slugs) if (!changing.has(id) && !all.get(id)) all.set(id, slug);
  if (JSON.stringify([...all]) !== JSON.stringify(Object.entries(pinned))) writeSlugs(file, all);
}

/** A post that wants a slug. */
export interface Unnamed {
  readonly id: string;
  /** Made from what the post says; empty while it says nothing. */
  readonly slug: string;
  /** Whether the slug is the author's. */
  readonly isOwn: boolean;
  readonly isDraft?: boolean;
}

/**
 * Give every post a slug of its own. A pinned one and the author's own stay as they are; of others that are alike, the
 * earlier id keeps the slug and the later get a number. A draft, which may never be seen, takes none from another post, nor
 * does a post that says nothing, which is called by its id.
 */
export function assignSlugs(posts: Iterable<Unnamed>, pinned: Slugs): Map<string, string> {
  const sorted = [...posts].sort(
    (a, b) => Number(a.isDraft === true) - Number(b.isDraft === true) || (a.id < b.id ? -1 : 1),
  );
  const slugs = new Map<string, string>();
  for (const { id, slug, isOwn } of sorted) {
    if (isOwn) slugs.set(id, slug);
    else if (Object.hasOwn(pinned, id) && pinned[id] !== '') slugs.set(id, pinned[id]!);
  }
  const taken = new Set([...slugs.values(), ...Object.values(pinned)]);
  const unnamed = sorted.filter(({ id }) => !slugs.has(id));
  const [saying, silent] = [true, false].map((says) =>
    unnamed.filter(({ slug }) => (slug !== '') === says),
  );
  for (const { id, slug } of [...saying!, ...silent!])
    slugs.set(id, takeSlug(slug === '' ? slugOfId(id) : slug, taken));
  return slugs;
}

/** Take a slug, with a number if another has taken it. */
export function takeSlug(wish: string, taken: Set<string>): string {
  let slug = wish;
  for (let n = 2; taken.has(slug); n++) slug = `${wish}-${n}`;
  taken.add(slug);
  return slug;
}

/** What a post that says nothing is called by in an address: the name of its file, else of its folder; a hash where that is not ASCII. */
export function slugOfId(id: string): string {
  const path = id.replace(/\.[a-z]+$/i, '').split(/[/\\]/);
  const name = path.findLast((part) => !/^(?:index|\.*)$/.test(part)) ?? 'index';
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const isAscii = /^[\x20-\x7e]*$/.test(name);
  return isAscii && slug !== '' ? slug : createHash('sha256').update(id).digest('hex').slice(0, 7);
}
