// What the value of an option may be; a refusal is one line of wrong usage.
import { InvalidArgumentError } from 'commander';

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number of 1 or more.');
  return number;
}

export function wholeNumberOrZero(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number of 0 or more.');
  return number;
}

/** Folders with commas between them, relative to the folder of all, without a slash at the end. */
export function foldersOf(text: string): string[] {
  return text.split(',').map((part) => {
    const folder = part.trim().replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
    if (folder === '' || folder.startsWith('/') || /(?:^|\/)\.\.?(?:\/|$)/.test(folder))
      throw new InvalidArgumentError('It must be folders in the folder of posts: posts,notes.');
    return folder;
  });
}

const paces = ['average', 'fast', 'careful', 'aloud'] as const;

export function paceOf(text: string): (typeof paces)[number] | number {
  const named = paces.find((pace) => pace === text);
  if (named !== undefined) return named;
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError(`It must be one of ${paces.join(', ')}, or a number above 0.`);
}

const englishNames = new Map([
  ['noun', '名詞'],
  ['verb', '動詞'],
  ['adjective', '形容詞'],
  ['adverb', '副詞'],
  ['adnominal', '連体詞'],
  ['conjunction', '接続詞'],
  ['interjection', '感動詞'],
]);

/** Parts of speech with commas between them; words of a user's own may have any. */
export function partsOfSpeech(text: string): string[] {
  return text.split(/[,、，]/).map((part) => {
    const name = part.trim();
    const known = englishNames.get(name.toLowerCase()) ?? name;
    if (known === '' || /^[\x20-\x7e]+$/.test(known))
      throw new InvalidArgumentError(
        'It must be parts of speech with commas between them: 名詞,動詞 or noun,verb.',
      );
    return known;
  });
}
