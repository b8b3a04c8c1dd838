import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { postFile } from '../checks.js';
import { describe } from '../errors.js';
import { type BlogOptions, checkBlogOptions, readBlog } from './blog.js';
import { frontMatterOf } from './front-matter.js';
import type { BlogPageValues } from './page-values.js';
import { repeated } from './record.js';

/** What the posts of a folder are to show. */
export type PostFolderOptions = BlogOptions;

/** A post in a folder: what its page shows, and what its front matter says. */
export interface PostInFolder extends BlogPageValues {
  /** Path from the folder, with `/`, without its ending unless two files share it: `2026/harbour`. */
  readonly id: string;
  /** Path of the file. */
  readonly file: string;
  /** The file as it is, with its front matter. */
  readonly source: string;
  readonly frontMatter: { readonly [key: string]: unknown };
  /** The author's, of the front matter, else ours. */
  readonly description: string;
  /** The date of the front matter, as it stands there. */
  readonly date: string | null;
}

/** Posts as they were read, and when it was last seen that no file had changed. */
interface Kept {
  seen: number;
  readonly state: string;
  readonly posts: Promise<readonly PostInFolder[]>;
}
const kept = new Map<string, Kept>();

/**
 * Milliseconds for which a folder is not looked at again: every page of a build asks, and looking takes some 10 ms for a
 * thousand posts. In development, the time one page takes to render.
 */
const trusted = () => (process.env.NODE_ENV === 'production' ? 1000 : 50);

/**
 * Read the posts in a folder and the folders in it (`.md .mdx .markdown .txt .html .htm`), newest first, for lists, pages and
 * `generateMetadata`. While no file changes, the same list comes back.
 *
 * Rejects when the folder cannot be read, and as `readBlog` does.
 *
 * @example
 * const posts = await readPosts('content/posts', { related: 3 });
 * const post = posts.find(({ slug }) => slug === params.slug);
 */
export async function readPosts(
  folder: string,
  options: PostFolderOptions = {},
): Promise<readonly PostInFolder[]> {
  if (typeof folder !== 'string')
    throw new TypeError(`folder must be a string, got ${describe(folder)}`);
  const root = resolve(/* turbopackIgnore: true */ folder);
  const key = JSON.stringify([root, options]);
  const known = kept.get(key);
  const now = performance.now();
  if (known === undefined) checkBlogOptions(options);
  else if (now - known.seen < trusted()) return known.posts;
  const files = filesIn(root);
  const state = JSON.stringify(files);
  if (known?.state === state) {
    known.seen = now;
    return known.posts;
  }
  const posts = read(
    root,
    files.map(([path]) => path),
    options,
  );
  kept.set(key, { seen: now, state, posts });
  posts.catch(() => kept.delete(key));
  return posts;
}

/** The posts below a folder with what changes when they do, by path. */
function filesIn(root: string): [path: string, time: number, size: number][] {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const paths = entries.map((path) => path.replaceAll(sep, '/')).filter(isPost);
  return paths.sort().flatMap((path): [string, number, number][] => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false });
    // Neither a folder that is called so nor a link that leads nowhere.
    return stats?.isFile() ? [[path, stats.mtimeMs, stats.size]] : [];
  });
}

const nameOf = (path: string) => path.replace(postFile, '');
const isPost = (path: string) => postFile.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/.test(path);

async function read(
  root: string,
  paths: readonly string[],
  options: PostFolderOptions,
): Promise<readonly PostInFolder[]> {
  // `a.md.txt` may not be called `a.md` where there is one.
  const shared = repeated([...paths.map(nameOf), ...paths]);
  const files = paths.map((path) => ({
    id: shared.has(nameOf(path)) ? path : nameOf(path),
    file: join(root, path),
    source: readFileSync(join(root, path), 'utf8'),
  }));
  const pages = await readBlog(
    files.map(({ id, file, source }) => ({ id, source, fileName: file })),
    options,
  );
  const posts: PostInFolder[] = [];
  for (const { id, file, source } of files) {
    const frontMatter = await frontMatterOf(source);
    const { date, description } = frontMatter;
    const values = pages.get(id)!;
    posts.push({
      ...values,
      ...(typeof description === 'string' && description.trim() !== '' && { description }),
      id,
      file,
      source,
      frontMatter,
      date: typeof date === 'string' ? date : null,
    });
  }
  return posts.sort((a, b) => {
    const [dateA, dateB] = [a.date ?? '', b.date ?? ''];
    if (dateA !== dateB) return dateA < dateB ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });
}
