import { Tokenizer } from 'htmlparser2';
import { firstNotBefore } from './halving.js';
import { isEndedBy, isVoid, kindWithAttributes } from './html-elements.js';
import type { MarkdownText } from './markdown-text.js';
import type { MarkdownNode } from './markdown-tree.js';

/** Whether a tag ends an element, and the name of it. */
export const tagStart: RegExp = /^<(\/?)([A-Za-z][\w:.-]*)/;
const noAttributes = new Map<string, string>();
const ignore = () => {};

/** The tags of one name, in order. */
interface Tags {
  readonly offsets: number[];
  /** How many more elements are open before each tag, and behind the last, than at the start of the text. */
  readonly depths: number[];
  /** For each of the depths, the next tag that leads to a smaller one, or -1. */
  lower: number[] | null;
}

/** Where elements end in Markdown: by the end tags that are read as such, which those in code, comments and scripts are not. */
export class EndTags {
  readonly #markdown: MarkdownText;
  readonly #roots: readonly MarkdownNode[];
  /** Found when first asked for. */
  #tags: ReadonlyMap<string, Tags> | null = null;
  readonly #lasts = new Map<string, number>();

  constructor(markdown: MarkdownText, roots: readonly MarkdownNode[]) {
    this.#markdown = markdown;
    this.#roots = roots;
  }

  /** Where the last end tag of an element begins, or -1. */
  lastOf(name: string): number {
    let last = this.#lasts.get(name);
    if (last === undefined) {
      const { offsets, depths } = this.#of(name);
      const index = offsets.findLastIndex((_, tag) => depths[tag + 1]! < depths[tag]!);
      last = offsets[index] ?? -1;
      this.#lasts.set(name, last);
    }
    return last;
  }

  /** Where the end tag begins that ends the outermost of so many elements of a name, which are open at `from`; -1 if none does. */
  endOf(name: string, count: number, from: number): number {
    const tags = this.#of(name);
    tags.lower ??= lowerOf(tags.depths);
    let tag = firstNotBefore(tags.offsets.length, (i) => tags.offsets[i]! < from);
    for (let left = count; left > 0; left -= 1) {
      const next = tags.lower[tag]!;
      if (next === -1) return -1;
      tag = next;
    }
    return tags.offsets[tag - 1]!;
  }

  #of(name: string): Tags {
    this.#tags ??= this.#find();
    return this.#tags.get(name) ?? { offsets: [], depths: [0], lower: null };
  }

  #find(): Map<string, Tags> {
    const found = new Map<string, Tags>();
    const add = (typed: string, step: 1 | -1, at: number) => {
      const name = typed.toLowerCase();
      if (step === 1 && (isVoid(name) || isEndedBy(name, name))) return;
      let tags = found.get(name);
      if (tags === undefined) {
        tags = { offsets: [], depths: [0], lower: null };
        found.set(name, tags);
      }
      tags.depths.push(tags.depths[tags.offsets.length]! + step);
      tags.offsets.push(at);
    };
    const stack = [...this.#roots].reverse();
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const { kind, start, end, children } = node;
      if (kind === 'html') {
        eachTag(this.#markdown.html(node), (name, step, at) => add(name, step, start + at));
      } else if (kind === 'tag') {
        const tag = this.#markdown.text.slice(start, end);
        const match = tagStart.exec(tag);
        if (match !== null && !(match[1] === '' && tag.endsWith('/>')))
          add(match[2]!, match[1] === '' ? 1 : -1, start);
      }
      for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index]!);
    }
    return found;
  }
}

function lowerOf(depths: readonly number[]): number[] {
  const lower = new Array<number>(depths.length).fill(-1);
  const waiting: number[] = [];
  for (const [index, depth] of depths.entries()) {
    while (waiting.length > 0 && depths[waiting[waiting.length - 1]!]! > depth)
      lower[waiting.pop()!] = index;
    waiting.push(index);
  }
  return lower;
}

function eachTag(html: string, visit: (name: string, step: 1 | -1, at: number) => void): void {
  let name = '';
  let at = 0;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname: (start, end) => {
        name = html.slice(start, end);
        at = start - 1;
      },
      onopentagend: () => visit(name, 1, at),
      onselfclosingtag: () => {
        // a component of JSX; HTML reads on
        const kind = kindWithAttributes(name.toLowerCase(), noAttributes);
        if (kind !== null && kind !== 'embed') visit(name, 1, at);
      },
      onclosetag: (start, end) => visit(html.slice(start, end).trim(), -1, start - 2),
      onattribdata: ignore,
      onattribend: ignore,
      onattribentity: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
      ontext: ignore,
      ontextentity: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
