import type { Span } from './split.js';

/**
 * Names with a mark of a sentence inside them or at their end, as Japanese posts write them. Data kept as code, for the
 * list is short; written for this project. A mark inside a name never ends a sentence, the one at its end only where
 * the line ends. Names in brackets need no entry.
 */
export const NAMES_WITH_MARKS: readonly string[] = [
  // companies, services, software
  'Yahoo! JAPAN',
  'Yahoo! Japan',
  'Yahoo!',
  'Ｙａｈｏｏ！',
  'ヤフー！',
  'Joomla!',
  'Hello!プロジェクト',
  'ハロー！プロジェクト',
  // singers and groups
  'モーニング娘。',
  'カントリー娘。',
  'Hey! Say! JUMP',
  'Hey!Say!JUMP',
  'Berryz工房!',
  'ゲスの極み乙女。',
  'バンドじゃないもん！',
  'Wake Up, Girls！',
  'Wake Up, Girls!',
  '藤岡弘、',
  'つんく♂',
  'つのだ☆ひろ',
  // works
  'ミリオンライブ！シアターデイズ！',
  'ミリオンライブ！',
  'シアターデイズ！',
  'Oh! MZ',
  'Oh!MZ',
  'Oh! X',
  'Oh!X',
  'けいおん！',
  'けいおん!',
  'ラブライブ！サンシャイン!!',
  'ラブライブ！サンシャイン！！',
  'ラブライブ！スーパースター!!',
  'ラブライブ！',
  'ラブライブ!',
  'アイカツ！',
  'アイカツ!',
  'らき☆すた',
  '君の名は。',
  'よつばと！',
  'よつばと!',
  'ハイキュー!!',
  'ハイキュー！！',
];

/** Latin abbreviations written with a full stop, which ends a sentence only where the line ends. */
export const ABBREVIATIONS: readonly string[] = [
  'e.g.',
  'i.e.',
  'cf.',
  'vs.',
  'etc.',
  'ex.',
  'et al.',
  'a.k.a.',
  'approx.',
  'feat.',
  'ft.',
  'Mr.',
  'Mrs.',
  'Ms.',
  'Dr.',
  'Prof.',
  'Sr.',
  'Jr.',
  'St.',
  'No.',
  'no.',
  'Nos.',
  'Vol.',
  'vol.',
  'Fig.',
  'fig.',
  'Figs.',
  'Eq.',
  'Eqs.',
  'Sec.',
  'Ch.',
  'pp.',
  'p.',
  'ver.',
  'Ver.',
  'Inc.',
  'Ltd.',
  'Corp.',
  'Co.',
  'U.S.',
  'U.K.',
  'Ph.D.',
  'a.m.',
  'p.m.',
  'A.M.',
  'P.M.',
  'c.f.',
  'ref.',
  'Phys.',
  'Chem.',
  'Rev.',
  'Lett.',
  'Soc.',
  'Jpn.',
  'Comput.',
  'Commun.',
  'Nat.',
  'Sci.',
  'Math.',
  'Proc.',
  'Int.',
  'Conf.',
  'Trans.',
  'Eds.',
  'Jan.',
  'Mar.',
  'Jun.',
  'Jul.',
  'Feb.',
  'Apr.',
  'Aug.',
  'Sept.',
  'Sep.',
  'Oct.',
  'Nov.',
  'Dec.',
  '[Online].',
];

const NAME = new RegExp(
  [
    ...[...NAMES_WITH_MARKS].sort((a, b) => b.length - a.length),
    ...[...ABBREVIATIONS]
      .sort((a, b) => b.length - a.length)
      .map((word) => `(?<![A-Za-z0-9])${word}`),
  ]
    .map((word) => word.replace(/[.[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/** Find the names and abbreviations with a mark in `text`, in order. */
export function* findNames(text: string): Generator<Span> {
  for (const found of text.matchAll(NAME)) {
    yield { start: found.index, end: found.index + found[0].length };
  }
}
