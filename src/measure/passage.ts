import { type Cut, cutsOf, showWithout, wholeOf } from './compression.js';
import { strayCuts } from './compression-asides.js';
import { isSpoken } from './phrases.js';
import type { Aim, Chosen, Taken, Variant } from './selection.js';
import type { ScoredPost, ScoredSentence } from './sentence-scores.js';
import { isName, isTerse } from './sentence-shape.js';
import { contentTerm } from './similarity.js';
import { standingsOf } from './surroundings.js';
import { firstPersons } from './topic.js';

/** Sentences of the body looked at for a passage. */
export const passageSentences = 40;
/**
 * What it costs to begin later than the post with a sentence that names something of the title and does not speak of it,
 * with one that names nothing of it, with one that points at something inside, with one that tells what something else is,
 * with one that points at another, and with one whose subject only the heading names.
 */
const namingBeginning = 2;
const unnamedBeginning = 4;
const innerBeginning = 5;
const tornBeginning = 6;
const otherBeginning = 8;
const pointingBeginning = 12;
const headingBeginning = 20;
/** What it costs to end with a question or a sentence that trails off. */
const openEnding = 8;
/** What each sentence costs that stands before the beginning, and so many at most. */
const lateBeginning = { cost: 1, most: 10 };
/** The next sentence after a gap stands within so many, unless it tells what the post does; a gap costs up to 1. */
const widestGap = 12;
/** What it costs to go on in the next section or after a list, and after a picture. */
const sectionBetween = 1.4;
const pictureBetween = 0.5;
/** How much dearer a gap is where the next sentence could be shown, and how much cheaper where it could not. */
const skipping = 1.5;
const unavoidable = 0.7;
/** What it costs to go on after a gap with what names something of the title and says what it tells of it. */
const nameBetween = 1.4;
/** Sections from one sentence to the next at most, and what each costs beyond the first. */
const widestLeap = 4;
const farther = 0.2;
/** Told as something that happened. */
const past = /(?:た|だ|ました|でした)[。｡．！!]*$/;
const ownNames = /^(?:記事|エントリ|投稿)$/;
/** Words that stand for something named before, not for a picture or code. */
const takingUp = /^[こそ]の$/;

/**
 * What makes sentences a passage that reads alone beside the title: each goes on from the one before it in the post, shown
 * as it is, or can be understood without it.
 */
