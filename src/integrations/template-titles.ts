import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes of a template in which its front matter ends, or its first heading stands. */
const headLength = 4096;
/** Bytes that are enough for most front matters: to make a string of the others takes longer than to read them. */
const firstLength = 1024;
const bytes = Buffer.alloc(headLength);
export const frontMatter = /^\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s;
const titleLine = /^title:[ \t]*(\S[^\r\n]*)$/m;

/**
 * The titles of templates before Eleventy has told them: it asks for addresses one by one, in the order in which files
 * happened to be read, and two posts of one title are to be numbered in the order of their paths.
 */
export class TemplateTitles {
  readonly #paths = new Set<string>();
  /** What the files began with, and when they had been changed; from the second reading on, as most builds have but one. */
  readonly #heads = new Map<string, Head>();
  #isKeeping = false;
  /** The templates seen since it was told which have changed; undefined when it was not. */
  #seen: Set<string> | undefined;
  #byTitle: Map<string, string[]> | undefined;

  /** Keep what the files begin with from the first reading on: there will be another. */
  keep(): void {
    this.#isKeeping = true;
  }

  /** Take in a template that Eleventy has. */
  see(path: string): void {
    this.#paths.add(path);
    this.#seen?.add(path);
  }

  /**
   * Read the titles anew when they are next asked for: those of `changed` alone where each of these is a template that was read
   * before. Templates that are not seen again are gone then.
   */
  forget(changed?: readonly string[]): void {
    this.#byTitle = undefined;
    const isTold = changed?.every((path) => this.#heads.has(path)) === true;
    this.#seen = isTold ? new Set() : undefined;
    if (isTold) for (const path of changed) this.#heads.delete(path);
  }

  /** The templates of a title whose address is not their author's, in the order of their paths, drafts last. */
  of(title: string): readonly string[] {
    this.#byTitle ??= this.#read();
    return this.#byTitle.get(title) ?? [];
  }

  #read(): Map<string, string[]> {
    const byTitle = new Map<string, string[]>();
    const drafts: [path: string, title: string][] = [];
    const add = (path: string, title: string) => {
      const paths = byTitle.get(title);
      if (paths === undefined) byTitle.set(title, [path]);
      else paths.push(path);
    };
    const seen = this.#seen;
    for (const path of [...this.#paths].sort()) {
      const head = seen?.has(path) === false ? undefined : this.#head(path);
      if (head === undefined) {
        this.#paths.delete(path);
        this.#heads.delete(path);
        continue;
      }
      const { title, isDraft } = head;
      if (title === undefined) continue;
      if (isDraft) drafts.push([path, title]);
      else add(path, title);
    }
    for (const [path, title] of drafts) add(path, title);
    this.#isKeeping = true;
    return byTitle;
  }

  /** What a file begins with, read anew only when it has changed. */
  #head(path: string): Head | undefined {
    if (!this.#isKeeping) return readHead(path);
    const known = this.#heads.get(path);
    if (known !== undefined && this.#seen !== undefined) return known;
    const stamp = stampOf(path);
    if (known !== undefined && known.stamp === stamp) return known;
    const head = readHead(path);
    if (head !== undefined && stamp !== undefined) this.#heads.set(path, { ...head, stamp });
    return head;
  }
}

/** What the beginning of a template tells. */
interface Head {
  readonly title: string | undefined;
  readonly isDraft: boolean;
  readonly stamp?: string;
}

/** What tells whether a file has changed. */
function stampOf(path: string): string | undefined {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return undefined;
  }
}

function readHead(path: string): Head | undefined {
  const head = headOf(path);
  if (head === undefined) return undefined;
  const isDraft = /^(?:draft:[ \t]*true|published:[ \t]*false)[ \t]*$/m.test(head);
  return { title: titleIn(head), isDraft };
}

/** The beginning of a file; undefined when there is none. */
function headOf(path: string): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const length = readSync(file, bytes, 0, headLength, 0);
    if (length > firstLength) {
      const first = bytes.toString('utf8', 0, firstLength);
      const front = frontMatter.exec(first);
      // Its last line may be cut.
      if (front !== null && front[0].length < first.length && titleLine.test(front[1]!))
        return first;
    }
    return bytes.toString('utf8', 0, length);
  } catch {
    return undefined; // a template without a file, or one just deleted
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The title a template will most likely have, as it stands in a line of its own; undefined where the slug is the author's. */
function titleIn(head: string): string | undefined {
  const front = frontMatter.exec(head);
  if (front !== null && /^slug:[ \t]*\S/m.test(front[1]!)) return undefined;
  const line = titleLine.exec(front?.[1] ?? '')?.[1]?.trim();
  if (line !== undefined) return /^(['"])(.*)\1$/.exec(line)?.[2] ?? line;
  return /^#[ \t]+(\S[^\r\n]*)$/m.exec(head.slice(front?.[0].length ?? 0))?.[1]?.trim();
}
