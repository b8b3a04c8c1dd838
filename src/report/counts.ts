import type { TokenizedSentence } from '../measure/tokenize-sentences.js';
import type { BlockRole, Prose } from '../text/prose.js';
import type { Counts, Heading } from './analysis.js';

/** The headings of a post in order, its title left out. */
export function headingsOf(prose: Prose): Heading[] {
  return prose.blocks
    .filter((block) => block.role === 'heading')
    .map(({ level, text, start, end }) => ({ level: level ?? 1, text, start, end }));
}

/** Count what a post consists of. */
export function countsOf(prose: Prose, sentences: readonly TokenizedSentence[]): Counts {
  const blocks = (role: BlockRole) => prose.blocks.filter((block) => block.role === role).length;
  let characters = 0;
  let running = 0;
  let tokens = 0;
  for (const sentence of sentences) {
    characters += printedCharacters(sentence.text);
    if (isRunningText(sentence.role)) running++;
    for (const { surface } of sentence.tokens) if (!isBlank(surface)) tokens++;
  }
  return {
    length: prose.source.length,
    characters,
    sentences: running,
    paragraphs: blocks('paragraph') + blocks('quote'),
    headings: blocks('heading'),
    images: blocks('image'),
    codeBlocks: blocks('code'),
    tokens,
  };
}

const isRunningText = (role: BlockRole) =>
  role === 'paragraph' || role === 'quote' || role === 'listItem' || role === 'footnote';

const isBlank = (text: string) => text.trim() === '';

/** Code points that are no white space. */
function printedCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    if (code > 0xffff) i++;
    const isJapanese = code > 0x3000 && code < 0xfeff;
    if (isJapanese || !isBlank(text[i]!)) count++;
  }
  return count;
}
