import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Milliseconds without another change after which a file is taken to be written. */
const calm = 15;
/** A site with more folders than this is not worth as many watchers. */
const mostFolders = 64;

/**
 * Tells of files as they are saved, sooner than a host that waits until nothing more is written: no more than a hint, since a
 * file may be half written and a watcher may fail or tell nothing.
 */
export class SavedFiles {
  readonly #onSaved: (file: string) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(onSaved: (file: string) => void) {
    this.#onSaved = onSaved;
  }

  /** Watch the folders of these files, besides those that are watched. Keeps no process from ending. */
  watch(files: Iterable<string>): void {
    const folders = new Set(this.#watchers.keys());
    for (const file of files) folders.add(dirname(file));
    if (folders.size > mostFolders) return;
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, { persistent: false }, (_, name) => {
          if (name !== null) this.#touch(`${folder}/${name}`);
        });
        watcher.on('error', () => watcher.close());
        this.#watchers.set(folder, watcher);
      } catch {} // the folder has gone, or there are no more watchers to be had
    }
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#watchers.clear();
    this.#timers.clear();
  }

  #touch(file: string): void {
    clearTimeout(this.#timers.get(file));
    const tell = () => {
      this.#timers.delete(file);
      this.#onSaved(file);
    };
    this.#timers.set(file, setTimeout(tell, calm).unref());
  }
}
