// What the words of a sentence tell of its shape: whether it is whole, what its predicate is, what is missing from it.
import type { ShownRole } from '../sentence/split.js';
import { isUnmarked } from '../text/characters.js';
import type { Token } from '../tokenizer/token.js';
import { needsObject } from './phrases.js';
import { endMark } from './sentence-facts.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** 「してみます」「していく」「しておく」: the next step, shown in what follows. */
const trying = /^(?:みる|いく|おく)$/;
/** Verbs that tell how something is. */
const stative = /^(?:ある|いる|なる|できる|出来る|わかる|分かる|思う|違う|言う|いう|要る)$/;

/** Ends with a mark, and not as a title does: 「先取り 5.0 ハンズオン！」「字幕屋の本 (光文社新書)」. */
export function isEnded(text: string, tokens: readonly Token[], isItem: boolean): boolean {
  // 「まだ直らない……。」 is whole; 「まだ直らない……」 may go on.
  if (!endMark.test(text) && !/[…・][。｡．]$/.test(text)) return false;
  if (/[。．｡？?]$/.test(text) && !isItem) return true;
  if (isTerse(tokens)) return false;
  if (!/[）)」』]$/.test(text)) return true;
  return !isItem && endsWithPredicate(tokens);
}

/** A bracket or quotation mark opens in a token. */
export const opensBracket = (surface: string): boolean =>
  !isUnmarked(surface) && /[「｢『（(]/.test(surface);

/** One closes in it. */
export const closesBracket = (surface: string): boolean =>
  !isUnmarked(surface) && /[」｣』）)]/.test(surface);

/** 「目標: 」「私：」: what stands before its colon tells what it is, or who says it. */
export const label: RegExp = /^[^\s:：、。]{1,10} ?[:：](?![:/\d])/;

/** Before the brackets at its end stands a verb or the like. */
function endsWithPredicate(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { surface, partOfSpeech } = tokens[i]!;
    if (closesBracket(surface)) depth++;
    else if (opensBracket(surface)) depth--;
    else if (depth <= 0 && surface.trim() !== '')
      return /^(?:動詞|助動詞|形容詞|記号)$/.test(partOfSpeech[0] ?? '');
  }
  return false;
}

/** Fewer than two words of grammar. */
export function isTerse(tokens: readonly Token[]): boolean {
  let grammar = 0;
  for (const { surface, partOfSpeech } of tokens) {
    const coarse = partOfSpeech[0];
    if (coarse === '助動詞' || coarse === '動詞' || coarse === '形容詞') grammar++;
    else if (coarse === '助詞' && surface !== 'の') grammar++;
  }
  return grammar < 2;
}

/** A heading that is the name of a thing or a place, not 「理由」. */
export const isName = (tokens: readonly Token[]): boolean =>
  isTerse(tokens) &&
  tokens.some(
    ({ surface, partOfSpeech }) =>
      partOfSpeech[1] === '固有名詞' || /^[A-Za-zァ-ヶー]{3,}/.test(surface),
  );

