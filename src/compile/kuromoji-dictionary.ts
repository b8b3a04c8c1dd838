import { CompileError } from '../errors.js';

/** The files of kuromoji's `dict/` that are read, decompressed. */
export const kuromojiFiles = [
  'tid',
  'tid_pos',
  'tid_map',
  'cc',
  'unk',
  'unk_pos',
  'unk_map',
  'unk_char',
  'unk_compat',
  'unk_invoke',
] as const;

export type KuromojiFiles = Record<(typeof kuromojiFiles)[number], Uint8Array>;

/** An entry of the source: one way to read a surface. */
export interface SourceEntry {
  readonly context: number;
  readonly cost: number;
  /** IPADIC's nine fields: part of speech 1–4, conjugation type and form, base form, reading, pronunciation. */
  readonly fields: readonly string[];
}

export interface SourceWord {
  readonly surface: string;
  /** In the order of the source, which decides ties. */
  readonly entries: readonly SourceEntry[];
}

/** A category of `char.def` with its unknown words. */
export interface SourceCategory {
  readonly name: string;
  readonly invoke: boolean;
  readonly group: boolean;
  readonly length: number;
  readonly unknown: readonly SourceEntry[];
}

/** A dictionary before it is packed. */
export interface SourceDictionary {
  readonly words: readonly SourceWord[];
  readonly contexts: number;
  /** [right id of the left word × contexts + left id of the right word] */
  readonly matrix: Int16Array;
  readonly categories: readonly SourceCategory[];
  /** Category of each UTF-16 unit, and the other categories it belongs to as a bit set. */
  readonly categoryOf: Uint8Array;
  readonly alsoOf: Uint32Array;
}

const bytesPerEntry = 10;

/** Read the dictionary of the `kuromoji` package, IPADIC entry for entry. */
export function readKuromojiDictionary(files: KuromojiFiles): SourceDictionary {
  const known = new EntryTable(files.tid, files.tid_pos);
  const words: SourceWord[] = [];
  for (const [, offsets] of readMap(files.tid_map)) {
    const entries = offsets.map((offset) => known.read(offset));
    const surface = entries[0]!.surface;
    if (entries.some((entry) => entry.surface !== surface)) {
      throw new CompileError(
        `tid_map: expected entries of one surface, got others beside ${surface}`,
      );
    }
    words.push({ surface, entries });
  }

  const costs = new Int16Array(files.cc.slice().buffer);
  const contexts = costs[0]!;
  if (costs[1] !== contexts || costs.length < 2 + contexts * contexts) {
    throw new CompileError(`cc: expected a square matrix, got ${costs[0]} × ${costs[1]}`);
  }

  const unknown = new EntryTable(files.unk, files.unk_pos);
  const unknownOf = new Map(readMap(files.unk_map));
  const categories = readCategories(files.unk_invoke).map((category, id) => ({
    ...category,
    unknown: (unknownOf.get(id) ?? []).map((offset) => unknown.read(offset)),
  }));
  // kuromoji stores "1 << 0" for characters that char.def does not name, which makes them SPACE; the spaces that
  // char.def does name are these. Everything else of class 1 is DEFAULT.
  const categoryOf = files.unk_char.slice(0, 0x10000);
  const spaces = new Set([0x09, 0x0a, 0x0b, 0x20]);
  for (let unit = 0; unit < categoryOf.length; unit++) {
    if (categoryOf[unit] === 1 && !spaces.has(unit)) categoryOf[unit] = 0;
  }
  return {
    words,
    contexts,
    matrix: costs.subarray(2, 2 + contexts * contexts),
    categories,
    categoryOf,
    alsoOf: new Uint32Array(files.unk_compat.slice().buffer, 0, 0x10000),
  };
}

class EntryTable {
  readonly #entries: DataView;
  readonly #features: Uint8Array;
  readonly #decoder = new TextDecoder();

  constructor(entries: Uint8Array, features: Uint8Array) {
    this.#entries = new DataView(entries.buffer, entries.byteOffset, entries.byteLength);
    this.#features = features;
  }

  read(offset: number): SourceEntry & { surface: string } {
    if (offset < 0 || offset + bytesPerEntry > this.#entries.byteLength) {
      throw new CompileError(`tid: expected an entry at ${offset}, got the end of the file`);
    }
    const left = this.#entries.getInt16(offset, true);
    const right = this.#entries.getInt16(offset + 2, true);
    const start = this.#entries.getInt32(offset + 6, true);
    const end = this.#features.indexOf(0, start);
    const [surface, ...fields] = this.#decoder
      .decode(this.#features.subarray(start, end))
      .split(',');
    if (left !== right) {
      throw new CompileError(
        `tid: expected equal left and right ids, got ${left} and ${right} for ${surface}`,
      );
    }
    return {
      surface: surface!,
      context: left,
      cost: this.#entries.getInt16(offset + 4, true),
      fields,
    };
  }
}

/** A map of kuromoji: the number of keys, then key, count and that many offsets. The file is padded with zeros. */
function readMap(file: Uint8Array): [number, number[]][] {
  const numbers = new Int32Array(file.slice().buffer);
  const map: [number, number[]][] = [];
  let at = 1;
  for (let i = 0; i < numbers[0]!; i++) {
    const count = numbers[at + 1]!;
    map.push([numbers[at]!, [...numbers.subarray(at + 2, at + 2 + count)]]);
    at += 2 + count;
  }
  return map;
}

/** Categories: invoke u8, group u8, length i32, name ended by 0. */
function readCategories(file: Uint8Array): Omit<SourceCategory, 'unknown'>[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const categories: Omit<SourceCategory, 'unknown'>[] = [];
  for (let at = 0; at + 6 < file.length; ) {
    const end = file.indexOf(0, at + 6);
    const name = new TextDecoder().decode(file.subarray(at + 6, end));
    if (name === '') break;
    categories.push({
      name,
      invoke: file[at] === 1,
      group: file[at + 1] === 1,
      length: view.getInt32(at + 2, true),
    });
    at = end + 1;
  }
  return categories;
}
