import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/report/analysis.js';
import { type FormatOptions, formatAnalysis } from '../../src/report/format.js';
import { columnsOf } from '../../src/report/layout.js';
import { sampleAnalysis } from './sample-analysis.js';

describe('formatAnalysis', () => {
  // `UPDATE=1` rewrites the files; look at them before you commit them.
  it.each<[string, FormatOptions]>([
    ['ja-80', { width: 80, name: 'posts/library.md' }],
    ['ja-40', { width: 40 }],
    ['en-80', { width: 80, language: 'en', name: 'posts/library.md', frequency: 2 }],
  ])('lays a report out as in cases/report-%s.txt', (name, options) => {
    const file = new URL(`cases/report-${name}.txt`, import.meta.url);
    const report = formatAnalysis(sampleAnalysis, options);
    if (process.env.UPDATE) writeFileSync(file, report);
    expect(report).toBe(readFileSync(file, 'utf8'));
  });

  it('keeps to the width, from 40 to 100 columns', () => {
    const long = '長い題'.repeat(200);
    const analysis: Analysis = {
      ...sampleAnalysis,
      title: long,
      headings: [{ level: 6, text: long, start: 0, end: 0 }],
      keywords: sampleAnalysis.keywords.map((keyword) => ({
        ...keyword,
        term: long,
        count: 12_345,
      })),
      frequency: sampleAnalysis.frequency.map((word) => ({
        ...word,
        term: long,
        variants: [long],
      })),
      sentences: [],
    };
    for (const language of ['ja', 'en'] as const) {
      for (let width = 30; width <= 120; width++) {
        const limit = Math.min(100, Math.max(40, width));
        const lines = formatAnalysis(analysis, { width, language, name: 'a.md' }).split('\n');
        expect(lines.filter((line) => columnsOf(line) > limit)).toEqual([]);
      }
    }
  });

  it('names no range of a text that is read in no time', () => {
    const report = (careful: number) =>
      formatAnalysis({
        ...sampleAnalysis,
        readingTime: { ...sampleAnalysis.readingTime, range: { fast: careful / 2, careful } },
      });
    expect(report(0.4)).not.toContain('読者の半数');
    expect(report(1.5)).toContain('読者の半数は1〜2秒');
  });

  it('puts counts, scores and bars under each other', () => {
    const lines = formatAnalysis(sampleAnalysis).split('\n');
    const start = lines.indexOf('キーワード') + 1;
    const rows = lines.slice(start, start + sampleAnalysis.keywords.length);
    const columns = rows.map((row) => columnsOf(row.slice(0, row.search(/ \d\.\d\d /))));
    expect(new Set(columns).size).toBe(1);
    expect(rows[0]).toMatch(/12回 {2}1\.00 {2}█+$/);
  });

  it('colours only when told to, and the text is the same', () => {
    const plain = formatAnalysis(sampleAnalysis);
    const coloured = formatAnalysis(sampleAnalysis, { color: true });
    expect(plain).not.toContain('\x1b');
    expect(coloured).toContain('\x1b[');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('says so where there is nothing', () => {
    const empty: Analysis = {
      ...sampleAnalysis,
      title: null,
      headings: [],
      keywords: [],
      frequency: [],
      summary: { text: '', sentences: [] },
    };
    const report = formatAnalysis(empty);
    expect(report).toMatch(/^（無題）\n/);
    expect(report).toContain(
      '\nキーワード\n  （なし）\n\n頻出語\n  （なし）\n\n要約\n  （なし）\n',
    );
    expect(report).not.toContain('見出し');
  });

  it('lets nothing of the post act on the terminal', () => {
    const hostile = '\x1b[2J\x07\x9b31m\u202e\n題\r';
    const analysis: Analysis = {
      ...sampleAnalysis,
      title: hostile,
      headings: [{ level: 2, text: hostile, start: 0, end: 0 }],
      keywords: sampleAnalysis.keywords.map((keyword) => ({
        ...keyword,
        term: hostile,
        variants: [hostile],
      })),
      frequency: sampleAnalysis.frequency.map((word) => ({
        ...word,
        term: hostile,
        partOfSpeech: hostile,
      })),
      summary: { text: hostile, sentences: [] },
      notices: [{ code: 'NESTING_TOO_DEEP', message: hostile, start: 0, end: 0 }],
    };
    const report = formatAnalysis(analysis, { name: hostile });
    expect(report).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(report).toContain('\\x1b[2J\\x07\\x9b31m\\u202e');
  });

  it('refuses a width or a number of words that is none', () => {
    expect(() => formatAnalysis(sampleAnalysis, { width: Number.NaN })).toThrow(
      new RangeError('width must be a whole number of 0 or more, got NaN'),
    );
    expect(() => formatAnalysis(sampleAnalysis, { frequency: -1 })).toThrow(
      new RangeError('frequency must be a whole number of 0 or more, got -1'),
    );
  });

  it('refuses what is no analysis, and colour that is neither on nor off', () => {
    for (const [value, shown] of [
      [undefined, 'undefined'],
      [[], 'an array'],
      ['# 題', '"# 題"'],
    ])
      expect(() => formatAnalysis(value as never)).toThrow(
        new TypeError(`analysis must be an Analysis, got ${shown}`),
      );
    expect(() => formatAnalysis(sampleAnalysis, { color: 'never' as never })).toThrow(
      new TypeError('color must be true or false, got "never"'),
    );
  });

  it('refuses a language it does not know', () => {
    expect(() => formatAnalysis(sampleAnalysis, { language: 'fr' as never })).toThrow(
      new RangeError(`language must be ja or en, got "fr"`),
    );
  });
});
