import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import findCacheDirectory from 'find-cache-directory';
import { log } from './log.js';
import { makeFolder } from './make-folder.js';
import { version } from './version.js';

/**
 * Values kept between builds, a JSON file a key, in 256 folders:
 *
 *     node_modules/.cache/yomitoki/3f/3fa9…c1.json
 *
 * The JSON is in UTF-16. A file is written beside its place and renamed into it, so that builds at the same time see it whole or not at all.
 * A folder holds {@link mostPerFolder} files at most; the oldest go. A file that cannot be read is as good as none, and
 * a folder that cannot be written costs time, never a build.
 */
export interface PageCache {
  /** Whether nothing was in it when it was opened, so that all is going to be read. */
  readonly wasEmpty: boolean;
  get(key: string): unknown;
  has(key: string): boolean;
  /** `json` is the value as JSON, where that is known. */
  set(key: string, value: object, json?: string): void;
}

/** As strings are in memory: of Japanese, UTF-8 takes five times as long to read. */
const encoding = 'utf16le';
/** 256 × 64 = 16,384 files. */
const mostPerFolder = 64;
/** Files are told apart by how recently they were of use, to the day. */
const day = 24 * 60 * 60 * 1000;

/** A key for what was made from `parts`, by this release. Each part is told by its length, each unit of a string counts. */
export function keyOf(...parts: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const part of [version, ...parts]) {
    const isText = typeof part === 'string';
    const text = isText ? part : (JSON.stringify(part) ?? '');
    hash.update(`${isText ? 'text' : 'json'} ${text.length} `).update(text, 'utf16le');
  }
  return hash.digest('hex');
}

/** Open the cache the option names; null when there is none. */
export function openCache(setting: boolean | string = true): PageCache | null {
  if (setting === false) return null;
  const folder = setting === true ? findCacheDirectory({ name: 'yomitoki' }) : resolve(setting);
  if (folder === undefined) return null;
  return new FolderCache(folder);
}

class FolderCache implements PageCache {
  readonly wasEmpty: boolean;
  readonly #folder: string;
  /** How many files each of the 256 folders holds; known from the first write to it. */
  readonly #counts = new Map<string, number>();
  #isWritable = true;

  constructor(folder: string) {
    this.#folder = folder;
    this.wasEmpty = !existsSync(folder);
  }

  get(key: string): unknown {
    const file = this.#file(key);
    try {
      const value: unknown = JSON.parse(readFileSync(file, encoding));
      this.#use(file);
      return value;
    } catch {
      return undefined;
    }
  }

  #use(file: string): void {
    const now = Date.now();
    try {
      if (now - statSync(file).mtimeMs > day) utimesSync(file, now / 1000, now / 1000);
    } catch {} // in a folder that cannot be written
  }

  has(key: string): boolean {
    return existsSync(this.#file(key));
  }

  set(key: string, value: object, json?: string): void {
    if (!this.#isWritable) return;
    const file = this.#file(key);
    const folder = join(file, '..');
    const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      makeFolder(folder);
      writeFileSync(temporary, json ?? JSON.stringify(value), encoding);
      renameSync(temporary, file);
      this.#bound(folder);
    } catch (error) {
      this.#isWritable = false;
      try {
        rmSync(temporary, { force: true });
      } catch {} // what could not be written may be out of reach for removing too
      log(`cache not written: ${(error as Error).message}`);
    }
  }

  #bound(folder: string): void {
    const count = (this.#counts.get(folder) ?? readdirSync(folder).length - 1) + 1;
    this.#counts.set(folder, count);
    if (count <= mostPerFolder) return;
    // Another build may take away the same file at the same time.
    const files = readdirSync(folder).map((name) => {
      const path = join(folder, name);
      return { path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
    });
    files.sort((a, b) => b.time - a.time || (a.path < b.path ? -1 : 1));
    const kept = mostPerFolder * 0.75;
    for (const { path } of files.slice(kept)) rmSync(path, { force: true });
    this.#counts.set(folder, Math.min(files.length, kept));
  }

  #file(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key}.json`);
  }
}
