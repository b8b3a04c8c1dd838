import { checkOneOf } from '../errors.js';
import type { Comparison, ReadabilityFinding } from '../measure/readability.js';
import type { Format } from '../text/prose.js';

/** The measures of readability that a report shows. */
export type Measure = Extract<
  Comparison['measure'],
  'score' | 'sentenceLength' | 'longSentences' | 'commas' | 'kanjiRatio'
>;

type Finding = ReadabilityFinding['kind'] | 'rareKanji';

/** The words of the report. */
export interface Labels {
  readonly untitled: string;
  readonly none: string;
  readonly notice: string;
  readonly comma: string;
  readonly readingTime: string;
  readonly keywords: string;
  readonly frequency: string;
  readonly headings: string;
  readonly summary: string;
  readonly words: string;
  readonly readability: string;
  /** Names of the measures of readability. */
  readonly measures: Readonly<Record<Measure, string>>;
  readonly score: (score: number) => string;
  readonly perSentence: (characters: number) => string;
  readonly ofSentences: (count: number, all: number) => string;
  readonly percent: (share: number) => string;
  readonly findings: Readonly<Record<Finding, (count: number) => string>>;
  readonly formats: Readonly<Record<Format, string>>;
  readonly characters: (count: number) => string;
  readonly sentences: (count: number) => string;
  readonly paragraphs: (count: number) => string;
  readonly images: (count: number) => string;
  readonly codeBlocks: (count: number) => string;
  readonly times: (count: number) => string;
  readonly range: (fast: number, careful: number) => string;
  /** The name of a coarse part of speech. */
  readonly partOfSpeech: (name: string) => string;
}

const japanese: Labels = {
  untitled: '（無題）',
  none: '（なし）',
  notice: '注意',
  comma: '、',
  readingTime: '読了時間',
  keywords: 'キーワード',
  frequency: '頻出語',
  headings: '見出し',
  summary: '要約',
  words: '分かち書き',
  readability: '読みやすさ',
  measures: {
    score: 'スコア',
    sentenceLength: '一文の長さ',
    longSentences: '長い文',
    commas: '一文の読点',
    kanjiRatio: '漢字の割合',
  },
  score: (score) => score.toFixed(1),
  perSentence: (characters) => `${Math.round(characters)}字`,
  ofSentences: (count, all) => `${grouped(count)}/${grouped(all)}文`,
  percent: (share) => `${Math.round(share * 100)}%`,
  findings: {
    longSentence: (count) => `長い文（${grouped(count)}字）`,
    manyCommas: (count) => `読点の多い文（${grouped(count)}個）`,
    longKanjiRun: (count) => `漢字の続き（${grouped(count)}字）`,
    rareKanji: (count) => `常用漢字にない字（${grouped(count)}回）`,
  },
  formats: { plain: 'テキスト', markdown: 'Markdown', html: 'HTML' },
  characters: (count) => `${grouped(count)}字`,
  sentences: (count) => `${grouped(count)}文`,
  paragraphs: (count) => `${grouped(count)}段落`,
  images: (count) => `画像${grouped(count)}点`,
  codeBlocks: (count) => `コード${grouped(count)}か所`,
  times: (count) => `${grouped(count)}回`,
  range: (fast, careful) => `読者の半数は${span(fast, careful, '〜', '秒', '分')}`,
  partOfSpeech: (name) => name,
};

const partsOfSpeech = new Map([
  ['名詞', 'noun'],
  ['動詞', 'verb'],
  ['形容詞', 'adjective'],
  ['副詞', 'adverb'],
  ['連体詞', 'adnominal'],
  ['接続詞', 'conjunction'],
  ['感動詞', 'interjection'],
  ['接頭詞', 'prefix'],
  ['助詞', 'particle'],
  ['助動詞', 'auxiliary'],
  ['記号', 'symbol'],
]);

const english: Labels = {
  untitled: '(untitled)',
  none: '(none)',
  notice: 'note',
  comma: ', ',
  readingTime: 'Reading time',
  keywords: 'Keywords',
  frequency: 'Most frequent words',
  headings: 'Headings',
  summary: 'Summary',
  words: 'Words',
  readability: 'Readability',
  measures: {
    score: 'score',
    sentenceLength: 'sentence length',
    longSentences: 'long sentences',
    commas: 'commas a sentence',
    kanjiRatio: 'kanji',
  },
  score: (score) => score.toFixed(1),
  perSentence: (characters) => `${Math.round(characters)} characters`,
  ofSentences: (count, all) => `${grouped(count)} of ${grouped(all)}`,
  percent: (share) => `${Math.round(share * 100)} %`,
  findings: {
    longSentence: (count) => `long sentence (${counted(count, 'character')})`,
    manyCommas: (count) => `many commas (${grouped(count)})`,
    longKanjiRun: (count) => `long run of kanji (${grouped(count)})`,
    rareKanji: (count) => `kanji outside the jōyō list (${times(count)})`,
  },
  formats: { plain: 'plain text', markdown: 'Markdown', html: 'HTML' },
  characters: (count) => counted(count, 'character'),
  sentences: (count) => counted(count, 'sentence'),
  paragraphs: (count) => counted(count, 'paragraph'),
  images: (count) => counted(count, 'image'),
  codeBlocks: (count) => counted(count, 'code block'),
  times: (count) => `×${grouped(count)}`,
  range: (fast, careful) => `half of readers: ${span(fast, careful, '–', ' s', ' min')}`,
  partOfSpeech: (name) => partsOfSpeech.get(name) ?? name,
};

/** The words of the report in a language. */
export function labelsOf(language: 'ja' | 'en'): Labels {
  checkOneOf('language', language, ['ja', 'en']);
  return language === 'ja' ? japanese : english;
}

/** Digits in groups of three, the same in every locale. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

const times = (count: number) => (count === 1 ? 'once' : `${grouped(count)} times`);

const counted = (count: number, noun: string) =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** From–to in seconds, or from two minutes on in whole minutes. */
function span(fast: number, careful: number, to: string, second: string, minute: string): string {
  const inSeconds = careful < 120;
  const [low, high] = [fast, careful].map((time) =>
    grouped(Math.round(inSeconds ? time : time / 60)),
  );
  const unit = inSeconds ? second : minute;
  return low === high ? `${low}${unit}` : `${low}${to}${high}${unit}`;
}
