import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, type Host, prepareHost } from './host.js';

let host: Host;
let firstBuild: string;

beforeAll(() => {
  host = prepareHost('hexo');
  firstBuild = host.run('hexo', 'generate');
});
afterAll(() => host?.remove());

const page = (path: string) => host.read(`public/${path}`);

describe('a Hexo build', () => {
  it('gives posts the address made of their readings, in links of other posts too', () => {
    expect(page('index.html')).toContain('<a href="/2025/fairu-no-okibasho-o-kimeru/">');
    expect(page('2025/atarashii-sakana-no-erabikata/index.html')).toContain(
      '<a href="/2025/minato-no-asaichi-o-aruku/" title="港の朝市を歩く">港の朝市を歩く</a>',
    );
    expect(JSON.parse(host.read('slugs.json'))).toMatchObject({
      '_posts/file.md': 'fairu-no-okibasho-o-kimeru',
    });
  });

  it('shows reading time, keywords and furigana', () => {
    const html = page('2025/ie-no-saba-o-shizuka-ni-suru/index.html');
    expect(html).toContain('<p class="time">1分未満で読めます</p>');
    expect(html).toContain('<p class="keywords"><span>サーバー</span>');
    expect(html).toContain('<ruby>静<rp>(</rp><rt>しず</rt><rp>)</rp></ruby>かにする</h1>');
  });

  it('fills in a description where the author wrote none', () => {
    const description = (html: string) =>
      /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
    expect(description(page('2025/fairu-no-okibasho-o-kimeru/index.html'))).toBe(
      '写真と書類を三つのフォルダーに分けた記録です。',
    );
    expect(description(page('2025/ie-no-saba-o-shizuka-ni-suru/index.html'))).toMatch(
      /^.{20,120}。$/,
    );
  });

  it('names related posts, the nearest first', () => {
    const html = page('2025/ie-no-saba-o-shizuka-ni-suru/index.html');
    const aside = html.slice(html.indexOf('<aside>'));
    expect(/<a href="([^"]+)">([^<]+)</.exec(aside)?.slice(1)).toEqual([
      '/2025/fairu-no-okibasho-o-kimeru/',
      'ファイルの置き場所を決める',
    ]);
  });

  it('shows the summary in lists as excerpt', () => {
    const item = /<li>.*?家のサーバーを静かにする.*?<\/li>/s.exec(page('index.html'))![0];
    expect(item).toMatch(/<p>[^<]{40,}。<\/p>/);
    expect(item).not.toContain('sensors');
  });

  it('loads the dictionary once, and not at all when no post has changed', () => {
    expect(dictionaryLoads(firstBuild)).toBe(1);
    const before = page('index.html');
    host.run('hexo', 'clean');
    expect(dictionaryLoads(host.run('hexo', 'generate'))).toBe(0);
    expect(page('index.html')).toBe(before);
  });

  it('pins no title that is being written while Hexo watches', async () => {
    const pinned = host.read('slugs.json');
    const watching = host.start('hexo', 'generate', '--watch');
    const source = host.read('source/_posts/file.md');
    const title = (text: string) => source.replace('ファイルの置き場所を決める', text);
    try {
      await watching.until(() => (watching.output().includes('generated') ? true : undefined));
      for (const [text, slug] of [
        ['半分', 'hanbun'],
        ['半分のパン', 'hanbun-no-pan'],
      ] as const) {
        let written = 0;
        await watching.until(() => {
          // An edit right after another is lost on the watcher.
          if (Date.now() - written > 5000) {
            host.write('source/_posts/new.md', title(text));
            written = Date.now();
          }
          return host.exists(`public/2025/${slug}/index.html`) ? true : undefined;
        });
      }
      expect(host.read('slugs.json')).toBe(pinned);
    } finally {
      await watching.stop();
    }
    host.run('hexo', 'generate');
    expect(JSON.parse(host.read('slugs.json'))['_posts/new.md']).toBe('hanbun-no-pan');
    host.run('rm', 'source/_posts/new.md');
    host.run('hexo', 'generate');
  });

  it('follows an edit, and leaves the address where it is', () => {
    const source = host.read('source/_posts/server.md');
    host.write(
      'source/_posts/server.md',
      source.replace('家のサーバーを静かにする', '静かなサーバー').replace(/居間に置いた.*\n/, ''),
    );
    const before = page('2025/ie-no-saba-o-shizuka-ni-suru/index.html');
    expect(dictionaryLoads(host.run('hexo', 'generate'))).toBe(1);
    const after = page('2025/ie-no-saba-o-shizuka-ni-suru/index.html');
    expect(after).toContain('なサーバー</h1>');
    expect(/"description" content="[^"]*/.exec(after)).not.toEqual(
      /"description" content="[^"]*/.exec(before),
    );
  });
});
