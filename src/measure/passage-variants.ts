// The ways to show a sentence in a passage.
import type { Token } from '../tokenizer/token.js';
import { type Cut, clauseWithin, losses, remarkCuts, showWithout, wholeOf } from './compression.js';
import { laughing, strayCuts } from './compression-asides.js';
import { markTitles } from './page-titles.js';
import type { PassagePost } from './passage-post.js';
import type { Variant } from './selection.js';
import { tellsPost } from './sentence-facts.js';
import type { ScoredSentence } from './sentence-scores.js';
import { nameOf } from './standing.js';

/** What it costs to show of an opening that is too long no more than its first clauses. */
const cutOpening = 1.5;

/** The ways to show a sentence of this post, which holds these titles of other pages. */
export function passageVariants(
  { standings, characters, first, isTooLong, placeOf }: PassagePost,
  candidate: ScoredSentence,
  titles: readonly string[],
): readonly Variant[] {
  const place = placeOf(candidate);
  const variants = ownVariants(candidate);
  const whole = variants[0]!;
  // The opening of the post rather than its middle, though it is too long.
  if (place === first && isTooLong) {
    const { text, tokens } = candidate.sentence;
    const head = clauseWithin(text, tokens, characters);
    if (head) variants.push({ ...head, loss: cutOpening });
  }
  if (standings[place]!.byHeading) variants.push(underHeading(whole, candidate));
  if (titles.length === 0) return variants;
  return variants.map((variant) => {
    const text = markTitles(variant.text, titles);
    return text.length > characters ? variant : { ...variant, text };
  });
}

/** 「【庭の鋤】軽くて丈夫な道具です。」 */
const underHeading = (variant: Variant, { heading }: ScoredSentence): Variant => ({
  ...variant,
  text: `【${nameOf(heading!.text)}】${variant.text}`,
  headed: true,
});

/** What is left of a sentence without its opening words is no label (「ミネストローネ。」). */
const shortestRest = 12;

/**
 * Those that rest on the sentence alone: whole, without its opening words, without what can never be missed (remarks in
 * brackets, laughter). No clause is cut; marks of footnotes and brackets that hold nothing are in none.
 */
export function ownVariants(candidate: ScoredSentence): Variant[] {
  const { sentence, leaning } = candidate;
  const { text, tokens } = sentence;
  const cuts = remarkCuts(text, tokens).filter((cut) => !isKey(text, tokens, cut));
  const opener = { kind: 'opener', start: 0, end: leaning.opener } as const;
  const rest = text.slice(leaning.opener);
  const opens =
    (leaning.fresh || tellsPost(candidate)) &&
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
  if (cuts.length > 0) add(cuts, losses.light);
  if (opens && cuts.length > 0) add([opener, ...cuts], losses.light);
  return variants;
}

/** A noun in brackets that tells for what another stands: 「光（悟り）」. No reading, no abbreviation. */
function isKey(text: string, tokens: readonly Token[], cut: Cut): boolean {
  if (cut.kind !== 'aside' || /[!-~]$/.test(text.slice(0, cut.start).trimEnd())) return false;
  if (!/[\u30a1-\u30fa\u4e00-\u9fff]/.test(text.slice(cut.start, cut.end))) return false;
  let offset = 0;
  let nouns = 0;
  for (const { surface, partOfSpeech } of tokens) {
    const at = offset;
    offset += surface.length;
    if (at < cut.start || at >= cut.end || /^[（()）\s]+$/.test(surface)) continue;
    if (partOfSpeech[0] !== '名詞' || laughing.test(surface)) return false;
    nouns++;
  }
  return nouns > 0 && nouns <= 2;
}
