import type { SourceOptions } from '../report/options.js';
import { oneLine } from '../report/visible.js';
import type { LengthArguments, SourceArguments } from './arguments.js';
import type { Input } from './input.js';
import { loadReader } from './reader.js';

/** How an input is to be read, for the library; what reads it is loaded. */
export async function sourceOptions(
  { format, title }: SourceArguments,
  { name, source }: Input,
): Promise<SourceOptions> {
  const fileName = name === '-' ? undefined : name;
  return { format: await loadReader(source, format, fileName), fileName, title };
}

/** The length of a summary, for the library. */
export const summaryOptions = ({ sentences, chars }: LengthArguments) => ({
  sentences,
  characters: chars,
});

/** The line that stands over the output of one file of many. */
export const fileHeading = (name: string, isFirst: boolean) =>
  `${isFirst ? '' : '\n'}==> ${oneLine(name)} <==\n`;
