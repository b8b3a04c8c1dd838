import type { BlogPost } from './blog.js';
import type { PageOptions } from './page-options.js';
import type { BlogPageValues } from './page-values.js';
import { aboutFields, hasNoText } from './vfile.js';

/** What a record of a content layer gets. */
export type RecordValues = Plain<{
  /** The author's, else ours. */
  readonly description: string;
  readonly yomitoki: BlogPageValues;
}>;

/** Interfaces as types: only these go where `{ [key: string]: … }` is asked for, as content-collections does of JSON data. */
type Plain<Value> = Value extends readonly (infer Item)[]
  ? readonly Plain<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Plain<Value[Key]> }
    : Value;

type Fields = Record<string, unknown>;

/** A record as a post of a blog: its title, slug, time to read, tags, date and draft where it has fields of that name and kind. */
export function postOf(record: object, id: string, source: string, options: PageOptions): BlogPost {
  const {
    tags,
    date,
    published,
    draft = published === false ? true : undefined,
  } = record as Fields;
  const isList = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  return {
    ...aboutFields([record as Fields], options),
    id,
    source,
    fileName: id,
    ...(isList && { tags }),
    ...((date instanceof Date || (typeof date === 'string' && date.trim() !== '')) && { date }),
    ...(typeof draft === 'boolean' && { draft }),
  };
}

/** A record with its values, and a description if it has none. */
export function withValues<Fields extends object>(
  record: Fields,
  yomitoki: BlogPageValues,
): Fields & RecordValues {
  const own = (record as { description?: unknown }).description;
  return { ...record, description: hasNoText(own) ? yomitoki.description : own, yomitoki } as never;
}

/** The names that stand more than once. */
export function repeated(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}
