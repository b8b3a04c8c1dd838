import { checkOptions } from '../errors.js';
import type { Token } from '../tokenizer/token.js';
import { checkSlugOptions } from './check-options.js';
import { checkTokens } from './options.js';
import { romaji } from './romaji.js';

/** How long a slug may be, and whether there is one already. */
export interface SlugOptions {
  /** Most characters, 1 or more; words that do not fit are left out, and the particle before them. Default: 60. */
  readonly maxLength?: number | undefined;
  /** The slug the post was published under, if any: it is returned as it stands, so that addresses never change. */
  readonly existing?: string | null | undefined;
}

/** Names whose signs tell them apart. */
const namesWithSigns: readonly (readonly [RegExp, string])[] = [
  [/\bc\+\+/g, 'cpp'],
  [/\b([cfj])#/g, '$1sharp'],
  [/(^|[^a-z0-9])\.net\b/g, '$1dotnet'],
];
const letters = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
]);

/** What leads to the word that was left out. */
const particles = /* @__PURE__ */ new Set('o ga ni no de wa e to mo ya kara yori made'.split(' '));

/**
 * Make the part of an address that names a post from the tokens of its title: lower-case ASCII in Hepburn, hyphens
 * between words, cut between words and never behind a particle. The same title gives the same slug. A title nobody can read (signs, unknown kanji)
 * gives a short hash; only a blank one gives an empty string.
 *
 * @example
 * slug(tokenizer.tokenize('私はファイルを東京へ送る')) // 'watashi-wa-fairu-o-tokyo-e-okuru'
 * slug(tokens, { existing: 'my-first-post' }) // 'my-first-post'
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function slug(tokens: readonly Token[], options: SlugOptions = {}): string {
  checkTokens(tokens);
  checkOptions('options', options);
  checkSlugOptions(options);
  const { maxLength = 60, existing } = options;
  if (typeof existing === 'string' && existing.trim() !== '') return existing;
  const words = wordsOf(romaji(tokens));
  let count = 0;
  let length = -1;
  while (count < words.length && length + 1 + words[count]!.length <= maxLength)
    length += 1 + words[count++]!.length;
  if (count < words.length) while (count > 1 && particles.has(words[count - 1]!)) count--;
  if (count > 0) return words.slice(0, count).join('-');
  if (words.length > 0) return words[0]!.slice(0, maxLength);
  const title = tokens.map(({ surface }) => surface).join('');
  return title.trim() === '' ? '' : hashOf(title).slice(0, maxLength);
}

function wordsOf(romaji: string): string[] {
  let text = romaji.toLowerCase();
  for (const [name, ascii] of namesWithSigns) text = text.replace(name, ascii);
  return text
    .replace(/(?<=[a-z0-9])['’](?=[a-z])/g, '')
    .replace(/[^\x00-\x7f]/gu, (letter) => letters.get(letter) ?? withoutMarks(letter))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** é as e, ① as 1; marks of their own vanish, any other character parts words. */
function withoutMarks(letter: string): string {
  if (/\p{M}/u.test(letter)) return '';
  const ascii = letter
    .normalize('NFKD')
    .replace(/[^\x00-\x7f]/g, '')
    .toLowerCase();
  return ascii === '' ? ' ' : ascii;
}

/** FNV-1a of 32 bits over UTF-16 units (Fowler, Noll and Vo: http://www.isthe.com/chongo/tech/comp/fnv/), base 36. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}
