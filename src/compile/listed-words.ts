import type { Dictionary } from '../dictionary/dictionary.js';
import { CompileError } from '../errors.js';
import { pronunciationOf } from '../text/kana.js';
import { Pricer } from '../tokenizer/price.js';
import type { ExtraWord } from './add-words.js';
import { Inflections } from './inflection.js';
import type { SourceDictionary } from './kuromoji-dictionary.js';
import { type ListedWord, readWordList } from './word-list.js';

/**
 * Make words of a list of `dict/`, all forms of those that conjugate.
 *
 * @param source what the dictionary was compiled from
 * @param file name for messages
 */
export function listedWords(
  source: SourceDictionary,
  dictionary: Dictionary,
  text: string,
  file: string,
): ExtraWord[] {
  const inflections = new Inflections(source);
  // The rules hardly matter for words alone; MeCab's consider more pieces.
  const pricer = new Pricer(dictionary, 'mecab');
  return readWordList(text, file).flatMap((word) => {
    if (word.conjugationType !== null) {
      return conjugate(word, word.conjugationType, inflections, dictionary, pricer, file);
    }
    const context = dictionary.contexts.findExact(word.partOfSpeech, null, null);
    if (context === -1) throw unknownSpeech(word, file);
    const cost = word.cost ?? pricer.price(word.surface, context);
    return [{ surface: word.surface, entry: { context, cost, fields: fieldsOf(word) } }];
  });
}

function conjugate(
  word: ListedWord,
  type: string,
  inflections: Inflections,
  dictionary: Dictionary,
  pricer: Pricer,
  file: string,
): ExtraWord[] {
  const inflection = inflections.of(word.partOfSpeech, type);
  if (inflection === null) throw unknownSpeech(word, file);
  const { ending, forms } = inflection;
  if (ending !== null && !word.surface.endsWith(ending)) {
    throw new CompileError(
      `${file}:${word.line}: expected a base form that ends in ${ending}, got ${JSON.stringify(word.surface)}`,
    );
  }
  const cut = ending === null ? 0 : 1;
  const stem = word.surface.slice(0, word.surface.length - cut);
  const stemReading = word.reading.slice(0, word.reading.length - cut);
  const base = dictionary.contexts.findExact(word.partOfSpeech, type, '基本形');
  const cost = word.cost ?? pricer.price(word.surface, base);
  return forms.map((form) => ({
    surface: stem + form.surfaceEnding,
    entry: {
      context: dictionary.contexts.ofSource(form.context),
      cost: Math.max(-32768, Math.min(32767, cost + form.extraCost)),
      fields: [
        ...form.fields,
        word.surface,
        withoutMarks(stemReading) + form.readingEnding,
        pronunciationOf(stem, stemReading) + form.pronunciationEnding,
      ],
    },
  }));
}

function fieldsOf({ partOfSpeech, surface, reading }: ListedWord): string[] {
  const levels = [0, 1, 2, 3].map((level) => partOfSpeech[level] ?? '*');
  const pronunciation = pronunciationOf(surface, reading);
  return [...levels, '*', '*', surface, withoutMarks(reading), pronunciation];
}

const withoutMarks = (reading: string) => reading.replaceAll('・', '');

function unknownSpeech(word: ListedWord, file: string): CompileError {
  const type = word.conjugationType === null ? '' : `;${word.conjugationType}`;
  return new CompileError(
    `${file}:${word.line}: expected a part of speech of IPADIC, got "${word.partOfSpeech.join('-')}${type}"`,
  );
}
