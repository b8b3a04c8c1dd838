import { beforeAll, describe, expect, it } from 'vitest';
import { DictionaryError } from '../../src/errors.js';
import { description } from '../../src/measure/description.js';
import { frequency } from '../../src/measure/frequency.js';
import { keywords } from '../../src/measure/keywords.js';
import { outline } from '../../src/measure/outline.js';
import { readability } from '../../src/measure/readability.js';
import { readingTime } from '../../src/measure/reading-time.js';
import { summarize } from '../../src/measure/summary.js';
import { tokenizeSentences } from '../../src/measure/tokenize-sentences.js';
import { type Analyzer, analyze, createAnalyzer } from '../../src/report/analyze.js';
import { splitSentences } from '../../src/sentence/split.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { tinyTokenizer } from '../../src/tokenizer/tiny.js';

const post = `---
title: 港の図書館
tags: [読書]
---

港の図書館に通っている。図書館の窓からは船が見える。

## 本棚

本棚には航海の本が並ぶ。

![灯台](lighthouse.jpg)

### 航海の本

- 航海日誌
- 海図

\`\`\`sh
ls books
\`\`\`

> 海は広い。

## 帰り道

図書館を出ると、もう夜だった。
`;

let analyzer: Analyzer;
beforeAll(async () => {
  analyzer = await createAnalyzer();
});

describe('analyze', () => {
  it('tells everything that it knows of a post', async () => {
    const analysis = await analyze(post, { fileName: 'harbour.md' });
    expect(Object.keys(analysis)).toEqual([
      'title',
      'format',
      'headings',
      'counts',
      'readingTime',
      'keywords',
      'frequency',
      'summary',
      'description',
      'readability',
      'frontMatter',
      'notices',
    ]);
    expect(analysis).toMatchObject({
      title: '港の図書館',
      format: 'markdown',
      headings: [
        { level: 2, text: '本棚' },
        { level: 3, text: '航海の本' },
        { level: 2, text: '帰り道' },
      ],
      counts: {
        length: post.length,
        sentences: 7,
        paragraphs: 4,
        headings: 3,
        images: 1,
        codeBlocks: 1,
      },
      frontMatter: { title: '港の図書館', tags: ['読書'] },
      notices: [],
    });
    for (const { start, end, text } of analysis.headings) {
      expect(post.slice(start, end)).toContain(text);
    }
    expect(analysis.keywords.map(({ term }) => term)).toContain('図書館');
    expect(analysis.frequency.find(({ term }) => term === '図書館')).toMatchObject({ count: 4 });
    expect(analysis.summary.sentences.length).toBeGreaterThan(0);
    expect(analysis.description).toBe(analyzer.description(post, { fileName: 'harbour.md' }));
    expect(analysis.readability).toEqual(analyzer.readability(post, { fileName: 'harbour.md' }));
  });

  it('counts the characters that are read: no markup, code or blanks', () => {
    const { counts } = analyzer.analyze('# 題\n\n**海**へ 行く。\n\n```\ncode\n```\n', {
      format: 'markdown',
    });
    expect(counts).toMatchObject({ characters: 6, sentences: 1, codeBlocks: 1, headings: 0 });
    expect(counts.tokens).toBe(
      analyzer.tokenize('題海へ行く。').filter(({ surface }) => surface.trim() !== '').length,
    );
  });

  it('gives the same JSON-safe result every time, and never the same object', () => {
    const first = analyzer.analyze(post, { tokens: true });
    const second = analyzer.analyze(post, { tokens: true });
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(second).toEqual(first);
    expect(second.keywords).not.toBe(first.keywords);
    expect(second.sentences![0]).not.toBe(first.sentences![0]);
    expect(second.frontMatter).not.toBe(first.frontMatter);
  });

  it.each(['', ' \n', '\0', '\ud83d', '# ', '<p>', '---\n---\n'])('takes %j', (text) => {
    for (const format of ['plain', 'markdown', 'html'] as const) {
      const analysis = analyzer.analyze(text, { format, tokens: true });
      expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
    }
  });

  it('holds the sentences with their tokens only when asked', () => {
    expect(analyzer.analyze(post)).not.toHaveProperty('sentences');
    const { sentences } = analyzer.analyze(post, { tokens: true });
    const sentence = sentences!.find(({ text }) => text === '海は広い。')!;
    expect(sentence.tokens.map(({ surface }) => surface)).toEqual(['海', 'は', '広い', '。']);
    for (const { surface, start, end } of sentence.tokens)
      expect(post.slice(start, end)).toBe(surface);
  });
});

