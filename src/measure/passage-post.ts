// A post as a passage is chosen from it.
import { ownVariants } from './passage-variants.js';
import { endMark } from './sentence-facts.js';
import type { ScoredPost, ScoredSentence } from './sentence-scores.js';
import { pairLikeness } from './similarity.js';
import { mostlyMarked, type Standing } from './standing.js';
import { standingsOf } from './surroundings.js';

/** Sentences are told by their places among the candidates. */
export interface PassagePost {
  readonly candidates: readonly ScoredSentence[];
  /** How each stands beside the title and the others. */
  readonly standings: readonly Standing[];
  /** How many sentences that say something stand before each. */
  readonly ranks: readonly number[];
  /** The title, lowered. */
  readonly titleText: string;
  /** Most characters of the passage. */
  readonly characters: number;
  /** The first sentence that says anything; -1 where none does. */
  readonly first: number;
  /** The same where the post could be shown from it, else -1. */
  readonly opening: number;
  /** Whether the opening is longer than the passage, however it is shown. */
  readonly isTooLong: boolean;
  /** Whether its lines mostly end without a mark, as notes do. */
  readonly areNotes: boolean;
  readonly placeOf: (candidate: ScoredSentence) => number;
  /** Whether one says the same as another once more, as messages and cards that a post shows do. */
  readonly repeats: (from: number, to: number) => boolean;
}

/** Look at a post for a passage of at most so many characters. */
export function passagePost(post: ScoredPost, characters: number): PassagePost {
  const { candidates, titleText } = post;
  const standings = standingsOf(post);
  const places: number[] = [];
  const ranks: number[] = [];
  let rank = 0;
  candidates.forEach(({ index, worthy }, place) => {
    places[index] = place;
    ranks.push(worthy ? rank++ : rank);
  });
  const first = candidates.findIndex(({ worthy }) => worthy);
  const opening = first !== -1 && standings[first]!.begins && !standings[first]!.opens ? first : -1;
  return {
    candidates,
    standings,
    ranks,
    titleText,
    characters,
    first,
    opening,
    isTooLong:
      opening !== -1 &&
      ownVariants(candidates[opening]!).every(({ text }) => text.length > characters),
    areNotes: areNotes(candidates),
    placeOf: ({ index }) => places[index]!,
    repeats: rememberRepeats(candidates),
  };
}

function areNotes(candidates: readonly ScoredSentence[]): boolean {
  const paragraphs = candidates.filter(({ sentence }) => sentence.role === 'paragraph');
  const whole = paragraphs.filter(({ sentence }) => endMark.test(sentence.text));
  return whole.length < mostlyMarked * paragraphs.length;
}

/** So alike is a sentence that says the same once more. */
const sameAgain = 0.8;
/** Shorter ones are exclamations. */
const shortestRepeated = 12;

function rememberRepeats(candidates: readonly ScoredSentence[]): PassagePost['repeats'] {
  const known = new Map<number, boolean>();
  return (from, to) => {
    const pair = from * candidates.length + to;
    let answer = known.get(pair);
    if (answer === undefined) {
      const one = candidates[from]!.sentence.text;
      const other = candidates[to]!.sentence.text;
      const shorter = Math.min(one.length, other.length);
      answer =
        shorter >= shortestRepeated &&
        Math.max(one.length, other.length) <= 2 * shorter &&
        pairLikeness(one)(other) >= sameAgain;
      known.set(pair, answer);
    }
    return answer;
  };
}
