import { describe } from '../errors.js';
import type { Format } from './prose.js';
import { checkSource, textStart } from './source.js';

const extensions: ReadonlyMap<string, Format> = new Map([
  ['md', 'markdown'],
  ['mdx', 'markdown'],
  ['markdown', 'markdown'],
  ['mdown', 'markdown'],
  ['mkd', 'markdown'],
  ['mkdn', 'markdown'],
  ['mdwn', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['txt', 'plain'],
  ['text', 'plain'],
]);

/** The endings by which the posts in a folder are found. */
export const postFile: RegExp = /\.(?:md|mdx|markdown|txt|html|htm)$/i;

/** How much of a source is looked at: markup that first comes later is not what the text is written in. */
const lookedAt = 20_000;

/**
 * Tell how a source is written: by the ending of the file name (`.md`, `.mdx`, `.markdown`, `.html`, `.htm`, `.txt` …)
 * if there is one that says it, else by the source's beginning. Markdown in doubt with HTML is Markdown, which may
 * hold HTML; text without any markup is plain.
 *
 * @throws TypeError when an argument is no string.
 */
export function detectFormat(source: string, fileName?: string): Format {
  checkSource(source);
  const name: unknown = fileName;
  if (name !== undefined && typeof name !== 'string') {
    throw new TypeError(`fileName must be a string, got ${describe(name)}`);
  }
  const byName = extensions.get(extensionOf(fileName ?? ''));
  if (byName !== undefined) return byName;
  const start = textStart(source);
  const head = source.slice(start, start + lookedAt);
  if (/^\s{0,100}(?:<!doctype html|<html|<\?xml)/i.test(head)) return 'html';
  if (isMarkdown(head)) return 'markdown';
  return isHtml(head) ? 'html' : 'plain';
}

function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  const slash = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
  return dot > slash ? fileName.slice(dot + 1).toLowerCase() : '';
}

/** Marks that plain Japanese text does not hold by chance. */
const markdownMarks = [
  /^---[ \t]*\r?\n[^\n]*:/,
  /^\+\+\+[ \t]*\r?\n/,
  /^#{1,6}[ \t]+\S/m,
  /^ {0,3}(?:`{3}|~{3})/m,
  /!?\[[^\]\n]{1,300}\]\([^)\s]{1,500}[ )]/,
  /\*\*[^\s*][^*\n]{0,200}\*\*/,
  /^\|?[ \t]*:?-{3,}:?[ \t]*\|/m,
  /^(?:[-*+]|\d{1,9}[.)])[ \t]+\S[^\n]*\n(?:[-*+]|\d{1,9}[.)])[ \t]+\S/m,
  /^> \S/m,
  /^\S[^\n]*\r?\n(?:={3,}|-{3,})[ \t]*\r?$/m,
  /^\[[^\]\n]{1,100}\]:[ \t]+\S/m,
  /`[^`\s][^`\n]{0,200}`/,
];

function isMarkdown(head: string): boolean {
  return markdownMarks.some((mark) => mark.test(head));
}

function isHtml(head: string): boolean {
  return /<(?:p|div|h[1-6]|ul|ol|li|br|a|span|strong|em|img|table|article|section|blockquote|ruby|pre|body|head)(?:\s[^<>]{0,1000})?\/?>/i.test(
    head,
  );
}
