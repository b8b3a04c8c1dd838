import picocolors from 'picocolors';
import { checkFlag, checkOptions, describe } from '../errors.js';
import type { Keyword } from '../measure/keywords.js';
import { checkCount } from '../measure/options.js';
import type { ReadingTime } from '../measure/reading-time.js';
import type { TokenizedSentence } from '../measure/tokenize-sentences.js';
import type { Analysis } from './analysis.js';
import { type Labels, labelsOf } from './labels.js';
import { clip, columnsOf, padLeft, padRight, wrap } from './layout.js';
import { readabilityLines } from './readability-lines.js';
import { oneLine, visible } from './visible.js';

/** How a report looks. */
export interface FormatOptions {
  /** Language of the headings and units; texts of the post stay as they are. Default: `ja`. */
  readonly language?: 'ja' | 'en' | undefined;
  /** Columns of the terminal. Default: 80; at least 40 and at most 100 are used. */
  readonly width?: number | undefined;
  /** Whether to colour with ANSI escape codes. Default: false. */
  readonly color?: boolean | undefined;
  /** Name to show under the title, such as the file's. */
  readonly name?: string | undefined;
  /** Most entries of the frequency list to show. Default: 10. */
  readonly frequency?: number | undefined;
}

type Colors = ReturnType<typeof picocolors.createColors>;

interface Page {
  readonly labels: Labels;
  readonly colors: Colors;
  readonly language: 'ja' | 'en';
  readonly width: number;
}

const widestLine = 100;
const narrowestLine = 40;
const widestTerm = 32;
const widestBar = 24;

/**
 * Lay an analysis out for people: title, reading time, keywords with bars, word frequency, headings, summary, readability, each line
 * ended by a line feed. Columns stand in line with full-width characters in them, and nothing that the post holds acts
 * on the terminal.
 *
 * @throws TypeError, RangeError when `analysis` is none or an option not what it should be.
 */
export function formatAnalysis(analysis: Analysis, options: FormatOptions = {}): string {
  if (!Array.isArray(analysis?.frequency))
    throw new TypeError(`analysis must be an Analysis, got ${describe(analysis)}`);
  checkOptions('options', options);
  checkFlag('color', options.color);
  const { language = 'ja', name } = options;
  if (name !== undefined && typeof name !== 'string')
    throw new TypeError(`name must be a string, got ${describe(name)}`);
  const width = checkCount('width', options.width, 0) ?? 80;
  const mostTerms = checkCount('frequency', options.frequency, 0) ?? 10;
  const page: Page = {
    labels: labelsOf(language),
    language,
    colors: picocolors.createColors(options.color ?? false),
    width: Math.min(widestLine, Math.max(narrowestLine, width)),
  };
  const terms = analysis.frequency.slice(0, mostTerms);
  const rows = [...analysis.keywords, ...terms];
  const column = termColumn(rows, page);
  return [
    masthead(analysis, options.name, page),
    section(page, page.labels.readingTime, readingTimeLines(analysis.readingTime, page)),
    section(page, page.labels.keywords, keywordLines(analysis.keywords, column, page)),
    section(page, page.labels.frequency, frequencyLines(terms, column, page)),
    analysis.headings.length > 0
      ? section(page, page.labels.headings, headingLines(analysis, page))
      : [],
    section(page, page.labels.summary, summaryLines(analysis.summary.text, page)),
    section(page, page.labels.readability, comparisonLines(analysis, page)),
    analysis.sentences === undefined
      ? []
      : section(page, page.labels.words, wordLines(analysis.sentences, page)),
    noticeLines(analysis, page),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function masthead(analysis: Analysis, name: string | undefined, page: Page): string[] {
  const { labels, colors, width } = page;
  const { counts, title } = analysis;
  const heading = title === null ? labels.untitled : oneLine(title);
  const facts = [
    ...(name === undefined ? [] : [visible(name)]),
    labels.formats[analysis.format],
    labels.characters(counts.characters),
    labels.sentences(counts.sentences),
    labels.paragraphs(counts.paragraphs),
    ...(counts.images > 0 ? [labels.images(counts.images)] : []),
    ...(counts.codeBlocks > 0 ? [labels.codeBlocks(counts.codeBlocks)] : []),
  ];
  return [
    ...wrap(clip(heading, width * 3), width).map((line) => colors.bold(line)),
    ...pack(facts, width).map((line) => colors.dim(line)),
  ];
}

/** Put facts on lines with dots between them, none broken. */
function pack(facts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    const together = last === undefined ? fact : `${last} · ${fact}`;
    if (last !== undefined && columnsOf(together) <= width) lines[lines.length - 1] = together;
    else lines.push(fact);
  }
  return lines;
}

function section(page: Page, heading: string, lines: readonly string[]): string[] {
  const body = lines.length > 0 ? lines : [page.colors.dim(page.labels.none)];
  return [page.colors.bold(page.colors.cyan(heading)), ...body.map((line) => `  ${line}`)];
}

function readingTimeLines(time: ReadingTime, page: Page): string[] {
  const { labels, colors } = page;
  const { fast, careful } = time.range;
  const facts = [
    // Of a few words, 0 seconds say nothing.
    ...(careful > fast && careful >= 1 ? [labels.range(fast, careful)] : []),
    oneLine(time.assumption),
  ];
  const label = oneLine(time.label);
  const [detail = '', ...more] = pack(facts, page.width - 2);
  return more.length === 0 && columnsOf(label) + columnsOf(detail) + 4 <= page.width
    ? [`${colors.green(label)}  ${colors.dim(detail)}`]
    : [colors.green(label), ...[detail, ...more].map((line) => colors.dim(line))];
}

/** Width of the column that holds the widest term of both lists and leaves room for what follows. */
function termColumn(rows: readonly { term: string; count: number }[], page: Page): number {
  const counts = rows.map(({ count }) => page.labels.times(count));
  const limit = Math.min(widestTerm, page.width - widest(counts) - 22);
  return widest(rows.map(({ term }) => clip(oneLine(term), limit)));
}

const widest = (texts: readonly string[]) =>
  texts.reduce((columns, text) => Math.max(columns, columnsOf(text)), 0);

const cell = (term: string, column: number) => padRight(clip(oneLine(term), column), column);

function keywordLines(keywords: readonly Keyword[], column: number, page: Page): string[] {
  const { colors, labels } = page;
  const counts = keywords.map(({ count }) => labels.times(count));
  const countColumn = widest(counts);
  const barColumns = Math.max(0, Math.min(widestBar, page.width - column - countColumn - 16));
  return keywords.map((keyword, index) => {
    const others = [
      ...(keyword.longForm === null ? [] : [keyword.longForm]),
      ...keyword.abbreviations,
      ...keyword.variants,
    ]
      .map(oneLine)
      .join(labels.comma);
    const bar = barOf(keyword.score, barColumns);
    const used = column + countColumn + 16 + columnsOf(bar);
    const room = page.width - used - 2;
    const also = others !== '' && room >= 8 ? ` ${colors.dim(clip(others, room))}` : '';
    return [
      colors.dim(padLeft(String(index + 1), 2)),
      colors.bold(cell(keyword.term, column)),
      padLeft(counts[index]!, countColumn),
      keyword.score.toFixed(2),
      `${colors.cyan(bar)}${also}`,
    ].join('  ');
  });
}

/** A bar in eighths of a column, for a score of 0–1. */
function barOf(score: number, columns: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, score)) * columns * 8);
  return '█'.repeat(eighths >> 3) + ' ▏▎▍▌▋▊▉'.charAt(eighths & 7).trim();
}