/** All of it stands in quotation marks: somebody says it, and who is told elsewhere. */
export const isSaying = (text: string): boolean => /^[「『“"][^」』”"]*[」』”"]$/.test(text);

/** A bracket or quotation opens in it and does not close: it is the head of another's words, or of a remark. */
export function isOpenQuotation(text: string): boolean {
  if (!/^[「『（(]/.test(text)) return false;
  let depth = 0;
  for (const unit of text) {
    if (/[「『（(]/.test(unit)) depth++;
    else if (/[」』）)]/.test(unit)) depth--;
  }
  return depth > 0;
}

/** Tells what is done next (「設定します。」「動かしてみましょう。」), which the code or picture after it shows. */
export function announces(tokens: readonly Token[], after: ShownRole): boolean {
  let last = tokens.length - 1;
  while (last > 0 && /^(?:記号|助詞)$/.test(tokens[last]!.partOfSpeech[0] ?? '')) last--;
  const isCall = tokens[last]!.baseForm === 'う' || tokens[last]!.baseForm === 'よう';
  if (isCall) last--;
  if (tokens[last]?.baseForm === 'ます') last--;
  const { baseForm, partOfSpeech } = tokens[Math.max(0, last)]!;
  if (partOfSpeech[0] !== '動詞') return false;
  if (partOfSpeech[1] === '非自立') return trying.test(baseForm);
  // What stands beside a picture may tell how things are in general.
  return isCall || (after === 'code' && !stative.test(baseForm));
}

/** 「とあるとおり」「と書いてある」「って書いてあった」: after a quotation that is not shown. */
const quoting =
  /^(?:(?:程度|など|等|以外|同士)[がのをはでに]|のような|といった(?!ら)|という(?!わけ|こと|の|か|より|感じ)|と(?:ある(?:とおり|通り|よう|ので|が)|あり、|書|表示|出て|なる)|って)/;

/** What it goes on from is a link or a formula that is not shown (「を読んだ。」). */
export function beginsWithParticle(text: string, [first]: readonly Token[]): boolean {
  if (first?.partOfSpeech[1] === '接尾') return true;
  if (quoting.test(text)) return true;
  return (
    (/^助/.test(first?.partOfSpeech[0] ?? '') || first?.surface === 'で') &&
    /^[をにがはへのとでもや][^、，､\u3041-\u3096]/.test(text)
  );
}

/** Its last word is a particle that joins (「…のですが。」), not one after which a verb goes without saying (「旅の話を。」). */
export function trailsOff(tokens: readonly Token[]): boolean {
  let last = tokens.length - 1;
  while (last > 0 && tokens[last]!.partOfSpeech[0] === '記号') last--;
  const { surface, partOfSpeech } = tokens[last] ?? { surface: '', partOfSpeech: [] };
  const { 0: coarse, 1: fine } = partOfSpeech;
  if (coarse !== '助詞' || (surface === 'を' && fine === '格助詞')) return false;
  if (surface === 'に' && /^(?:こと|よう|運び)$/.test(tokens[last - 1]?.surface ?? ''))
    return false;
  return fine === '接続助詞' || fine === '格助詞' || fine === '係助詞';
}

/** A line in it ends like a heading: what follows was glued to it. */
export function hasLooseLine(text: string): boolean {
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (!/[、，,\u3041-\u3096」]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** 「庭の本 | 庭の会 公式サイト 種から育てる人に。」: the title of a linked page and what that page says of itself. */
export const isCard = (text: string): boolean =>
  /[^|｜]{4} ?[|｜] ?[^|｜]{2,40} [^|｜]+。/.test(text);

/** 「縁があって購入。」: a verb that is done to something, and neither the sentence nor the title says to what. */
export function lacksObject(tokens: readonly Token[], titleText: string): boolean {
  let at = tokens.length - 1;
  while (at >= 0 && isEnding(tokens[at]!)) {
    // 「紹介されている」: what it is done to is the subject.
    if (/^(?:ら?れる|さ?せる)$/.test(tokens[at]!.baseForm)) return false;
    at--;
  }
  const last = tokens[at]?.partOfSpeech[0];
  if (last === '名詞' && tokens[at + 1]?.partOfSpeech[0] === '助動詞') return false;
  // 「紹介する」: the noun says what is done.
  if (tokens[at]?.baseForm === 'する') at--;
  const verb = tokens[at];
  // 「行っ」 is 行く too.
  if (!verb || verb.surface === '行っ') return false;
  if (!needsObject(verb.baseForm) || titleText.includes(verb.surface[0]!)) return false;
  return !tokens.slice(0, at).some(({ surface, partOfSpeech }, i) => {
    if (partOfSpeech[0] !== '助詞') return false;
    if (surface === 'は' || surface === 'も') return tokens[i - 1]?.partOfSpeech[0] !== '助詞';
    return marksObject.test(surface) || (surface === 'が' && possible.test(verb.baseForm));
  });
}

/** 「こっそり庭に入れて、皆で眺めた。」: its first verb is done to something that nothing before it names. */
export function beginsWithoutObject(tokens: readonly Token[], titleText: string): boolean {
  for (const [i, { surface, partOfSpeech, baseForm }] of tokens.entries()) {
    const [coarse, fine] = partOfSpeech;
    if (coarse === '助詞' && (marksObject.test(surface) || /^[はもが]$/.test(surface)))
      return false;
    if (coarse !== '動詞' || fine !== '自立') continue;
    const isClause = tokens[i + 1]?.partOfSpeech[1] === '接続助詞';
    return isClause && needsObject(baseForm) && !titleText.includes(surface[0]!);
  }
  return false;
}

/** 「小さな棚なのですが、」: its first clause tells what something is that it does not name. */
export function tellsFirst(tokens: readonly Token[]): boolean {
  for (let i = 1; i < tokens.length; i++) {
    const { surface, partOfSpeech } = tokens[i]!;
    if (partOfSpeech[1] === '係助詞' || surface === 'という') return false;
    if (partOfSpeech[1] === '読点' || /^[、，。]$/.test(surface)) return false;
    if (surface !== 'な' || partOfSpeech[0] !== '助動詞') continue;
    const rest = tokens
      .slice(i + 1, i + 5)
      .map((token) => token.surface)
      .join('');
    return (
      tokens[i - 1]!.partOfSpeech[0] === '名詞' &&
      /^(?:の|ん)(?:ですが|だが|ですけ|だけ|で)/.test(rest)
    );
  }
  return false;
}

/** Particles behind what a verb is done to. */
const marksObject = /^(?:を|って|とは|しか|だけ|なんて|など|について|という|か)$/;

/** Verbs of what can be done, whose object may stand with が. */
const possible = /^(?:作れる|買える|試せる|選べる|導入できる)$/;

/** Endings of a predicate: 「て|い|ます|。」. */
const isEnding = ({ partOfSpeech: { 0: coarse, 1: fine }, baseForm }: Token) =>
  coarse === '記号' ||
  coarse === '助動詞' ||
  (coarse === '助詞' && fine !== '格助詞' && fine !== '係助詞') ||
  (coarse === '動詞' && (fine === '非自立' || fine === '接尾' || baseForm === 'できる')) ||
  (coarse === '名詞' && fine === '非自立');

/** Several clauses with nothing but blanks between them: lines of a table or a list. */
export function isGlued(tokens: readonly Token[]): boolean {
  let glued = 0;
  for (let i = 1; i < tokens.length - 1; i++) {
    if (tokens[i - 1]!.conjugationForm !== '基本形' || tokens[i]!.surface.trim() !== '') continue;
    if (/^[\u3041-\u3096]*[\u3041-\u9fff]/.test(tokens[i + 1]!.surface)) glued++;
  }
  return glued >= 2;
}

/** 「a は整数の配列です」: a letter of a formula or of code, which neither the title nor a noun before it explains. */
export function hasSymbol(
  tokens: readonly Token[],
  titleNouns: { readonly has: (term: string) => boolean },
): boolean {
  return tokens.some(({ surface }, i) => {
    if (surface.length !== 1 || !/[A-Za-z]/.test(surface) || titleNouns.has(surface.toLowerCase()))
      return false;
    const before = tokens[i - 1]?.surface.trim() === '' ? tokens[i - 2] : tokens[i - 1];
    if (
      /[!-~]$/.test(before?.surface ?? '') ||
      /^(?:名詞|接頭詞)$/.test(before?.partOfSpeech[0] ?? '')
    )
      return false;
    const next = tokens[i + 1]?.surface.trim() === '' ? tokens[i + 2] : tokens[i + 1];
    return next?.partOfSpeech[0] === '助詞' && surface !== 'X';
  });
}

/** Tokens looked at for the noun that a clause describes. */
const longestClause = 40;

/** 「天井が高い建物だった」「少年が戦う話です」「癖がある人には合う」: が belongs to what describes the noun that the sentence tells of. */
export function isAttributive(tokens: readonly Token[], from: number): boolean {
  const end = Math.min(from + longestClause, tokens.length - 1);
  for (let i = from; i < end; i++) {
    const { 0: coarse, 1: fine } = tokens[i]!.partOfSpeech;
    if (fine === '接続助詞' || fine === '読点' || fine === '係助詞') return false;
    if (coarse !== '動詞' && coarse !== '形容詞' && coarse !== '助動詞') continue;
    if (/^(?:名詞|接頭詞)$/.test(tokens[i + 1]!.partOfSpeech[0] ?? '')) return true;
  }
  return false;
}

/** Tells what somebody did, who is the writer unless another is named: 「駅から歩いて寺に着いた。」 */
export const isNarrative = (text: string, tokens: readonly Token[]) =>
  /(?:た|だ|てい?る|てい?ます|てお(?:る|ります))[。｡．！!]*$/.test(text) &&
  !isNominal(tokens) &&
  !/(?:です|だ)(?:が|けど)/.test(text);

/** Its predicate is a noun with a copula, so that it tells of something (「定番の道具です。」). */
export const isCopular = (tokens: readonly Token[]) =>
  isNominal(tokens) &&
  tokens
    .slice(-4)
    .some(
      ({ baseForm, partOfSpeech }) =>
        /^(?:だ|です)$/.test(baseForm) && partOfSpeech[0] === '助動詞',
    );

/** 「二年前から使われている。」「とても軽い。」: what it tells of is neither the writer nor named. */
export function isAgentless(tokens: readonly Token[]): boolean {
  for (let i = tokens.length - 1; i > 0; i--) {
    const { partOfSpeech, baseForm } = tokens[i]!;
    if (partOfSpeech[0] === '形容詞') return partOfSpeech[1] === '自立';
    if (partOfSpeech[0] !== '動詞') {
      if (!isEnding(tokens[i]!)) return false;
    } else if (/^ら?れる$/.test(baseForm)) return partOfSpeech[1] === '接尾';
    else if (partOfSpeech[1] === '自立') return false;
  }
  return false;
}

/** It ends with a noun and nothing that makes it a predicate: 「庭を掘るための道具。」 */
export function isFragment({ tokens }: TokenizedSentence): boolean {
  let last = tokens.length - 1;
  while (last > 0 && tokens[last]!.partOfSpeech[0] === '記号') last--;
  return tokens[last]?.partOfSpeech[0] === '名詞';
}

/** Its predicate is a noun. */
export function isNominal(tokens: readonly Token[]): boolean {
  // 「最初に作った棚な気がします」
  const end = tokens.slice(-9).map(({ surface }) => surface);
  if (/な(?:気|感じ)がし?(?:する|ます|た|ました)[。！!]*$/.test(end.join(''))) return true;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { surface, partOfSpeech, baseForm } = tokens[i]!;
    const { 0: coarse, 1: fine } = partOfSpeech;
    if (coarse === '記号' || (coarse === '助詞' && fine === '終助詞')) continue;
    if (coarse === '助動詞' && /^(?:だ|です|た|ます|ある)$/.test(baseForm)) continue;
    // 「再現になります」
    if (baseForm === 'なる' && tokens[i - 1]?.surface === 'に') i--;
    else return coarse === '名詞' && (fine !== '非自立' || surface === 'もの');
  }
  return true;
}
