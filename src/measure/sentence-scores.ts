import { fold } from '../text/normalize.js';
import type { Feature } from './keywords.js';
import { type PostFacts, postFacts } from './post-facts.js';
import { endMark, isBody, questionEnd, type SentenceFacts } from './sentence-facts.js';
import { isSaying } from './sentence-shape.js';
import {
  centralities,
  contentTerm,
  type TermSpace,
  type TermVector,
  termSpace,
} from './similarity.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** A sentence of the body with what the choice of a summary rests on. */
export interface ScoredSentence extends SentenceFacts {
  /** Sum of the shares. */
  readonly score: number;
  readonly features: readonly Feature[];
  /** What of the score comes from the likeness to the title, and from leaning; 0 where neither counts. */
  readonly titleShare: number;
  readonly leaningShare: number;
  readonly vector: TermVector;
  readonly centrality: number;
  /** Bit k is set when the sentence holds the k-th word of the title. */
  readonly titleWords: number;
}

/** A post made ready for choosing. */
export interface ScoredPost {
  readonly candidates: readonly ScoredSentence[];
  /** By bit of `titleWords`: the word's share of the title; together 1. */
  readonly titleShares: readonly number[];
  /** Nouns of the title that the body uses, and their bits in `titleWords`. */
  readonly titleNouns: ReadonlyMap<string, number>;
  /** Share of the sentences that end with a mark, 0–1. */
  readonly marked: number;
  /** The title, lowered. */
  readonly titleText: string;
}

/**
 * Weights of the features. Location, title and cue words: Edmundson 1969, and Nobata et al. 2001 for Japanese; centrality:
 * Erkan & Radev 2004. The values were set on posts of one half of the authors and confirmed on the other.
 */
const gistWeights = {
  opening: 0.9,
  title: 2.5,
  centrality: 0.5,
  introduction: 0.2,
  topic: 0.3,
  conclusion: 0.3,
  closing: 0,
  about: 2,
  leaning: -0.3,
  reason: -0.3,
  pointer: -1,
  question: -0.3,
  listItem: -0.3,
  quote: -0.6,
  fragment: -1,
  short: -0.8,
  long: -0.01,
  boilerplate: -3,
  news: 0,
  remark: 0,
};

/**
 * What a choice is for: `gist` a sentence or two on the subject, `course` the post to its end, `passage` a few sentences
 * that read on from one another and tell what the post says beyond its title.
 */
export type Style = 'gist' | 'course' | 'passage';

/** The names of the features. */
export type FeatureName = keyof typeof gistWeights;

/** What counts for each of them. `passage` was set on posts whose descriptions people had compared with others. */
const weightsOf: Readonly<Record<Style, Readonly<Record<FeatureName, number>>>> = {
  gist: gistWeights,
  course: /* @__PURE__ */ Object.assign({}, gistWeights, {
    opening: 1,
    conclusion: 0.8,
    closing: 0.4,
  }),
  passage: /* @__PURE__ */ Object.assign({}, gistWeights, {
    opening: 2,
    title: 3,
    topic: 0.8,
    pointer: -0.7,
    centrality: 0.3,
    introduction: 0.3,
    conclusion: 0,
    closing: -0.5,
    leaning: -0.6,
    question: -0.6,
    listItem: -0.7,
    quote: -1,
    fragment: -1.6,
    remark: -2,
    news: 1.8,
  }),
};

/** Sentences after which the worth of standing early (or late) has fallen to 1/e. */
const openingDecay = { gist: 4, course: 2, passage: 4 };
/** Words beyond the title after which a sentence's news has come to 1 - 1/e. */
const newsGrowth = 8;
/** Words beyond the title of a sentence that does more than repeat it. */
const fewestNews = 3;
/** Words of a sentence that makes a good opening of a passage. */
const fewestWords = 4;
/** 「五年やって思うのは、…ということだ。」: what the post comes to, wherever it says so. */
const isThesis =
  /(?:思う|感じる|感じた|言いたい|伝えたい)(?:の|こと)は.+こと(?:だ|です|である|だった|でした)[。｡．]$/;
/** 「直し方は簡単で、」: the answer, wherever it stands. */
const isSolution =
  /(?:^|[、。])[^、。]{0,8}(?:直し方|直す方法|解決策|解決方法|解決法|対処法|対処方法|回避策)は(?!な|ま|見つ|わか|分か)/;
const closingDecay = 2;
const shortestWorthy = 18;
const longestEasy = 90;

/** Score every sentence of the body: paragraphs, list items and quotations. */
export function scoreSentences(
  sentences: readonly TokenizedSentence[],
  style: Style,
  about: string | undefined,
): ScoredPost {
  return scorePost(postFacts(sentences), sentences.length, style, about);
}

