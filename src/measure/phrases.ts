import boilerplateList from '../../dict/boilerplate.txt';
import cueList from '../../dict/cues.txt';
import openerList from '../../dict/openers.txt';

/** What a phrase of `dict/boilerplate.txt` or `dict/cues.txt` tells of its sentence. */
export type PhraseKind =
  | 'greeting'
  | 'notice'
  | 'farewell'
  | 'caption'
  | 'post'
  | 'topic'
  | 'conclusion'
  | 'pointer'
  | 'list'
  | 'answer'
  | 'reason'
  | 'remark'
  | 'picture'
  | 'promise'
  | 'denial'
  | 'card';

/** How an opener of `dict/openers.txt` ties its sentence to the one before. */
export type OpenerKind =
  | 'loose'
  | 'fresh'
  | 'mild'
  | 'tight'
  | 'demonstrative'
  | 'vague'
  | 'self'
  | 'interjection';

interface Phrase {
  readonly kind: PhraseKind;
  readonly text: string;
  /** One of these must follow it. */
  readonly nouns?: Nouns;
}

/** Nouns by their first unit. */
type Nouns = Map<string, string[]>;

/** A phrase found in a sentence. */
export interface PhraseMatch {
  readonly kind: PhraseKind;
  readonly text: string;
  readonly start: number;
}

/** The rows of a word list: tab-separated columns; blank lines and lines that begin with `#` are comments. */
function rowsOf(list: string): string[][] {
  const rows: string[][] = [];
  for (const line of list.replaceAll('\r', '').split('\n'))
    if (line !== '' && !line.startsWith('#')) rows.push(line.split('\t'));
  return rows;
}

/** By first unit (`start`), by the first two (`any`), by the last (`end`): a sentence is compared only with phrases that can match. */
const phrases = /* @__PURE__ */ readPhrases();
const openers = /* @__PURE__ */ readOpeners();

function readPhrases() {
  const starts = new Map<string, Phrase[]>();
  const ends = new Map<string, Phrase[]>();
  const anywhere = new Map<string, Phrase[]>();
  /** 1 where a pair of units may begin a phrase: few pairs have the place of another. */
  const mayBegin = new Uint8Array(0x10000);
  /** 1 where a unit is a phrase. */
  const isPhrase = new Uint8Array(0x10000);
  const wholes = new Map<string, PhraseKind>();
  const shown: Nouns = new Map();
  const written: Nouns = new Map();
  for (const [kind, place, ...texts] of [...rowsOf(boilerplateList), ...rowsOf(cueList)])
    for (const text of texts) {
      if (kind === 'shown' || kind === 'written') {
        push(kind === 'shown' ? shown : written, text[0]!, text);
        continue;
      }
      let phrase: Phrase = { kind: kind as PhraseKind, text };
      if (kind === 'place') phrase = { kind: 'pointer', text, nouns: shown };
      else if (kind === 'earlier') phrase = { kind: 'notice', text, nouns: written };
      if (place === 'whole') wholes.set(text, phrase.kind);
      else if (place === 'end') push(ends, text[text.length - 1]!, phrase);
      else if (place === 'start') push(starts, text[0]!, phrase);
      else {
        push(anywhere, text.slice(0, 2), phrase);
        if (text.length === 1) isPhrase[text.charCodeAt(0)] = 1;
        else mayBegin[placeOf(text, 0)] = 1;
      }
    }
  return { starts, ends, anywhere, mayBegin, isPhrase, wholes, shown };
}

/** Place of a pair of units among 2¹⁶. */
function placeOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) & 0xffff;
}

