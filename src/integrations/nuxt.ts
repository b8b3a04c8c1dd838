import { frontMatterOf } from './front-matter.js';
import { isObject } from './page-options.js';
import { createPageReader } from './pages.js';
import { version } from './version.js';
import { aboutFields, hasNoText, nameOf, type PluginOptions } from './vfile.js';

export type { PageValues } from './page-values.js';

/** What pages of Nuxt Content are to get. */
export type NuxtOptions = PluginOptions;

/** As much of Nuxt as is of use here. */
interface Nuxt {
  readonly options: {
    yomitoki?: NuxtOptions;
    content?: { build?: { markdown?: Record<string, unknown> } };
    readonly build: { transpile: unknown[] };
  };
  hook(name: 'modules:done', listener: () => void): unknown;
  hook(name: 'content:file:afterParse', listener: (context: AfterParse) => Promise<void>): unknown;
}

type Fields = Record<string, unknown>;

interface AfterParse {
  readonly file: { readonly path: string; readonly body: string };
  readonly content: Fields;
  readonly collection: { readonly fields: object };
}

/**
 * A module of Nuxt: gives the Markdown pages of Nuxt Content their reading time, keywords, summary, description and slug, as
 * `yomitoki`, and a `description` where the author wrote none. Nuxt Content keeps only fields that the schema of the collection
 * has: see {@link yomitokiSchema}.
 *
 * @example
 * // nuxt.config.ts
 * export default defineNuxtConfig({ modules: ['yomitoki/nuxt', '@nuxt/content'], yomitoki: { keywords: 8 } });
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitokiNuxt(inline: NuxtOptions | undefined, nuxt: Nuxt): void {
  const options = { ...nuxt.options.yomitoki, ...inline };
  const reader = createPageReader(options);
  const name = nameOf(options);
  // Nuxt Content keeps what was parsed under a hash of these options and the file: a change of ours must show in it.
  nuxt.options.content ??= {};
  nuxt.options.content.build ??= {};
  nuxt.options.content.build.markdown ??= {};
  nuxt.options.content.build.markdown[name] = { version, options };
  // Nuxt takes its modules apart into the bundles of the server, where the library would not find its dictionary.
  nuxt.hook('modules:done', () => {
    const { build } = nuxt.options;
    build.transpile = build.transpile.filter(
      (name) => typeof name !== 'string' || !/(?:^|[/\\])yomitoki\b/.test(name),
    );
  });
  nuxt.hook('content:file:afterParse', async ({ file, content, collection }) => {
    if (!/\.(?:md|mdx|markdown)$/i.test(file.path) || !(name in collection.fields)) return;
    const about = { ...aboutFields([content], options), fileName: file.path };
    const values = await reader.read(file.body, about);
    content[name] = values;
    const first = content.description;
    // Nuxt Content takes the first paragraph where the author wrote no description.
    if (values.description === '' || !hasNoText((await frontMatterOf(file.body)).description))
      return;
    content.description = values.description;
    if (isObject(content.seo) && (content.seo as Fields).description === first)
      content.seo = { ...content.seo, description: values.description };
  });
}

/** By this Nuxt knows that `yomitoki` in its configuration is for this module, and types it. */
yomitokiNuxt.getMeta = async () => ({ name: 'yomitoki/nuxt', configKey: 'yomitoki', version });

/**
 * The schema of the field `yomitoki`, made with the `z` of zod: Nuxt Content keeps only what a schema names.
 *
 * @example
 * // content.config.ts
 * defineCollection({ type: 'page', source: 'posts/*.md', schema: z.object({ yomitoki: yomitokiSchema(z) }) })
 */
export function yomitokiSchema<Schema>(z: Zod<Schema>): Schema {
  const texts = () => z.array(z.string());
  const numbers = (...names: string[]) =>
    z.object(Object.fromEntries(names.map((name) => [name, z.number()])));
  return z.object({
    title: z.string(),
    readingTime: z.object({
      seconds: z.number(),
      minutes: z.number(),
      range: numbers('fast', 'careful'),
      label: z.string(),
      rangeLabel: z.string(),
      source: z.string(),
      breakdown: numbers('prose', 'english', 'code', 'images', 'tables', 'math', 'embeds', 'urls'),
      characters: z.number(),
      words: z.number(),
      assumption: z.string(),
    }),
    keywords: texts(),
    summary: z.string(),
    description: z.string(),
    slug: z.string(),
    // With the options of these names.
    furigana: z.optional(z.string()),
    searchTerms: z.optional(texts()),
  });
}

/** As much of zod, of any release, as is of use here. */
interface Zod<Schema> {
  object(shape: Record<string, unknown>): Schema;
  array(of: Schema): Schema;
  string(): Schema;
  number(): Schema;
  optional(of: Schema): Schema;
}
