import { isDeepStrictEqual } from 'node:util';
import {
  type AnalyzeOptions,
  type Analyzer,
  description,
  furiganaSegments,
  highlights,
  type Prose,
  readProse,
  splitSentences,
  type Tokenizer,
  tokenizeSentences,
  toSource,
} from 'yomitoki';
import { createCorpus } from 'yomitoki/corpus';
import { formatAnalysis } from 'yomitoki/format';

type Range = { readonly start: number; readonly end: number };

function insist(holds: boolean, law: string): asserts holds {
  if (!holds) throw new Error(law);
}

/** The rules of the public functions that no post and no options break; throws with the rule that is. */
export function checkLaws(analyzer: Analyzer, source: string, options: AnalyzeOptions): void {
  const analysis = analyzer.analyze(source, options);
  insist(isJsonSafe(analysis), 'an analysis outlives JSON');
  insist(
    isDeepStrictEqual(analyzer.analyze(source, options), analysis),
    'an analysis is the same twice',
  );

  const prose = readProse(source, sourceOptions(options));
  insist(isJsonSafe(prose), 'prose outlives JSON');
  const sentences = tokenizeSentences(splitSentences(prose), analyzer as unknown as Tokenizer);
  checkSentences(source, prose, sentences);
  insist(
    options.tokens ? isDeepStrictEqual(analysis.sentences, sentences) : !('sentences' in analysis),
    'sentences come when they are asked for',
  );

  const { keywords, frequency, headings, summary, readability } = analysis;
  for (const { positions, count, forms } of keywords) {
    checkRanges(source, positions, 'keywords');
    insist(
      positions.every(({ start }, i) => start >= (positions[i - 1]?.end ?? 0)),
      'no position of a keyword stands over another',
    );
    const counted = forms.reduce((sum, form) => sum + form.count, 0);
    insist(counted === count, 'the counts of the forms add up');
  }
  checkRanges(source, headings, 'headings');
  checkRanges(source, frequency, 'frequency');
  checkRanges(source, readability.findings, 'findings');
  checkRanges(source, summary.sentences, 'summary');
  for (const { start, end, pieces, text } of summary.sentences) {
    checkRanges(source, pieces, 'pieces');
    insist(
      pieces.every((piece) => piece.start >= start && piece.end <= end),
      'pieces stand in their sentence',
    );
    if (prose.format === 'plain') {
      const shown = pieces.map((piece) => source.slice(piece.start, piece.end)).join('');
      insist(holdsInOrder(shown, text), 'what a summary shows stands in its pieces');
    }
  }
  checkSummary(summary, options.summary);
  const isDue = sentences.some(
    ({ role, text }) => role !== 'title' && role !== 'heading' && !invisible.test(text),
  );
  checkDescription(analysis.description, options.description, isDue);
  insist(
    description(sentences, descriptionOptions(options)) === analysis.description,
    'a description is the same by itself',
  );

  const weights = highlights(sentences);
  insist(weights.length === sentences.length, 'every sentence has a weight');
  insist(
    weights.every((weight) => weight >= 0 && weight <= 1),
    'weights are from 0 to 1',
  );
  const outline = analyzer.outline(source, sourceOptions(options));
  insist(isJsonSafe(outline), 'an outline outlives JSON');
  checkRanges(source, outline, 'outline');

  for (const language of ['ja', 'en'] as const) {
    const report = formatAnalysis(analysis, { language, width: 60 });
    insist(!control.test(report), 'a report holds no control characters');
  }
  checkCorpus(analysis);
}

/** The rules of the functions that take a text rather than a post. */
export function checkTextLaws(analyzer: Analyzer, text: string): void {
  const tokens = analyzer.tokenize(text);
  insist(tokens.map(({ surface }) => surface).join('') === text, 'tokens lose nothing');
  let at = 0;
  for (const { start, end } of tokens) {
    insist(start === at && end > start, 'tokens stand side by side');
    at = end;
  }
  insist(isJsonSafe(tokens), 'tokens outlive JSON');
  insist(
    furiganaSegments(tokens)
      .map((segment) => segment.text)
      .join('') === text,
    'furigana keeps the text',
  );
  const ruby = analyzer.furigana(text);
  const plain = ruby
    .replace(/<rp>\(<\/rp><rt>[^<]*<\/rt><rp>\)<\/rp>/g, '')
    .replace(/<\/?ruby>/g, '');
  insist(!/[<>]/.test(plain), 'furigana escapes the text');
  insist(/^[\da-z-]*$/.test(analyzer.slug(text)), 'a slug is ASCII');
  insist(analyzer.slug(text).length <= 60, 'a slug keeps its length');
  insist(analyzer.slug(text) !== '' || text.trim() === '', 'a slug is empty for blanks alone');
  for (const side of ['index', 'query'] as const)
    insist(
      analyzer.searchTerms(text, { side }).every((term) => term !== '' && !/\s/.test(term)),
      'search terms are words',
    );
  insist(typeof analyzer.romaji(text) === 'string', 'romaji is a text');
}

