import { toJson } from '../../report/visible.js';
import type { FrequencyArguments } from '../arguments.js';
import { csvRecord } from '../csv.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { read } from '../reader.js';
import { fileHeading, sourceOptions } from '../source.js';
import { table } from '../table.js';
import { openTokenizer } from '../words.js';

/** Print how often the words of each post occur: a table, CSV or a line of JSON. */
export async function frequency(
  files: readonly string[],
  options: FrequencyArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  const [tokenizer, { analyzerOf }] = await Promise.all([
    openTokenizer(options),
    import('../../report/analyzer.js'),
  ]);
  const analyzer = await analyzerOf(read, { tokenizer });
  const { limit, minCount, compounds, partOfSpeech } = options;
  const what = { limit, minCount, compounds, partOfSpeech };
  let isFirst = true;
  if (options.csv)
    await output.write(csvRecord(['file', 'term', 'count', 'partOfSpeech', 'variants']));
  return eachInput(files, options, io, async (input, isOneOfMany) => {
    const how = await sourceOptions(options, input);
    const found = analyzer.frequency(input.source, { ...how, ...what });
    if (options.json) {
      await output.write(`${toJson({ file: input.name, frequency: found })}\n`);
    } else if (options.csv) {
      const records = found.map(({ term, count, partOfSpeech, variants }) =>
        csvRecord([input.name, term, count, partOfSpeech, variants.join(' ')]),
      );
      await output.write(records.join(''));
    } else {
      const heading = isOneOfMany ? fileHeading(input.name, isFirst) : '';
      const rows = found.map(({ term, count, partOfSpeech, variants }) => [
        count,
        term,
        partOfSpeech,
        variants.join(' '),
      ]);
      await output.writeLines(heading + table(rows));
    }
    isFirst = false;
  });
}
