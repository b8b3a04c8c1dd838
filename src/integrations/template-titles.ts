import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes of a template in which its front matter ends, or its first heading stands. */
const headLength = 4096;
/** Bytes that are enough for most front matters: to make a string of the others takes longer than to read them. */
const firstLength = 1024;
const bytes = Buffer.alloc(headLength);
const frontMatter = /^\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s;
const titleLine = /^title:[ \t]*(\S[^\r\n]*)$/m;

/**
 * The titles of templates before Eleventy has told them: it asks for addresses one by one, in the order in which files
 * happened to be read, and two posts of one title are to be numbered in the order of their paths.
 */
export class TemplateTitles {
  readonly #paths = new Set<string>();
  /** What the files began with, and when they had been changed; known from the second reading on, as a build has but one. */
  readonly #heads = new Map<string, Head>();
  #readings = 0;
  #byTitle: Map<string, string[]> | undefined;

  /** Take in a template that Eleventy has. */
  see(path: string): void {
    this.#paths.add(path);
  }

  /** Read the titles anew when they are next asked for. */
  forget(): void {
    this.#byTitle = undefined;
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
    this.#readings++;
    for (const path of [...this.#paths].sort()) {
      const head = this.#readings === 1 ? readHead(path) : this.#head(path);
      if (head === undefined) {
        this.#paths.delete(path);
        continue;
      }
      const { title, isDraft } = head;
      if (title === undefined) continue;
      if (isDraft) drafts.push([path, title]);
      else add(path, title);
    }
    for (const [path, title] of drafts) add(path, title);
    return byTitle;
  }

  /** What a file begins with, read anew only when it has changed. */
  #head(path: string): Head | undefined {
    const stamp = stampOf(path);
    const known = this.#heads.get(path);
    if (known !== undefined && known.stamp === stamp) return known;
    const head = readHead(path);
    if (head === undefined || stamp === undefined) this.#heads.delete(path);
    else this.#heads.set(path, { ...head, stamp });
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
