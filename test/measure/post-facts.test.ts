import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describePost, description } from '../../src/measure/description.js';
import { postFacts } from '../../src/measure/post-facts.js';
import { summarize, summarizePost } from '../../src/measure/summary.js';
import type { TokenizedSentence } from '../../src/measure/tokenize-sentences.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, markdownSentences, plainSentences } from './tokenized.js';

const essay = readFileSync(new URL('../../examples/essay.txt', import.meta.url), 'utf8');
const cases = readFileSync(new URL('cases/descriptions.txt', import.meta.url), 'utf8')
  .split('\n----\n')
  .map((post) => post.slice(post.indexOf('\n# ') + 1, post.indexOf('\n=> ')));

let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

function expectSame(sentences: readonly TokenizedSentence[]) {
  const summary = summarize(sentences);
  const line = description(sentences);
  const facts = postFacts(sentences);
  expect(summarizePost(facts, {})).toEqual(summary);
  expect(describePost(facts, {})).toBe(line);
  const turned = postFacts(sentences);
  expect(describePost(turned, {})).toBe(line);
  expect(summarizePost(turned, {})).toEqual(summary);
}

describe('postFacts', () => {
  it('gives an essay the same summary and description, shared or not, in either order', () => {
    expectSame(plainSentences(tokenizer, essay));
  });

  it('gives short posts the same', () => {
    for (const markdown of cases) expectSame(markdownSentences(tokenizer, markdown));
  });

  it('gives the same where the title stands behind the sentences that a description looks at', () => {
    const before = '港町の坂をのぼると、古い灯台が見えてくる。\n\n'.repeat(50);
    expectSame(
      markdownSentences(tokenizer, `${before}# 灯台まで歩く\n\n灯台まで二時間かけて歩いた。`),
    );
  });

  it('sees of the first sentences what it sees of all', () => {
    const facts = postFacts(plainSentences(tokenizer, essay));
    const head = facts.factsUpTo(20);
    const all = facts.factsUpTo(facts.sentences.length);
    expect(all.slice(0, head.length)).toEqual(head);
    expect(facts.factsUpTo(20)).toEqual(head);
    expect(all.length).toBeGreaterThan(head.length);
  });
});
