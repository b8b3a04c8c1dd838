import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import yomitoki, { type Hexo, type HexoOptions, type HexoPost } from 'yomitoki/hexo';

type Helper = (post: HexoPost, most?: number) => unknown;

/** A blog as Hexo keeps it, as far as plugins see; `saved` names the posts that were written, in order. */
function blog(
  posts: Partial<HexoPost>[],
  config: unknown = {},
  options: HexoOptions = {},
  { cmd = 'generate', isWatching = false } = {},
) {
  const filters: { type: string; filter: (post: HexoPost) => unknown; priority: number }[] = [];
  const helpers = new Map<string, Helper>();
  const saved: string[] = [];
  const model = posts.map((post) => {
    const full = { ...post, save: async () => saved.push(post.source!) } as HexoPost;
    return full;
  });
  const hexo: Hexo = {
    config: { yomitoki: config },
    env: { cmd },
    source: { isWatching: () => isWatching },
    extend: {
      filter: { register: (type, filter, priority) => filters.push({ type, filter, priority }) },
      helper: { register: (name, helper) => helpers.set(name, helper) },
    },
    model: () => ({
      toArray: () => [...model],
      findOne: ({ source }) => model.find((post) => post.source === source),
    }),
  };
  yomitoki(hexo, { cache: false, ...options });
  const run = async (type: string, post?: HexoPost) => {
    for (const each of filters) if (each.type === type) await each.filter(post as HexoPost);
  };
  return { model, saved, helpers, filters, run, generate: () => run('before_generate') };
}

const harbour = {
  source: '_posts/harbour.md',
  title: '港の朝',
  _content: '港の朝は早い。漁船が港に戻り、市場に魚が並ぶ。',
};
const market = {
  source: '_posts/market.md',
  title: '市場の魚',
  _content: '市場で魚を選ぶ。港の漁船が運んだ魚は新しい。',
};

describe('yomitoki/hexo', () => {
  it('gives posts their values, a description and a slug before Hexo renders them', async () => {
    const { model, generate, filters } = blog([harbour, market]);
    await generate();
    expect(model[0]).toMatchObject({
      yomitoki: {
        readingTime: { minutes: 1 },
        related: [{ id: '_posts/market.md', title: '市場の魚' }],
      },
      yomitoki_slug: 'minato-no-asa',
      description: model[0]!.yomitoki!.description,
    });
    expect(filters.find(({ type }) => type === 'before_generate')!.priority).toBeLessThan(10);
  });

  it('writes a post only when something of it has changed', async () => {
    const { saved, generate, model } = blog([harbour, market]);
    await generate();
    await generate();
    expect(saved).toEqual(['_posts/harbour.md', '_posts/market.md']);
    // As Hexo does after an edit: the post is new, and holds what the author wrote.
    model[1] = { ...market, _content: `${market._content}塩で焼く。`, save: model[1]!.save };
    const { characters } = model[0]!.yomitoki!.readingTime;
    await generate();
    expect(saved.slice(2)).toContain('_posts/market.md');
    expect(model[1].yomitoki!.readingTime.characters).toBeGreaterThan(characters);
  });

  it('keeps the description of the author, and brings its own up to date', async () => {
    const own = { ...harbour, description: '早起きの記録。' };
    const { model, generate } = blog([own, market]);
    await generate();
    expect(model[0]!.description).toBe('早起きの記録。');
    const again = blog([{ ...model[1]! }], {}, { description: 20 });
    await again.generate();
    expect(again.model[0]!.description).toBe(again.model[0]!.yomitoki!.description);
    expect((again.model[0]!.description as string).length).toBeLessThanOrEqual(20);
  });

  it('takes options from _config.yml, those of the call before them', async () => {
    const { model, generate } = blog([harbour], { keywords: 2, furigana: true }, { keywords: 0 });
    await generate();
    expect(model[0]!.yomitoki!.keywords).toEqual([]);
    expect(model[0]!.yomitoki!.furigana).toContain('<rt>みなと</rt>');
    expect(() => blog([], { excerpt: 'yes' })).toThrow(
      new TypeError('excerpt must be true or false, got "yes"'),
    );
    expect(() => blog([], null)).not.toThrow();
  });

  it('offers no draft to other posts', async () => {
    const { model, generate } = blog([harbour, { ...market, published: false }]);
    await generate();
    expect(model[0]!.yomitoki!.related).toEqual([]);
    expect(model[1]!.yomitoki!.related).toHaveLength(1);
  });

  it.each([
    ['generate', { cmd: 'generate' }, true],
    ['deploy', { cmd: 'deploy' }, true],
    ['generate --watch', { cmd: 'generate', isWatching: true }, false],
    ['server', { cmd: 'server', isWatching: true }, false],
    ['s --static', { cmd: 's' }, false],
    ['a script', { cmd: '' }, true],
  ])('pins slugs in hexo %s: %j', async (_command, run, isPinned) => {
    const folder = mkdtempSync(join(tmpdir(), 'yomitoki-hexo-'));
    const slugFile = join(folder, 'slugs.json');
    const { model, generate } = blog([harbour], { slugFile }, {}, run);
    await generate();
    expect(existsSync(slugFile)).toBe(isPinned);
    expect(model[0]!.yomitoki_slug).toBe('minato-no-asa');
    rmSync(folder, { recursive: true });
  });

  it('shows the summary as excerpt when asked and the author cut none', async () => {
    const { model, generate, run } = blog(
      [{ ...harbour, _content: '値は「5 < 6 & 7」である。港の朝は早い。' }, market],
      { excerpt: true },
    );
    await generate();
    model[0]!.excerpt = '';
    await run('after_post_render', model[0]);
    expect(model[0]!.excerpt).toMatch(/^<p>.*5 &lt; 6 &amp; 7.*<\/p>$/);
    model[1]!.excerpt = '<p>抜粋。</p>';
    await run('after_post_render', model[1]);
    expect(model[1]!.excerpt).toBe('<p>抜粋。</p>');
    expect(blog([]).filters.map(({ type }) => type)).toEqual(['before_generate']);
  });

  it('gives templates the label and the related posts', async () => {
    const { model, generate, helpers } = blog([harbour, market]);
    await generate();
    const call = (name: string, post: HexoPost, most?: number) => helpers.get(name)!(post, most);
    expect(call('yomitoki_label', model[0]!)).toBe('1分未満で読めます');
    expect(call('yomitoki_related', model[0]!)).toEqual([model[1]]);
    expect(call('yomitoki_related', model[0]!, 0)).toEqual([]);
    const page = { source: 'about.md', _content: '' } as HexoPost;
    expect(call('yomitoki_label', page)).toBe('');
    expect(call('yomitoki_related', page)).toEqual([]);
  });
});