describe('an analyzer', () => {
  it('gives what the measures give of the same sentences', () => {
    const format = 'markdown' as const;
    const sentences = splitSentences(readMarkdown(post));
    const { tokenize } = analyzer;
    const segment = (text: string) => tokenize(text).map(({ surface }) => surface);
    const tokenized = tokenizeSentences(sentences, { tokenize, segment });
    expect(analyzer.description(post, { format, characters: 40 })).toBe(
      description(tokenized, { characters: 40 }),
    );
    expect(analyzer.outline(post, { format, level: 2 })).toEqual(outline(tokenized, { level: 2 }));
    expect(analyzer.readability(post, { format, language: 'en' })).toEqual(
      readability(sentences, { language: 'en' }),
    );
    expect(analyzer.keywords(post, { format })).toEqual(keywords(tokenized));
    expect(analyzer.frequency(post, { format })).toEqual(frequency(tokenized));
    expect(analyzer.summarize(post, { format })).toEqual(summarize(tokenized));
    expect(analyzer.readingTime(post, { format })).toEqual(readingTime(readMarkdown(post)));
  });

  it('is what its tokenizer is: the same words for one sentence', () => {
    const [first] = analyzer.analyze('海へ行く。', { tokens: true }).sentences!;
    expect(first!.tokens).toEqual(analyzer.tokenize('海へ行く。'));
  });
});

