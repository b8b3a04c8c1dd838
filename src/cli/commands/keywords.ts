import { toJson } from '../../report/visible.js';
import type { KeywordsArguments } from '../arguments.js';
import { csvRecord } from '../csv.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { read } from '../reader.js';
import { fileHeading, sourceOptions } from '../source.js';
import { table } from '../table.js';
import { keywordOptions } from '../vocabulary.js';
import { openTokenizer } from '../words.js';

/** Print the keywords of each post: a table, CSV or a line of JSON. */
export async function keywords(
  files: readonly string[],
  options: KeywordsArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  const [tokenizer, { analyzerOf }] = await Promise.all([
    openTokenizer(options),
    import('../../report/analyzer.js'),
  ]);
  const analyzer = await analyzerOf(read, { tokenizer });
  const which = await keywordOptions(options.limit, options.vocabulary);
  let isFirst = true;
  if (options.csv)
    await output.write(
      csvRecord(['file', 'term', 'score', 'count', 'abbreviations', 'variants', 'vocabulary']),
    );
  return eachInput(files, options, io, async (input, isOneOfMany) => {
    const how = await sourceOptions(options, input);
    const found = analyzer.keywords(input.source, { ...how, ...which });
    if (options.json) {
      await output.write(`${toJson({ file: input.name, keywords: found })}\n`);
    } else if (options.csv) {
      const records = found.map(({ term, score, count, abbreviations, variants, vocabulary }) =>
        csvRecord([
          input.name,
          term,
          score,
          count,
          abbreviations.join(' '),
          variants.join(' '),
          vocabulary ?? '',
        ]),
      );
      await output.write(records.join(''));
    } else {
      const heading = isOneOfMany ? fileHeading(input.name, isFirst) : '';
      const rows = found.map(({ term, score, count, abbreviations, variants, vocabulary }) => [
        score.toFixed(2),
        count,
        term,
        [...(vocabulary === null ? [] : [`#${vocabulary}`]), ...abbreviations, ...variants].join(
          ' ',
        ),
      ]);
      await output.writeLines(heading + table(rows));
    }
    isFirst = false;
  });
}
