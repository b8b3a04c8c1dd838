import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { ipadic } from '../dictionary.js';
import { fields } from './fields.js';

// `bench/identity/golden.mjs` writes the expected tokens with kuromoji and MeCab themselves.
const read = (name: string) =>
  readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8').split('\n');
const texts = read('texts.txt').filter((line) => line !== '' && !line.startsWith('#'));
const sentences = (name: string): string[][] => {
  const found: string[][] = [[]];
  for (const line of read(name)) {
    if (line === 'EOS') found.push([]);
    else if (line !== '') found.at(-1)!.push(line);
  }
  return found;
};

describe.each(['kuromoji', 'mecab'] as const)('the rule set %s', (rules) => {
  const expected = sentences(`${rules}.txt`);
  const tokenizer = createTokenizer(ipadic(), { rules, modernWords: false });

  test.each(texts.map((text, i) => ({ text, i })))(
    'gives what its reference gave: $text',
    ({ text, i }) => {
      const tokens = tokenizer.tokenize(text);
      expect(tokens.map((token) => token.surface).join('')).toBe(text);
      // kuromoji lost a part of the text; there is nothing to compare with.
      if (expected[i]![0] === 'LOST') return;
      const got = tokens
        // MeCab gives no tokens for white space.
        .filter(({ surface }) => rules === 'kuromoji' || !/^[ \t]+$/.test(surface))
        .map((token) => fields(token, '\t'));
      expect(got).toEqual(expected[i]);
    },
  );
});
