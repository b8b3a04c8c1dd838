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
  const watcher = watch(folder, { ignoreInitial: true });
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
  watcher.on('error', (error) => {
    failed ??= { error };
    wake();
  });
  await new Promise<void>((resolve) => {
    watcher.on('ready', resolve);
    wake = resolve;
  });
  return {
    async next() {
      if (!isChanged && failed === undefined)
        await new Promise<void>((resolve) => {
          wake = resolve;
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
