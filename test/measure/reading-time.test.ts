import { describe, expect, it } from 'vitest';
import { type ReadingTimeOptions, readingTime } from '../../src/measure/reading-time.js';
import { readingTime as fromEntry } from '../../src/reading-time.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { readPlain } from '../../src/text/plain.js';
import { growsInProportion } from '../laws/growth.js';

const fence = (language: string, lines: number) =>
  `\`\`\`${language}\n${'x = 1;\n'.repeat(lines)}\`\`\`\n`;
const markdown = (source: string, options?: ReadingTimeOptions) =>
  readingTime(readMarkdown(source), options);

describe('labels', () => {
  const at = (seconds: number, options: ReadingTimeOptions = {}) =>
    readingTime('あ'.repeat(Math.round(seconds * 10)), options);

  it.each([
    [0, '1分未満で読めます', 'less than a minute'],
    [29.9, '1分未満で読めます', 'less than a minute'],
    [30, '約1分で読めます', '1 min read'],
    [89.9, '約1分で読めます', '1 min read'],
    [90, '約2分で読めます', '2 min read'],
    [3569.9, '約59分で読めます', '59 min read'],
    [3570, '約1時間で読めます', '60 min read'],
    [4199, '約1時間10分で読めます', '70 min read'],
    [7200, '約2時間で読めます', '120 min read'],
  ])('say %d seconds', (seconds, ja, en) => {
    expect(at(seconds).label).toBe(ja);
    expect(at(seconds, { language: 'en' }).label).toBe(en);
  });

  it.each([
    [10, '1分未満で読めます', 'less than a minute'],
    [26, '1分未満で読めます', 'less than a minute'],
    [30, '約1分で読めます', '1 min read'],
    [240, '約3〜5分で読めます', '3–5 min read'],
    [3000, '約38分〜1時間5分で読めます', '38–65 min read'],
    [6000, '約1時間15分〜2時間15分で読めます', '75–135 min read'],
  ])('say the range around %d seconds', (seconds, ja, en) => {
    expect(at(seconds).rangeLabel).toBe(ja);
    expect(at(seconds, { language: 'en' }).rangeLabel).toBe(en);
  });

  it('say that it is read aloud', () => {
    expect(at(240, { speed: 'aloud' }).label).toBe('音読で約7分');
    expect(at(240, { speed: 'aloud' }).rangeLabel).toBe('音読で約6〜8分');
    expect(at(240, { speed: 'aloud', language: 'en' }).label).toBe('7 min aloud');
    expect(at(10, { speed: 'aloud', language: 'en' }).label).toBe('less than a minute aloud');
  });

  it('show whole minutes, at least 1, and in steps of 5 from an hour on', () => {
    expect([0, 200, 3569, 3600, 4199].map((seconds) => at(seconds).minutes)).toEqual([
      1, 3, 59, 60, 70,
    ]);
  });

  it('state the assumption', () => {
    expect(at(60).assumption).toBe('日本語600字/分');
    expect(at(60, { speed: 'aloud' }).assumption).toBe('日本語350字/分');
    expect(at(60, { speed: 500, language: 'en' }).assumption).toBe(
      '500 Japanese characters a minute',
    );
  });
});

