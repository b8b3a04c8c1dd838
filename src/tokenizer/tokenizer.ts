import type { Alphabet } from '../dictionary/alphabet.js';
import type { Dictionary } from '../dictionary/dictionary.js';
import type { Word } from '../dictionary/lexicon.js';
import { checkFlag, checkOneOf, checkOptions, describe } from '../errors.js';
import type { Token } from './token.js';
import { characterRules, type TokenizerRules } from './unknown-words.js';
import { type UserWord, userLexicon } from './user-words.js';
import { type Layer, Viterbi } from './viterbi.js';

/**
 * Cuts a text into words. Lossless on every string: the surfaces, joined, are the text, white space included.
 * Synchronous and without state between calls.
 */
export interface Tokenizer {
  /**
   * Cut `text` into tokens.
   *
   * @throws TypeError when `text` is no string.
   */
  tokenize(text: string): Token[];
  /** The surfaces alone; faster where the tokenizer can. */
  segment(text: string): string[];
  /** @internal The tokens of a text that stands at `offset`, with offsets from there; the caller may change them. Our own tokenizer has it. */
  tokenizeAt?(text: string, offset: number): { -readonly [Field in keyof Token]: Token[Field] }[];
}

/** Which words a tokenizer knows, and whose rules it follows. */
export interface TokenizerOptions {
  /** Whose tokens to give, exactly as they come: kuromoji.js's or MeCab's. Default: `mecab`. */
  readonly rules?: TokenizerRules | undefined;
  /**
   * Words of your own: objects, or CSV text of MeCab's form or of `surface,part of speech,reading[,cost]` a line. They
   * compete with the dictionary's words in the same lattice. Default: none.
   */
  readonly userWords?: readonly UserWord[] | string | undefined;
  /** Whether words that IPADIC of 2007 lacks are known. Default: true. */
  readonly modernWords?: boolean | undefined;
}

/**
 * Make a tokenizer from a dictionary.
 *
 * White space comes out as tokens of 記号・空白 under both rule sets. With `modernWords: false` and no words of your own, the
 * tokens are exactly those of kuromoji.js or MeCab with IPADIC.
 *
 * @throws TypeError, RangeError when an option is not what it should be; CompileError, with the line, when CSV is wrong.
 */
export function createTokenizer(dictionary: Dictionary, options: TokenizerOptions = {}): Tokenizer {
  checkOptions('options', options);
  const { rules = 'mecab', userWords, modernWords = true } = options;
  checkArguments(dictionary, rules, modernWords);

  const character = characterRules(dictionary, rules);
  const seen: Alphabet = { codes: dictionary.codes, classOfCode: character.classOfCode };
  const user = userWords === undefined ? null : userLexicon(dictionary, rules, userWords, seen);
  const alphabet = user?.alphabet ?? seen;
  const layers = layersOf(dictionary.system.entries.length, [
    ...(modernWords ? [dictionary.listed] : []),
    dictionary.added,
    ...(user === null ? [] : [user.lexicon]),
  ]);
  const viterbi = new Viterbi(dictionary, alphabet.codes, layers, {
    ...character,
    classOfCode: alphabet.classOfCode,
  });
  const vocabulary = new Vocabulary(dictionary, layers);
  const search = (text: string): void => {
    if (typeof text !== 'string')
      throw new TypeError(`text must be a string, got ${describe(text)}`);
    viterbi.found.reset();
    if (rules === 'mecab') {
      if (text !== '') viterbi.search(text, 0, text.length);
      return;
    }
    for (let start = 0; start < text.length; ) {
      const end = endOfPiece(text, start);
      viterbi.search(text, start, end);
      start = end;
    }
  };

  const tokenizeAt = (text: string, offset: number) => {
    search(text);
    const { count, ends, words } = viterbi.found;
    const tokens = new Array<Token>(count);
    for (let i = 0, start = 0; i < count; i++) {
      const end = ends[i]!;
      tokens[i] = vocabulary.token(words[i]!, text, start, end, offset);
      start = end;
    }
    return tokens;
  };

  const tokenizer: Tokenizer = {
    tokenize: (text) => tokenizeAt(text, 0),
    segment(text) {
      search(text);
      const { count, ends } = viterbi.found;
      const surfaces = new Array<string>(count);
      for (let i = 0, start = 0; i < count; i++) {
        const end = ends[i]!;
        surfaces[i] = text.slice(start, end);
        start = end;
      }
      return surfaces;
    },
  };
  // Not enumerable, so that it is in no copy: a copy may have a `tokenize` of its own, which must be called.
  return Object.defineProperty(tokenizer, 'tokenizeAt', { value: tokenizeAt });
}

