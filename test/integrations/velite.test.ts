import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPageReader } from 'yomitoki/pages';
import { type VeliteOptions, yomitokiVelite } from 'yomitoki/velite';

const market = '朝市の干物は旨い。干物は港で作る。';
const lighthouse = '灯台から朝市が見える。港の水面は暗い。';
const off = { cache: false } as const;

const read = async (
  hooks: ReturnType<typeof yomitokiVelite>,
  data: object,
  content?: string,
  path = join(process.cwd(), 'content', 'post.md'),
) => hooks.transform(data, { meta: { path, content } });

async function blog(records: [object, string][], options: VeliteOptions = {}) {
  const hooks = yomitokiVelite({ ...off, ...options });
  const posts = await Promise.all(records.map(([data, content]) => read(hooks, data, content)));
  await hooks.prepare({ posts });
  return posts;
}

describe('yomitoki/velite', () => {
  it('adds the values to a record and keeps what it has', async () => {
    const data = { title: '港の朝市', html: '<p>…</p>', count: 3 };
    const record = await read(yomitokiVelite(off), data, market);
    const about = { title: '港の朝市', fileName: 'post.md' };
    const values = await createPageReader(off).read(market, about);
    expect(record).toEqual({
      ...data,
      description: values.description,
      yomitoki: { ...values, suggestedTags: [], related: [] },
    });
  });

  it('keeps the description and the slug of the author', async () => {
    const data = { title: '港の朝市', description: '干物の話。', slug: 'market' };
    const record = await read(yomitokiVelite(off), data, market);
    expect(record.description).toBe('干物の話。');
    expect(record.yomitoki.slug).toBe('market');
  });

  it('fills in related posts and suggested tags when all records are known', async () => {
    const posts = await blog([
      [{ title: '港の朝市', slug: 'market', tags: ['港'] }, market],
      [{ title: '港の灯台', slug: 'lighthouse', tags: ['港', '朝市'] }, lighthouse],
    ]);
    expect(posts[0]!.yomitoki.related).toMatchObject([{ id: 'lighthouse', title: '港の灯台' }]);
    expect(posts[0]!.yomitoki.suggestedTags[0]).toBe('朝市');
    expect(posts[0]!.yomitoki.suggestedTags).not.toContain('港');
  });

  it.each([
    [{ slug: 'a', path: 'b', id: 'c' }, 'a'],
    [{ path: 'b', id: 'c' }, 'b'],
    [{ id: 'c' }, 'c'],
    [{}, join('content', 'post.md')],
  ])('calls a post with %j by %j', async (fields, id) => {
    const posts = await blog([
      [{ title: '港の朝市', slug: 'market' }, market],
      [{ title: '港の灯台', ...fields }, lighthouse],
    ]);
    expect(posts[0]!.yomitoki.related[0]!.id).toBe(id);
  });

  it('calls posts that share a name by their files', async () => {
    const hooks = yomitokiVelite(off);
    const file = (language: string) => join(process.cwd(), 'content', language, 'market.md');
    const ja = await read(hooks, { title: '港の朝市', slug: 'market' }, market, file('ja'));
    const en = await read(hooks, { title: '港の灯台', slug: 'market' }, lighthouse, file('en'));
    await hooks.prepare({ posts: [ja, en] });
    expect(ja.yomitoki.related[0]!.id).toBe(join('content', 'en', 'market.md'));
    expect(en.yomitoki).toMatchObject({ title: '港の灯台', slug: 'market' });
  });

  it('offers no draft to others', async () => {
    const posts = await blog([
      [{ title: '港の朝市', slug: 'market' }, market],
      [{ title: '港の灯台', slug: 'lighthouse', draft: true }, lighthouse],
    ]);
    expect(posts[0]!.yomitoki.related).toEqual([]);
    expect(posts[1]!.yomitoki.related).toMatchObject([{ id: 'market' }]);
  });

  it('prepares the same records again, as after an edit of another', async () => {
    const hooks = yomitokiVelite(off);
    const first = await read(hooks, { title: '港の朝市', slug: 'market' }, market);
    await hooks.prepare({ posts: [first] });
    expect(first.yomitoki.related).toEqual([]);
    const second = await read(hooks, { title: '港の灯台', slug: 'lighthouse' }, lighthouse);
    await hooks.prepare({ posts: [first, second] });
    expect(first.yomitoki.related).toMatchObject([{ id: 'lighthouse' }]);
  });

  it('leaves other data alone', async () => {
    const data = { site: { title: '港の日記' }, authors: [{ name: '舟' }, null], empty: [] };
    const before = structuredClone(data);
    await yomitokiVelite(off).prepare(data);
    expect(data).toEqual(before);
  });

  it('reads a file without content', async () => {
    const record = await read(yomitokiVelite(off), { title: '題' });
    expect(record.yomitoki).toMatchObject({ title: '題', summary: '' });
  });

  it.each([
    [['build'], true],
    [['build', '--watch'], false],
    [['dev'], false],
  ])('pins slugs under velite %j: %j', async (argv, isPinned) => {
    const folder = mkdtempSync(join(tmpdir(), 'yomitoki-velite-'));
    const slugFile = join(folder, 'slugs.json');
    const before = process.argv;
    process.argv = ['node', 'velite', ...argv];
    try {
      const [post] = await blog([[{ title: '港の朝市' }, market]], { slugFile });
      expect(post!.yomitoki.slug).toBe('minato-no-asaichi');
      expect(existsSync(slugFile)).toBe(isPinned);
    } finally {
      process.argv = before;
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses wrong options at once', () => {
    expect(() => yomitokiVelite({ cache: 5 as never })).toThrow(
      new TypeError('cache must be true, false or a folder, got 5'),
    );
  });
});
