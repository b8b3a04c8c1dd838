import { lstatSync, type Stats } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isPassedOver } from './folder.js';
import { importChokidar } from './library.js';

/** Milliseconds without a change after which a file counts as written: editors write one in several steps. */
const pause = 60;

/** The changes in a folder and the folders in it. */
export interface Changes {
  /** Resolves after the next change, or at once when there was one since the last call. Rejects when they cannot be seen. */
  next(): Promise<void>;
  /** Let the process end. */
  close(): Promise<void>;
}

/** Start to watch a folder: what is written after this has resolved is not missed. */
export async function watchFolder(folder: string): Promise<Changes> {
  const { watch } = await importChokidar();
  const top = resolve(folder);
  /** What `filesIn` passes over; a link may lead to a whole disk. */
  const ignored = (path: string, stats?: Stats) =>
    resolve(path) !== top &&
    (isPassedOver(basename(path)) || (stats?.isDirectory() === true && isLink(path)));
  const watcher = watch(folder, { ignoreInitial: true, ignored });
  let timer: NodeJS.Timeout | undefined;
  let isChanged = false;
  let failed: { readonly error: unknown } | undefined;
  let wake = () => {};
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isChanged = true;
      wake();
    }, pause);
  });
  // Not by a change: what is written where the watcher has not been yet would be missed.
  await new Promise<void>((start) => {
    watcher.on('ready', start);
    watcher.on('error', (error) => {
      failed ??= { error };
      start();
      wake();
    });
  });
  return {
    async next() {
      if (!isChanged && failed === undefined)
        await new Promise<void>((resume) => {
          wake = resume;
        });
      if (failed !== undefined) throw failed.error;
      isChanged = false;
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // just deleted
  }
}
