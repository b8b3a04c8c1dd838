// What a command reads: files, folders and standard input, each decoded or refused by name.
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decode } from './decode.js';
import { Collector, explain, mostCharacters, readFile, refuseLinkOut, tooLong } from './file.js';
import { filesIn } from './folder.js';
import { CommandError, complain, type Io, OutputClosed, OutputFailed } from './io.js';
import { startProgress } from './progress.js';

/** A source under the name that was given for it; `-` for standard input. */
export interface Input {
  readonly name: string;
  readonly source: string;
}

export interface InputOptions {
  /** Whether to read symbolic links that lead out of the folder they stand in. */
  readonly followLinks?: boolean;
  /** Title of the post: there may be but one. */
  readonly title?: string;
  /** Whether a bar may be shown. Default: true. */
  readonly bar?: boolean;
}

/** Something to read, or why it cannot be. */
interface Entry {
  readonly name: string;
  /** The folder that a link may not lead out of. */
  readonly root: string;
  readonly error?: CommandError;
}

/**
 * Read the sources one after the other and hand them over: files, the posts in folders, or standard input when none is
 * named. What cannot be read or handled costs one line on standard error and does not keep the next from being read.
 *
 * @returns the exit code: 0, or 1 when something failed.
 */
export async function eachInput(
  names: readonly string[],
  options: InputOptions,
  io: Io,
  handle: (input: Input, isOneOfMany: boolean) => Promise<void>,
): Promise<0 | 1> {
  const entries = await entriesOf(names, options);
  if (options.title !== undefined && entries.length > 1)
    throw new CommandError(`--title is for one file, got ${entries.length}`, 2);
  const progress = await startProgress(
    io,
    entries.length,
    options.bar === false ? 'never' : 'alone',
  );
  let exitCode: 0 | 1 = 0;
  try {
    for (const entry of entries) {
      try {
        const source = await sourceOf(entry, options, io);
        await handle({ name: entry.name, source }, entries.length > 1);
      } catch (error) {
        if (error instanceof OutputClosed || error instanceof OutputFailed) throw error;
        exitCode = 1;
        progress.clear();
        complain(io, `${entry.name}: ${messageOf(error)}`, error);
      }
      progress.step();
    }
  } finally {
    progress.stop();
  }
  return exitCode;
}

async function entriesOf(
  names: readonly string[],
  { followLinks }: InputOptions,
): Promise<Entry[]> {
  if (names.length === 0) return [{ name: '-', root: '.' }];
  const entries: Entry[] = [];
  for (const name of names) {
    if (name === '-' || !(await isFolder(name))) {
      entries.push({ name, root: dirname(name) });
      continue;
    }
    try {
      if (!followLinks) await refuseLinkOut(name, dirname(name));
      for (const { path, error } of await filesIn(name))
        entries.push({ name: path, root: name, ...(error && { error }) });
    } catch (error) {
      entries.push({ name, root: name, error: explain(error) });
    }
  }
  return entries;
}

async function isFolder(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isDirectory();
  } catch {
    return false;
  }
}

async function sourceOf(entry: Entry, { followLinks }: InputOptions, io: Io): Promise<string> {
  if (entry.error) throw entry.error;
  const bytes = entry.name === '-' ? await readStandardInput(io) : await read(entry, followLinks);
  const text = decode(bytes);
  if (text.length > mostCharacters) throw tooLong();
  return text;
}

async function read({ name, root }: Entry, followLinks = false): Promise<Uint8Array> {
  try {
    return await readFile(name, root, followLinks);
  } catch (error) {
    // Node decodes names as UTF-8, so that a name in another encoding leads nowhere.
    if (name.includes('\ufffd') && (error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandError('the name of the file is not UTF-8', 1, { cause: error });
    if (/^https?:\/\//i.test(name) && (error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandError('no such file; a page is read by curl -s URL | yomitoki …', 1, {
        cause: error,
      });
    throw explain(error);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function readStandardInput(io: Io): Promise<Uint8Array> {
  if (io.stdin.isTTY) io.stderr.write('yomitoki: reading what is typed; Ctrl-D ends it\n');
  try {
    const collector = new Collector();
    for await (const chunk of io.stdin) collector.add(chunk as Uint8Array);
    return collector.join();
  } catch (error) {
    throw explain(error);
  }
}
