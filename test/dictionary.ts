import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Dictionary, openDictionary } from '../src/dictionary/dictionary.js';

/** The bytes of the compiled dictionary of this package. */
export function dictionaryBytes(name = 'ipadic.dict'): Uint8Array {
  const path = fileURLToPath(new URL(`../dict/${name}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing: npm run build`);
  return new Uint8Array(readFileSync(path));
}

let opened: Dictionary | undefined;

/** The compiled dictionary of this package, opened once. */
export function ipadic(): Dictionary {
  opened ??= openDictionary(dictionaryBytes());
  return opened;
}
