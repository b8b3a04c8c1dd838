// Ten posts as engineers write them, with what an editor would insist on: not all that is printed today, but what no change
// may lose.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyzer, createAnalyzer } from '../../src/report/analyze.js';

interface Wishes {
  readonly title: string;
  readonly label: string;
  readonly headings: readonly string[];
  readonly slug: string;
  /** Among the first five keywords. */
  readonly keywords: readonly string[];
  /** Among no ten keywords. */
  readonly struck: readonly string[];
  /** What the description begins with. */
  readonly description?: string;
  /** What a summary of three sentences has. */
  readonly summary?: string;
}

const essays: Readonly<Record<string, Wishes>> = {
  'leaving.txt': {
    title: '株式会社ミナモを退職します',
    label: '約2分で読めます',
    headings: ['やっていたこと', 'なぜ辞めるのか', 'ミナモのよかったところ', 'これから'],
    slug: 'kabushikigaisha-minamo-o-taishoku-shimasu',
    keywords: ['ミナモ', '退職'],
    struck: ['お久しぶり', 'とうふ', '最後'],
    description: '2026年3月末をもって、5年半勤めた株式会社ミナモを退職しました。',
    summary: '2026年3月末をもって、5年半勤めた株式会社ミナモを退職しました。',
  },
  'gono-line.md': {
    title: '青春18きっぷで五能線に乗ってきた',
    label: '約2分で読めます',
    headings: [
      '1 日目：東京から秋田へ',
      '2 日目：五能線',
      '3 日目：青森、そして帰り',
      'かかったお金',
    ],
    slug: 'seishunjuhachikippu-de-gonosen-ni-notte-kita',
    keywords: ['青春18きっぷ', '五能線', '青森', '秋田'],
    struck: ['青春', '18', '日目', '僕'],
    description: '夏休みが 3 日だけ取れたので、五能線に乗ってきた。',
    summary: '夏休みが 3 日だけ取れたので、五能線に乗ってきた。',
  },
  'lunch-break.html': {
    title: '『計算機の昼休み』を読んだ',
    label: '約2分で読めます',
    headings: ['どんな本か', '印象に残ったところ', '気になったところ', '誰にすすめるか'],
    slug: 'keisanki-no-hiruyasumi-o-yonda',
    keywords: ['計算機の昼休み'],
    struck: ['とうふ日記', 'プロフィール', 'タグ一覧', '計算機', '昼休み'],
    description: '友人にすすめられて『計算機の昼休み』を読んだ。1970 年代に電力会社の',
    summary: '止まる時間があったことを、みんながいちばん楽しそうに話すのだ。',
  },
  'sqlite-wal.md': {
    title: 'SQLite の WAL モードで「database is locked」をなくすまで',
    label: '約2分で読めます',
    headings: [
      '環境',
      '何が起きていたか',
      'WAL モードにする',
      'busy_timeout を設定する',
      '犯人は BEGIN だった',
      '結果',
      'まとめ',
    ],
    slug: 'sqlite-no-wal-modo-de-database-is-locked-o-nakusu-made',
    keywords: ['WAL モード', 'SQLite'],
    struck: ['モード', '結論', '環境', 'まとめ'],
    description: '個人開発の家計簿アプリで SQLITE_BUSY: database is locked が出まくったので、',
    summary: 'が出まくったので、直したときのメモです。',
  },
  'english-talk.md': {
    title: 'Conference talk を英語でやってみて learned したこと',
    label: '約2分で読めます',
    headings: [],
    slug: 'conference-talk-o-eigo-de-yatte-mite-learned-shita-koto',
    keywords: ['talk', '英語', 'cron'],
    struck: ['TL', 'DR', 'you', 'to'],
    description:
      '先月、Berlin で開かれた小さな conference で、はじめて英語の talk をしてきました。',
    summary: '英語の talk に必要なのは、英語力よりも「話したいこと」なのだと思います。',
  },
  'lightning-talks.md': {
    title: '社内LT大会を2年続けてわかったこと',
    label: '約2分で読めます',
    headings: ['はじまり', '発表者が集まらない問題', 'やめたこと', '数字', 'これから'],
    slug: 'shanai-lt-taikai-o-2-nen-tsuzukete-wakatta-koto',
    keywords: ['LT大会'],
    struck: ['LT', '大会', '問題'],
    description: 'うちの会社では毎月最後の金曜日に、社内LT大会をやっています。',
    summary: 'うちの会社では毎月最後の金曜日に、社内LT大会をやっています。',
  },
  'camera.txt': {
    title: '中古で買ったRICOH GR IIIxを1年使った感想',
    label: '約2分で読めます',
    headings: ['■ 小さい', '■ 40 mm という画角', '■ 困ったところ', '■ 現像しない', '■ 1 年たって'],
    slug: 'chuko-de-katta-ricoh-gr-iiix-o-1-nen-tsukatta-kanso',
    keywords: ['RICOH GR IIIx'],
    struck: ['RICOH', 'IIIx', 'mm', '感想'],
    description: 'カメラを買うときはいつも「これで最後」と思っている。',
    summary: 'カメラを買うときはいつも「これで最後」と思っている。',
  },
  'elixir.md': {
    title: '技術選定で負けた話',
    label: '約1分で読めます',
    headings: ['経緯', '会議', '半年後', '技術選定とは何か'],
    slug: 'gijutsu-sentei-de-maketa-hanashi',
    keywords: ['技術選定', 'Elixir', 'Go', '通知基盤'],
    struck: ['技術', '選定', '石川', '推し'],
    description:
      '技術選定の会議で負けた。僕が推していたのは Elixir で、採用されたのは Go だった。半年たって、負けてよかったと思っているので、その話を書く。',
    summary: '僕が推していたのは Elixir で、採用されたのは Go だった。',
  },
  'kimchi.html': {
    title: 'エンジニアがぬか漬けではなくキムチを漬けた週末',
    label: '約1分で読めます',
    headings: ['なぜキムチか', '材料', 'つくり方', '発酵', '結果'],
    slug: 'enjinia-ga-nukazuke-de-wa-naku-kimuchi-o-tsuketa-shumatsu',
    keywords: ['キムチ', '白菜', '唐辛子粉', 'ヤンニョム'],
    struck: ['唐辛子', 'ぬか', '材料', '週末'],
  },
  'mondays.txt': {
    title: '月曜日に休むことにした',
    label: '約1分で読めます',
    headings: [],
    slug: 'getsuyobi-ni-yasumu-koto-ni-shita',
    keywords: [],
    struck: ['きっかけ', '先週', '会社'],
    description: '四月から、月曜日を休みにしている。週四日勤務というやつで、給料は二割減った。',
    summary: '四月から、月曜日を休みにしている。',
  },
};

