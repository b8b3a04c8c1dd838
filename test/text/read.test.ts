import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/text/detect.js';
import { readProse } from '../../src/text/read.js';

describe('detectFormat', () => {
  it.each([
    ['a.md', 'markdown'],
    ['a.MDX', 'markdown'],
    ['post.markdown', 'markdown'],
    ['dir.md/a.txt', 'plain'],
    ['a.html', 'html'],
    ['C:\\posts\\a.htm', 'html'],
  ])('goes by the name %s before the text', (name, format) => {
    expect(detectFormat('# 題\n<p>段落</p>', name)).toBe(format);
  });

  it.each([
    ['plain', ''],
    ['plain', '今日は良い天気です。\n\n散歩に行きました。(3 < 5)'],
    ['plain', '・一つ\n・二つ\n\n1. 番号'],
    ['markdown', '# 題\n\n本文'],
    ['markdown', '---\ntitle: 題\n---\n本文'],
    ['markdown', '本文の**強調**です'],
    ['markdown', '[リンク](https://example.com)です'],
    ['markdown', '- 一\n- 二'],
    ['markdown', '本文\n\n```\ncode\n```'],
    ['markdown', '<div>囲み</div>\n\n## 見出し'],
    ['html', '<p>段落</p>'],
    ['html', '\ufeff\n<!DOCTYPE html><html>'],
    ['html', '本文<br>改行'],
  ])('tells %s by the text %j', (format, source) => {
    expect(detectFormat(source)).toBe(format);
    expect(detectFormat(source, 'name-without-ending')).toBe(format);
  });

  it('refuses what is no string', () => {
    expect(() => detectFormat(undefined as never)).toThrow(
      new TypeError('source must be a string, got undefined'),
    );
    expect(() => detectFormat('', 3 as never)).toThrow(
      new TypeError('fileName must be a string, got 3'),
    );
  });
});

describe('readProse', () => {
  it('reads by the format that is said, before the name and the text', () => {
    expect(readProse('# 題', { format: 'plain', fileName: 'a.md' }).format).toBe('plain');
    expect(readProse('# 題', { fileName: 'a.html' }).format).toBe('html');
    expect(readProse('# 題').format).toBe('markdown');
  });

  it('refuses a format there is none of', () => {
    expect(() => readProse('', { format: 'rst' as never })).toThrow(
      new RangeError('format must be plain, markdown or html, got "rst"'),
    );
  });

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [42, '42'],
    [10n, '10n'],
    [['a'], 'an array'],
    [new TextEncoder().encode('あ'), 'bytes'],
    [{ toString: () => 'あ' }, 'an object'],
    [() => 'あ', 'a function'],
    [Symbol('あ'), 'a symbol'],
  ])('refuses %s as a source without running its code', (source, got) => {
    for (const format of ['plain', 'markdown', 'html'] as const) {
      expect(() => readProse(source as never, { format })).toThrow(
        new TypeError(`source must be a string, got ${got}`),
      );
    }
  });

  it.each(['plain', 'markdown', 'html'] as const)(
    'takes the title that is told first (%s)',
    (format) => {
      const source = {
        plain: '別の題\n\n本文です。',
        markdown: '# 別の題\n\n本文です。',
        html: '<h1>別の題</h1><p>本文です。',
      };
      const other = readProse(source[format], { format, title: 'ある題' });
      expect(other.title).toEqual({ text: 'ある題', start: 0, end: 0 });
      expect(other.blocks.map(({ role }) => role)).toEqual(['heading', 'paragraph']);
      const same = readProse(source[format], { format, title: '別の 題' });
      expect(same.blocks.map(({ role }) => role)).toEqual(['title', 'paragraph']);
      expect(() => readProse('', { format, title: 1 as never })).toThrow(
        new TypeError('title must be a string, got 1'),
      );
      expect(readProse(source[format], { format, title: ' ' }).title!.text).toBe('別の題');
    },
  );
});
