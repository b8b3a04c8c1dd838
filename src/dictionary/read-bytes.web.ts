/** Where bundlers and browsers find the dictionary of the package: the same path from `src/dictionary/`, `dist/dictionary/` and `dist/browser/`. */
export const defaultSource: URL | string = locate();

function locate(): URL | string {
  try {
    // As bundlers look for it, to the letter: they copy the file and write its address here.
    return new URL('../../dict/ipadic.compact', import.meta.url);
  } catch {
    // A classic script has no address of its own.
    return 'ipadic.compact';
  }
}

/** Fetch a URL; a relative one is taken from the page. */
export async function readBytes(source: string | URL): Promise<Uint8Array> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
