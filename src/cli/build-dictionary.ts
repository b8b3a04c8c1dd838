#!/usr/bin/env node
// Compiles dict/ipadic.dict and its compact form from the dictionary of the `kuromoji` package and the word lists in
// dict/. A step of the package's build; not installed as a command.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync, gunzipSync } from 'node:zlib';
import { addWords } from '../compile/add-words.js';
import { compileDictionary } from '../compile/build.js';
import { compactDictionary } from '../compile/compact.js';
import {
  type KuromojiFiles,
  kuromojiFiles,
  readKuromojiDictionary,
} from '../compile/kuromoji-dictionary.js';
import { listedWords } from '../compile/listed-words.js';
import { readUseOrder } from '../compile/use-order.js';
import { openDictionary } from '../dictionary/dictionary.js';
import { expandDictionary } from '../dictionary/expand.js';

const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FINISH, Z_SYNC_FLUSH } = constants;
const shortMatches = { level: 9, memLevel: 7, strategy: Z_FILTERED };
const longMatches = { level: 9, memLevel: 8, strategy: Z_DEFAULT_STRATEGY };
/** Bytes from which on a part is not compressed twice: it takes seconds, and the first way is the better one. */
const largePart = 500_000;

const dict = fileURLToPath(new URL('../../dict/', import.meta.url));
const kuromoji = dirname(createRequire(import.meta.url).resolve('kuromoji/package.json'));

const read = (name: string) => gunzipSync(readFileSync(join(kuromoji, 'dict', `${name}.dat.gz`)));
const files = Object.fromEntries(
  kuromojiFiles.map((name) => [name, new Uint8Array(read(name))]),
) as KuromojiFiles;
const text = (name: string) => readFileSync(join(dict, name), 'utf8');
const source = readKuromojiDictionary(files);
const base = compileDictionary({
  source,
  order: readUseOrder(text('use-order.txt'), 'dict/use-order.txt'),
});
const words = listedWords(
  source,
  openDictionary(base),
  text('modern-words.csv'),
  'dict/modern-words.csv',
);
const bytes = addWords(base, 'listed', words);
const output = process.argv[2] ?? join(dict, 'ipadic.dict');
const isNew = !existsSync(output) || !readFileSync(output).equals(bytes);
if (isNew) writeFileSync(output, bytes);
console.log(`${output}: ${bytes.length} bytes, ${words.length} listed words`);

const compactOutput = output.replace(/(\.dict)?$/, '.compact');
if (isNew || !existsSync(compactOutput) || !(await holds(compactOutput, bytes))) {
  const compact = compactDictionary(bytes, deflate);
  const back = await expandDictionary(compact);
  if (!bytes.every((byte, i) => byte === back[i])) throw new Error('the compact form is not exact');
  writeFileSync(compactOutput, compact);
}
console.log(`${compactOutput}: ${statSync(compactOutput).size} bytes`);

/**
 * One raw deflate of all parts, each with codes of its own: 20 KB less than without the flushes between them, and another 20
 * for settings that suit the part.
 */
function deflate(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    parts.map((part, i) => {
      const finishFlush = i === parts.length - 1 ? Z_FINISH : Z_SYNC_FLUSH;
      const one = deflateRawSync(part, { ...shortMatches, finishFlush });
      if (part.length >= largePart) return one;
      const other = deflateRawSync(part, { ...longMatches, finishFlush });
      return other.length < one.length ? other : one;
    }),
  );
}

/** Whether a compact file, perhaps of an earlier build, says what the flat one says. */
async function holds(path: string, flat: Uint8Array): Promise<boolean> {
  try {
    return (await expandDictionary(readFileSync(path))).every((byte, i) => byte === flat[i]);
  } catch {
    return false;
  }
}