/** What JSON gives back, strictly: no undefined, no -0, no prototype but those of JSON. */
const isJsonSafe = (value: unknown) => isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);

/** What a description leaves out, and nothing else. */
const invisible = /^[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]*$/;
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
const splitsPair = (text: string, at: number) =>
  isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

function checkRanges(source: string, ranges: readonly Range[], name: string): void {
  for (const { start, end } of ranges) {
    insist(start >= 0 && start <= end && end <= source.length, `${name} stand in the source`);
    insist(!splitsPair(source, start) && !splitsPair(source, end), `${name} part no pair`);
  }
}

/** Whether every unit of `shown` but blanks stands in `text` in the same order. */
function holdsInOrder(text: string, shown: string): boolean {
  let at = 0;
  for (const unit of shown.split('')) {
    if (/\s/.test(unit)) continue;
    at = text.indexOf(unit, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function checkSentences(
  source: string,
  { blocks, format }: Prose,
  sentences: ReturnType<typeof tokenizeSentences>,
): void {
  checkRanges(source, sentences, 'sentences');
  for (const { text, tokens, start, end, map, block, blockStart } of sentences) {
    insist(tokens.map(({ surface }) => surface).join('') === text, 'tokens make their sentence');
    insist(text.trim() !== '', 'a sentence is not blank');
    checkRanges(source, tokens, 'tokens');
    if (block !== -1) {
      const own = blocks[block]!;
      insist(own.text.startsWith(text, blockStart), 'a sentence stands in its block');
      const inBlock = toSource(own.map, blockStart, blockStart + text.length);
      insist(isDeepStrictEqual(inBlock, { start, end }), 'its offsets are those of the block');
      insist(
        isDeepStrictEqual(toSource(map, 0, text.length), { start, end }),
        'its offsets are those of its map',
      );
    }
    for (const token of tokens) {
      if (format === 'plain' && block !== -1)
        insist(
          holdsInOrder(source.slice(token.start, token.end), token.surface),
          'the source holds each token',
        );
      insist(token.start >= start && token.end <= end, 'tokens stand in their sentence');
    }
  }
}

function checkSummary(
  summary: { text: string; sentences: readonly unknown[] },
  asked: unknown,
): void {
  const { sentences, characters } =
    typeof asked === 'number'
      ? { sentences: asked, characters: undefined }
      : ((asked ?? {}) as { sentences?: number; characters?: number });
  const most = sentences ?? (characters === undefined ? 3 : Number.POSITIVE_INFINITY);
  insist(summary.sentences.length <= most, 'a summary keeps to its sentences');
  insist(
    summary.text.length <= (characters ?? Number.POSITIVE_INFINITY),
    'a summary keeps its budget',
  );
}

const descriptionOptions = ({ description: asked }: AnalyzeOptions) =>
  typeof asked === 'number' ? { characters: asked } : (asked ?? {});

function checkDescription(text: string, asked: AnalyzeOptions['description'], due: boolean): void {
  const characters = typeof asked === 'number' ? asked : 120;
  // one unit has no room for a character of two
  insist(
    characters === 1 || due === (text !== ''),
    'a description is empty only where there are none but titles and headings',
  );
  insist(
    text === '' || due,
    'a description says nothing where there are none but titles and headings',
  );
  insist(text.length <= characters, 'a description keeps its budget');
  insist(!/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text), 'a description is one line');
  insist(!/[<>&"'`]/.test(text), 'a description is safe in an attribute');
}

function sourceOptions({ format, fileName, title }: AnalyzeOptions) {
  return {
    ...(format !== undefined && { format }),
    ...(fileName !== undefined && { fileName }),
    ...(title !== undefined && { title }),
  };
}

function checkCorpus(analysis: ReturnType<Analyzer['analyze']>): void {
  const corpus = createCorpus();
  for (const id of ['a', '__proto__', '']) corpus.set(id, analysis);
  const seen = {
    ids: corpus.ids(),
    related: corpus.related('a'),
    tags: [corpus.tags(), corpus.suggestTags('a')],
    keywords: corpus.keywords('__proto__'),
    timeline: corpus.timeline(),
  };
  insist(isJsonSafe(seen), 'what a corpus tells outlives JSON');
  const saved = corpus.toJSON();
  insist(isJsonSafe(saved), 'a corpus outlives JSON');
  insist(
    isDeepStrictEqual(createCorpus({ from: saved }).related('a'), seen.related),
    'a corpus read back tells the same',
  );
}
