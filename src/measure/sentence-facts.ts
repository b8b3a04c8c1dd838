import { isUnmarked, lowered } from '../text/characters.js';
import type { Token } from '../tokenizer/token.js';
import { firstPersons } from './first-persons.js';
import { type Leaning, leaningOf } from './leaning.js';
import { matchPhrases, type PhraseKind } from './phrases.js';
import { pairLikeness } from './similarity.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** What is known of a sentence of the body before it is scored. */
export interface SentenceFacts {
  /** Index in the list that was given. */
  readonly index: number;
  readonly sentence: TokenizedSentence;
  /** Kinds of the phrases found in it, each with the first phrase. */
  readonly kinds: ReadonlyMap<PhraseKind, string>;
  readonly leaning: Leaning;
  /** Likeness to the title, 0–1. */
  readonly likeness: number;
  /**
   * False for what says nothing of the subject: greetings, notices, farewells, captions, labels, links to
   * other pages, the title again.
   */
  readonly worthy: boolean;
  /** True for what would be worthy did it not only repeat the title. */
  readonly retells: boolean;
  /** Number of the section, counted by headings, from 0. */
  readonly section: number;
  /** The heading of its section; null before the first. */
  readonly heading: TokenizedSentence | null;
  /** Blocks from the sentence before it, 0 in the same paragraph; more where pictures or code stand between, or a heading. */
  readonly distance: number;
  /** True for the first worthy sentence after a heading. */
  readonly headed: boolean;
  /** True when it says nothing and nothing after it speaks of it: a greeting, a notice, a remark in brackets. */
  readonly aside: boolean;
}

export const questionEnd: RegExp = /[？?]$|(?:か|かな|かしら)[。．｡]?$/;
/** A sentence that trails off (…) is no whole one. */
export const endMark: RegExp = /(?:[^…・.][。｡．]|[！!？?」』）)♪☆]|[^.]\.)$/;

/** In a post in another language: several words and a full stop. */
const foreignEnd = / \S+ \S+ \S+ \S+\.$/;

const empty: ReadonlySet<PhraseKind> = new Set([
  'greeting',
  'notice',
  'farewell',
  'caption',
  'list',
]);
/** Before 以下 that compares, or names: 「庭の会（以下、会）」. */
const compared = /[（(]$|[\d０-９%％\u4e00-\u9fffァ-ヶーれ円歳]$|[^つ]つ$/;
/** From this likeness on a sentence tells what the title tells. */
export const tellsTitle = 0.35;
/** From this likeness on a sentence only repeats the title. */
const repeatsTitle = 0.85;
/** Shorter is an exclamation (「読んだ。」). */
const shortestSentence = 8;
/** 「冬木(@fuyuki)です。」 */
const introduction =
  /^[^、。]{0,20}@[\w-]{2,20} ?[）)]? ?(?:です|だよ|と申します|といいます|と言います)/;
/** 「この記事を書いている時点では」: tells when, not what the post does. */
const writing =
  /(?:記事|エントリー?|文章|ブログ)を(?:書い|執筆し)て(?:い)?る(?:時|とき|現在|今|最中|段階)/;
/** 「みなさん、こたつは出しましたか?」: readers are asked, and the next paragraph goes on without their answer. */
const asksReaders = /^(?:みなさん|皆さん|みなさま|皆さま|皆様)/;
/** An answer this short needs its question. */
const shortAnswer = 30;

/** 「この記事では鋤の選び方を紹介します。」: it says what the post does. */
export const tellsPost = ({ kinds }: Pick<SentenceFacts, 'kinds'>): boolean =>
  kinds.has('post') && kinds.has('topic');

/** Paragraphs, list items and quotations can be chosen; titles, headings, footnotes and table cells cannot. */
export function isBody({ role }: TokenizedSentence): boolean {
  return role === 'paragraph' || role === 'listItem' || role === 'quote';
}

