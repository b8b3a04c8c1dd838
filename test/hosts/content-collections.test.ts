import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlogPageValues } from '../../src/integrations/pages.js';
import { dictionaryLoads, type Host, prepareHost } from './host.js';

interface Post {
  title: string;
  description: string;
  content: string;
  _meta: { path: string };
  yomitoki: BlogPageValues;
}

let host: Host;
let first: string;
beforeAll(() => {
  host = prepareHost('content-collections');
  first = host.run('content-collections', 'build', '--config', 'content-collections.js');
});
afterAll(() => host?.remove());

let reads = 0;
async function posts(): Promise<Post[]> {
  const file = pathToFileURL(`${host.folder}/.content-collections/generated/allPosts.js`);
  return (await import(/* @vite-ignore */ `${file}?${++reads}`)).default;
}
const post = async (name: string) => (await posts()).find(({ _meta }) => _meta.path === name)!;

describe('a build with content-collections', () => {
  it('gives every document its values', async () => {
    expect(dictionaryLoads(first)).toBe(1);
    expect(await posts()).toHaveLength(3);
    const { yomitoki, content } = await post('lighthouse');
    expect(content).toContain('水彩');
    expect(yomitoki.title).toBe('灯台までの道を写生する');
    expect(yomitoki.readingTime.minutes).toBe(1);
    expect(yomitoki.keywords).toHaveLength(8);
    expect(yomitoki.keywords.slice(0, 3)).toContain('写生');
    expect(yomitoki.slug).toBe('todai-made-no-michi-o-shasei-suru');
  });

  it('fills a description only where the author wrote none', async () => {
    expect((await post('library')).description).toBe(
      '昭和初めの地図から、消えた水路をたどります。',
    );
    const { description, yomitoki } = await post('lighthouse');
    expect(description).toBe(yomitoki.description);
  });

  it('gives the whole collection: related documents, suggested tags', async () => {
    const { related, suggestedTags } = (await post('lighthouse')).yomitoki;
    expect(related[0]).toMatchObject({ id: 'market', title: '港の朝市で干物を買う' });
    expect(suggestedTags).toContain('食べもの');
  });

  it('types what it adds to a document', () => {
    host.write(
      'check.ts',
      `import { allPosts } from './.content-collections/generated/index.js';
      const { description, title, yomitoki } = allPosts[0]!;
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

  it('pins no title that was half written while it watched', async () => {
    const config = host.read('content-collections.js');
    host.write(
      'content-collections.js',
      config.replace('keywords: 8', "keywords: 8, slugFile: 'slugs.json'"),
    );
    const file = 'content/posts/new.md';
    const source = host.read('content/posts/market.md');
    const command = ['content-collections', '--config', 'content-collections.js'] as const;
    const watching = host.start(command[0], 'watch', ...command.slice(1));
    try {
      await watching.until(() => (watching.output().includes('start watching') ? true : undefined));
      for (const [title, slug] of [
        ['半分', 'hanbun'],
        ['半分のパン', 'hanbun-no-pan'],
      ] as const) {
        let written = 0;
        await watching.until(async () => {
          // An edit right after another is lost on the watcher.
          if (Date.now() - written > 5000) {
            host.write(file, source.replace('港の朝市で干物を買う', title));
            written = Date.now();
          }
          return (await post('new'))?.yomitoki.slug === slug ? true : undefined;
        });
      }
      expect(host.exists('slugs.json')).toBe(false);
    } finally {
      await watching.stop();
    }
    host.run(command[0], 'build', ...command.slice(1));
    expect(JSON.parse(host.read('slugs.json')).new).toBe('hanbun-no-pan');
    host.run('rm', file, 'slugs.json');
    host.write('content-collections.js', config);
    host.run(command[0], 'build', ...command.slice(1));
  });

  it('reads no dictionary when nothing has changed', async () => {
    const values = await posts();
    expect(
      dictionaryLoads(
        host.run('content-collections', 'build', '--config', 'content-collections.js'),
      ),
    ).toBe(0);
    expect(await posts()).toEqual(values);
  });
});
