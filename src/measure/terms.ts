// Runs -> every candidate for a keyword inside them, each with where and how it occurs.
import { lowered } from '../text/characters.js';
import { type Part, runsOf, type Word } from './runs.js';
import { stopWords } from './stop-words.js';
import { Surfaces } from './surfaces.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import type { Unit } from './units.js';

/** Where a term stands. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  /** Index of the sentence in the list. */
  readonly sentence: number;
  /** Its first and last word, counted through the sentence. */
  readonly word: number;
  readonly lastWord: number;
}

/** A candidate for a keyword with how it occurs in the post. */
export interface Term {
  readonly key: string;
  /** Key of each word. */
  readonly wordKeys: readonly string[];
  readonly units: readonly Unit[];
  readonly parts: readonly Part[];
  /** Occurrences in order, title included. */
  readonly occurrences: Occurrence[];
  /** Occurrences in the title. */
  title: number;
  /** Occurrences in the title as a verb: 設定する. */
  titleVerb: number;
  /** Largest share of a run of the title that it makes up, in words, 0–1. */
  titleShare: number;
  headings: number;
  /** Occurrences outside any longer run. */
  alone: number;
  /** Occurrences at the head of a run, alone or not. */
  leads: number;
  /** Key of the word before each occurrence: '' where none stands in the run, null where they differ. */
  before: string | null;
  /** Key of the word behind each occurrence, likewise; numbers and suffixes that leave it a term (Web系) do not count. */
  behind: string | null;
  /** Occurrences with a Latin word behind them: the name goes on. */
  goesOn: number;
  /** Occurrences with a Latin word beside them: part of a longer name. */
  joined: number;
  /** The noun it leads to over の wherever it stands; '' for none, null where they differ. */
  of: string | null;
  /** The noun that leads to it over の wherever it stands, likewise. */
  from: string | null;
  /** Occurrences with a verb right behind them. */
  adverbial: number;
  /** Occurrences as topic, subject or object: what the post says something of. */
  spokenOf: number;
  /** Occurrences with a particle of case or topic behind them. */
  cased: number;
  /** Occurrences that say a Japanese word in brackets in Latin letters: 虚数(imaginary number). */
  gloss: number;
  /** Occurrences in quotation marks that hold more: 原初 of 『原初・未来・森』. */
  quoted: number;
  /** Occurrences in a line that is one link: the title of another page. */
  linked: number;
  /** Distinct longer runs that hold it. */
  holders: Holders;
  /** Occurrences as a verb or adjective: 確認する, 豊かな. */
  verbal: number;
  /** Surfaces with their counts. */
  readonly surfaces: Surfaces;
  /** Sentences that hold it. */
  sentences: number;
  /** Units of body text before the first occurrence. */
  firstOffset: number;
}

/** The longer runs that hold a term. Most terms have one or none, so the set is made for the second. */
export class Holders {
  #only: string | undefined;
  #all: Set<string> | undefined;

