/** Where bundlers and browsers find the dictionary of the package: the same path from `src/dictionary/` and `dist/dictionary/`. */
export const defaultSource: URL = new URL('../../dict/ipadic.dict', import.meta.url);

/** Fetch a URL; a relative one is taken from the page. */
export async function readBytes(source: string | URL): Promise<Uint8Array> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
