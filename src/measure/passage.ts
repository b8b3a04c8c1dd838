import { once } from './once.js';
import { pageTitles } from './page-titles.js';
import { beginningCost } from './passage-beginning.js';
import { continuationCost } from './passage-continuation.js';
import { passagePost } from './passage-post.js';
import { passageVariants } from './passage-variants.js';
import type { Aim } from './selection.js';
import type { ScoredPost, ScoredSentence } from './sentence-scores.js';

/** Sentences of the body looked at for a passage. */
export const passageSentences = 40;
/** What it costs to name another page by its title: what the sentence tells may stand there. */
const pageNamed = 0.7;
/** What it costs to end with a question or a sentence that trails off. */
const openEnding = 8;

/**
 * What makes sentences a passage that reads alone beside the title: each goes on from the one before it in the post, shown
 * as it is, or can be understood without it.
 */
export function passageRules(
  given: ScoredPost,
  characters: number,
): Required<Pick<Aim, 'joins' | 'ending' | 'variantsOf'>> {
  const post = passagePost(given, characters);
  const { candidates, standings, placeOf } = post;
  const titlesIn = once(({ sentence }) => pageTitles(sentence));
  return {
    joins(before, { candidate, variant }) {
      const place = placeOf(candidate);
      const cost = before
        ? continuationCost(post, before, place, variant)
        : beginningCost(post, place, variant);
      return cost !== null && titlesIn(candidate).length > 0 ? cost + pageNamed : cost;
    },
    ending(candidate) {
      const place = placeOf(candidate);
      const opens = standings[place]!.opens || isTakenBack(candidate, candidates[place + 1]);
      return opens ? openEnding : 0;
    },
    variantsOf: once((candidate) => passageVariants(post, candidate, titlesIn(candidate))),
  };
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