  add(run: string): void {
    if (this.#all !== undefined) this.#all.add(run);
    else if (this.#only === undefined) this.#only = run;
    else if (this.#only !== run) this.#all = new Set([this.#only, run]);
  }

  get size(): number {
    return this.#all?.size ?? (this.#only === undefined ? 0 : 1);
  }

  [Symbol.iterator](): Iterator<string> {
    const one: readonly string[] = this.#only === undefined ? [] : [this.#only];
    return (this.#all ?? one)[Symbol.iterator]();
  }
}

/** Holders of the many terms that have none. */
const none = /* @__PURE__ */ new Holders();
/** A term of which nothing is known but where it stands, first at `firstOffset`. */
export function emptyTerm(
  key: string,
  wordKeys: readonly string[],
  units: readonly Unit[],
  parts: readonly Part[],
  firstOffset: number,
  occurrences: Occurrence[] = [],
): Term {
  return {
    key,
    wordKeys,
    units,
    parts,
    occurrences,
    title: 0,
    titleVerb: 0,
    titleShare: 0,
    headings: 0,
    alone: 0,
    leads: 0,
    before: '',
    behind: '',
    goesOn: 0,
    joined: 0,
    of: '',
    from: '',
    adverbial: 0,
    spokenOf: 0,
    cased: 0,
    gloss: 0,
    quoted: 0,
    linked: 0,
    holders: none,
    verbal: 0,
    surfaces: new Surfaces(),
    sentences: 0,
    firstOffset,
  };
}

/** Every candidate of a post. */
export interface TermTable {
  readonly terms: Map<string, Term>;
  /** Length of the body text, title left out. */
  readonly length: number;
  /** Share of Latin words among the words of the runs, 0–1. */
  readonly latin: number;
  /** How many headings the post has. */
  readonly headings: number;
  /** How many candidates each sentence of the body holds; 0 for a title. */
  readonly sentenceSizes: readonly number[];
}

const longestTerm = 4;
const longestLatinTerm = 5;
/** Words of a run that is a candidate as a whole. */
const longestRun = 7;
const longestText = 40;

/**
 * Collect every candidate of the post. `units` holds the units of each sentence, `keys` the key of each word as far as
 * it is known. Takes time in proportion to the text.
 */
export function collectTerms(
  sentences: readonly TokenizedSentence[],
  units: readonly (readonly Unit[])[],
  keys: Map<string, string>,
): TermTable {
  const terms = new Map<string, Term>();
  let offset = 0;
  let words = 0;
  let latin = 0;
  const sizes: number[] = new Array(sentences.length).fill(0);
  sentences.forEach((sentence, index) => {
    let before = 0;
    const runs = isForeign(sentence) ? [] : runsOf(units[index]!, keys);
    for (const run of runs) {
      if (isShops(run, sentence.text)) continue;
      addRun(terms, sizes, run, before, sentence, index, offset);
      words += run.length;
      for (const { part } of run) if (part === 'latin') latin++;
      before += run.length;
    }
    if (sentence.role !== 'title') offset += sentence.text.length;
  });
  return {
    terms,
    length: offset,
    latin: latin / Math.max(1, words),
    headings: sentences.reduce((sum, { role }) => sum + (role === 'heading' ? 1 : 0), 0),
    sentenceSizes: sizes,
  };
}

const shops = new Set([
  'amazon',
  'kindle',
  '楽天',
  'ブックス',
  '楽天ブックス',
  'honto',
  'hmv',
  '7net',
  'ebookjapan',
  'kobo',
]);
const shopCard = /楽天|posted with|ヨメレバ|カエレバ|売り上げランキング|_Amazonで/;
/** A link that says no more than the name of a shop. */
const longestShop = 8;

/** Whether a run names the shops below the picture of a book, and nothing else. */
function isShops(run: readonly Word[], text: string): boolean {
  if (!run.every(({ unit }) => shops.has(lowered(unit.text)))) return false;
  return text.length <= longestShop || shopCard.test(text);
}

/** Whether a sentence of the body is English through and through: a quotation, not what the post is about. */
function isForeign({ role, text }: TokenizedSentence): boolean {
  if (role !== 'paragraph' && role !== 'quote') return false;
  if (text.length > 1000 || /[\u3040-\u30ff\u3400-\u9fff]/.test(text)) return false;
  const words = text.toLowerCase().match(/[a-z]+(?:['’][a-z]+)?/g) ?? [];
  return words.length >= 5 && words.some((word) => stopWords.english.has(word));
}

/** Add every candidate of a run. */
function addRun(
  terms: Map<string, Term>,
  sizes: number[],
  run: readonly Word[],
  before: number,
  sentence: TokenizedSentence,
  index: number,
  offset: number,
): void {
  // A run of one word holds no shorter term.
  const runKey = run.length === 1 || run.length > 12 ? '' : keyOfRun(run);
  for (let first = 0; first < run.length; first++) {
    if (!mayStart(run, first)) continue;
    let length = 0;
    let key = '';
    const latin = run[first]!.part === 'latin';
    const most =
      first === 0 && run.length <= longestRun ? longestRun : latin ? longestLatinTerm : longestTerm;
    for (let last = first; last < run.length && last < first + most; last++) {
      const word = run[last]!;
      length += word.unit.text.length + word.gap.length;
      if (length > longestText) break;
      key += word.key;
      const whole = first === 0 && last === run.length - 1;
      if (!whole && last - first >= (latin ? longestLatinTerm : longestTerm)) continue;
      if (!mayEnd(run, first, last)) continue;
      if (last > first && startsNothing(run[first]!)) break;
      if (last > first && stopWords.alone.has(key)) continue;
      if (first === last && !mayStandAlone(run, first)) continue;
      const occurrence: Occurrence = {
        start: run[first]!.unit.start,
        end: word.unit.end,
        sentence: index,
        word: before + first,
        lastWord: before + last,
      };
      let term = terms.get(key);
      const isNew = term === undefined;
      if (term === undefined) {
        term = termAt(run, first, last, key, offset, occurrence);
        terms.set(key, term);
      } else {
        const { occurrences } = term;
        if (occurrences[occurrences.length - 1]!.sentence !== index) term.sentences++;
        occurrences.push(occurrence);
      }
      addNeighbours(
        term,
        isNew,
        run[first - 1],
        run[last + 1],
        last === run.length - 1 ? word.of : '',
        first === 0 ? run[0]!.from : '',
      );
      const surface = surfaceOf(run, first, last);
      // One string for both, which are mostly the same.
      term.surfaces.add(surface === key ? key : surface);
      if (sentence.role === 'title') {
        term.title++;
        if (word.verbal) term.titleVerb++;
        term.titleShare = Math.max(term.titleShare, (last - first + 1) / run.length);
      } else if (sentence.role === 'heading') term.headings++;
      if (first === 0) term.leads++;
      if (whole) term.alone++;
      else {
        if (term.holders === none) term.holders = new Holders();
        term.holders.add(runKey);
      }
      if (word.verbal) term.verbal++;
      if (word.adverbial) term.adverbial++;
      if (word.spokenOf && last === run.length - 1) term.spokenOf++;
      if (word.cased && last === run.length - 1) term.cased++;
      if (word.quoted) term.quoted++;
      if (sentence.linked) term.linked++;
      if (whole && run[0]!.opens && word.closes && word.part === 'latin') term.gloss++;
      if (sentence.role !== 'title') sizes[index]!++;
    }
  }
}

function surfaceOf(run: readonly Word[], first: number, last: number): string {
  let surface = run[first]!.unit.text;
  for (let i = first + 1; i <= last; i++) surface += run[i]!.gap + run[i]!.unit.text;
  return surface;
}

function keyOfRun(run: readonly Word[]): string {
  let key = run[0]!.key;
  for (let i = 1; i < run.length; i++) key += ` ${run[i]!.key}`;
  return key;
}

/** A new term of the words of a run. */
function termAt(
  run: readonly Word[],
  first: number,
  last: number,
  key: string,
  offset: number,
  occurrence: Occurrence,
): Term {
  // Of their length from the start: an array that grows has room for 17.
  const wordKeys: string[] = new Array(last - first + 1);
  const units: Unit[] = new Array(last - first + 1);
  const parts: Part[] = new Array(last - first + 1);
  for (let i = first; i <= last; i++) {
    const word = run[i]!;
    wordKeys[i - first] = word.key;
    units[i - first] = word.unit;
    parts[i - first] = word.part;
  }
  const term = emptyTerm(key, wordKeys, units, parts, offset, [occurrence]);
  term.sentences = 1;
  return term;
}

/** Note the words around an occurrence; `isFirst` tells that it is the first. */
function addNeighbours(
  term: Term,
  isFirst: boolean,
  before: Word | undefined,
  behind: Word | undefined,
  of: string,
  from: string,
): void {
  const beforeKey = before?.key ?? '';
  const behindKey = behind === undefined || isLoose(behind) ? '' : behind.key;
  if (isFirst) {
    term.before = beforeKey;
    term.behind = behindKey;
    term.of = of;
    term.from = from;
  } else {
    if (term.of !== of) term.of = null;
    if (term.from !== from) term.from = null;
    if (term.before !== beforeKey) term.before = null;
    if (term.behind !== behindKey) term.behind = null;
  }
  if (behind?.part === 'latin') term.goesOn++;
  if (behind?.part === 'latin' || before?.part === 'latin') term.joined++;
}

/** Whether a word behind a term leaves it a term of its own: Windows 10, Web系. */
const isLoose = ({ part, unit }: Word) => part === 'number' || stopWords.end.has(unit.text);

/** Prefixes that make no word of their own with what follows: the rest stays a word (新/機能). */
const loosePrefixes = new Set([
  '新',
  '旧',
  '大',
  '小',
  '全',
  '現',
  '前',
  '後',
  '総',
  '最',
  '多',
  '各',
  '同',
  '本',
  '当',
  '両',
  '諸',
  '某',
  '毎',
]);
const looseSuffixes = new Set(['地域', '人名', '副詞可能']);

/** Whether no compound begins with a word: 各, and adverbs that are nouns (あげく). */
function startsNothing({ unit }: Word): boolean {
  if (stopWords.start.has(unit.text)) return true;
  return unit.script === 'hiragana' && unit.partOfSpeech[1] === '副詞可能';
}

function mayStart(run: readonly Word[], first: number): boolean {
  const { part, unit } = run[first]!;
  if (part === 'suffix' || part === 'number') return false;
  if (part === 'latin' && stopWords.english.has(unit.text.toLowerCase())) return false;
  const before = run[first - 1];
  if (before === undefined || run[first]!.gap !== '') return true;
  // N次元空間 holds no 次元空間.
  if (before.part === 'latin' && before.unit.text.length === 1 && part !== 'latin') return false;
  // 最小二乗法 holds no 乗法, 非同期 no 同期.
  if (before.part === 'number' && before.unit.script === 'kanji') return false;
  return before.part !== 'prefix' || loosePrefixes.has(before.unit.text);
}

function mayEnd(run: readonly Word[], first: number, last: number): boolean {
  const { part, unit } = run[last]!;
  if (part === 'prefix' || (part === 'number' && unit.script === 'kanji')) return false;
  if (first < last) {
    // ver 2
    if (
      part === 'number' &&
      first === last - 1 &&
      stopWords.alone.has(run[first]!.unit.text.toLowerCase())
    )
      return false;
    // the B of 文字列B
    if (part === 'latin' && unit.text.length === 1 && run[last - 1]!.part !== 'latin') return false;
    if (stopWords.end.has(unit.text) || isVague(run, first, last)) return false;
    if (part === 'latin' && stopWords.english.has(unit.text.toLowerCase())) return false;
  }
  const after = run[last + 1];
  if (after?.part !== 'suffix' || after.gap !== '') return true;
  // 永住権 holds no 永住, but 東京都 holds 東京 and サーバー上 holds サーバー.
  return (
    looseSuffixes.has(after.unit.partOfSpeech[2] ?? '') ||
    (stopWords.end.has(after.unit.text) && after.unit.text !== '的')
  );
}

/** Whether a compound says nothing: 紹介記事, 検証結果. */
function isVague(run: readonly Word[], first: number, last: number): boolean {
  if (!stopWords.vague.has(run[last]!.unit.text)) return false;
  for (let i = first; i < last; i++) if (!stopWords.alone.has(run[i]!.unit.text)) return false;
  return true;
}

function mayStandAlone(run: readonly Word[], at: number): boolean {
  const { part, unit, key } = run[at]!;
  if (unit.user) return true;
  if (part === 'latin') {
    const lower = unit.text.toLowerCase();
    return lower.length > 1 && !stopWords.english.has(lower) && !stopWords.alone.has(lower);
  }
  if (part === 'prefix' || part === 'suffix' || part === 'number') return false;
  // はし alone may be anything, but ねこ beside 猫 is a cat
  if (unit.script === 'hiragana' && unit.text.length < 3 && key === unit.text) return false;
  return !stopWords.light.has(unit.text) && !stopWords.alone.has(unit.text);
}