function frequencyLines(
  terms: Analysis['frequency'],
  column: number,
  { colors, labels, width }: Page,
): string[] {
  const counts = terms.map(({ count }) => labels.times(count));
  const countColumn = widest(counts);
  return terms.map((term, index) => {
    const kind = clip(labels.partOfSpeech(oneLine(term.partOfSpeech)), 14);
    const room = width - column - countColumn - columnsOf(kind) - 12;
    const variants = term.variants.map(oneLine).join(labels.comma);
    return [
      colors.dim(padLeft(String(index + 1), 2)),
      cell(term.term, column),
      padLeft(counts[index]!, countColumn),
      colors.dim(kind),
      ...(variants !== '' && room >= 8 ? [colors.dim(clip(variants, room))] : []),
    ].join('  ');
  });
}

function headingLines({ headings }: Analysis, page: Page): string[] {
  const top = headings.reduce((least, { level }) => Math.min(least, level), 6);
  return headings.map(({ level, text }) => {
    const indent = '  '.repeat(level - top);
    return `${indent}${clip(oneLine(text), page.width - 2 - indent.length)}`;
  });
}

const summaryLines = (text: string, page: Page) =>
  text.trim() === '' ? [] : wrap(oneLine(text), page.width - 4);

function comparisonLines({ readability }: Analysis, page: Page): string[] {
  const { colors, language, width } = page;
  return readabilityLines(readability, language).flatMap(({ name, figure, words }) => {
    const head = `${name}  ${figure}`;
    return columnsOf(head) + columnsOf(words) + 4 <= width
      ? [`${head}  ${colors.dim(words)}`]
      : [head, `  ${colors.dim(clip(words, width - 4))}`];
  });
}

/** Each sentence with spaces between its words. */
function wordLines(sentences: readonly TokenizedSentence[], page: Page): string[] {
  return sentences.flatMap(({ tokens }) => {
    const words = tokens.map(({ surface }) => oneLine(surface)).filter((word) => word !== '');
    return wrap(words.join(' '), page.width - 4);
  });
}

function noticeLines({ notices }: Analysis, page: Page): string[] {
  return notices.flatMap(({ message }) =>
    wrap(`${page.labels.notice}: ${oneLine(message)}`, page.width).map((line) =>
      page.colors.yellow(line),
    ),
  );
}
