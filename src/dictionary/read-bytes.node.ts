import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// A path joined from parts: `new URL(…, import.meta.url)` is rewritten by webpack and Turbopack, even on a server.
const here = dirname(fileURLToPath(import.meta.url));

/** Where the dictionary of the package lies: the same path from `src/dictionary/` and `dist/dictionary/`. */
export const defaultSource: URL = pathToFileURL(join(here, '..', '..', 'dict', 'ipadic.dict'));

/** Read a whole file, or fetch an `http(s):`, `data:` or `blob:` URL. */
export async function readBytes(source: string | URL): Promise<Uint8Array> {
  const url = typeof source === 'string' ? toUrl(source) : source;
  if (url === null) return readFile(source);
  if (url.protocol === 'file:') return readFile(fileURLToPath(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A string is a URL when it says so by its scheme; a Windows drive letter is none. */
function toUrl(text: string): URL | null {
  return /^(?:file|https?|data|blob):/i.test(text) ? new URL(text) : null;
}
