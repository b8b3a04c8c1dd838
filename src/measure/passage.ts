import { type Cut, clauseWithin, remarkCuts, showWithout, wholeOf } from './compression.js';
import { strayCuts } from './compression-asides.js';
import { markTitles, pageTitles } from './page-titles.js';
import { isSpoken } from './phrases.js';
import type { Aim, Chosen, Taken, Variant } from './selection.js';
import { endMark, tellsTitle } from './sentence-facts.js';
import type { ScoredPost, ScoredSentence } from './sentence-scores.js';
import { isCopular, isFragment, isName } from './sentence-shape.js';
import { pairLikeness } from './similarity.js';
import { mostlyMarked, nameOf, type Standing } from './standing.js';
import { standingsOf } from './surroundings.js';

/** Sentences of the body looked at for a passage. */
export const passageSentences = 40;
/**
 * What it costs to begin later than the post with a sentence that names something of the title and does not speak of it,
 * with one that names nothing of it, with one that points at something inside, with one that tells what something else is,
 * with one that points at another, and with one whose subject only the heading names.
 */
const namingBeginning = 2;
const shortBeginning = 2;
const unnamedBeginning = 4;
const innerBeginning = 5;
const tornBeginning = 6;
const otherBeginning = 10;
const pointingBeginning = 14;
const headingBeginning = 20;
/** What it costs to name the subject by its heading. */
const headedBeginning = 4;
/** A heading over one time, or over another's words: what stands under it is not of the whole post. */
const ofPart =
  /^(?:\d+ ?年)?\d+ ?(?:月|日|日目|週目|回目|年目)|期(?:$|[（( ])|^第.{1,4}回|[日月火水木金土]曜|概要|要旨|要約|引用|abstract/i;
/** What it costs to name another page by its title: what the sentence tells may stand there. */
const pageNamed = 0.7;
/** What it costs to show of an opening that is too long no more than its first clauses. */
const cutOpening = 1.5;
/** What it costs to begin later where the first sentence could be the beginning. */
const openingLeft = 3;
/** What it costs to show an item of a list, which ends without a mark, where nothing better can be shown. */
const itemBeginning = 18;
/** What it costs to begin with a line that has no mark at its end, one of a list of notes. */
const looseBeginning = 14;
/** What it costs in such notes to begin later with a whole sentence that names nothing of the title: it may tell of a talk. */
const notedBeginning = 6;
/** What it costs to begin with what only repeats the title. */
const titleBeginning = 8;
/** What it costs to end with a question or a sentence that trails off. */
const openEnding = 8;
/** What each sentence costs that stands before the beginning, and so many at most. */
const lateBeginning = { cost: 1, most: 10 };
/** The next sentence after a gap stands within so many, unless it tells what the post does; a gap costs up to 1. */
const widestGap = 12;
/** What tells something of the title's subject, and not what it is, stands within so many. */
const nearGap = 8;
/** What it costs to go on in the next section or after a list, and after a picture. */
const sectionBetween = 1.4;
const pictureBetween = 0.5;
/** How much dearer a gap is where the next sentence could be shown, and how much cheaper where it could not. */
const skipping = 1.5;
const unavoidable = 0.7;
/** From so many characters on, it ends before the next heading. */
const longEnough = 80;
/** Sections from one sentence to the next at most, and what each costs beyond the first. */
const widestLeap = 4;
const farther = 0.2;
/** What the writer did may stand so many sections below: further on it is of another day. */
const narratedSections = 2;
/** A case is put before the subject. */
const afterClause =
  /^(?:もし|仮に|ただ)|^[^は]{1,30}(?:なら|であれば|だったら|とき|時|場合|参照でも)(?:には|、|は)/;
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
  const placeOf: number[] = [];
  candidates.forEach(({ index }, place) => {
    placeOf[index] = place;
  });
  const place = ({ index }: ScoredSentence) => placeOf[index]!;
  const ranks: number[] = [];
  let rank = 0;
  for (const { worthy } of candidates) ranks.push(worthy ? rank++ : rank);
  /** The first sentence that says anything, where the post could be shown from it. */
  const first = candidates.findIndex(({ worthy }) => worthy);
  const opening = first !== -1 && standings[first]!.begins && !standings[first]!.opens ? first : -1;
  const isTooLong =
    opening !== -1 &&
    variantsInPassage(candidates[opening]!).every(({ text }) => text.length > characters);
  /** What tells the title may be shown in place of an opening on the weather. */
  const leavesOpening = (to: number) =>
    opening !== -1 &&
    to > opening &&
    !(isTooLong && candidates[to]!.kinds.has('post')) &&
    (candidates[opening]!.titleWords > 0 || candidates[to]!.likeness < tellsTitle);
  const paragraphs = candidates.filter(({ sentence }) => sentence.role === 'paragraph');
  const whole = paragraphs.filter(({ sentence }) => endMark.test(sentence.text));
  const areNotes = whole.length < mostlyMarked * paragraphs.length;
  const variants = new Map<number, readonly Variant[]>();
  const named = new Map<number, readonly string[]>();
  const titlesIn = ({ index, sentence }: ScoredSentence) => {
    const known = named.get(index);
    if (known) return known;
    const titles = pageTitles(sentence);
    named.set(index, titles);
    return titles;
  };
  const repeating = new Map<number, boolean>();
  /** The same once more, as messages and cards that a post shows do. */
  const repeats = (from: number, to: number) => {
    const pair = from * candidates.length + to;
    let known = repeating.get(pair);
    if (known === undefined) {
      const one = candidates[from]!.sentence.text;
      const other = candidates[to]!.sentence.text;
      known =
        Math.min(one.length, other.length) >= shortestRest &&
        Math.max(one.length, other.length) <= 2 * Math.min(one.length, other.length) &&
        pairLikeness(one)(other) >= sameAgain;
      repeating.set(pair, known);
    }
    return known;
  };
  const follows = (from: number, to: number) => {
    for (let at = from + 1; at < to; at++)
      if (!candidates[at]!.aside || candidates[at]!.distance > 1) return false;
    const { distance, leaning } = candidates[to]!;
    if (to - from > 1) return distance <= 1 && standings[to]!.free;
    // Over a picture or code only what takes up a word of the sentence before it.
    return distance <= 1 || (distance === 2 && takingUp.test(leaning.word ?? ''));
  };
  /** Nothing but a list, linked pages and asides stands between them. */
  const onlyListed = (from: number, to: number) => {
    if (candidates[to]!.section !== candidates[from]!.section) return false;
    for (let at = from + 1; at < to; at++) {
      const { sentence, aside } = candidates[at]!;
      if (sentence.role !== 'listItem' && !sentence.linked && !aside) return false;
    }
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
  /**
   * What may come after a gap: only what tells what the post does or speaks of the title's own subject, what follows a
   * picture, and the head of the next section. Anything else may speak of something else than what is shown.
   */
  const goesOn = (from: number, to: number): boolean => {
    const { kinds, sentence, distance, heading, section } = candidates[to]!;
    const sections = section - candidates[from]!.section;
    // Far below 「本記事では」 may be of a page that is linked there.
    if (kinds.has('post') && kinds.has('topic'))
      return sections <= 1 || candidates[to]!.titleWords !== 0;
    // 「以下のようなものがある。」: what follows may be another's words.
    const before = candidates[to - 1]!;
    if (to > from + 1 && distance <= 1 && before.kinds.has('pointer') && !standings[to - 1]!.shows)
      return false;
    const { ofSubject, ofWork, told, narrates, ofHeading, anew, begins } = standings[to]!;
    if (sentence.role !== 'paragraph') return false;
    if (ofWork) return true;
    // 「もし畑が遠いなら、庭の会は」: what comes before the subject tells of a case that is not the one shown.
    if (ofSubject && !afterClause.test(sentence.text)) {
      const defines = /とは|というのは/.test(sentence.text);
      // 「鋤は土を返すための道具。」 may stand under a picture of another.
      if (isFragment(sentence) && !defines) return false;
      // What tells what it is may stand further away than what tells something of it.
      const isNear = to - from <= nearGap || distance === Number.POSITIVE_INFINITY;
      if (isNear || defines || isCopular(sentence.tokens)) return true;
    }
    const next = to === from + 1;
    // After a list or a linked page the text goes on with what was done.
    if (!next && distance === 1 && told && past.test(sentence.text) && onlyListed(from, to))
      return true;
    if (distance !== Number.POSITIVE_INFINITY)
      return next && distance === 2 && sentence.before !== 'code' && sentence.before !== 'math';
    if (ofHeading || !(anew || begins) || sections > widestLeap) return false;
    if (heading && ofPart.test(heading.text)) return false;
    // What the writer did needs no subject, but what a paper tells is not the writer's.
    if (narrates && past.test(sentence.text) && !(heading && isName(heading.tokens)))
      return sections <= narratedSections || candidates[to]!.titleWords !== 0;
    return next && sections === 1 && told;
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
    const { section, distance, sentence } = candidates[to]!;
    const gap = to - from;
    const sections = section - candidates[from]!.section;
    if (gap === 1 && distance === 2 && !/[a-z]/i.test(sentence.text)) return pictureBetween;
    if (distance === Number.POSITIVE_INFINITY)
      return sectionBetween + farther * Math.max(0, sections - 1);
    if (!tellsPost && gap > widestGap) return null;
    return 1 - 1 / (gap + 1) + (sections === 0 ? 0 : farther);
  };
  return {
    joins(before: Taken | null, chosen: Chosen): number | null {
      const cost = joining(before, chosen);
      return cost !== null && titlesIn(chosen.candidate).length > 0 ? cost + pageNamed : cost;
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
        // The opening of the post rather than its middle, though it is too long.
        if (place(candidate) === first && isTooLong) {
          const { text, tokens } = candidate.sentence;
          const head = clauseWithin(text, tokens, characters);
          if (head) found = [...found, { ...head, loss: cutOpening }];
        }
        const { byHeading } = standings[place(candidate)]!;
        if (byHeading) found = [...found, underHeading(found[0]!, candidate)];
        const titles = titlesIn(candidate);
        if (titles.length > 0)
          found = found.map((shown) => {
            const text = markTitles(shown.text, titles);
            return text.length > characters ? shown : { ...shown, text };
          });
        variants.set(candidate.index, found);
      }
      return found;
    },
  };
  function joining(before: Taken | null, { candidate, variant }: Chosen): number | null {
    const to = place(candidate);
    const standing = standings[to]!;
    const { shows, begins, stands, free, unnamed, ofHeading, byHeading, ofShown, isItem } =
      standing;
    if (isItem && !before) return itemBeginning + Math.min(ranks[to]!, lateBeginning.most);
    if (!shows) return null;
    // Notes run together read as one sentence, and what repeats the title adds to nothing.
    if (before && (standing.isLoose || standings[place(before.candidate)]!.isLoose)) return null;
    if (before && !candidate.worthy) return null;
    const tellsPost = free && candidate.kinds.has('post') && candidate.kinds.has('topic');
    if (!before) {
      const rank = Math.min(ranks[to]!, lateBeginning.most);
      const isNoted =
        to > 0 && areNotes && candidate.titleWords === 0 && !tellsPost && !variant.headed;
      const late =
        (isNoted ? notedBeginning : 0) +
        (tellsPost ? 1 : lateBeginning.cost * rank) +
        (leavesOpening(to) && !tellsPost ? openingLeft : 0);
      if (!candidate.worthy) return titleBeginning;
      if (standing.isLoose && to > 0) return looseBeginning + late;
      if (variant.headed) return headedBeginning + late;
      if (ofHeading || byHeading) return headingBeginning + late;
      if (leadsBack(candidate, variant)) return pointingBeginning + late;
      // What points inside a sentence mostly points at something in it.
      if (!free) {
        const inside =
          !ofShown &&
          pointsInside(candidate) &&
          pointsAt(candidate.sentence.tokens, false).length === 0;
        if (!inside) return pointingBeginning + late;
        return (unnamed && ranks[to]! > 0 ? otherBeginning : innerBeginning) + late;
      }
      if (unnamed && ranks[to]! > 0) return otherBeginning + late;
      if (!begins) {
        const torn = candidate.distance === 0 && candidates[to - 1]?.worthy === true;
        const cost = ranks[to] === 0 ? shortBeginning : torn ? tornBeginning : unnamedBeginning;
        return cost + late;
      }
      return late === 0 || stands === 2 ? late : namingBeginning + late;
    }
    if (variant.headed) return null;
    const from = place(before.candidate);
    if ((from === first && isTooLong) || standings[from]!.isItem) return null;
    if (follows(from, to)) {
      if (variant.unjoined || pointsBefore(before, candidate)) return null;
      return repeats(from, to) ? null : 0;
    }
    if (!free || leadsBack(candidate, variant) || standings[from]!.opens) return null;
    if (isEnough(before, candidate, standing)) return null;
    // What another section tells is not of the thing that was named.
    if (isHeaded(before) || !goesOn(from, to)) return null;
    const cost = gapCost(from, to, tellsPost);
    if (cost === null || repeats(from, to)) return null;
    return cost * (skips(before, from) ? skipping : unavoidable);
  }
}

