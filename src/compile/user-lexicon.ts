import { openDictionary } from '../dictionary/dictionary.js';
import { FIELD_SEPARATOR } from '../dictionary/format.js';
import { readWordRows } from '../dictionary/word-rows.js';
import { CompileError } from '../errors.js';
import { Conjugation } from '../tokenizer/conjugation.js';
import { Pricer } from '../tokenizer/price.js';
import { contextFinder, entriesOf, fieldsOf, type RefuseRow } from '../tokenizer/user-words.js';
import { addWords, type ExtraWord } from './add-words.js';

/** A user's lexicon: CSV as `dictionary/word-rows.ts` reads it. */
export interface UserLexicon {
  /** Name for messages. */
  readonly file: string;
  readonly text: string;
}

/**
 * Put a user's lexicons into a compiled dictionary, in place of those it has. Returns the new file and how many words
 * went in. The same input gives the same bytes.
 *
 * Throws a CompileError that begins with `file:line`.
 */
export function addUserLexicons(
  file: Uint8Array,
  lexicons: readonly UserLexicon[],
): { bytes: Uint8Array; words: number } {
  const dictionary = openDictionary(file);
  const pricer = new Pricer(dictionary, 'mecab');
  const conjugation = new Conjugation(dictionary);
  const entries: ExtraWord[] = [];
  let words = 0;
  for (const { file: name, text } of lexicons) {
    const refuse: RefuseRow = ({ line }, expected, got) => {
      throw new CompileError(`${name}:${line}: expected ${expected}, got ${got}`);
    };
    const contextOfRow = contextFinder(dictionary, refuse);
    for (const row of readWordRows(text, name)) {
      const bad = fieldsOf(row).find((field) => field.includes(FIELD_SEPARATOR));
      if (bad !== undefined) refuse(row, 'no control character U+001F', JSON.stringify(bad));
      entries.push(...entriesOf(row, conjugation, pricer, contextOfRow));
      words++;
    }
  }
  return { bytes: addWords(file, 'added', entries), words };
}
