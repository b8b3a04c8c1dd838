import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPosts } from 'yomitoki/next';

let folder: string;
const options = { cache: false, related: 1 } as const;
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yomitoki-posts-'));
  write(
    'harbour.md',
    '---\ntitle: 港の朝市\ndate: 2026-04-12\n---\n\n朝市の干物は旨い。干物は港で作る。',
  );
  write(
    '2026/dried-fish.mdx',
    '---\ndate: 2026-05-01\n---\n\n# 干物の焼き方\n\n干物は皮から焼く。',
  );
  write('undated.txt', '日付のない文章。');
  write(
    'library.md',
    '---\ntitle: 図書館\ndate: 2026-01-02\ndescription: 地図を読む。\n---\n\n図書館で地図を広げた。',
  );
  write('.obsidian/note.md', '読まない。');
  write('node_modules/package/README.md', '読まない。');
  write('image.png', '');
  mkdirSync(join(folder, 'folder.md'));
  symlinkSync(join(folder, 'nowhere.md'), join(folder, 'link.md'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readPosts', () => {
  it('reads the posts of a folder and the folders in it, newest first', async () => {
    const posts = await readPosts(folder, options);
    expect(posts.map(({ id, date }) => [id, date])).toEqual([
      ['2026/dried-fish', '2026-05-01'],
      ['harbour', '2026-04-12'],
      ['library', '2026-01-02'],
      ['undated', null],
    ]);
    expect(posts[0]).toMatchObject({
      title: '干物の焼き方',
      slug: 'hoshimono-no-yakikata',
      file: join(folder, '2026/dried-fish.mdx'),
      frontMatter: { date: '2026-05-01' },
      related: [{ id: 'harbour', title: '港の朝市' }],
    });
    expect(posts[0]!.source).toContain('# 干物の焼き方');
  });

  it('tells files that differ in their ending apart', async () => {
    write('two/a.md', '一つ目。');
    write('two/a.mdx', '二つ目。');
    write('two/b.md', '三つ目。');
    const posts = await readPosts(join(folder, 'two'), options);
    expect(posts.map(({ id }) => id)).toEqual(['a.md', 'a.mdx', 'b']);
    write('two/a.html', '<h1>朝</h1><p>四つ目。</p>');
    write('two/a.md', '# 朝\n\n五つ目。');
    write('two/a.md.txt', '六つ目。');
    const more = await readPosts(join(folder, 'two'), { ...options, related: 2 });
    expect(more.map(({ id }) => id)).toEqual(['a.html', 'a.md', 'a.md.txt', 'a.mdx', 'b']);
    expect(more.slice(0, 2).map(({ slug }) => slug)).toEqual(['asa', 'asa-2']);
    rmSync(join(folder, 'two'), { recursive: true });
  });

  it('gives the description of the author where there is one', async () => {
    const posts = await readPosts(folder, options);
    expect(posts.map(({ description }) => description)).toEqual([
      '干物は皮から焼く。',
      expect.stringContaining('朝市の干物は旨い。'),
      '地図を読む。',
      '日付のない文章。',
    ]);
  });

  it('gives the same posts while no file changes, and reads anew when one does', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(10_000);
    const changing = join(folder, 'node_modules/changing');
    const read = (more: object = {}) => readPosts(changing, { ...options, ...more });
    write('node_modules/changing/undated.txt', '日付のない文章。');
    try {
      const posts = await read();
      expect(await read({ keywords: 1 })).not.toBe(posts);
      clock.mockReturnValue(20_000);
      expect(await read()).toBe(posts);

      write('node_modules/changing/undated.txt', '日付のない短文。');
      utimesSync(join(changing, 'undated.txt'), 1, 1);
      // Pages that are rendered at the same time see the same posts.
      clock.mockReturnValue(20_040);
      expect(await read()).toBe(posts);
      clock.mockReturnValue(20_060);
      const changed = await read();
      expect(changed.at(-1)!.description).toBe('日付のない短文。');
    } finally {
      clock.mockRestore();
    }
  });

  it('looks at a folder once a second in production', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(30_000);
    vi.stubEnv('NODE_ENV', 'production');
    const published = join(folder, 'node_modules/published');
    write('node_modules/published/undated.txt', '日付のない文章。');
    try {
      const posts = await readPosts(published, options);
      utimesSync(join(published, 'undated.txt'), 2, 2);
      clock.mockReturnValue(30_999);
      expect(await readPosts(published, options)).toBe(posts);
      clock.mockReturnValue(31_000);
      expect(await readPosts(published, options)).not.toBe(posts);
    } finally {
      clock.mockRestore();
      vi.unstubAllEnvs();
    }
  });

  it('says which folder there is not', async () => {
    await expect(readPosts(join(folder, 'none'))).rejects.toThrow(join(folder, 'none'));
    await expect(readPosts(5 as never)).rejects.toThrow(
      new TypeError('folder must be a string, got 5'),
    );
  });
});
