import type { Comparison } from '../../src/measure/readability.js';
import type { Analysis } from '../../src/report/analysis.js';

const keyword = (
  term: string,
  score: number,
  count: number,
  others: { abbreviations?: string[]; variants?: string[] } = {},
) => ({
  term,
  score,
  count,
  abbreviations: [],
  variants: [],
  longForm: null,
  vocabulary: null,
  forms: [],
  positions: [],
  why: [],
  ...others,
});

const word = (term: string, count: number, partOfSpeech: string, variants: string[] = []) => ({
  term,
  count,
  partOfSpeech,
  variants,
  start: 0,
  end: term.length,
});

const heading = (level: number, text: string) => ({ level, text, start: 0, end: text.length });

const comparison = (
  measure: Comparison['measure'],
  value: number,
  verdict: Comparison['verdict'],
  words: string,
): Comparison => ({ measure, value, low: 0, high: 1, verdict, words });

/** An analysis made by hand, so that the look of the report does not depend on how keywords are found. */
export const sampleAnalysis: Analysis = {
  title: '海辺の図書館で、分散システムを学びなおす',
  format: 'markdown',
  headings: [heading(2, 'はじめに'), heading(2, '合意とは何か'), heading(3, 'Raft と Paxos')],
  counts: {
    length: 3000,
    characters: 2345,
    sentences: 48,
    paragraphs: 12,
    headings: 3,
    images: 2,
    codeBlocks: 1,
    tokens: 1400,
  },
  readingTime: {
    seconds: 240,
    minutes: 4,
    range: { fast: 190, careful: 320 },
    label: '約4分で読めます',
    rangeLabel: '約3〜5分で読めます',
    source: 'text',
    breakdown: {
      prose: 230,
      english: 10,
      code: 0,
      images: 0,
      tables: 0,
      math: 0,
      embeds: 0,
      urls: 0,
    },
    characters: 2300,
    words: 40,
    assumption: '日本語600字/分',
  },
  keywords: [
    keyword('分散システム', 1, 12),
    keyword('合意', 0.72, 8, { variants: ['コンセンサス'] }),
    keyword('Amazon EKS', 0.66, 5, { abbreviations: ['EKS'] }),
    keyword('図書館', 0.31, 3),
    keyword('レプリケーション', 0.05, 2),
  ],
  frequency: [
    word('システム', 18, '名詞'),
    word('読む', 9, '動詞', ['よむ']),
    word('静か', 4, '形容詞'),
    word('ゆっくり', 3, '副詞'),
  ],
  summary: {
    text: '分散システムは、離れた場所にある機械が一つの仕事をともに進めるための仕組みです。「合意」という言葉を、わたしは海辺の図書館ではじめて知りました。Amazon EKS を使うと、この難しさの多くは見えなくなりますが、なくなるわけではありません。',
    sentences: [],
  },
  description: '分散システムは、離れた場所にある機械が一つの仕事をともに進めるための仕組みです。',
  readability: {
    score: 41.2,
    difficultyFactor: 1.07,
    characters: 2100,
    sentences: 48,
    sentenceLength: 66.4,
    longSentences: 0.063,
    commas: 1.21,
    kanjiRatio: 0.31,
    kanjiRun: 1.8,
    kanji: { count: 640, byGrade: [0.2, 0.2, 0.2, 0.1, 0.1, 0.05], joyo: 0.98, outside: [] },
    comparisons: [
      comparison('score', 41.2, 'lower', '多くの投稿より読みにくい'),
      comparison('sentenceLength', 66.4, 'higher', '多くの投稿より文が長い'),
      comparison('longSentences', 0.063, 'usual', '長い文の割合は多くの投稿と同じくらい'),
      comparison('commas', 1.21, 'usual', '読点の数は多くの投稿と同じくらい'),
      comparison('kanjiRatio', 0.31, 'usual', '漢字の割合は多くの投稿と同じくらい'),
      comparison('kanjiRun', 1.8, 'usual', '漢字の続きは多くの投稿と同じくらい'),
    ],
    findings: [],
  },
  frontMatter: null,
  notices: [],
};
