import { readFileSync } from 'node:fs';

/** The rows of a case file: columns separated by tabs, without comments and empty lines. */
export function readRows(file: string): string[][] {
  return readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}
