import { describe, expect, it } from 'vitest';
import withYomitoki, { docusaurusHooks } from 'yomitoki/docusaurus';
import { createPageReader } from 'yomitoki/pages';
import { readingTime } from 'yomitoki/reading-time';

const off = { cache: false } as const;
const market = '朝市の干物は旨い。干物は港で作る。\n';
const lighthouse = '灯台から朝市が見える。港の朝市の干物を、灯台で焼く。\n';

interface File {
  filePath: string;
  fileContent: string;
}
const fileOf = (fileContent: string, filePath = '/site/blog/market.md'): File => ({
  filePath,
  fileContent,
});

/** What Docusaurus does: the front matter of a text, the same object for the same text. */
const parsed = new Map<string, { frontMatter: Record<string, unknown>; content: string }>();
async function defaultParseFrontMatter({ fileContent }: File) {
  const [, front = '', content = fileContent] = /^---\n(.*?)\n---\n(.*)$/s.exec(fileContent) ?? [];
  const lines = front === '' ? [] : front.split('\n').map((line) => line.split(': '));
  if (!parsed.has(fileContent))
    parsed.set(fileContent, { frontMatter: Object.fromEntries(lines), content });
  return parsed.get(fileContent)!;
}

type Values = { description: string; keywords: string[]; related?: object[]; title: string };
const valuesOf = (frontMatter: object) => (frontMatter as { yomitoki: Values }).yomitoki;

const postOf = (name: string, content: string, frontMatter: object, tags: string[] = []) => ({
  id: name,
  content,
  metadata: {
    source: `@site/blog/${name}.md`,
    permalink: `/blog/${name}`,
    title: name,
    date: new Date('2026-04-12'),
    tags: tags.map((label) => ({ label, permalink: `/tags/${label}` })),
    frontMatter,
  },
});

describe('parseFrontMatter', () => {
  const { parseFrontMatter } = docusaurusHooks(off);
  const parse = async (file: File) =>
    (await parseFrontMatter({ ...file, defaultParseFrontMatter })).frontMatter;

  it('adds the values, a description and keywords', async () => {
    const source = `---\ntitle: 港の朝市\n---\n${market}`;
    const values = await createPageReader(off).read(source, { title: '港の朝市' });
    expect(await parse(fileOf(source))).toEqual({
      title: '港の朝市',
      description: values.description,
      keywords: values.keywords,
      yomitoki: values,
    });
    expect(parsed.get(source)!.frontMatter).toEqual({ title: '港の朝市' });
  });

  it('keeps what the author wrote', async () => {
    const front = await parse(fileOf(`---\ndescription: 干物の話。\nkeywords: 港\n---\n${market}`));
    expect(front).toMatchObject({ description: '干物の話。', keywords: '港' });
  });

  it('gives the list of posts the values of the whole post, of which it shows the beginning', async () => {
    const whole = `${market}\n<!-- truncate -->\n\n${lighthouse}`;
    const page = await parse(fileOf(whole, '/site/blog/a.md'));
    expect(await parse(fileOf(`${market}\n`, '/site/blog/a.md'))).toEqual(page);
    const other = await parse(fileOf(`${market}\n`, '/site/blog/b.md'));
    expect(valuesOf(other).description).not.toBe(valuesOf(page).description);
  });

  it('follows an edit that takes the end away', async () => {
    await parse(fileOf(`${market}\n${lighthouse}`, '/site/blog/c.md'));
    const shorter = await parse(fileOf(market, '/site/blog/c.md'));
    expect(valuesOf(shorter)).toEqual(await createPageReader(off).read(market));
  });
});

describe('readingTime', () => {
  const hooks = docusaurusHooks(off);

  it('gives the whole minutes of the values', async () => {
    const source = market.repeat(80);
    const { frontMatter } = await hooks.parseFrontMatter({
      ...fileOf(source),
      defaultParseFrontMatter,
    });
    const minutes = hooks.readingTime({ content: source, frontMatter });
    expect(minutes).toBe(readingTime(source).minutes);
    expect(minutes).toBeGreaterThan(1);
  });

  it('measures the text where there are no values', () => {
    const code = '```\n'.concat('x = 1\n'.repeat(5), '```\n');
    expect(hooks.readingTime({ content: market.repeat(80) + code })).toBe(
      readingTime(market.repeat(80)).minutes,
    );
  });
});

