#!/usr/bin/env node
// Compiles dict/ipadic.dict from the dictionary of the `kuromoji` package and the word lists in dict/. A step of the
// package's build; not installed as a command.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { compileDictionary } from '../compile/build.js';
import {
  type KuromojiFiles,
  kuromojiFiles,
  readKuromojiDictionary,
} from '../compile/kuromoji-dictionary.js';
import { readUseOrder } from '../compile/use-order.js';

const dict = fileURLToPath(new URL('../../dict/', import.meta.url));
const kuromoji = dirname(createRequire(import.meta.url).resolve('kuromoji/package.json'));

const read = (name: string) => gunzipSync(readFileSync(join(kuromoji, 'dict', `${name}.dat.gz`)));
const files = Object.fromEntries(
  kuromojiFiles.map((name) => [name, new Uint8Array(read(name))]),
) as KuromojiFiles;
const bytes = compileDictionary({
  source: readKuromojiDictionary(files),
  order: readUseOrder(readFileSync(join(dict, 'use-order.txt'), 'utf8'), 'dict/use-order.txt'),
});
const output = process.argv[2] ?? join(dict, 'ipadic.dict');
if (!existsSync(output) || !readFileSync(output).equals(bytes)) writeFileSync(output, bytes);
console.log(`${output}: ${bytes.length} bytes`);