/** Lexicons beside the system's, whose words are numbered from `firstWord` on; those without words are left out. */
function layersOf(firstWord: number, lexicons: readonly Layer['lexicon'][]): Layer[] {
  const layers: Layer[] = [];
  let next = firstWord;
  for (const lexicon of lexicons) {
    if (lexicon.entries.length === 0) continue;
    layers.push({ lexicon, firstWord: next });
    next += lexicon.entries.length;
  }
  return layers;
}

function checkArguments(dictionary: Dictionary, rules: unknown, modernWords: unknown): void {
  if (dictionary === null || typeof dictionary !== 'object' || !('system' in dictionary)) {
    throw new TypeError(
      `dictionary must be a Dictionary (await loadDictionary()), got ${describe(dictionary)}`,
    );
  }
  checkOneOf('rules', rules, ['mecab', 'kuromoji']);
  checkFlag('modernWords', modernWords);
}

/** kuromoji's sentences end after 、 and 。. */
function endOfPiece(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x3001 || unit === 0x3002) return i + 1;
  }
  return text.length;
}

const pageBits = 8;
const pageMask = (1 << pageBits) - 1;

/** The words that have come up so far, by number: read from the dictionary once, then kept. */
class Vocabulary {
  readonly #dictionary: Dictionary;
  readonly #layers: readonly Layer[];
  readonly #pages: ((KnownWord | undefined)[] | undefined)[];
  readonly #unknown: Omit<Word, 'surface' | 'baseForm'>[];

  constructor(dictionary: Dictionary, layers: readonly Layer[]) {
    this.#dictionary = dictionary;
    this.#layers = layers;
    const words = layers.reduce(
      (sum, { lexicon }) => sum + lexicon.entries.length,
      dictionary.system.entries.length,
    );
    this.#pages = new Array((words >> pageBits) + 1).fill(undefined);
    this.#unknown = Array.from(dictionary.unknownEntries, (entry) => ({
      ...dictionary.contexts.of(entry),
      reading: null,
      pronunciation: null,
    }));
  }

  /** The token from `start` to `end` of a text that stands at `offset`. */
  token(number: number, text: string, start: number, end: number, offset: number): Token {
    if (number < 0) {
      const word = this.#unknown[~number]!;
      const surface = text.slice(start, end);
      return {
        surface,
        baseForm: surface,
        partOfSpeech: word.partOfSpeech,
        conjugationType: word.conjugationType,
        conjugationForm: word.conjugationForm,
        reading: null,
        pronunciation: null,
        lexicon: 'unknown',
        start: offset + start,
        end: offset + end,
      };
    }
    const page = this.#pages[number >> pageBits];
    const word = page?.[number & pageMask] ?? this.#read(number, text.slice(start, end));
    return {
      surface: word.surface,
      baseForm: word.baseForm,
      partOfSpeech: word.partOfSpeech,
      conjugationType: word.conjugationType,
      conjugationForm: word.conjugationForm,
      reading: word.reading,
      pronunciation: word.pronunciation,
      lexicon: word.lexicon,
      start: offset + start,
      end: offset + end,
    };
  }

  #read(number: number, surface: string): KnownWord {
    const { system } = this.#dictionary;
    const layer = this.#layers.findLast(({ firstWord }) => firstWord <= number);
    const lexicon = layer?.lexicon ?? system;
    const word = lexicon.readWord(number - (layer?.firstWord ?? 0), surface);
    // All of one shape, whichever lexicon they come from: reading their fields stays fast.
    const known: KnownWord = {
      surface: word.surface,
      baseForm: word.baseForm,
      partOfSpeech: word.partOfSpeech,
      conjugationType: word.conjugationType,
      conjugationForm: word.conjugationForm,
      reading: word.reading,
      pronunciation: word.pronunciation,
      lexicon: lexicon.origin,
    };
    const page = number >> pageBits;
    this.#pages[page] ??= new Array<KnownWord | undefined>(1 << pageBits).fill(undefined);
    this.#pages[page]![number & pageMask] = known;
    return known;
  }
}

interface KnownWord extends Word {
  readonly lexicon: 'system' | 'user';
}
