import { readFileSync } from 'node:fs';

/** The lines of a case file in `cases/`: columns between tabs; blank lines and comments (#) left out. */
export function readCases(name: string): string[][] {
  const text = readFileSync(new URL(`cases/${name}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}
