import { checkFuriganaOptions } from '../checks.js';
import { describe } from '../errors.js';
import type { FuriganaOptions, FuriganaSegment } from '../index.js';
import { keyOf, openCache } from './page-cache.js';
import { checkPageOptions, isObject, type PageOptions } from './page-options.js';
import { sharedAnalyzer } from './shared-analyzer.js';

/** As much of a hast tree as is of use here. */
export interface HastNode {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
  children?: HastNode[];
}

/** Text nodes and what is to stand in their place. */
export type RubyEdits = Map<HastNode, HastNode[]>;

/** Make what finds the places of a page that are to bear readings. Without `how` it finds none, and loads nothing. */
export function createRubyWriter(
  options: PageOptions,
  how: boolean | FuriganaOptions | undefined = false,
): (root: HastNode) => Promise<RubyEdits> {
  checkPageOptions(options);
  const shown = checkRuby(how);
  if (shown === null) return async () => new Map();
  const { rules, modernWords, userWords } = options;
  const cache = openCache(options.cache);
  return async (root) => {
    const pieces = textOf(root);
    const text = pieces.map(({ text }) => text).join('');
    if (!/\p{Script=Han}/u.test(text)) return new Map();
    const key = keyOf('ruby', rules, modernWords, userWords, shown, text);
    const kept = cache?.get(key) as { segments?: FuriganaSegment[] } | undefined;
    if (Array.isArray(kept?.segments)) return editsOf(pieces, kept.segments);
    const { tokenize } = await sharedAnalyzer(options);
    const { furiganaSegments } = await import('../index.js');
    const segments = furiganaSegments(tokenize(text), shown);
    cache?.set(key, { segments });
    return editsOf(pieces, segments);
  };
}

/** What the option `ruby` asks for; null for no readings. Refuses what is wrong now rather than at the first page. */
export function checkRuby(how: boolean | FuriganaOptions = false): FuriganaOptions | null {
  if (typeof how !== 'boolean' && !isObject(how))
    throw new TypeError(`ruby must be true, false or its options, got ${describe(how)}`);
  if (how === false) return null;
  const shown = how === true ? {} : how;
  checkFuriganaOptions(shown);
  return shown;
}

/** Put each edit in the place of its node. */
export function putInPlace(root: HastNode, edits: RubyEdits): void {
  if (edits.size === 0) return;
  const parents = [root];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    if (parent.children === undefined) continue;
    for (const child of parent.children) if (child.children !== undefined) parents.push(child);
    if (parent.children.some((child) => edits.has(child)))
      parent.children = parent.children.flatMap((child) => edits.get(child) ?? [child]);
  }
}

/** Elements whose text is read on with what stands around them. */
const inline = new Set(
  'a abbr b bdi bdo big cite data del dfn em font i ins label mark q s small span strike strong sub sup time u wbr'.split(
    ' ',
  ),
);

/** Elements whose text is no prose, has readings of its own, or (headings) becomes an id and a table of contents. */
const leftAlone = new Set(
  'audio button canvas code h1 h2 h3 h4 h5 h6 head iframe kbd math noscript object option output pre rp rt rtc ruby samp script select style svg template textarea title tt var video'.split(
    ' ',
  ),
);

interface Piece {
  readonly text: string;
  /** Null for the break between two blocks. */
  readonly node: HastNode | null;
}

const blockBreak: Piece = { text: '\n', node: null };

/** The text of a page in its order. */
function textOf(root: HastNode): Piece[] {
  const pieces: Piece[] = [];
  const waiting: (HastNode | null)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === null) pieces.push(blockBreak);
    else if (node.type === 'text') pieces.push({ text: node.value ?? '', node });
    else {
      const isRead = node.children !== undefined && !isLeftAlone(node);
      const isInline = inline.has(node.tagName ?? '') || node.type === 'mdxJsxTextElement';
      if (!isInline || !isRead) waiting.push(null);
      if (!isRead) continue;
      for (let i = node.children!.length - 1; i >= 0; i--) waiting.push(node.children![i]!);
      if (!isInline) pieces.push(blockBreak);
    }
  }
  return pieces;
}

function isLeftAlone({ tagName, properties }: HastNode): boolean {
  if (tagName !== undefined && leftAlone.has(tagName)) return true;
  const language = properties?.lang;
  return typeof language === 'string' && !/^ja\b/i.test(language);
}

/** Lay the segments over the text nodes. A word that begins in one node and ends in another bears no reading. */
function editsOf(pieces: readonly Piece[], segments: readonly FuriganaSegment[]): RubyEdits {
  const edits: RubyEdits = new Map();
  let s = 0;
  let segmentStart = 0;
  let start = 0;
  for (const { text, node } of pieces) {
    const end = start + text.length;
    const nodes: HastNode[] = [];
    let plain = '';
    let hasRuby = false;
    while (s < segments.length && segmentStart < end) {
      const segment = segments[s]!;
      const segmentEnd = segmentStart + segment.text.length;
      if (segment.ruby !== undefined && segmentStart >= start && segmentEnd <= end) {
        if (plain !== '') nodes.push({ type: 'text', value: plain });
        plain = '';
        nodes.push(rubyNode(segment.text, segment.ruby));
        hasRuby = true;
      } else {
        plain += text.slice(Math.max(segmentStart, start) - start, segmentEnd - start);
      }
      if (segmentEnd > end) break;
      segmentStart = segmentEnd;
      s++;
    }
    if (plain !== '') nodes.push({ type: 'text', value: plain });
    if (node !== null && hasRuby) edits.set(node, nodes);
    start = end;
  }
  return edits;
}

/** With brackets for what cannot show readings. */
const rubyNode = (text: string, ruby: string): HastNode =>
  element('ruby', [
    { type: 'text', value: text },
    element('rp', [{ type: 'text', value: '(' }]),
    element('rt', [{ type: 'text', value: ruby }]),
    element('rp', [{ type: 'text', value: ')' }]),
  ]);

const element = (tagName: string, children: HastNode[]): HastNode => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
