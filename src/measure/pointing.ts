// Whether a sentence points at what was said before.
import type { Token } from '../tokenizer/token.js';
import { Boundaries } from './leaning.js';
import { isDefinite, isRelativeWord, openerAt } from './phrases.js';
import { type SentenceFacts, tellsPost } from './sentence-facts.js';
import { closesBracket, hasSymbol, opensBracket } from './sentence-shape.js';
import { contentTerm } from './similarity.js';
import type { Surroundings } from './standing.js';
import { type Topic, topicOf } from './topic.js';

/** 「こちらの『庭の本』を読んだ」: what it points at is named at once. */
const introducing = /^(?:こちらの|この)[「『]/;
/** 「蚤の市、それは」「庭の会をしたのでそのメモです。」: it stands for the words before it. */
const takenUp =
  /^[^、。]{2,20}、それは|^[^。]{4,60}ので、?(?:それ|その(?:時|とき|日)?)の?(?:メモ|記録|ログ|感想|まとめ|レポート)/;
/** 「要は鋤だ。」: without a mark behind it the tokenizer takes it for a topic. */
const sumsUp = /^(?:要は|ようは|つまり|すなわち)/;
/** 「鋤はそこまで重くない。」: no place is meant. */
const soMuch = /そこまで[^、。]*(?:な[いかく]|ません|ず)/;
/** 「鋤とか関係なく、」「特筆すべきは」「冬木さんの鋤も」: not what was said before, or among it. */
const amongSaid =
  /^[^、。]{1,12}(?:とか)?(?:は|も)?関係な[くし]|^特筆すべき|^(?:具体例|詳細|続き)は|^[^、。]{1,12}(?:さん|氏)(?:の[^、。]{1,6})?も|^[^、。]{1,20}のものも|^(?:最後|最初|残り|初め|はじめ|前半|後半)の[\d０-９一二三四五六七八九]|^(?:内容|中身|値段|価格|見た目|味|色|操作|文章|設定)も|^(?:一番|最大|最初|主|大き)[のな](?:メリット|デメリット|理由|特徴|問題|課題|目的|利点|違い|ポイント|きっかけ|変更)は/;
/** 「この本は」 under a title that names one. */
const thisWork =
  /^この(?:本|書籍|漫画|マンガ|映画|小説|作品|アニメ|ドラマ|論文|展示|展覧会|アルバム|ゲーム|イベント|勉強会)[はをのでに]/;
/** 「…を教えてくれる本だった。」 */
const works =
  /(?:本|書籍|漫画|マンガ|映画|小説|作品|アニメ|ドラマ|論文)(?:です|だ|でした|だった|である)?(?:ね|よ)?[。｡．！!]$/;

/** After so many words 同じ and the like mostly compare with one of them. */
const fewestBefore = 3;

/** Tell whether nothing in a sentence points at what was said before; for one among others of the post. */
export const standsFree = (fact: SentenceFacts, surroundings: Surroundings): boolean =>
  viewOf(fact, surroundings, fewestBefore).free;

/** What a sentence is about, and whether it points back. */
export interface View {
  readonly topic: Topic;
  /** It speaks of the book that the title names. */
  readonly ofWork: boolean;
  readonly free: boolean;
  /** It speaks of the code before it. */
  readonly ofShown: boolean;
}

/** Look at a sentence among others; 同じ and the like point back where fewer than `mostBefore` words stand before them. */
export function viewOf(
  fact: SentenceFacts,
  { first, titleNouns, namesWork, titleText }: Surroundings,
  mostBefore: number,
): View {
  const { sentence, kinds, leaning } = fact;
  const { text, tokens } = sentence;
  const ofPost = tellsPost(fact);
  const topic = topicOf(tokens, titleNouns);
  const ofWork = namesWork && (thisWork.test(text) || (topic === 'none' && works.test(text)));
  // Nothing stands before the first: what points in it points at something in it, unless it opens the sentence.
  const freed =
    leaning.degree === 'none' ||
    (leaning.rest === 'none' && (leaning.fresh || ofPost)) ||
    ((first || ofPost) && leaning.degree === 'weak' && leaning.fresh) ||
    (leaning.word === 'そこ' && soMuch.test(text)) ||
    (first && (introducing.test(text) || takenUp.test(text))) ||
    // 「理由は」 under a title that asks for it.
    (leaning.degree === 'weak' &&
      leaning.fresh &&
      titleNouns.has(/^(.+?)(?:として)?は$/.exec(leaning.word ?? '')?.[1] ?? '')) ||
    ofWork;
  // After code a sentence that says no subject speaks of it.
  const ofShown =
    !first &&
    (sentence.before === 'code' || sentence.before === 'math') &&
    topic !== 'title' &&
    (topic !== 'own' || /[a-z]/i.test(text));
  const free =
    freed &&
    !kinds.has('reason') &&
    !kinds.has('answer') &&
    (first || !amongSaid.test(text)) &&
    !sumsUp.test(text) &&
    !(kinds.has('denial') && !first) &&
    !ofShown &&
    !(ofDefinite(sentence.tokens, titleText) && !namesWork) &&
    (first || !afterEvent(sentence.tokens, titleText)) &&
    !(ofBook.test(text) && !bookTitle.test(titleText) && !/『/.test(text)) &&
    !hasSymbol(tokens, titleNouns) &&
    (first
      ? !/^こ[うん]|^このよう/.test(leaning.word ?? '')
      : !leansInside(text, tokens, ofWork ? 2 : leaning.opener, titleNouns, mostBefore));
  return { topic, ofWork, free, ofShown };
}

