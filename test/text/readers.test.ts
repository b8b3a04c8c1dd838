import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/text/html.js';
import { readMarkdown } from '../../src/text/markdown.js';
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
