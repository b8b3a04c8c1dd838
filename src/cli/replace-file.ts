import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { CommandError } from './io.js';

const reasons = new Map([
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'no such folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

/** Write a file so that whoever looks sees the old one whole or the new one whole. A link keeps pointing at it. */
export async function replaceFile(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const target = await targetOf(name);
    const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      const handle = await open(temporary, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = reasons.get(code ?? '') ?? `cannot be written (${code ?? message})`;
    throw new CommandError(`${name}: ${reason}`, 1, { cause: error });
  }
}

async function targetOf(name: string): Promise<string> {
  const stats = await stat(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (stats === null) return name;
  if (!stats.isFile())
    throw new CommandError(
      `${name}: is ${stats.isDirectory() ? 'a folder' : 'a device'}, not a file`,
    );
  return realpath(name);
}
