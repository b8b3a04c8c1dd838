import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { apartIn } from '../../src/measure/apart.js';
import { wholeOf } from '../../src/measure/compression.js';
import { scoreSentences } from '../../src/measure/sentence-scores.js';
import { summarize } from '../../src/measure/summary.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, markdownSentences } from './tokenized.js';

const [title, ...lines] = readFileSync(new URL('cases/apart.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

const kindOf = (alone: number | null, ending: number) => {
  if (alone === null) return 'never';
  if (alone === 0) return ending > 0 ? 'leads' : 'reads';
  return alone < 1 ? 'vague' : alone < 2 ? 'back' : 'half';
};

const indexesOf = (markdown: string) =>
  summarize(markdownSentences(tokenizer, markdown)).sentences.map(({ index }) => index);

describe('apartIn', () => {
  it('tells what reads by itself and what does not', () => {
    const texts = lines.map((line) => line.split('\t')[1]!);
    const sentences = markdownSentences(tokenizer, texts.join('\n\n'), title!.split('\t')[1]!);
    const post = scoreSentences(sentences, 'course', undefined);
    const { alone, ending } = apartIn(post, 'course');
    expect(
      post.candidates.map((candidate) => {
        const { text } = candidate.sentence;
        const cost = alone({ candidate, variant: wholeOf(text) });
        return `${kindOf(cost, ending(candidate))}\t${text}`;
      }),
    ).toEqual(lines);
  });
});

describe('a summary of three sentences', () => {
  it('leaves out what points at what it does not show', () => {
    const markdown = (last: string) =>
      '# 娘と動物園へ行った\n\n日曜に娘と二人で動物園へ行ってきた。朝から雨が降ったりやんだりしていた。\n\n' +
      '門の前で売っていた風船は、出口で娘の手から離れて飛んでいった。\n\n' +
      `娘は象の前で一時間も動かなかった。\n\n${last}`;
    expect(indexesOf(markdown('帰りの電車で、娘は象の絵を動物園の切符の裏に描いた。'))).toContain(
      5,
    );
    expect(
      indexesOf(markdown('帰りの電車で、娘はあの象の絵を動物園の切符の裏に描いた。')),
    ).not.toContain(5);
  });

  it('takes what the writer says to think for what the post comes to, wherever it stands', () => {
    const markdown =
      '# 文通を三年続けて\n\n遠くの友人との文通が三年続いている。\n\n' +
      '三年たって思うのは、遅い手紙ほど長く残るということだ。\n\n' +
      '机の引き出しは便箋と切手でいっぱいになった。\n\n' +
      '郵便受けを開ける時間が一日の楽しみである。返事は月に二通ほど届く。';
    const { sentences } = summarize(markdownSentences(tokenizer, markdown));
    const thought = sentences.find(({ index }) => index === 2);
    expect(thought?.why).toContainEqual({ name: 'conclusion', value: 1, share: 0.8 });
  });
});
