import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { makeFolder } from '../../integrations/make-folder.js';
import { oneLine } from '../../report/visible.js';
import type { BuildArguments } from '../arguments.js';
import { formatBuiltPages, movedPages, readPinnedPages, slugsOf } from '../built-pages.js';
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
  let pinned = await readPinnedPages(out);
  const userWords =
    options.userWords === undefined ? undefined : await readOptionFile(options.userWords);

  await refuseWhatIsNoFolder(folder);
  const posts: { id: string; source: string; fileName: string; draft: boolean }[] = [];
  /** Posts whose title may still change: their slug is to follow it, unless it is pinned. */
  const unpinned = new Set<string>();
  const exitCode = await eachInput([folder], { ...options, bar: false }, io, async (input) => {
    const id = relative(folder, input.name).split(sep).join('/');
    const isWritten = await isDraft(id, input.source);
    const draft = isWritten || isAside(id, options.posts);
    posts.push({ id, source: input.source, fileName: input.name, draft });
    if (isWritten || options.watch === true) unpinned.add(id);
  });
  if (exitCode !== 0) return exitCode;
  // No page would be a post of such a folder, and nobody would see why none is related.
  for (const name of options.posts ?? [])
    if (!posts.some(({ id }) => isIn(id, name)))
      throw new CommandError(`--posts: no page is in ${join(folder, name)}`);

  for (const name of names) makeFolderOf(name);

  // Both from the library beside the command, which is a bundle of its own (tsup.config.ts).
  const [{ readBlog }, { CompileError }] = await Promise.all([importPages(), importLibrary()]);
  const progress = await startProgress(io, posts.length, quiet ? 'never' : 'always');
  const read = () =>
    readBlog(posts, blogOptions(options, userWords, slugsOf(pinned)), {
      onPage: () => progress.step(),
    });
  const pages = await read()
    .then((found) => {
      const moved = movedPages(pinned, found);
      if (moved === null) return found;
      pinned = moved;
      return read(); // from memory, for the slugs alone
    })
    .catch((error: unknown) => {
      if (!(error instanceof CompileError)) throw error;
      const message = error.message.replace(/^user words(?=:\d+:)/, () => options.userWords!);
      throw new CommandError(message, 1, { cause: error });
    })
    .finally(() => progress.stop());

  // Front matter that is read gives most posts their title; so few are read again.
  for (const { id, source } of posts) {
    const page = pages.get(id);
    if (page?.title !== null) continue;
    // It is called by its path while it says nothing.
    if (page.description === '') unpinned.add(id);
    const reason = await whyUnread(source);
    if (reason !== null) complain(io, `${join(folder, id)}: ${reason}`);
  }

  for (const id of Object.keys(pinned)) unpinned.delete(id);
  const texts = [formatBuiltPages(pages, unpinned, options.search)];
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
