import { checkOptions } from '../errors.js';
import { toSource } from '../text/offset-map.js';
import { apartIn, endingLater } from './apart.js';
import { checkSummaryOptions } from './check-options.js';
import { headWithin, losses, variantsOf, wholeOf } from './compression.js';
import type { Feature } from './keywords.js';
import { withoutColons } from './lead-ins.js';
import { once } from './once.js';
import { checkTokenized } from './options.js';
import { passageRules, passageSentences } from './passage.js';
import { type PostFacts, postFacts } from './post-facts.js';
import { type Aim, type Chosen, select, type Variant } from './selection.js';
import { endMark, isBody } from './sentence-facts.js';
import { type ScoredPost, type ScoredSentence, type Style, scorePost } from './sentence-scores.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** A sentence chosen for the summary. */
export interface SummarySentence {
  /** Index of the sentence in the list that was given. */
  readonly index: number;
  /** What is shown of it: the whole sentence, or what was left by cutting. */
  readonly text: string;
  /** The sum of the shares in `why`; comparable within one post only. */
  readonly score: number;
  /** Where the whole sentence stands in the source: UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
  /** Where each shown stretch stands in the source, in order: UTF-16, half-open. */
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
  /**
   * What made the score; the shares add up to it:
   *
   * - `opening`, `closing`, `introduction`: how near the beginning or end of the post, before the first heading
   * - `title`: how much of the title it says
   * - `centrality`: how much the other sentences are like it (Erkan & Radev 2004)
   * - `topic`, `conclusion`, `reason`: cue words that tell the subject, sum up, give a reason
   * - `about`: how much it says of what the reader asks about
   * - `leaning`: leans on the sentence before (1) or cannot stand without it (2)
   * - `pointer`, `question`, `listItem`, `quote`, `fragment`: points at a list or picture, asks, is no running text
   * - `short`, `long`: under 18 characters, characters over 90
   * - `boilerplate`: a greeting, a notice, a farewell
   */
  readonly why: readonly Feature[];
}

/** What the post says, in its own sentences and in its own order. */
export interface Summary {
  /** The chosen sentences, joined: nothing between sentences that end with a mark, a blank elsewhere. */
  readonly text: string;
  /** The chosen sentences, in the order of the post. */
  readonly sentences: readonly SummarySentence[];
}

/** How much a summary holds, and of what. */
export interface SummaryOptions {
  /**
   * Most sentences: a whole number of 1 or more, or Infinity for no limit. Default: 3, unless `characters` is given. With
   * both, both bind.
   */
  readonly sentences?: number | undefined;
  /** Budget in characters (UTF-16 units) for `text`: a whole number of 1 or more, or Infinity for none. Default: none. */
  readonly characters?: number | undefined;
  /**
   * Whether sentences may be shortened by leaving words out. Default: true with `characters` alone, else false; without
   * `characters` sentences are always whole.
   */
  readonly shorten?: boolean | undefined;
  /** What the reader asks about: shifts the choice towards sentences with these words. */
  readonly about?: string | undefined;
}

/** What a sentence must be worth, what repeating costs, a new part of the post is worth. */
const aims = {
  gist: { threshold: 1.4, redundancy: 0.5, coverage: 0 },
  course: { threshold: 0.5, redundancy: 0.5, coverage: 0.7 },
  passage: { threshold: 0.2, redundancy: 0.4, coverage: 0 },
};

/** From this budget on a summary follows the post to its end; below, it says what the post is about. */
const leastForCourse = 150;

/**
 * Choose the sentences that say what the post says, in their order.
 *
 * Headings, titles and table cells are never chosen; greetings, notices and farewells only when there is nothing else. A
 * sentence that leans on the one before brings it along or loses its place. Fewer sentences than asked for come when no
 * other is worth its place. With a budget of characters sentences are shortened by leaving words out where that keeps
 * what they say (see `shorten`); when not even one fits, the head of the best sentence up to a clause is shown.
 *
 * @throws TypeError, RangeError when `sentences` is no array or an option not what it should be.
 */
export function summarize(
  sentences: readonly TokenizedSentence[],
  options: SummaryOptions = {},
): Summary {
  checkOptions('options', options);
  return summarizePost(postFacts(sentences), options);
}

/** @internal `summarize` with facts that are shared with a description. */
export function summarizePost(post: PostFacts, options: SummaryOptions): Summary {
  const { characters, about } = options;
  const count = options.sentences ?? (characters === undefined ? 3 : undefined);
  checkSummaryOptions(options);
  const shortens = characters !== undefined && (options.shorten ?? options.sentences === undefined);
  return choose(post, {
    sentences: count ?? Number.POSITIVE_INFINITY,
    characters: characters ?? Number.POSITIVE_INFINITY,
    shortens,
    about,
  });
}

