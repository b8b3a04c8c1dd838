import { Command, Option } from 'commander';
import { visible } from '../report/visible.js';
import type {
  AnalyzeArguments,
  BatchArguments,
  BuildArguments,
  CompileArguments,
  FrequencyArguments,
  KeywordsArguments,
  ReadabilityArguments,
  ReadingTimeArguments,
  SummaryArguments,
  TokenizeArguments,
} from './arguments.js';
import {
  analyzeExamples,
  batchExamples,
  buildExamples,
  compileExamples,
  examples,
  frequencyExamples,
  keywordsExamples,
  readabilityExamples,
  tokenizeExamples,
} from './help.js';
import type { Io, Output } from './io.js';
import { foldersOf, paceOf, partsOfSpeech, wholeNumber, wholeNumberOrZero } from './values.js';

/** What every command is run with. */
interface Run {
  readonly io: Io;
  readonly output: Output;
  /** Takes the exit code. */
  readonly done: (exitCode: 0 | 1) => void;
}

/** Lay out the command line. Each command is loaded when it is called. */
export function programOf(io: Io, output: Output, done: Run['done']): Command {
  const program = new Command('yomitoki')
    .description(
      'Read Japanese posts: reading time, keywords, word frequency, summary, readability.',
    )
    .version(io.version, '-V, --version', 'print the release')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (message, write) => write(`yomitoki: ${visible(oneMessage(message))}\n`),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', examples);

  for (const add of [
    addAnalyze,
    addBatch,
    addKeywords,
    addSummary,
    addReadingTime,
    addReadability,
    addFrequency,
    addTokenize,
    addCompile,
    addBuild,
  ])
    add(program, { io, output, done });
  for (const name of ['analyze', 'batch', 'keywords', 'summary', 'frequency', 'tokenize'])
    wordOptions(program.commands.find((command) => command.name() === name)!);
  return program;
}

function addAnalyze(program: Command, { io, output, done }: Run): void {
  sourceOptions(program.command('analyze').summary('print a report on posts'))
    .description(
      'Print a report on posts: reading time, keywords, word frequency, summary, readability.',
    )
    .option('--json', 'print one line of JSON for each file')
    .option('--keywords <n>', 'most keywords (default: 10)', wholeNumber)
    .option('--vocabulary <tags>', 'tags of your site: a,b,c or a file (keywords --help)')
    .option(
      '--frequency <n>',
      'most words of the frequency list (default: 10; all with --json)',
      wholeNumber,
    )
    .option('--sentences <n>', 'sentences of the summary (default: 3)', wholeNumber)
    .option('--chars <n>', 'most characters of the summary', wholeNumber)
    .option('--tokens', 'add every sentence cut into words')
    .option('--speed <pace>', speedHelp, paceOf)
    .addOption(languageOption('language of the report (default: by the locale; ja with --json)'))
    .option('--no-color', 'print without colours')
    .addHelpText('after', analyzeExamples)
    .action(async (files: string[], options: AnalyzeArguments) =>
      done(await (await import('./commands/analyze.js')).analyze(files, options, io, output)),
    );
}

function addBatch(program: Command, { io, output, done }: Run): void {
  program
    .command('batch')
    .summary('analyze posts given as NDJSON on standard input')
    .description('Analyze posts given as NDJSON on standard input, in a stream.')
    .option('--keywords <n>', 'most keywords (default: 10)', wholeNumber)
    .option('--vocabulary <tags>', 'tags of your site: a,b,c or a file (keywords --help)')
    .option('--frequency <n>', 'most words of the frequency list (default: all)', wholeNumber)
    .option('--sentences <n>', 'sentences of the summary (default: 3)', wholeNumber)
    .option('--chars <n>', 'most characters of the summary', wholeNumber)
    .option('--tokens', 'add every sentence cut into words')
    .addOption(languageOption('language of the labels (default: ja)'))
    .addHelpText('after', batchExamples)
    .action(async (options: BatchArguments) =>
      done(await (await import('./commands/batch.js')).batch(options, io, output)),
    );
}

