import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Keyword, type KeywordOptions, keywords } from '../../src/measure/keywords.js';
import type { TokenizedSentence } from '../../src/measure/tokenize-sentences.js';
import type { Token } from '../../src/tokenizer/token.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { growsAtMost, growsInProportion } from '../laws/growth.js';
import { loadKuromoji, markdownSentences, plainSentences } from './tokenized.js';

const essay = readFileSync(new URL('../../examples/essay.txt', import.meta.url), 'utf8');

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

const read = (text: string, options?: KeywordOptions): Keyword[] =>
  keywords(plainSentences(tokenizer, text), options);
/** So much that a post is long, of which no noun stands. */
const plain = 'そうしてゆっくり歩いて、また帰った。'.repeat(32);
const terms = (text: string, options?: KeywordOptions): string[] =>
  read(text, options).map(({ term }) => term);

/** The tokens as a tokenizer gives them that knows a word of the caller, told to be a noun and no more. */
function joinUserWord(tokens: readonly Token[], surface: string): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let last = i;
    while (last < tokens.length && tokens[last]!.end < tokens[i]!.start + surface.length) last++;
    const text = tokens
      .slice(i, last + 1)
      .map((token) => token.surface)
      .join('');
    if (text === surface) {
      joined.push({
        ...tokens[i]!,
        surface,
        baseForm: surface,
        partOfSpeech: ['名詞'],
        reading: null,
        pronunciation: null,
        lexicon: 'user',
        end: tokens[last]!.end,
      });
      i = last;
    } else joined.push(tokens[i]!);
  }
  return joined;
}

describe('keywords', () => {
  it('names the subjects of an essay and no fragment', () => {
    const found = terms(essay);
    expect(found).toHaveLength(10);
    for (const fragment of ['的', 'こと', '年', 'お客', '自分', '今回', 'する'])
      expect(found).not.toContain(fragment);
  });

  it('keeps compounds and product names whole', () => {
    const text =
      'Amazon Elastic Kubernetes Service の話\n\nAmazon Elastic Kubernetes Service は分散システムだ。分散システムは難しい。';
    expect(terms(text)).toEqual(
      expect.arrayContaining(['Amazon Elastic Kubernetes Service', '分散システム']),
    );
  });

  it('ranks what a post comes back to above what it names once', () => {
    const found = read(essay, { limit: 40 }).map(({ term }) => term);
    expect(found).toContain('台帳');
    for (const everyday of ['メールアドレス', '会社', 'いちばん', '席'])
      expect(found).not.toContain(everyday);
  });

  it('names no term whose words are all keywords already', () => {
    const text = 'TailwindとCSS\n\nTailwindを使う。CSSを書く。Tailwind CSSは速い。';
    const found = terms(text);
    expect(found).toEqual(expect.arrayContaining(['Tailwind', 'CSS']));
    expect(found).not.toContain('Tailwind CSS');
  });

  it('names no address', () => {
    expect(terms('本の話\n\nAmazon.co.jpで本を買う。amzn.toの本。')).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/\./)]),
    );
  });

  it('takes a word of the own dictionary for a strong hint', () => {
    const text =
      '# 移行の記録\n\n検索基盤チームは **Kubernetes** への移行を終えた。約 3 年かかった。';
    const own: Tokenizer = {
      ...tokenizer,
      tokenize: (line) => joinUserWord(tokenizer.tokenize(line), '検索基盤チーム'),
    };
    const [first] = keywords(markdownSentences(own, text));
    expect(first!.term).toBe('検索基盤チーム');
    expect(first!.why.map(({ name }) => name)).toContain('userWord');
  });

  it('finds its positions in the source', () => {
    const text = '猫カフェの話\n\n今日は猫カフェに行った。Ｓ３とS3。';
    for (const { positions, forms } of read(text)) {
      for (const { start, end } of positions) {
        const surface = text.slice(start, end).normalize('NFKC');
        expect(forms.map((form) => form.text)).toContain(surface);
      }
    }
  });

  it('counts a title given by the caller though it stands nowhere in the source', () => {
    const [first] = keywords(markdownSentences(tokenizer, '猫カフェに行った。', '猫カフェ'));
    expect(first).toMatchObject({ term: '猫カフェ', count: 2, positions: [{ start: 0, end: 4 }] });
  });

  it('gives an empty list for a post without words', () => {
    expect(terms('')).toEqual([]);
    expect(terms('。。。！ 12 — 3')).toEqual([]);
  });

  it('refuses options that are not what they should be', () => {
    const wrong = (options: object) => () => keywords([], options);
    expect(wrong({ limit: -1 })).toThrow(
      new RangeError('limit must be a whole number of 0 or more, got -1'),
    );
    expect(wrong({ limit: '5' })).toThrow(
      new TypeError('limit must be a whole number of 0 or more, got "5"'),
    );
    expect(wrong({ minScore: 2 })).toThrow(
      new RangeError('minScore must be a number from 0 to 1, got 2'),
    );
    expect(wrong({ stopWords: 'の' })).toThrow(
      new TypeError('stopWords must be an array of strings, got "の"'),
    );
    expect(() => keywords(null as never)).toThrow(
      new TypeError('sentences must be an array, got null'),
    );
  });
});

