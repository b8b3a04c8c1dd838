import type { Readability } from '../../measure/readability.js';
import { labelsOf } from '../../report/labels.js';
import { clip } from '../../report/layout.js';
import { readabilityLines } from '../../report/readability-lines.js';
import { oneLine, toJson, visible } from '../../report/visible.js';
import type { ReadabilityArguments } from '../arguments.js';
import { eachInput, type Input } from '../input.js';
import type { Io, Output } from '../io.js';
import { placesOf } from '../places.js';
import { read } from '../reader.js';
import { sourceOptions } from '../source.js';
import { languageOf } from '../terminal.js';

const widestExcerpt = 48;

/** Print how hard each post is to read, and each place that an author can act on; no dictionary is loaded. */
export async function readability(
  files: readonly string[],
  options: ReadabilityArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  const [measure, { splitSentences }] = await Promise.all([
    import('../../measure/readability.js'),
    import('../../sentence/split.js'),
  ]);
  const { longSentence, manyCommas, longKanjiRun, json, lang } = options;
  const language = json ? (lang ?? 'ja') : languageOf(lang, io);
  const limits = { language, longSentence, manyCommas, longKanjiRun };
  let isFirst = true;
  return eachInput(files, options, io, async (input) => {
    const prose = read(input.source, await sourceOptions(options, input));
    const measured = measure.readability(splitSentences(prose), limits);
    if (json) {
      const placed = withPlaces(measured, input.source);
      await output.write(`${toJson({ file: input.name, readability: placed })}\n`);
      return;
    }
    const text = `${figuresOf(measured, input, language)}${findingsOf(measured, input, language)}`;
    await output.writeLines(isFirst ? text : `\n${text}`);
    isFirst = false;
  });
}

/** The measures under the name of the file. */
function figuresOf(measured: Readability, { name }: Input, language: 'ja' | 'en'): string {
  const lines = readabilityLines(measured, language).map(
    ({ name: measure, figure, words }) => `  ${measure}  ${figure}  ${words}\n`,
  );
  return `${oneLine(name)}\n${lines.join('')}`;
}

/** A line for each finding, in the form that editors take: file, line, column, message. */
function findingsOf(
  { findings, kanji }: Readability,
  { name, source }: Input,
  language: 'ja' | 'en',
): string {
  const { findings: messages } = labelsOf(language);
  const all = [
    ...findings.map((finding) => ({ ...finding, message: messages[finding.kind](finding.count) })),
    ...kanji.outside.map((rare) => ({ ...rare, message: messages.rareKanji(rare.count) })),
  ].sort((a, b) => a.start - b.start);
  const places = placesOf(
    source,
    all.map(({ start }) => start),
  );
  const lines = all.map(({ message, text }, i) => {
    const { line, column } = places[i]!;
    const excerpt = clip(oneLine(text.slice(0, 4 * widestExcerpt)), widestExcerpt);
    return `${visible(name)}:${line}:${column}: ${message}: ${excerpt}\n`;
  });
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}

function withPlaces(measured: Readability, source: string) {
  const { findings, kanji } = measured;
  const places = placesOf(
    source,
    [...findings, ...kanji.outside].map(({ start }) => start),
  );
  return {
    ...measured,
    kanji: {
      ...kanji,
      outside: kanji.outside.map((rare, i) => ({ ...rare, ...places[findings.length + i] })),
    },
    findings: findings.map((finding, i) => ({ ...finding, ...places[i] })),
  };
}
