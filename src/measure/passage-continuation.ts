// What it costs a passage to go on with a sentence.
import { leadsBack, pointsBefore } from './passage-pointing.js';
import type { PassagePost } from './passage-post.js';
import type { Taken, Variant } from './selection.js';
import { tellsPost } from './sentence-facts.js';
import { isCopular, isFragment, isName } from './sentence-shape.js';

/** A heading over one time, or over another's words: what stands under it is not of the whole post. */
const ofPart =
  /^(?:\d+ ?年)?\d+ ?(?:月|日|日目|週目|回目|年目)|期(?:$|[（( ])|^第.{1,4}回|[日月火水木金土]曜|概要|要旨|要約|引用|abstract/i;
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
/** Words that stand for something named before, not for a picture or code. */
const takingUp = /^[こそ]の$/;

/** What it costs to show a sentence so after the one shown last; null where that may not be. */
export function continuationCost(
  post: PassagePost,
  before: Taken,
  to: number,
  variant: Variant,
): number | null {
  const { candidates, standings, first, isTooLong } = post;
  const candidate = candidates[to]!;
  const standing = standings[to]!;
  const from = post.placeOf(before.candidate);
  const last = standings[from]!;
  if (!standing.shows || variant.headed) return null;
  // Notes run together read as one sentence, and what repeats the title adds to nothing.
  if (standing.isLoose || last.isLoose || !candidate.worthy) return null;
  if ((from === first && isTooLong) || last.isItem) return null;
  if (follows(post, from, to)) {
    if (variant.unjoined || pointsBefore(post, before, candidate)) return null;
    return post.repeats(from, to) ? null : 0;
  }
  if (!standing.free || leadsBack(candidate, variant) || last.opens) return null;
  if (isEnough(post, before, to)) return null;
  // What another section tells is not of the thing that was named.
  if (isHeaded(before) || !goesOn(post, from, to)) return null;
  const cost = gapCost(post, from, to);
  if (cost === null || post.repeats(from, to)) return null;
  return cost * (skips(post, before, from) ? skipping : unavoidable);
}

/** Nothing that says anything stands between them. */
function follows({ candidates, standings }: PassagePost, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++)
    if (!candidates[at]!.aside || candidates[at]!.distance > 1) return false;
  const { distance, leaning } = candidates[to]!;
  if (to - from > 1) return distance <= 1 && standings[to]!.free;
  // Over a picture or code only what takes up a word of the sentence before it.
  return distance <= 1 || (distance === 2 && takingUp.test(leaning.word ?? ''));
}

/**
 * What may come after a gap: only what tells what the post does or speaks of the title's own subject, what follows a
 * picture, and the head of the next section. Anything else may speak of something else than what is shown.
 */
function goesOn(post: PassagePost, from: number, to: number): boolean {
  const { candidates, standings } = post;
  const candidate = candidates[to]!;
  const { sentence, distance, titleWords } = candidate;
  const sections = candidate.section - candidates[from]!.section;
  // Far below 「本記事では」 may be of a page that is linked there.
  if (tellsPost(candidate)) return sections <= 1 || titleWords !== 0;
  const isNext = to === from + 1;
  // 「以下のようなものがある。」: what follows may be another's words.
  const before = candidates[to - 1]!;
  if (!isNext && distance <= 1 && before.kinds.has('pointer') && !standings[to - 1]!.shows)
    return false;
  if (sentence.role !== 'paragraph') return false;
  const { ofSubject, ofWork, told } = standings[to]!;
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
  if (distance === Number.POSITIVE_INFINITY) return opensSection(post, from, to);
  // After a list or a linked page the text goes on with what was done.
  if (!isNext && distance === 1 && told && past.test(sentence.text) && onlyListed(post, from, to))
    return true;
  return isNext && distance === 2 && sentence.before !== 'code' && sentence.before !== 'math';
}

/** Nothing but a list, linked pages and asides stands between them. */
function onlyListed({ candidates }: PassagePost, from: number, to: number): boolean {
  if (candidates[to]!.section !== candidates[from]!.section) return false;
  for (let at = from + 1; at < to; at++) {
    const { sentence, aside } = candidates[at]!;
    if (sentence.role !== 'listItem' && !sentence.linked && !aside) return false;
  }
  return true;
}

/** The head of a later section may come next: it says its own subject, or tells what the writer did. */
function opensSection({ candidates, standings }: PassagePost, from: number, to: number): boolean {
  const { sentence, section, heading, titleWords } = candidates[to]!;
  const { told, narrates, ofHeading, anew, begins } = standings[to]!;
  const sections = section - candidates[from]!.section;
  if (ofHeading || !(anew || begins) || sections > widestLeap) return false;
  if (heading && ofPart.test(heading.text)) return false;
  // What the writer did needs no subject, but what a paper tells is not the writer's.
  if (narrates && past.test(sentence.text) && !(heading && isName(heading.tokens)))
    return sections <= narratedSections || titleWords !== 0;
  return to === from + 1 && sections === 1 && told;
}

/** What it costs to go on where sentences are left out; null where that may not be. */
function gapCost({ candidates }: PassagePost, from: number, to: number): number | null {
  const candidate = candidates[to]!;
  const { distance, sentence } = candidate;
  const gap = to - from;
  const sections = candidate.section - candidates[from]!.section;
  if (gap === 1 && distance === 2 && !/[a-z]/i.test(sentence.text)) return pictureBetween;
  if (distance === Number.POSITIVE_INFINITY)
    return sectionBetween + farther * Math.max(0, sections - 1);
  if (gap > widestGap && !tellsPost(candidate)) return null;
  return 1 - 1 / (gap + 1) + (sections === 0 ? 0 : farther);
}

/** The sentence after the one shown last could be shown, and is not. */
function skips(post: PassagePost, before: Taken, from: number): boolean {
  const next = post.candidates[from + 1];
  return (
    next !== undefined &&
    post.standings[from + 1]!.shows &&
    follows(post, from, from + 1) &&
    !pointsBefore(post, before, next) &&
    shownLength(before) + next.sentence.text.length <= post.characters
  );
}

/** Enough is said before the heading, unless the sentence tells what the writer did or more of the title's subject. */
function isEnough({ candidates, standings }: PassagePost, before: Taken, to: number): boolean {
  const { section, titleWords, sentence } = candidates[to]!;
  const { narrates, ofSubject } = standings[to]!;
  if (section === before.candidate.section || shownLength(before) < longEnough) return false;
  if (narrates && past.test(sentence.text)) return false;
  let said = 0;
  for (let taken: Taken | null = before; taken; taken = taken.before)
    said |= taken.candidate.titleWords;
  return !(ofSubject && (titleWords & said) !== 0);
}

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
