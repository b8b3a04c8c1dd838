import { readFileSync } from 'node:fs';
import type { Block, Prose } from '../../src/text/prose.js';

/** One case of a case file: a title, the source, and the blocks as `describeProse` writes them. */
export interface TextCase {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

/**
 * Read a case file. A case begins with `### name`, then comes the source, a line `==>`, and the blocks; a case ends
 * with the next `###`. In sources `␍` stands for CR, `␀` for NUL, `␣` for a space that editors would take away.
 */
export function readCases(file: string): TextCase[] {
  const text = readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8');
  return text
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const nameEnd = part.indexOf('\n');
      const [input, expected] = part.slice(nameEnd + 1).split(/^==>\n/m);
      return {
        name: part.slice(0, nameEnd).trim(),
        input: unprintable(input!.replace(/\n$/, '')),
        expected: (expected ?? '').trimEnd(),
      };
    });
}

function unprintable(text: string): string {
  return text.replaceAll('␍', '\r').replaceAll('␀', '\0').replaceAll('␣', ' ');
}

/** Write prose one block a line: role and what belongs to it, then the text with `⏎` for line breaks, `⍽` for no-break spaces and the marks in it. */
export function describeProse(prose: Prose): string {
  const lines = prose.blocks.map(describeBlock);
  if (prose.title !== null) {
    const { text, start, end } = prose.title;
    lines.unshift(`(title ${start}-${end}: ${text})`);
  }
  for (const { code, start, end } of prose.notices) lines.push(`(${code} ${start}-${end})`);
  return lines.join('\n').trimEnd();
}

function describeBlock(block: Block): string {
  const { cell } = block;
  const notes = [
    block.role,
    block.level === undefined ? '' : `${block.level}`,
    block.language ?? '',
    cell === undefined ? '' : `${cell.table}.${cell.row}.${cell.column}${cell.header ? 'h' : ''}`,
    block.bareUrls === undefined ? '' : `+${block.bareUrls}url`,
  ];
  return `${notes.filter((note) => note !== '').join(' ')}| ${marked(block)}`;
}

const SIGNS = { strong: '*', emphasis: '_', link: '[', code: '`' };

function marked({ text, marks = [] }: Block): string {
  let out = '';
  for (let at = 0; at <= text.length; at += 1) {
    for (const mark of [...marks].reverse()) {
      if (mark.end === at) out += mark.kind === 'link' ? ']' : SIGNS[mark.kind];
    }
    for (const mark of marks) if (mark.start === at) out += SIGNS[mark.kind];
    out += text.slice(at, at + 1);
  }
  return out
    .replaceAll('\r', '␍')
    .replaceAll('\0', '␀')
    .replaceAll('\u00a0', '⍽')
    .replaceAll('\n', '⏎');
}
