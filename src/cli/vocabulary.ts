import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { CommandError } from './io.js';
import { readOptionFile } from './option-file.js';

/** Words, or words with how many posts each stands for. */
export type Vocabulary = readonly string[] | { readonly [word: string]: number };

/**
 * Read `--vocabulary`: tags with commas between them, or the name of a file. A name without a comma is that of a file if
 * there is one, or if it looks like one.
 *
 * The file holds a tag a line, with a tab and a count behind it or not; or, where its name ends in `.json`, an array of
 * tags or an object of counts.
 */
export async function readVocabulary(value: string): Promise<Vocabulary> {
  if (!(await isFile(value))) return tagsOf(value);
  const text = (await readOptionFile(value)).replace(/^\ufeff/, '');
  return extname(value).toLowerCase() === '.json'
    ? vocabularyOfJson(text, value)
    : vocabularyOfLines(text, value);
}

async function isFile(value: string): Promise<boolean> {
  if (value.includes(',')) return false;
  const looksLikeOne = /[/\\]|\.(?:txt|tsv|json|lst|list)$/i.test(value);
  return looksLikeOne || (await stat(value).then(Boolean, () => false));
}

function tagsOf(value: string): string[] {
  const tags = value
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  if (tags.length === 0)
    throw new CommandError(`--vocabulary must hold a tag, got ${JSON.stringify(value)}`, 2);
  return tags;
}

function vocabularyOfLines(text: string, file: string): Vocabulary {
  const counts = new Map<string, number>();
  for (const [i, line] of text.split(/\r\n|[\n\r]/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [tag = '', count = '1', ...others] = line.split('\t').map((column) => column.trim());
    if (tag === '' || others.length > 0 || !/^\d+$/.test(count) || Number(count) < 1)
      throw new CommandError(
        `${file}:${i + 1}: expected a tag, or a tag, a tab and a whole number of 1 or more, got ${JSON.stringify(line)}`,
      );
    counts.set(tag, (counts.get(tag) ?? 0) + Number(count));
  }
  return Object.fromEntries(counts);
}

function vocabularyOfJson(text: string, file: string): Vocabulary {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${file}: is not JSON`, 1, { cause: error });
  }
  const isTags = Array.isArray(value) && value.every((tag) => typeof tag === 'string');
  const isCounts =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((count) => typeof count === 'number' && count > 0);
  if (!isTags && !isCounts)
    throw new CommandError(
      `${file}: expected an array of tags, or an object of tags with numbers above 0`,
    );
  return value as Vocabulary;
}

/** The options of keywords, for the library. */
export async function keywordOptions(limit: number | undefined, vocabulary: string | undefined) {
  return {
    limit,
    vocabulary: vocabulary === undefined ? undefined : await readVocabulary(vocabulary),
  };
}
