// What a sentence is about.
import type { Token } from '../tokenizer/token.js';
import { firstPersons } from './first-persons.js';
import { lastWord } from './sentence-facts.js';
import { closesBracket, isAttributive, isNominal, opensBracket } from './sentence-shape.js';
import { contentTerm } from './similarity.js';

/** 「覚えがある」「気がする」: no subject of anything. */
const idiomatic = /^(?:気|覚え|必要|印象|感じ|可能性|予定|意味|自信)$/;

/** The content nouns of the title. */
export interface TitleNouns {
  readonly has: (term: string) => boolean;
}

export type Topic = 'title' | 'own' | 'added' | 'none';

/** What the sentence is about: something of the title (は), something it names (は, が), something added to another (も). */
export function topicOf(tokens: readonly Token[], titleNouns: TitleNouns): Topic {
  let depth = 0;
  let ofTitle = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { surface, partOfSpeech } = token;
    if (opensBracket(surface)) depth++;
    if (closesBracket(surface) && depth > 0) depth--;
    const term = contentTerm(token);
    if (term !== null && titleNouns.has(term)) ofTitle = true;
    if (depth > 0 || partOfSpeech[0] !== '助詞') continue;
    const last = lastWord(tokens, i - 1);
    const before = tokens[last];
    if (!before) continue;
    const { 0: coarse, 1: fine } = before.partOfSpeech;
    const afterNoun = coarse === '名詞' && fine !== '代名詞';
    if (
      surface === 'も' &&
      afterNoun &&
      !/^[一二三四五六七八九]つ$/.test(before.surface) &&
      !/^(?:副詞可能|数|非自立)$/.test(fine ?? '') &&
      !/^(?:助数詞|副詞可能)$/.test(before.partOfSpeech[2] ?? '')
    )
      return 'added';
    if (afterNoun && /^(?:といえば|って|とは|というと)$/.test(surface))
      return ofTitle ? 'title' : 'own';
    if (surface === 'は' && (afterNoun || /[」』）)]/.test(before.surface) || coarse === '助詞')) {
      // 「着くころには」「今日は」 tell when, 「驚いたのは」 says it itself.
      const noun = coarse === '助詞' ? tokens[last - 1] : before;
      if (noun?.surface === 'の' && coarse !== '助詞' && last > 1) return ofTitle ? 'title' : 'own';
      if (/^(?:非自立|副詞可能)$/.test(noun?.partOfSpeech[1] ?? '')) continue;
      return ofTitle ? 'title' : 'own';
    }
    if (surface === 'が' && partOfSpeech[1] === '格助詞' && afterNoun && fine !== '非自立') {
      const describes =
        (tokens[i + 1]?.partOfSpeech[0] === '動詞' || isNominal(tokens)) &&
        isAttributive(tokens, i + 1);
      if (!describes && !firstPersons.test(before.surface) && !idiomatic.test(before.surface))
        return 'own';
    }
    // What belongs to the clause so far is not what follows it.
    if (partOfSpeech[1] === '接続助詞') ofTitle = false;
  }
  return 'none';
}

/** What it speaks of by は is a noun of the title, or belongs to one: 「朝市は」「朝市では」「朝市とは」「朝市の場所は」. */
export function speaksOf(tokens: readonly Token[], titleNouns: TitleNouns): boolean {
  let depth = 0;
  let last: Token | null = null;
  const ofTitle = (token: Token | null) => {
    const term = token === null ? null : contentTerm(token);
    return term !== null && titleNouns.has(term);
  };
  let owner: Token | null = null;
  let contents = 0;
  for (const [i, token] of tokens.entries()) {
    const { surface, partOfSpeech } = token;
    if (opensBracket(surface)) depth++;
    if (closesBracket(surface) && depth > 0) depth--;
    else if (depth === 0 && partOfSpeech[0] === '助詞') {
      // 「庭とは何か、」 is asked of it, nothing is told.
      if (/^と?は$/.test(surface) && /^(?:何|なに|どう|どんな)/.test(tokens[i + 1]?.surface ?? ''))
        return false;
      if (/^(?:は|とは|って|といえば|というのは)$/.test(surface)) {
        return ofTitle(last) || ofTitle(owner);
      }
      owner = surface === 'の' && contents === 1 ? last : null;
    } else if (surface.trim() !== '' && partOfSpeech[0] !== '記号') {
      // A compound noun counts as one.
      if (last?.partOfSpeech[0] !== '名詞' || owner !== null) contents++;
      last = token;
    }
  }
  return false;
}

/** It has a topic, or a subject in its main clause (not 「数が増えれば、」). */
export function hasSubject(tokens: readonly Token[]): boolean {
  let found = false;
  for (const { surface, partOfSpeech } of tokens) {
    const { 0: coarse, 1: fine } = partOfSpeech;
    if (fine === '係助詞' && surface === 'は') return true;
    if (surface === 'とは' || surface === 'って') return true;
    if (fine === '格助詞' && surface === 'が') found = true;
    else if (coarse === '助動詞' && /^(?:たら|だら|なら)$/.test(surface)) found = false;
    else if (surface === 'ため') found = false;
    else if (fine === '接続助詞' && /^(?:ば|ても|でも|ので|から|と)$/.test(surface)) found = false;
  }
  return found;
}
