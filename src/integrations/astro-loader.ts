import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from '../errors.js';
import { digestWith, loaderStore, withOwnDigest } from './astro-store.js';
import type {
  AnyLoader,
  Collection,
  EntryStore,
  LoaderContext,
  ObjectLoader,
  StoreEntry,
  WithValues,
} from './astro-types.js';
import {
  aboutOf,
  type BlogOptions,
  type BlogPost,
  checkBlogOptions,
  readBlogWith,
} from './blog.js';
import { ListDigest } from './list-digest.js';
import { keyOf } from './page-cache.js';
import { isObject } from './page-options.js';
import { PageStore } from './page-store.js';
import type { BlogPageValues } from './page-values.js';
import { prepareEdits } from './prepare-edits.js';
import { readSlugs } from './slug-file.js';
import { aboutFields, keepFields, nameOf } from './vfile.js';

/** What the entries of a collection are to get. */
export interface LoaderOptions<Name extends string = string> extends BlogOptions {
  /** What the values are called in the data of an entry. Default: `yomitoki`. */
  readonly name?: Name | undefined;
  /**
   * JSON file in which slugs are pinned by id, from the root of the project; keep it with the posts. A build pins those of
   * posts that are no drafts; the dev server pins none. Default: none.
   */
  readonly slugFile?: string | undefined;
}

/**
 * Give every entry of an Astro collection what its page shows, related posts included: `entry.data.yomitoki` in
 * `getCollection()` and `getEntry()`. Wraps a collection, whose types then have the values too, or a loader. The values
 * are added behind the schema, which need not know of them; a `description` lands in the data where the author wrote none.
 *
 * Astro keeps the values with its entries: an unchanged blog is not read again. In the dev server a post that is added,
 * changed or deleted renews the values of its neighbours.
 *
 * @example
 * // src/content.config.ts
 * const posts = defineCollection({ loader: glob({ pattern: '*.md', base: './src/posts' }), schema });
 * export const collections = { posts: withYomitoki(posts, { related: 3 }) };
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function withYomitoki<
  const Given extends Collection | AnyLoader,
  const Name extends string = 'yomitoki',
>(given: Given, options: LoaderOptions<Name> = {}): WithValues<Given, Name> {
  checkBlogOptions(options);
  nameOf(options);
  if (isLoader(given)) return wrap(given, options) as WithValues<Given, Name>;
  if (!isObject(given) || !isLoader(given.loader))
    throw new TypeError(
      `withYomitoki takes a loader or a collection with one, got ${isObject(given) ? 'a collection without' : describe(given)}`,
    );
  return { ...given, loader: wrap(given.loader, options) } as WithValues<Given, Name>;
}

const isLoader = (value: unknown): value is AnyLoader =>
  typeof value === 'function' || (isObject(value) && 'load' in value);

function wrap(given: AnyLoader, options: LoaderOptions): ObjectLoader {
  const loader = typeof given === 'function' ? loaderOf(given) : given;
  return { ...loader, load: (context: LoaderContext) => load(loader, context, options) };
}

/** What Astro keeps beside the entries: what their values depend on. */
const metaKey = 'yomitoki';

async function load(loader: ObjectLoader, context: LoaderContext, options: LoaderOptions) {
  let isWatching = false;
  let queue = Promise.resolve();
  let isQueued = false;
  const pages = new PageStore(options);
  const work: Work = {
    pages,
    postOf: rememberPosts(context, options),
    last: { entries: [], known: [], read: new Map() },
    digest: new ListDigest(),
  };
  const { postOf } = work;
  const store = loaderStore(context.store, (entry) => {
    if (!isWatching && entry !== undefined) begin(pages, entry, postOf);
    if (!isWatching || isQueued) return;
    isQueued = true;
    queue = queue
      // What changes in one turn is read at once.
      .then(() => new Promise((resolve) => setImmediate(resolve)))
      .then(() => {
        isQueued = false;
        return addValues(store, work, context, options);
      })
      .catch((error: Error) => context.logger.error(error.message));
  });
  // Astro 5 saves half a second after the last change, and loses what is to be saved while it does: let it wait.
  const { meta } = context;
  const wait = setInterval(() => meta.set(metaKey, meta.get(metaKey) ?? ''), 100);
  try {
    await loader.load({ ...context, store });
    await addValues(store, work, context, options);
  } finally {
    pages.abandon();
    clearInterval(wait);
  }
  isWatching = true;
  if (context.watcher !== undefined)
    prepareEdits(() => store.values().map((entry) => postOf(entry).post), options);
}

/** Have a thread read a post while Astro renders the next ones. What is wrong with it will be told when all are read. */
function begin(pages: PageStore, entry: StoreEntry, postOf: PostOf): void {
  try {
    const { post } = postOf(entry);
    pages.begin(post.source, aboutOf(post));
  } catch {}
}

/** What an edit need not do anew. */
interface Work {
  readonly pages: PageStore;
  readonly postOf: PostOf;
  readonly digest: ListDigest;
  /** The entries that Astro's store was brought in line with last, by place, their posts, and by id their values. */
  last: {
    readonly entries: readonly StoreEntry[];
    readonly known: readonly ReturnType<PostOf>[];
    readonly read: ReadonlyMap<string, BlogPageValues>;
  };
}

