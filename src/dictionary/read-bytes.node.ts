import { closeSync, existsSync, fstatSync, openSync, read, readFile } from 'node:fs';
// Not by its name, which users of esbuild give to the `require` that they put in front of a bundle.
import { createRequire as requireFrom } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

// A path joined from parts: `new URL(…, import.meta.url)` is rewritten by webpack and Turbopack, even on a server.
// A bundle of CommonJS has no address.
const here = import.meta.url ? dirname(fileURLToPath(import.meta.url)) : process.cwd();

/** Where the dictionary of the package lies. */
export const defaultSource: URL = pathToFileURL(findDictionary());

function findDictionary(): string {
  // The same path from `src/dictionary/` and `dist/dictionary/`.
  const beside = join(here, '..', '..', 'dict', 'ipadic.dict');
  if (existsSync(beside)) return beside;
  // A bundler has taken this file along; the package may still be installed where the bundle or the process is.
  for (const folder of [here, process.cwd()]) {
    try {
      return requireFrom(join(folder, 'from.js')).resolve('yomitoki/dict/ipadic.dict');
    } catch {}
  }
  return beside;
}

/** Read a whole file, or fetch an `http(s):`, `data:` or `blob:` URL. */
export async function readBytes(source: string | URL): Promise<Uint8Array> {
  const url = typeof source === 'string' ? toUrl(source) : source;
  if (url === null) return readWhole(source);
  if (url === defaultSource && !existsSync(url))
    throw new Error(
      "there is no such file. A bundle that takes yomitoki's code along leaves its dictionary behind: keep the package out of the bundle (`external: ['yomitoki']`; in Next, `withYomitoki`) and installed, or hand the path of its dict/ipadic.dict to loadDictionary",
    );
  if (url.protocol === 'file:') return readWhole(fileURLToPath(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const readInto = promisify(read);
const readEvery = promisify(readFile);

/**
 * Read a file in one piece, off the main thread: `readFile` of `node:fs/promises` asks for half a megabyte at a time, and
 * waiting twenty-four times takes longer than reading.
 */
async function readWhole(path: string | URL): Promise<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const stats = fstatSync(file);
    // The size of a pipe or a device says nothing.
    if (!stats.isFile()) return await readEvery(file);
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await readInto(file, bytes, length, bytes.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** A string is a URL when it says so by its scheme; a Windows drive letter is none. */
function toUrl(text: string): URL | null {
  return /^(?:file|https?|data|blob):/i.test(text) ? new URL(text) : null;
}
