import { oneLine, toJson } from '../../report/visible.js';
import type { SummaryArguments } from '../arguments.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { read } from '../reader.js';
import { fileHeading, sourceOptions, summaryOptions } from '../source.js';
import { openTokenizer } from '../words.js';

/** Print the summary of each post on one line, or as a line of JSON. */
export async function summary(
  files: readonly string[],
  options: SummaryArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  const [tokenizer, { analyzerOf }] = await Promise.all([
    openTokenizer(options),
    import('../../report/analyzer.js'),
  ]);
  const analyzer = await analyzerOf(read, {
    tokenizer,
    summary: summaryOptions(options),
  });
  let isFirst = true;
  return eachInput(files, options, io, async (input, isOneOfMany) => {
    const how = await sourceOptions(options, input);
    const found = analyzer.summarize(input.source, how);
    if (options.json) {
      await output.write(`${toJson({ file: input.name, summary: found })}\n`);
    } else {
      const heading = isOneOfMany ? fileHeading(input.name, isFirst) : '';
      await output.writeLines(`${heading}${oneLine(found.text)}\n`);
    }
    isFirst = false;
  });
}