/** @internal What `summarize` and `description` ask for, checked. */
export interface Choice {
  readonly sentences: number;
  readonly characters: number;
  readonly shortens: boolean;
  readonly about: string | undefined;
  /** Default: a gist or the course, by the budget. */
  readonly style?: Style;
}

/** @internal Choose within both bounds; the whole budget of characters decides whether a gist or the course is told. */
export function choose(given: PostFacts, choice: Choice): Summary {
  const { sentences } = given;
  checkTokenized(sentences);
  const { characters, shortens, about } = choice;
  const style =
    choice.style ?? (choice.sentences < 3 || characters < leastForCourse ? 'gist' : 'course');
  const end = style === 'passage' ? endOfHead(sentences) : sentences.length;
  const facts = style === 'passage' ? withoutColons(given, end) : given;
  const post = scorePost(facts, end, style, about);
  const bounded = Number.isFinite(characters);
  const room = style === 'passage' ? characters : 0;
  const aim: Aim = {
    sentences: choice.sentences,
    characters,
    ...aims[style],
    threshold: bounded ? aims[style].threshold : 0,
    variantsOf: once((candidate) => waysToShow(candidate, shortens, room)),
    joint: jointOf,
  };
  if (style === 'passage') {
    const passage = select(post, { ...aim, ...passageRules(post, characters) });
    if (passage.length > 0) return toSummary(passage);
    if (end < sentences.length) return choose(given, { ...choice, style: 'gist' });
  }
  const chosen = chooseApart(post, style, aim);
  if (chosen.length > 0 || !shortens) return toSummary(chosen);
  return toSummary(headOf(post.candidates, characters));
}

function chooseApart(post: ScoredPost, style: Style, aim: Aim): Chosen[] {
  if (style === 'passage') return select(post, { ...aim, joins: joinsEnded });
  const rules = apartIn(post, style);
  // A gist has no room for what a sentence leads to.
  if (style === 'gist') return select(post, { ...aim, alone: rules.alone });
  const chosen = select(post, { ...aim, ...rules });
  const last = endingLater(post, rules, chosen);
  return last ? select(post, { ...aim, ...rules, last }) : chosen;
}

/** Where nothing makes a passage: no line without a mark goes on in another, and what leans follows directly. */
const joinsEnded: NonNullable<Aim['joins']> = (before, { candidate }) => {
  const leans = candidate.leaning.degree === 'tight';
  if (!before) return leans ? null : 0;
  const follows = before.candidate.index === candidate.index - 1;
  return endMark.test(before.variant.text) && (follows || !leans) ? 0 : null;
};

/** The end of the sentences among which a passage is sought. */
function endOfHead(sentences: readonly TokenizedSentence[]): number {
  let count = 0;
  const end = sentences.findIndex((sentence) => isBody(sentence) && ++count > passageSentences);
  return end === -1 ? sentences.length : end;
}

/** No sentence fits: the head of the best one, up to the last clause that does. */
function headOf(candidates: readonly ScoredSentence[], characters: number): Chosen[] {
  const order = [...candidates].sort((a, b) => b.score - a.score || a.index - b.index);
  for (const candidate of order.slice(0, 5)) {
    const { text, tokens } = candidate.sentence;
    const variant = headWithin(text, tokens, characters);
    if (variant) return [{ candidate, variant }];
  }
  return [];
}

/** The ways to show a sentence; no clause is cut from one that fits into `room` as it is. */
function waysToShow({ sentence, leaning }: ScoredSentence, shortens: boolean, room: number) {
  const { text, tokens } = sentence;
  if (!shortens) return [wholeOf(text)];
  const variants = variantsOf(text, tokens, leaning);
  return text.length <= room ? variants.filter(({ loss }) => loss < losses.clause) : variants;
}

const japaneseEnds = '。｡！？」｣』）】〉》…‥♪☆〜～';

/** Nothing after a Japanese mark, a blank after anything else. */
function jointOf(before: string, after: string): string {
  if (before === '' || after === '') return '';
  return japaneseEnds.includes(before[before.length - 1]!) ? '' : ' ';
}

function toSummary(chosen: readonly Chosen[]): Summary {
  let text = '';
  const shown = chosen.map(({ candidate, variant }) => {
    text += jointOf(text, variant.text) + variant.text;
    return toSummarySentence(candidate, variant);
  });
  return { text, sentences: shown };
}

/** @internal Show a candidate, whole unless a variant is given. */
export function toSummarySentence(
  { index, score, sentence, features }: ScoredSentence,
  variant: Variant = wholeOf(sentence.text),
): SummarySentence {
  return {
    index,
    text: variant.text,
    score,
    start: sentence.start,
    end: sentence.end,
    pieces: variant.pieces.map(({ start, end }) => toSource(sentence.map, start, end)),
    why: features.map((feature) => ({ ...feature })),
  };
}
