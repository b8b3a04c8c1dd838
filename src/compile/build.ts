import {
  CATEGORY_DEFAULT,
  CLASS_FLAG,
  CLASS_RULE_COLUMNS,
  COUNT,
  COUNTS_LENGTH,
  ENTRY_CONTEXT_MASK,
  PSEUDO_CODES,
  SECTION,
} from '../dictionary/format.js';
import { packEntry, packLexicon } from '../dictionary/pack-lexicon.js';
import { CompileError } from '../errors.js';
import { addTextLexicon } from './add-words.js';
import { FeatureWriter } from './feature-writer.js';
import type { SourceDictionary, SourceEntry } from './kuromoji-dictionary.js';
import { SectionWriter } from './section-writer.js';
import type { UseOrder } from './use-order.js';

/** What a dictionary is compiled from. */
export interface DictionaryParts {
  readonly source: SourceDictionary;
  readonly order: UseOrder;
}

/**
 * Compile a dictionary into the one flat file (`dictionary/format.ts`), without word lists; `addWords` puts those in.
 * The same parts give the same bytes.
 */
export function compileDictionary(parts: DictionaryParts): Uint8Array {
  const { source, order } = parts;

  const contextOf = rankContexts(source, order.contexts);
  const classes = characterClasses(source);
  const codes = rankCharacters(source, classes, order.characters);
  const renumber = (entry: SourceEntry) => ({
    context: contextOf[entry.context]!,
    cost: entry.cost,
    fields: entry.fields,
  });

  const writer = new SectionWriter();
  const byUse = rankWords(source, codes.codes);
  const system = packLexicon(
    byUse.map((i) => ({
      surface: source.words[i]!.surface,
      entries: source.words[i]!.entries.map(renumber),
    })),
    codes.codes,
    codes.classOfCode.length,
  );
  writer.add(SECTION.TRIE, system.trie);
  writer.add(SECTION.ENTRIES, system.entries);
  const features = new FeatureWriter();
  for (const { surface, entry } of system.order) {
    const [, , , , , , baseForm, reading, pronunciation] = entry.fields;
    features.add(surface, baseForm!, reading!, pronunciation!);
  }
  const packedFeatures = features.finish();
  writer.add(SECTION.FEATURE_INDEX, packedFeatures.index);
  writer.add(SECTION.FEATURES, packedFeatures.bytes);
  writer.addLines(
    SECTION.BASE_EDITS,
    features.edits.map(({ cut, added: ending }) => `${cut}\t${ending}`),
  );

  for (const first of [SECTION.LISTED_TRIE, SECTION.ADDED_TRIE]) {
    addTextLexicon(writer, first, packLexicon([], codes.codes, codes.classOfCode.length), null);
  }

  writer.add(SECTION.MATRIX, turnedMatrix(source, contextOf));
  addContexts(writer, source, contextOf);
  addClasses(writer, source, classes, contextOf);
  writer.add(SECTION.CODES, codes.codes);
  writer.add(SECTION.CLASSES, codes.classOfCode);

  const counts = new Int32Array(COUNTS_LENGTH);
  counts[COUNT.CONTEXTS] = source.contexts;
  counts[COUNT.CLASSES] = classes.list.length;
  counts[COUNT.CODES] = codes.classOfCode.length;
  counts[COUNT.DENSITY] = system.density;
  counts[COUNT.LONGEST] = system.longest;
  writer.add(SECTION.COUNTS, counts);
  return writer.finish();
}

/** New number of each context: by use, 0 staying 0. */
function rankContexts(source: SourceDictionary, byUse: readonly number[]): Uint16Array {
  if (source.contexts > ENTRY_CONTEXT_MASK + 1) {
    throw new CompileError(
      `matrix: expected at most ${ENTRY_CONTEXT_MASK + 1} contexts, got ${source.contexts}`,
    );
  }
  const all = Array.from({ length: source.contexts }, (_, context) => context);
  const order = new Set([0, ...byUse.filter((context) => context < source.contexts), ...all]);
  const rank = new Uint16Array(source.contexts);
  [...order].forEach((context, i) => {
    rank[context] = i;
  });
  return rank;
}

/** Numbers of the source's words, those first that should be met most often: their characters are common and few. */
function rankWords(source: SourceDictionary, codes: Uint16Array): number[] {
  // The n-th most common character is met about 1 / n as often as the first.
  const rarity = source.words.map(({ surface }) => {
    let sum = 0;
    for (let i = 0; i < surface.length; i++) sum += Math.log(codes[surface.charCodeAt(i)]!);
    return sum;
  });
  return rarity.map((_, i) => i).sort((a, b) => rarity[a]! - rarity[b]! || a - b);
}

/** [left id of the right word][right id of the left word]: a word's costs to all its neighbours on the left lie in one row. */
function turnedMatrix(source: SourceDictionary, contextOf: Uint16Array): Int16Array {
  const { contexts: size, matrix } = source;
  const turned = new Int16Array(size * size);
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      turned[contextOf[right]! * size + contextOf[left]!] = matrix[left * size + right]!;
    }
  }
  return turned;
}

