import { oneLine, toJson } from '../../report/visible.js';
import type { ReadingTimeArguments } from '../arguments.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { read } from '../reader.js';
import { sourceOptions } from '../source.js';
import { languageOf } from '../terminal.js';

/** Print how long each post takes to read; no dictionary is loaded. */
export async function readingTime(
  files: readonly string[],
  options: ReadingTimeArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  const measure = await import('../../measure/reading-time.js');
  const { speed, lang, json } = options;
  const pace = { language: json ? (lang ?? 'ja') : languageOf(lang, io), speed };
  return eachInput(files, options, io, async (input, isOneOfMany) => {
    const prose = read(input.source, await sourceOptions(options, input));
    const time = measure.readingTime(prose, pace);
    if (json) await output.write(`${toJson({ file: input.name, readingTime: time })}\n`);
    else
      await output.writeLines(
        `${oneLine(time.label)}${isOneOfMany ? `  ${oneLine(input.name)}` : ''}\n`,
      );
  });
}
