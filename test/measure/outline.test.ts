import { beforeAll, describe, expect, it } from 'vitest';
import { highlights } from '../../src/measure/highlights.js';
import { outline } from '../../src/measure/outline.js';
import type { TokenizedSentence } from '../../src/measure/tokenize-sentences.js';
import { loadKuromoji, markdownSentences } from './tokenized.js';

const markdown = `# 山の道具を選び直す

十年使った登山の道具を、この冬にすべて見直した。

## 靴

こんにちは。靴は足の形に合うかどうかがすべてで、値段はあまり関係がない。店で二時間かけて履き比べた。

### 中敷き

中敷きを替えると、下りで指が当たらなくなる。

## 雨具

| 名前 | 重さ |
| --- | --- |
| 古い雨具の重さは四百グラムある。 | 400 |

それは違った。雨具は三年で水を通すようになるので、消耗品だと考えたほうがいい。

## 写真
`;

let sentences: TokenizedSentence[];

beforeAll(async () => {
  sentences = markdownSentences(await loadKuromoji(), markdown);
});

describe('outline', () => {
  it('gives each section its heading and its best sentence', () => {
    const lines = outline(sentences).map(
      ({ level, heading, sentence }) =>
        `${level} ${heading ?? '–'}: ${sentence ? sentence.text : '–'}`,
    );
    expect(lines).toEqual([
      '0 –: 十年使った登山の道具を、この冬にすべて見直した。',
      '2 靴: 靴は足の形に合うかどうかがすべてで、値段はあまり関係がない。',
      '3 中敷き: 中敷きを替えると、下りで指が当たらなくなる。',
      '2 雨具: 雨具は三年で水を通すようになるので、消耗品だと考えたほうがいい。',
      '2 写真: –',
    ]);
  });

  it('tells where headings and sentences stand', () => {
    for (const { heading, start, end, sentence } of outline(sentences)) {
      if (heading !== null) expect(markdown.slice(start, end)).toContain(heading);
      if (sentence) expect(markdown.slice(sentence.start, sentence.end)).toBe(sentence.text);
    }
  });

  it('counts deeper sections to the one above', () => {
    expect(outline(sentences, { level: 2 }).map(({ heading }) => heading)).toEqual([
      null,
      '靴',
      '雨具',
      '写真',
    ]);
  });

  it('gives nothing for nothing and refuses a level that is no whole number of 1 or more', () => {
    expect(outline([])).toEqual([]);
    expect(() => outline([], { level: 0 })).toThrow(
      new RangeError('level must be a whole number of 1 or more, got 0'),
    );
  });
});

describe('highlights', () => {
  it('weighs every sentence between 0 and 1, the best with 1', () => {
    const weights = highlights(sentences);
    expect(weights).toHaveLength(sentences.length);
    expect(Math.max(...weights)).toBe(1);
    expect(Math.min(...weights)).toBe(0);
    sentences.forEach(({ role, text }, index) => {
      if (role === 'title' || role === 'heading' || role === 'table')
        expect(weights[index]).toBe(0);
      if (text === 'こんにちは。') expect(weights[index]).toBe(0);
    });
  });

  it('weighs nothing where there is nothing to say', () => {
    expect(highlights([])).toEqual([]);
  });
});
