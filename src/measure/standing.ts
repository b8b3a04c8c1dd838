import type { Token } from '../tokenizer/token.js';
import { type View, viewOf } from './pointing.js';
import { questionEnd, type SentenceFacts, tellsPost, tellsTitle } from './sentence-facts.js';
import {
  announces,
  beginsWithoutObject,
  beginsWithParticle,
  hasLooseLine,
  isAgentless,
  isCard,
  isCopular,
  isEnded,
  isFragment,
  isGlued,
  isNarrative,
  isNominal,
  isOpenQuotation,
  isSaying,
  isTerse,
  label,
  lacksObject,
  tellsFirst,
  trailsOff,
} from './sentence-shape.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import { hasSubject, speaksOf, type TitleNouns, type Topic } from './topic.js';

/** What a sentence needs beside it to be understood by one who sees the title and nothing else of the post. */
export interface Standing {
  /** False for what nobody understands without the post: it points at a list or a picture, answers, trails off. */
  readonly shows: boolean;
  /** True when it can be the first that is shown. */
  readonly begins: boolean;
  /**
   * How well it can come after a gap: 2 when it speaks of something of the title or tells what the post does, 1 when it
   * says what it speaks of, else 0.
   */
  readonly stands: 0 | 1 | 2;
  /** True when it can be the first of the next section. */
  readonly anew: boolean;
  /** True when the next must be shown too: a question, 「…なのですが。」. */
  readonly opens: boolean;
  /** True when nothing in it points at what was said before. */
  readonly free: boolean;
  /** True when it tells what something is that it does not name. */
  readonly unnamed: boolean;
  /** True when it speaks of something of the title. */
  readonly ofTitle: boolean;
  /** True when what it speaks of by は is named in the title. */
  readonly ofSubject: boolean;
  /** True when it speaks of the book that the title names. */
  readonly ofWork: boolean;
  /** True for an item of a list that says something and ends without a mark. */
  readonly isItem: boolean;
  /** True for a line that ends without a mark, as notes do. */
  readonly isLoose: boolean;
  /** True when it tells what the writer did. */
  readonly narrates: boolean;
  /** True when only the heading over it names what it tells of. */
  readonly ofHeading: boolean;
  /** True when its heading, shown before it, would name what it tells of. */
  readonly byHeading: boolean;
  /** True when it speaks of the code before it. */
  readonly ofShown: boolean;
  /** True when it says itself what it speaks of: a topic, a subject, or an act of the writer with what it was done to. */
  readonly told: boolean;
}

/** What is known of the post around a sentence. */
export interface Surroundings {
  /** No sentence before it says anything; the title is all that it goes on from. */
  readonly first: boolean;
  /** Nouns of the title. */
  readonly titleNouns: TitleNouns;
  /** It holds one of them. */
  readonly named: boolean;
  /** Share of the post's sentences that end with a mark. */
  readonly marked: number;
  /** The title names a book, a film or the like, which この本 is then. */
  readonly namesWork: boolean;
  /** The title is of several things, each under its heading: 「三月に見た映画」 */
  readonly lists: boolean;
  /** The title, lowered. */
  readonly titleText: string;
  /** It follows a notice. */
  readonly noticed: boolean;
  /** It follows a sentence on the post of another day, and may speak of that. */
  readonly afterOther: boolean;
}

/** How what is never shown stands. */
export const never: Standing = {
  shows: false,
  begins: false,
  stands: 0,
  anew: false,
  opens: false,
  free: false,
  unnamed: false,
  ofTitle: false,
  ofSubject: false,
  ofWork: false,
  isItem: false,
  isLoose: false,
  narrates: false,
  ofHeading: false,
  byHeading: false,
  ofShown: false,
  told: false,
};

/** Authors who end sentences with a mark do so in nearly all of them; the rest are labels. */
export const mostlyMarked = 0.3;
/** A longer one says besides what it promises (「退職した人には手続きが三つあります。」). */
const longestPromise = 30;
/** A shorter one that names nothing of the title begins a talk, no post (「やらかしました。」). */
const shortestBeginning = 16;
/** A shorter one without a verb is a label (「基本的な操作。」). */
const shortestLabel = 16;
/** 「同じことを別の道具でするとどうなるだろう。」 */
const asking =
  /(?:どう|何|なに|なぜ|どこ|いつ|誰|だれ|どんな|どれ|どの)[^、。]{0,20}(?:だろう|でしょう)[。｡．]?$/;
