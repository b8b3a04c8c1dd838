import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Analyzer,
  createAnalyzer,
  type Prose,
  readHtml,
  readMarkdown,
  readPlain,
} from 'yomitoki';
import { hostileTexts, notStrings } from './hostile-texts.js';

let analyzer: Analyzer;
beforeAll(async () => {
  analyzer = await createAnalyzer();
});

/** The first number, or absent value, that JSON cannot carry. */
function unsafe(value: unknown, path = '$'): string | null {
  if (value === undefined) return `${path} is undefined`;
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? null : `${path} is ${value}`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unsafe(inner, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** Whether every unit of `shown` but blanks stands in `source` in the same order: line breaks and URLs are left out. */
function holdsInOrder(source: string, shown: string): boolean {
  let at = 0;
  for (let i = 0; i < shown.length; i++) {
    if (/\s/.test(shown[i]!)) continue;
    at = source.indexOf(shown[i]!, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const splitsPair = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');

describe.each(hostileTexts)('$name', ({ text }) => {
  it('is cut into tokens without loss', () => {
    const tokens = analyzer.tokenize(text);
    expect(tokens.map((token) => token.surface).join('') === text).toBe(true);
    expect(tokens.find((t) => text.slice(t.start, t.end) !== t.surface)).toBeUndefined();
    expect(tokens.find((t) => splitsPair(text, t.start))).toBeUndefined();
  });

  it.each(['plain', 'markdown', 'html'] as const)('is analysed as %s', (format) => {
    const analysis = analyzer.analyze(text, { format, tokens: true });
    expect(unsafe(analysis)).toBeNull();
    for (const { start, end, text: shown } of analysis.summary.sentences) {
      expect(start).toBeLessThanOrEqual(end);
      if (format === 'plain') expect(holdsInOrder(text.slice(start, end), shown)).toBe(true);
    }
    const from = (start: number, end: number) => text.slice(start, end);
    for (const sentence of analysis.sentences!) {
      const wrong = sentence.tokens.find(
        (token) =>
          token.start < sentence.start ||
          token.end > sentence.end ||
          (format === 'plain' && !holdsInOrder(from(token.start, token.end), token.surface)),
      );
      expect(wrong).toBeUndefined();
    }
  });
});

describe('values that are no strings', () => {
  it.each(notStrings)('%s is refused by every reader', async (_, value) => {
    const source = value as string;
    for (const read of [readPlain, readMarkdown, readHtml] as ((source: string) => Prose)[]) {
      expect(() => read(source)).toThrow(TypeError);
    }
    expect(() => analyzer.analyze(source)).toThrow(TypeError);
    expect(() => analyzer.tokenize(source)).toThrow(TypeError);
  });
});

it('leaves the prototypes alone', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
