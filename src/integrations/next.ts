import { checkFlag } from '../errors.js';
import { type EstreeNode, exportNode, propertiesOf } from './estree.js';
import { frontMatterOf } from './front-matter.js';
import { checkPageOptions } from './page-options.js';
import type { PageValues } from './page-values.js';
import { createPageReader } from './pages.js';
import { version } from './version.js';
import { aboutFile, hasNoText, nameOf, type PluginOptions, type PostFile } from './vfile.js';

export type { BlogPageValues, PageValues, RelatedPage } from './page-values.js';
export { type PostFolderOptions, type PostInFolder, readPosts } from './post-folder.js';

/** What pages in MDX are to export. */
export interface NextMdxOptions extends PluginOptions {
  /**
   * Whether `export const metadata` gets the title, description and keywords that its author left out, which Next writes
   * into `<head>`. Under Turbopack a `page.mdx` without that export gets one; webpack since Next 16.2 refuses every page.mdx
   * that has it (vercel/next.js#91735). Default: true.
   */
  readonly metadata?: boolean | undefined;
}

/**
 * Let every MDX file export its reading time, keywords, summary, description and slug as `yomitoki`, and fill its
 * `metadata`. A plugin of remark that `@next/mdx` takes by name, as Turbopack wants it.
 *
 * @example
 * // next.config.mjs
 * const withMDX = createMDX({ options: { remarkPlugins: [['yomitoki/next', { keywords: 8 }]] } });
 *
 * // app/page.jsx
 * import Post, { yomitoki } from './post.mdx';
 * yomitoki.readingTime.label; // '約4分で読めます'
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export default function yomitokiNext(
  options: NextMdxOptions = {},
): (tree: MdxTree, file: PostFile) => Promise<void> {
  const reader = createPageReader(options);
  const { name, metadata } = checkMdxOptions(options);
  return async (tree, file) => {
    const own = findMetadata(tree);
    const about = aboutFile(file, options);
    const title = own.text('title') ?? about.title;
    const values = await reader.read(String(file), { ...about, title, format: 'markdown' });
    tree.children.push(exportNode(name, values));
    if (metadata) own.fill(metadataOf(values, await frontMatterOf(String(file))), isPage(file));
  };
}

function checkMdxOptions(options: NextMdxOptions): { name: string; metadata: boolean } {
  checkPageOptions(options);
  const name = nameOf(options);
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name))
    throw new RangeError(`name must be the name of a variable, got ${JSON.stringify(name)}`);
  const { metadata = true } = options;
  checkFlag('metadata', metadata);
  return { name, metadata };
}

/**
 * The plugin by name, with its options and the release as plain data, for `remarkPlugins` of `@next/mdx`: as
 * `['yomitoki/next', options]`, and the caches of Next notice a new release.
 *
 * @example
 * createMDX({ options: { remarkPlugins: [yomitokiMdx({ keywords: 8 })] } });
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function yomitokiMdx(options: NextMdxOptions = {}): [string, NextMdxOptions] {
  checkMdxOptions(options);
  return ['yomitoki/next', { ...options, release: version } as NextMdxOptions];
}

/** As much of the configuration of Next as is of use here. */
interface NextConfig {
  serverExternalPackages?: string[];
  outputFileTracingIncludes?: Record<string, string[]>;
}

/**
 * Let server components and routes use the library: it stays outside of the bundles, and its dictionary goes into
 * what is deployed (`output: 'standalone'`, Vercel), where tracing does not find it by itself. Not needed when posts are
 * read at build time alone.
 *
 * @example
 * export default withYomitoki(withMDX({ pageExtensions: ['mdx', 'tsx'] }));
 */
export function withYomitoki<Config extends object>(config: Config): Config {
  const { serverExternalPackages = [], outputFileTracingIncludes = {} } = config as NextConfig;
  const everywhere = outputFileTracingIncludes['/**'] ?? [];
  return {
    ...config,
    serverExternalPackages: [...new Set([...serverExternalPackages, 'yomitoki'])],
    outputFileTracingIncludes: {
      ...outputFileTracingIncludes,
      '/**': [...everywhere, './node_modules/yomitoki/dict/ipadic.dict'],
    },
  };
}

