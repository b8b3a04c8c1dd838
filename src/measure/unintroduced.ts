// What a sentence far from the one before it speaks of as if its reader knew it.
import type { Token } from '../tokenizer/token.js';
import { firstPersons } from './first-persons.js';
import { isFamiliar } from './phrases.js';
import type { Taken } from './selection.js';
import type { ScoredSentence } from './sentence-scores.js';
import { closesBracket, opensBracket } from './sentence-shape.js';

/** Somebody or something that must be named before: in the title or in a sentence that is shown. */
export interface Unintroduced {
  readonly noun: string;
  /** Section of a bare noun; null for a person. */
  readonly section: number | null;
  /** Somebody speaks in the sentence. */
  readonly speaks: boolean;
}

const title = /^(?:さん|くん|君|ちゃん|氏|先生|先輩|さま|様)$/;
const mayName = /(?:さん|くん|君|ちゃん|氏|先生|先輩|さま|様)[はがもにか]/;
const topical = /^(?:は|が|も|に|から)$/;

/** Tell who or what a sentence speaks of without a word on who or what that is; inside a paragraph a bare noun too. */
export function unintroducedIn({
  sentence,
  distance,
  section,
}: ScoredSentence): Unintroduced | null {
  return (
    (mayName.test(sentence.text) ? personIn(sentence.tokens) : null) ??
    (distance === 0 ? bareTopicOf(sentence.tokens, section) : null)
  );
}

/** 「戸田くんは」, not 「友人の戸田くんは」: somebody with a name, whom nothing before the name tells of. */
function personIn(tokens: readonly Token[]): Unintroduced | null {
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { surface, partOfSpeech } = tokens[i]!;
    if (opensBracket(surface)) depth++;
    if (closesBracket(surface) && depth > 0) depth--;
    if (depth > 0 || !title.test(surface) || partOfSpeech[0] !== '名詞') continue;
    if (!topical.test(tokens[i + 1]?.surface ?? '')) continue;
    let first = i - 1;
    while (first >= 0 && tokens[first]!.partOfSpeech[1] === '固有名詞') first--;
    const name = tokens.slice(first + 1, i);
    if (name.length === 0 || /^(?:の|という|こと)$/.test(tokens[first]?.surface ?? '')) continue;
    const speaks = tokens.some(({ surface }) => /^[「『]/.test(surface));
    return { noun: name.map((token) => token.surface).join(''), section: null, speaks };
  }
  return null;
}

/** 「社員は 7 人で」: a single noun at the head of the sentence, which means one of what was spoken of. */
function bareTopicOf(tokens: readonly Token[], section: number): Unintroduced | null {
  const [noun, particle] = tokens;
  if (!noun || particle?.surface !== 'は') return null;
  const { 0: coarse, 1: fine } = noun.partOfSpeech;
  if (coarse !== '名詞' || !/^(?:一般|サ変接続|形容動詞語幹)$/.test(fine ?? '')) return null;
  if (noun.surface.length < 2 || isFamiliar(noun.surface) || firstPersons.test(noun.surface))
    return null;
  return { noun: noun.surface, section, speaks: false };
}

/** Whether one of the sentences shown so far, or the title, names it; a bare noun goes on in its section. */
export function isIntroduced(
  { noun, section }: Unintroduced,
  before: Taken | null,
  titleText: string,
): boolean {
  if (titleText.includes(noun.toLowerCase())) return true;
  if (section !== null && before?.candidate.section === section) return true;
  for (let taken = before; taken; taken = taken.before)
    if (taken.candidate.sentence.text.includes(noun)) return true;
  return false;
}

const number = '[\\d０-９一二三四五六七八九十数] ?';
const counters = '(?:人|台|本|冊|個|件|枚|匹|軒|社|つ|方|点|章|曲|作)';
/** 「残りの 2 人は」「もう 1 台の」: what is left of those counted before. */
const isRest = new RegExp(
  `残りの ?${number}|残り(?:は|が|も)|もう ?(?:片|${number})${counters}(?:の|は|が|も|に|を)`,
);
/** 「1 台は…、もう 1 台は」: counted in the sentence itself. */
const countsFirst = new RegExp(`(?:^|[^もう残りの ])${number}${counters}[^。]{0,80}(?:もう|残り)`);
/** 「席が混ざっていたのもよかった」: one more of several. */
const isOneMore =
  /(?:たのも(?!の|束の間|つかの間|し|う)|のも(?:良|よ[いか]|嬉し|うれし|楽し|魅力|特徴|利点|理由|ポイント|一因|大き))[^、。]{0,20}[。｡．！!]$/;

/** It is one of several of which the others are told elsewhere. */
export const isOneOfSeveral = (text: string): boolean =>
  isOneMore.test(text) || (isRest.test(text) && !countsFirst.test(text));

/** 「速くなったことでも、件数が減ったことでもない。」「困ったのは値段ではない。」: only what it was not. */
const deniesTwice =
  /でも、[^。]*でも(?:ない|なかった|ありません|ありませんでした)(?:です)?[。｡．]$/;
const deniesCleft =
  /(?:の|こと|もの|理由|原因)は、?[^。]*(?:では|じゃ|でも)(?:ない|なかった|ありません|ありませんでした)(?:です)?[。｡．]$/;
/** 「速さではなく」: says also what it was. */
const contrasts = /(?:では|じゃ)なく|だけで|ばかりで|しか|わけでは|とは限ら/;

/** Units at the end of a sentence that are looked at. */
const longestDenial = 200;

export function onlyDenies(sentence: string): boolean {
  if (!/(?:ない|なかった|ありません|でした|です)[。｡．]$/.test(sentence)) return false;
  const text = sentence.slice(-longestDenial);
  return (deniesTwice.test(text) || deniesCleft.test(text)) && !contrasts.test(text);
}

/** 「楽しいかと聞かれて、少し考えた。」: the answer comes next. */
export const isAsked = (text: string): boolean =>
  /か[?？]?[」』]?と[^。]{0,12}(?:聞かれ|訊かれ|きかれ|尋ねられ|たずねられ|問われ)/.test(text) &&
  !/答え|返事|返した|と(?:言|い)った/.test(text);

/** 「旧型が 61 %、新型が 4 %。」: figures of several and no predicate. */
export function listsFigures(tokens: readonly Token[]): boolean {
  const words = tokens.slice(-6).filter(({ surface }) => /[^\s。｡．]/.test(surface));
  if (words[words.length - 2]?.partOfSpeech[1] !== '数') return false;
  let figures = 0;
  let named = false;
  for (const { surface, partOfSpeech } of tokens) {
    if (partOfSpeech[0] === '助詞' && /^[がは]$/.test(surface)) named = true;
    else if (partOfSpeech[1] === '数' && named) {
      figures++;
      named = false;
    } else if (partOfSpeech[0] === '動詞' || partOfSpeech[0] === '助動詞') named = false;
  }
  return figures > 1;
}
