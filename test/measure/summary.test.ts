import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { summarize } from '../../src/measure/summary.js';
import type { TokenizedSentence } from '../../src/measure/tokenize-sentences.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { growsInProportion } from '../laws/growth.js';
import { loadKuromoji, markdownSentences, plainSentences } from './tokenized.js';

const essayText = readFileSync(new URL('../../examples/essay.txt', import.meta.url), 'utf8');

const markdownPost = `# 自宅サーバーを静かにする方法

こんにちは、はじめまして。この記事は自宅サーバー Advent Calendar の 3 日目です。

この記事では、寝室に置いた自宅サーバーの騒音を減らす方法を紹介します。

## ファンを替える

標準のファンは直径が小さく、回転数が高いので、どうしても甲高い音が出ます。大きなファンに替えるだけで騒音は半分になりました。

| 部品 | 騒音 |
| --- | --- |
| 標準のファンを付けた自宅サーバーの騒音です。 | 38 dB |

## 置き場所を変える

結局、いちばん効いたのはサーバーを防振ゴムの上に置くことでした。

最後まで読んでいただきありがとうございました。
`;

let tokenizer: Tokenizer;
let essay: TokenizedSentence[];
let post: TokenizedSentence[];

beforeAll(async () => {
  tokenizer = await loadKuromoji();
  essay = plainSentences(tokenizer, essayText);
  post = markdownSentences(tokenizer, markdownPost);
});

