import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { DictionaryError } from '../../src/errors.js';
import { PagePool } from '../../src/integrations/page-pool.js';
import type { StoredPage } from '../../src/integrations/page-values.js';

const folder = mkdtempSync(join(tmpdir(), 'yomitoki-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that answers each post with what `answer`, an expression, makes of `task`. */
function threadFile(name: string, answer: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
const here = ${JSON.stringify(join(folder, '/'))};
export default (task) => (${answer});`,
  );
  return file;
}

const echo = threadFile(
  'echo',
  '{ page: JSON.stringify({ thread: threadId, source: task.source[0], keywords: task.options.keywords }) }',
);

/** Posts of 30,000 units, told apart by their first. */
const posts = [...'港朝船旗海波風雲空星'].map((unit) => ({
  source: unit.padEnd(30_000, '。'),
  about: {},
  key: unit,
}));

async function readAll(pool: PagePool, some = posts) {
  const pages: { thread?: number; source?: string }[] = [];
  await pool.read(some, (page, index) => {
    pages[index] = page as object;
  });
  return pages;
}
const threadsOf = (pages: { thread?: number }[]) => new Set(pages.map(({ thread }) => thread)).size;

it.each([
  [300_000, 1],
  [1_200_000, 2],
  [3_600_000, 3],
])(
  'reads %d units in as many threads as they are worth, each page in its place',
  async (units, threads) => {
    const longer = posts.map((post) => ({ ...post, source: post.source.padEnd(units / 10, '。') }));
    const pool = new PagePool({ keywords: 8 }, { file: echo, processors: 3 });
    const pages = await readAll(pool, longer);
    expect(pages.map(({ source }) => source).join('')).toBe('港朝船旗海波風雲空星');
    expect(pages[0]).toMatchObject({ keywords: 8 });
    expect(threadsOf(pages)).toBeLessThanOrEqual(threads);
    if (threads < 3) expect(threadsOf(pages)).toBe(threads);
  },
);

it('begins before it is asked, and leaves the host a processor', async () => {
  const file = threadFile(
    'begun',
    `(writeFileSync(here + 'begun-' + threadId, ''), { page: '{}' })`,
  );
  const pool = new PagePool({}, { file, processors: 2 });
  for (const post of posts) pool.begin(post);
  const begun = () => readdirSync(folder).filter((name) => name.startsWith('begun-')).length;
  await vi.waitFor(() => expect(begun()).toBe(1), { timeout: 30_000 });
  expect(await readAll(pool)).toHaveLength(posts.length);
});

it.each([
  ['on one processor', { file: echo, processors: 1 }, posts],
  ['of little', { file: echo, processors: 2 }, posts.slice(0, 2)],
  [
    'where the file of the thread is missing',
    { file: undefined, processors: 2 },
    posts.slice(0, 1),
  ],
])('reads without threads %s', async (_name, setting, some) => {
  const pool = new PagePool({}, setting);
  for (const post of some) pool.begin(post);
  const pages = await readAll(pool, some);
  expect(pages[0]).toMatchObject({ values: { title: null } } satisfies {
    values: Partial<StoredPage['values']>;
  });
});

it('tells what a thread says is wrong with the dictionary', async () => {
  const file = threadFile('bad', `{ code: 'TRUNCATED', message: 'expected 9 bytes, got 3' }`);
  await expect(readAll(new PagePool({}, { file, processors: 2 }))).rejects.toThrow(
    new DictionaryError('TRUNCATED', 'expected 9 bytes, got 3'),
  );
});

/** Thread files of which the code is whole. */
function brokenFile(name: string, code: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return file;
}

it.each([
  ['cannot be loaded', `throw new Error('no module of that name');`, 'no module of that name'],
  ['leaves at once', `process.exit(3);`, 'exit code 3'],
  ['leaves with a post', `export default () => process.exit(4);`, 'exit code 4'],
  [
    'dies of what nobody catches',
    `export default () => { setTimeout(() => { throw new Error('out of memory'); }); return new Promise(() => {}); };`,
    'out of memory',
  ],
])('tells why a thread has ended that %s, and reads without', async (name, code, reason) => {
  const file = brokenFile(name.replaceAll(' ', '-'), code);
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    for (const isEarly of [false, true]) {
      written.mockClear();
      const pool = new PagePool({}, { file, processors: 2 });
      if (isEarly) for (const post of posts) pool.begin(post);
      const pages = await readAll(pool);
      expect(pages).toHaveLength(posts.length);
      expect(pages.at(-1)).toMatchObject({ values: { title: null } });
      expect(written.mock.calls).toEqual([
        [`yomitoki: 10 posts are read without threads, for one has ended: ${reason}\n`],
      ]);
    }
  } finally {
    written.mockRestore();
  }
});

it('reads no further when the host has failed', async () => {
  // The thread takes as long for its first post as the file is there.
  const isHeld = join(folder, 'held');
  writeFileSync(isHeld, '');
  const file = threadFile(
    'slow',
    `(() => {
      writeFileSync(here + 'slowly-' + task.source.codePointAt(0), '');
      while (existsSync(here + 'held')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      return { page: '{}' };
    })()`,
  );
  const { exitCode } = process;
  const read = () => readdirSync(folder).filter((name) => name.startsWith('slowly-')).length;
  try {
    const pool = new PagePool({}, { file, processors: 2 });
    for (const post of posts) pool.begin(post);
    await vi.waitFor(() => expect(read()).toBe(1), { timeout: 30_000 });
    process.exitCode = 1;
    await new Promise((done) => setTimeout(done, 1500));
    rmSync(isHeld);
    await new Promise((done) => setTimeout(done, 500));
    expect(read()).toBe(1);
    process.exitCode = exitCode;
    expect(await readAll(pool)).toHaveLength(posts.length);
  } finally {
    process.exitCode = exitCode;
  }
});

it('tells what a thread throws, whenever it began', async () => {
  const file = threadFile('broken', `(() => { throw new RangeError('out of threads'); })()`);
  const pool = new PagePool({}, { file, processors: 2 });
  await expect(readAll(pool)).rejects.toThrow(new RangeError('out of threads'));
  for (const post of posts) pool.begin(post);
  await expect(readAll(pool)).rejects.toThrow(new RangeError('out of threads'));
});
