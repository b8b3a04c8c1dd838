import {
  type Analysis,
  type Analyzer,
  type ReadingTime,
  readPlain,
  searchTerms,
} from '../index.js';
import { readingTime as timeOf } from '../reading-time.js';
import { defaultKeywords, formatOf, type PageOptions, type PageSource } from './page-options.js';
import { ownSlug, type PageValues, type StoredPage } from './page-values.js';
import { sharedAnalyzer } from './shared-analyzer.js';

/** Read a post: what its page shows, and what its blog needs to know. */
export async function readPage(
  source: string,
  about: PageSource,
  options: PageOptions,
): Promise<StoredPage> {
  return readPageWith(await sharedAnalyzer(options), source, about, options);
}

/** Read a post with the analyzer for these options, for hosts that cannot wait. */
export function readPageWith(
  analyzer: Analyzer,
  source: string,
  about: PageSource,
  options: PageOptions,
): StoredPage {
  const analysis = analyzer.analyze(source, {
    format: formatOf(source, about),
    tokens: options.searchTerms === true,
    ...(typeof about.title === 'string' && { title: about.title }),
  });
  return {
    values: valuesOf(analyzer, analysis, about, options),
    facts: {
      keywords: analysis.keywords.map(({ term, score }) => ({ term, score })),
      frequency: analysis.frequency.map(({ term, count, partOfSpeech }) => ({
        term,
        count,
        partOfSpeech,
      })),
      frontMatter: analysis.frontMatter,
    },
  };
}

function valuesOf(
  analyzer: Analyzer,
  analysis: Analysis,
  about: PageSource,
  options: PageOptions,
): PageValues {
  const { title, summary, description, sentences } = analysis;
  const terms = analysis.keywords.map(({ term }) => term);
  const { keywords, furigana } = options;
  const limit = typeof keywords === 'object' ? keywords.limit : keywords;
  return {
    title,
    readingTime: withAuthors(analysis.readingTime, about, options),
    keywords: terms.slice(0, limit ?? defaultKeywords),
    summary: summary.text,
    description,
    slug: analyzer.slug(title ?? terms.slice(0, 3).join(' '), {
      ...options.slug,
      existing: about.slug ?? ownSlug(analysis.frontMatter),
    }),
    ...(furigana !== undefined &&
      furigana !== false && {
        furigana: analyzer.furigana(title ?? '', furigana === true ? {} : furigana),
      }),
    ...(sentences !== undefined && {
      searchTerms: sentences.flatMap(({ tokens }) => searchTerms(tokens)),
    }),
  };
}

/** The time measured, or the author's where a host has taken the front matter off the source. */
function withAuthors(
  measured: ReadingTime,
  { readingTime: own }: PageSource,
  { language, readingTime }: PageOptions,
): ReadingTime {
  if (own === undefined || own === null || measured.source === 'author') return measured;
  const said = timeOf(
    { ...readPlain(''), frontMatter: { own } },
    { language, ...readingTime, frontMatterKey: 'own' },
  );
  if (said.source !== 'author') return measured;
  const { breakdown, characters, words } = measured;
  return { ...said, breakdown, characters, words };
}