/** 「本書は」「著者は」: the book is named elsewhere. */
const ofBook = /本書|同書/;
const bookTitle = /『|読|書|本|論文|感想|レビュー|メモ/;

/** 「集まりの後には」「集まり後は」: after what was told before. */
const afterEvent = ([first, second]: readonly Token[], titleText: string) =>
  first?.partOfSpeech[0] === '名詞' &&
  second?.surface === '後' &&
  !titleText.includes(first.surface.toLowerCase());

/** 「実体はただの板だ。」「質問の意図は」: a noun that means one named before. */
function ofDefinite([first, second]: readonly Token[], titleText: string): boolean {
  return (
    first !== undefined &&
    second?.partOfSpeech[0] === '助詞' &&
    /^(?:は|が|も|を|に|の|で|から)$/.test(second.surface) &&
    isDefinite(first.surface) &&
    !titleText.includes(first.surface)
  );
}

/** 「庭の本はその一作目。」: what その stands for is not the topic. */
const pointsAtEnd = /は、?その[^、。]{1,12}(?:です|だ|である)?[。｡．]$/;

/** Every word that `leansInside` asks for: most sentences hold none. */
const pointing = new Set(
  'こう そう ああ それぞれ どちら この こんな こういう こうした こういった その'.split(' '),
);
const mayPointBack = ({ surface }: Token) => pointing.has(surface) || isRelativeWord(surface);

/** こう, そう, ああ as adverbs, 別の, 同じ: they point, though not as pronouns do. */
function leansInside(
  text: string,
  tokens: readonly Token[],
  from: number,
  titleNouns: Surroundings['titleNouns'],
  mostBefore: number,
): boolean {
  if (pointsAtEnd.test(text)) return true;
  let offset = 0;
  let depth = 0;
  let contents = 0;
  let told = false;
  const ends = new Boundaries(tokens);
  // 「とはいえ安い店もある」: no mark after it, and no conjunction to the tokenizer.
  const opener = from === 0 ? openerAt(text, 0, ends) : null;
  if (opener && opener.word.length >= 3 && /^(?:loose|tight)$/.test(opener.kind)) return true;
  if (!tokens.some(mayPointBack)) return false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { surface, partOfSpeech } = token;
    const at = offset;
    offset += surface.length;
    if (opensBracket(surface)) depth++;
    if (closesBracket(surface) && depth > 0) depth--;
    if (at < from || depth > 0) continue;
    if (/^(?:こう|そう|ああ)$/.test(surface) && partOfSpeech[0] === '副詞') {
      if (openerAt(text, at, ends)?.kind !== 'self') return true;
    }
    if (isRelativeWord(surface) && contents < mostBefore && !isIdiom(tokens, i)) return true;
    if (surface === 'それぞれ' && contents === 0) return true;
    if (
      surface === 'どちら' &&
      contents < fewestBefore &&
      tokens[i - 1]?.partOfSpeech[0] !== '名詞' &&
      tokens[i - 1]?.surface.trim() !== '' &&
      tokens[i + 1]?.surface === 'も'
    )
      return true;
    if (
      /^(?:この|こんな|こういう|こうした|こういった)$/.test(surface) ||
      (surface === 'その' && (leadsOut(contents, told) || tokens[i + 1]?.surface === 'よう'))
    ) {
      const next = tokens[i + 1];
      const term = next ? contentTerm(next) : null;
      const isTold = next?.partOfSpeech[1] === '数' || (term !== null && titleNouns.has(term));
      if (!isTold && openerAt(text, at, ends)?.kind !== 'self') return true;
    }
    if (contentTerm(token) !== null) contents++;
    if (/^[はが]$/.test(surface) && isNamed(tokens[i - 1])) told = true;
  }
  return false;
}

/** 「別にいらない」「静かすぎて逆に眠れない」 */
function isIdiom(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.surface !== 'に') return false;
  if (tokens[at]!.surface === '逆') return tokens[at - 1]?.surface === 'て';
  return tokens[at]!.surface === '別' && tokens.slice(at + 2, at + 8).some(isNegative);
}
const isNegative = ({ baseForm }: Token) => /^(?:ない|ぬ|ん)$/.test(baseForm);

/** A noun that is no pronoun and tells no time. */
const isNamed = (token: Token | undefined) =>
  token?.partOfSpeech[0] === '名詞' &&
  !/^(?:副詞可能|代名詞|非自立)$/.test(token.partOfSpeech[1] ?? '');

/** Before その stands nothing that it could stand for: no topic, and few words. */
const leadsOut = (contents: number, told: boolean) => contents < 3 && !told;