/** 「と、去年までは思っていた。」「しらんけど。」「ひとつは鋤。」: what stands before it is half of it. */
const takesBack =
  /^(?:と、|(?:けど|が)、|と(?:思って|言って|書いて|考えて)(?:い|お|は|みた)|と思(?:った|い)|なんて(?:思|言|考)|とは(?:いえ|言え|言って|いって)|とか(?:言|いって)|といいつつ|と言いつつ|(?:知ら|しら)ん(?:けど|が)|というのは(?:嘘|冗談)|(?:ひと|一|1|１)つ(?:目)?は)/;
const doubted =
  /^[（(][^）)]*(?:知ら|しら)(?:ん|ない)(?:けど|が)[）)]?$|^.{0,20}(?:知ら|しら)ん(?:けど|が)。$/;
const attitude =
  /(?:(?:思|考え)って?い(?:た|ました)|と(?:思っ|考え)(?:た|ました)|(?:つもり|はず|予定)(?:だった|でした)|かもしれ(?:ない|ません)|てい(?:た|ました))(?:です|ね|が)?[。｡．]$/;
const turning = /^(?:しかし|ところが|だが|ですが|でも|ただ、?|けれど|けど|が、)/;
/** 「ひとつは鋤。」: another follows. */
const countsOne = /^(?:ひと|一|1|１)つ(?:目)?は/;

