// What a sentence of a summary loses where the one before it is left out.
import type { Token } from '../tokenizer/token.js';
import { wholeOf } from './compression.js';
import { once } from './once.js';
import { standsFree } from './pointing.js';
import type { Aim, Chosen, Taken } from './selection.js';
import { endMark } from './sentence-facts.js';
import type { ScoredPost, ScoredSentence, Style } from './sentence-scores.js';
import { closesBracket, isSaying, label, opensBracket } from './sentence-shape.js';
import { type Surroundings, standingOf } from './standing.js';
import { surroundingsOf } from './surroundings.js';
import { hasSubject } from './topic.js';
import {
  isAsked,
  isIntroduced,
  isOneOfSeveral,
  listsFigures,
  onlyDenies,
  unintroducedIn,
} from './unintroduced.js';

/**
 * What it costs to show a sentence by itself that does not say what it speaks of, one that points back or explains what it
 * does not tell, and one that tells half of something.
 */
const vague = 0.5;
const pointing = 1;
const torn = 2;
/** What it costs to speak of a bare noun (「社員は」) that nothing shown names. */
const bare = 0.3;

/** 「さっきの男の子」「例の店」: known from before. */
const isKnown = /(?:さっき|さきほど|先ほど|先程|前出|くだん|(?:^|、)例)の/;
/** 「1 回目は」「二つ目に」「ひとつは」: one of those counted before. */
const isCounted =
  /^[(（]?[A-Ga-gＡ-Ｇ\d][)）:：]|^(?:[\d０-９一二三四五六七八九十]+ ?(?:回|つ|番|本|台|冊|個|件|杯|枚|人|軒|点)目|(?:ひと|ふた|みっ|一|二|三)つ)[はがもの、]/;
/** 「みんな黙っていただけなのだ。」: explains what was told before. */
const explains =
  /(?:の|ん)(?:だ|です|である|だった|でした|であった)(?:よ|ね|な|よね)?[。｡．！!]+$|(?:わけ|訳)(?:だ|です|である|だった|でした)(?:よ|ね|な)?[。｡．！!]+$/;

/** 「迎えに来てくれた。」: somebody did it, who is told elsewhere. */
const isGiven = /[てで]くれ(?:た|ました)[。｡．！!]*$/;

/** 「あれは」「あの夜」: what the reader is to remember. 「その三十分あと」: after something that no verb before it tells. */
function pointsFar(tokens: readonly Token[]): boolean {
  let depth = 0;
  let told = false;
  for (let i = 0; i < tokens.length; i++) {
    const { surface, partOfSpeech } = tokens[i]!;
    const { 0: coarse, 1: fine } = partOfSpeech;
    if (opensBracket(surface)) depth++;
    if (closesBracket(surface) && depth > 0) depth--;
    if (coarse === '動詞') told = true;
    if (depth > 0) continue;
    if (coarse === '連体詞' && /^あ(?:の|んな)$/.test(surface)) return true;
    if (fine === '代名詞' && /^あ(?:れら?|そこ|ちら|っち|いつ)$/.test(surface)) return true;
    if (surface === 'その' && !told && tokens[i + 1]?.partOfSpeech[1] === '数') return true;
  }
  return false;
}

const pointsAway = ({ text, tokens }: ScoredSentence['sentence']) =>
  isCounted.test(text) || isKnown.test(text) || pointsFar(tokens);

/** 「ビスケットを三枚も。」「すぐに鍋へ。」: a particle ends it, and the verb stands elsewhere. */
function lacksPredicate(tokens: readonly Token[]): boolean {
  let last = tokens.length - 1;
  while (last > 0 && tokens[last]!.partOfSpeech[0] === '記号') last--;
  const { 0: coarse, 1: fine } = tokens[last]?.partOfSpeech ?? [];
  if (coarse !== '助詞' || fine === '終助詞') return false;
  return /^(?:格助詞|係助詞|接続助詞|副助詞)$/.test(fine ?? '');
}

/**
 * @internal What it costs to show a sentence without the one before it, and to leave out the one after it. A summary leaps
 * over most of a post, so that it asks of a sentence only that it reads alone, not that it speaks of what was shown before.
 */