/** Score the sentences of the body among the first `end` of a post, as if there were no others. */
export function scorePost(
  post: PostFacts,
  end: number,
  style: Style,
  about: string | undefined,
): ScoredPost {
  const sentences = end === post.sentences.length ? post.sentences : post.sentences.slice(0, end);
  // A reader who asks wants what answers, wherever it stands.
  const weights =
    about === undefined
      ? weightsOf[style]
      : { ...weightsOf[style], opening: 0.3, introduction: 0, title: 0.5 };
  const counted = (index: number) => isBody(sentences[index]!);
  const space = termSpace(
    sentences.map((_, index) => post.termsOf(index)),
    counted,
  );
  const central = centralities(space, counted);
  const title = titleWordsOf(sentences, space);
  const query = about === undefined ? null : queryTerms(about, space.terms);
  const titleText = post.titleUpTo(end);
  const facts = post.factsUpTo(end);
  // Where the author ends sentences with a mark, a line without one is a label; where he does not, it is a sentence.
  const marked = facts.filter(({ sentence }) => endMark.test(sentence.text)).length / facts.length;
  const worthyCount = facts.filter((fact) => fact.worthy).length;
  const proseEnd = style === 'course' ? endOfProse(facts, sentences) : worthyCount - 1;
  const eachShare: EachShare = (fact, rank, take) => {
    const { index, sentence, kinds, leaning, likeness, worthy } = fact;
    const { text, role } = sentence;
    const vector = space.vectors[index]!;
    const add = (name: FeatureName, value: number) => {
      const share = round(weights[name] * value);
      if (Math.abs(share) >= 0.0005) take(share, name, value);
    };
    if (worthy) {
      // A sentence of hardly a word opens a passage with nothing.
      const fullness = style === 'passage' ? Math.min(1, vector.ids.length / fewestWords) : 1;
      add('opening', fullness * Math.exp(-rank / openingDecay[style]));
      const fromEnd = Math.min(worthyCount - 1 - rank, Math.abs(proseEnd - rank));
      if (role === 'paragraph') add('closing', Math.exp(-fromEnd / closingDecay));
    }
    const label = endMark.test(text) ? 0 : marked;
    let words = 0;
    for (const id of vector.ids) if (!title.bits.has(id)) words++;
    // Beside the title, what only repeats it tells little.
    const told = style === 'passage' ? (1 + Math.min(1, words / fewestNews)) / 2 : 1;
    add('title', likeness * (1 - label) * told);
    add('centrality', central[index]!);
    if (weights.news !== 0) add('news', 1 - Math.exp(-words / newsGrowth));
    if (kinds.has('remark') || isSaying(text)) add('remark', 1);
    if (fact.section === 0) add('introduction', 1);
    if (kinds.has('topic')) add('topic', 1);
    if (isThesis.test(text) || isSolution.test(text)) add('conclusion', 1);
    else if (kinds.has('conclusion')) {
      const passed = worthy ? rank + 1 : rank;
      add('conclusion', passed / Math.max(1, worthyCount));
    }
    if (query) add('about', shareOf(vector, query, space.idf));
    add('leaning', leaning.degree === 'tight' ? 2 : leaning.degree === 'weak' ? 1 : 0);
    if (kinds.has('reason')) add('reason', 1);
    if (kinds.has('pointer')) add('pointer', 1);
    if (questionEnd.test(text)) add('question', 1);
    if (role === 'listItem') add('listItem', 1);
    if (role === 'quote') add('quote', 1);
    add('fragment', label);
    if (text.length < shortestWorthy) add('short', 1);
    if (text.length > longestEasy) add('long', text.length - longestEasy);
    if (!worthy && !(style === 'passage' && fact.retells)) add('boilerplate', 1);
  };
  let rank = 0;
  const candidates: ScoredSentence[] = [];
  for (const fact of facts) {
    const vector = space.vectors[fact.index]!;
    const own = fact.worthy ? rank++ : rank;
    const words = titleWordsIn(vector, title);
    candidates.push(new Scored(fact, vector, central[fact.index]!, words, own, eachShare));
  }
  const titleNouns = titleNounsOf(sentences, title, space);
  return { candidates, titleShares: title.shares, titleNouns, marked, titleText };
}

/** Rank of the last worthy sentence of the last section that is more than a list, or a table with a word after it. */
function endOfProse(
  facts: readonly SentenceFacts[],
  sentences: readonly TokenizedSentence[],
): number {
  let rank = facts.filter(({ worthy }) => worthy).length;
  const none = rank - 1;
  let end = sentences.length;
  for (let at = facts.length - 1; at >= 0; ) {
    const { section } = facts[at]!;
    let paragraphs = 0;
    let last = -1;
    let start = 0;
    for (; at >= 0 && facts[at]!.section === section; at--) {
      const { worthy, sentence, index } = facts[at]!;
      if (worthy) rank--;
      if (worthy && sentence.role === 'paragraph') {
        paragraphs++;
        if (last === -1) last = rank;
      }
      start = index;
    }
    while (start > 0 && sentences[start]!.role !== 'heading') start--;
    let holdsTable = false;
    for (let i = start; i < end; i++) if (sentences[i]!.role === 'table') holdsTable = true;
    if (paragraphs > (holdsTable ? 1 : 0)) return last;
    end = start;
  }
  return none;
}

