import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/text/html.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { toSource } from '../../src/text/offset-map.js';
import { readPlain } from '../../src/text/plain.js';
import { describeProse, readCases } from './cases-file.js';

describe.each([
  ['readPlain', readPlain, 'plain.txt'],
  ['readMarkdown', readMarkdown, 'markdown.txt'],
  ['readHtml', readHtml, 'html.txt'],
] as const)('%s', (_name, read, file) => {
  it.each(readCases(file).map((one) => [one.name, one] as const))('%s', (_title, one) => {
    expect(describeProse(read(one.input))).toBe(one.expected);
  });
});

it('readHtml tells where stands what follows a reference without its semicolon', () => {
  const source = '<p>&copy2024年 &ltb&gt;&amp;amp';
  const { text, map } = readHtml(source).blocks[0]!;
  expect(text).toBe('©2024年 <b>&amp');
  const typed = [...text].map((_, at) => {
    const { start, end } = toSource(map, at, at + 1);
    return source.slice(start, end);
  });
  expect(typed.join('|')).toBe('&copy|2|0|2|4|年| |&lt|b|&gt;|&amp;|a|m|p');
});
