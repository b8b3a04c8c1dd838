import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type BlogOptions,
  type BlogPost,
  readBlog,
  readBlogWith,
} from '../../src/integrations/blog.js';
import { PageStore } from '../../src/integrations/page-store.js';
import { version } from '../../src/integrations/version.js';

const holder = globalThis as { [slot: symbol]: Map<string, unknown> | undefined };

/** What a process says that has read no blog before. */
async function fresh(posts: readonly BlogPost[], options: BlogOptions) {
  const kept = holder[Symbol.for(`yomitoki@${version}`)];
  const blogs = kept?.get('blogs');
  kept?.delete('blogs');
  const read = await readBlog(posts, options);
  kept?.set('blogs', blogs);
  return read;
}

const sentences = [
  '港に船が着く。',
  '市場に魚が並ぶ。',
  '漁師は網を下ろす。',
  '山で鳥を見た。',
  '川の石を拾う。',
  '星の写真を撮る。',
];
const post = fc.record({
  title: fc.constantFrom('港の朝', '市場の魚', '山の鳥', '星を見る'),
  text: fc.array(fc.constantFrom(...sentences), { maxLength: 5 }),
  tags: fc.option(fc.uniqueArray(fc.constantFrom('海', '山', '旅'), { maxLength: 2 })),
  draft: fc.boolean(),
  isNamed: fc.boolean(),
});
const edit = fc.record({
  kind: fc.constantFrom('change', 'change', 'tag', 'publish', 'add', 'remove', 'move', 'undo'),
  at: fc.nat(30),
  post,
});

type Given = typeof post extends fc.Arbitrary<infer Value> ? Value : never;

const postOf = (id: string, { title, text, tags, draft, isNamed }: Given): BlogPost => ({
  id,
  source: `# ${title}\n\n${text.join('')}`,
  ...(tags !== null && { tags }),
  draft: draft && text.length % 2 === 1,
  ...(isNamed && { slug: 'own' }),
});

function edited(
  posts: readonly BlogPost[],
  before: readonly BlogPost[],
  { kind, at, post: given }: { kind: string; at: number; post: Given },
  name: string,
): BlogPost[] {
  const next = [...posts];
  const place = at % Math.max(posts.length, 1);
  const old = posts[place];
  if (kind === 'undo') return [...before];
  if (kind === 'add' || old === undefined) next.splice(place, 0, postOf(name, given));
  else if (kind === 'remove') next.splice(place, 1);
  else if (kind === 'move') next.push(...next.splice(place, 1));
  else if (kind === 'tag') next[place] = { ...old, tags: given.tags ?? [] };
  else if (kind === 'publish') next[place] = { ...old, draft: old.draft !== true };
  else next[place] = postOf(old.id, given);
  return next;
}

it.each([
  ['posts that stay the same objects', false],
  ['posts made anew each time', true],
])('says after any edits what a fresh build says, of %s', async (_name, isAnew) => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(post, { minLength: 1, maxLength: 7 }),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (first, edits, hasPins) => {
        // Stop words that no text has: a blog of its own for each run.
        const options: BlogOptions = {
          cache: false,
          stopWords: [`run${run++}`],
          related: 3,
          ...(hasPins && { slugs: { 'post-0': 'pinned' } }),
        };
        const store = new PageStore(options);
        let posts = first.map((each, i) => postOf(`post-${i}`, each));
        let before = posts;
        for (const [i, each] of [null, ...edits].entries()) {
          const last = posts;
          if (each !== null) posts = edited(posts, before, each, `new-${i}`);
          before = last;
          const given = isAnew ? posts.map((one) => ({ ...one })) : posts;
          const read = await readBlogWith(store, given, options);
          expect([...read]).toEqual([...(await fresh(posts, options))]);
        }
      },
    ),
    { numRuns: 15 },
  );
});

it('hands out the same pages where an edit changes nothing of them', async () => {
  const options: BlogOptions = { cache: false, related: 1 };
  const store = new PageStore(options);
  const one = (id: string, source: string): BlogPost => ({ id, source });
  const posts = [
    one('harbour', '# 港の朝\n\n港に船が着く。'),
    one('ship', '# 船の旅\n\n港を船で出た。'),
    one('bird', '# 山の鳥\n\n山で鳥を見た。'),
  ];
  const before = await readBlogWith(store, posts, options);
  const changed = posts.with(2, one('bird', '# 山の鳥\n\n山で鳥の声を聞く。'));
  const after = await readBlogWith(store, changed, options);
  expect(after.get('harbour')).toBe(before.get('harbour'));
  expect(after.get('bird')).not.toBe(before.get('bird'));
});

it('sees what was changed within a post by whoever gave it', async () => {
  const tags = ['海'];
  const post = { id: 'a', source: '# 港の朝\n\n港に船が着く。', tags };
  const other = { id: 'b', source: '# 港の夜\n\n港に船が並ぶ。', tags: [] };
  const options: BlogOptions = { cache: false, keywords: 3 };
  const suggested = async () => (await readBlog([post, other], options)).get('b')!.suggestedTags;
  expect(await suggested()).toContain('海');
  tags[0] = '船';
  expect(await suggested()).toContain('船');
  expect(await suggested()).not.toContain('海');
  post.source = '# 山の鳥\n\n山で鳥を見た。';
  expect((await readBlog([post, other], options)).get('a')!.title).toBe('山の鳥');
});

it('keeps nothing that whoever was given the values changes in them', async () => {
  const options: BlogOptions = { cache: false };
  const posts = [
    { id: 'a', source: '# 港の朝\n\n港に船が着く。' },
    { id: 'b', source: '# 港の夜\n\n港に船が並ぶ。' },
  ];
  const first = await readBlog(posts, options);
  const before = JSON.stringify([...first]);
  for (const values of first.values())
    for (const list of [values.keywords, values.related]) (list as unknown[]).length = 0;
  expect(JSON.stringify([...(await readBlog(posts, options))])).toBe(before);
});

it('takes posts whose fields are those of a class', async () => {
  class Post {
    get id() {
      return 'a';
    }
    get source() {
      return '# 港の朝\n\n港に船が着く。';
    }
  }
  const read = await readBlog([new Post()], { cache: false });
  expect(read.get('a')!.title).toBe('港の朝');
});
