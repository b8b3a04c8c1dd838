import { toJson } from '../../report/visible.js';
import type { AnalyzeArguments } from '../arguments.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { checkTitle, sourceOptions, summaryOptions } from '../source.js';
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
  checkTitle(options, files);
  const { createAnalyzer } = await import('../../index.js');
  const language = options.json ? (options.lang ?? 'ja') : languageOf(options.lang, io);
  const analyzer = await createAnalyzer({
    tokenizer: await openTokenizer(options),
    language,
    summary: summaryOptions(options),
    tokens: options.tokens ?? false,
    keywords: await keywordOptions(options.keywords, options.vocabulary),
    ...(options.frequency !== undefined && { frequency: options.frequency }),
  });
  const formatAnalysis = options.json
    ? undefined
    : (await import('../../format.js')).formatAnalysis;
  const look = { language, width: widthOf(io), color: usesColor(options.color, io) };
  let isFirst = true;
  return eachInput(files, options, io, async (input) => {
    const analysis = analyzer.analyze(input.source, sourceOptions(options, input));
    if (formatAnalysis === undefined) {
      await output.write(`${toJson({ file: input.name, ...analysis })}\n`);
      return;
    }
    const report = formatAnalysis(analysis, {
      ...look,
      ...(input.name !== '-' && { name: input.name }),
      ...(options.frequency !== undefined && { frequency: options.frequency }),
    });
    await output.writeLines(isFirst ? report : `\n\n${report}`);
    isFirst = false;
  });
}
