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
