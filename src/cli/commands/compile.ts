import { resolve } from 'node:path';
import { defaultSource, readBytes } from '#read-bytes';
import { oneLine } from '../../report/visible.js';
import type { CompileArguments } from '../arguments.js';
import { CommandError, type Io, type Output } from '../io.js';
import { readOptionFile } from '../option-file.js';
import { refuseUnwritable, replaceFiles } from '../replace-file.js';

/** Write the dictionary of this package with the words of lexicons added to it. */
export async function compile(
  files: readonly string[],
  { out }: CompileArguments,
  _io: Io,
  output: Output,
): Promise<0> {
  if (files.some((file) => resolve(file) === resolve(out)))
    throw new CommandError(`--out would overwrite the lexicon ${out}`, 2);
  await refuseUnwritable(out, false);
  const lexicons = [];
  for (const file of files) lexicons.push({ file, text: await readOptionFile(file) });
  const { addUserLexicons } = await import('../../compile/user-lexicon.js');
  const { bytes, words } = addUserLexicons(await readBytes(defaultSource), lexicons);
  if (words === 0) throw new CommandError(`${files.join(', ')}: no words`);
  await replaceFiles([{ name: out, bytes }]);
  const megabytes = (bytes.length / 1e6).toFixed(1);
  const added = words === 1 ? '1 word' : `${words} words`;
  await output.writeLines(`${oneLine(out)}: ${added} added, ${megabytes} MB\n`);
  return 0;
}
