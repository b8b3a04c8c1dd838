import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReadingTimeOptions, readingTime } from '../../src/measure/reading-time.js';
import { readHtml } from '../../src/text/html.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { readPlain } from '../../src/text/plain.js';

const fence = (language: string, lines: number) =>
  `\`\`\`${language}\n${'x = 1;\n'.repeat(lines)}\`\`\`\n`;
const markdown = (source: string, options?: ReadingTimeOptions) =>
  readingTime(readMarkdown(source), options);

describe('the worked cases of the model', () => {
  const sentence =
    'The quick brown fox jumps over the lazy dog and then the old cat sits near the warm fire and';
  const cases: [title: string, seconds: number, expected: number, tolerance: number][] = [
    ['1 a greeting', readingTime('こんにちは、お元気ですか？').seconds, 1.3, 0.05],
    ['2 600 kana are a minute', readingTime('あ'.repeat(600)).seconds, 60, 0.1],
    ['3 kanji and kana mixed', readingTime('漢字かな交じり文。'.repeat(100)).seconds, 90, 0.1],
    ['4 katakana', readingTime('コンピューター'.repeat(100)).seconds, 52.5, 0.1],
    ['5 names', readingTime('Amazon S3のチームに入り約3年経った。').seconds, 2.025, 0.05],
    ['6 twenty English words', readingTime(sentence).seconds, 8, 0.05],
    ['7 ten lines of code', markdown(fence('ts', 10)).seconds, 10, 0.05],
    ['8 a hundred lines', markdown(fence('ts', 100)).seconds, 51, 0.05],
    ['8 three hundred lines', markdown(fence('ts', 300)).seconds, 60, 0.05],
    ['9 fifty lines of text', markdown(fence('text', 50)).seconds, 15, 0.05],
    ['10 three images', markdown('![](a.png)\n\n'.repeat(3)).seconds, 33, 0.05],
    ['10 twelve images', markdown('![](a.png)\n\n'.repeat(12)).seconds, 81, 0.05],
    ['11 a table', markdown('|名前|値|\n|-|-|\n|速度|600|\n|単位|分|\n').seconds, 2.6, 0.05],
    ['12 a URL', markdown('詳細は https://example.com/a/b を参照。').seconds, 1.2, 0.05],
    [
      '12 a URL in a string',
      readingTime('詳細は https://example.com/a/b を参照。').seconds,
      1.2,
      0.05,
    ],
    ['13 a long number', readingTime('電話番号は09012345678です。').seconds, 1.6, 0.05],
    ['14 ruby', markdown('<ruby>漢字<rt>かんじ</rt></ruby>を読む。').seconds, 0.6, 0.05],
    ['15 a long name', markdown('`useSyncExternalStoreWithSelector`を使う。').seconds, 1.3, 0.05],
    [
      '16 a post',
      markdown(`${'あいうえお漢字仮名。'.repeat(300)}\n\n![](a.png)\n\n${fence('ts', 20)}`).seconds,
      332,
      0.5,
    ],
    ['17 front matter', markdown('---\ntitle: 題\n---\n\n本文です。').seconds, 0.5, 0.05],
    [
      '18 a link',
      markdown('[公式の手引き](https://example.com/very/long/path/index.html)を読む。').seconds,
      1,
      0.05,
    ],
  ];
  it.each(cases)('%s', (_, seconds, expected, tolerance) => {
    expect(Math.abs(seconds - expected)).toBeLessThanOrEqual(tolerance);
  });

  // 19 and 20: a text of known counts, with the same arithmetic: 2,000 characters, 251 of them katakana, 40 digits, 64 words.
  const essay =
    `${'漢字とかなの文。'.repeat(250)}`.slice(0, 1749) +
    'ア'.repeat(251) +
    ' 12。3、4567'.repeat(5).replaceAll(/[。、]/g, ' ') +
    ' 89012'.repeat(1) +
    ' word、'.repeat(64);

  it('19 adds up a whole essay', () => {
    const time = readingTime(essay);
    expect(time.characters).toBe(1749 + 251 + 40 + 64);
    expect(time.words).toBe(64);
    expect(time.seconds).toBeCloseTo((1749 + 251 * 0.75 + 40 + 64) * 0.1 + 64 * 0.3, 3);
    expect(time.label).toBe('約4分で読めます');
    expect(time.rangeLabel).toBe('約3〜5分で読めます');
  });

  it.each([
    ['fast', 0.75],
    ['careful', 4 / 3],
    ['aloud', 600 / 350],
  ] as const)('20 scales with the pace %s', (speed, factor) => {
    expect(readingTime(essay, { speed }).seconds).toBeCloseTo(
      readingTime(essay).seconds * factor,
      2,
    );
  });

  it('gives the labels of the worked cases', () => {
    expect(readingTime('漢字かな交じり文。'.repeat(100)).label).toBe('約2分で読めます');
    expect(readingTime('あ'.repeat(3320)).label).toBe('約6分で読めます');
  });
});

describe('posts in small', () => {
  const file = new URL('./cases/reading-time.txt', import.meta.url);
  const cases = readFileSync(file, 'utf8')
    .split(/^==== /m)
    .slice(1)
    .map((text) => {
      const [head = '', rest = ''] = text.split('\n<<<\n');
      const [source = '', expected = ''] = rest.split('\n==>\n');
      const options = JSON.parse(/^options (.*)$/m.exec(head)?.[1] ?? '{}');
      return {
        title: head.split('\n')[0]!,
        source,
        options,
        expected: expected.trim().split('\n'),
      };
    });

  it('has cases', () => expect(cases.length).toBeGreaterThanOrEqual(40));

  it.each(cases)('reads $title', ({ source, options: { read, ...options }, expected }) => {
    const reader = { plain: readPlain, html: readHtml }[read as string] ?? readMarkdown;
    const time = readingTime(reader(source), options);
    const { breakdown, ...rest } = time;
    const said: Record<string, unknown> = { ...breakdown, ...rest };
    const got = expected.map((line) => {
      const name = line.split(' ')[0]!;
      const value = line.slice(name.length + 1);
      return `${name} ${Number.isNaN(Number(value)) ? said[name] : Number(said[name])}`;
    });
    const want = expected.map((line) => {
      const [name, ...value] = line.split(' ');
      const text = value.join(' ');
      return `${name} ${Number.isNaN(Number(text)) ? text : Number(text)}`;
    });
    expect(got).toEqual(want);
  });
});
