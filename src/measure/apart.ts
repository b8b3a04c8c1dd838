// What a sentence of a summary loses where the one before it is left out.
import type { Token } from '../tokenizer/token.js';
import { standsFree } from './pointing.js';
import type { Aim } from './selection.js';
import { endMark } from './sentence-facts.js';
import type { ScoredPost, ScoredSentence, Style } from './sentence-scores.js';
import { closesBracket, isSaying, label, opensBracket } from './sentence-shape.js';
import { type Surroundings, standingOf } from './standing.js';
import { surroundingsOf } from './surroundings.js';
import { hasSubject } from './topic.js';

/**
 * What it costs to show a sentence by itself that does not say what it speaks of, one that points back or explains what it
 * does not tell, and one that tells half of something.
 */
const vague = 0.5;
const pointing = 1;
const torn = 2;

/** 「さっきの男の子」「例の店」: known from before. */
const isKnown = /(?:さっき|さきほど|先ほど|先程|前出|くだん|(?:^|、)例)の/;
/** 「1 回目は」「二つ目に」「ひとつは」: one of those counted before. */
const isCounted =
  /^(?:[\d０-９一二三四五六七八九十]+ ?(?:回|つ|番|本|台|冊|個|件|杯|枚|人|軒|点)目|(?:ひと|ふた|みっ|一|二|三)つ)[はがもの、]/;
/** 「みんな黙っていただけなのだ。」: explains what was told before. */
const explains =
  /(?:の|ん)(?:だ|です|である|だった|でした|であった)(?:よ|ね|な|よね)?[。｡．！!]+$|(?:わけ|訳)(?:だ|です|である|だった|でした)(?:よ|ね|な)?[。｡．！!]+$/;

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
export function apartIn(post: ScoredPost, style: Style): Required<Pick<Aim, 'alone' | 'ending'>> {
  const around = surroundingsOf(post);
  const placeOf = new Map(post.candidates.map(({ index }, place) => [index, place]));
  const last = post.candidates.findLastIndex(({ worthy }) => worthy);
  const speakers = speakersIn(post);
  const costs = new Map<number, number>();
  const endings = new Map<number, number>();
  const costOf = (candidate: ScoredSentence) => {
    const place = placeOf.get(candidate.index)!;
    if (style === 'gist') return costInGist(candidate, around[place]!);
    if (speakers.has(labelOf(candidate) ?? '')) return torn;
    return costAlone(candidate, around[place]!, place === last);
  };
  return {
    alone({ candidate, variant }) {
      const { index, leaning, kinds, sentence } = candidate;
      if (leaning.degree === 'tight') return null;
      let cost = costs.get(index);
      if (cost === undefined) {
        cost = costOf(candidate);
        costs.set(index, cost);
      }
      // 「結局、」 goes on from the whole post.
      const sumsUp = sentence.text.startsWith(kinds.get('conclusion') ?? '\n');
      return cost === pointing && (variant.freed || sumsUp) ? 0 : cost;
    },
    ending(candidate) {
      const { index } = candidate;
      let cost = endings.get(index);
      if (cost === undefined) {
        const surroundings = around[placeOf.get(index)!]!;
        // A post may begin with a question that all of it answers.
        cost = !surroundings.first && standingOf(candidate, surroundings).opens ? vague : 0;
        endings.set(index, cost);
      }
      return cost;
    },
  };
}

const labelOf = ({ sentence: { role, text } }: ScoredSentence) =>
  role === 'paragraph' ? label.exec(text)?.[0] : undefined;

/** Labels that more than one paragraph begins with: somebody speaks (「目標:」 once is none). */
function speakersIn({ candidates }: ScoredPost): ReadonlySet<string> {
  const once = new Set<string>();
  const speakers = new Set<string>();
  for (const candidate of candidates) {
    const found = labelOf(candidate);
    if (found !== undefined) (once.has(found) ? speakers : once).add(found);
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
  if (!standsFree(fact, around) || (explains.test(text) && !hasSubject(tokens))) return pointing;
  // What the post comes to is told of all of it.
  if (around.named || isLast || fact.kinds.has('conclusion')) return 0;
  return standingOf(fact, around).unnamed ? vague : 0;
}