/** Look at every sentence of the body. `hasTerms` tells which hold content words, `titleText` is lowered. */
export function factsOf(
  sentences: readonly TokenizedSentence[],
  hasTerms: (index: number) => boolean,
  titleText: string,
): SentenceFacts[] {
  const likenessToTitle = pairLikeness(titleText);
  const facts: SentenceFacts[] = [];
  const isForeign = !sentences.some(({ text }) => /[\u3041-\u3096]/.test(text));
  let section = 0;
  let headed = false;
  let previous: TokenizedSentence | null = null;
  /** The sentence before, which may have asked something; null after a greeting, which asks nothing (「お元気ですか?」). */
  let asked: TokenizedSentence | null = null;
  let heading: TokenizedSentence | null = null;
  /** Nothing but greetings stands before. */
  let begins = true;
  sentences.forEach((sentence, index) => {
    if (sentence.role === 'heading') {
      if (facts.length > 0 && sentences[index - 1]!.role !== 'heading') section++;
      previous = null;
      asked = null;
      heading = sentence;
      headed = true;
    }
    if (!isBody(sentence)) return;
    const likeness = likenessToTitle(sentence.text);
    const kinds = kindsOf(sentence.text, titleText, likeness);
    const says =
      hasTerms(index) &&
      sentence.text.length >= shortestSentence &&
      !sentence.linked &&
      !isRemark(sentence.text) &&
      !introduction.test(sentence.text) &&
      !saysNothing(kinds) &&
      !(isLabel(sentence) && !(isForeign && foreignEnd.test(sentence.text))) &&
      !(
        hasTitleMarks.test(sentence.text) && isPageTitle(sentence, previous, sentences[index + 1])
      ) &&
      (isForeign || japanese.test(sentence.text)) &&
      !isBroken(sentence);
    const repeats = likeness >= repeatsTitle && !leadsOn(sentence, sentences[index + 1], kinds);
    const worthy = says && !repeats;
    const leaning = leaningIn(sentence, asked, kinds, begins);
    const distance = previous === null ? Number.POSITIVE_INFINITY : sentence.block - previous.block;
    facts.push({
      index,
      sentence,
      kinds,
      leaning,
      likeness,
      worthy,
      retells: says && repeats,
      section,
      heading,
      distance,
      headed,
      aside: isAside(sentence, kinds),
    });
    previous = sentence;
    asked = kinds.has('greeting') ? null : sentence;
    begins &&= kinds.has('greeting');
    if (worthy) headed = false;
  });
  return facts;
}

/** 「今日は庭の棚の話です。」: the title again, from which the paragraph goes on. */
const leadsOn = (
  { text, block }: TokenizedSentence,
  next: TokenizedSentence | undefined,
  kinds: SentenceFacts['kinds'],
) => kinds.has('post') && /[。｡．]$/.test(text) && next?.block === block;

const japanese = /[\u3041-\u30fa\u4e00-\u9fff]/;
const hasTitleMarks = / [:：|｜–—»-] /;
/** Behind a mark that parts a title from its site: a particle, so that both are a noun of the writer's sentence. */
const goesOnBehind = / (?:[にとでをはがのもへや]|から|という|など)[^ ]/;

const endsAsSentence = /(?:た|ます|です|メモ|ログ)[。｡．！!]*$/;

/** A paragraph of its own that is the title of a page with the name of its site: 「庭の会 : 土を替えよう。」「鋤の話 - 庭へ行こう！」 */
function isPageTitle(
  { text, block, role, tokens }: TokenizedSentence,
  previous: TokenizedSentence | null,
  next: TokenizedSentence | undefined,
): boolean {
  if (role !== 'paragraph' || previous?.block === block || next?.block === block) return false;
  const at = text.search(hasTitleMarks);
  if (goesOnBehind.test(text.slice(at + 3)) || endsAsSentence.test(text)) return false;
  if (/[。｡]$/.test(text) && !/[:：]/.test(text[at + 1]!)) return false;
  let offset = 0;
  let grammar = 0;
  for (const { surface, partOfSpeech } of tokens) {
    if (offset < at && isGrammar(partOfSpeech[0] ?? '', surface)) grammar++;
    offset += surface.length;
  }
  return grammar < 3;
}

const noKinds: SentenceFacts['kinds'] = new Map();