describe('processBlogPosts', () => {
  it('adds related posts with their address, and suggested tags', async () => {
    const hooks = docusaurusHooks(off);
    const frontOf = async (file: File) =>
      (await hooks.parseFrontMatter({ ...file, defaultParseFrontMatter })).frontMatter;
    const blogPosts = [
      postOf('market', market, await frontOf(fileOf(market)), ['港']),
      postOf('lighthouse', lighthouse, await frontOf(fileOf(lighthouse)), ['港', '朝市']),
    ];
    const processed = await hooks.processBlogPosts({ blogPosts });
    expect(processed).toBe(blogPosts);
    expect(valuesOf(processed[0]!.metadata.frontMatter)).toMatchObject({
      suggestedTags: expect.arrayContaining(['朝市']),
      related: [
        {
          id: '@site/blog/lighthouse.md',
          permalink: '/blog/lighthouse',
          terms: expect.arrayContaining(['朝市', '干物']),
        },
      ],
    });
  });

  it('reads posts whose front matter something else has parsed', async () => {
    const blogPosts = [
      postOf('market', market, { title: '港の朝市' }),
      postOf('lighthouse', lighthouse, {}),
    ];
    const [post] = await docusaurusHooks(off).processBlogPosts({ blogPosts });
    expect(post!.metadata.frontMatter).toMatchObject({
      title: '港の朝市',
      yomitoki: { title: 'market', keywords: expect.arrayContaining(['干物']) },
    });
  });
});

describe('withYomitoki', () => {
  const hooked = {
    readingTime: expect.any(Function),
    processBlogPosts: expect.any(Function),
  };

  it.each([
    ['classic', ['classic', { blog: hooked }]],
    [
      ['@docusaurus/preset-classic', { docs: {}, blog: { path: 'diary' } }],
      ['@docusaurus/preset-classic', { docs: {}, blog: { path: 'diary', ...hooked } }],
    ],
    [
      ['classic', { blog: false }],
      ['classic', { blog: false }],
    ],
    ['other', 'other'],
    [false, false],
  ])('gives the blog of the preset %j its hooks', (preset, expected) => {
    expect(withYomitoki({ presets: [preset] }, off)).toMatchObject({ presets: [expected] });
  });

  it.each([
    ['@docusaurus/plugin-content-blog', ['@docusaurus/plugin-content-blog', hooked]],
    [
      ['content-blog', { id: 'diary' }],
      ['content-blog', { id: 'diary', ...hooked }],
    ],
    [
      ['@docusaurus/plugin-content-docs', {}],
      ['@docusaurus/plugin-content-docs', {}],
    ],
  ])('gives the plugin %j its hooks', (plugin, expected) => {
    expect(withYomitoki({ plugins: [plugin] }, off)).toMatchObject({ plugins: [expected] });
  });

  it('keeps the rest of the configuration, and does not change it', () => {
    const config = { title: '港', markdown: { mermaid: true }, presets: [['classic', {}]] };
    const before = structuredClone(config);
    const result = withYomitoki(config, off);
    expect(result).toMatchObject({
      title: '港',
      markdown: { mermaid: true, parseFrontMatter: expect.any(Function) },
    });
    expect(config).toEqual(before);
  });

  it('calls what the configuration has first', async () => {
    const kept = postOf('market', market, {});
    const config = {
      markdown: {
        parseFrontMatter: async (params: File & { defaultParseFrontMatter: unknown }) => ({
          frontMatter: { title: '私の題', own: typeof params.defaultParseFrontMatter },
          content: '',
        }),
      },
      plugins: [
        ['content-blog', { readingTime: () => 7, processBlogPosts: async () => [kept] }] as const,
      ],
    };
    const { markdown, plugins } = withYomitoki(config, off);
    const { frontMatter } = await markdown.parseFrontMatter({
      ...fileOf(market),
      defaultParseFrontMatter,
    });
    expect(frontMatter).toMatchObject({
      own: 'function',
      yomitoki: { title: '私の題' },
    });
    const blog = plugins[0]![1] as unknown as {
      readingTime(): number;
      processBlogPosts(params: { blogPosts: object[] }): Promise<object[]>;
    };
    expect(blog.readingTime()).toBe(7);
    expect(await blog.processBlogPosts({ blogPosts: [kept, {}] })).toEqual([kept]);
    expect(valuesOf(kept.metadata.frontMatter).related).toEqual([]);
  });

  it('refuses wrong options at once', () => {
    expect(() => withYomitoki({}, { name: '' })).toThrow(
      new RangeError('name must be a string with a character, got ""'),
    );
  });
});
