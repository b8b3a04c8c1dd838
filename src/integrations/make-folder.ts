import { mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Make a folder and those it stands in, where there are none. (`mkdir` of Node with `recursive` never ends where the system
 * lets nobody make a folder and says that there is none, as in `/proc`.)
 */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = [];
  let place = folder;
  while (!isThere(place) && dirname(place) !== place) {
    missing.push(place);
    place = dirname(place);
  }
  for (const next of missing.reverse()) {
    try {
      mkdirSync(next, next === folder ? mode : undefined);
    } catch (error) {
      // Another process may have made it since.
      if (!statOf(next)?.isDirectory()) throw error;
    }
  }
}

const isThere = (place: string) => statOf(place) !== undefined;

function statOf(place: string): Stats | undefined {
  try {
    return statSync(place);
  } catch {
    return undefined;
  }
}
