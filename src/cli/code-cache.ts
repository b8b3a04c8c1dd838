// Keeps the compiled form of the one file of the command: V8 takes 15 ms to read a file of this size, and reads each function
// once more when it is first called. `module.enableCompileCache` of Node 22.8 and later keeps what is compiled at loading,
// but not those functions. Kept where Node keeps its own, by the same two variables of the environment, so that what
// empties or forbids the one does so with the other.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { makeFolder } from '../integrations/make-folder.js';

/** Bytes before the code: checksums of the source and of the code. V8 itself compares its version, flags and lengths. */
const headerBytes = 8;

/**
 * Run a file of CommonJS as `require` would, with the code that an earlier run has compiled if there is any. If not, what
 * this run compiles is kept when it ends well. A cache that cannot be read, trusted or written is no error.
 *
 * The file may `require` but not `import()`: V8 keeps no record of who is to load it.
 *
 * @param file its absolute path.
 * @param use what this run does with the file, as a file name: code is kept for each use, since V8 compiles a function
 * when it is first called.
 */
export function runCached(file: string, use: string): void {
  const source = readFileSync(file);
  const place = placeOf(file, use);
  const cachedData = place === null ? undefined : readCode(place, source);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source.toString()}\n})`,
    { filename: file, cachedData },
  );
  if (place !== null && (cachedData === undefined || script.cachedDataRejected)) {
    process.once('exit', (exitCode) => {
      if (exitCode === 0) keepCode(place, source, script);
    });
  }
  const module = { exports: {} };
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
}

/** Where the code of a file is kept, for each user, Node and processor; null where none is to be. */
function placeOf(file: string, use: string): string | null {
  const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return null;
  const folder = NODE_COMPILE_CACHE || join(tmpdir(), 'node-compile-cache');
  const user = process.geteuid?.() ?? 'user';
  const name = `${use}-${crc32(file).toString(16)}`;
  return join(folder, `yomitoki-${process.version}-${process.arch}-${user}`, name);
}

/** The code at a place, if this user has made it of this source and it is whole. */
function readCode(place: string, source: Buffer): Buffer | undefined {
  try {
    const file = openSync(place, constants.O_RDONLY);
    try {
      if (!isOwn(fstatSync(file))) return undefined;
      const bytes = readFileSync(file);
      const code = bytes.subarray(headerBytes);
      const isWhole =
        bytes.readUInt32LE(0) === crc32(source) && bytes.readUInt32LE(4) === crc32(code);
      return isWhole ? code : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    // Most often there is none yet.
    return undefined;
  }
}

/** Put the code of a script in its place, whole: another process may read it at any time, or write its own. */
function keepCode(place: string, source: Buffer, script: Script): void {
  const folder = dirname(place);
  const temporary = `${place}.${process.pid}`;
  try {
    makeFolder(folder, 0o700);
    if (!isOwn(lstatSync(folder))) return;
    const code = script.createCachedData();
    const header = Buffer.alloc(headerBytes);
    header.writeUInt32LE(crc32(source), 0);
    header.writeUInt32LE(crc32(code), 4);
    try {
      writeFileSync(temporary, Buffer.concat([header, code]), { flag: 'wx', mode: 0o600 });
      renameSync(temporary, place);
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch {
    // No room or no permission: the next run compiles again.
  }
}

/**
 * Whether a file or folder is this user's, and nobody else may write to it: what is read here is run, and the temporary
 * folder of a machine is everybody's. (On Windows each user has one.)
 */
function isOwn({ uid, mode }: Stats): boolean {
  const user = process.geteuid?.();
  return user === undefined || (uid === user && (mode & 0o022) === 0);
}
