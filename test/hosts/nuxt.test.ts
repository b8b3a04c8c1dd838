import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, type Host, prepareHost, slowLane } from './host.js';

describe.skipIf(!slowLane)('a Nuxt site with Nuxt Content (HOSTS=all builds it)', () => {
  let host: Host;
  let first: string;
  beforeAll(() => {
    // Node 24 comes with the packages of the site, and stands first among the commands.
    host = prepareHost('nuxt');
    first = host.run('nuxt', 'generate');
  });
  afterAll(() => host?.remove());

  const page = (path: string) => host.read(`.output/public/${path}index.html`);
  const textOf = (html: string, className: string) =>
    new RegExp(`class="${className}">([^<]*)`).exec(html)?.[1];
  const descriptionOf = (html: string) => /name="description" content="([^"]*)"/.exec(html)?.[1];

  it('gives pages their values', () => {
    // In the build, and in the server that renders pages ahead.
    expect(dictionaryLoads(first)).toBeLessThanOrEqual(2);
    expect(textOf(page('posts/market/'), 'time')).toBe('1分未満で読めます');
    const keywords = textOf(page('posts/market/'), 'keywords')!.split('、');
    expect(keywords).toHaveLength(8);
    expect(keywords.slice(0, 3)).toContain('干物');
  });

  it('puts a description into the head, where the author wrote none', () => {
    // Nuxt Content would have taken the first paragraph, of two sentences.
    expect(descriptionOf(page('posts/market/'))).toMatch(/^日曜の五時半、.*教わった。$/);
    expect(descriptionOf(page('posts/library/'))).toBe(
      '昭和初めの地図から、消えた水路をたどります。',
    );
    expect(page('').includes('昭和初めの地図から、消えた水路をたどります。')).toBe(true);
  });

  it('relates posts in a route of the server', () => {
    const related = page('posts/market/').split('class="related"')[1]!.split('</ul>')[0]!;
    expect(related.includes('href="/posts/lighthouse"')).toBe(true);
  });

  it('is known to the types of the configuration by its key', () => {
    expect(host.read('.nuxt/types/modules.d.ts')).toContain(
      '["yomitoki"]?: typeof import("yomitoki/nuxt")',
    );
  });

  it('takes the dictionary along in a server', () => {
    host.run('nuxt', 'build');
    expect(host.exists('.output/server/node_modules/yomitoki/dict/ipadic.dict')).toBe(true);
  });

  it('reads pages anew when an option changes, which Nuxt Content would not notice', () => {
    host.write(
      'nuxt.config.mjs',
      host.read('nuxt.config.mjs').replace('keywords: 8', 'keywords: 3'),
    );
    host.run('nuxt', 'generate');
    expect(textOf(page('posts/market/'), 'keywords')!.split('、')).toHaveLength(3);
  });
});
