import { Command, InvalidArgumentError, Option } from 'commander';
import { visible } from '../report/visible.js';
import type { Io, Output } from './io.js';

/** Options that every command which reads files has. */
export interface SourceArguments {
  readonly format?: 'plain' | 'markdown' | 'html';
  readonly title?: string;
  readonly followLinks?: boolean;
}

export interface LengthArguments {
  readonly sentences?: number;
  readonly chars?: number;
}

export interface AnalyzeArguments extends SourceArguments, LengthArguments {
  readonly json?: boolean;
  readonly keywords?: number;
  readonly frequency?: number;
  readonly tokens?: boolean;
  readonly lang?: 'ja' | 'en';
  readonly color: boolean;
}

export interface BatchArguments extends LengthArguments {
  readonly keywords?: number;
  readonly frequency?: number;
  readonly tokens?: boolean;
  readonly lang?: 'ja' | 'en';
}

export interface ListArguments extends SourceArguments {
  readonly limit?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export interface FrequencyArguments extends ListArguments {
  readonly minCount?: number;
  readonly compounds?: boolean;
}

export interface SummaryArguments extends SourceArguments, LengthArguments {
  readonly json?: boolean;
}

export interface ReadingTimeArguments extends SourceArguments {
  readonly json?: boolean;
  readonly lang?: 'ja' | 'en';
  readonly speed?: 'average' | 'fast' | 'careful' | 'aloud' | number;
}

export interface TokenizeArguments {
  readonly json?: boolean;
  readonly wakati?: boolean;
  readonly followLinks?: boolean;
}

const examples = `
Examples:
  yomitoki analyze post.md                     a report on one post
  yomitoki analyze content/ --json             a line of JSON for each post
  yomitoki keywords post.md --limit 5          the five best keywords
  yomitoki summary essay.txt --chars 120       a description for a search page
  yomitoki frequency essay.txt --csv           a word table for a spreadsheet
  curl -s https://example.com/ | yomitoki reading-time --format html
  yomitoki batch < posts.ndjson > analyses.ndjson

Sources are UTF-8 (or UTF-16 with a byte order mark) of at most 16,777,216
characters. A folder stands for the .md, .mdx, .txt and .html files in it,
hidden entries and node_modules left out. Without a name, or for "-", standard
input is read. A symbolic link that leads out of its folder and the current one
is refused unless --follow-links is given.

Exit codes: 0 done, 1 something failed (every other file is still done), 2 wrong
usage. DEBUG=1 prints stacks.`;

const analyzeExamples = `
Examples:
  yomitoki analyze post.md --lang en
  yomitoki analyze --json content/ | jq -r '[.file, .readingTime.label] | @tsv'
  find . -name '*.md' -print0 | xargs -0 yomitoki analyze --json --keywords 5

The report is in Japanese where the locale (LC_ALL, LC_MESSAGES, LANG) is, else
in English. With --json the labels are Japanese unless --lang says otherwise, so
that the output depends on nothing but the input.`;

const batchExamples = `
Reads a JSON object a line: {"id", "text", "title"?, "format"?}. Writes for each
one, in the same order and as it goes, {"id", …} with the analysis. "line", the
number of the line, takes the place of an "id" that is missing. The text is read
as Markdown, which plain text is too, unless "format" is "plain" or "html". A
line that cannot be done becomes {"id" or "line", "error"} and the run goes on;
the exit code stays 0, and one line on standard error tells how many.

Examples:
  yomitoki batch --keywords 10 --chars 120 < posts.ndjson > analyses.ndjson
  parallel --pipe --keep-order yomitoki batch < posts.ndjson > analyses.ndjson
  posts.rdd.pipe("yomitoki batch")             with Spark`;

const tokenizeExamples = `
Prints a word a line, with its features behind a tab: part of speech (four
levels), conjugation type and form, base form, reading, pronunciation. EOS ends
each line of the text. The text is taken as it is: no Markdown is read.

Examples:
  echo すもももももももものうち | yomitoki tokenize
  yomitoki tokenize --wakati essay.txt > words.txt`;

/** Lay out the command line. Each command is loaded when it is called. */
export function programOf(io: Io, output: Output, done: (exitCode: 0 | 1) => void): Command {
  const program = new Command('yomitoki')
    .description('Read Japanese posts: reading time, keywords, word frequency, summary.')
    .version(io.version, '-V, --version', 'print the release')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (message, write) => write(`yomitoki: ${visible(oneMessage(message))}\n`),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', examples);
  withSource(program.command('analyze').summary('print a report on posts'))
    .description(
      'Print a report on posts: reading time, keywords, word frequency, headings, summary.',
    )
    .option('--json', 'print one line of JSON for each file')
    .option('--keywords <n>', 'most keywords (default: 10)', wholeNumber)
    .option(
      '--frequency <n>',
      'most words of the frequency list (default: 10; all with --json)',
      wholeNumber,
    )
    .option('--sentences <n>', 'sentences of the summary (default: 3)', wholeNumber)
    .option('--chars <n>', 'most characters of the summary', wholeNumber)
    .option('--tokens', 'add every sentence cut into words')
    .addOption(languageOption('language of the report (default: by the locale; ja with --json)'))
    .option('--no-color', 'print without colours')
    .addHelpText('after', analyzeExamples)
    .action(async (files: string[], options: AnalyzeArguments) =>
      done(await (await import('./commands/analyze.js')).analyze(files, options, io, output)),
    );
  program
    .command('batch')
    .summary('analyze posts given as NDJSON on standard input')
    .description('Analyze posts given as NDJSON on standard input, in a stream.')
    .option('--keywords <n>', 'most keywords (default: 10)', wholeNumber)
    .option('--frequency <n>', 'most words of the frequency list (default: all)', wholeNumber)
    .option('--sentences <n>', 'sentences of the summary (default: 3)', wholeNumber)
    .option('--chars <n>', 'most characters of the summary', wholeNumber)
    .option('--tokens', 'add every sentence cut into words')
    .addOption(languageOption('language of the labels (default: ja)'))
    .addHelpText('after', batchExamples)
    .action(async (options: BatchArguments) =>
      done(await (await import('./commands/batch.js')).batch(options, io, output)),
    );
  withSource(program.command('keywords').summary('print the keywords of posts'))
    .description('Print the keywords of posts, the best first.')
    .option('-n, --limit <n>', 'most keywords (default: 10)', wholeNumber)
    .option('--json', 'print one line of JSON for each file')
    .option('--csv', 'print comma-separated values')
    .action(async (files: string[], options: ListArguments) =>
      done(await (await import('./commands/keywords.js')).keywords(files, options, io, output)),
    );
  withSource(program.command('summary').summary('print a summary of posts'))
    .description('Print a summary of posts in sentences of their own.')
    .option('--sentences <n>', 'sentences (default: 3)', wholeNumber)
    .option('--chars <n>', 'most characters', wholeNumber)
    .option('--json', 'print one line of JSON for each file')
    .action(async (files: string[], options: SummaryArguments) =>
      done(await (await import('./commands/summary.js')).summary(files, options, io, output)),
    );
  withSource(program.command('reading-time').summary('print how long posts take to read'))
    .description('Print how long posts take to read.')
    .option('--speed <pace>', 'average, fast, careful, aloud, or characters a minute', paceOf)
    .addOption(languageOption('language of the label (default: by the locale; ja with --json)'))
    .option('--json', 'print one line of JSON for each file')
    .action(async (files: string[], options: ReadingTimeArguments) =>
      done(
        await (await import('./commands/reading-time.js')).readingTime(files, options, io, output),
      ),
    );
  withSource(program.command('frequency').summary('print how often words occur'))
    .description('Print how often the content words of posts occur.')
    .option('-n, --limit <n>', 'most words (default: all)', wholeNumber)
    .option('--min-count <n>', 'least count of a word', wholeNumber)
    .option('--compounds', 'count compounds such as 分散システム whole, too')
    .option('--json', 'print one line of JSON for each file')
    .option('--csv', 'print comma-separated values')
    .action(async (files: string[], options: FrequencyArguments) =>
      done(await (await import('./commands/frequency.js')).frequency(files, options, io, output)),
    );
  program
    .command('tokenize')
    .summary('cut texts into words')
    .description('Cut texts into words.')
    .argument('[files...]', 'files, folders, or "-" for standard input')
    .option('--wakati', 'print the words of each line with spaces between them')
    .option('--json', 'print one line of JSON for each file')
    .option('--follow-links', 'read symbolic links that lead out of their folder')
    .addHelpText('after', tokenizeExamples)
    .action(async (files: string[], options: TokenizeArguments) =>
      done(await (await import('./commands/tokenize.js')).tokenize(files, options, io, output)),
    );
  return program;
}

/** Commander's message and its suggestion on one line, in our words. */
function oneMessage(message: string): string {
  const line = message
    .trim()
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean ([^\n]*)\?\)$/, ' (did you mean $1?)');
  const file = /^unknown command '([^\n]*[./][^\n]*)'$/.exec(line)?.[1];
  return file === undefined ? line : `${line} (did you mean yomitoki analyze ${file}?)`;
}

function withSource(command: Command): Command {
  return command
    .argument('[files...]', 'files, folders, or "-" for standard input')
    .addOption(
      new Option(
        '--format <format>',
        'read as this (default: by the name, else by the look)',
      ).choices(['plain', 'markdown', 'html']),
    )
    .option('--title <text>', 'title of the post; for one file')
    .option('--follow-links', 'read symbolic links that lead out of their folder');
}

const languageOption = (description: string) =>
  new Option('--lang <language>', description).choices(['ja', 'en']);

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}

const paces = ['average', 'fast', 'careful', 'aloud'] as const;

function paceOf(text: string): (typeof paces)[number] | number {
  const named = paces.find((pace) => pace === text);
  if (named !== undefined) return named;
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError(`It must be one of ${paces.join(', ')}, or a number above 0.`);
}