/** 「入社してから、六年お世話になりました。」 tells what has ended; 「お世話になりました。」 alone takes leave. */
const tellsSince = /て(?:から|以来)[^。]*[年月週日]間?[^。]*お世話になりました。$/;

/** The kinds of the phrases in a sentence. What the title itself names is the subject, not a notice. */
function kindsOf(text: string, titleText: string, likeness: number): SentenceFacts['kinds'] {
  const matches = matchPhrases(lowered(text));
  if (matches.length === 0) return noKinds;
  const kinds = new Map<PhraseKind, string>();
  for (const match of matches) {
    if (
      empty.has(match.kind) &&
      match.kind !== 'list' &&
      (titleText.includes(match.text) || (match.kind !== 'greeting' && likeness >= tellsTitle)) &&
      !/^(?:この|本)記事/.test(text) &&
      !/^[[［【(（■※]?(?:追記|更新|訂正)/.test(match.text)
    )
      continue;
    // 「それ以下で」 compares, 「、以下で」 points.
    const before = text.slice(Math.max(0, match.start - 2), match.start);
    if (match.text.startsWith('以下') && before && compared.test(before)) continue;
    if (match.kind === 'farewell' && tellsSince.test(text)) continue;
    if (!kinds.has(match.kind)) kinds.set(match.kind, match.text);
  }
  if (writing.test(text)) kinds.delete('post');
  return kinds;
}

function saysNothing(kinds: SentenceFacts['kinds']): boolean {
  for (const kind of kinds.keys()) if (empty.has(kind)) return true;
  return false;
}

function isAside({ text }: TokenizedSentence, kinds: ReadonlyMap<PhraseKind, string>): boolean {
  return isRemark(text) || kinds.has('greeting') || kinds.has('notice');
}

/** All of it stands in brackets. */
function isRemark(text: string): boolean {
  if (!/^[（(]/.test(text) || !/[）)][。｡．]?$/.test(text)) return false;
  return !/[）)]./.test(text.slice(0, -2));
}

/** The title of a linked page, a name, a line of a table of contents: no mark at the end and no grammar. */
function isLabel({ text, tokens }: TokenizedSentence): boolean {
  if (/[。｡．！!？?]$/.test(text)) return false;
  let grammar = 0;
  for (const { partOfSpeech, surface } of tokens) {
    const coarse = partOfSpeech[0];
    if (coarse === undefined ? /^[\u3041-\u3096]+$/.test(surface) : isGrammar(coarse, surface))
      grammar++;
  }
  return grammar < 3;
}

const isGrammar = (coarse: string, surface: string) =>
  coarse === '助動詞' || coarse === '動詞' || (coarse === '助詞' && surface !== 'の');

/**
 * A sentence with a hole or without an end: a particle where a formula was left out (「、は実数」), or a clause that goes on
 * in what follows (「した場合は、」「入れれば」).
 */
function isBroken({ text, tokens }: TokenizedSentence): boolean {
  if (/[、，､,:：]$/.test(text) || /^[—―–]|[、，,][ 　]*[、，,]| [-–—] [をがはにへ]/.test(text))
    return true;
  let offset = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { surface, partOfSpeech } = tokens[i]!;
    if (partOfSpeech[0] === '助詞' && isAfterHole(text, tokens, i, offset)) return true;
    offset += surface.length;
  }
  const last = tokens[tokens.length - 1];
  if (!last || /[^\p{L}\p{N}]$/u.test(text)) return false;
  const { 0: coarse, 1: fine } = last.partOfSpeech;
  if (coarse === '助詞') return fine !== '終助詞' && fine !== '副助詞／並立助詞／終助詞';
  return coarse === '動詞' || coarse === '形容詞' ? isOpenForm(last.conjugationForm) : false;
}

