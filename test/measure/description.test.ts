import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { description } from '../../src/measure/description.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, markdownSentences, plainSentences } from './tokenized.js';

const essayText = readFileSync(new URL('../../examples/essay.txt', import.meta.url), 'utf8');

const posts = readFileSync(new URL('cases/descriptions.txt', import.meta.url), 'utf8')
  .replace(/^(?:#.*\n)+\n/, '')
  .split('\n----\n')
  .map((post) => {
    const [says, ...rest] = post.split('\n');
    const [markdown, shown] = rest.join('\n').split('\n=> ');
    return [says!, markdown!, shown!.trim()] as const;
  });

let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

const describeMarkdown = (markdown: string, characters?: number) =>
  description(
    markdownSentences(tokenizer, markdown),
    characters === undefined ? {} : { characters },
  );

describe('description', () => {
  it('says in at most 120 characters what the post is about', () => {
    const text = description(plainSentences(tokenizer, essayText));
    expect(text).toContain('検索基盤チームに移ることになった。');
    expect(text.length).toBeLessThanOrEqual(120);
    expect(text).toMatch(/。$/);
  });

  it.each(posts)('reads alone: %s', (_, markdown, shown) => {
    expect(describeMarkdown(markdown)).toBe(shown);
  });

  it.each([
    [
      'notes without marks are not run together',
      '庭の会に参加してきた\n\n庭の会に参加してきました。\n\n鋤は土を返す\n\n鍬より軽いので長く使える\n\n水は朝だけやる\n\n種は四月に買う',
      '庭の会に参加してきました。',
    ],
    [
      'a quotation that has lost its marks is known by the page below it',
      '大きくなる庭\n\n園芸店の冬木さんは「苗を植えたあとに撮れば、きれいな写真になると思った」と話す。客の依頼も多い。\n\n町の園芸店で苗の写真を撮る - 冬町新聞\n\nぼくらの庭は、季節ごとに大きくなったり小さくなったりする。',
      'ぼくらの庭は、季節ごとに大きくなったり小さくなったりする。',
    ],
    [
      'a message is known by its sender',
      '庭の本だけを読む\n\n冬木は庭を見て楽しみすぎたので種をまく日を逃した。\n\n— 増田さん (@masuda) 2031年4月27日\n\n子供のころ、種を買わずに庭の本だけを買って楽しむことがあった。',
      '子供のころ、種を買わずに庭の本だけを買って楽しむことがあった。',
    ],
    [
      'the title of another page is no sentence',
      '土を替えたい\n\n冬木の庭の帳面 : 土を替えたいなら、庭に何も植えるのをやめよう。\n\n土を替えるとは、考えるのをやめずに掘り下げることだろうと思った。',
      '土を替えるとは、考えるのをやめずに掘り下げることだろうと思った。',
    ],
  ])('reads alone: %s', (_, text, shown) => {
    expect(description(plainSentences(tokenizer, text))).toBe(shown);
  });

  it('is one line of plain text that is safe in an attribute', () => {
    const text = describeMarkdown(
      '# 題\n\n**`<div class="a">`** と *[& の違い](https://example.com)* を調べた結果を、\nこの記事にまとめておきます。',
    );
    expect(text).toBe(
      '＜div class=“a”＞ と ＆ の違い を調べた結果を、この記事にまとめておきます。',
    );
  });

  it.each([
    ['父は"Hi"と言い、"Bye"とも言った。', '父は“Hi”と言い、“Bye”とも言った。'],
    ["犬は'hachi'という名前で、it's a dogと書く。", '犬は‘hachi’という名前で、it’s a dogと書く。'],
    ['机の幅は24"で、思ったより大きい。', '机の幅は24”で、思ったより大きい。'],
  ])('shows straight quotation marks as pairs: %s', (markdown, shown) => {
    expect(describeMarkdown(markdown)).toBe(shown);
  });

  it('shows no characters that nobody sees', () => {
    expect(describeMarkdown('\ufeff検索\u200bエンジンを\u00ad一から作って\ufeff公開した。')).toBe(
      '検索エンジンを一から作って公開した。',
    );
  });

  it('tells beyond the title what the post says, in sentences that read on', () => {
    const text = describeMarkdown(
      '# 除湿機を買った\n\nこんにちは。\n\n除湿機を買いました。梅雨のあいだ寝室の湿度が八割を超え、壁紙に黒いかびが出たからです。' +
        '圧縮式の小さな機種を選び、一か月で湿度は六割まで下がりました。ちなみに色は白です。\n\n' +
        '## 電気代\n\n電気代は月に九百円ほど増えました。\n\n' +
        '## おわりに\n\n次は布団乾燥機が気になっています。読んでくださりありがとうございました。',
    );
    expect(text).toContain('壁紙に黒いかびが出たからです。圧縮式の小さな機種を選び、');
    expect(text).not.toMatch(/こんにちは|ちなみに|布団乾燥機|ありがとう/);
    expect(text.length).toBeGreaterThan(60);
  });

  it('does not begin in the middle where the opening says something', () => {
    const text = describeMarkdown(
      '# 温泉の記録\n\n山あいの小さな温泉宿に二泊して、朝と夜に湯の温度を測ってきた。\n\n' +
        '- 内湯\n- 露天風呂\n\n測定は五分おきに行った。' +
        '外気が下がる明け方には露天風呂が二度ほどぬるくなり、温泉の記録としては面白い結果になった。',
    );
    expect(text).toMatch(/^山あいの小さな温泉宿に/);
    expect(text).not.toContain('内湯');
  });

  it('shows the head of a sentence that is too long, up to a clause', () => {
    const text = describeMarkdown(
      '雨の日が続いて洗濯物が乾かないので、思い切って除湿機を買い、部屋の湿度を一週間のあいだ記録して、電気代と合わせて比べてみることにした。',
      40,
    );
    expect(text).toBe('雨の日が続いて洗濯物が乾かないので、思い切って除湿機を買い…');
  });

  it.each([
    ['a greeting only', 'こんにちは。'],
    ['a farewell only', 'では。'],
    ['a question only', 'なぜ？'],
    ['a list', '- りんご\n- みかん'],
    ['a quotation', '> 引用だけの記事です。'],
    ['a table only', '| 名前 | 値段 |\n| --- | --- |\n| りんご | 100 |'],
    ['one leaning sentence', 'それは違う。'],
    ['one long word', 'あ'.repeat(500)],
    ['English', 'This post is about nothing in particular, and it says so at length.'],
  ])('is not empty for %s', (_, markdown) => {
    expect(describeMarkdown(markdown)).not.toBe('');
    expect(describeMarkdown(markdown, 12).length).toBeLessThanOrEqual(12);
    expect(describeMarkdown(markdown, 12)).not.toBe('');
  });

  it('is empty for a post without sentences', () => {
    expect(describeMarkdown('')).toBe('');
    expect(describeMarkdown('```\ncode\n```')).toBe('');
    expect(describeMarkdown('# 題\n\n## 見出しだけ')).toBe('');
  });

  it('never breaks the line, the budget or a character, whatever the text', () => {
    const piece = fc.constantFrom(
      ...'「」（）。、！？\n\n #*`|-><&"\'',
      '𠮷',
      '👨‍👩‍👧',
      'しかし、',
      'これは',
      'ので、',
      'けど、',
      'と思います',
      '記事',
      'を紹介します。',
      'です',
      'JavaScript ',
      '12',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (parts, n) => {
          const text = describeMarkdown(parts.join(''), n);
          expect(text.length).toBeLessThanOrEqual(n);
          expect(text).not.toMatch(/[\n\r"<>&]/);
          expect(text).not.toMatch(
            /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
          );
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });

  it.each([
    ['𠮷野家', 1, ''],
    ['𠮷野家', 2, '𠮷'],
    ['え\u0301ゑ', 1, 'え'],
    ['は👨‍👩‍👧だ', 8, 'は'],
    ['は👨‍👩‍👧だ', 9, 'は👨‍👩‍👧'],
    ['寺を見た👍🏽とても静かな寺だった', 6, '寺を見た'],
    ['寺を見た👍🏽とても静かな寺だった', 8, '寺を見た👍🏽'],
  ])('cuts between characters as they are seen: %s at %d', (text, characters, shown) => {
    expect(describeMarkdown(text, characters)).toBe(shown);
  });

  it('takes Infinity for no limit but that of four sentences', () => {
    const sentences = markdownSentences(
      tokenizer,
      '# 港の店\n\n港に店を開いた。店では干物を売る。干物は朝の船で届く。船は六時に着く。店は昼に閉まる。',
    );
    const text = description(sentences, { characters: Number.POSITIVE_INFINITY });
    expect(text).toBe(description(sentences, { characters: 10_000 }));
    expect(text).toMatch(/^港に店を開いた。/);
  });

  it('refuses a budget that is no whole number of 1 or more', () => {
    expect(() => description([], { characters: 0 })).toThrow(
      new RangeError('characters must be a whole number of 1 or more, got 0'),
    );
  });
});
