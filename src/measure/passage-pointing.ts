// What in a sentence of a passage points at something that is not shown.
import type { PassagePost } from './passage-post.js';
import { isSpoken } from './phrases.js';
import type { Taken, Variant } from './selection.js';
import type { ScoredSentence } from './sentence-scores.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

const ownNames = /^(?:記事|エントリ|投稿)$/;

/** 「この言葉は」, where the words meant are a link or quotation that is not shown. */
export function pointsBefore(
  { ranks, titleText, placeOf }: PassagePost,
  before: Taken,
  { sentence, leaning }: ScoredSentence,
): boolean {
  if (leaning.degree === 'none') return false;
  let shown = '';
  let rank = 0;
  for (let taken: Taken | null = before; taken; taken = taken.before) {
    shown += taken.variant.text;
    rank = ranks[placeOf(taken.candidate)]!;
  }
  const known = shown + titleText;
  // 「このゲームのせいです。」 over a picture of it.
  if (sentence.after !== undefined && /^この/.test(sentence.text) && !/[「『"“]/.test(known)) {
    const isNamed = sentence.tokens
      .slice(1, 4)
      .some(
        ({ surface, partOfSpeech }) =>
          partOfSpeech[0] === '名詞' && (known.includes(surface) || ownNames.test(surface)),
      );
    if (!isNamed) return true;
  }
  return pointsAt(sentence, rank > 0).some((noun) => !shown.includes(noun));
}

/** Nouns after この, or after その too, that mean one thing said or shown before (「そのひどい記事」). */
export function pointsAt({ tokens }: TokenizedSentence, alsoSono: boolean): string[] {
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

/** It points at something late in the sentence, which is mostly in the sentence itself. */
export const pointsInside = ({ leaning: { degree, word }, sentence }: ScoredSentence): boolean =>
  degree === 'weak' &&
  word !== null &&
  /^[こそ][のれこ]$/.test(word) &&
  !sentence.text.startsWith(word) &&
  pointsAt(sentence, false).length === 0;

/** Its opening words, which are cut where it begins, are still there. */
export const leadsBack = ({ leaning }: ScoredSentence, { unjoined }: Variant): boolean =>
  leaning.opener > 0 && !unjoined;
