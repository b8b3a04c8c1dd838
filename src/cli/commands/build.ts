import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { makeFolder } from '../../integrations/make-folder.js';
import { oneLine } from '../../report/visible.js';
import type { BuildArguments } from '../arguments.js';
import {
  formatBuiltPages,
  movedPages,
  type PinnedPages,
  readPinnedPages,
  slugsOf,
} from '../built-pages.js';
import { isDraft, whyUnread } from '../draft.js';
import { explain } from '../file.js';
import { eachInput } from '../input.js';
import { CommandError, complain, type Io, type Output, OutputFailed } from '../io.js';
import { importLibrary, importPages } from '../library.js';
import { readOptionFile } from '../option-file.js';
import { startProgress } from '../progress.js';
import { refusal, refuseUnwritable, replaceFiles } from '../replace-file.js';
import { formatSearchIndex } from '../search-index.js';
import { watchFolder } from '../watch.js';

/**
 * Write what the pages of a blog show of its posts, for hosts whose templates read JSON. When a post cannot be read,
 * nothing is written: a site without some of its values would be built and nobody would see it.
 */
export async function build(
  folder: string,
  options: BuildArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  const { out, searchIndex } = options;
  if (searchIndex !== undefined && resolve(searchIndex) === resolve(out))
    throw new CommandError(`--search-index would overwrite --out ${out}`, 2);
  const once = buildOnce.bind(undefined, folder, options, io, output, new Map<string, string>());
  if (!options.watch) return once();
  await refuseWhatIsNoFolder(folder);
  // Before the first reading, so that nothing written meanwhile is missed.
  const changes = await watchFolder(folder);
  try {
    const exitCode = await once();
    if (exitCode !== 0) return exitCode;
    for (;;) {
      await changes.next();
      try {
        await once();
      } catch (error) {
        if (!(error instanceof CommandError) || error instanceof OutputFailed) throw error;
        complain(io, error.message, error);
      }
    }
  } finally {
    await changes.close();
  }
}

/** Write the files whose text is not that of `written`, and put it there. */
async function buildOnce(
  folder: string,
  options: BuildArguments,
  io: Io,
  output: Output,
  written: Map<string, string>,
): Promise<0 | 1> {
  const { out, searchIndex, quiet = false } = options;
  const names = searchIndex === undefined ? [out] : [out, searchIndex];
  for (const name of names) await refuseUnwritable(name, true);
  const before = await readPinnedPages(out);
  const userWords =
    options.userWords === undefined ? undefined : await readOptionFile(options.userWords);

  await refuseWhatIsNoFolder(folder);
  const posts = await postsIn(folder, options, io);
  if (posts === null) return 1;
  for (const name of names) makeFolderOf(name);

  const { pages, pinned } = await readPages(posts, options, userWords, before, io);
  // Front matter that is read gives most posts their title; so few are read again.
  for (const { id, source } of posts) {
    if (pages.get(id)?.title !== null) continue;
    const reason = await whyUnread(source);
    if (reason !== null) complain(io, `${join(folder, id)}: ${reason}`);
  }

  /** Posts whose slug is to follow their title, which may still change, unless it is pinned. */
  const unpinned = posts.filter(({ id, isBeingWritten }) => {
    const { title, description } = pages.get(id)!;
    // It is called by its path while it says nothing.
    const saysNothing = title === null && description === '';
    return (isBeingWritten || options.watch === true || saysNothing) && !Object.hasOwn(pinned, id);
  });
  const texts = [formatBuiltPages(pages, new Set(unpinned.map(({ id }) => id)), options.search)];
  const counts = [posts.length];
  if (searchIndex !== undefined) {
    const published = posts.filter(({ draft }) => !draft).map(({ id }) => id);
    texts.push(await formatSearchIndex(published, pages));
    counts.push(published.length);
  }
  const changed = names
    .map((name, i) => ({ name, text: texts[i]!, bytes: Buffer.from(texts[i]!), count: counts[i]! }))
    .filter(({ name, text }) => written.get(name) !== text);
  await replaceFiles(changed);
  for (const { name, text, bytes, count } of changed) {
    written.set(name, text);
    const kilobytes = Math.max(1, Math.round(bytes.length / 1000));
    const summary = `${count === 1 ? '1 post' : `${count} posts`}, ${kilobytes} kB`;
    if (!quiet) await output.writeLines(`${oneLine(name)}: ${summary}\n`);
  }
  return 0;
}

