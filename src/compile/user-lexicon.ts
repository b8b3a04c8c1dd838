import { openDictionary } from '../dictionary/dictionary.js';
import { FIELD_SEPARATOR } from '../dictionary/format.js';
import { readWordRows, type WordRow } from '../dictionary/word-rows.js';
import { CompileError } from '../errors.js';
import { Pricer } from '../tokenizer/price.js';
import { contextOf, fieldsOf } from '../tokenizer/user-words.js';
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
  const { contexts } = dictionary;
  const pricer = new Pricer(dictionary, 'mecab');
  // A lexicon has many words of few kinds, and the search for a context goes through all of them.
  const known = new Map<string, number>();
  const contextOfRow = (row: WordRow): number => {
    const { sourceContext, partOfSpeech, conjugationType, conjugationForm } = row;
    const kind = [sourceContext, ...partOfSpeech, ';', conjugationType, conjugationForm].join();
    let context = known.get(kind);
    if (context === undefined) {
      context = contextOf(dictionary, row);
      known.set(kind, context);
    }
    return context;
  };
  const words: ExtraWord[] = [];
  for (const { file: name, text } of lexicons) {
    for (const row of readWordRows(text, name)) {
      const fail = (expected: string, got: string | number): never => {
        throw new CompileError(`${name}:${row.line}: expected ${expected}, got ${got}`);
      };
      const { surface, sourceContext } = row;
      if (sourceContext !== null && contexts.ofSource(sourceContext) <= 0)
        fail('a context id of IPADIC', sourceContext);
      const fields = fieldsOf(row);
      const bad = fields.find((field) => field.includes(FIELD_SEPARATOR));
      if (bad !== undefined) fail('no control character U+001F', JSON.stringify(bad));
      const context = contextOfRow(row);
      const cost = row.cost ?? pricer.price(surface, context);
      words.push({ surface, entry: { context, cost, fields } });
    }
  }
  return { bytes: addWords(file, 'added', words), words: words.length };
}
