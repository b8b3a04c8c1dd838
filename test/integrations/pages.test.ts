import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnalyzer } from 'yomitoki';
import { createPageReader, type PageOptions } from 'yomitoki/pages';
import { version } from '../../src/integrations/version.js';

const scratch = mkdtempSync(join(tmpdir(), 'yomitoki-pages-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let cache: string;
let count = 0;
beforeEach(() => {
  cache = join(scratch, `cache-${count++}`);
});
const files = () => readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter(isJson);
const isJson = (name: string) => name.endsWith('.json');

const source = `---
title: 港の朝市で学んだキューの話
slug: asaichi
---
港の朝市では、並ぶ列がいつも 3 本ある。僕はその列を見て、メッセージキューの設計を考えた。

## 列の長さ

列が長くなると、魚屋の主人は声を大きくする。メッセージキューも同じで、長さを見る人がいる。
`;

it('knows its own release', () => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  expect(version).toBe(JSON.parse(manifest).version);
});

describe('createPageReader', () => {
  it('gives what the analyzer gives, in the form a template wants', async () => {
    const page = await createPageReader({ cache: false }).read(source, { fileName: 'asaichi.md' });
    const analyzer = await createAnalyzer();
    const analysis = analyzer.analyze(source, { fileName: 'asaichi.md' });
    expect(page).toEqual({
      title: '港の朝市で学んだキューの話',
      readingTime: analysis.readingTime,
      keywords: analysis.keywords.slice(0, 5).map(({ term }) => term),
      summary: analysis.summary.text,
      description: analysis.description,
      slug: 'asaichi',
    });
    expect(page.keywords).toContain('メッセージキュー');
    expect(page.readingTime.minutes).toBe(1);
  });

  it.each<[string, PageOptions, (page: Awaited<ReturnType<typeof read>>) => unknown, unknown]>([
    ['keywords', { keywords: 2 }, (page) => page.keywords.length, 2],
    ['keywords', { keywords: { limit: 1 } }, (page) => page.keywords.length, 1],
    ['stopWords', { stopWords: ['列'] }, (page) => page.keywords.includes('列'), false],
    ['language', { language: 'en' }, (page) => page.readingTime.label, 'less than a minute'],
    ['description', { description: 30 }, (page) => page.description.length <= 30, true],
    ['summary', { summary: 1 }, (page) => page.summary.split('。').length, 2],
    [
      'furigana',
      { furigana: true },
      (page) => page.furigana?.startsWith('<ruby>港<rp>(</rp><rt>みなと</rt>'),
      true,
    ],
    ['searchTerms', { searchTerms: true }, (page) => page.searchTerms?.includes('朝市'), true],
    ['searchTerms', { searchTerms: true }, (page) => page.searchTerms?.includes('キュ'), false],
    ['searchTerms', { searchTerms: true }, (page) => page.searchTerms?.includes('きゅ'), true],
    [
      'userWords',
      { userWords: [{ surface: '列がいつも', reading: 'レツガイツモ' }], keywords: 30 },
      (page) => page.keywords.includes('列がいつも'),
      true,
    ],
  ])('heeds %s', async (_name, options, look, expected) => {
    expect(look(await read(options))).toEqual(expected);
  });
  const read = (options: PageOptions) =>
    createPageReader({ ...options, cache: false }).read(source, { fileName: 'asaichi.md' });

  it('takes the title and slug of the caller before those of the source', async () => {
    const reader = createPageReader({ cache: false });
    const about = { title: '列を読む', slug: 'reading-queues' };
    expect(await reader.read(source, about)).toMatchObject(about);
  });

  it('makes a slug of the keywords when there is no title, and none of no words', async () => {
    const reader = createPageReader({ cache: false });
    const text = '分散システムの話をする。分散システムは難しい。';
    expect(await reader.read(text, { format: 'plain' })).toMatchObject({
      title: null,
      slug: 'bunsan-shisutemu',
    });
    expect(await reader.read('')).toMatchObject({ title: null, slug: '', description: '' });
  });

  it('puts readings above any text', async () => {
    const reader = createPageReader({ cache: false });
    expect(await reader.furigana('港の朝')).toBe(
      '<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の<ruby>朝<rp>(</rp><rt>あさ</rt><rp>)</rp></ruby>',
    );
  });

  it.each([
    [null, 'options must be an object, got null'],
    [{ cache: 3 }, 'cache must be true, false or a folder, got 3'],
    [{ cache: '' }, 'cache must be true, false or a folder, got ""'],
    [{ searchTerms: 'yes' }, 'searchTerms must be true or false, got "yes"'],
    [{ furigana: 'title' }, 'furigana must be true, false or its options, got "title"'],
    [{ keywords: 0.5 }, 'keywords must be a whole number of 0 or more, got 0.5'],
    [{ language: 'fr' }, 'language must be ja or en, got "fr"'],
    [{ rules: null }, 'rules must be mecab or kuromoji, got null'],
    [{ slug: 'x' }, 'slug must be an object of options, got "x"'],
    [{ slug: { maxLength: 0 } }, 'slug: maxLength must be a whole number of 1 or more, got 0'],
    [{ keywords: 'x' }, 'keywords must be a whole number of 0 or more or its options, got "x"'],
    [{ keywords: { limit: -1 } }, 'keywords: limit must be a whole number of 0 or more, got -1'],
    [{ summary: -1 }, 'summary must be a whole number of 1 or more, got -1'],
    [{ summary: '3' }, 'summary must be a whole number of 1 or more or its options, got "3"'],
    [
      { summary: { sentences: 0 } },
      'summary: sentences must be a whole number of 1 or more, got 0',
    ],
    [{ description: 0 }, 'description must be a whole number of 1 or more, got 0'],
    [
      { description: [120] },
      'description must be a whole number of 1 or more or its options, got an array',
    ],
    [
      { description: { characters: 1.5 } },
      'description: characters must be a whole number of 1 or more, got 1.5',
    ],
    [
      { readingTime: { speed: 0 } },
      'readingTime: speed must be one of average, fast, careful, aloud or a number above 0, got 0',
    ],
    [{ furigana: { minGrade: 9 } }, 'furigana: minGrade must be a whole number from 1 to 8, got 9'],
    [{ stopWords: '記事' }, 'stopWords must be an array of strings, got "記事"'],
    [{ modernWords: 1 }, 'modernWords must be true or false, got 1'],
    [{ userWords: 3 }, 'userWords must be an array of words or CSV text, got 3'],
    [{ userWords: ['港'] }, 'userWords[0] must be an object with a surface, got "港"'],
    [{ userWords: [{ surface: 3 }] }, 'userWords[0].surface must be a string, got 3'],
  ])('refuses %j when it is made', (options, message) => {
    const isRange = /number.*got -?[\d.]+$|got "fr"|got ""/.test(message);
    const Kind = isRange ? RangeError : TypeError;
    expect(() => createPageReader(options as PageOptions)).toThrow(new Kind(message));
  });

  it('rejects a source that is no string', async () => {
    const reader = createPageReader({ cache: false });
    await expect(reader.read(7 as unknown as string)).rejects.toThrow(
      new TypeError('source must be a string, got 7'),
    );
    await expect(reader.read('港', null as never)).rejects.toThrow(
      new TypeError('about must be an object, got null'),
    );
  });

  it('rejects a slug that is no string by its own name', async () => {
    const reader = createPageReader({ cache: false });
    await expect(reader.read('港', { slug: 2024 as unknown as string })).rejects.toThrow(
      new TypeError('slug must be a string, got 2024'),
    );
  });
});

describe('the cache of pages', () => {
  const read = (options: PageOptions = {}, text = source) =>
    createPageReader({ cache, ...options }).read(text, { fileName: 'asaichi.md' });

  it('answers from disk what it was asked before', async () => {
    const first = await read();
    expect(files()).toHaveLength(1);
    const file = join(cache, files()[0]!);
    const page = JSON.parse(readFileSync(file, 'utf16le'));
    page.values.title = 'from the disk';
    writeFileSync(file, JSON.stringify(page), 'utf16le');
    expect(await read()).toEqual({ ...first, title: 'from the disk' });
  });

  it('keeps what differs in text, options or name apart', async () => {
    await read();
    await read({ keywords: 3 });
    await read({ language: 'en' });
    await read({}, `${source}\n終わり。`);
    await createPageReader({ cache }).read(source, { fileName: 'asaichi.txt' });
    expect(files()).toHaveLength(5);
  });

  it.each([
    ['cut short', '{"values":{"tit'],
    ['empty', ''],
    ['of another shape', '[1,2]'],
  ])('reads anew a file that is %s, and mends it', async (_how, text) => {
    const first = await read();
    const file = join(cache, files()[0]!);
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, text);
    expect(await read()).toEqual(first);
    expect(readFileSync(file, 'utf8')).toBe(good);
  });

  it('does without a folder that cannot be made', async () => {
    writeFileSync(join(scratch, 'file'), '');
    const page = await read({ cache: join(scratch, 'file', 'below') });
    expect(page.slug).toBe('asaichi');
  });

  it('leaves no temporary file behind when many write at once', async () => {
    const pages = await Promise.all(
      Array.from({ length: 20 }, () => createPageReader({ cache }).read(source)),
    );
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
    const all = readdirSync(cache, { recursive: true, encoding: 'utf8' });
    expect(all.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(files()).toHaveLength(1);
  });
});
