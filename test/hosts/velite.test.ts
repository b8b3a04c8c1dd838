import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlogPageValues } from '../../src/integrations/pages.js';
import { dictionaryLoads, type Host, prepareHost } from './host.js';

interface Post {
  title: string;
  description: string;
  path: string;
  yomitoki: BlogPageValues;
}

let host: Host;
let first: string;
beforeAll(() => {
  host = prepareHost('velite');
  first = host.run('velite', 'build');
});
afterAll(() => host?.remove());

const posts = () => JSON.parse(host.read('.velite/posts.json')) as Post[];
const post = (name: string) => posts().find(({ path }) => path === `posts/${name}`)!;

describe('a build with velite', () => {
  it('gives every post its values', () => {
    expect(dictionaryLoads(first)).toBe(1);
    expect(posts()).toHaveLength(3);
    const { yomitoki } = post('market');
    expect(yomitoki.title).toBe('港の朝市で干物を買う');
    expect(yomitoki.readingTime.label).toBe('1分未満で読めます');
    expect(yomitoki.keywords).toHaveLength(8);
    expect(yomitoki.keywords.slice(0, 3)).toContain('干物');
    expect(yomitoki.slug).toBe('minato-no-asaichi-de-hoshimono-o-kau');
    expect(yomitoki.summary).toContain('朝市');
  });

  it('fills a description only where the author wrote none', () => {
    expect(post('library').description).toBe('昭和初めの地図から、消えた水路をたどります。');
    expect(post('market').description).toBe(post('market').yomitoki.description);
    expect(post('market').description).toMatch(/。$/);
  });

  it('gives the whole blog: related posts, suggested tags', () => {
    const { related, suggestedTags } = post('market').yomitoki;
    expect(related[0]).toMatchObject({ id: 'posts/lighthouse', title: '灯台までの道を写生する' });
    expect(related[0]!.terms).toContain('朝市');
    expect(suggestedTags).toContain('絵');
    expect(suggestedTags).not.toContain('港');
  });

  it('types what it adds to a record', () => {
    host.write(
      'check.ts',
      `import { posts } from './.velite/index.js';
      const { description, title, yomitoki } = posts[0]!;
      export const texts: string[] = [description, title, yomitoki.readingTime.label];
      export const related: readonly string[] = yomitoki.related.map(({ id }) => id);
      // @ts-expect-error: no such field
      export const none = yomitoki.nothing;`,
    );
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
    const flags = ['--noEmit', '--strict', '--allowJs', '--skipLibCheck', '--target', 'es2022'];
    const resolution = ['--module', 'esnext', '--moduleResolution', 'bundler'];
    expect(host.run('node', tsc, ...flags, ...resolution, 'check.ts')).toBe('');
  });

  it('reads no dictionary when nothing has changed', () => {
    const values = posts();
    expect(dictionaryLoads(host.run('velite', 'build'))).toBe(0);
    expect(posts()).toEqual(values);
  });

  it('pins no title that velite dev saw half written', async () => {
    const config = host.read('velite.config.js');
    host.write(
      'velite.config.js',
      config.replace('keywords: 8', "keywords: 8, slugFile: 'slugs.json'"),
    );
    const file = 'content/posts/new.md';
    const source = host.read('content/posts/market.md');
    const watching = host.start('velite', 'dev');
    try {
      await watching.until(() => (watching.output().includes('watching') ? true : undefined));
      for (const [title, slug] of [
        ['半分', 'hanbun'],
        ['半分のパン', 'hanbun-no-pan'],
      ] as const) {
        let written = 0;
        await watching.until(() => {
          // An edit right after another is lost on the watcher.
          if (Date.now() - written > 5000) {
            host.write(file, source.replace('港の朝市で干物を買う', title));
            written = Date.now();
          }
          return post('new')?.yomitoki.slug === slug ? true : undefined;
        });
      }
      expect(host.exists('slugs.json')).toBe(false);
    } finally {
      await watching.stop();
    }
    host.run('velite', 'build');
    expect(JSON.parse(host.read('slugs.json'))['posts/new']).toBe('hanbun-no-pan');
    host.run('rm', file, 'slugs.json');
    host.write('velite.config.js', config);
    host.run('velite', 'build');
  });

  it('follows an edit', () => {
    const file = 'content/posts/market.md';
    host.write(file, host.read(file).replace('港の朝市で干物を買う', '朝市で海苔を買う'));
    host.run('velite', 'build');
    expect(post('market').yomitoki.slug).toBe('asaichi-de-nori-o-kau');
    expect(post('lighthouse').yomitoki.related[0]!.title).toBe('朝市で海苔を買う');
  });
});
