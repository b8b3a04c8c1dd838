import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { keywords } from '../../src/measure/keywords.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, markdownSentences } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

const cases = readFileSync(new URL('cases/keywords.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map((block) =>
    block
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t')),
  )
  .filter((lines) => lines.length > 0);

const day = '朝から石臼を回して、夕方には製粉所へ歩いて行った。';

describe('the first five keywords', () => {
  it('are told by lines of known kinds, at least one a post', () => {
    for (const lines of cases) {
      const kinds = lines.map(([kind]) => kind!);
      expect(kinds[0]).toBe('title');
      expect(
        kinds.filter((kind) => !['title', 'text', 'day', 'first', 'not'].includes(kind)),
      ).toEqual([]);
      expect(kinds.some((kind) => kind === 'first' || kind === 'not')).toBe(true);
    }
  });

  for (const lines of cases) {
    const of = (kind: string) => lines.filter(([name]) => name === kind).map(([, value]) => value!);
    const [title] = of('title');
    const text = of('text').join('\n\n');
    const names = [...of('first'), ...of('not').map((terms) => `no ${terms}`)].join(', ');

    it(`of ${title} are ${names}`, () => {
      const days = of('day').map((times) => day.repeat(Number(times)));
      const post = [text, ...days].join('\n\n');
      const five = keywords(markdownSentences(tokenizer, post, title), { limit: 5 });
      const terms = five.map(({ term }) => term);
      const first = of('first');
      expect(terms.filter((term) => first.includes(term))).toEqual(first);
      for (const term of of('not').flatMap((cell) => cell.split('|')))
        expect(terms).not.toContain(term);
      for (const limit of [1, 2, 3, 4]) {
        const fewer = keywords(markdownSentences(tokenizer, post, title), { limit });
        expect(fewer.map(({ term }) => term)).toEqual(terms.slice(0, limit));
      }
    });
  }
});