/** A particle, which begins at `offset`, with nothing before it that it could belong to. */
function isAfterHole(text: string, tokens: readonly Token[], i: number, offset: number): boolean {
  const { surface, partOfSpeech } = tokens[i]!;
  const fine = partOfSpeech[1];
  const previous = tokens[i - 1];
  // 「三月二日にを」: a name stood between them.
  if (surface === 'を' && beforeHole(previous)) return true;
  // 「案内板のから」: the text of a link stood between them.
  if (
    previous?.surface === 'の' &&
    /^(?:から|まで|へ)$/.test(surface) &&
    tokens[i - 2]?.partOfSpeech[0] === '名詞'
  )
    return true;
  // 「以前で紹介した」
  if (surface === 'で' && /^(?:以前|先日|昨日|先週|先月|昨年)$/.test(previous?.surface ?? ''))
    return true;
  // 「つまりとなる数」: a formula stood between them.
  if (previous?.surface === 'つまり' && /^(?:と|を|が|に)$/.test(surface)) return true;
  // 「この式にはという変数が」
  if (isTopic(previous) && afterTopic.test(surface) && !/[でと]は$/.test(text.slice(0, offset)))
    return true;
  if (fine === '接続助詞' || fine === '終助詞') return false;
  if ((!previous || endsOpen(previous)) && /^[はがをにのへ]/.test(surface)) return true;
  return previous !== undefined && isBlank(previous) && isOpen(tokens[lastWord(tokens, i - 1)]);
}

const endsOpen = ({ surface }: Token) => !isUnmarked(surface) && /[、，､。｡（(]$/.test(surface);

const isBlank = ({ surface }: Token) => surface.trim() === '';

/** Index of the last token up to `at` that is not blank, or -1. */
export function lastWord(tokens: readonly Token[], at: number): number {
  let last = at;
  while (last >= 0 && isBlank(tokens[last]!)) last--;
  return last;
}

/** A particle or a comma, which something must follow. 「先生の を読む」: the tokenizer takes の for a noun here. */
function isOpen(token: Token | undefined): boolean {
  if (!token) return false;
  const { surface, partOfSpeech } = token;
  if (partOfSpeech[0] === '助詞' && partOfSpeech[1] !== '終助詞') return true;
  return surface === 'の' || /[、，]$/.test(surface);
}

const afterTopic = /^(?:という|が|に|へ)$/;
const isTopic = (token: Token | undefined) =>
  token?.partOfSpeech[1] === '係助詞' && token.surface === 'は';

const beforeHole = (token: Token | undefined) =>
  token?.partOfSpeech[0] === '助詞' && /^[にへがはを]$/.test(token.surface);

/** Forms that another word must follow: 「入れれ」「調べ」. */
const isOpenForm = (form: string | null) => form !== null && /^(?:仮定|連用|未然)/.test(form);

/** Words that point at nothing where nothing stands before them. */
const opensPost = /^(?:これは|ここでは|例えば|たとえば)/;
/** 「その日は朝から雨だった。」「あれから一年が過ぎた。」「この街に来て」: so a tale begins. */
const opensTale =
  /^(?:(?:その|あの)(?:日|朝|昼|夜|晩|年|春|夏|秋|冬|頃|ころ)(?!常|付|記|程|間)|あれから|この(?:街|町|村|国|会社|職場|学校|大学|家|部屋|業界|仕事|土地)[にでをへのはも])/;

/** How the sentence leans; an answer also leans on its question, and 「これは」 at the very beginning on nothing. */
function leaningIn(
  { text, tokens, block, before }: TokenizedSentence,
  previous: TokenizedSentence | null,
  kinds: ReadonlyMap<PhraseKind, string>,
  first: boolean,
): Leaning {
  const leaning = leaningOf(text, tokens);
  if (first && (opensPost.test(text) || (before === undefined && opensTale.test(text))))
    return { degree: 'none', word: null, opener: 0, rest: 'none', fresh: true };
  if (leaning.degree === 'tight' || previous === null || !questionEnd.test(previous.text))
    return leaning;
  const answer = kinds.get('answer');
  const isLong = text.length >= shortAnswer;
  const isTold =
    previous.block !== block &&
    asksReaders.test(previous.text) &&
    !firstPersons.test(tokens[0]?.surface ?? '');
  if (answer === undefined && (isLong || isTold)) return leaning;
  return { ...leaning, degree: 'tight', rest: 'tight', word: answer ?? leaning.word };
}