describe('summarize', () => {
  it('gives three whole sentences of the post in their order', () => {
    const { text, sentences } = summarize(essay);
    expect(sentences).toHaveLength(3);
    expect(text).toBe(sentences.map((sentence) => sentence.text).join(''));
    for (const { index, text: shown, start, end, pieces } of sentences) {
      expect(shown).toBe(essay[index]!.text);
      expect(essayText.slice(start, end)).toBe(shown);
      expect(pieces).toEqual([{ start, end }]);
    }
    const indexes = sentences.map((sentence) => sentence.index);
    expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
  });

  it('follows an essay from its beginning to what it comes to', () => {
    const chosen = summarize(essay).sentences;
    expect(chosen[0]!.text).toBe(
      '来月から、5 年いた決済チームを離れて検索基盤チームに移ることになった。',
    );
    const lastHeading = essay.findLastIndex(({ role }) => role === 'heading');
    expect(chosen.at(-1)!.index).toBeGreaterThan(lastHeading);
    expect(chosen[1]!.index).toBeGreaterThan(essay.findIndex(({ role }) => role === 'heading'));
  });

  it('chooses no title, heading or table cell, however many sentences are asked for', () => {
    for (const sentences of [essay, post]) {
      const chosen = summarize(sentences, { sentences: 1000 }).sentences;
      expect(chosen.length).toBeGreaterThan(3);
      for (const { index } of chosen)
        expect(['paragraph', 'listItem', 'quote']).toContain(sentences[index]!.role);
    }
  });

  it('leaves out greetings, notices and farewells', () => {
    const { text } = summarize(post, { sentences: 5 });
    expect(text).not.toContain('こんにちは');
    expect(text).not.toContain('Advent Calendar');
    expect(text).not.toContain('ありがとうございました');
  });

  it('tells what the post is for and what it comes to', () => {
    const { text } = summarize(post, { sentences: 2 });
    expect(text).toContain('騒音を減らす方法を紹介します。');
    expect(summarize(post, { sentences: 3 }).text).toContain('防振ゴムの上に置くことでした。');
  });

  it('shows what leans beside the sentence that it leans on, or not at all', () => {
    const tea = markdownSentences(
      tokenizer,
      '# 夜に飲む紅茶\n\n夜に紅茶を飲むと眠れなくなるので、眠る前に飲める紅茶を一年かけて探した。\n\n' +
        '近所の店には置いていない物が多く、半分は取り寄せた。棚が茶の缶で埋まり、家族に呆れられた。\n\n' +
        '香りの強い物、葉の大きい物、産地の違う物を、毎晩一つずつ淹れて比べた。\n\n' +
        '最後に見つけた紅茶も、同じく夜に飲むのにいちばんおすすめだとわかった。',
    );
    expect(summarize(tea, { sentences: 3 }).sentences.map(({ index }) => index)).toEqual([1, 4, 5]);
    expect(summarize(tea, { sentences: 2 }).text).not.toContain('同じく');
  });

  it('lets what sums up the whole post stand by itself', () => {
    const shelf = markdownSentences(
      tokenizer,
      '# 棚を直す\n\n傾いた棚を直す方法を三つ試した。\n\n釘を足したが、板が割れた。\n\n糊は一日で剥がれた。\n\n' +
        '結局、棚の脚を削って直すのがいちばん確かだとわかった。',
    );
    expect(summarize(shelf, { sentences: 2 }).sentences.map(({ index }) => index)).toEqual([1, 4]);
  });

  it('keeps within the budget of characters', () => {
    for (let characters = 1; characters <= 400; characters += 7) {
      expect(summarize(essay, { characters }).text.length).toBeLessThanOrEqual(characters);
      expect(summarize(post, { characters }).text.length).toBeLessThanOrEqual(characters);
    }
  });

  it('keeps within both bounds when both are given', () => {
    const { text, sentences } = summarize(essay, { sentences: 2, characters: 150 });
    expect(sentences.length).toBeLessThanOrEqual(2);
    expect(text.length).toBeLessThanOrEqual(150);
  });

  it('tells why: shares that add up to the score', () => {
    for (const { score, why } of summarize(essay, { sentences: 8 }).sentences) {
      expect(why.length).toBeGreaterThan(0);
      expect(why.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 5);
    }
  });

  it('shows one sentence of a post that has none worth showing, however many are asked for', () => {
    const sentences = plainSentences(tokenizer, '港を歩いた。\n\n船が来た。');
    for (const count of [1, 40, 41, Number.POSITIVE_INFINITY])
      expect(summarize(sentences, { sentences: count }).sentences).toHaveLength(1);
  });

  it('prefers what is asked about', () => {
    const { text } = summarize(essay, { sentences: 1, about: '台帳の移行' });
    expect(text).toContain('台帳');
  });

  it('takes time in proportion to what is asked about, whatever it holds', () => {
    const sentences = plainSentences(tokenizer, '港の話。');
    const ask = (about: string) => summarize(sentences, { about });
    const marks = (count: number) => `港${'\u0316\u0301'.repeat(count)}`;
    expect(growsInProportion(ask, marks(4000), marks(32_000))).toBe(true);
  });

  it('finds what is asked about in any width', () => {
    const sentences = plainSentences(
      tokenizer,
      '朝は港を歩いた。昼はサーバーを直した。夜は本を読んだ。',
    );
    for (const about of ['サーバー', 'ｻｰﾊﾞｰ'])
      expect(summarize(sentences, { sentences: 1, about }).text).toBe('昼はサーバーを直した。');
  });

  it('gives an empty summary for a post without sentences', () => {
    expect(summarize([])).toEqual({ text: '', sentences: [] });
    expect(summarize(markdownSentences(tokenizer, '# 題名だけ'))).toEqual({
      text: '',
      sentences: [],
    });
  });

  it('gives the same for the same sentences and leaves them as they are', () => {
    const before = JSON.stringify(essay);
    const first = summarize(essay, { characters: 120 });
    expect(summarize(essay, { characters: 120 })).toEqual(first);
    expect(JSON.stringify(essay)).toBe(before);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('takes Infinity for no limit', () => {
    const all = summarize(essay, { sentences: Number.POSITIVE_INFINITY });
    expect(all.sentences.length).toBeGreaterThan(
      summarize(essay, { sentences: 10 }).sentences.length,
    );
    expect(summarize(essay, { sentences: 3, characters: Number.POSITIVE_INFINITY })).toEqual(
      summarize(essay, { sentences: 3 }),
    );
  });

  it('refuses numbers that are not whole or below 1', () => {
    const message = (options: object) => {
      try {
        summarize(essay, options);
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
      return 'no error';
    };
    expect(message({ sentences: 0 })).toBe(
      'RangeError: sentences must be a whole number of 1 or more, got 0',
    );
    expect(message({ sentences: 1.5 })).toBe(
      'RangeError: sentences must be a whole number of 1 or more, got 1.5',
    );
    expect(message({ characters: -1 })).toBe(
      'RangeError: characters must be a whole number of 1 or more, got -1',
    );
    expect(message({ characters: Number.NaN })).toBe(
      'RangeError: characters must be a whole number of 1 or more, got NaN',
    );
    expect(message({ characters: '120' })).toBe(
      'TypeError: characters must be a whole number of 1 or more, got "120"',
    );
    expect(message({ shorten: 'no' })).toBe('TypeError: shorten must be true or false, got "no"');
    expect(message({ about: 3 })).toBe('TypeError: about must be a string, got 3');
    expect(message({ about: null })).toBe('TypeError: about must be a string, got null');
  });
});
