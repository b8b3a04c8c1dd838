import { readFile, stat } from 'node:fs/promises';
import {
  CompileError,
  createTokenizer,
  type Dictionary,
  DictionaryError,
  loadDictionary,
  type Tokenizer,
} from '../tokenizer.js';
import type { WordArguments } from './arguments.js';
import { explain } from './file.js';
import { CommandError } from './io.js';
import { readOptionFile } from './option-file.js';

/** Make the tokenizer that the options ask for. */
export async function openTokenizer(words: WordArguments): Promise<Tokenizer> {
  const { userWords: file, rules, modernWords } = words;
  const userWords = file === undefined ? undefined : await readOptionFile(file);
  const dictionary = await openDictionary(words.dictionary);
  try {
    return createTokenizer(dictionary, { modernWords, rules, userWords });
  } catch (error) {
    if (file === undefined || !(error instanceof CompileError)) throw error;
    const message = error.message.replace(/^user words(?=:\d+:)/, () => file);
    throw new CommandError(message, 1, { cause: error });
  }
}

/** Open the dictionary of a file, or that of this package. */
async function openDictionary(file: string | undefined): Promise<Dictionary> {
  if (file === undefined) return loadDictionary();
  try {
    const stats = await stat(file);
    if (!stats.isFile() && !stats.isDirectory()) throw new CommandError('is not a file');
    return await loadDictionary(await readFile(file));
  } catch (error) {
    const reason = error instanceof DictionaryError ? error : explain(error);
    throw new CommandError(`${file}: ${reason.message}`, 1, { cause: error });
  }
}