/** The next sentence says that it is not so, or says the other half. */
function isTakenBack({ sentence: { text } }: ScoredSentence, next: ScoredSentence | undefined) {
  if (countsOne.test(text)) return true;
  if (!next || next.distance > 1) return false;
  if (takesBack.test(next.sentence.text) || doubted.test(next.sentence.text)) return true;
  return attitude.test(text) && turning.test(next.sentence.text);
}

/** Enough is said before the heading, unless the sentence tells what the writer did or more of the title's subject. */
function isEnough(before: Taken, { section, titleWords, sentence }: ScoredSentence, to: Standing) {
  if (section === before.candidate.section || shownLength(before) < longEnough) return false;
  if (to.narrates && past.test(sentence.text)) return false;
  let said = 0;
  for (let taken: Taken | null = before; taken; taken = taken.before)
    said |= taken.candidate.titleWords;
  return !(to.ofSubject && (titleWords & said) !== 0);
}

/** So alike is a sentence that says the same once more. */
const sameAgain = 0.8;

/** 「【庭の鋤】軽くて丈夫な道具です。」 */
const underHeading = (variant: Variant, { heading }: ScoredSentence): Variant => ({
  ...variant,
  text: `【${nameOf(heading!.text)}】${variant.text}`,
  headed: true,
});

