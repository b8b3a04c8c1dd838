import { type Alphabet, withCharacters } from '../dictionary/alphabet.js';
import type { Dictionary } from '../dictionary/dictionary.js';
import { type Lexicon, wordOfFields } from '../dictionary/lexicon.js';
import { groupBySurface, packLexicon, quick } from '../dictionary/pack-lexicon.js';
import {
  inKatakana,
  isCost,
  readWordRows,
  splitSpeech,
  type WordRow,
} from '../dictionary/word-rows.js';
import { CompileError, describe } from '../errors.js';
import { fold } from '../text/normalize.js';
import { Conjugation } from './conjugation.js';
import { Pricer } from './price.js';
import type { TokenizerRules } from './unknown-words.js';

/** A word of your own. */
export interface UserWord {
  /** As it stands in a text, in any width; it may hold blanks inside and any characters. */
  readonly surface: string;
  /** How it is read, in katakana, or in hiragana, which is taken as katakana. Default: none. */
  readonly reading?: string | undefined;
  /**
   * Levels of the part of speech, coarse to fine, as an array or joined by `-`: `名詞-固有名詞-組織`. Default:
   * `名詞-固有名詞-一般`. With a part of speech of IPADIC the word connects as IPADIC's words do, with a name of your own as a
   * proper noun. A verb (`動詞`) or adjective
   * (`形容詞`) is given by its base form and known in all its forms; how it conjugates is told by its end and reading, or
   * by IPADIC's conjugation type behind a `;`: `動詞-自立;五段・ラ行`.
   */
  readonly partOfSpeech?: string | readonly string[] | undefined;
  /** Word cost (生起コスト), −32768 to 32767, lower is likelier. Default: so low that the word wins over its pieces. */
  readonly cost?: number | undefined;
  /** Default: the surface. */
  readonly baseForm?: string | undefined;
}

const defaultLevels = ['名詞', '固有名詞', '一般'];

/** The words of the user as a lexicon, and the alphabet with the characters they need. */
export function userLexicon(
  dictionary: Dictionary,
  rules: TokenizerRules,
  words: readonly UserWord[] | string,
  seen: Alphabet,
): { lexicon: Lexicon; alphabet: Alphabet } {
  const rows = typeof words === 'string' ? readWordRows(words, 'user words') : rowsOf(words);
  const pricer = new Pricer(dictionary, rules);
  const conjugation = new Conjugation(dictionary);
  const contextOfRow = contextFinder(
    dictionary,
    typeof words === 'string' ? refuseLine : refuseWord,
  );
  const entries = rows.flatMap((row) => entriesOf(row, conjugation, pricer, contextOfRow));
  const alphabet = withCharacters(
    seen,
    dictionary.classes,
    entries.map(({ surface }) => surface),
  );
  const packed = packLexicon(
    groupBySurface(entries),
    alphabet.codes,
    alphabet.classOfCode.length,
    quick,
  );
  const lexicon: Lexicon = {
    origin: 'user',
    trie: packed.trie,
    entries: packed.entries,
    density: packed.density,
    longest: packed.longest,
    readWord: (entry, surface) => wordOfFields(surface, packed.order[entry]!.entry.fields),
  };
  return { lexicon, alphabet };
}

/** Tells of a row that it cannot be. */
export type RefuseRow = (row: WordRow, expected: string, got: string | number) => never;

const refuseLine: RefuseRow = ({ line }, expected, got) => {
  throw new CompileError(`user words:${line}: expected ${expected}, got ${got}`);
};

const refuseWord: RefuseRow = ({ line }, expected, got) => {
  throw new RangeError(`userWords[${line - 1}].partOfSpeech must have ${expected}, got ${got}`);
};

/** A word of the user as it goes into a lexicon. */
interface UserEntry {
  readonly surface: string;
  readonly entry: {
    readonly context: number;
    readonly cost: number;
    /** IPADIC's nine fields. */
    readonly fields: readonly string[];
  };
}

/**
 * The words that a row stands for: one, or all forms of one that conjugates, which cost more or less as IPADIC's do; each
 * also as it stands in a text that is folded (`ＮＨＫ`, `ｶﾞ`, a kanji with its variation selector).
 */
export function entriesOf(
  row: WordRow,
  conjugation: Conjugation,
  pricer: Pricer,
  contextOfRow: (row: WordRow) => number,
): UserEntry[] {
  const folded = fold(row.surface).text;
  return [row, ...(folded === row.surface ? [] : [{ ...row, surface: folded }])].flatMap((word) => {
    const forms = conjugation.formsOf(word);
    const [{ row: base }] = forms;
    const cost = row.cost ?? pricer.price(base.surface, contextOfRow(base));
    return forms.map(({ row: form, extraCost }) => ({
      surface: form.surface,
      entry: {
        context: contextOfRow(form),
        cost: Math.max(-32768, Math.min(32767, cost + extraCost)),
        fields: fieldsOf(form),
      },
    }));
  });
}

