import type { Dictionary } from '../dictionary/dictionary.js';
import {
  CATEGORY_DEFAULT,
  CATEGORY_SPACE,
  CLASS_FLAG,
  CLASS_RULE,
  CLASS_RULE_COLUMNS,
  END_OF_TEXT,
  LONE_SURROGATE,
  PAIR_HEAD,
  PAIR_TAIL,
} from '../dictionary/format.js';

/**
 * Whose tokens the tokenizer gives. Both read the same dictionary; they differ in five rules:
 *
 * | | `kuromoji` (kuromoji.js 0.1.2) | `mecab` (MeCab 0.996) |
 * |---|---|---|
 * | white space | a word with connection costs of its own | skipped: the words around it connect |
 * | characters that `char.def` does not name | white space | symbols (DEFAULT) |
 * | 、 and 。 | end the sentence | do not |
 * | unknown words | the whole run of like characters, or one character | also the first one or two, as `char.def` says |
 * | length of a run | any | 25 characters at most |
 *
 * and in a tie (`lefts.ts`). kuromoji's tokens for text that it loses or throws on are what its rules say.
 */
export type TokenizerRules = 'kuromoji' | 'mecab';

/** Character classes as a rule set sees them. */
export interface CharacterRules {
  readonly pseudoCodes: {
    readonly loneSurrogate: number;
    readonly pairHead: number;
    readonly pairTail: number;
    readonly endOfText: number;
  };
  /** Class of each code (not doubled). */
  readonly classOfCode: Uint8Array;
  /** CLASS_RULES of the dictionary. */
  readonly table: Int32Array;
  /** By class: the categories it belongs to, as a bit set. */
  readonly kindsOf: Int32Array;
  /** By class: whether unknown words are tried beside known ones. */
  readonly invokes: Uint8Array;
  /** By class: two characters that follow each other are of one run if these have a bit in common. */
  readonly spanned: Int32Array;
  /** Kinds of characters to be skipped before a word; `noKind` where none are. */
  readonly blankKind: number;
  /** Number of the word that stands for skipped blanks. */
  readonly blankWord: number;
  /** The most characters of a run that is taken for a word. */
  readonly longestRun: number;
  /** Whether unknown words of the first one, two … characters are tried. */
  readonly usesLengths: boolean;
  /** The tie-break, see `lefts.ts`. */
  readonly earlierWins: boolean;
}

/** No class is of these kinds. */
export const noKind = -1;

/** MeCab's `max-grouping-size` of 24 counts the characters after the first. */
const longestMecabRun = 25;

export function characterRules(dictionary: Dictionary, rules: TokenizerRules): CharacterRules {
  const { classOfCode, classes, classRules: table } = dictionary;
  const mecab = rules === 'mecab';
  const column = (characterClass: number, name: keyof typeof CLASS_RULE) =>
    table[characterClass * CLASS_RULE_COLUMNS + CLASS_RULE[name]]!;
  const category = (characterClass: number) =>
    column(characterClass, 'FLAGS') >> CLASS_FLAG.CATEGORY_SHIFT;

  const spanned = new Int32Array(classes + 1);
  const kindsOf = new Int32Array(classes + 1);
  const invokes = new Uint8Array(classes + 1);
  let space = 0;
  for (let c = 0; c < classes; c++) {
    spanned[c] = mecab ? column(c, 'KINDS') : 1 << category(c);
    kindsOf[c] = column(c, 'KINDS');
    invokes[c] = column(c, 'FLAGS') & CLASS_FLAG.INVOKE;
    if (category(c) === CATEGORY_SPACE) space = c;
  }
  const pseudo = (which: number) => classes + which;
  let seenClasses = classOfCode;
  if (!mecab) {
    // kuromoji's loader sets 1 where DEFAULT, which is 0, was meant. Pairs of surrogates never reach its table.
    seenClasses = classOfCode.map((c) =>
      c < classes && category(c) === CATEGORY_DEFAULT ? space : c,
    );
    seenClasses[pseudo(PAIR_HEAD)] = classOfCode[pseudo(PAIR_HEAD)]!;
    seenClasses[pseudo(PAIR_TAIL)] = classOfCode[pseudo(PAIR_TAIL)]!;
    for (let unit = 0xd800; unit <= 0xdfff; unit++) {
      const code = dictionary.codes[unit]! >> 1;
      // A surrogate that has a code stands in a word, hence in a pair.
      if (code !== pseudo(LONE_SURROGATE)) seenClasses[code] = classOfCode[code]!;
    }
  }
  return {
    pseudoCodes: {
      loneSurrogate: 2 * pseudo(LONE_SURROGATE),
      pairHead: 2 * pseudo(PAIR_HEAD),
      pairTail: 2 * pseudo(PAIR_TAIL),
      endOfText: 2 * pseudo(END_OF_TEXT),
    },
    classOfCode: seenClasses,
    table,
    kindsOf,
    invokes,
    spanned,
    blankKind: mecab ? 1 << CATEGORY_SPACE : noKind,
    blankWord: ~column(space, 'FIRST_UNKNOWN'),
    longestRun: mecab ? longestMecabRun : Number.MAX_SAFE_INTEGER,
    usesLengths: mecab,
    earlierWins: !mecab,
  };
}