/** The part of speech and conjugation of each context, which all its entries share. */
function addContexts(
  writer: SectionWriter,
  source: SourceDictionary,
  contextOf: Uint16Array,
): void {
  const strings = new Map<string, number>([['*', 0]]);
  const table = new Uint16Array(source.contexts * 6);
  const seen = new Map<number, string>();
  const add = ({ context, fields }: SourceEntry) => {
    const six = fields.slice(0, 6);
    const key = six.join();
    if (seen.get(context) === key) return;
    if (seen.has(context)) {
      throw new CompileError(
        `context ${context}: expected one part of speech, got ${seen.get(context)} and ${key}`,
      );
    }
    seen.set(context, key);
    six.forEach((field, i) => {
      if (!strings.has(field)) strings.set(field, strings.size);
      table[contextOf[context]! * 6 + i] = strings.get(field)!;
    });
  };
  for (const { entries } of source.words) for (const entry of entries) add(entry);
  for (const { unknown } of source.categories) for (const entry of unknown) add(entry);
  const ids = new Uint16Array(source.contexts);
  contextOf.forEach((context, id) => {
    ids[context] = id;
  });
  writer.add(SECTION.CONTEXT_IDS, ids);
  writer.add(SECTION.CONTEXTS, table);
  writer.addLines(SECTION.STRINGS, [...strings.keys()]);
}

interface CharacterClasses {
  readonly list: readonly { category: number; kinds: number }[];
  /** Class of each UTF-16 unit. */
  readonly of: Uint8Array;
}

/** Characters of one category that also belong to the same others form a class. Class 0 is that of DEFAULT alone. */
function characterClasses(source: SourceDictionary): CharacterClasses {
  const list = [{ category: CATEGORY_DEFAULT, kinds: 1 << CATEGORY_DEFAULT }];
  const numbers = new Map([[`${CATEGORY_DEFAULT} ${1 << CATEGORY_DEFAULT}`, 0]]);
  const of = new Uint8Array(0x10000);
  for (let unit = 0; unit < of.length; unit++) {
    const category = source.categoryOf[unit]!;
    const kinds = source.alsoOf[unit]! | (1 << category);
    const key = `${category} ${kinds}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = list.push({ category, kinds }) - 1;
      numbers.set(key, number);
    }
    of[unit] = number;
  }
  return { list, of };
}

function addClasses(
  writer: SectionWriter,
  source: SourceDictionary,
  classes: CharacterClasses,
  contextOf: Uint16Array,
): void {
  const firstUnknown: number[] = [];
  const unknown: number[] = [];
  for (const category of source.categories) {
    firstUnknown.push(unknown.length);
    category.unknown.forEach(({ cost, context }, i) => {
      unknown.push(packEntry(cost, contextOf[context]!, i === category.unknown.length - 1));
    });
  }
  const rules: number[] = [];
  for (const { category, kinds } of classes.list) {
    const { invoke, group, length } = source.categories[category]!;
    const flags =
      (invoke ? CLASS_FLAG.INVOKE : 0) |
      (group ? CLASS_FLAG.GROUP : 0) |
      (length << CLASS_FLAG.LENGTH_SHIFT) |
      (category << CLASS_FLAG.CATEGORY_SHIFT);
    rules.push(kinds, flags, firstUnknown[category]!, source.categories[category]!.unknown.length);
  }
  // The class of the end of the text is of no kind.
  rules.push(...new Array<number>(CLASS_RULE_COLUMNS).fill(0));
  writer.add(SECTION.CLASS_RULES, Int32Array.from(rules));
  writer.add(SECTION.UNKNOWN, Int32Array.from(unknown));
}

interface CharacterCodes {
  readonly codes: Uint16Array;
  readonly classOfCode: Uint8Array;
}

/** Codes as `dictionary/format.ts` lists them, doubled. */
function rankCharacters(
  source: SourceDictionary,
  classes: CharacterClasses,
  byUse: string,
): CharacterCodes {
  const used = new Set<number>();
  for (const { surface } of source.words)
    for (let i = 0; i < surface.length; i++) used.add(surface.charCodeAt(i));
  const known = Array.from(byUse, (character) => character.charCodeAt(0));
  const ranked = [
    ...new Set([...known.filter((unit) => used.has(unit)), ...[...used].sort((a, b) => a - b)]),
  ];
  const pseudo = 1 + classes.list.length;
  const firstUsed = pseudo + PSEUDO_CODES - 1;
  const classOfCode = new Uint8Array(firstUsed + ranked.length);
  classes.list.forEach((_, number) => {
    classOfCode[1 + number] = number;
  });
  // A surrogate alone and both halves of a pair are DEFAULT, class 0; the end is the class after the last.
  classOfCode[firstUsed - 1] = classes.list.length;
  const codes = new Uint16Array(0x10000);
  for (let unit = 0; unit < codes.length; unit++) {
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    codes[unit] = 2 * (surrogate ? pseudo : 1 + classes.of[unit]!);
  }
  ranked.forEach((unit, i) => {
    codes[unit] = 2 * (firstUsed + i);
    classOfCode[firstUsed + i] = classes.of[unit]!;
  });
  return { codes, classOfCode };
}
