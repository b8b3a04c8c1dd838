import { oneLine, toJson } from '../../report/visible.js';
import type { SummaryArguments } from '../arguments.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { checkTitle, fileHeading, sourceOptions, summaryOptions } from '../source.js';
import { openTokenizer } from '../words.js';

/** Print the summary of each post on one line, or as a line of JSON. */
export async function summary(
  files: readonly string[],
  options: SummaryArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  checkTitle(options, files);
  const { createAnalyzer } = await import('../../index.js');
  const analyzer = await createAnalyzer({
    tokenizer: await openTokenizer(options),
    summary: summaryOptions(options),
  });
  let isFirst = true;
  return eachInput(files, options, io, async (input, isOneOfMany) => {
    const found = analyzer.summarize(input.source, sourceOptions(options, input));
    if (options.json) {
      await output.write(`${toJson({ file: input.name, summary: found })}\n`);
    } else {
      const heading = isOneOfMany ? fileHeading(input.name, isFirst) : '';
      await output.writeLines(`${heading}${oneLine(found.text)}\n`);
    }
    isFirst = false;
  });
}
