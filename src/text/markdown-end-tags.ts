import { Tokenizer } from 'htmlparser2';
import type { MarkdownText } from './markdown-text.js';
import type { MarkdownNode } from './markdown-tree.js';
import type { Span } from './text-builder.js';

const NAME = /^<\/([A-Za-z][^\s/>]*)/;
const ignore = () => {};

/** Where elements end in Markdown: by the end tags that are read as such, which those in code, comments and scripts are not. */
export class EndTags {
  readonly #markdown: MarkdownText;
  readonly #roots: readonly MarkdownNode[];
  /** Offsets by name, in order; found when first asked for. */
  #offsets: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(markdown: MarkdownText, roots: readonly MarkdownNode[]) {
    this.#markdown = markdown;
    this.#roots = roots;
  }

  /** Where the last end tag of an element begins, or -1. */
  lastOf(name: string): number {
    return this.#of(name).at(-1) ?? -1;
  }

  /** Where the first end tag of an element begins in a stretch, or -1. */
  firstIn({ start, end }: Span, name: string): number {
    const offsets = this.#of(name);
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (offsets[middle]! < start) low = middle + 1;
      else high = middle;
    }
    const first = offsets[low] ?? end;
    return first < end ? first : -1;
  }

  #of(name: string): readonly number[] {
    this.#offsets ??= this.#find();
    return this.#offsets.get(name) ?? [];
  }

  #find(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    const add = (name: string, at: number) => {
      const offsets = found.get(name);
      if (offsets === undefined) found.set(name, [at]);
      else offsets.push(at);
    };
    const stack = [...this.#roots].reverse();
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const { kind, start, end, children } = node;
      if (kind === 'html') {
        eachEndTag(this.#markdown.html(node), (name, at) => add(name, start + at));
      } else if (kind === 'tag') {
        const name = NAME.exec(this.#markdown.text.slice(start, end))?.[1];
        if (name !== undefined) add(name.toLowerCase(), start);
      }
      for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index]!);
    }
    return found;
  }
}

function eachEndTag(html: string, visit: (name: string, at: number) => void): void {
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onclosetag: (start, end) => visit(html.slice(start, end).trim().toLowerCase(), start - 2),
      onattribdata: ignore,
      onattribend: ignore,
      onattribentity: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
      ontext: ignore,
      ontextentity: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