function addKeywords(program: Command, { io, output, done }: Run): void {
  sourceOptions(program.command('keywords').summary('print the keywords of posts'))
    .description('Print the keywords of posts, the best first.')
    .option('-n, --limit <n>', 'most keywords (default: 10)', wholeNumber)
    .option('--vocabulary <tags>', 'tags of your site: a,b,c or a file')
    .option('--json', 'print one line of JSON for each file')
    .addOption(new Option('--csv', 'print comma-separated values').conflicts('json'))
    .addHelpText('after', keywordsExamples)
    .action(async (files: string[], options: KeywordsArguments) =>
      done(await (await import('./commands/keywords.js')).keywords(files, options, io, output)),
    );
}

function addSummary(program: Command, { io, output, done }: Run): void {
  sourceOptions(program.command('summary').summary('print a summary of posts'))
    .description('Print a summary of posts in sentences of their own.')
    .option('--sentences <n>', 'sentences (default: 3)', wholeNumber)
    .option('--chars <n>', 'most characters', wholeNumber)
    .option('--json', 'print one line of JSON for each file')
    .action(async (files: string[], options: SummaryArguments) =>
      done(await (await import('./commands/summary.js')).summary(files, options, io, output)),
    );
}

function addReadingTime(program: Command, { io, output, done }: Run): void {
  sourceOptions(program.command('reading-time').summary('print how long posts take to read'))
    .description('Print how long posts take to read.')
    .option('--speed <pace>', speedHelp, paceOf)
    .addOption(languageOption('language of the label (default: by the locale; ja with --json)'))
    .option('--json', 'print one line of JSON for each file')
    .action(async (files: string[], options: ReadingTimeArguments) =>
      done(
        await (await import('./commands/reading-time.js')).readingTime(files, options, io, output),
      ),
    );
}

function addReadability(program: Command, { io, output, done }: Run): void {
  sourceOptions(program.command('readability').summary('print what makes posts hard to read'))
    .description('Print how hard posts are to read, and where an author can act.')
    .option('--long-sentence <n>', 'longest sentence in characters (default: 100)', wholeNumber)
    .option('--many-commas <n>', 'most 読点 of a sentence (default: 3)', wholeNumber)
    .option('--long-kanji-run <n>', 'longest run of kanji (default: 6)', wholeNumber)
    .addOption(languageOption('language of the words (default: by the locale; ja with --json)'))
    .option('--json', 'print one line of JSON for each file')
    .addHelpText('after', readabilityExamples)
    .action(async (files: string[], options: ReadabilityArguments) =>
      done(
        await (await import('./commands/readability.js')).readability(files, options, io, output),
      ),
    );
}

function addFrequency(program: Command, { io, output, done }: Run): void {
  sourceOptions(program.command('frequency').summary('print how often words occur'))
    .description('Print how often the content words of posts occur.')
    .option('-n, --limit <n>', 'most words (default: all)', wholeNumber)
    .option('--min-count <n>', 'least count of a word', wholeNumber)
    .option('--compounds', 'count compounds such as 分散システム whole, too')
    .option(
      '--part-of-speech <names>',
      'parts of speech (default: 名詞,動詞,形容詞,副詞)',
      partsOfSpeech,
    )
    .option('--json', 'print one line of JSON for each file')
    .addOption(new Option('--csv', 'print comma-separated values').conflicts('json'))
    .addHelpText('after', frequencyExamples)
    .action(async (files: string[], options: FrequencyArguments) =>
      done(await (await import('./commands/frequency.js')).frequency(files, options, io, output)),
    );
}

function addTokenize(program: Command, { io, output, done }: Run): void {
  program
    .command('tokenize')
    .summary('cut texts into words')
    .description('Cut texts into words.')
    .argument('[files...]', 'files, folders, or "-" for standard input')
    .addOption(
      new Option('--wakati', 'print the words of each line with spaces between them').conflicts(
        'json',
      ),
    )
    .option('--json', 'print a line of JSON for each 4,096 words of a file')
    .option('--follow-links', 'read symbolic links that lead out of their folder')
    .addHelpText('after', tokenizeExamples)
    .action(async (files: string[], options: TokenizeArguments) =>
      done(await (await import('./commands/tokenize.js')).tokenize(files, options, io, output)),
    );
}