function isHeaded(last: Taken): boolean {
  for (let taken: Taken | null = last; taken; taken = taken.before)
    if (taken.variant.headed) return true;
  return false;
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
  const nouns: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { surface } = tokens[i]!;
    if (surface !== 'この' && !(alsoSono && surface === 'その')) continue;
    const noun = tokens.slice(i + 1, i + 3).find((token) => isSpoken(token.surface))?.surface;
    // この記事 is the post.
    if (noun !== undefined && !(surface === 'この' && ownNames.test(noun))) nouns.push(noun);
  }
  return nouns;
}

/** A noun in brackets that tells for what another stands: 「光（悟り）」. No reading, no abbreviation. */
function isKey(text: string, tokens: ScoredSentence['sentence']['tokens'], cut: Cut): boolean {
  if (cut.kind !== 'aside' || /[!-~]$/.test(text.slice(0, cut.start).trimEnd())) return false;
  if (!/[\u30a1-\u30fa\u4e00-\u9fff]/.test(text.slice(cut.start, cut.end))) return false;
  let offset = 0;
  let nouns = 0;
  for (const { surface, partOfSpeech } of tokens) {
    const at = offset;
    offset += surface.length;
    if (at < cut.start || at >= cut.end || /^[（()）\s]+$/.test(surface)) continue;
    if (partOfSpeech[0] !== '名詞' || /^(?:笑|汗|泣|爆|苦笑|涙|怒|爆笑)$/.test(surface))
      return false;
    nouns++;
  }
  return nouns > 0 && nouns <= 2;
}

/** What is left of a sentence without its opening words is no label (「ミネストローネ。」). */
const shortestRest = 12;

/**
 * Whole, without its opening words, without what can never be missed: remarks in brackets, laughter. No clause is cut; marks
 * of footnotes and brackets that hold nothing are in none.
 */
function variantsInPassage({ sentence, leaning, kinds }: ScoredSentence): Variant[] {
  const { text, tokens } = sentence;
  const cuts = remarkCuts(text, tokens).filter((cut) => !isKey(text, tokens, cut));
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
