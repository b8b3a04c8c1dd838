import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../src/sentence/split-text.js';

interface Case {
  readonly line: number;
  readonly text: string;
  readonly sentences: readonly string[];
}

const folder = new URL('./cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** Cases separated by empty lines: comment lines (`# …`), the text, `==>`, one sentence a line. */
function readCases(file: string): Case[] {
  const cases: Case[] = [];
  let line = 1;
  for (const part of readFileSync(new URL(file, folder), 'utf8').split('\n\n')) {
    const lines = part.split('\n').filter((text) => text !== '' && !text.startsWith('# '));
    const arrow = lines.indexOf('==>');
    if (arrow >= 0) {
      cases.push({
        line,
        text: readBreaks(lines.slice(0, arrow).join('\n')),
        sentences: lines.slice(arrow + 1).map(readBreaks),
      });
    }
    line += part.split('\n').length + 1;
  }
  return cases;
}

function readBreaks(text: string): string {
  return text.replaceAll('⏎', '\n').replaceAll('␍', '\r');
}

for (const file of files) {
  describe(`splitText splits the texts of ${file}`, () => {
    test.each(readCases(file))('line $line: $text', ({ text, sentences }) => {
      const spans = splitText(text);
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
    });
  });
}

test('the case files hold at least 200 cases', () => {
  const count = files.reduce((sum, file) => sum + readCases(file).length, 0);
  expect(count).toBeGreaterThanOrEqual(200);
});
