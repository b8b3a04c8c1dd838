import { watch } from 'node:fs';

/** Milliseconds without a change after which a file counts as written: editors write one in several steps. */
const pause = 60;

/** Act after every change in a folder and the folders in it, one act after the other. Goes on until `act` rejects. */
export function eachChange(folder: string, act: () => Promise<void>): Promise<never> {
  return new Promise((_, reject) => {
    const watcher = watch(folder, { recursive: true });
    let timer: NodeJS.Timeout | undefined;
    let acts = Promise.resolve();
    const stop = (error: unknown) => {
      clearTimeout(timer);
      watcher.close();
      reject(error);
    };
    watcher.on('error', stop);
    watcher.on('change', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        acts = acts.then(act);
        acts.catch(stop);
      }, pause);
    });
  });
}
