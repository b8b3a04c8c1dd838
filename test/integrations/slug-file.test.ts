import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { assignSlugs, readSlugs, writeSlugs } from '../../src/integrations/slug-file.js';

const folder = mkdtempSync(join(tmpdir(), 'yomitoki-slugs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const post = (id: string, slug: string, isOwn = false) => ({ id, slug, isOwn });

describe('assignSlugs', () => {
  it('numbers the later of posts that are alike, in order of their ids', () => {
    const posts = [post('b', 'asa'), post('a', 'asa'), post('c', 'asa'), post('d', 'yoru')];
    expect(Object.fromEntries(assignSlugs(posts, {}))).toEqual({
      a: 'asa',
      b: 'asa-2',
      c: 'asa-3',
      d: 'yoru',
    });
  });

  it('keeps pinned slugs, whatever the title says now', () => {
    expect(assignSlugs([post('a', 'new')], { a: 'old' }).get('a')).toBe('old');
  });

  it('gives no new post the slug of a pinned one, even of a post that is gone', () => {
    expect(assignSlugs([post('b', 'asa')], { a: 'asa' }).get('b')).toBe('asa-2');
  });

  it("lets the author's own slug stand, before a pinned one and beside another's", () => {
    const posts = [post('a', 'asa', true), post('b', 'asa', true), post('c', 'asa')];
    expect([...assignSlugs(posts, { a: 'pinned' }).values()]).toEqual(['asa', 'asa', 'asa-2']);
  });

  it('counts an empty slug in the file for none', () => {
    expect(assignSlugs([post('a', 'asa')], { a: '' }).get('a')).toBe('asa');
  });

  it.each([
    ['new', 'new'],
    ['./posts/2026/My post_1.md', 'my-post-1'],
    ['posts/harbour/index.mdx', 'harbour'],
    ['./index.md', 'index'],
    ['', 'index'],
    ['posts/灯台.md', expect.stringMatching(/^[0-9a-f]{7}$/)],
    ['posts/灯台2.md', expect.stringMatching(/^[0-9a-f]{7}$/)],
    ['posts/!.md', expect.stringMatching(/^[0-9a-f]{7}$/)],
  ])('calls a post that says nothing by its id: %s', (id, slug) => {
    expect(assignSlugs([post(id, '')], {}).get(id)).toEqual(slug);
  });

  it('takes no slug from another for a post that says nothing', () => {
    const posts = [post('a/asa', ''), post('b/asa', ''), post('c', 'asa')];
    expect(Object.fromEntries(assignSlugs(posts, {}))).toEqual({
      c: 'asa',
      'a/asa': 'asa-2',
      'b/asa': 'asa-3',
    });
  });
});

describe('readSlugs and writeSlugs', () => {
  it('reads what was written, in order of the ids', () => {
    const file = join(folder, 'deep', 'slugs.json');
    writeSlugs(
      file,
      new Map([
        ['b.md', 'asa'],
        ['a.md', 'yoru'],
      ]),
    );
    expect(readFileSync(file, 'utf8')).toBe('{\n  "a.md": "yoru",\n  "b.md": "asa"\n}\n');
    expect(readSlugs(file)).toEqual({ 'a.md': 'yoru', 'b.md': 'asa' });
  });

  it.runIf(process.platform === 'linux')('gives up where no folder can be made', () => {
    for (const file of [
      '/proc/none/slugs.json',
      '/proc/none/deep/slugs.json',
      '/dev/null/slugs.json',
    ])
      expect(() => writeSlugs(file, new Map([['a.md', 'asa']]))).toThrow(
        /^(?:ENOENT|EACCES|EPERM|ENOTDIR): /,
      );
  });

  it('has none when there is no file', () => {
    expect(readSlugs(join(folder, 'none.json'))).toEqual({});
  });

  it('names the file that it cannot read', () => {
    expect(() => readSlugs(folder)).toThrow(
      `could not read the slugs in ${folder}: EISDIR: illegal operation on a directory, read`,
    );
  });

  it.each([
    ['{"a": 1}', /slugs-0\.json must be an object of slugs by id, got 1 for "a"$/],
    ['[]', /slugs-1\.json must be an object of slugs by id, got an array$/],
    ['{"a"', /slugs-2\.json must be JSON: /],
  ])('refuses %s rather than begin anew', (text, message) => {
    const file = join(folder, `slugs-${['{"a": 1}', '[]', '{"a"'].indexOf(text)}.json`);
    writeFileSync(file, text);
    expect(() => readSlugs(file)).toThrow(message);
    expect(() => readSlugs(file)).toThrow(TypeError);
  });
});
