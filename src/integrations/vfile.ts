import { describe } from '../errors.js';
import { isObject, type PageOptions, type PageSource } from './page-options.js';
import type { PageValues } from './page-values.js';

/** As much of unified's file as is of use here. */
export interface PostFile {
  readonly path?: string | undefined;
  readonly data: Record<string, unknown>;
  toString(): string;
}

/** What a plugin for a Markdown or HTML processor is told besides the options of the page. */
export interface PluginOptions extends PageOptions {
  /** What the values are called where they land. Default: `yomitoki`. */
  readonly name?: string | undefined;
}

type Fields = Record<string, unknown>;

/** The name the values go by. Throws a TypeError or RangeError when the option is not a name. */
export function nameOf({ name = 'yomitoki' }: { readonly name?: string | undefined }): string {
  if (typeof name !== 'string') throw new TypeError(`name must be a string, got ${describe(name)}`);
  if (name === '') throw new RangeError('name must be a string with a character, got ""');
  return name;
}

/** What the hosts know of a post whose front matter they have taken off its source. */
export function aboutFile({ path, data }: PostFile, options: PageOptions): PageSource {
  const about = aboutFields(frontMatters(data), options);
  return path === undefined ? about : { ...about, fileName: path };
}

/** The title, slug and time to read that the first of some front matters has; a year may be title or slug. */
export function aboutFields(
  frontMatters: readonly Fields[],
  { readingTime: { frontMatterKey = 'readingTime' } = {} }: PageOptions,
): PageSource {
  const first = (field: string) => {
    for (const fields of frontMatters) {
      const value = fields[field];
      if (typeof value === 'number') return String(value);
      if (typeof value === 'string' && value.trim() !== '') return value;
    }
    return undefined;
  };
  return {
    title: first('title'),
    slug: first('slug'),
    ...(frontMatterKey !== '' && { readingTime: first(frontMatterKey) }),
  };
}

/**
 * Put the values where users of each host look for them: `file.data` always; the front matter of Astro, of vfile-matter
 * (next-mdx-remote) and of mdsvex where these have one. A description lands beside them where the author wrote none, and
 * in `file.data.meta` for rehype-meta.
 */
export function keepValues(
  { data }: Pick<PostFile, 'data'>,
  name: string,
  values: PageValues,
): void {
  data[name] = values;
  for (const fields of frontMatters(data)) keepFields(fields, name, values);
  const meta = isObject(data.meta) ? (data.meta as Fields) : {};
  if (values.description !== '') data.meta = { description: values.description, ...meta };
}

/** Put the values into a front matter, and a description where it has none. */
export function keepFields(fields: Fields, name: string, values: PageValues): void {
  fields[name] = values;
  if (hasNoText(fields.description) && values.description !== '')
    fields.description = values.description;
}

/** Whether a field of front matter says nothing. */
export const hasNoText = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

function frontMatters(data: Fields): Fields[] {
  const astro = isObject(data.astro) ? (data.astro as Fields).frontmatter : undefined;
  return [astro, data.matter, data.fm].filter((fields) => isObject(fields)) as Fields[];
}