/** A page of the folder. */
interface Post {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  /** Whether the blog does not see it: it is being written, or no post. */
  readonly draft: boolean;
  readonly isBeingWritten: boolean;
}

/** Read the pages in a folder; null where one of them cannot be read, of which standard error tells. */
async function postsIn(folder: string, options: BuildArguments, io: Io): Promise<Post[] | null> {
  const posts: Post[] = [];
  const exitCode = await eachInput([folder], { ...options, bar: false }, io, async (input) => {
    const id = relative(folder, input.name).split(sep).join('/');
    const isBeingWritten = await isDraft(id, input.source);
    const draft = isBeingWritten || isAside(id, options.posts);
    posts.push({ id, source: input.source, fileName: input.name, draft, isBeingWritten });
  });
  if (exitCode !== 0) return null;
  // No page would be a post of such a folder, and nobody would see why none is related.
  for (const name of options.posts ?? [])
    if (!posts.some(({ id }) => isIn(id, name)))
      throw new CommandError(`--posts: no page is in ${join(folder, name)}`);
  return posts;
}

/** What the pages show, and the pages of which slugs are pinned, those that have moved under their new ids. */
async function readPages(
  posts: readonly Post[],
  options: BuildArguments,
  userWords: string | undefined,
  before: PinnedPages,
  io: Io,
) {
  // Both from the library beside the command, which is a bundle of its own (tsup.config.ts).
  const [{ readBlog }, { CompileError }] = await Promise.all([importPages(), importLibrary()]);
  const progress = await startProgress(io, posts.length, options.quiet ? 'never' : 'always');
  const read = (pinned: PinnedPages) =>
    readBlog(posts, blogOptions(options, userWords, slugsOf(pinned)), {
      onPage: () => progress.step(),
    });
  try {
    const pages = await read(before);
    const moved = movedPages(before, pages);
    if (moved === null) return { pages, pinned: before };
    // From memory, for the slugs alone.
    return { pages: await read(moved), pinned: moved };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const message = error.message.replace(/^user words(?=:\d+:)/, () => options.userWords!);
    throw new CommandError(message, 1, { cause: error });
  } finally {
    progress.stop();
  }
}

async function refuseWhatIsNoFolder(name: string): Promise<void> {
  try {
    if ((await stat(name)).isDirectory()) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'no such folder' : explain(error).message;
    throw new CommandError(`${name}: ${reason}`, 1, { cause: error });
  }
  throw new CommandError(`${name}: is a file, not a folder`);
}

/** Whether a page is no post: the page of a section of Hugo, or outside the folders of posts. */
function isAside(id: string, folders: readonly string[] | undefined): boolean {
  if (/(?:^|\/)_index\.[^/]*$/.test(id)) return true;
  return folders !== undefined && !folders.some((folder) => isIn(id, folder));
}

const isIn = (id: string, folder: string) => id.startsWith(`${folder}/`);

function blogOptions(
  options: BuildArguments,
  userWords: string | undefined,
  slugs: Readonly<Record<string, string>>,
) {
  const { rules, modernWords, keywords, description, related, slugLength } = options;
  return {
    slugs,
    userWords,
    rules,
    modernWords,
    keywords,
    description,
    related,
    language: options.lang,
    summary: options.sentences,
    slug: slugLength === undefined ? undefined : { maxLength: slugLength },
    suggestedTags: options.tags,
    furigana: options.furigana ?? false,
    searchTerms: options.search === true || options.searchIndex !== undefined,
    cache: options.cache ?? true,
  };
}

function makeFolderOf(file: string): void {
  try {
    makeFolder(dirname(file));
  } catch (error) {
    // Some file systems answer so where nobody can make one.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandError(`${file}: no folder can be made at ${dirname(file)}`);
    throw refusal(file, error);
  }
}
