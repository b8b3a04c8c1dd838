import { toJson } from '../../report/visible.js';
import type { ListArguments } from '../arguments.js';
import { csvRecord } from '../csv.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { checkTitle, fileHeading, sourceOptions } from '../source.js';
import { table } from '../table.js';
import { openTokenizer } from '../words.js';

/** Print the keywords of each post: a table, CSV or a line of JSON. */
export async function keywords(
  files: readonly string[],
  options: ListArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  checkTitle(options, files);
  const { createAnalyzer } = await import('../../index.js');
  const analyzer = await createAnalyzer({ tokenizer: await openTokenizer(options) });
  const limit = options.limit === undefined ? {} : { limit: options.limit };
  let isFirst = true;
  if (options.csv && !options.json)
    await output.write(csvRecord(['file', 'term', 'score', 'count', 'abbreviations', 'variants']));
  return eachInput(files, options, io, async (input, isOneOfMany) => {
    const found = analyzer.keywords(input.source, { ...sourceOptions(options, input), ...limit });
    if (options.json) {
      await output.write(`${toJson({ file: input.name, keywords: found })}\n`);
    } else if (options.csv) {
      const records = found.map(({ term, score, count, abbreviations, variants }) =>
        csvRecord([input.name, term, score, count, abbreviations.join(' '), variants.join(' ')]),
      );
      await output.write(records.join(''));
    } else {
      const heading = isOneOfMany ? fileHeading(input.name, isFirst) : '';
      const rows = found.map(({ term, score, count, abbreviations, variants }) => [
        score.toFixed(2),
        count,
        term,
        [...abbreviations, ...variants].join(' '),
      ]);
      await output.writeLines(heading + table(rows));
    }
    isFirst = false;
  });
}
