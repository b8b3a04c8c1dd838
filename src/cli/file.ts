import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { CommandError } from './io.js';

/** Most UTF-16 units that a source may have. */
export const mostCharacters = 16 * 1024 * 1024;
// A unit takes at most 3 bytes of UTF-8, and at most 2 of UTF-16.
const mostBytes = 3 * mostCharacters + 3;
const limit = '16,777,216 characters';

/** The refusal of a source that is too long. */
export const tooLong = () => new CommandError(`is longer than the limit of ${limit}`);

/**
 * Read a file whole. Refuses with a CommandError, before reading: what is too long, what is no file (but for
 * `/dev/stdin` and the `/dev/fd/63` of a shell's `<(…)`), and links out of `root` unless `followLinks`.
 */
export async function readFile(
  name: string,
  root: string,
  followLinks: boolean,
): Promise<Uint8Array> {
  const isStream = /^\/dev\/(?:stdin|fd\/\d+)$/.test(name);
  if (!isStream) await refuseWhatIsNoFile(name);
  if (!isStream && !followLinks) await refuseLinkOut(name, root);
  // Without O_NONBLOCK a named pipe put in the file's place since then would block for ever.
  const handle = await open(
    name,
    isStream ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK,
  );
  try {
    return await readAll(handle);
  } finally {
    await handle.close();
  }
}

/** Refuse folders, pipes, sockets and devices: they may have no end. */
async function refuseWhatIsNoFile(name: string): Promise<void> {
  const stats = await stat(name);
  if (stats.isFile()) return;
  throw new CommandError(`is ${kindOf(stats)}, not a file within the limit of ${limit}`);
}

/** What stands where a file should. */
export function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/** Refuse a symbolic link whose target lies outside the given folder and outside the current one. */
export async function refuseLinkOut(name: string, folder: string): Promise<void> {
  if (!(await lstat(name)).isSymbolicLink()) return;
  const target = await realpath(name);
  for (const root of [folder, '.']) if (isInside(target, await realpath(root))) return;
  throw new CommandError(`is a link to ${target}, outside its folder; --follow-links reads it`);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function readAll(handle: FileHandle): Promise<Uint8Array> {
  const { size } = await handle.stat();
  if (size > mostBytes) throw tooLong();
  const collector = new Collector();
  for (;;) {
    const chunk = new Uint8Array(1 << 16);
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return collector.join();
    collector.add(chunk.subarray(0, bytesRead));
  }
}

/** Gathers bytes up to the limit. */
export class Collector {
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  add(chunk: Uint8Array): void {
    this.#size += chunk.length;
    if (this.#size > mostBytes) throw tooLong();
    this.#chunks.push(chunk);
  }

  join(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }
}

const reasons = new Map([
  ['ENOENT', 'no such file'],
  ['ENOTDIR', 'no such file'],
  ['EISDIR', 'is a folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ERR_INVALID_ARG_VALUE', 'no such file'],
]);

/** Say in a few words why a file cannot be read. */
export function explain(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new CommandError(reasons.get(code ?? '') ?? `cannot be read (${code ?? message})`, 1, {
    cause: error,
  });
}
