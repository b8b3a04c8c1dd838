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

  it('asks a price for a bare word unless what is shown before it tells of what', () => {
    const text =
      '四月からは、隣町の小さな製本所で糸とじを習うことになっている。社員は三人で、いちばん若い人でも還暦を過ぎている。';
    const post = scoreSentences(
      markdownSentences(tokenizer, text, '印刷所を辞める'),
      'course',
      undefined,
    );
    const [place, staff] = post.candidates;
    const { alone } = apartIn(post, 'course');
    const chosen = { candidate: staff!, variant: wholeOf(staff!.sentence.text) };
    expect(alone(chosen, null)).toBeGreaterThan(0);
    const before = { candidate: place!, variant: wholeOf(place!.sentence.text), before: null };
    expect(alone(chosen, before)).toBe(0);
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

  it('does not end on what something was not, but on what it was', () => {
    const markdown =
      '# 井戸を掘り直した\n\n去年の秋から半年かけて、庭の井戸を掘り直した。派手な仕事とはいえない。\n\n' +
      '土は桶で運び、石は一つずつ縄で上げた。雨の日は休んで、縄を編んで過ごした。\n\n' +
      '夏には水が出て、近所の子どもが水を汲みに来るようになった。冬のあいだも凍らない。\n\n' +
      '掘り直して一番良かったのは、水が増えたことでも、水が冷たくなったことでもない。' +
      '井戸の底の様子を、孫にも紙一枚で話せるようになったことだ。';
    const shown = indexesOf(markdown);
    expect(shown.includes(7) && !shown.includes(8)).toBe(false);
    expect(shown).toContain(8);
  });

  it('goes beyond the first paragraph where the post comes to something', () => {
    const markdown =
      '# 夜の電話で覚えたこと\n\n枕元の電話が鳴ったのは、日曜の深夜二時だった。' +
      '受話器の向こうで機械の声が「緊急」と言う。当番は月に一週間で、三年たっても慣れない。\n\n' +
      '倉庫の明かりは消えていた。鍵は管理人室にある。裏口の扉は半分だけ開いていた。\n\n' +
      '床には水がたまっている。古い管が一本だけ割れていた。布を巻いて朝を待つ。外では犬が鳴いている。雨は三時にやんだ。湯を沸かして飲んだ。\n\n' +
      '昼のうちに書いた一行の覚え書きが、夜の電話に起きた自分を助けたり、だましたりする。';
    const shown = indexesOf(markdown);
    expect(Math.max(...shown)).toBeGreaterThan(3);
  });

  it('takes how something was mended for what the post comes to', () => {
    const markdown =
      '# 雨どいが止まる\n\n雨どいの水が何度も止まるので、止まらないようにした記録である。' +
      '家は木造の平屋で、雨どいは南と北に一本ずつある。\n\n' +
      '葉が入ると水は流れなくなる。網を張っても、細かい土はたまる。\n\n' +
      '直し方は簡単で、雨どいの下の口を先に広げておけばよい。\n\n' +
      '網は近所の店で買った。脚立は父に借りた。';
    const { sentences } = summarize(markdownSentences(tokenizer, markdown));
    const mended = sentences.find(({ index }) => index === 5);
    expect(mended?.why).toContainEqual({ name: 'conclusion', value: 1, share: 0.8 });
  });

  it('looks for the end of a post before a table', () => {
    const head =
      '# 岬まで歩く\n\n夏の休みに岬まで三日かけて歩いた。海を左に見て進む道である。\n\n' +
      '## 一日目\n\n朝の六時に駅を出て、昼に峠の茶屋へ着いた。宿の風呂は熱く、夜は波の音を聞いて眠った。\n\n' +
      '## 帰り\n\n帰りは列車に乗り、三時間で家に着いた。楽しかったのはやはり歩いた道のほうである。\n\n';
    const table =
      '## 掛かった金\n\n| 何に | 円 |\n|---|---|\n| 宿 | 9000 |\n\n次は川をさかのぼりたい。';
    const { candidates } = scoreSentences(
      markdownSentences(tokenizer, head + table),
      'course',
      undefined,
    );
    const ending = candidates.find(({ sentence }) => sentence.text.startsWith('楽しかった'));
    expect(ending?.features).toContainEqual({ name: 'closing', value: 1, share: 0.4 });
  });
});
