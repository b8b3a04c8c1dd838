import { isCost, splitSpeech } from '../dictionary/word-rows.js';
import { CompileError, describe } from '../errors.js';

/**
 * The word lists of `dict/`: words that IPADIC of 2007 does not know, one a line.
 *
 * ```csv
 * # surface,part of speech,reading[,cost]
 * 令和,名詞-固有名詞-一般,レイワ
 * 推し活,名詞-サ変接続,オシカツ
 * バズる,動詞-自立;五段・ラ行,バズル
 * エモい,形容詞-自立;形容詞・アウオ段,エモイ
 * ```
 *
 * - `surface` (表層形): as it stands in a text. A word that conjugates is listed in its base form (基本形) only.
 * - `part of speech` (品詞): IPADIC's levels joined by `-`, without `*`. For a word that conjugates, `;` and IPADIC's
 *   conjugation type (活用型) follow; all its forms are made after a word of IPADIC with the same part of speech and type.
 * - `reading` (読み): katakana, of the base form. The pronunciation (発音) follows from it: a long o or u is written ー as in
 *   IPADIC, but for words in katakana, which are spoken as they are written. `・` parts vowels that only meet: ハコ・オシ.
 * - `cost` (生起コスト): a whole number from -32768 to 32767, lower is likelier. Left out, it is chosen so that the word
 *   wins over the pieces that IPADIC would cut it into.
 *
 * Lines that begin with `#` and empty lines are skipped; blanks around a column are not part of it. There is no
 * quoting: no column may hold a comma. The file is UTF-8.
 */
export interface ListedWord {
  readonly surface: string;
  /** Levels, coarse to fine, without `*`. */
  readonly partOfSpeech: readonly string[];
  /** Conjugation type of a word that conjugates. */
  readonly conjugationType: string | null;
  /** Katakana, with ・ between vowels that are not one long one. */
  readonly reading: string;
  /** Absent: to be chosen by the compiler. */
  readonly cost: number | null;
  /** Line in its file, from 1. */
  readonly line: number;
}

/** Read a word list. Throws a CompileError that begins with `file:line`. */
export function readWordList(text: string, file: string): ListedWord[] {
  const words: ListedWord[] = [];
  for (const [i, content] of text.split(/\r?\n/).entries()) {
    if (content.trim() === '' || content.startsWith('#')) continue;
    const fail = (expected: string): never => {
      throw new CompileError(`${file}:${i + 1}: expected ${expected}, got ${describe(content)}`);
    };
    const columns = content.split(',').map((column) => column.trim());
    const [surface = '', speech = '', reading = '', cost = ''] = columns;
    if (columns.length < 3 || columns.length > 4) fail('surface,part of speech,reading[,cost]');
    if (surface === '') fail('a surface in the first column');
    if (!/^[ァ-ヺー・]+$/.test(reading)) fail('a reading in katakana in the third column');
    if (cost !== '' && !isCost(Number(cost)))
      fail('a cost from -32768 to 32767 in the fourth column');
    const [levels, conjugationType] = splitSpeech(speech);
    if (levels === '') fail('a part of speech in the second column');
    words.push({
      surface,
      partOfSpeech: levels.split('-'),
      conjugationType,
      reading,
      cost: cost === '' ? null : Number(cost),
      line: i + 1,
    });
  }
  return words;
}
