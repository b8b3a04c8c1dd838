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

/** Headings that open a post and name none: a post whose sections are of level 1 begins with one of them. */
const section =
  /^(?:[\d.■□◆◇●○◎▼▽★☆【]{0,4}(?:はじめに|始めに|初めに|前書き|まえがき|序|序文|序論|導入|前置き|概要|要約|要旨|結論|目的|背景|動機|きっかけ|経緯|前提|目次|自己紹介|(?:この|本)記事(?:の|について).{0,6}|tl;?dr|introduction|overview|summary|abstract|background|motivation|contents|tableofcontents)[。:：】]?)$/;

/** Whether a heading is the name of a section such as every post has (はじめに, 目的, TL;DR), and so no title. */
export function isSectionName(heading: string): boolean {
  return heading.length <= 40 && section.test(plain(heading));
}

/** Whether two titles read the same, however wide they are written and spaced. */
export function isSameTitle(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(title: string): string {
  return fold(title.slice(0, 1000)).text.replace(/\s/g, '').toLowerCase();
}