/** Tell what makes the score of a sentence after `rank` worthy ones. */
type EachShare = (
  fact: SentenceFacts,
  rank: number,
  take: (share: number, name: FeatureName, value: number) => void,
) => void;

/** Most sentences are never chosen: the features of one are put down when somebody asks for them. */
class Scored implements ScoredSentence {
  readonly index: number;
  readonly sentence: TokenizedSentence;
  readonly kinds: SentenceFacts['kinds'];
  readonly leaning: SentenceFacts['leaning'];
  readonly likeness: number;
  readonly worthy: boolean;
  readonly retells: boolean;
  readonly section: number;
  readonly heading: SentenceFacts['heading'];
  readonly distance: number;
  readonly headed: boolean;
  readonly aside: boolean;
  readonly score: number;
  readonly titleShare: number;
  readonly leaningShare: number;
  readonly vector: TermVector;
  readonly centrality: number;
  readonly titleWords: number;
  readonly #rank: number;
  readonly #eachShare: EachShare;
  #features: readonly Feature[] | undefined;

  constructor(
    fact: SentenceFacts,
    vector: TermVector,
    centrality: number,
    titleWords: number,
    rank: number,
    eachShare: EachShare,
  ) {
    this.index = fact.index;
    this.sentence = fact.sentence;
    this.kinds = fact.kinds;
    this.leaning = fact.leaning;
    this.likeness = fact.likeness;
    this.worthy = fact.worthy;
    this.retells = fact.retells;
    this.section = fact.section;
    this.heading = fact.heading;
    this.distance = fact.distance;
    this.headed = fact.headed;
    this.aside = fact.aside;
    let sum = 0;
    let ofTitle = 0;
    let ofLeaning = 0;
    eachShare(fact, rank, (share, name) => {
      sum += share;
      if (name === 'title') ofTitle = share;
      else if (name === 'leaning') ofLeaning = share;
    });
    this.score = round(sum);
    this.titleShare = ofTitle;
    this.leaningShare = ofLeaning;
    this.vector = vector;
    this.centrality = centrality;
    this.titleWords = titleWords;
    this.#rank = rank;
    this.#eachShare = eachShare;
  }

  get features(): readonly Feature[] {
    if (this.#features === undefined) {
      const features: Feature[] = [];
      this.#eachShare(this, this.#rank, (share, name, value) => {
        features.push({ name, value: round(value), share });
      });
      this.#features = features;
    }
    return this.#features;
  }
}

interface TitleWords {
  /** Bit of each term of the title that the body uses, at most 30. */
  readonly bits: ReadonlyMap<number, number>;
  /** By bit: the share of the title by rarity; together 1. */
  readonly shares: readonly number[];
}

function titleWordsIn(vector: TermVector, title: TitleWords): number {
  let words = 0;
  for (const id of vector.ids) {
    const bit = title.bits.get(id);
    if (bit !== undefined) words |= 1 << bit;
  }
  return words;
}

/** Words of the title that the body uses, with their shares by rarity; at most 30. */
function titleWordsOf(sentences: readonly TokenizedSentence[], space: TermSpace): TitleWords {
  const used = new Set<number>();
  sentences.forEach((sentence, index) => {
    if (isBody(sentence)) for (const id of space.vectors[index]!.ids) used.add(id);
  });
  const bits = new Map<number, number>();
  sentences.forEach((sentence, index) => {
    if (sentence.role !== 'title') return;
    for (const id of space.vectors[index]!.ids) {
      if (used.has(id) && bits.size < 30) bits.set(id, bits.size);
    }
  });
  const total = [...bits.keys()].reduce((sum, id) => sum + space.idf[id]!, 0);
  return { bits, shares: [...bits.keys()].map((id) => space.idf[id]! / total) };
}

function titleNounsOf(
  sentences: readonly TokenizedSentence[],
  { bits }: TitleWords,
  { terms }: TermSpace,
): Map<string, number> {
  const bitOf = new Map([...bits].map(([id, bit]) => [terms[id]!, bit]));
  const nouns = new Map<string, number>();
  for (const { role, tokens } of sentences) {
    if (role !== 'title') continue;
    for (const token of tokens) {
      const coarse = token.partOfSpeech[0];
      const term = coarse === '名詞' || coarse === undefined ? contentTerm(token) : null;
      const bit = term === null ? undefined : bitOf.get(term);
      if (bit !== undefined) nouns.set(term!, 1 << bit);
    }
  }
  return nouns;
}

function queryTerms(about: string, terms: readonly string[]): Set<number> {
  const query = fold(about).text.toLowerCase();
  const found = new Set<number>();
  terms.forEach((term, id) => {
    if (query.includes(term)) found.add(id);
  });
  return found;
}

function shareOf(vector: TermVector, query: ReadonlySet<number>, idf: readonly number[]): number {
  let total = 0;
  for (const id of query) total += idf[id]!;
  if (total === 0) return 0;
  return vector.ids.reduce((sum, id) => (query.has(id) ? sum + idf[id]! : sum), 0) / total;
}

const round = (value: number) => Math.round(value * 1e6) / 1e6 + 0;
