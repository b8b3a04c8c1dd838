import { checkOneOf, checkOptions, describe } from '../errors.js';
import { isHan, isJapanese, scriptOf } from '../text/characters.js';
import { toHiragana } from '../text/kana.js';
import { fold } from '../text/normalize.js';
import type { Token } from '../tokenizer/token.js';
import { checkTokens } from './options.js';
import { readingOf } from './readings.js';

/** What the terms are for. */
export interface SearchTermsOptions {
  /**
   * For which side the text is cut. The index gets every kanji by itself too, so that a query of one kanji is answered; in a
   * query it would only let in what is wrong. Default: `index`.
   */
  readonly side?: 'index' | 'query' | undefined;
}

/**
 * Cut a text to the terms a search index holds, and a query to the terms it is asked for: Japanese in pairs of characters
 * (検索|索窓), three kana in a row in triples (さーび|ーびす), all else in words. Case, width, accents, hiragana and katakana,
 * a long-vowel mark at the end of a word (サーバー, サーバ, さーば), ヴァ and バ, ヲ and オ, づ and ず make no difference. In order of the
 * text, each as often as it stands.
 *
 * Pairs need no dictionary, so that a page can cut its query just as the site was cut when it was built, and any part of
 * a compound is found; words cut by a tokenizer miss where index and query are cut at different places. Pairs of kana
 * stand in most posts, so that three kana or more are asked for in triples.
 *
 * Given tokens instead of a string, the terms of the readings are added, so that 「とうきょう」 finds 東京. Use that for the
 * index only. `yomitoki` reads the tokens as furigana does (一人 ひとり), `yomitoki/search`, which is made for pages, as their
 * `reading` says (イチ, ニン).
 *
 * @example
 * searchTerms('Webサーバー') // ['web', 'さー', 'さーば', 'ーば']
 * new MiniSearch({
 *   fields: ['title', 'text'],
 *   tokenize: (text) => searchTerms(analyzer.tokenize(text)),
 *   searchOptions: { tokenize: (query) => searchTerms(query, { side: 'query' }), combineWith: 'AND' },
 * });
 *
 * @throws TypeError, RangeError when source or `side` is not what it should be.
 */
export function searchTerms(
  source: string | readonly Token[],
  options: SearchTermsOptions = {},
): string[] {
  return termsOf(source, options, (tokens) => tokens);
}

/** The terms, with the readings that tokens have once they are `read`. */
export function termsOf(
  source: string | readonly Token[],
  options: SearchTermsOptions,
  read: (tokens: readonly Token[]) => readonly Token[],
): string[] {
  checkOptions('options', options);
  const { side = 'index' } = options;
  checkOneOf('side', side, ['index', 'query']);
  const terms: string[] = [];
  if (typeof source === 'string') {
    addTermsOf(terms, source, side);
    // but a query of one kana alone asks for it
    if (terms.length === 0 && side === 'query') addTermsOf(terms, source, 'index');
    return terms;
  }
  if (!Array.isArray(source))
    throw new TypeError(`source must be a string or an array of tokens, got ${describe(source)}`);
  checkTokens(source, 'source');
  addTermsOf(terms, source.map(({ surface }) => surface).join(''), side);
  addReadings(terms, read(source));
  return terms;
}

