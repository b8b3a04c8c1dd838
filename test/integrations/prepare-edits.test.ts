import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type BlogPost, readBlog } from '../../src/integrations/blog.js';
import { prepareEdits } from '../../src/integrations/prepare-edits.js';
import { version } from '../../src/integrations/version.js';

const holder = globalThis as { [slot: symbol]: Map<string, unknown> | undefined };
/** As a new process finds it: nothing is remembered but what is on disk. */
const forgetBlogs = () => holder[Symbol.for(`yomitoki@${version}`)]?.delete('blogs');

const posts: BlogPost[] = [
  ['harbour', '# 港の朝\n\n港に船が着く。漁師は網を下ろし、市場に魚を運ぶ。'],
  ['ship', '# 船の旅\n\n船で港を出た。波は高く、漁師の船とすれ違う。'],
  ['market', '# 市場の魚\n\n市場に魚が並ぶ。漁師の網から港へ、港から市場へ。'],
  ['draft', '---\ndraft: true\n---\n# 港の下書き\n\n港と船のことを書く。'],
].map(([id, source]) => ({ id: id!, source: source! }));

let cache = '';
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(cache, { recursive: true, force: true });
});

/** A blog that an earlier process has read, in a process that has just begun. */
async function begun() {
  cache = mkdtempSync(join(tmpdir(), 'yomitoki-prepare-'));
  await readBlog(posts, { cache });
  forgetBlogs();
  return readBlog(posts, { cache });
}

/** Hear what the server says once all is done that it does after its start. */
function listen(): { readonly said: () => string | undefined; readonly stop: () => void } {
  vi.stubEnv('YOMITOKI_LOG', '1');
  let said: string | undefined;
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    if (String(line).includes('ready for edits')) said = String(line);
    return true;
  });
  const stop = () => {
    vi.unstubAllEnvs();
    write.mockRestore();
  };
  return { said: () => said, stop };
}

/** Wait until what the server does after its start is done; returns what it says of that. */
async function startOver(some: readonly BlogPost[] = posts): Promise<string> {
  const { said, stop } = listen();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  prepareEdits(() => some, { cache });
  while (said() === undefined) await vi.advanceTimersByTimeAsync(100);
  vi.useRealTimers();
  stop();
  return said()!;
}

it('takes nothing but what the cache has, and answers edits as a fresh build does', async () => {
  const before = await begun();
  await startOver();
  expect(await readBlog(posts, { cache })).toEqual(before);
  const edited = posts.map((post) =>
    post.id === 'ship' ? { ...post, source: `${post.source}\n\n市場の魚を積んだ。` } : post,
  );
  const after = await readBlog(edited, { cache });
  expect(after).toEqual(await readBlog(edited, { cache: false }));
  expect(after.get('ship')).not.toEqual(before.get('ship'));
});

it('changes nothing of the blog by the edits and posts it makes and reads for nothing', async () => {
  const before = await begun();
  expect(await startOver()).toBe('yomitoki: ready for edits, 4 posts known\n');
  const again = await readBlog(posts, { cache });
  expect(again).toEqual(before);
  const edited = posts.map((post) =>
    post.id === 'market' ? { ...post, source: `${post.source}\n\n船を待つ。` } : post,
  );
  expect(await readBlog(edited, { cache })).toEqual(await readBlog(edited, { cache: false }));
});

it('lets an edit wait that comes meanwhile', async () => {
  await begun();
  const edited = posts.map((post) =>
    post.id === 'harbour' ? { ...post, source: '# 港の夜\n\n港の夜は静かだ。' } : post,
  );
  const { said, stop } = listen();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  prepareEdits(() => posts, { cache });
  vi.advanceTimersByTime(2000);
  vi.useRealTimers();
  expect(await readBlog(edited, { cache })).toEqual(await readBlog(edited, { cache: false }));
  // The rest of it is not to reach into the next test.
  await vi.waitUntil(() => said() !== undefined, 120_000);
  stop();
});

it('leaves what is wrong to the edit', async () => {
  await begun();
  expect(await startOver([{ id: 'a' } as never])).toMatch(/^yomitoki: not ready for edits: /);
  await expect(readBlog([{ id: 'a' } as never], { cache })).rejects.toThrow(
    'posts[0].source must be a string, got undefined',
  );
});
