import type { Tokenizer } from '../tokenizer.js';
import type { WordArguments } from './arguments.js';
import { CommandError } from './io.js';
import { readOptionFile } from './option-file.js';

/** Make the tokenizer that the options ask for. */
export async function openTokenizer(words: WordArguments): Promise<Tokenizer> {
  const { userWords: file, rules, modernWords } = words;
  const userWords = file === undefined ? undefined : await readOptionFile(file);
  const { CompileError, createTokenizer, loadDictionary } = await import('../tokenizer.js');
  const dictionary = await loadDictionary();
  try {
    return createTokenizer(dictionary, {
      modernWords,
      ...(rules !== undefined && { rules }),
      ...(userWords !== undefined && { userWords }),
    });
  } catch (error) {
    if (file === undefined || !(error instanceof CompileError)) throw error;
    const message = error.message.replace(/^user words(?=:\d+:)/, () => file);
    throw new CommandError(message, 1, { cause: error });
  }
}