function readOpeners() {
  const kinds = new Map<string, OpenerKind>();
  const relative = new Set<string>();
  const spoken = new Set<string>();
  const objects = new Set<string>();
  const definite = new Set<string>();
  const familiar = new Set<string>();
  const longest = new Map<string, number>();
  for (const [kind, ...words] of rowsOf(openerList))
    for (const word of words) {
      if (kind === 'relative') relative.add(word);
      else if (kind === 'spoken') spoken.add(word);
      else if (kind === 'object') objects.add(word);
      else if (kind === 'definite') definite.add(word);
      else if (kind === 'familiar') familiar.add(word);
      else {
        kinds.set(word, kind as OpenerKind);
        longest.set(word[0]!, Math.max(longest.get(word[0]!) ?? 0, word.length));
      }
    }
  return { kinds, relative, spoken, objects, definite, familiar, longest };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** 「目次の」「机の上の」「3つ以上の」「3件の」「ブログ別の」: no place in the post. */
const inWord = /[\d０-９\u30a1-\u30fc\u4e00-\u9fffの]/;

const thing =
  /^(?!ステップ|フェーズ|バージョン|リリース|シーズン|レベル|ステージ|アクション|プロジェクト|イベント|チャンス|ページ|タイミング|ゲーム|チーム)[ァ-ヺ][ァ-ー]{2}/;

/** The noun of `nouns` at `at`, if the words before it, from `start`, stand by themselves; 行 is none in 行動, and 「次のページへ」 tells where one goes. */
function nounAt(nouns: Nouns, text: string, start: number, at: number): string | undefined {
  if (start > 0 && inWord.test(text[start - 1]!)) return undefined;
  // 「次のカラム」, not 「次のステップ」, which comes later.
  if (nouns === phrases.shown && thing.test(text.slice(at, at + 9)))
    return thing.exec(text.slice(at, at + 9))![0];
  return nouns
    .get(text[at] ?? '')
    ?.find(
      (noun) =>
        text.startsWith(noun, at) &&
        text[at + noun.length] !== 'へ' &&
        (noun.length > 1 || !/[\u4e00-\u9fff]/.test(text[at + 1] ?? '')),
    );
}

/** Find the phrases of the lists in a sentence that was lowered; time grows with its length. */
export function matchPhrases(lowered: string): PhraseMatch[] {
  const { starts, ends, anywhere, mayBegin, isPhrase, wholes } = phrases;
  const found: PhraseMatch[] = [];
  for (const { kind, text } of starts.get(lowered[0] ?? '') ?? []) {
    if (lowered.startsWith(text)) found.push({ kind, text, start: 0 });
  }
  for (const { kind, text } of ends.get(lowered[lowered.length - 1] ?? '') ?? []) {
    if (lowered.endsWith(text)) found.push({ kind, text, start: lowered.length - text.length });
  }
  for (let at = 0; at < lowered.length; at++) {
    if (isPhrase[lowered.charCodeAt(at)] === 1)
      found.push({ ...anywhere.get(lowered[at]!)![0]!, start: at });
    if (mayBegin[placeOf(lowered, at)] === 0 || at + 1 === lowered.length) continue;
    for (const { kind, text, nouns } of anywhere.get(lowered.slice(at, at + 2)) ?? []) {
      if (!lowered.startsWith(text, at)) continue;
      if (nouns === undefined) found.push({ kind, text, start: at });
      else {
        const noun = nounAt(nouns, lowered, at, at + text.length);
        if (noun !== undefined) found.push({ kind, text: text + noun, start: at });
      }
    }
  }
  if (lowered.length <= 24) {
    const bare = lowered.replace(/[\s。．.！!？?、…♪☆〜~ー]/g, '');
    const kind = wholes.get(bare);
    if (kind) found.push({ kind, text: bare, start: 0 });
  }
  return found;
}

/** 「この週末」「この 10 年で」「この四月から」: counted from the time of writing. */
const ofNow =
  /^この ?(?:週末|連休|年末|年始|正月|お盆|盆休み|ゴールデンウィーク|GW|ところ|半年|半月|数(?:年|(?:か|ヶ|カ|ヵ|ケ)月|週間|日)|[\d０-９一二三四五六七八九十]{1,3} ?(?:年(?![生目代])|(?:か|ヶ|カ|ヵ|ケ)?月|週間|日(?!目)))/;
const longestOfNow = 16;

/** The longest opener at `at` that ends at one of `boundaries` (ends of words), or null. */
export function openerAt(
  text: string,
  at: number,
  boundaries: { readonly has: (end: number) => boolean },
): { kind: OpenerKind; word: string } | null {
  const now = text.startsWith('この', at) ? ofNow.exec(text.slice(at, at + longestOfNow)) : null;
  if (now && boundaries.has(at + now[0].length)) return { kind: 'self', word: now[0] };
  const longest = Math.min(openers.longest.get(text[at] ?? '') ?? 0, text.length - at);
  for (let length = longest; length > 0; length--) {
    const word = text.slice(at, at + length);
    const kind = openers.kinds.get(word);
    if (kind && boundaries.has(at + length)) return { kind, word };
  }
  return null;
}

/** True for a word that means something only beside what was said before, wherever in a sentence it stands (前者). */
export const isRelativeWord = (surface: string): boolean => openers.relative.has(surface);

/** True for a noun that with この means one certain thing said or shown before (この言葉, この写真). */
export const isSpoken = (noun: string): boolean => openers.spoken.has(noun);

/** True for a noun that at the head of a sentence, with nothing before it, means one that was named before (実体は). */
export const isDefinite = (noun: string): boolean => openers.definite.has(noun);

/** True for a noun that needs no introduction: every reader knows it, or it is the writer's own (妻). */
export const isFamiliar = (noun: string): boolean => openers.familiar.has(noun);

/** True for a verb that is done to something (買う, 紹介). */
export const needsObject = (word: string): boolean => openers.objects.has(word);
