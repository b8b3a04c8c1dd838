// Runs -> every candidate for a keyword inside them, each with where and how it occurs.
import { lowered } from '../text/characters.js';
import { longestText, type Part } from './parts.js';
import { runsOf, type Word } from './runs.js';
import { stopWords } from './stop-words.js';
import { emptyTerm, Holders, noHolders, type Occurrence, type Term } from './term.js';
import { isLoose, mayEnd, mayStandAlone, mayStart, startsNothing } from './term-bounds.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import type { Unit } from './units.js';

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
export const longestRun = 7;
/** Words of a run that counts as a holder of its own: each term inside keeps its key, which takes time with the square. */
const longestHolder = 12;

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
    const runs = isForeign(sentence) || isOfCard(sentence.text) ? [] : runsOf(units[index]!, keys);
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

const shopCard = /楽天|posted with|ヨメレバ|カエレバ|売り上げランキング|_Amazonで/;
/** A link that says no more than the name of a shop. */
const longestShop = 8;

/** Whether a run names the shops below the picture of a book, and nothing else. */
function isShops(run: readonly Word[], text: string): boolean {
  if (!run.every(({ unit }) => stopWords.shop.has(lowered(unit.text)))) return false;
  return text.length <= longestShop || shopCard.test(text);
}

/** Whether a sentence of the body is English through and through: a quotation, not what the post is about. */
function isForeign({ role, text }: TokenizedSentence): boolean {
  if (role !== 'paragraph' && role !== 'quote') return false;
  if (text.length > 1000 || /[\u3040-\u30ff\u3400-\u9fff]/.test(text)) return false;
  const words = text.toLowerCase().match(/[a-z]+(?:['’][a-z]+)?/g) ?? [];
  return words.length >= 5 && words.some((word) => stopWords.english.has(word));
}

/** 「— 名前 (@name) 2019年5月1日」 under an embedded post of somebody. */
const signature = /^[—–―]{1,2} ?\S[^\n]{0,60}[（(]@\w{1,20}[)）]/;

/** What stands in the box of a product, and nowhere in what a post says. */
const boxLine = /^(?:メディア|発売日|出版社\/メーカー|購入|クリック) ?[:：]|^この商品を含むブログ/;

/** Whether a sentence stands under an embedded post or in the box of a product. */
const isOfCard = (text: string) => signature.test(text) || boxLine.test(text);

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
  const runKey = run.length === 1 || run.length > longestHolder ? '' : keyOfRun(run);
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
      addNeighbours(term, isNew, run, first, last);
      countPlace(term, run, first, last, sentence);
      const surface = surfaceOf(run, first, last);
      // One string for both, which are mostly the same.
      term.surfaces.add(surface === key ? key : surface);
      if (!whole) {
        if (term.holders === noHolders) term.holders = new Holders();
        term.holders.add(runKey);
      }
      if (sentence.role !== 'title') sizes[index]!++;
    }
  }
}

/** Count what kind of place an occurrence is. */
function countPlace(
  term: Term,
  run: readonly Word[],
  first: number,
  last: number,
  { role, linked }: TokenizedSentence,
): void {
  const word = run[last]!;
  const isEnd = last === run.length - 1;
  const isWhole = first === 0 && isEnd;
  if (role === 'title') {
    term.title++;
    if (word.verbal) term.titleVerb++;
    if (word.acts) term.titleAct++;
    term.titleShare = Math.max(term.titleShare, (last - first + 1) / run.length);
  } else if (role === 'heading') term.headings++;
  if (first === 0) term.leads++;
  if (isWhole) term.alone++;
  if (word.verbal) term.verbal++;
  if (word.adverbial) term.adverbial++;
  if (word.spokenOf && isEnd) term.spokenOf++;
  if (word.cased && isEnd) term.cased++;
  if (word.absent && isEnd) term.absent++;
  if (word.quoted) term.quoted++;
  else if (isWhole && word.named) term.named++;
  if (linked) term.linked++;
  if (isWhole && run[0]!.opens && word.closes && word.part === 'latin') term.gloss++;
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

/** Note the words around an occurrence; `isFirst` tells that it is the first of the term. */
function addNeighbours(
  term: Term,
  isFirst: boolean,
  run: readonly Word[],
  first: number,
  last: number,
): void {
  const isHead = first === 0;
  const isEnd = last === run.length - 1;
  const word = run[last]!;
  const beforeWord = run[first - 1];
  const behindWord = run[last + 1];
  const before = beforeWord?.key ?? '';
  const behind = behindWord === undefined || isLoose(behindWord) ? '' : behindWord.key;
  const of = isEnd ? word.of : '';
  const over = isEnd ? word.over : '';
  const from = isHead ? run[0]!.from : '';
  const across = isHead ? run[0]!.across : '';
  if (isFirst) {
    term.before = before;
    term.behind = behind;
    term.of = of;
    term.from = from;
    term.across = across;
    term.over = over;
  } else {
    if (term.of !== of) term.of = null;
    if (term.from !== from) term.from = null;
    if (term.across !== across) term.across = null;
    if (term.over !== over) term.over = null;
    if (term.before !== before) term.before = null;
    if (term.behind !== behind) term.behind = null;
  }
  const goesOn = behindWord?.part === 'latin';
  // A number may stand between the words of a name.
  const name = beforeWord?.part === 'number' ? run[first - 2] : beforeWord;
  if (goesOn) term.goesOn++;
  if (goesOn || name?.part === 'latin') term.joined++;
}
