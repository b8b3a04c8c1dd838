import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { postFile } from '../text/detect.js';
import { explain } from './file.js';
import { CommandError } from './io.js';

/** A file of a folder, or why a part of the folder cannot be read. */
export interface FolderEntry {
  readonly path: string;
  readonly error?: CommandError;
}

/**
 * Find the posts in a folder and the folders in it, in the order of their names: files with the ending of a format that
 * is read. Hidden entries, `node_modules` and what is neither file nor folder are passed over; links to folders are not
 * followed, so that every walk ends.
 */
export async function filesIn(folder: string): Promise<FolderEntry[]> {
  const found: FolderEntry[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folders: string[] = [];
    for (const entry of await entriesOf(next, found)) {
      if (isPassedOver(entry.name)) continue;
      const path = join(next, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (postFile.test(entry.name) && (entry.isFile() || entry.isSymbolicLink()))
        found.push({ path });
    }
    waiting.push(...folders.reverse());
  }
  if (found.length > 0) return found;
  const error = new CommandError('is a folder without .md, .mdx, .txt or .html files');
  return [{ path: folder, error }];
}

/** Whether files and folders of a name are nobody's posts. */
export const isPassedOver = (name: string): boolean =>
  name.startsWith('.') || name === 'node_modules';

async function entriesOf(folder: string, found: FolderEntry[]): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    found.push({ path: folder, error: explain(error) });
    return [];
  }
}