/** 「例えば庭が二つある場合を考えてみます。」「いくつか例を見ましょう。」: what follows from it comes next. */
const supposing =
  /^(?:例えば|たとえば|仮に).*(?:考えて?み|考えましょう|とする|とします|としましょう)[^。]{0,4}[。｡．]$|[るた]と(?:します|しましょう)[。｡．]$|例を[^。]{0,12}(?:ましょう|みよう|見よう|みます|見ます)[。｡．]$/;
/** 「祖母の言葉がよく表している。」: the words come next. */
const ofWords = /^[^「『“"]*(?:言葉|一言|一文|発言)が[^「『“"]*(?:表し|物語|示し|言い当て)[^、]*$/;
/** 「形 = 丸い板」「[2031-04-01]」「6,7,8は」「Q. 」「問題 1」: a line of a list or of a talk. */
const listLine =
  /^(?:[^「」。]{2,30}[:：] ?「[^」]*」$|[QA]\d{0,2}[.．、] ?\D|(?:問題?|設問|課題|例題|手順|ステップ) ?[\d０-９]|[[［【(（]\d{4}[-/.年]|[^、。]{1,15} [=＝] |-{1,2}[a-z]|[:：、，※]|[\d０-９][\d０-９,、，~〜・]*は)/;
const isLabelled = (text: string) => label.test(text) || listLine.test(text);
/** 「文献 [1], [2] の順に」「1:02:30 から始まります」: a list of books, a place in a film. */
const citing =
  /(?:^|文献|[\s、,])\[\d{1,2}\](?!\()|\d{1,2}:\d{2}:\d{2} ?(?:あたり|ころ|ごろ|頃|くらい)?(?:から|で|に)/;
/** 「部品は三つあります。」: what they are follows. */
const counts = /^(?:つ|種類|通りあ|個|いくつか|理由|ポイント|わけが|コンポーネント)/;
/** 「こんな部屋です」 beside a picture of it. */
const showing = /こんな|こういう|こういった|こうした|このよう/;
/** 「結果はこちら(PDF)。」「去年の庭はこれでした。」 */
const linking =
  /(?:こちら|コチラ) ?[（(][^）)]*[）)][。｡．]?$|[はが](?:これ|コレ|こちら|コチラ|こっち)(?:です|でした|だ|だった|である|になります)?[よねな]?[。｡．！!]*$|こ(?:の|ちらの)(?:記事|エントリー?|投稿|ポスト|ページ|サイト|スライド|資料|動画|ツイート|リポジトリ)(?:です|だ|でした|だった|でしょう|だろう|である)?[よねなか]*[。｡．！!]*$/;
/** 「下に貼ってある写真は」 */
const besides = /[上下左右横隣]に(?:貼|載|置|示|挙げ|あげ|並べ|掲)/;
/** 「今までの記録の一覧です。」: it comes next. */
const listing = /(?:一覧|リスト|目次|リンク集)(?:です|だ|である|でした|になります)?[。｡．]$/;
/** 「婚礼の話はいいとして」: goes on from what another said. */
const settingAside =
  /^(?!.*という)[^。]{0,20}(?:話|件|こと|の|それ)は(?:いいとして|良いとして|さておき|さて置き|ともかく|置い(?:とい)?て|おい(?:とい)?て|別として)/;
/** 「いい記事がありました。」: which, a link tells that comes next. */
const findsPage =
  /(?<!という)(?<![「『」』])(?:記事|エントリー?|投稿|ポスト|ブログ|ページ|サイト|スライド|資料|動画|ツイート)(?:が(?:あり|ある|あっ|公開)|を(?:見つけ|見かけ|発見))[^、]{0,6}[。｡．！!]$|(?:気になる|気になった|面白い|おもしろい|興味深い|いい|良い|すごい)(?:こと|お?話|発言|指摘)を(?:言|おっしゃ|仰|話し|書い|書か|つぶや|述べ|され|して)[^、]{0,10}[。｡．！!]$/;
/** 「ここまで軽く作れる」: shown by what stands beside it. */
const soFar = /ここまで[^、。はを]{0,6}[にく]/;
/** A shorter sentence without a topic leans on its heading. */
const shortestAnew = 20;

const otherDay =
  /日(?:目|[（(][月火水木金土日][）)])?[をの]?担当|^(?:前日|昨日|昨晩|きのう|一昨日|おととい|明日|あした|あす|翌日|(?:\d{1,2} ?月 ?)?\d{1,2} ?日(?:目)?)(?:は|の(?:記事|担当|エントリ|投稿|ポスト|ブログ))/;
const longestOther = 90;
/** 「前日は冬木さんの「庭の冬」でした。」, in a series by many; after its notice it need not name anybody. */
export const isOfOther = (text: string, noticed: boolean): boolean =>
  text.length <= longestOther &&
  otherDay.test(text) &&
  (noticed || /さん|くん|君|ちゃん|氏|@|記事|担当|エントリ/.test(text));

/** Tell what a sentence needs beside it. */
export function standingOf(fact: SentenceFacts, surroundings: Surroundings): Standing {
  const { first, named } = surroundings;
  const { sentence, kinds } = fact;
  const { text, tokens, role } = sentence;
  const ended = isEnded(text, tokens, role === 'listItem');
  if (!isShown(fact, surroundings, ended))
    return tellsItem(fact, surroundings) ? { ...never, isItem: true } : never;
  const trails = trailsOff(tokens);
  const view = viewOf(fact, surroundings, Number.POSITIVE_INFINITY);
  const { topic, ofWork } = view;
  const saysTitle = fact.likeness >= tellsTitle;
  const leansOnHeading = isUnderHeading(fact, surroundings, topic);
  const ofHeading = tellsOfHeading(fact, surroundings, topic);
  const free = view.free && !trails && !ofHeading;
  const narrates = topic === 'none' && text.length >= shortestAnew && isNarrative(text, tokens);
  const tells = saysTitle && !leansOnHeading;
  const known = named || ofWork || kinds.has('post');
  const objectless =
    lacksObject(tokens, surroundings.titleText) ||
    (!first && beginsWithoutObject(tokens, surroundings.titleText));
  const isWhole = free && !objectless;
  const clear = topic === 'own' || (named && topic === 'none' && !isNominal(tokens));
  return {
    shows: true,
    begins:
      isWhole &&
      role === 'paragraph' &&
      ((first && (named || text.length >= shortestBeginning)) ||
        (known && (topic === 'none' ? saysTitle || !isCopular(tokens) : topic !== 'added'))),
    stands: !isWhole
      ? 0
      : topic === 'title' || tellsPost(fact) || ofWork || tells
        ? 2
        : clear
          ? 1
          : 0,
    anew: isWhole && !leansOnHeading && (topic === 'title' || tells || topic === 'own' || narrates),
    opens: trails || leadsOn(fact),
    free,
    unnamed:
      objectless ||
      ofHeading ||
      (leansOnHeading && !saysTitle && isFragment(sentence) && counted.test(text)) ||
      (!first && tellsOfUnnamed(fact, view, known)),
    ofTitle: topic === 'title' || ofWork || tells,
    ofSubject: isWhole && speaksOf(tokens, surroundings.titleNouns),
    ofWork: free && ofWork,
    isItem: false,
    isLoose: !ended,
    narrates,
    ofHeading,
    byHeading: view.free && !trails && isNamedByHeading(fact, surroundings),
    ofShown: view.ofShown,
    told:
      topic === 'title' ||
      (topic === 'own' && hasSubject(tokens)) ||
      ofWork ||
      tells ||
      (narrates && isAct(text)),
  };
}

/** It can be understood without the rest of the post. */
function isShown(fact: SentenceFacts, surroundings: Surroundings, ended: boolean): boolean {
  const { worthy, retells, sentence } = fact;
  return (
    (worthy || (surroundings.first && retells)) &&
    sentence.role !== 'quote' &&
    (ended || (surroundings.marked < mostlyMarked && sentence.role === 'paragraph')) &&
    !isPiece(fact, surroundings) &&
    !pointsBeside(fact, surroundings) &&
    !goesOnFromOther(fact, surroundings)
  );
}

/** It is no sentence by itself: a label, a caption, a remark, a line of a list or of a talk, a part of another's words. */
function isPiece({ sentence, kinds }: SentenceFacts, { first, named }: Surroundings): boolean {
  const { text, tokens } = sentence;
  const isLabel =
    !first &&
    text.length < shortestLabel &&
    ((isTerse(tokens) && isNominal(tokens)) || isVerbalNoun(tokens)) &&
    !/[はが]/.test(text);
  // 「戦利品、とてもかわいい。」 under a photograph.
  const isCaption =
    sentence.before === 'image' &&
    !named &&
    (isTerse(tokens) || text.length < longestCaption) &&
    !/[はがを]/.test(text);
  return (
    kinds.has('remark') ||
    isLabel ||
    isCaption ||
    beginsWithParticle(text, tokens) ||
    isLabelled(text) ||
    (!first && /^【[^】]{1,20}】/.test(text)) ||
    isSaying(text) ||
    hasLooseLine(text) ||
    isCard(text) ||
    isOpenQuotation(text) ||
    isGlued(tokens)
  );
}

/** It points at a list, a picture, code or a page beside it, or promises what comes next. */
function pointsBeside(fact: SentenceFacts, { first }: Surroundings): boolean {
  const { sentence, kinds, likeness } = fact;
  const { text, tokens, after } = sentence;
  const isSubject = first || likeness >= tellsTitle;
  return (
    kinds.has('pointer') ||
    kinds.has('picture') ||
    (kinds.has('promise') && text.length <= longestPromise) ||
    (after !== undefined &&
      (showing.test(text) || (!isSubject && !kinds.has('topic') && announces(tokens, after)))) ||
    citing.test(text) ||
    soFar.test(text) ||
    linking.test(text) ||
    besides.test(text) ||
    (!isSubject && listing.test(text))
  );
}

/** It speaks of the post of another day, or goes on from what another said. */
const goesOnFromOther = (
  { sentence: { text }, kinds }: SentenceFacts,
  { named, noticed, afterOther }: Surroundings,
): boolean =>
  isOfOther(text, noticed) ||
  (afterOther && !named && !kinds.has('post')) ||
  settingAside.test(text);

/** The next sentence says the rest: an answer, what is supposed, what was announced. */
const leadsOn = ({ sentence: { text }, kinds }: SentenceFacts): boolean =>
  questionEnd.test(text) ||
  asking.test(text) ||
  supposing.test(text) ||
  ofWords.test(text) ||
  findsPage.test(text) ||
  counts.test(kinds.get('promise') ?? '');

/** 「軽い板で作った小さな棚です。」「棚なのですが、」: the heading says what. */
function isUnderHeading(
  fact: SentenceFacts,
  { first, named }: Surroundings,
  topic: Topic,
): boolean {
  const { tokens } = fact.sentence;
  return (
    fact.headed &&
    fact.section > 0 &&
    !first &&
    !tellsPost(fact) &&
    ((topic === 'none' && isNominal(tokens)) || (!named && tellsFirst(tokens)))
  );
}

/** 「軽い板の棚です。」 under a heading that names the thing or asks what it is. */
function tellsOfHeading(
  { headed, heading, sentence, likeness }: SentenceFacts,
  { lists, titleNouns }: Surroundings,
  topic: Topic,
): boolean {
  const { text, tokens } = sentence;
  if (!headed || heading === null) return false;
  // 「庭の土を替えること。」 under 「目的」.
  if (topic === 'none' && /[うくぐすつぬぶむるい]こと[。｡．]$/.test(text)) return true;
  if (!isNominal(tokens)) return false;
  if (lists && topic === 'none') return true;
  if (asksWhat.test(heading.text))
    return !tokens.some(({ surface }) => surface === 'は' || surface === 'とは');
  return (
    likeness < tellsTitle && topic === 'none' && namesThing(heading.tokens, tokens, titleNouns)
  );
}

/** Its heading, shown before it, would name what it tells of. */
const isNamedByHeading = (
  { headed, distance, heading, sentence }: SentenceFacts,
  { lists }: Surroundings,
): boolean =>
  headed &&
  distance === Number.POSITIVE_INFINITY &&
  heading !== null &&
  isThing(heading, sentence.tokens) &&
  (lists || counted.test(sentence.text) || (isFragment(sentence) && defining.test(sentence.text)));

/** It tells what something did or is, and names it no more than the title does. */
function tellsOfUnnamed(
  { sentence: { text, tokens }, likeness }: SentenceFacts,
  { topic }: View,
  known: boolean,
): boolean {
  if (reporting.test(text)) return true;
  if (likeness >= tellsTitle) return false;
  return (
    (topic === 'none' && isAgentless(tokens) && !hasSubject(tokens)) ||
    (!known && (topic === 'none' || (topic === 'own' && ofClause(tokens))) && isCopular(tokens))
  );
}

/** A short heading that ends with a noun which the sentence does not say, and no part of a talk (「はじめに」). */
function isThing(heading: TokenizedSentence, tokens: readonly Token[]): boolean {
  const name = nameOf(heading.text);
  if (name.length > longestHeading || /[【】。？?]/.test(name) || ofTalk.test(name)) return false;
  if (name === heading.text && !isNominal(heading.tokens)) return false;
  const said = new Set(tokens.map(({ surface }) => surface));
  return !heading.tokens.some(
    ({ surface, partOfSpeech }) =>
      partOfSpeech[0] === '名詞' && surface.length > 1 && said.has(surface),
  );
}

/** What a heading names: 「庭の鋤」 of 「庭の鋤とは？」. */
export const nameOf = (heading: string): string => heading.replace(/とは ?[?？]?$/, '').trim();
const longestHeading = 30;
const ofTalk =
  /^(?:[\d.]+ ?)?(?:はじめに|まえがき|前置き|前提|概要|目的|背景|経緯|結論|結果|まとめ|感想|所感|考察|要約|tl;?dr|準備|環境|注意|おわりに|最後に|さいごに|導入|きっかけ|動機|理由|イントロ|構成|目次|本題|abstract|introduction|前書き|番外|その他|おまけ)/i;
/** 「振って得られるでたらめな数のこと。」 */
const defining = /(?:こと|もの)[。｡．]$/;

/** 「今までの振り返り。」: a verb as a noun. */
function isVerbalNoun(tokens: readonly Token[]): boolean {
  const last = tokens.findLastIndex(({ partOfSpeech }) => partOfSpeech[0] !== '記号');
  const verb = tokens[last];
  return (
    verb?.partOfSpeech[0] === '動詞' &&
    verb.conjugationForm === '連用形' &&
    tokens[last - 1]?.surface === 'の' &&
    isTerse(tokens.slice(0, last))
  );
}

/** 「戦利品、とてもかわいいです。」 */
const longestCaption = 20;
/** Shorter is a label. */
const shortestItem = 20;

/** 「朝はずっと井戸の底を掘っていた」: an item that says itself what it tells. */
function tellsItem(fact: SentenceFacts, surroundings: Surroundings): boolean {
  const { sentence, worthy, kinds } = fact;
  const { text, tokens, role } = sentence;
  if (!worthy || role !== 'listItem' || text.length < shortestItem) return false;
  if (isLabelled(text)) return false;
  if (kinds.has('pointer') || kinds.has('picture') || isNominal(tokens) || isTerse(tokens))
    return false;
  if (
    lacksObject(tokens, surroundings.titleText) ||
    !viewOf(fact, surroundings, Number.POSITIVE_INFINITY).free
  )
    return false;
  return hasSubject(tokens) || isNarrative(text, tokens) || text.includes('を');
}

/** 「鋤が二本ついてくる道具でした。」: what has a subject is a clause, not the noun at the end. */
function ofClause(tokens: readonly Token[]): boolean {
  let found = false;
  for (const { surface, partOfSpeech } of tokens) {
    if (partOfSpeech[1] === '係助詞' && surface === 'は') return false;
    if (partOfSpeech[0] === '助詞' && /^(?:とは|って|も)$/.test(surface)) return false;
    if (partOfSpeech[1] === '格助詞' && surface === 'が') found = true;
    else if (partOfSpeech[1] === '読点' && found) return true;
  }
  return false;
}

/** 「庭で鋤を三本買った。」「僕は」 */
const isAct = (text: string) => /(?:た|ました)[。｡．！!]*$/.test(text) && /を|私|僕|俺/.test(text);

/** 「鋤、鍬、鎌の三つ。」: of what the heading names. */
const counted = /[\d０-９一二三四五六七八九](?:つ|個|点|本|冊|件|種類)[。｡．]$/;

/** 「…という質問です。」: after what was asked, which stands before it. */
const reporting =
  /という(?:質問|相談|依頼|返事|回答|記事)(?:です|だ|でした|だった|である)?[。｡．]$/;

/** A heading that asks what its thing is: 「朝市とは」. */
const asksWhat = /とは[?？]?$/;

/** A heading names a thing by a name in Latin letters or katakana, which the sentence and the title do not. */
function namesThing(
  heading: readonly Token[],
  tokens: readonly Token[],
  titleNouns: TitleNouns,
): boolean {
  const told = new Set(tokens.map(({ surface }) => surface));
  return (
    isTerse(heading) &&
    heading.some(({ surface, partOfSpeech }) => {
      if (partOfSpeech[0] !== '名詞' || !/^[A-Za-zァ-ヶー]{3,}/.test(surface)) return false;
      return !told.has(surface) && !titleNouns.has(surface.toLowerCase());
    })
  );
}
