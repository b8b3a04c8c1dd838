// Indices of what is counted and of what it costs. In a file of their own, without imports, so that bundlers write the numbers.

// Kinds of characters; `KANJI` to `DIGIT` are slots of a tally too.

/** Kanji, 々, 〆, 〇, and Hangul syllables. */
export const KANJI = 0;
export const HIRAGANA = 1;
export const KATAKANA = 2;
/** Japanese punctuation, full-width signs included. Down to here the kinds are Japanese. */
export const PUNCTUATION = 3;
export const DIGIT = 4;
/** Other signs: arrows, dashes, ellipses, ①, emoji (each code point). Counted as punctuation. */
export const SIGN = 5;
/** A letter of any alphabet, full-width Latin included. */
export const LETTER = 6;
/** ' - . _ ’, which join two letters or digits into one word: don't, Node.js, 090-1234-5678. */
export const JOINER = 7;
/** Not a character of its own: combining marks, zero-width units, variation selectors. */
export const MARK = 8;
/** Nothing to read: blanks, other ASCII punctuation, controls, rules of box drawing, private use. */
export const BLANK = 9;

// Further slots of a tally.

/** What the Latin words outside English passages cost, in words: a long one costs more than one. */
export const WORD_UNITS = 5;
/** What the words of English passages cost, in words. */
export const ENGLISH_UNITS = 6;
export const URLS = 7;
export const TABLE_ROWS = 8;
export const MATH_BLOCKS = 9;
export const EMBEDS = 10;
/** Seconds of images. */
export const IMAGES = 11;
/** Seconds of code at the average pace. */
export const CODE = 12;
/** Latin words, in English passages and outside. */
export const WORDS = 13;

// Constants after those that belong to the slots up to `EMBEDS`.

export const FIRST_IMAGE = 11;
export const LATER_IMAGE = 12;
export const CODE_LINE = 13;
export const SKIMMED_LINE = 14;
export const CODE_BLOCK = 15;
export const CODE_LINE_CAP = 16;
export const DIGIT_RUN_CAP = 17;
export const LETTERS_PER_WORD = 18;
export const ENGLISH_PASSAGE_WORDS = 19;
export const DIFFICULTY = 20;
