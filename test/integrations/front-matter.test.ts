import { describe, expect, it } from 'vitest';
import { readMarkdown } from 'yomitoki';
import { frontMatterOf } from '../../src/integrations/front-matter.js';
import { promiseGrowsAtMost } from '../laws/growth.js';

const text = '\n本文です。\n\n---\n\n続きです。\n';

describe('frontMatterOf', () => {
  it.each([
    ['YAML', `---\ntitle: 題\ndraft: true\n---\n${text}`],
    [
      'YAML after a byte order mark, with line ends of Windows',
      `\ufeff---\r\ntitle: 題\r\n---\r\n`,
    ],
    ['TOML', `+++\ntitle = "題"\n+++\n${text}`],
    ['YAML as older Hexo has it', `title: 題\ntags: [港]\n---\n${text}`],
    ['nothing between the marks', `---\n---\n${text}`],
    ['no front matter', text],
    ['a ruled line first', `---\n\n本文です。\n\n---\n`],
    ['a colon in the first line', `title: と書いた。\n${text}`],
    ['marks that do not close', `---\ntitle: 題\n`],
    ['what is not YAML', `---\n{{\n---\n${text}`],
    ['an empty text', ''],
  ])('reads %s as the reader of the whole text does', async (_kind, source) => {
    expect(await frontMatterOf(source)).toEqual(readMarkdown(source).frontMatter ?? {});
  });

  it('does not read the text behind it', async () => {
    const source = (lines: number) => `---\ntitle: 題\n---\n${'- 本文です。\n'.repeat(lines)}`;
    const large = source(50_000);
    expect(await frontMatterOf(large)).toEqual({ title: '題' });
    expect(await promiseGrowsAtMost(10, frontMatterOf, source(1), large)).toBe(true);
  });
});