describe('readingTime', () => {
  it('is the public entry of its own', () => expect(fromEntry).toBe(readingTime));

  it('takes a number of characters a minute, with the spread of readers around it', () => {
    const time = readingTime('あ'.repeat(1200), { speed: 400 });
    expect(time.seconds).toBe(180);
    expect(time.range).toEqual({ fast: 135, careful: 240 });
  });

  it('agrees with the names at their numbers, code included', () => {
    const prose = readMarkdown(`変数を使う。\n\n${fence('ts', 40)}`);
    for (const [name, number] of [
      ['fast', 800],
      ['average', 600],
      ['careful', 450],
    ] as const)
      expect(readingTime(prose, { speed: name }).breakdown).toEqual(
        readingTime(prose, { speed: number }).breakdown,
      );
  });

  it('scales code between the paces in proportion, and no further', () => {
    const prose = readMarkdown(fence('ts', 20));
    const code = [300, 450, 514.2857142857143, 600, 685.7142857142857, 800, 2000].map(
      (speed) => readingTime(prose, { speed }).breakdown.code,
    );
    expect(code).toEqual([40, 40, 30, 20, 15, 10, 10]);
  });

  it('has a range from the fast to the careful pace, whichever of them was asked for', () => {
    const text = '文'.repeat(3000);
    const { range } = readingTime(text);
    expect(range.fast).toBe(readingTime(text, { speed: 'fast' }).seconds);
    expect(range.careful).toBe(readingTime(text, { speed: 'careful' }).seconds);
    expect(readingTime(text, { speed: 'fast' }).range).toEqual(range);
  });

  it('has a breakdown that adds up', () => {
    const time = markdown(
      `# 題\n\n本文と https://example.com/ です。\n\n${sentenceInEnglish}\n\n![](a.png)\n\n${fence('js', 7)}\n|甲|乙|\n|-|-|\n|1|2|\n\n$$\nx\n$$\n`,
      { speed: 517 },
    );
    const sum = Object.values(time.breakdown).reduce((total, seconds) => total + seconds, 0);
    expect(sum).toBeCloseTo(time.seconds, 6);
    expect(Object.values(time.breakdown).filter((seconds) => seconds > 0)).toHaveLength(7);
  });
  const sentenceInEnglish = 'One two three four five six seven eight nine ten.';

  it('counts a string and the same text read as plain alike', () => {
    const text =
      '題名です\n\n一つ目の段落。Latin words もある。\n\n二つ目、2024年。https://example.com/ まで。';
    const { breakdown } = readingTime(readPlain(text));
    expect(readingTime(text).breakdown).toEqual(breakdown);
  });

  it('takes every constant', () => {
    const source = `漢字かなカナ、12345678901 word https://example.com/

One two three four five six seven eight.

![](a.png)

![](b.png)

${fence('ts', 50)}
${fence('json', 10)}
| 表 | 値 |
|---|---|

$$
x
$$

<iframe src="https://www.youtube.com/embed/abc"></iframe>
`;
    const prose = readMarkdown(source);
    const { seconds } = readingTime(prose);
    const changed: [ReadingTimeOptions, number][] = [
      [{ kanjiWeight: 2 }, 0.4],
      [{ hiraganaWeight: 3 }, 0.4],
      [{ katakanaWeight: 1.75 }, 0.2],
      [{ punctuationWeight: 0 }, -0.1],
      [{ digitWeight: 0 }, -0.8],
      [{ digitRunCap: 10 }, 0.2],
      [{ secondsPerWord: 1.3 }, 1],
      [{ secondsPerEnglishWord: 0.3 }, -0.8],
      [{ englishPassageWords: 9 }, -0.8],
      [{ lettersPerWord: 3 }, 0.3 + 0.4 * 5],
      [{ secondsPerUrl: 2.5 }, 2],
      [{ secondsPerCodeLine: 0.5 }, -15],
      [{ codeLineCap: 20 }, -7],
      [{ secondsPerSkimmedLine: 0.4 }, 3],
      [{ secondsPerCodeBlock: 30 }, -6],
      [{ secondsPerFirstImage: 20 }, 16],
      [{ secondsPerLaterImage: 12 }, 1],
      [{ secondsPerTableRow: 1.5 }, 1],
      [{ secondsPerMathBlock: 0 }, -5],
      [{ secondsPerEmbed: 30 }, 28],
    ];
    for (const [options, difference] of changed)
      expect([options, readingTime(prose, options).seconds - seconds]).toEqual([
        options,
        expect.closeTo(difference, 6),
      ]);
    const hard = readingTime(prose, { difficulty: 1.1 }).breakdown;
    expect(hard.prose).toBeCloseTo(readingTime(prose).breakdown.prose * 1.1, 3);
    expect(hard.code).toBe(readingTime(prose).breakdown.code);
  });

  it('refuses what is no text', () => {
    const call = (text: unknown) => () => readingTime(text as string);
    expect(call(42)).toThrow(new TypeError('text must be a string or a Prose, got a number'));
    expect(call(undefined)).toThrow(
      new TypeError('text must be a string or a Prose, got undefined'),
    );
    expect(call(null)).toThrow(new TypeError('text must be a string or a Prose, got null'));
    expect(call(['あ'])).toThrow(new TypeError('text must be a string or a Prose, got an array'));
    expect(call({})).toThrow(new TypeError('text must be a string or a Prose, got an object'));
  });

  it('refuses options that are no object', () => {
    const call = (options: unknown) => () => readingTime('あ', options as ReadingTimeOptions);
    expect(call(null)).toThrow(new TypeError('options must be an object, got null'));
    expect(call('fast')).toThrow(new TypeError('options must be an object, got a string'));
    expect(call(500)).toThrow(new TypeError('options must be an object, got a number'));
    expect(call(['fast'])).toThrow(new TypeError('options must be an object, got an array'));
    expect(call(() => 1)).toThrow(new TypeError('options must be an object, got a function'));
    expect(call(undefined)()).toEqual(readingTime('あ'));
  });

  it.each([
    [
      { speed: -1 },
      RangeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got -1',
    ],
    [
      { speed: 0 },
      RangeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got 0',
    ],
    [
      { speed: Number.NaN },
      RangeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got NaN',
    ],
    [
      { speed: Infinity },
      RangeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got Infinity',
    ],
    [
      { speed: 'slow' },
      RangeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got slow',
    ],
    [
      { speed: 'constructor' },
      RangeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got constructor',
    ],
    [
      { speed: null },
      TypeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got null',
    ],
    [
      { speed: [600] },
      TypeError,
      'speed must be one of average, fast, careful, aloud or a number above 0, got an array',
    ],
    [{ language: 'fr' }, RangeError, 'language must be ja or en, got fr'],
    [{ language: 1 }, TypeError, 'language must be ja or en, got a number'],
    [{ kanjiWeight: null }, TypeError, 'kanjiWeight must be a number from 0 to 1000000, got null'],
    [{ frontMatterKey: 3 }, TypeError, 'frontMatterKey must be a string, got a number'],
    [
      { secondsPerWord: -0.1 },
      RangeError,
      'secondsPerWord must be a number from 0 to 1000000, got -0.1',
    ],
    [
      { secondsPerUrl: Number.NaN },
      RangeError,
      'secondsPerUrl must be a number from 0 to 1000000, got NaN',
    ],
    [
      { codeLineCap: Infinity },
      RangeError,
      'codeLineCap must be a number from 0 to 1000000, got Infinity',
    ],
    [
      { katakanaWeight: '1' },
      TypeError,
      'katakanaWeight must be a number from 0 to 1000000, got a string',
    ],
    [{ difficulty: {} }, TypeError, 'difficulty must be a number from 0 to 1000000, got an object'],
  ])('refuses %j', (options, kind, message) => {
    const call = () => readingTime('あ', options as ReadingTimeOptions);
    expect(call).toThrow(kind);
    expect(call).toThrow(new kind(message));
  });

  it('passes over an author who says no time, whatever it is', () => {
    const values = [
      0,
      -5,
      Number.NaN,
      1e9,
      true,
      null,
      [5],
      {},
      '',
      '5〜7分',
      '-5',
      '2024-11-22',
      `5${'m'.repeat(9)}5`,
      '5.5.5',
    ];
    for (const readingTimeSaid of values) {
      const prose = {
        ...readMarkdown('本文です。'),
        frontMatter: { readingTime: readingTimeSaid },
      };
      expect([readingTimeSaid, readingTime(prose as never).source]).toEqual([
        readingTimeSaid,
        'text',
      ]);
    }
  });

  it('measures the time aloud even where the author says another', () => {
    const time = markdown('---\nreadingTime: 5\n---\n\n本文です。', { speed: 'aloud' });
    expect([time.source, time.seconds]).toEqual(['text', 0.857]);
  });

  it('gives plain finite numbers for any text and pace', () => {
    const texts = [
      '',
      '\0',
      '\ud83d',
      '\udc00\ud800',
      '\u0301\u0301',
      '  \n\n',
      'http://',
      '﷽',
      '👨‍👩‍👧',
      '9'.repeat(9999),
    ];
    for (const text of texts)
      for (const speed of ['average', 'aloud', 1e-300, 1e300] as const) {
        const time = readingTime(text, { speed });
        expect(JSON.parse(JSON.stringify(time))).toEqual(time);
        for (const seconds of [
          time.seconds,
          ...Object.values(time.breakdown),
          ...Object.values(time.range),
        ]) {
          expect(Number.isFinite(seconds)).toBe(true);
          expect(Object.is(seconds, -0)).toBe(false);
        }
      }
  });

  it('takes time in proportion to the text', () => {
    const units = [
      '漢字とかな、カタカナ。',
      'https://example.com/',
      'http://',
      'a-',
      "it's ",
      '12,',
      '\ud83d',
      '\u3099',
      ' \n',
    ];
    for (const unit of units) {
      const short = unit.repeat(Math.ceil(30_000 / unit.length));
      expect([unit, growsInProportion(readingTime, short, short.repeat(8))]).toEqual([unit, true]);
    }
  });
});
