import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { kindOf } from './file.js';
import { CommandError } from './io.js';

/** A file that is to be written. */
export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const reasons = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'no space is left'],
  ['EFBIG', 'files may not be as large as that'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'its symbolic links lead in a circle'],
]);

/**
 * Refuse a file that cannot be written, as far as that can be known without writing, before any work is done for it.
 *
 * @param makesFolders whether the folders that it stands in will be made where there are none.
 */
export async function refuseUnwritable(name: string, makesFolders: boolean): Promise<void> {
  if (name === '') throw new CommandError('the name of the file to write is empty', 2);
  try {
    const target = await targetOf(name);
    if (name.endsWith('/') || name.endsWith(sep))
      throw new CommandError(`${name}: is the name of a folder, not a file`);
    let folder = dirname(target);
    let stats = await statOf(folder);
    if (stats === undefined && !makesFolders) throw new CommandError(`${name}: no such folder`);
    while (stats === undefined && dirname(folder) !== folder) {
      folder = dirname(folder);
      stats = await statOf(folder);
    }
    if (stats && !stats.isDirectory()) {
      const kind = stats.isFile() ? 'a file' : kindOf(stats);
      throw new CommandError(`${name}: ${folder} is ${kind}, not a folder`);
    }
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refusal(name, error);
  }
}

/**
 * Write files so that whoever looks sees the old ones whole or the new ones whole: none is replaced before all are
 * written. A link keeps pointing at its file.
 */
export async function replaceFiles(files: readonly NewFile[]): Promise<void> {
  const written: { readonly name: string; readonly target: string; readonly temporary: string }[] =
    [];
  try {
    for (const { name, bytes } of files) await explained(name, () => write(name, bytes));
    for (const { name, target, temporary } of written)
      await explained(name, () => rename(temporary, target));
  } catch (error) {
    for (const { temporary } of written) await rm(temporary, { force: true });
    throw error;
  }

  async function write(name: string, bytes: Uint8Array): Promise<void> {
    const target = await targetOf(name);
    const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    const handle = await open(temporary, 'wx');
    written.push({ name, target, temporary });
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function explained(name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw refusal(name, error);
  }
}

/** Say in a few words why a file cannot be written. */
export function refusal(name: string, error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = reasons.get(code ?? '') ?? `cannot be written (${code ?? message})`;
  return new CommandError(`${name}: ${reason}`, 1, { cause: error });
}

/** The file to replace, which a link may lead to; `name` itself where there is none. */
async function targetOf(name: string): Promise<string> {
  const stats = await statOf(name);
  if (stats === undefined) return name;
  if (!stats.isFile()) throw new CommandError(`${name}: is ${kindOf(stats)}, not a file`);
  return realpath(name);
}

async function statOf(place: string): Promise<Stats | undefined> {
  try {
    return await stat(place);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}
