import type { Comparison, Readability } from '../measure/readability.js';
import { compare } from '../measure/readability-norms.js';
import { type Labels, labelsOf, type Measure } from './labels.js';
import { columnsOf, padLeft, padRight } from './layout.js';

/** A measure of readability as the report shows it. */
export interface ReadabilityLine {
  readonly name: string;
  readonly figure: string;
  /** How it compares with real posts. */
  readonly words: string;
}

const shown: readonly Measure[] = [
  'score',
  'sentenceLength',
  'longSentences',
  'commas',
  'kanjiRatio',
];

/** The measures of readability in words, names and figures in columns; none for a post without sentences. */
export function readabilityLines(
  readability: Readability,
  language: 'ja' | 'en',
): ReadabilityLine[] {
  const labels = labelsOf(language);
  const rows = shown.flatMap((measure) => {
    const comparison = readability.comparisons.find((found) => found.measure === measure);
    if (comparison === undefined) return [];
    const figure = figureOf(measure, comparison, readability, labels);
    // In the language of the report, whatever that of the analysis was.
    const [{ words }] = compare({ [measure]: comparison.value }, language) as [Comparison];
    return [{ name: labels.measures[measure], figure, words }];
  });
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(columnsOf));
  const names = widest(rows.map(({ name }) => name));
  const figures = widest(rows.map(({ figure }) => figure));
  return rows.map(({ name, figure, words }) => ({
    name: padRight(name, names),
    figure: padLeft(figure, figures),
    words,
  }));
}

function figureOf(
  measure: Measure,
  { value }: Comparison,
  { sentences }: Readability,
  labels: Labels,
): string {
  switch (measure) {
    case 'score':
      return labels.score(value);
    case 'sentenceLength':
      return labels.perSentence(value);
    case 'longSentences':
      // The share has three digits.
      return sentences < 1000
        ? labels.ofSentences(Math.round(value * sentences), sentences)
        : labels.percent(value);
    case 'commas':
      return value.toFixed(1);
    case 'kanjiRatio':
      return labels.percent(value);
  }
}
