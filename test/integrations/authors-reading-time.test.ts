import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { yomitokiTransform } from 'yomitoki/content-collections';
import { docusaurusHooks } from 'yomitoki/docusaurus';
import hexo, { type Hexo, type HexoPost } from 'yomitoki/hexo';
import markdownIt from 'yomitoki/markdown-it';
import mdsvex from 'yomitoki/mdsvex';
import nuxt from 'yomitoki/nuxt';
import { createPageReader, type PageValues, readBlog, readPosts } from 'yomitoki/pages';
import remark from 'yomitoki/remark';
import satteri from 'yomitoki/satteri';
import { yomitokiVelite } from 'yomitoki/velite';
import { yomitokiPageData } from 'yomitoki/vitepress';

// The author's own `readingTime` goes before the measure in every host, most of which take the front matter off the post.
const off = { cache: false } as const;
const text = '港の朝は早い。漁船が港に戻り、市場に魚が並ぶ。\n';
const own = { title: '港の朝', readingTime: 12 };
const whole = `---\ntitle: 港の朝\nreadingTime: 12\n---\n\n${text}`;
type Values = Pick<PageValues, 'readingTime'>;

const folder = mkdtempSync(join(tmpdir(), 'yomitoki-time-'));
mkdirSync(join(folder, 'posts'));
writeFileSync(join(folder, 'posts', 'a.md'), whole);
afterAll(() => rmSync(folder, { recursive: true }));

async function inFile(data: Record<string, unknown>, plugin = remark(off)): Promise<Values> {
  await plugin({}, { data, toString: () => text });
  return data.yomitoki as Values;
}

async function inHexo(): Promise<Values> {
  const post = { ...own, source: '_posts/a.md', _content: text, save: async () => {} } as HexoPost;
  let run = async () => {};
  hexo(
    {
      config: {},
      env: { cmd: 'generate' },
      source: { isWatching: () => false },
      extend: {
        filter: {
          register: (_type: string, filter: never) => {
            run = filter;
          },
        },
        helper: { register() {} },
      },
      model: () => ({ toArray: () => [post], findOne: () => post }),
    } as unknown as Hexo,
    off,
  );
  await run();
  return post.yomitoki!;
}

async function inNuxt(): Promise<Values> {
  let parse: (context: object) => Promise<void>;
  const hook = (name: string, listener: never) => {
    if (name === 'content:file:afterParse') parse = listener;
  };
  nuxt(off, { options: { build: { transpile: [] } }, hook } as never);
  const content: Record<string, unknown> = { ...own };
  await parse!({
    file: { path: '/a.md', body: whole },
    content,
    collection: { fields: { yomitoki: {} } },
  });
  return content.yomitoki as Values;
}

async function inCollections(): Promise<Values> {
  const document = { ...own, content: text, _meta: { filePath: 'a.md', path: 'a' } };
  const collection = { documents: async () => [document] };
  return (await yomitokiTransform(off)(document, { collection })).yomitoki;
}

const hosts: [string, () => Promise<Values>][] = [
  ['a reader of pages', () => createPageReader(off).read(whole)],
  ['a reader of pages that is told', () => createPageReader(off).read(text, { readingTime: 12 })],
  [
    'readBlog',
    async () => (await readBlog([{ id: 'a', source: text, readingTime: '12分' }], off)).get('a')!,
  ],
  ['readPosts', async () => (await readPosts(join(folder, 'posts'), off))[0]!],
  ['remark in Astro', () => inFile({ astro: { frontmatter: { ...own } } })],
  ['next-mdx-remote', () => inFile({ matter: { ...own } })],
  ['mdsvex', () => inFile({ fm: { ...own } }, mdsvex(off))],
  [
    'Sätteri',
    async () => {
      const data: Record<string, unknown> = { astro: { frontmatter: { ...own } } };
      await satteri(off).before({}, { source: text, fileURL: undefined, data });
      return data.yomitoki as Values;
    },
  ],
  [
    'markdown-it',
    async () => {
      const env: Record<string, unknown> = { frontmatter: own };
      let rule: (state: object) => void;
      (await markdownIt(off))({
        core: {
          ruler: {
            push: (_name, each) => {
              rule = each as never;
            },
          },
        },
      });
      rule!({ src: text, env, inlineMode: false, tokens: [] });
      return env.yomitoki as Values;
    },
  ],
  ['Hexo', inHexo],
  ['Nuxt Content', inNuxt],
  ['content-collections', inCollections],
  [
    'velite',
    async () => {
      const hooks = yomitokiVelite(off);
      const record = await hooks.transform(own, { meta: { path: 'a.md', content: text } });
      expect(record.yomitoki.readingTime.minutes).toBe(12);
      await hooks.prepare({ posts: [record] });
      return record.yomitoki;
    },
  ],
  [
    'VitePress',
    async () => {
      const site = { srcDir: folder, pages: ['posts/a.md'] };
      const page = { filePath: 'posts/a.md', description: '', frontmatter: own };
      const { frontmatter } = await yomitokiPageData(off)(page, { siteConfig: site });
      return frontmatter!.yomitoki as Values;
    },
  ],
  [
    'Docusaurus',
    async () => {
      const { frontMatter } = await docusaurusHooks(off).parseFrontMatter({
        filePath: '/a.md',
        fileContent: whole,
        defaultParseFrontMatter: async () => ({ frontMatter: own, content: text }),
      });
      return frontMatter.yomitoki as Values;
    },
  ],
];

it.each(hosts)('wins in %s', async (_host, values) => {
  const { readingTime } = await values();
  expect(readingTime).toMatchObject({
    minutes: 12,
    seconds: 720,
    source: 'author',
    label: '約12分で読めます',
    rangeLabel: '約12分で読めます',
  });
  // What the text itself has is still told.
  expect(readingTime.characters).toBe(23);
});

it('is looked for under the key of the options, and nowhere when that is empty', async () => {
  const at = async (frontMatterKey: string) => {
    const options = { ...off, readingTime: { frontMatterKey } };
    const data = { fm: { readingTime: 12, minutes: 5 } };
    return (await inFile(data, mdsvex(options))).readingTime;
  };
  expect((await at('minutes')).minutes).toBe(5);
  expect((await at('')).source).toBe('text');
});

it('is passed over when it says no time, and when the post is read aloud', async () => {
  const reader = createPageReader(off);
  for (const readingTime of ['', '長い', 0, -3, null])
    expect((await reader.read(text, { readingTime })).readingTime.source).toBe('text');
  const aloud = createPageReader({ ...off, readingTime: { speed: 'aloud' } });
  expect((await aloud.read(text, { readingTime: 12 })).readingTime.source).toBe('text');
});

it('is part of what a page in the cache depends on', async () => {
  const reader = createPageReader({ cache: join(folder, 'cache') });
  expect((await reader.read(text, { readingTime: 12 })).readingTime.minutes).toBe(12);
  expect((await reader.read(text, { readingTime: 5 })).readingTime.minutes).toBe(5);
  expect((await reader.read(text)).readingTime.source).toBe('text');
});