/** Tells the context that a row connects with. Many words are of few kinds, and looking one up goes through all contexts. */
export function contextFinder(dictionary: Dictionary, refuse: RefuseRow): (row: WordRow) => number {
  const known = new Map<string, number>();
  return (row) => {
    const { sourceContext, partOfSpeech, conjugationType, conjugationForm } = row;
    const kind = [sourceContext, ...partOfSpeech, ';', conjugationType, conjugationForm].join();
    let context = known.get(kind);
    if (context === undefined) {
      context = contextOf(dictionary, row, refuse);
      known.set(kind, context);
    }
    return context;
  };
}

function contextOf({ contexts }: Dictionary, row: WordRow, refuse: RefuseRow): number {
  if (row.sourceContext !== null) {
    const context = contexts.ofSource(row.sourceContext);
    return context > 0 ? context : refuse(row, 'a context id of IPADIC', row.sourceContext);
  }
  const { partOfSpeech, conjugationType, conjugationForm } = row;
  for (let length = partOfSpeech.length; length > 0; length--) {
    const levels = partOfSpeech.slice(0, length);
    const context = contexts.find(levels, conjugationType, conjugationForm);
    if (context !== -1) return context;
  }
  // Else a verb would be known in one form, as a noun.
  if (row.isBaseForm && conjugationType !== null) {
    const speech = JSON.stringify(`${partOfSpeech.join('-')};${conjugationType}`);
    refuse(row, 'a conjugation type of IPADIC for that part of speech behind the ";"', speech);
  }
  return contexts.find(defaultLevels, null, null);
}

/** IPADIC's nine fields of a row. */
export function fieldsOf(row: WordRow): string[] {
  const levels = [0, 1, 2, 3].map((level) => row.partOfSpeech[level] ?? '*');
  const { conjugationType, conjugationForm, baseForm, reading, pronunciation } = row;
  return [
    ...levels,
    conjugationType ?? '*',
    conjugationForm ?? '*',
    baseForm ?? row.surface,
    reading ?? '*',
    pronunciation ?? reading ?? '*',
  ];
}

function rowsOf(words: unknown): WordRow[] {
  if (!Array.isArray(words)) {
    throw new TypeError(`userWords must be an array of words or CSV text, got ${describe(words)}`);
  }
  return [...words].map((word: unknown, i) => rowOf(word, `userWords[${i}]`, i + 1));
}

function rowOf(word: unknown, name: string, line: number): WordRow {
  if (typeof word !== 'object' || word === null) {
    throw new TypeError(`${name} must be an object with a surface, got ${describe(word)}`);
  }
  const { surface, reading, partOfSpeech, cost, baseForm } = word as Partial<UserWord>;
  if (typeof surface !== 'string') {
    throw new TypeError(`${name}.surface must be a string, got ${describe(surface)}`);
  }
  if (surface === '' || /^\s|\s$/.test(surface)) {
    throw new RangeError(
      `${name}.surface must be a word without white space at its ends, got ${describe(surface)}`,
    );
  }
  for (const [field, value] of Object.entries({ reading, baseForm })) {
    if (value !== undefined && typeof value !== 'string') {
      throw new TypeError(`${name}.${field} must be a string, got ${describe(value)}`);
    }
  }
  if (cost !== undefined && !isCost(cost)) {
    const error = typeof cost === 'number' ? RangeError : TypeError;
    throw new error(
      `${name}.cost must be a whole number from -32768 to 32767, got ${describe(cost)}`,
    );
  }
  const isText = typeof partOfSpeech === 'string';
  const [levels, type] = isText ? splitSpeech(partOfSpeech) : [partOfSpeech, null];
  return {
    surface,
    partOfSpeech: levelsOf(levels, name),
    conjugationType: type,
    conjugationForm: type === null ? null : '基本形',
    baseForm: baseForm ?? null,
    reading: reading === undefined ? null : inKatakana(reading),
    pronunciation: null,
    cost: cost ?? null,
    isBaseForm: true,
    sourceContext: null,
    line,
  };
}

function levelsOf(partOfSpeech: unknown, name: string): readonly string[] {
  if (partOfSpeech === undefined) return defaultLevels;
  const levels: unknown = typeof partOfSpeech === 'string' ? partOfSpeech.split('-') : partOfSpeech;
  const isList = Array.isArray(levels) && levels.every((level) => typeof level === 'string');
  if (!isList) {
    throw new TypeError(
      `${name}.partOfSpeech must be a string or an array of strings, got ${describe(partOfSpeech)}`,
    );
  }
  if (levels.length < 1 || levels.length > 4 || levels.includes('')) {
    throw new RangeError(
      `${name}.partOfSpeech must have one to four levels, got ${JSON.stringify(partOfSpeech)}`,
    );
  }
  return levels;
}
