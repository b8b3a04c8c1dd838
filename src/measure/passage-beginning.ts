// What it costs a passage to begin with a sentence.
import { leadsBack, pointsInside } from './passage-pointing.js';
import type { PassagePost } from './passage-post.js';
import type { Variant } from './selection.js';
import { tellsPost, tellsTitle } from './sentence-facts.js';

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
/** What each sentence costs that stands before the beginning, and so many at most. */
const lateBeginning = { cost: 1, most: 10 };

/** What it costs to show a sentence so as the first; null where that may not be. */
export function beginningCost(post: PassagePost, at: number, variant: Variant): number | null {
  const candidate = post.candidates[at]!;
  const { shows, begins, stands, free, unnamed, ofHeading, byHeading, ofShown, isItem, isLoose } =
    post.standings[at]!;
  const before = Math.min(post.ranks[at]!, lateBeginning.most);
  if (isItem) return itemBeginning + before;
  if (!shows) return null;
  if (!candidate.worthy) return titleBeginning;
  const late = lateness(post, at, variant);
  if (isLoose && at > 0) return looseBeginning + late;
  if (variant.headed) return headedBeginning + late;
  if (ofHeading || byHeading) return headingBeginning + late;
  if (leadsBack(candidate, variant)) return pointingBeginning + late;
  const isOther = unnamed && before > 0;
  // What points inside a sentence mostly points at something in it.
  if (!free && (ofShown || !pointsInside(candidate))) return pointingBeginning + late;
  if (!free) return (isOther ? otherBeginning : innerBeginning) + late;
  if (isOther) return otherBeginning + late;
  if (!begins) {
    const isTorn = candidate.distance === 0 && post.candidates[at - 1]?.worthy === true;
    return (before === 0 ? shortBeginning : isTorn ? tornBeginning : unnamedBeginning) + late;
  }
  return late === 0 || stands === 2 ? late : namingBeginning + late;
}

/** What it costs that sentences before it are left out. */
function lateness(post: PassagePost, at: number, variant: Variant): number {
  const candidate = post.candidates[at]!;
  if (post.standings[at]!.free && tellsPost(candidate)) return 1;
  const isNoted = at > 0 && post.areNotes && candidate.titleWords === 0 && !variant.headed;
  return (
    lateBeginning.cost * Math.min(post.ranks[at]!, lateBeginning.most) +
    (isNoted ? notedBeginning : 0) +
    (leavesOpening(post, at) ? openingLeft : 0)
  );
}

/** What tells the title may be shown in place of an opening on the weather. */
function leavesOpening({ candidates, opening, isTooLong }: PassagePost, at: number): boolean {
  const candidate = candidates[at]!;
  return (
    opening !== -1 &&
    at > opening &&
    !(isTooLong && candidate.kinds.has('post')) &&
    (candidates[opening]!.titleWords > 0 || candidate.likeness < tellsTitle)
  );
}
