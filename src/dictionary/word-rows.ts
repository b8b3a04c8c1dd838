import { CompileError, describe } from '../errors.js';

/** A word as CSV tells it. */
export interface WordRow {
  readonly surface: string;
  /** Levels, coarse to fine, without `*`. */
  readonly partOfSpeech: readonly string[];
  readonly conjugationType: string | null;
  readonly conjugationForm: string | null;
  readonly baseForm: string | null;
  readonly reading: string | null;
  readonly pronunciation: string | null;
  readonly cost: number | null;
  /** Whether the row names a word by its base form and means all its forms. */
  readonly isBaseForm: boolean;
  /** IPADIC's left and right id, where the row gives them. */
  readonly sourceContext: number | null;
  /** Line in its file, from 1. */
  readonly line: number;
}

/**
 * Read words from CSV, one a line. Two forms, which may be mixed:
 *
 * ```csv
 * surface,part of speech,reading[,cost]
 * surface,left id,right id,cost,part of speech 1,2,3,4,conjugation type,conjugation form,base form,reading,pronunciation
 * ```
 *
 * The first is that of `dict/` (`compile/word-list.ts`). It names a word by its base form; the levels of its part of speech
 * are joined by `-`, with a conjugation type behind a `;` where the word conjugates. A reading in hiragana is taken as
 * katakana. The second is MeCab's: ids and cost may be empty, and columns behind the first part of speech may be missing.
 * Lines that begin with `#` and empty lines are skipped; a column may stand in double quotes.
 *
 * Throws a CompileError that begins with `file:line`.
 */
export function readWordRows(text: string, file: string): WordRow[] {
  const rows: WordRow[] = [];
  for (const [i, content] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (content.trim() === '' || content.startsWith('#')) continue;
    const fail: Fail = (expected, got) => {
      throw new CompileError(`${file}:${i + 1}: expected ${expected}, got ${describe(got)}`);
    };
    const columns = splitColumns(content) ?? fail('a closing quote', content);
    const [surface = ''] = columns;
    if (surface === '') fail('a surface in the first column', content);
    if (/^\s|\s$/.test(surface)) fail('a surface without white space at its ends', surface);
    const isMecab = columns.length >= 5 && columns.slice(1, 4).every((c) => /^-?\d*$/.test(c));
    rows.push(isMecab ? mecabRow(columns, i + 1, fail) : listRow(columns, content, i + 1, fail));
  }
  return rows;
}

type Fail = (expected: string, got: string) => never;

function listRow(columns: readonly string[], content: string, line: number, fail: Fail): WordRow {
  if (columns.length < 3 || columns.length > 4) {
    fail('3 or 4 columns (surface,part of speech,reading[,cost]) or those of MeCab', content);
  }
  const [surface, speech, reading, cost = ''] = columns as [string, string, string, string?];
  const [levels, type] = splitSpeech(speech);
  const partOfSpeech = levels.split('-');
  if (levels === '' || partOfSpeech.length > 4) {
    fail('a part of speech of one to four levels joined by "-"', speech);
  }
  return {
    surface,
    partOfSpeech,
    conjugationType: type,
    conjugationForm: type === null ? null : '基本形',
    baseForm: null,
    reading: reading === '' || reading === '*' ? null : inKatakana(reading),
    pronunciation: null,
    cost: readCost(cost, fail),
    isBaseForm: true,
    sourceContext: null,
    line,
  };
}

/** Levels of a part of speech, and the conjugation type behind a `;`. */
export function splitSpeech(speech: string): [levels: string, type: string | null] {
  const end = speech.indexOf(';');
  return end === -1 ? [speech, null] : [speech.slice(0, end), speech.slice(end + 1)];
}

/** A reading as the dictionary writes it, though its author wrote hiragana. */
export function inKatakana(reading: string): string {
  return reading.replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  );
}

function mecabRow(columns: readonly string[], line: number, fail: Fail): WordRow {
  const [surface, left, right, cost] = columns as [string, string, string, string];
  if (left !== right)
    fail('equal left and right ids, as all words of IPADIC have them', `${left},${right}`);
  const field = (at: number): string | null => {
    const value = columns[at];
    return value === undefined || value === '' || value === '*' ? null : value;
  };
  const partOfSpeech = columns.slice(4, 8).filter((level) => level !== '*' && level !== '');
  if (partOfSpeech.length === 0) fail('a part of speech in the fifth column', columns.join());
  return {
    surface,
    partOfSpeech,
    conjugationType: field(8),
    conjugationForm: field(9),
    baseForm: field(10),
    reading: field(11),
    pronunciation: field(12),
    cost: readCost(cost, fail),
    isBaseForm: false,
    sourceContext: left === '' || left.startsWith('-') ? null : Number(left),
    line,
  };
}

function readCost(text: string, fail: Fail): number | null {
  if (text === '') return null;
  const cost = Number(text);
  if (!isCost(cost)) fail('a cost: a whole number from -32768 to 32767', text);
  return cost;
}

/** Whether a number can be a word cost (生起コスト): it is kept in 16 bits. */
export function isCost(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= -32768 && (value as number) <= 32767;
}

/** The columns of a line, or null where a quote is not closed. Blanks around a column are not part of it. */
function splitColumns(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',').map((column) => column.trim());
  const columns: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const end = comma === -1 ? line.length : comma;
      columns.push(line.slice(at, end).trim());
      at = end + 1;
      continue;
    }
    let column = '';
    for (at++; ; at++) {
      const quote = line.indexOf('"', at);
      if (quote === -1) return null;
      column += line.slice(at, quote);
      at = quote + 1;
      if (line[at] !== '"') break;
      column += '"';
    }
    columns.push(column);
    const comma = line.indexOf(',', at);
    at = comma === -1 ? line.length + 1 : comma + 1;
  }
  return columns;
}
