import { beforeAll, describe, expect, it } from 'vitest';
import { candidatesOf } from '../../src/measure/candidates.js';
import type { LinkedTerm } from '../../src/measure/link-terms.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { readRows } from './rows.js';
import { loadKuromoji, plainSentences } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

/** The candidates of a text that is no title: a title would be read apart. */
const candidates = (text: string): readonly LinkedTerm[] =>
  candidatesOf(plainSentences(tokenizer, text)).terms;

const list = (cell: string | undefined) => (cell ? cell.split('|') : []);

describe('candidates', () => {
  for (const [text, holds, holdsNot] of readRows('candidates.tsv')) {
    it(`of ${text}`, () => {
      const found = new Set(
        candidates(text!).flatMap(({ forms }) => forms.map((form) => form.text)),
      );
      expect(list(holds).filter((term) => !found.has(term))).toEqual([]);
      expect(list(holdsNot).filter((term) => found.has(term))).toEqual([]);
    });
  }

  it('holds no term of more than seven words or forty characters', () => {
    const text = `${'情報'.repeat(50)}。${'ア'.repeat(60)}。${'a'.repeat(60)} ${'b '.repeat(50)}`;
    for (const { text: term, term: found } of candidates(text)) {
      expect(term.length).toBeLessThanOrEqual(40);
      expect(found.parts.length).toBeLessThanOrEqual(7);
    }
  });
});
