import { fold } from './normalize.js';
import { toSource } from './offset-map.js';
import type { Block, Title } from './prose.js';
import type { ReadOptions } from './source.js';

/** The caller's title, which stands nowhere in the source, or null. An empty one is no title. */
export function givenTitle(options: ReadOptions): Title | null {
  const text = options.title?.trim() ?? '';
  return text === '' ? null : { text, start: 0, end: 0 };
}

/** The title that a block of role `title` holds; null when it has no text. */
export function titleOfBlock(block: Block): Title | null {
  if (block.text === '') return null;
  return { text: block.text, ...toSource(block.map, 0, block.text.length) };
}

/** Whether two titles read the same, however wide they are written and spaced. */
export function isSameTitle(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(title: string): string {
  return fold(title.slice(0, 1000)).text.replace(/\s/g, '').toLowerCase();
}