export function apartIn(
  post: ScoredPost,
  style: Style,
): Required<Pick<Aim, 'alone' | 'ending' | 'needs'>> {
  const around = surroundingsOf(post);
  const { candidates } = post;
  const placeOf = new Map(candidates.map(({ index }, place) => [index, place]));
  const aroundOf = ({ index }: ScoredSentence) => around[placeOf.get(index)!]!;
  const last = candidates.findLastIndex(({ worthy }) => worthy);
  const speakers = speakersIn(post);
  const isCourse = style !== 'gist';
  const costOf = once((candidate) => {
    if (!isCourse) return costInGist(candidate, aroundOf(candidate));
    if (speakers.has(labelOf(candidate) ?? '')) return torn;
    return costAlone(candidate, aroundOf(candidate), placeOf.get(candidate.index) === last);
  });
  const endingOf = once((candidate) => {
    if (onlyDenies(candidate.sentence.text)) return torn;
    const surroundings = aroundOf(candidate);
    // A post may begin with a question that all of it answers.
    if (surroundings.first) return 0;
    const leadsOn = isAsked(candidate.sentence.text) || standingOf(candidate, surroundings).opens;
    return leadsOn ? vague : 0;
  });
  const unknownOf = once((candidate) =>
    isCourse && !aroundOf(candidate).first ? unintroducedIn(candidate) : null,
  );
  const alone = ({ candidate, variant }: Chosen, before: Taken | null = null) => {
    const { leaning, kinds, sentence } = candidate;
    if (leaning.degree === 'tight') return null;
    const cost = costOf(candidate);
    // 「結局、」 goes on from the whole post; 「いちばん若い」 is one of several.
    const conclusion = kinds.get('conclusion') ?? '\n';
    const sumsUp = conclusion !== 'いちばん' && sentence.text.startsWith(conclusion);
    if (cost === pointing && (variant.freed || sumsUp)) return 0;
    const unknown = unknownOf(candidate);
    if (unknown === null || isIntroduced(unknown, before, post.titleText)) return cost;
    return Math.max(cost, unknown.speaks ? torn : unknown.section === null ? pointing : bare);
  };
  return {
    alone,
    ending: endingOf,
    needs: (candidate) => ({
      before: unknownOf(candidate) !== null || isOneOfSeveral(candidate.sentence.text),
      after: onlyDenies(candidate.sentence.text),
    }),
  };
}

/**
 * @internal Where all that was chosen of a longer post stands in its first paragraph or near it, and the last sentence is not what the
 * others lead to: what ending elsewhere costs than with a sentence that tells what the post comes to. Null where there is none.
 */
export function endingLater(
  { candidates }: ScoredPost,
  { alone, ending }: Required<Pick<Aim, 'alone' | 'ending'>>,
  chosen: readonly Chosen[],
): Aim['last'] | null {
  const last = chosen[chosen.length - 1]?.candidate;
  const opening = candidates.find(({ worthy }) => worthy)?.sentence.block;
  if (chosen.length < 2 || candidates.length < fewestForLater) return null;
  if (!last || last.leaning.degree === 'tight' || last.leaning.opener > 0) return null;
  if (last.kinds.has('topic') || last.kinds.has('post')) return null;
  const lead = candidates[Math.floor(early * candidates.length)]!.index;
  const isLead = ({ index, sentence }: ScoredSentence) =>
    sentence.block === opening || index < lead;
  if (!chosen.every(({ candidate }) => isLead(candidate))) return null;
  const good = new Set<number>();
  for (const candidate of candidates) {
    const { sentence, score, worthy, kinds, features } = candidate;
    if (!worthy || score < fairEnding || isLead(candidate)) continue;
    if (!/[。｡．]$/.test(sentence.text)) continue;
    const closes = features.some(({ name, share }) => name === 'closing' && share >= nearEnd);
    if (!closes && !kinds.has('conclusion')) continue;
    if (alone({ candidate, variant: wholeOf(sentence.text) }) !== 0) continue;
    if (ending(candidate) === 0) good.add(candidate.index);
  }
  return good.size === 0 ? null : ({ index }) => (good.has(index) ? 0 : nothingLater);
}

/** A post of fewer sentences has little beyond its first paragraph. */
const fewestForLater = 12;
/** A sentence worth so much may stand for what the post comes to, if it says so or stands so near its end. */
const fairEnding = 0.5;
const nearEnd = 0.1;
const nothingLater = 1;
/** So small a share of its sentences says no more than a first paragraph. */
const early = 0.12;

const labelOf = ({ sentence: { role, text } }: ScoredSentence) =>
  role === 'paragraph' ? label.exec(text)?.[0] : undefined;

/** Labels that more than one paragraph begins with: somebody speaks (「目標:」 once is none). */
function speakersIn({ candidates }: ScoredPost): ReadonlySet<string> {
  const labels = new Set<string>();
  const speakers = new Set<string>();
  for (const candidate of candidates) {
    const found = labelOf(candidate);
    if (found !== undefined) (labels.has(found) ? speakers : labels).add(found);
  }
  return speakers;
}

/** A gist is told by its title what it speaks of. */
function costInGist(fact: ScoredSentence, around: Surroundings): number {
  if (!around.first && pointsAway(fact.sentence)) return torn;
  return standsFree(fact, around) ? 0 : pointing;
}

function costAlone(fact: ScoredSentence, around: Surroundings, isLast: boolean): number {
  const { sentence } = fact;
  const { text, tokens } = sentence;
  if (isSaying(text)) return torn;
  if (around.first) return standsFree(fact, around) ? 0 : pointing;
  if (pointsAway(sentence) || (endMark.test(text) && lacksPredicate(tokens))) return torn;
  if (listsFigures(tokens)) return torn;
  if (isOneOfSeveral(text)) return pointing;
  if (isGiven.test(text) && !hasSubject(tokens)) return pointing;
  if (!standsFree(fact, around) || (explains.test(text) && !hasSubject(tokens))) return pointing;
  // What the post comes to is told of all of it.
  if (around.named || isLast || fact.kinds.has('conclusion')) return 0;
  return standingOf(fact, around).unnamed ? vague : 0;
}