describe('the options', () => {
  it('take a number for the keywords, the frequency list and the summary', () => {
    const { keywords, frequency, summary } = analyzer.analyze(post, {
      keywords: 2,
      frequency: 3,
      summary: 1,
    });
    expect([keywords.length, frequency.length, summary.sentences.length]).toEqual([2, 3, 1]);
  });

  it('reach every measure, and are those of the measure itself', () => {
    const analysis = analyzer.analyze(post, {
      keywords: { limit: 4 },
      frequency: { minCount: 2, partOfSpeech: ['名詞'] },
      summary: { characters: 20 },
      readingTime: { speed: 300 },
      readability: { longSentence: 5 },
      description: 30,
      language: 'en',
    });
    expect(analysis.keywords).toEqual(analyzer.keywords(post, { limit: 4 }));
    expect(analysis.frequency).toEqual(
      analyzer.frequency(post, { minCount: 2, partOfSpeech: ['名詞'] }),
    );
    expect(analysis.summary).toEqual(analyzer.summarize(post, { characters: 20 }));
    expect(analysis.readingTime).toEqual(
      analyzer.readingTime(post, { speed: 300, language: 'en' }),
    );
    expect(analysis.readingTime.label).toBe('less than a minute');
    expect(analysis.description).toBe(analyzer.description(post, { characters: 30 }));
    expect(analysis.readability).toEqual(
      analyzer.readability(post, { longSentence: 5, language: 'en' }),
    );
    expect(analysis.readability.findings.length).toBeGreaterThan(0);
  });

  it('of createAnalyzer hold unless a call says otherwise', async () => {
    const own = await createAnalyzer({
      keywords: { limit: 3 },
      summary: 1,
      stopWords: ['図書館'],
      language: 'en',
      format: 'plain',
      tokens: true,
    });
    const analysis = own.analyze(post);
    expect(analysis.format).toBe('plain');
    expect(analysis.keywords.length).toBe(3);
    expect(analysis.sentences![0]!.text).toBe('---\ntitle: 港の図書館');
    expect(analysis.frequency.map(({ term }) => term)).not.toContain('図書館');
    expect(analysis.readingTime.label).toBe('less than a minute');
    expect(own.summarize(post).sentences.length).toBe(1);
    const other = own.analyze(post, {
      format: 'markdown',
      keywords: 1,
      stopWords: [],
      tokens: false,
      language: 'ja',
    });
    expect(other.format).toBe('markdown');
    expect(other.keywords.length).toBe(1);
    expect(other).not.toHaveProperty('sentences');
    expect(other.frequency.map(({ term }) => term)).toContain('図書館');
    expect(other.readingTime.label).toMatch(/分/);
  });

  it('that are undefined say nothing', async () => {
    const own = await createAnalyzer({ keywords: 1, summary: 1, description: 30, language: 'en' });
    const unsaid = { limit: undefined, sentences: undefined, characters: undefined } as object;
    expect(own.keywords(post, unsaid)).toEqual(own.keywords(post));
    expect(own.summarize(post, unsaid)).toEqual(own.summarize(post));
    expect(own.description(post, unsaid)).toEqual(own.description(post));
    expect(own.readingTime(post, { language: undefined } as object).label).toMatch(/minute/);
    expect(own.analyze(post, { keywords: unsaid, summary: unsaid })).toEqual(own.analyze(post));
  });

  it('leave stop words out of keywords and frequency', () => {
    const { keywords, frequency } = analyzer.analyze(post, { stopWords: ['図書館'] });
    for (const { term } of [...keywords, ...frequency]) expect(term).not.toBe('図書館');
  });

  it('overrule the title and the format', () => {
    expect(analyzer.analyze(post, { title: '別の題' }).title).toBe('別の題');
    expect(analyzer.analyze('# 見出し', { fileName: 'a.txt' }).format).toBe('plain');
    expect(analyzer.analyze('見出し', { fileName: 'a.html' }).format).toBe('html');
  });

  it('may be bare numbers, which mean what they mean to the measures', () => {
    const none = analyzer.analyze(post, { keywords: 0, frequency: 0 });
    expect([none.keywords, none.frequency]).toEqual([[], []]);
    const infinity = Number.POSITIVE_INFINITY;
    const all = analyzer.analyze(post, { keywords: infinity, summary: infinity });
    expect(all.keywords).toEqual(analyzer.keywords(post, { limit: infinity }));
    expect(all.summary).toEqual(analyzer.summarize(post, { sentences: infinity }));
  });

  it('are not changed', () => {
    const options = Object.freeze({ keywords: Object.freeze({ limit: 2 }), tokens: true });
    analyzer.analyze(post, options);
    expect(options).toEqual({ keywords: { limit: 2 }, tokens: true });
  });

  it.each([
    [{ keywords: -1 }, new RangeError('keywords must be a whole number of 0 or more, got -1')],
    [{ keywords: 1.5 }, new RangeError('keywords must be a whole number of 0 or more, got 1.5')],
    [
      { frequency: Number.NaN },
      new RangeError('frequency must be a whole number of 0 or more, got NaN'),
    ],
    [{ description: 0 }, new RangeError('description must be a whole number of 1 or more, got 0')],
    [{ summary: -1 }, new RangeError('summary must be a whole number of 1 or more, got -1')],
    [{ summary: '3' }, new TypeError('summary must be a number or an object of options, got "3"')],
    [
      { keywords: null },
      new TypeError('keywords must be a number or an object of options, got null'),
    ],
    [
      { tokenizer: {} },
      new TypeError('tokenizer must be an object with a method tokenize(text), got an object'),
    ],
    [{ readingTime: 600 }, new TypeError('readingTime must be an object, got 600')],
    [{ readingTime: ['fast'] }, new TypeError('readingTime must be an object, got an array')],
    [
      { keywords: ['海'] },
      new TypeError('keywords must be a number or an object of options, got an array'),
    ],
    [{ readability: null }, new TypeError('readability must be an object, got null')],
    [{ format: 'md' }, new RangeError('format must be plain, markdown or html, got "md"')],
    [{ language: 'fr' }, new RangeError('language must be ja or en, got fr')],
    [{ stopWords: ['海', 5] }, new TypeError('stopWords[1] must be a string, got 5')],
    [{ tokens: 'yes' }, new TypeError('tokens must be true or false, got "yes"')],
    [{ summary: { shorten: 1 } }, new TypeError('shorten must be true or false, got 1')],
    [
      { frequency: { minCount: 0 } },
      new RangeError('minCount must be a whole number of 1 or more, got 0'),
    ],
    [
      { readability: { manyCommas: -1 } },
      new RangeError('manyCommas must be a whole number of 0 or more, got -1'),
    ],
    [null, new TypeError('options must be an object, got null')],
    ['post.md', new TypeError('options must be an object, got "post.md"')],
  ])('%j are refused', async (options, error) => {
    await expect(createAnalyzer(options as never)).rejects.toThrow(error);
    await expect(analyze('海', options as never)).rejects.toThrow(error);
    if (typeof options !== 'object' || options === null)
      expect(() => analyzer.keywords('海', options as never)).toThrow(error);
  });
});

