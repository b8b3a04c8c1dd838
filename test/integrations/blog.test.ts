import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BlogOptions, type BlogPost, readBlog } from 'yomitoki/pages';

const scratch = mkdtempSync(join(tmpdir(), 'yomitoki-blog-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;
let cache: string;
beforeEach(() => {
  cache = join(scratch, `cache-${count++}`);
});

const post = (id: string, title: string, text: string, more: Partial<BlogPost> = {}): BlogPost => ({
  id,
  source: `# ${title}\n\n${text}`,
  fileName: `${id}.md`,
  ...more,
});
const posts: readonly BlogPost[] = [
  post(
    'queue',
    'キューの監視を始めた',
    'メッセージキューの長さを監視する。キューが詰まると通知が来る。',
    {
      tags: ['監視', '仕事'],
    },
  ),
  post('alert', '通知を減らす', '監視の通知が多い。メッセージキューの通知を半分に減らした。', {
    tags: ['監視'],
  }),
  post('bread', '朝にパンを焼く', '朝はパンを焼く。小麦の香りで目が覚める。', { tags: ['料理'] }),
  post('draft', '書きかけの監視の話', 'メッセージキューの監視について、まだ途中だ。', {
    draft: true,
    tags: ['下書き'],
  }),
];
const read = (list = posts, options: BlogOptions = {}) => readBlog(list, { cache, ...options });

describe('readBlog', () => {
  it('gives every post its values, in the order given', async () => {
    const pages = await read();
    expect([...pages.keys()]).toEqual(['queue', 'alert', 'bread', 'draft']);
    expect(pages.get('bread')).toMatchObject({
      title: '朝にパンを焼く',
      slug: 'asa-ni-pan-o-yaku',
      keywords: expect.arrayContaining(['パン']),
    });
  });

  it('names the nearest posts with their titles and what connects them', async () => {
    const [nearest] = (await read()).get('queue')!.related;
    expect(nearest).toMatchObject({ id: 'alert', title: '通知を減らす' });
    expect(nearest!.terms).toContain('メッセージキュー');
  });

  it('suggests tags of the blog that the post has not', async () => {
    const { suggestedTags } = (await read()).get('alert')!;
    expect(suggestedTags).toContain('仕事');
    expect(suggestedTags).not.toContain('監視');
  });

  it('hides drafts from the blog, but shows the blog to them', async () => {
    const pages = await read();
    const related = [...pages.values()].flatMap((page) => page.related.map(({ id }) => id));
    expect(related).not.toContain('draft');
    expect(pages.get('draft')!.related.map(({ id }) => id)).toContain('queue');
    expect(pages.get('alert')!.suggestedTags).not.toContain('下書き');
  });

  it.each(['draft: true', 'published: false'])('takes a post with %s for a draft', async (line) => {
    const hidden = { id: 'hidden', source: `---\n${line}\n---\nメッセージキューの監視と通知。` };
    const pages = await read([...posts, hidden]);
    expect(pages.get('hidden')!.related.map(({ id }) => id)).toContain('queue');
    expect(pages.get('queue')!.related.map(({ id }) => id)).not.toContain('hidden');
  });

  it('obeys its limits', async () => {
    const pages = await read(posts, { related: 0, suggestedTags: 1 });
    expect(pages.get('queue')).toMatchObject({ related: [] });
    expect(pages.get('queue')!.suggestedTags.length).toBeLessThanOrEqual(1);
  });

  it('takes null for what an author left out, as databases hold it', async () => {
    const none = {
      tags: null,
      date: null,
      draft: null,
      title: null,
      slug: null,
      readingTime: null,
    };
    const source = '---\ntags: [監視]\n---\n\n# 通知の話\n\nメッセージキューの通知を読む。';
    const pages = await read([...posts, { id: 'null', source, ...none }]);
    expect(pages.get('null')).toMatchObject({ title: '通知の話', slug: 'tsuchi-no-hanashi' });
    expect(pages.get('null')!.suggestedTags).not.toContain('監視');
    expect(pages.get('null')!.related.map(({ id }) => id)).toContain('alert');
  });

  it('tells how far it is', async () => {
    const seen: [number, number][] = [];
    await readBlog(posts, { cache }, { onPage: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
  });

  it('says after edits what a fresh build would say', async () => {
    const edited = [
      ...posts.slice(0, 2),
      post('bread', '朝に監視する', '朝はメッセージキューを見る。通知は静かだ。'),
      post('new', '新しい通知', '通知の文面を変えた。監視は続く。'),
    ];
    await read();
    const after = await read(edited);
    const fresh = await readBlog(edited, { cache: false });
    expect(JSON.stringify([...after])).toBe(JSON.stringify([...fresh]));
    expect(JSON.stringify([...(await read())])).toBe(
      JSON.stringify([...(await readBlog(posts, { cache: false }))]),
    );
  });

  it('mixes up nothing when two builds run at once', async () => {
    const other = posts.map((one) => ({ ...one, source: `${one.source}\n\n港の話も少し。` }));
    const [a, b] = await Promise.all([read(posts), read(other)]);
    expect(JSON.stringify([...a])).toBe(
      JSON.stringify([...(await readBlog(posts, { cache: false }))]),
    );
    expect(JSON.stringify([...b])).toBe(
      JSON.stringify([...(await readBlog(other, { cache: false }))]),
    );
  });

  it('keeps one file for the blog however often it changes', async () => {
    const files = () =>
      readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.json'),
      ).length;
    await read();
    const before = files();
    for (let i = 0; i < 3; i++)
      await read([post('queue', 'キュー', `${i} 番目の話。`), ...posts.slice(1)]);
    expect(files()).toBe(before + 3); // a file for each text that was new
  });

  it('gives posts of one title slugs of their own, and keeps what was pinned', async () => {
    const slugFile = join(cache, 'slugs.json');
    const twins = [post('b', '朝の話', '朝は静かだ。'), post('a', '朝の話', '朝は早い。')];
    const slugsOf = async (list: BlogPost[]) =>
      [...(await read(list, { slugFile }))].map(([id, { slug }]) => `${id} ${slug}`);
    expect(await slugsOf(twins)).toEqual(['b asa-no-hanashi-2', 'a asa-no-hanashi']);
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual({
      a: 'asa-no-hanashi',
      b: 'asa-no-hanashi-2',
    });
    const renamed = [post('a', '夜の話', '夜は遅い。'), twins[0]!, post('0', '朝の話', '朝市。')];
    expect(await slugsOf(renamed)).toEqual([
      'a asa-no-hanashi',
      'b asa-no-hanashi-2',
      '0 asa-no-hanashi-3',
    ]);
  });

  it('pins no slug of a draft, and none while a post says nothing', async () => {
    const slugFile = join(cache, 'slugs.json');
    const [, , bread, draft] = posts;
    const silent = await read([{ id: 'empty', source: '' }, bread!, draft!], { slugFile });
    expect(silent.get('empty')!.slug).toBe('empty');
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual({ bread: 'asa-ni-pan-o-yaku' });
    const pages = await read([post('empty', '港の朝', '朝だ。'), bread!], { slugFile });
    expect(pages.get('empty')!.slug).toBe('minato-no-asa');
  });

  it('takes no slug from a post for a draft of its title, whichever comes first', async () => {
    const published = post('b', '朝の話', '朝は静かだ。');
    const draft = { ...post('a', '朝の話', '朝は早い。'), draft: true };
    const pages = await read([draft, published]);
    expect(pages.get('b')!.slug).toBe('asa-no-hanashi');
    expect(pages.get('a')!.slug).toBe('asa-no-hanashi-2');
  });

  it.each(['draft: true', 'published: false'])('pins no slug of a post with %s', async (field) => {
    const slugFile = join(cache, 'slugs.json');
    const source = `---\ntitle: 朝の話\n${field}\n---\n朝。`;
    expect((await read([{ id: 'a', source }], { slugFile })).get('a')!.slug).toBe('asa-no-hanashi');
    expect(existsSync(slugFile)).toBe(false);
    await read([{ id: 'a', source: source.replace(field, '') }], { slugFile });
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual({ a: 'asa-no-hanashi' });
  });

  it('pins no half-written title in a development server, and keeps what is pinned', async () => {
    const slugFile = join(cache, 'slugs.json');
    await read([post('a', '朝の話', '朝。')], { slugFile });
    const slugs = async (title: string, options: BlogOptions = {}) => {
      const edited = [post('a', '夜', '朝。'), post('b', title, '昼。')];
      const pages = await read(edited, { slugFile, ...options });
      return [...pages.values()].map(({ slug }) => slug);
    };
    vi.stubEnv('NODE_ENV', 'development');
    try {
      expect(await slugs('昼の')).toEqual(['asa-no-hanashi', 'hiru-no']);
      expect(await slugs('昼の話')).toEqual(['asa-no-hanashi', 'hiru-no-hanashi']);
      expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual({ a: 'asa-no-hanashi' });
      await slugs('昼の', { pinSlugs: true });
      expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toMatchObject({ b: 'hiru-no' });
    } finally {
      vi.unstubAllEnvs();
    }
    await read([post('c', '夕方', '夕。')], { slugFile, pinSlugs: false });
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).not.toHaveProperty('c');
  });

  it('loses no slug when two blogs with one file are read at once', async () => {
    const slugFile = join(cache, 'slugs.json');
    const [a, b] = await Promise.all([
      read([post('posts/a', '港の朝', '朝だ。')], { slugFile }),
      read([post('notes/b', '港の朝', '朝か。')], { slugFile }),
    ]);
    const slugs = { 'notes/b': b.get('notes/b')!.slug, 'posts/a': a.get('posts/a')!.slug };
    expect(Object.values(slugs).sort()).toEqual(['minato-no-asa', 'minato-no-asa-2']);
    expect(JSON.parse(readFileSync(slugFile, 'utf8'))).toEqual(slugs);
  });

  it('takes a year for a slug', async () => {
    const twins = ['a', 'b'].map((id) => ({ id, source: '---\nslug: 2024\n---\n港。' }));
    const slugs = [...(await read(twins)).values()].map(({ slug }) => slug);
    expect(slugs).toEqual(['2024', '2024']);
  });

  it('names the post at fault, and reads on when it is mended', async () => {
    const good = post('a', '港', '港の朝。');
    const bad = { ...good, date: new Date(Number.NaN) };
    await expect(read([bad])).rejects.toThrow(
      new RangeError('post a: date must be a day such as 2026-04-01 or a Date, got an object'),
    );
    expect((await read([good])).get('a')!.title).toBe('港');
  });

  it.each([
    [{ slugFile: 3 }, TypeError, 'slugFile must be the path of a file, got 3'],
    [{ slugFile: '' }, RangeError, 'slugFile must be the path of a file, got ""'],
    [{ slugs: ['a'] }, TypeError, 'slugs must be an object, got an array'],
    [{ pinSlugs: 'no' }, TypeError, 'pinSlugs must be true or false, got "no"'],
    [{ slugs: { a: 3 } }, TypeError, 'slugs["a"] must be a string, got 3'],
    [{ readingTime: 600 }, TypeError, 'readingTime must be an object of options, got 600'],
    [
      { keywords: null },
      TypeError,
      'keywords must be a whole number of 0 or more or its options, got null',
    ],
  ])('rejects the options %j', async (options, Kind, message) => {
    await expect(read(posts, options as unknown as BlogOptions)).rejects.toThrow(new Kind(message));
  });

  it.each([
    [5, 'posts must be iterable, got 5'],
    [null, 'posts must be iterable, got null'],
    [[{ id: 1, source: '' }], 'posts[0].id must be a string, got 1'],
    [['x'], 'posts[0] must be an object, got "x"'],
    [[{ id: 'a', source: 3 }], 'posts[0].source must be a string, got 3'],
    [[{ id: 'a', source: '', slug: 2024 }], 'posts[0].slug must be a string, got 2024'],
  ])('rejects %j', async (list, message) => {
    await expect(readBlog(list as unknown as BlogPost[], { cache })).rejects.toThrow(
      new TypeError(message),
    );
  });

  it('rejects an id that stands twice, and limits that are none', async () => {
    await expect(read([posts[0]!, posts[0]!])).rejects.toThrow(
      new RangeError('posts[1].id stands twice: queue'),
    );
    await expect(read(posts, { related: -1 })).rejects.toThrow(
      new RangeError('related must be a whole number of 0 or more, got -1'),
    );
    await expect(read(posts, { suggestedTags: '3' as unknown as number })).rejects.toThrow(
      new TypeError('suggestedTags must be a whole number of 0 or more, got "3"'),
    );
  });
});
