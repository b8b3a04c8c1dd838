import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where the dictionary of the package lies: the same path from `src/dictionary/` and `dist/dictionary/`. */
export const defaultSource: URL = new URL('../../dict/ipadic.dict', import.meta.url);

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
