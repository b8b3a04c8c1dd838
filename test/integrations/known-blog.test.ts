import { expect, it } from 'vitest';
import { readBlogWith } from '../../src/integrations/blog.js';
import { knownBlog } from '../../src/integrations/known-blog.js';
import { PageStore } from '../../src/integrations/page-store.js';

it('remembers a blog whatever empty collections are read beside it', async () => {
  const options = { cache: false, keywords: 3 };
  const read = (ids: readonly string[]) =>
    readBlogWith(
      new PageStore(options),
      ids.map((id) => ({ id, source: '港に船が着く。' })),
      options,
    );
  await read(['port.md', 'ship.md']);
  const blogs = () => {
    const holder = globalThis as { [slot: symbol]: Map<string, unknown[]> | undefined };
    const slot = Object.getOwnPropertySymbols(holder).find((one) =>
      one.description?.startsWith('yomitoki@'),
    )!;
    return [...holder[slot]!.get('blogs')!];
  };
  const [known] = blogs();
  for (let n = 0; n < 6; n++) await read([]);
  expect(blogs()).toContain(known);
  expect(knownBlog({}, [])).not.toBe(knownBlog({}, []));
});

it('shows as much of a blog as is asked for, whatever was asked before', async () => {
  const texts = [
    '港に船が着く。船は沖で魚を捕る。',
    '山で鳥を見た。',
    'パンを焼く。',
    '星の写真を撮る。',
  ];
  const posts = ['ship', 'bird', 'bread', 'star', 'boat', 'sail'].map((id, i) => ({
    id,
    source: texts[i] ?? texts[0]!,
    tags: [id],
  }));
  const read = async (limits: { related?: number; suggestedTags?: number }) => {
    const options = { cache: false, ...limits } as const;
    const page = (await readBlogWith(new PageStore(options), posts, options)).get('ship')!;
    return [page.related.length, page.suggestedTags.length];
  };
  expect(await read({ related: 1, suggestedTags: 1 })).toEqual([1, 1]);
  expect(await read({ related: 2, suggestedTags: 1 })).toEqual([2, 1]);
  expect(await read({ related: 2, suggestedTags: 2 })).toEqual([2, 2]);
});