describe('a source that is no string', () => {
  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [42, '42'],
    [['海'], 'an array'],
    [{ toString: () => '海' }, 'an object'],
  ])('%j is refused before any work', async (source, kind) => {
    const error = new TypeError(`source must be a string, got ${kind}`);
    const untouched = {
      get tokenizer(): never {
        throw new Error('work was done');
      },
    };
    await expect(analyze(source as never, untouched)).rejects.toThrow(error);
    expect(() => analyzer.analyze(source as never)).toThrow(error);
    expect(() => analyzer.readingTime(source as never)).toThrow(error);
    expect(() => analyzer.keywords(source as never)).toThrow(error);
    expect(() => analyzer.tokenize(source as never)).toThrow(
      new TypeError(`text must be a string, got ${kind}`),
    );
  });
});

describe('the words', () => {
  it('come from the tokenizer that is given', async () => {
    const own = await createAnalyzer({ tokenizer: tinyTokenizer() });
    expect(own.tokenize('私の名前').map(({ surface }) => surface)).toEqual(['私', 'の', '名前']);
    const analysis = await analyze(post, { tokenizer: tinyTokenizer(), tokens: true });
    expect(analysis.sentences![0]!.tokens[0]!.partOfSpeech).toEqual([]);
    expect(analysis.keywords.length).toBeGreaterThan(0);
  });

  it('are those of the text as it stands', () => {
    const text = '# 見出し\n\n**強い**  \u3000文。\n';
    expect(
      analyzer
        .tokenize(text)
        .map(({ surface }) => surface)
        .join(''),
    ).toBe(text);
  });

  it('may be joined by words of your own', async () => {
    const text = '港町文庫へ行く';
    const own = await createAnalyzer({ userWords: [{ surface: '港町文庫' }] });
    expect(own.tokenize(text)[0]).toMatchObject({ surface: '港町文庫', lexicon: 'user' });
    const post = await analyze(text, {
      userWords: '港町文庫,名詞-固有名詞-一般,ミナトマチブンコ',
      tokens: true,
    });
    expect(post.sentences![0]!.tokens[0]!.surface).toBe('港町文庫');
    expect(analyzer.tokenize(text)[0]!.surface).not.toBe('港町文庫');
  });

  it.each(['ＱＺＸ', 'QZX', 'ｶﾞｼｮｹﾞ', 'か\u3099しょけ\u3099', '葛\u{e0100}之江'])(
    'knows a word of your own in a post in any width: %s',
    async (surface) => {
      const own = await createAnalyzer({ userWords: [{ surface }], tokens: true });
      for (const typed of [surface, surface.normalize('NFKC')]) {
        const { sentences, keywords } = own.analyze(`${typed}を見た。`);
        expect(sentences![0]!.tokens[0]).toMatchObject({ surface: typed, lexicon: 'user' });
        expect(keywords[0]!.why.map(({ name }) => name)).toContain('userWord');
      }
    },
  );
});

describe('a dictionary', () => {
  it('that cannot be read rejects, and is not remembered', async () => {
    const missing = { dictionary: new URL('file:///nowhere/ipadic.dict') };
    await expect(analyze('海', missing)).rejects.toThrow(DictionaryError);
    await expect(createAnalyzer(missing)).rejects.toThrow(DictionaryError);
    await expect(analyze('海')).resolves.toMatchObject({ counts: { tokens: 1 } });
  });

  it('is loaded once for a hundred calls at once', async () => {
    const analyses = await Promise.all(Array.from({ length: 100 }, () => analyze('海へ行く。')));
    expect(new Set(analyses.map((analysis) => JSON.stringify(analysis))).size).toBe(1);
  });
});