export function passageRules(
  post: ScoredPost,
  characters: number,
): Required<Pick<Aim, 'joins' | 'ending' | 'variantsOf'>> {
  const { candidates } = post;
  const standings = standingsOf(post);
  const placeOf = new Map(candidates.map(({ index }, place) => [index, place]));
  const place = ({ index }: ScoredSentence) => placeOf.get(index)!;
  const ranks: number[] = [];
  let rank = 0;
  for (const { worthy } of candidates) ranks.push(worthy ? rank++ : rank);
  const variants = new Map<number, readonly Variant[]>();
  const follows = (from: number, to: number) => {
    for (let at = from + 1; at < to; at++)
      if (!candidates[at]!.aside || candidates[at]!.distance > 1) return false;
    const { distance, leaning } = candidates[to]!;
    if (to - from > 1) return distance <= 1 && standings[to]!.free;
    // Over a picture or code only what takes up a word of the sentence before it.
    return distance <= 1 || (distance === 2 && takingUp.test(leaning.word ?? ''));
  };
  const onlyUnshown = (from: number, to: number) => {
    if (candidates[to]!.section !== candidates[from]!.section) return false;
    for (let at = from + 1; at < to; at++)
      if (standings[at]!.shows && candidates[at]!.sentence.text.length < characters) return false;
    return true;
  };
  /** 「この言葉は」, where the words meant are a link or quotation that is not shown. */
  const pointsBefore = (before: Taken, { sentence, leaning }: ScoredSentence) => {
    if (leaning.degree === 'none') return false;
    const ofShown = sentence.after !== undefined && /^この/.test(sentence.text);
    let shown = '';
    let rank = 0;
    for (let taken: Taken | null = before; taken; taken = taken.before) {
      shown += taken.variant.text;
      rank = ranks[place(taken.candidate)]!;
    }
    // 「このゲームのせいです。」 over a picture of it.
    if (ofShown && !/[「『"“]/.test(shown + post.titleText)) {
      const known = shown + post.titleText;
      const named = sentence.tokens
        .slice(1, 4)
        .some(
          ({ surface, partOfSpeech }) =>
            partOfSpeech[0] === '名詞' && (known.includes(surface) || ownNames.test(surface)),
        );
      if (!named) return true;
    }
    return pointsAt(sentence.tokens, rank > 0).some((noun) => !shown.includes(noun));
  };
  const nouns = new Map<number, ReadonlySet<string>>();
  const nounsOf = ({ index, sentence }: ScoredSentence) => {
    let found = nouns.get(index);
    if (!found) {
      found = namedIn(sentence.tokens);
      nouns.set(index, found);
    }
    return found;
  };
  /**
   * What comes after a gap says what it speaks of and names something of the title or of what is shown, or it may speak of
   * something else.
   */
  const takesUp = (before: Taken, candidate: ScoredSentence) => {
    const { kinds, sentence } = candidate;
    const from = place(before.candidate);
    const to = place(candidate);
    const { ofTitle, told, narrates } = standings[to]!;
    if (kinds.has('post') && kinds.has('topic')) return true;
    if (ofTitle) return sentence.role === 'paragraph';
    // Nothing but a picture stands between them.
    if (to === from + 1 && candidate.distance === 2)
      return sentence.before !== 'code' && sentence.before !== 'math';
    if (sentence.role !== 'paragraph') return false;
    // What happened, at the head of the next section.
    const { heading } = candidate;
    if (to === from + 1 && narrates && past.test(sentence.text)) {
      if (!heading || !isTerse(heading.tokens)) return true;
    }
    // What the heading directly before it names, it names too.
    const begins =
      to === from + 1 ||
      (candidate.headed &&
        candidates[from]!.section === 0 &&
        heading !== null &&
        !isName(heading.tokens));
    const headed = begins && heading ? namedIn(heading.tokens) : null;
    // After a list the text goes on with what was done.
    if (told && past.test(sentence.text) && onlyUnshown(from, to) && candidate.distance === 1)
      return true;
    if (!told && !(headed && narrates)) return false;
    if (to === from + 1 && heading && !narrates && !isName(heading.tokens)) return true;
    for (const noun of nounsOf(candidate)) {
      if (post.titleNouns.has(noun) || headed?.has(noun)) return true;
      for (let taken: Taken | null = before; taken; taken = taken.before)
        if (nounsOf(taken.candidate).has(noun)) return true;
    }
    return false;
  };
  /** The sentence after the one shown last could be shown, and is not. */
  const skips = (before: Taken, from: number) =>
    from + 1 < candidates.length &&
    standings[from + 1]!.shows &&
    follows(from, from + 1) &&
    !pointsBefore(before, candidates[from + 1]!) &&
    shownLength(before) + candidates[from + 1]!.sentence.text.length <= characters;
  /** What it costs to go on where sentences are left out; null where that may not be. */
  const gapCost = (from: number, to: number, tellsPost: boolean): number | null => {
    const { begins, stands, anew } = standings[to]!;
    const { section, distance, sentence, kinds } = candidates[to]!;
    const gap = to - from;
    const sections = section - candidates[from]!.section;
    if (gap === 1 && distance === 2 && !/[a-z]/i.test(sentence.text)) return pictureBetween;
    if (stands === 2 && (tellsPost || gap <= widestGap))
      return 1 - 1 / (gap + 1) + (sections === 0 ? 0 : farther);
    // The next section begins anew; after a list or a notice the text goes on; what follows code may speak of it.
    const names = begins && stands > 0 && sentence.role === 'paragraph';
    if (distance === Number.POSITIVE_INFINITY)
      return (anew || names) && sections <= widestLeap
        ? sectionBetween + farther * (sections - 1)
        : null;
    if (names && (anew || kinds.has('post')) && gap <= widestGap) return nameBetween;
    const goesOn = stands > 0 || (anew && sentence.role === 'paragraph');
    return goesOn && distance <= 1 && onlyUnshown(from, to) ? sectionBetween : null;
  };
  return {
    joins(before: Taken | null, { candidate, variant }: Chosen): number | null {
      const to = place(candidate);
      const { shows, begins, stands, free, unnamed, ofHeading } = standings[to]!;
      if (!shows) return null;
      const tellsPost = candidate.kinds.has('post') && candidate.kinds.has('topic');
      if (!before) {
        const late = tellsPost ? 1 : lateBeginning.cost * Math.min(ranks[to]!, lateBeginning.most);
        if (ofHeading) return headingBeginning + late;
        if (leadsBack(candidate, variant)) return pointingBeginning + late;
        // What points inside a sentence mostly points at something in it.
        if (!free) return (pointsInside(candidate) ? innerBeginning : pointingBeginning) + late;
        if (unnamed && ranks[to]! > 0) return otherBeginning + late;
        if (!begins) {
          const torn = candidate.distance === 0 && candidates[to - 1]?.worthy === true;
          return (torn ? tornBeginning : unnamedBeginning) + late;
        }
        return late === 0 || stands === 2 ? late : namingBeginning + late;
      }
      const from = place(before.candidate);
      if (follows(from, to)) return variant.unjoined || pointsBefore(before, candidate) ? null : 0;
      if (!free || leadsBack(candidate, variant) || standings[from]!.opens) return null;
      if (!takesUp(before, candidate)) return null;
      const cost = gapCost(from, to, tellsPost);
      return cost === null ? null : cost * (skips(before, from) ? skipping : unavoidable);
    },
    ending(candidate) {
      const at = place(candidate);
      const opens = standings[at]!.opens || isTakenBack(candidate, candidates[at + 1]);
      return opens ? openEnding : 0;
    },
    variantsOf(candidate) {
      let found = variants.get(candidate.index);
      if (!found) {
        found = variantsInPassage(candidate);
        variants.set(candidate.index, found);
      }
      return found;
    },
  };
}

/** 「と、去年までは思っていた。」「しらんけど。」「ひとつは鋤。」: what stands before it is half of it. */
const takesBack =
  /^(?:と、|(?:けど|が)、|と(?:思って|言って|書いて|考えて)(?:い|お|は|みた)|と思(?:った|い)|なんて(?:思|言|考)|とは(?:いえ|言え|言って|いって)|とか(?:言|いって)|といいつつ|と言いつつ|(?:知ら|しら)ん(?:けど|が)|というのは(?:嘘|冗談)|(?:ひと|一|1|１)つ(?:目)?は)/;
const attitude =
  /(?:(?:思|考え)って?い(?:た|ました)|(?:つもり|はず|予定)(?:だった|でした)|かもしれ(?:ない|ません)|てい(?:た|ました))(?:です|ね|が)?[。｡．]$/;
const turning = /^(?:しかし|ところが|だが|ですが|でも|ただ、?|けれど|けど|が、)/;
/** 「ひとつは鋤。」: another follows. */
const countsOne = /^(?:ひと|一|1|１)つ(?:目)?は/;

/** The next sentence says that it is not so, or says the other half. */
function isTakenBack({ sentence: { text } }: ScoredSentence, next: ScoredSentence | undefined) {
  if (countsOne.test(text)) return true;
  if (!next || next.distance > 1) return false;
  if (takesBack.test(next.sentence.text)) return true;
  return attitude.test(text) && turning.test(next.sentence.text);
}

/** Nouns that say what a sentence speaks of: no pronouns, numbers, times. */
function namedIn(tokens: ScoredSentence['sentence']['tokens']): Set<string> {
  const named = new Set<string>();
  for (const token of tokens) {
    const [coarse, fine] = token.partOfSpeech;
    if (coarse !== undefined && coarse !== '名詞') continue;
    if (/^(?:数|副詞可能|接尾)$/.test(fine ?? '') || firstPersons.test(token.surface)) continue;
    const term = contentTerm(token);
    if (term !== null) named.add(term);
  }
  return named;
}

const shownLength = (last: Taken) => {
  let length = 0;
  for (let taken: Taken | null = last; taken; taken = taken.before)
    length += taken.variant.text.length;
  return length;
};

/** It points at something late in the sentence, which is mostly in the sentence itself. */
const pointsInside = ({ leaning: { degree, word }, sentence }: ScoredSentence) =>
  degree === 'weak' &&
  word !== null &&
  /^[こそ][のれこ]$/.test(word) &&
  !sentence.text.startsWith(word);

/** Its opening words, which are cut where it begins, are still there. */
const leadsBack = ({ leaning }: ScoredSentence, { unjoined }: Variant) =>
  leaning.opener > 0 && !unjoined;

/** Nouns after この, or after その too, that mean one thing said or shown before (「そのひどい記事」). */
function pointsAt(tokens: ScoredSentence['sentence']['tokens'], alsoSono: boolean): string[] {
  return tokens.flatMap(({ surface }, i) => {
    if (surface !== 'この' && !(alsoSono && surface === 'その')) return [];
    const noun = tokens.slice(i + 1, i + 3).find((token) => isSpoken(token.surface))?.surface;
    // この記事 is the post.
    return noun === undefined || (surface === 'この' && ownNames.test(noun)) ? [] : [noun];
  });
}

/** What is left of a sentence without its opening words is no label (「ミネストローネ。」). */
const shortestRest = 12;

/**
 * Whole, without its opening words, without what can never be missed: remarks in brackets, laughter. No clause is cut; marks
 * of footnotes and brackets that hold nothing are in none.
 */
function variantsInPassage({ sentence, leaning, kinds }: ScoredSentence): Variant[] {
  const { text, tokens } = sentence;
  const cuts = cutsOf(text, tokens, leaning).filter(
    ({ kind }) => kind === 'aside' || kind === 'tail',
  );
  const opener = { kind: 'opener', start: 0, end: leaning.opener } as const;
  const tellsPost = kinds.has('post') && kinds.has('topic');
  const rest = text.slice(leaning.opener);
  const opens =
    (leaning.fresh || tellsPost) &&
    leaning.opener > 0 &&
    leaning.rest === 'none' &&
    (rest.length >= shortestRest || /[はがをにでと]/.test(rest));
  const stray = strayCuts(text);
  const variants: Variant[] = [];
  const add = (chosen: readonly Cut[], loss: number) => {
    const variant = showWithout(text, tokens, leaning, [...stray, ...chosen], loss);
    if (variant) variants.push(variant);
  };
  if (stray.length > 0) add([], 0);
  if (variants.length === 0) variants.push(wholeOf(text));
  if (opens) add([opener], 0);
  if (cuts.length > 0) add(cuts, 0.04);
  if (opens && cuts.length > 0) add([opener, ...cuts], 0.04);
  return variants;
}
