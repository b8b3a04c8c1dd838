import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cutsOf, headWithin, variantsOf } from '../../src/measure/compression.js';
import { leaningOf } from '../../src/measure/leaning.js';
import { summarize } from '../../src/measure/summary.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, plainSentences } from './tokenized.js';

interface Case {
  readonly kind: string;
  readonly line: number;
  readonly marked: string;
}

const cases: Case[] = [];
{
  const url = new URL('cases/compression.txt', import.meta.url);
  let kind = '';
  for (const [index, text] of readFileSync(url, 'utf8').split('\n').entries()) {
    if (text.startsWith('## ')) kind = text.slice(3);
    else if (text !== '' && !text.startsWith('#'))
      cases.push({ kind, line: index + 1, marked: text });
  }
}

let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

/** The sentence with the cuts of a kind marked as in the case file. */
function marked(text: string, kind: string): string {
  const tokens = tokenizer.tokenize(text);
  const cuts = cutsOf(text, tokens, leaningOf(text, tokens))
    .filter((cut) => kind === 'any' || cut.kind === kind)
    .sort((a, b) => b.start - a.start);
  let shown = text;
  for (const { start, end } of cuts)
    shown = `${shown.slice(0, start)}[[${shown.slice(start, end)}]]${shown.slice(end)}`;
  return shown;
}

describe('cutsOf', () => {
  it('cuts nothing from what is no sentence for its length, and looks at its head alone', () => {
    const text = `しかし、${'橋を渡って店に着いたが、'.repeat(200)}それは閉まっていた（笑）`;
    const tokens = tokenizer.tokenize(text);
    const leaning = leaningOf(text, tokens);
    expect(leaning).toMatchObject({ degree: 'weak', word: 'しかし', rest: 'none' });
    expect(cutsOf(text, tokens, leaning)).toEqual([]);
    expect(
      cutsOf(text.slice(0, 1000), tokenizer.tokenize(text.slice(0, 1000)), leaning),
    ).not.toEqual([]);
  });

  it('has more than 150 sentences to go by', () => {
    expect(cases.length).toBeGreaterThan(150);
  });

  for (const kind of new Set(cases.map((each) => each.kind))) {
    it(`leaves out what it may and nothing else: ${kind}`, () => {
      const own = cases.filter((each) => each.kind === kind);
      const got = own.map(({ line, marked: expected }) => {
        const text = expected.replaceAll('[[', '').replaceAll(']]', '');
        return `${line}: ${marked(text, kind)}`;
      });
      expect(got).toEqual(own.map(({ line, marked: expected }) => `${line}: ${expected}`));
    });
  }
});

describe('variantsOf', () => {
  it('shows only stretches of the sentence, in order, the whole first', () => {
    for (const { marked: sentence } of cases) {
      const text = sentence.replaceAll('[[', '').replaceAll(']]', '');
      const tokens = tokenizer.tokenize(text);
      const variants = variantsOf(text, tokens, leaningOf(text, tokens));
      expect(variants[0]!.text).toBe(text);
      for (const { text: shown, pieces } of variants) {
        expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(shown);
        let last = 0;
        for (const { start, end } of pieces) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }
    }
  });
});

describe('headWithin', () => {
  const head = (text: string, characters: number) =>
    headWithin(text, tokenizer.tokenize(text), characters)?.text ?? null;

  it('ends at the last clause that fits', () => {
    expect(head('朝から雨が降っていたので、傘を持ち、長靴を履いて駅まで歩いた。', 20)).toBe(
      '朝から雨が降っていたので、傘を持ち',
    );
  });

  it('ends at the last word that fits where no comma does', () => {
    expect(head('朝から降り続いた雨で増水した川の様子を見に行った。', 12)).toBe(
      '朝から降り続いた雨で',
    );
  });

  it('gives nothing where next to nothing fits', () => {
    expect(head('朝から降り続いた雨で増水した川の様子を見に行った。', 5)).toBeNull();
  });
});

describe('summarize with a budget of characters', () => {
  const text =
    '自転車を買い替えた話\n\nというわけで、十年乗った自転車（祖父の形見）を買い替えました。新しい自転車は、前のものより三キロ軽いです。\n';

  it('cuts so that the summary reads alone and fits, and tells where each stretch stands', () => {
    const { text: shown, sentences } = summarize(plainSentences(tokenizer, text), {
      characters: 20,
    });
    expect(shown).toBe('十年乗った自転車を買い替えました。');
    expect(sentences[0]!.pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
      '十年乗った自転車',
      'を買い替えました。',
    ]);
    expect(text.slice(sentences[0]!.start, sentences[0]!.end)).toBe(
      'というわけで、十年乗った自転車（祖父の形見）を買い替えました。',
    );
  });

  it('leaves sentences whole when they are counted, or when told to', () => {
    const sentences = plainSentences(tokenizer, text);
    const whole = 'というわけで、十年乗った自転車（祖父の形見）を買い替えました。';
    expect(summarize(sentences, { sentences: 1 }).text).toBe(whole);
    expect(summarize(sentences, { characters: 40, shorten: false }).text).toBe(whole);
  });
});
