import { beforeAll, describe, expect, it } from 'vitest';
import { candidatesOf } from '../../src/measure/candidates.js';
import { termKey } from '../../src/measure/variants.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { readRows } from './rows.js';
import { loadKuromoji, plainSentences } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

const candidates = (text: string) => candidatesOf(plainSentences(tokenizer, text)).terms;

describe('spellings', () => {
  for (const [text, expected] of readRows('variants.tsv')) {
    it(`of ${text}`, () => {
      const found = candidates(text!).map(({ text: term, term: { occurrences }, forms }) => {
        const others = forms.slice(1).map((form) => form.text);
        return [`${term} ${occurrences.length}`, others.join(', ')].filter(Boolean).join(' = ');
      });
      expect(found).toEqual(expect.arrayContaining(expected!.split('|')));
    });
  }

  it('have one key that a person would type in any of them', () => {
    for (const [a, b] of [
      ['サーバー', 'ｻｰﾊﾞ'],
      ['サーバー構築', 'サーバ構築'],
      ['GitHub Actions', 'github-actions'],
      ['Node.js', 'nodejs'],
      ['マイクロ・サービス', 'マイクロサービス'],
    ] as const) {
      expect(termKey(a), `${a} and ${b}`).toBe(termKey(b));
    }
    expect(termKey('Java')).not.toBe(termKey('JavaScript'));
    expect(termKey('1.2')).not.toBe(termKey('12'));
  });
});

describe('abbreviations', () => {
  for (const [text, expected] of readRows('abbreviations.tsv')) {
    it(`of ${text}`, () => {
      const terms = candidates(text!);
      if (expected!.startsWith('-')) {
        const alone = terms.find((term) => term.text === expected!.slice(1));
        expect(alone?.longForm).toBeNull();
        expect(alone?.forms.map((form) => form.text)).toEqual([expected!.slice(1)]);
        return;
      }
      const forms = expected!.split('|');
      const linked = terms.find(
        (term) => `${term.forms[0]!.text} ${term.forms[0]!.count}` === forms[0],
      );
      expect(linked?.forms.map((form) => `${form.text} ${form.count}`)).toEqual(forms);
    });
  }
});
