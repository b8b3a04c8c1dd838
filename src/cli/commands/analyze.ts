import { toJson } from '../../report/visible.js';
import type { AnalyzeArguments } from '../arguments.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { read } from '../reader.js';
import { sourceOptions, summaryOptions } from '../source.js';
import { languageOf, usesColor, widthOf } from '../terminal.js';
import { keywordOptions } from '../vocabulary.js';
import { openTokenizer } from '../words.js';

/** Print a report, or a line of JSON, for each post. */
export async function analyze(
  files: readonly string[],
  options: AnalyzeArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  // While the dictionary is read, the rest is loaded.
  const [tokenizer, { analyzerOf }, report] = await Promise.all([
    openTokenizer(options),
    import('../../report/analyzer.js'),
    options.json ? undefined : import('../../report/format.js'),
  ]);
  const language = options.json ? (options.lang ?? 'ja') : languageOf(options.lang, io);
  const analyzer = await analyzerOf(read, {
    tokenizer,
    language,
    summary: summaryOptions(options),
    tokens: options.tokens ?? false,
    readingTime: { speed: options.speed },
    keywords: await keywordOptions(options.keywords, options.vocabulary),
    frequency: options.frequency,
  });
  const look = { language, width: widthOf(io), color: usesColor(options.color, io) };
  let isFirst = true;
  return eachInput(files, options, io, async (input) => {
    const analysis = analyzer.analyze(input.source, await sourceOptions(options, input));
    if (report === undefined) {
      await output.write(`${toJson({ file: input.name, ...analysis })}\n`);
      return;
    }
    const text = report.formatAnalysis(analysis, {
      ...look,
      name: input.name === '-' ? undefined : input.name,
      frequency: options.frequency,
    });
    await output.writeLines(isFirst ? text : `\n\n${text}`);
    isFirst = false;
  });
}