function addCompile(program: Command, { io, output, done }: Run): void {
  program
    .command('compile')
    .summary('compile a dictionary with your own lexicons')
    .description('Write a dictionary: that of this package with the words of your lexicons.')
    .argument('<lexicons...>', "CSV files in MeCab's form or that of --user-words")
    .requiredOption('--out <file>', 'file to write')
    .addHelpText('after', compileExamples)
    .action(async (files: string[], options: CompileArguments) =>
      done(await (await import('./commands/compile.js')).compile(files, options, io, output)),
    );
}

function addBuild(program: Command, { io, output, done }: Run): void {
  program
    .command('build')
    .summary('write the values of a blog’s pages for Hugo, Jekyll and others')
    .description('Write what the pages of a blog show of its posts as one JSON file.')
    .argument('<folder>', 'folder of the posts')
    .requiredOption('--out <file>', 'file to write; slugs in it are kept')
    .option(
      '--posts <folders>',
      'folders in it whose pages are posts: posts,notes (default: all)',
      foldersOf,
    )
    .option('--related <n>', 'most related posts (default: 5)', wholeNumberOrZero)
    .option('--tags <n>', 'most suggested tags (default: 5)', wholeNumberOrZero)
    .option('--keywords <n>', 'most keywords (default: 5)', wholeNumber)
    .option('--description <n>', 'most characters of the description (default: 120)', wholeNumber)
    .option('--sentences <n>', 'sentences of the summary (default: 3)', wholeNumber)
    .option('--slug-length <n>', 'most characters of a slug (default: 60)', wholeNumber)
    .option('--furigana', 'add the title with readings above its kanji')
    .option('--search', 'add the terms of each post for a search index')
    .option('--search-index <file>', 'write a search index for the browser, too')
    .addOption(languageOption('language of the labels (default: ja)'))
    .option('--user-words <file>', 'CSV of your own words (yomitoki tokenize --help)')
    .addOption(rulesOption())
    .option('--no-modern-words', 'know no words that IPADIC of 2007 lacks')
    .option('--cache <folder>', 'keep what was read there (default: in node_modules/.cache)')
    .option('--no-cache', 'read every post anew')
    .option('--follow-links', 'read symbolic links that lead out of their folder')
    .option('--watch', 'write again after each change of a post, until interrupted')
    .option('--quiet', 'print nothing but errors')
    .addHelpText('after', buildExamples)
    .action(async (folder: string, options: BuildArguments) =>
      done(await (await import('./commands/build.js')).build(folder, options, io, output)),
    );
}

/** Commander's message and its suggestion on one line, in our words. */
function oneMessage(message: string): string {
  const line = message
    .trim()
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean ([^\n]*)\?\)$/, ' (did you mean $1?)');
  if (line.startsWith("too many arguments for 'batch'"))
    return `${line} It reads standard input: yomitoki batch < posts.ndjson`;
  const file = /^unknown command '([^\n]*[./][^\n]*)'$/.exec(line)?.[1];
  return file === undefined ? line : `${line} (did you mean yomitoki analyze ${file}?)`;
}

/** What every command that reads posts takes. */
function sourceOptions(command: Command): Command {
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

/** What every command that cuts texts into words takes. */
function wordOptions(command: Command): Command {
  return command
    .option('--user-words <file>', 'CSV of your own words (yomitoki tokenize --help)')
    .addOption(rulesOption())
    .option('--no-modern-words', 'know no words that IPADIC of 2007 lacks')
    .option('--dictionary <file>', 'dictionary that yomitoki compile has written');
}

const speedHelp = 'average, fast, careful, aloud, or characters a minute';

const rulesOption = () =>
  new Option('--rules <rules>', 'whose words to give (default: mecab)').choices([
    'kuromoji',
    'mecab',
  ]);

const languageOption = (description: string) =>
  new Option('--lang <language>', description).choices(['ja', 'en']);