/**
 * What `generateMetadata` of a page returns for a post; nothing where there is no such post. Description and keywords of
 * `own`, a front matter, come before ours.
 *
 * @example
 * export async function generateMetadata({ params }) {
 *   const { yomitoki } = await import(`../../posts/${(await params).name}.mdx`);
 *   return metadataOf(yomitoki);
 * }
 */
export function metadataOf(
  values: PageValues | undefined,
  own: { readonly description?: unknown; readonly keywords?: unknown } = {},
): { title?: string; description?: string; keywords?: string[] } {
  if (values === undefined) return {};
  const { title } = values;
  const description = hasNoText(own.description) ? values.description : String(own.description);
  const keywords = Array.isArray(own.keywords) ? own.keywords.map(String) : [...values.keywords];
  return {
    ...(title !== null && { title }),
    ...(description !== '' && { description }),
    ...(keywords.length > 0 && { keywords }),
  };
}

/** Whether Next takes `metadata` from the file, and its bundler lets it. */
const isPage = ({ path = '' }: PostFile) =>
  /(?:^|[/\\])page\.mdx?$/.test(path) && Boolean(process.env.TURBOPACK);

/** As much of an MDX tree as is of use here. */
interface MdxTree {
  readonly children: object[];
}

/** The `metadata` of an MDX file: what its author says there, and a way to say more. */
interface Metadata {
  text(field: string): string | undefined;
  fill(fields: object, isPage: boolean): void;
}

function findMetadata(tree: MdxTree): Metadata {
  let isTaken = false;
  let properties: EstreeNode[] | undefined;
  for (const statement of tree.children.flatMap(statementsOf)) {
    for (const { name, init } of bindingsOf(statement)) {
      if (name === 'metadata' && init?.type === 'ObjectExpression')
        properties = init.properties as EstreeNode[];
      // Next refuses a page that has both.
      if (name === 'metadata' || name === 'generateMetadata') isTaken = true;
    }
  }
  return {
    text: (field) => {
      const value = properties?.find((property) => keyOf(property) === field)?.value;
      const text = (value as EstreeNode | undefined)?.value;
      return typeof text === 'string' && text.trim() !== '' ? text : undefined;
    },
    fill: (fields, isPage) => {
      if (isPage && !isTaken) tree.children.push(exportNode('metadata', fields));
      const keys = properties?.map(keyOf);
      // In front, so that what a spread of the author brings wins.
      const missing = Object.entries(fields).filter(([key]) => !keys?.includes(key));
      properties?.unshift(...propertiesOf(Object.fromEntries(missing)));
    },
  };
}

function statementsOf(node: object): EstreeNode[] {
  const { type, data } = node as { type: string; data?: { estree?: { body: EstreeNode[] } } };
  return type === 'mdxjsEsm' ? (data?.estree?.body ?? []) : [];
}

/** The names that a statement of a module exports, and what they begin with. */
function bindingsOf(statement: EstreeNode): { name: string; init?: EstreeNode }[] {
  if (statement.type !== 'ExportNamedDeclaration') return [];
  const specifiers = (statement.specifiers ?? []) as { exported: { name?: string } }[];
  const names = specifiers.map(({ exported }) => ({ name: exported.name ?? '' }));
  const declaration = statement.declaration as
    | { id?: { name: string }; declarations?: { id: { name?: string }; init: EstreeNode }[] }
    | null
    | undefined;
  if (declaration?.id) names.push({ name: declaration.id.name });
  const declared = declaration?.declarations ?? [];
  return [...names, ...declared.map(({ id, init }) => ({ name: id.name ?? '', init }))];
}

function keyOf({ key, computed }: EstreeNode): string | undefined {
  const { name, value } = (key ?? {}) as { name?: string; value?: unknown };
  if (computed === true) return undefined;
  return name ?? (typeof value === 'string' ? value : undefined);
}
