import { dirname } from 'node:path';
import { decode } from './decode.js';
import { explain, readFile } from './file.js';
import { CommandError } from './io.js';

/** Read the text file that an option names. Refuses with a line that begins with the name. */
export async function readOptionFile(name: string): Promise<string> {
  try {
    return decode(await readFile(name, dirname(name), true));
  } catch (error) {
    const reason = explain(error);
    throw new CommandError(`${name}: ${reason.message}`, 1, { cause: reason.cause ?? error });
  }
}