describe.each(Object.entries(essays))('an essay, %s', (fileName, wishes) => {
  const source = readFileSync(new URL(`essays/${fileName}`, import.meta.url), 'utf8');
  let analyzer: Analyzer;
  beforeAll(async () => {
    analyzer = await createAnalyzer();
  });

  it('has its title, headings, reading time and slug', () => {
    const { title, headings, readingTime } = analyzer.analyze(source, { fileName });
    expect({
      title,
      headings: headings.map(({ text }) => text),
      label: readingTime.label,
      slug: analyzer.slug(title ?? ''),
    }).toEqual({
      title: wishes.title,
      headings: wishes.headings,
      label: wishes.label,
      slug: wishes.slug,
    });
  });

  it('has the keywords an editor would choose, and none to strike', () => {
    const terms = (limit: number) =>
      analyzer.keywords(source, { fileName, limit }).map(({ term }) => term);
    // As pages show them, with what is named in passing behind.
    expect(terms(10).slice(0, 5)).toEqual(expect.arrayContaining([...wishes.keywords]));
    expect(terms(10).filter((term) => wishes.struck.includes(term))).toEqual([]);
  });

  it('is described by its beginning and summed up in its own sentences', () => {
    const { summary, description } = analyzer.analyze(source, { fileName });
    expect(description.slice(0, wishes.description?.length ?? 0)).toBe(wishes.description ?? '');
    expect(description.length).toBeLessThanOrEqual(120);
    expect(summary.text).toContain(wishes.summary ?? '');
    expect(summary.sentences.length).toBeLessThanOrEqual(3);
    expect(`${summary.text}${description}`).not.toMatch(/お久しぶり|TL;DR|欲しいものリスト|参考:/);
  });
});