/** Bring Astro's store in line with what the loader has loaded. */
async function addValues(
  loaded: EntryStore,
  work: Work,
  context: LoaderContext,
  options: LoaderOptions,
) {
  const name = nameOf(options);
  const { store } = context;
  const { last } = work;
  const entries = loaded.values();
  const known = entries.map((entry, i) =>
    entry === last.entries[i] ? last.known[i]! : work.postOf(entry),
  );
  const read = await valuesOf(entries, known, work, context, options);
  for (const id of store.keys()) if (!loaded.has(id)) store.delete(id);
  entries.forEach((entry, i) => {
    const values = read.get(entry.id)!;
    if (entry === last.entries[i] && values === last.read.get(entry.id)) return;
    if (loaded.get(entry.id) !== entry) return; // changed meanwhile: its turn comes
    if (isStored(store.get(entry.id), entry, values, name)) return;
    const data = ownData(entry.data, name);
    keepFields(data, name, values);
    store.set({ ...entry, data, ...digestWith(entry, keyOf(values).slice(0, 16)) });
  });
  work.last = { entries, known, read };
}

/** Whether Astro has the entry with these values. What has no digest may differ in what no one has looked at. */
function isStored(
  stored: StoreEntry | undefined,
  { digest }: StoreEntry,
  values: BlogPageValues,
  name: string,
): boolean {
  if (stored === undefined || digest === undefined || stored.data[name] !== values) return false;
  return withOwnDigest(stored).digest === digest;
}

/** The values of all entries: those there are if nothing has changed, else read anew. */
async function valuesOf(
  entries: readonly StoreEntry[],
  known: Work['last']['known'],
  { pages, digest }: Work,
  { store, meta, config, collection, watcher }: LoaderContext,
  options: LoaderOptions,
): Promise<ReadonlyMap<string, BlogPageValues>> {
  const name = nameOf(options);
  const { slugFile, ...blogOptions } = options;
  try {
    const file = slugFile === undefined ? null : resolve(fileURLToPath(config.root), slugFile);
    const slugsNow = () => ({ ...options.slugs, ...(file !== null && readSlugs(file)) });
    const facts = digest.of(known.map((each) => each.facts));
    const digestNow = () => keyOf(blogOptions, slugsNow(), facts);
    if (meta.get(metaKey) === digestNow()) {
      const kept = new Map(entries.map(({ id }) => [id, store.get(id)?.data[name]]));
      if ([...kept.values()].every(isObject)) return kept as Map<string, BlogPageValues>;
    }
    // Under the dev server none is pinned: what is being written may still change its title.
    const isPinning = file !== null && (options.pinSlugs ?? watcher === undefined);
    const posts = known.map(({ post }) => post);
    const read = await readBlogWith(pages, posts, {
      ...blogOptions,
      ...(isPinning ? { slugFile: file, pinSlugs: true } : { slugs: slugsNow() }),
    });
    meta.set(metaKey, digestNow());
    return read;
  } catch (error) {
    (error as Error).message = `collection ${collection}: ${(error as Error).message}`;
    throw error;
  }
}

/** The post that an entry is, and all of it that values depend on, in short. */
type PostOf = (entry: StoreEntry) => { readonly post: BlogPost; readonly facts: string };

/** Entries are never changed, so after an edit the posts of the others need not be made anew. */
function rememberPosts(context: LoaderContext, options: LoaderOptions): PostOf {
  const posts = new WeakMap<StoreEntry, ReturnType<PostOf>>();
  return (entry) => {
    let known = posts.get(entry);
    if (known === undefined) {
      const post = postIn(entry, context, options);
      const facts = JSON.stringify({ ...post, source: entry.digest ?? post.source });
      known = { post, facts };
      posts.set(entry, known);
    }
    return known;
  };
}

function postIn(entry: StoreEntry, context: LoaderContext, options: LoaderOptions): BlogPost {
  const { id } = entry;
  const data = ownData(entry.data, nameOf(options));
  return {
    ...aboutFields([data], options),
    id,
    tags: tagsOf(data),
    draft: data.draft === true || data.published === false,
    // What is no file is told from the entries of other collections by the name of its own.
    fileName: entry.filePath ?? context.collection,
    ...sourceOf(entry, context.config.root),
  };
}

/** The text of an entry, else of its file, else what was rendered of it. */
function sourceOf(
  { body, filePath, rendered }: StoreEntry,
  root: URL,
): Pick<BlogPost, 'source' | 'format'> {
  if (body !== undefined) return { source: body };
  if (!isPost(filePath)) return { source: rendered?.html ?? '', format: 'html' };
  const path = resolve(fileURLToPath(root), filePath);
  return { source: readFileSync(path, 'utf8') };
}

/** Whether the entry is a file of its own, whose body the loader was told not to keep. */
const isPost = (filePath: string | undefined): filePath is string =>
  filePath !== undefined && /\.(md|mdx|markdown|html?)$/i.test(filePath);

/** What the author wrote, without what was added to it before. */
function ownData(data: Record<string, unknown>, name: string): Record<string, unknown> {
  const { [name]: values, ...own } = data;
  const { description } = (values ?? {}) as Partial<BlogPageValues>;
  if (description !== undefined && own.description === description) delete own.description;
  return own;
}

/** Tags as text, or as references to a collection of tags. */
function tagsOf({ tags }: Record<string, unknown>): string[] | undefined {
  if (!Array.isArray(tags)) return undefined;
  return tags
    .map((tag: unknown) => (isObject(tag) && 'id' in tag ? tag.id : tag))
    .filter((tag): tag is string => typeof tag === 'string' && tag.trim() !== '');
}

/** The loader for which a function that returns all entries is short. */
function loaderOf(all: () => unknown): ObjectLoader {
  return {
    name: 'yomitoki',
    async load({ store, parseData }: LoaderContext) {
      const found = (await all()) as
        | Record<string, unknown>[]
        | Record<string, Record<string, unknown>>;
      const list: [unknown, Record<string, unknown>][] = Array.isArray(found)
        ? found.map((data) => [data.id, data])
        : Object.entries(found);
      store.clear();
      for (const [given, data] of list) {
        const id = String(given);
        store.set({ id, data: await parseData({ id, data }) });
      }
    },
  };
}