it('fills a list that is short with names that come back, and not with everyday words', () => {
  const post = readFileSync(new URL('../../examples/posts/nas-backup.md', import.meta.url), 'utf8');
  const five = keywords(markdownSentences(tokenizer, post), { limit: 5 }).map(({ term }) => term);
  expect(five).toEqual(['写真', 'バックアップ', 'restic', 'NAS']);

  const diary =
    '朝は雨だった。昼に駅前で友人と会って、ラーメンを食べた。夜は本を読んで、早く寝た。';
  const filler =
    'そのあとは特に何もせず、ぼんやりと過ごして、また明日からがんばろうと思った。'.repeat(15);
  expect(terms(diary + filler, { limit: 5 }).length).toBeLessThan(3);
});

it('takes words for one that differ in what nobody sees', () => {
  const post = '検索\u200bエンジンを作る。検索エンジンは速い。\ufeff検索\u00adエンジンを直した。';
  expect(read(post)[0]).toMatchObject({ term: '検索エンジン', count: 3 });
});

describe('keywords with options', () => {
  const post = `JavaScriptで静的サイトを作る

静的サイトは速い。JSで書いた静的サイトを公開した。コードを書く時間が減った。

## 型の話

TypeScriptの型は便利だ。型とテストの話をした。コードを書く人に勧めたい。`;

  it('prefers the tags of the site, and finds those that no rule makes a term', () => {
    const vocabulary = ['コードを書く', 'typescript', '料理'];
    const found = read(post, { vocabulary });
    expect(found.slice(0, 4).map(({ term }) => term)).toEqual(
      expect.arrayContaining(['コードを書く', 'TypeScript']),
    );
    const tagged = found.filter((keyword) => keyword.vocabulary !== null);
    expect(tagged.map((keyword) => keyword.vocabulary).sort()).toEqual([
      'typescript',
      'コードを書く',
    ]);
    expect(tagged[0]!.why.map(({ name }) => name)).toContain('vocabulary');
  });

  it('lists tags that share words, since no tag repeats another', () => {
    const text = '猫カフェの話\n\n猫カフェに行った。猫カフェの猫は寝ていた。犬もいる。';
    const vocabulary = ['猫カフェ', '猫'];
    expect(terms(text, { vocabulary, limit: 2 })).toEqual(['猫カフェ', '猫']);
  });

  it('finds a tag under its usual short form', () => {
    const [first] = read('JSの話\n\nJSを書く。', { vocabulary: ['JavaScript'] });
    expect(first).toMatchObject({ term: 'JS', vocabulary: 'JavaScript' });
  });

  it('takes a commoner tag for likelier', () => {
    const rank = (vocabulary: Record<string, number>) =>
      terms('犬と猫の話をする。', { vocabulary })[0];
    expect(rank({ 犬: 1, 猫: 50 })).toBe('猫');
    expect(rank({ 犬: 50, 猫: 1 })).toBe('犬');
  });

  it('leaves out excluded terms in every spelling', () => {
    const text = 'サーバの話\n\nサーバーを買う。サーバは静かだ。猫が寝る。';
    expect(terms(text)).toContain('サーバ');
    expect(terms(text, { exclude: ['サーバー'] })).not.toContain('サーバ');
    expect(terms(text, { stopWords: ['ｻｰﾊﾞ'] })).not.toContain('サーバ');
  });

  it('gives no position twice, where a word stands in half width inside a longer one', () => {
    const post = 'サーバーコンポーネントｻｰﾊﾞｰを置いた。サーバーを置いた。';
    const server = read(post, { include: ['サーバー'] }).find(({ term }) => term === 'サーバー')!;
    expect(server.count).toBe(3);
    expect(server.positions.map(({ start, end }) => post.slice(start, end))).toEqual([
      'サーバーコンポーネントｻｰﾊﾞｰ',
      'サーバー',
    ]);
  });

  it('gives included terms that have nothing for them a score of 0, with shares that are numbers', () => {
    const names = Array.from('山川田林森石木水金花鳥風月雪空海島岩谷原', (one) => `${one}の店、`);
    const rest = '祭りを見た。'.repeat(40);
    const post = `${rest}\n\n${names.join('')}港の店。\n\n${rest}`;
    const [keyword, ...others] = read(post, { include: ['岩'], limit: 1 });
    expect(others).toEqual([]);
    expect(keyword).toMatchObject({ term: '岩', score: 0 });
    expect(keyword!.why.map(({ share }) => share).every(Number.isFinite)).toBe(true);
    expect(JSON.parse(JSON.stringify(keyword))).toEqual(keyword);
  });

  it('lists included terms in any case when they stand in the post', () => {
    const options = { include: ['コードを書く', 'テスト', '料理'], limit: 2, minScore: 0.99 };
    expect(terms(post, options).sort()).toEqual(['コードを書く', 'テスト'].sort());
  });

  it('keeps only the parts of speech asked for', () => {
    const text = '京都の図書館で本を読む。京都は雨だった。';
    expect(terms(text, { partOfSpeech: ['地域'] })).toEqual(['京都']);
    expect(terms(text, { partOfSpeech: ['名詞'] })).toEqual(
      expect.arrayContaining(['京都', '図書館']),
    );
  });

  it('cuts at the limit and at the least score', () => {
    expect(terms(post, { limit: 2 })).toHaveLength(2);
    expect(terms(post, { limit: 0 })).toEqual([]);
    for (const { score } of read(post, { minScore: 0.3 }))
      expect(score).toBeGreaterThanOrEqual(0.3);
    expect(read(post, { limit: Number.POSITIVE_INFINITY }).length).toBeGreaterThan(2);
  });

  it('scores from 0 to 1, best first, the score being the sum of its shares', () => {
    const found = read(essay);
    expect(found[0]!.score).toBe(1);
    found.forEach(({ score, why }, i) => {
      if (i > 0) expect(score).toBeLessThanOrEqual(found[i - 1]!.score);
      const sum = why.reduce((total, { share }) => total + share, 0);
      expect(Math.abs(Math.max(0, sum) - score)).toBeLessThan(0.002);
    });
  });

  it('names no part of a chosen term again', () => {
    const text =
      '湘南国際マラソンの記録\n\n湘南国際マラソンに出た。湘南国際マラソンは長い。湘南の海。';
    const found = terms(text);
    expect(found[0]).toBe('湘南国際マラソン');
    for (const part of ['湘南国際', '国際', '国際マラソン', 'マラソン', '湘南'])
      expect(found).not.toContain(part);
  });

  it('says nothing twice among the first five', () => {
    const text =
      '# データ解析\n\nデータ解析の本を読んだ。データ解析は楽しい。データと確率。確率分布の図。データは多い。\n\n' +
      '確率分布を学び、統計学に進む。統計学と線形代数の本を買う。';
    const found = keywords(markdownSentences(tokenizer, text)).map(({ term }) => term);
    expect(found.slice(0, 5)).toEqual(expect.arrayContaining(['データ解析', '統計学']));
    for (const [long, short] of [
      ['データ解析', '解析'],
      ['確率分布', '分布'],
    ])
      expect(found).not.toEqual(expect.arrayContaining([long, short]));
  });

  it('counts the part that a better keyword says against a term', () => {
    const text =
      '# データ解析\n\nデータ解析の本を読んだ。データ解析は楽しい。データは多い。データは宝だ。';
    const data = read(text).find(({ term }) => term === 'データ')!;
    const repetition = data.why.find(({ name }) => name === 'repetition')!;
    expect(repetition.value).toBe(0.5);
    expect(repetition.share).toBeLessThan(0);
  });

  it('takes a word in two scripts for one thing', () => {
    const text =
      'コンポーネントの話\n\nコンポーネントを書く。componentは速い。componentを試す。図書館へ行く。猫が寝る。犬が鳴く。';
    const found = terms(text);
    expect(found.indexOf('component')).toBeGreaterThan(found.indexOf('図書館'));
  });

  it('names the part that a post names at least twice as often as the whole', () => {
    const text =
      '量子回路と量子\n\n量子は小さい。量子を測る。量子が要る。量子の話。量子回路を書く。';
    expect(terms(text)[0]).toBe('量子');
  });

  describe('of a post that is long enough to come back to something', () => {
    // 石臼 and 製粉所 return; 灯台, a proper name, Docker and a compound are named once
    const filler = '朝から石臼を回して、夕方には製粉所へ歩いて行った。';
    const post = `石臼の日記\n\n${filler.repeat(24)}灯台が見えた。技術の話もした。Dockerも入れた。草刈り機械を借りた。`;

    it('ends the list where it would only name what is named in passing', () => {
      const found = terms(post, { limit: 5 });
      expect(found).toEqual(expect.arrayContaining(['石臼', '製粉所']));
      for (const passing of ['灯台', '技術', '草刈り機械']) expect(found).not.toContain(passing);
    });

    it('goes on with what is named in passing where more than five are asked for', () => {
      const five = terms(post, { limit: 5 });
      const ten = terms(post, { limit: 10 });
      expect(five.length).toBeLessThan(5);
      expect(ten.length).toBeGreaterThan(five.length);
      expect(ten.indexOf('灯台')).toBeGreaterThanOrEqual(five.length);
    });

    it('names no word that leads to the same one over の wherever it stands, unless little else is there', () => {
      const said =
        '夕凪の街を読む。夕凪の街は良い。石臼を借りる。石臼は重い。石臼を返す。石臼に粉が残る。';
      const found = terms(`${said}${filler.repeat(24)}`, { limit: 5 });
      expect(found).not.toContain('夕凪');
      expect(terms('港の朝\n\n港の朝は早い。')).toContain('港');
    });

    it('keeps a product by its name though it stands once', () => {
      expect(terms(post)).toContain('Docker');
    });

    it('lists all there is when asked to, what is in passing behind the rest', () => {
      const found = read(post, { limit: Infinity });
      const names = found.map(({ term }) => term);
      expect(names.indexOf('灯台')).toBeGreaterThan(names.indexOf('製粉所'));
      found.forEach(({ score, why }) => {
        const sum = why.reduce((total, { share }) => total + share, 0);
        expect(score).toBeCloseTo(Math.max(0, sum), 2);
      });
    });

    it('gives scores in the order of the list, no more alike than they are, whatever the limit', () => {
      const scores = (limit: number) => read(essay, { limit }).map(({ score }) => score);
      const ten = scores(10);
      expect([...ten].sort((x, y) => y - x)).toEqual(ten);
      expect(new Set(ten).size).toBeGreaterThan(7);
      expect(scores(6)).toEqual(ten.slice(0, 6));
    });

    it('lets no score fall to nearly nothing because of where a keyword stands', () => {
      const towns =
        '横手と深浦と弘前と能代と鰺ヶ沢と十和田と三沢と八戸と大館と鹿角と男鹿を通った。';
      const trip =
        '秋田の宿\n\n秋田に着いた。夏休みは短い。秋田を歩いた。青森へ行った。青森は遠い。日本海を見た。' +
        `仙台を出た。仙台は近い。横手に寄った。横手は寒い。${plain}秋田と青森と仙台と${towns}${towns}`;
      const scores = read(trip, { limit: 7 }).map(({ score }) => score);
      for (let i = 1; i < scores.length; i++) expect(scores[i]).toBeGreaterThan(scores[i - 1]! / 2);
    });

    it('fills the first few with a name that stands once, unless a word of the title waits', () => {
      const trees = '柵は古い。松は高い。柳が枯れた。竹を割った。杉を切った。桜が咲いた。';
      const text = `柵を見た。Evernoteで聞いた。${trees}${plain}柵を閉めた。柵を塗った。`;
      expect(terms(`柵の話\n\n${text}`, { limit: 5 })).toEqual(['柵', 'Evernote']);
      expect(terms(`庭の柵を直す\n\n${text}`, { limit: 5 })).toEqual(['柵']);
    });

    it('fills nothing with where a post says that its code lies, or that somebody was asked', () => {
      const text = (place: string) =>
        `柵を見た。${place}で聞いた。柵は古い。松は高い。${plain}柵を閉めた。柵を塗った。`;
      for (const place of ['GitHub', 'Slack', 'Discord'])
        expect(terms(`柵の話\n\n${text(place)}`, { limit: 5 })).toEqual(['柵']);
      const again = `柵の話\n\n${text('Slack')}Slackは便利だ。Slackを閉じた。`;
      expect(terms(again, { limit: 5 })).toContain('Slack');
    });

    it('puts what comes back before a name that stands once, among five behind the first few', () => {
      const text =
        '柵を見た。Evernoteで聞いた。柵は古い。柵を直した。松は高い。Emacsは古い。雑草を抜いた。雑草が伸びた。' +
        `杉を切った。桜が咲いた。梅は白い。蔦を払った。鳩が来た。${plain}`;
      const found = terms(`柵の話\n\n${text}`);
      expect(found.slice(0, 4)).toEqual(['柵', 'Evernote', '雑草', 'Emacs']);
    });

    it('knows what a list denies from what it names', () => {
      const names = (text: string) => terms(`納屋の話\n\n納屋は古い。${text}`);
      expect(names('CPUの話も OSの話もほとんど出てこない。')).not.toContain('CPU');
      expect(names('CPUも、OSも知らずに暮らす。')).not.toContain('OS');
      expect(names('CPUも OSも好きだ。夜は見ない。')).toContain('CPU');
      expect(names('CPUも見ない。OSは見ない。')).toContain('CPU');
      expect(names('CPUも OSもない。CPUを買った。')).toContain('CPU');
    });

    it('gives the same first keywords and scores however many are asked for', () => {
      // Kalita fills the first few, though 草刈り機械 has the higher score.
      const filled =
        `石臼の日記\n\n技術の草刈り機械を借りた。草刈り機械は重い。${filler.repeat(26)}` +
        '小さなKalitaは軽い。それからKalitaを洗った。灯台が見えた。';
      expect(terms(filled, { limit: 5 })).toEqual(['石臼', '製粉所', 'Kalita']);
      for (const text of [post, essay, filled]) {
        const all = read(text, { limit: Infinity });
        for (const limit of [1, 3, 5, 6, 10]) {
          const some = read(text, { limit });
          expect(all.slice(0, some.length)).toEqual(some);
        }
      }
    });

    it('names a tag of the site and a word of the caller in any case', () => {
      expect(terms(post, { vocabulary: ['灯台'] })).toContain('灯台');
      expect(terms(post, { include: ['草刈り機械'] })).toContain('草刈り機械');
    });

    it('names something though all is in passing', () => {
      const scattered = Array.from(
        { length: 60 },
        (_, i) => `${'甲乙丙丁戊己庚辛壬癸'[i % 10]}は遠く、今日もよく晴れている。`,
      );
      expect(
        terms(`港\n\n灯台が見えた。${scattered.join('')}`, { limit: 3 }).length,
      ).toBeGreaterThan(0);
    });
  });

  it('does not name a year of a name beside it', () => {
    const text = 'Scala Matsuri 2017に行った\n\nScalaMatsuriは楽しい。ScalaMatsuriに行く。';
    expect(terms(text)).toContain('ScalaMatsuri');
    expect(terms(text)).not.toContain('Scala Matsuri 2017');
  });

  it('names the title of a book that it calls by it', () => {
    const text = '「道は開ける」を読んだ\n\n「道は開ける」を読んだ。悩みの本である。道は険しい。';
    expect(terms(text)[0]).toBe('道は開ける');
  });

  it('ranks a compound of a heading above a word that stands once', () => {
    const text = [
      '猫の一日',
      '友人と港へ行く。猫が寝ている。船が出る。魚を買う。',
      '分散システムの難しさ',
      '猫は寝る。分散システムは難しい。夜になる。',
    ].join('\n\n');
    const found = terms(text, { limit: 20 });
    expect(found.indexOf('分散システム')).toBeLessThan(found.indexOf('船'));
  });

  it('counts forms apart and together', () => {
    for (const { count, forms } of read(essay, { limit: Number.POSITIVE_INFINITY })) {
      expect(forms.reduce((total, form) => total + form.count, 0)).toBe(count);
    }
  });

  it('gives plain JSON, the same for the same post, and changes nothing it was given', () => {
    const sentences = plainSentences(tokenizer, essay);
    const before = JSON.stringify(sentences);
    const found = keywords(sentences);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(keywords(sentences)).toEqual(found);
    expect(JSON.stringify(sentences)).toBe(before);
    expect(JSON.stringify(found)).not.toMatch(/null,"share"|-0[,}]/);
  });

  it('takes time in proportion to the text', () => {
    const work = (sentences: readonly TokenizedSentence[]) =>
      keywords(sentences, { limit: Number.POSITIVE_INFINITY });
    for (const piece of [
      '情報',
      'アプリケーション',
      'Alpha Beta ',
      'a-',
      '（東証）',
      'ｱﾞ',
      '{{',
      '$x_',
      '「道は開ける」と',
      '『猫の本』猫の本',
      '「ア・イ」',
      '[a]x[/a]',
      '三連休',
    ]) {
      const post = (pieces: number) => plainSentences(tokenizer, piece.repeat(pieces));
      const grows = growsAtMost(8 ** 1.5, work, post(250), post(2000));
      expect([piece, grows]).toEqual([piece, true]);
    }
  });

  it('takes time in proportion to the number of terms, be all of them initials', () => {
    const letter = (n: number) => String.fromCharCode(65 + (n % 26));
    const post = (terms: number) =>
      plainSentences(
        tokenizer,
        Array.from(
          { length: terms },
          (_, n) => `${letter(n)}${letter(n / 26)}${letter(n / 676)}を見た。`,
        ).join('\n'),
      );
    const all = (sentences: readonly TokenizedSentence[]) =>
      keywords(sentences, { limit: Number.POSITIVE_INFINITY });
    expect(all(post(1000)).length).toBeGreaterThan(900);
    expect(growsInProportion(all, post(1000), post(8000))).toBe(true);
  });

  it('refuses a vocabulary that is none', () => {
    const wrong = (vocabulary: unknown) => () => keywords([], { vocabulary } as KeywordOptions);
    expect(wrong('猫')).toThrow(
      new TypeError('vocabulary must be an array of strings or an object of counts, got "猫"'),
    );
    expect(wrong(new Map([['猫', 1]]))).toThrow(
      new TypeError(
        'vocabulary must be an array of strings or an object of counts, got a Map or its like',
      ),
    );
    expect(wrong(['猫', 3])).toThrow(new TypeError('vocabulary[1] must be a string, got 3'));
    expect(wrong({ 猫: 0 })).toThrow(
      new RangeError('vocabulary["猫"] must be a number above 0, got 0'),
    );
    expect(wrong({ 猫: 'a' })).toThrow(
      new TypeError('vocabulary["猫"] must be a number above 0, got "a"'),
    );
    expect(() => keywords([], { vocabulary: new Array(1) })).toThrow(
      new TypeError('vocabulary[0] must be a string, got undefined'),
    );
  });

  it('copes with a tokenizer that knows no parts of speech', () => {
    const sentences = plainSentences(tokenizer, '分散システムの話。分散システムは難しい。').map(
      (sentence) => ({
        ...sentence,
        tokens: sentence.tokens.map((token) => ({
          ...token,
          partOfSpeech: [],
          reading: null,
          lexicon: 'unknown' as const,
        })),
      }),
    );
    expect(keywords(sentences).map(({ term }) => term)).toContain('分散システム');
  });
});