/** Letters, marks and digits in a row, with the signs of C++ and C#. */
const runs = /[\p{L}\p{M}\p{N}ー々〆〇]+(?:(?<=[A-Za-z])[+#]{1,2})?/gu;

function addTermsOf(terms: string[], text: string, side: 'index' | 'query'): void {
  for (const [run] of fold(text).text.toLowerCase().matchAll(runs)) {
    let word = '';
    let japanese = '';
    for (const character of run) {
      if (isJapanese(character.codePointAt(0)!) || character === 'ー') {
        addWord(terms, word);
        word = '';
        japanese += character;
      } else {
        addPairs(terms, japanese, side);
        japanese = '';
        word += character;
      }
    }
    addWord(terms, word);
    addPairs(terms, japanese, side);
  }
}

function addWord(terms: string[], word: string): void {
  const start = /^[+#\p{M}]*/u.exec(word)![0].length;
  if (word.length > start) terms.push(withoutAccents(word.slice(start)));
}

/** é as e. Letter by letter, so that no run of marks costs more than its length. */
function withoutAccents(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word;
  let plain = '';
  for (const letter of word) {
    if (/\p{M}/u.test(letter)) continue;
    plain += scriptOf(letter.codePointAt(0)!) === 'latin' ? letter.normalize('NFD')[0] : letter;
  }
  return plain === '' ? word : plain;
}

function addPairs(terms: string[], text: string, side: 'index' | 'query'): void {
  if (text === '') return;
  const characters = [...searchKana(text)];
  if (characters.length === 1) {
    // the で of 「Reactで」 asks for nothing
    if (side === 'index' || isKanji(characters[0]!)) terms.push(characters[0]!);
    return;
  }
  for (let i = 0; i < characters.length; i++) {
    if (side === 'index' && isKanji(characters[i]!)) terms.push(characters[i]!);
    if (i + 1 < characters.length && isPair(characters, i, side))
      terms.push(characters[i]! + characters[i + 1]!);
    if (isTriple(characters, i)) terms.push(characters.slice(i, i + 3).join(''));
  }
}

/** Whether two characters are a term. The を beside kana is none, and a query asks for no pair that is in a triple. */
function isPair(characters: readonly string[], at: number, side: 'index' | 'query'): boolean {
  if (/^(?:を[ぁ-ゖー]|[ぁ-ゖー]を)$/.test(characters[at]! + characters[at + 1]!)) return false;
  return side === 'index' || !(isTriple(characters, at - 1) || isTriple(characters, at));
}

/** Whether three kana of a word begin at a place; を is in none. */
function isTriple(characters: readonly string[], at: number): boolean {
  if (at < 0 || at + 2 >= characters.length) return false;
  for (let i = at; i < at + 3; i++) if (!isWordKana(characters[i]!)) return false;
  return true;
}

const isWordKana = (character: string) => /^[\u3041-\u3091\u3093-\u3096ー]$/.test(character);

const isKanji = (character: string) => isHan(character.codePointAt(0)!);

const bRow = new Map([
  ['ヴァ', 'バ'],
  ['ヴィ', 'ビ'],
  ['ヴェ', 'ベ'],
  ['ヴォ', 'ボ'],
  ['ヴュ', 'ビュ'],
]);

/** Kana in one spelling: hiragana, no ー at the end of a word of three or more. */
function searchKana(text: string): string {
  const shortened = text
    .replace(/ヴ[ァィェォュ]?/g, (sound) => bRow.get(sound) ?? 'ブ')
    .replace(/ヲ/g, 'オ')
    .replace(/[ァ-ヺー]+/g, withoutLastMark)
    // hiragana with ー is a katakana word typed without converting it
    .replace(/[ぁ-ゖー]+/g, withoutLastMark);
  return toHiragana(shortened).replace(/[ぢづ]/g, (kana) => (kana === 'ぢ' ? 'じ' : 'ず'));
}

const withoutLastMark = (word: string) =>
  word.length > 2 && word.endsWith('ー') ? word.slice(0, -1) : word;

/**
 * The pairs and triples of a text's reading in which a kanji has part. None goes over a particle, save the て of a verb: 「本を
 * 読んで」 is ほん and よんで.
 */
function addReadings(terms: string[], tokens: readonly Token[]): void {
  /** The kana in front, two at most, and how many of the last were written in kana. */
  let before = '';
  let written = 0;
  let last: Token | null = null;
  for (const token of tokens) {
    const isRead = /[\u3400-\u9fff\uf900-\ufaff々]|[\ud840-\ud8bf]/.test(token.surface);
    const reading = isRead ? readingOf(token, last) : token.surface;
    last = token;
    const kana = reading === null || isParticle(token) ? '' : searchKana(fold(reading).text);
    if (!/^[\u3041-\u3096ー]+$/.test(kana)) {
      before = '';
      continue;
    }
    for (const unit of kana) {
      written = isRead ? 0 : written + 1;
      if (before !== '' && written < 2) terms.push(before.slice(-1) + unit);
      if (before.length === 2 && written < 3) terms.push(before + unit);
      before = before.slice(-1) + unit;
    }
  }
}

const isParticle = ({ partOfSpeech }: Token) =>
  partOfSpeech[0] === '助詞' && partOfSpeech[1] !== '接続助詞';
