import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, type Host, prepareHost, slowLane } from './host.js';

const bundlers: [string, string[]][] = [
  ['Turbopack', []],
  ['webpack', ['--webpack']],
];

describe.skipIf(!slowLane)('a static export of Next (HOSTS=all builds it)', () => {
  let host: Host;
  beforeAll(() => {
    host = prepareHost('next');
    host.write('posts/灯台の夜.mdx', '---\ntitle: 夜の灯台\n---\n\n夜の灯台は遠くまで照らす。\n');
  });
  afterAll(() => host?.remove());

  const meta = (html: string, name: string) =>
    new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(html)?.[1];
  const titleOf = (html: string) => /<title>([^<]*)/.exec(html)?.[1];
  const textOf = (html: string, className: string) =>
    new RegExp(`class="${className}">([^<]*)`).exec(html)?.[1];

  describe.each(bundlers)('with %s', (_name, flags) => {
    it('builds', () => {
      host.run('rm', '-rf', '.next', 'out');
      host.run('next', 'build', ...flags);
    });

    it('exports the values of an MDX file from it', () => {
      const html = host.read('out/posts/market.html');
      expect(textOf(html, 'time')).toBe('1分未満で読めます');
      const keywords = textOf(html, 'keywords')!.split('、');
      expect(keywords).toHaveLength(8);
      expect(keywords.slice(0, 3)).toContain('干物');
      expect(html.includes('date: 2026')).toBe(false);
    });

    it('puts title, description and keywords into the head', () => {
      const html = host.read('out/posts/market.html');
      expect(titleOf(html)).toBe('港の朝市で干物を買う | 港の日記');
      expect(meta(html, 'description')).toMatch(/^日曜の五時半、.*。$/);
      expect(meta(html, 'keywords')!.split(',')).toContain('朝市');
      const described = host.read('out/posts/library.html');
      expect(meta(described, 'description')).toBe('昭和初めの地図から、消えた水路をたどります。');
    });

    it('makes a page of a post whose file has a Japanese name', () => {
      expect(titleOf(host.read('out/posts/灯台の夜.html'))).toBe('夜の灯台 | 港の日記');
    });

    it('reads a folder of posts in server components', () => {
      const html = host.read('out/index.html');
      const order = ['library', 'lighthouse', 'market'].map((name) =>
        html.indexOf(`href="/posts/${name}"`),
      );
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order[0]).toBeGreaterThan(0);
      expect(html.includes('昭和初めの地図から、消えた水路をたどります。')).toBe(true);
      const [, related] = /class="related">(.*?)<\/ul>/.exec(host.read('out/posts/market.html'))!;
      expect(related!.includes('href="/posts/lighthouse"')).toBe(true);
    });
  });

  it('gives a page.mdx its metadata under Turbopack', () => {
    host.run('rm', '-rf', '.next', 'out');
    const printed = host.run('next', 'build');
    // Everything was read by the builds before.
    expect(dictionaryLoads(printed)).toBe(0);
    const html = host.read('out/about.html');
    expect(titleOf(html)).toBe('この日記について | 港の日記');
    expect(meta(html, 'description')).toMatch(/^港のある小さな町で、/);
  });

  it('carries the dictionary along in a standalone server', () => {
    const config = host.read('next.config.mjs');
    host.write('next.config.mjs', config.replace("output: 'export'", "output: 'standalone'"));
    host.run('rm', '-rf', '.next');
    host.run('next', 'build');
    expect(host.exists('.next/standalone/node_modules/yomitoki/dict/ipadic.dict')).toBe(true);
  });
});
