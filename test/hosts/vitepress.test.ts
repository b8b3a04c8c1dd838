import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import MiniSearch, { type Options } from 'minisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, freePort, type Host, prepareHost } from './host.js';

let host: Host;
let firstBuild: string;

beforeAll(() => {
  host = prepareHost('vitepress');
  firstBuild = host.run('vitepress', 'build');
});
afterAll(() => host?.remove());

const page = (path: string) => host.read(`.vitepress/dist/${path}`);
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
/** What stands between a tag and its end, as text. */
const textIn = (html: string, start: string, end: string) => {
  const from = html.indexOf(start);
  expect(from, `${start} in ${html}`).not.toBe(-1);
  return textOf(html.slice(from, html.indexOf(end, from)));
};

describe('a VitePress build', () => {
  it('shows reading time and keywords', () => {
    const head = textIn(page('posts/server.html'), '<p class="post-head"', '</p>');
    expect(head).toMatch(/^1分未満で読めます サーバー /);
  });

  it('fills in a description where the author wrote none', () => {
    expect(page('posts/file.html')).toContain(
      '<meta name="description" content="写真と書類を三つのフォルダーに分けた記録です。">',
    );
    expect(page('posts/server.html')).toMatch(/<meta name="description" content="[^"]{20,120}。">/);
  });

  it('names related posts with their addresses, the nearest first', () => {
    const html = page('posts/server.html');
    const aside = html.slice(
      html.indexOf('近い記事'),
      html.indexOf('</aside>', html.indexOf('近い記事')),
    );
    const [first] = aside.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)</g);
    expect(first!.slice(1)).toEqual(['/posts/file', 'ファイルの置き場所を決める']);
  });

  it('gives a content loader the values of every post', () => {
    const list = textIn(page('index.html'), '<ul class="posts">', '</ul>');
    expect(list).toContain('家のサーバーを静かにする 1分未満で読めます');
    expect(list).toContain('写真と書類を三つのフォルダーに分けた記録です。');
    expect(page('index.html')).not.toContain('class="post-head"');
  });

  it('loads the dictionary once, and not at all when no post has changed', () => {
    expect(dictionaryLoads(firstBuild)).toBe(1);
    expect(dictionaryLoads(host.run('vitepress', 'build'))).toBe(0);
  });
});

it('has types that fit those of VitePress', () => {
  const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', ''];
  // Kept as .txt, because the repository's own check of types knows no VitePress.
  host.write('types.ts', host.read('types.txt'));
  expect(host.run(tsc, ...flags, 'types.ts')).toBe('');
});

/** The search of a built site, with the functions that its pages send to the browser. */
async function builtSearch(): Promise<(query: string) => string[]> {
  const chunks = join(host.folder, '.vitepress/dist/assets/chunks');
  const name = readdirSync(chunks).find((file) => file.startsWith('@localSearchIndex'))!;
  const { default: json } = await import(pathToFileURL(join(chunks, name)).href);
  const script = /<script>(window\.__VP_HASH_MAP__.*?)<\/script>/s.exec(page('index.html'))![1]!;
  const window: {
    __VP_SITE_DATA__?: { themeConfig: { search: { options?: { miniSearch?: Options } } } };
  } = {};
  new Function('window', script)(window);
  const { searchOptions, options } = (window.__VP_SITE_DATA__!.themeConfig.search.options
    ?.miniSearch ?? {}) as { searchOptions?: object; options?: object };
  // As VitePress's search box opens it.
  const search = MiniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: {
      fuzzy: 0.2,
      prefix: true,
      boost: { title: 4, text: 2, titles: 1 },
      ...searchOptions,
    },
    ...options,
  });
  // VitePress takes anchors apart: ハ and ゙.
  return (query) => search.search(query).map(({ id }) => (id as string).normalize('NFC'));
}

describe("VitePress's local search", () => {
  /** Queries, and a part of the site that each must find. */
  const queries = [
    ['防波堤', '/posts/asaichi#帰り道'],
    ['灯台', '/posts/asaichi#帰り道'],
    ['ぼうはてい', '/posts/asaichi#帰り道'],
    ['さーば', '/posts/server#家のサーバーを静かにする'],
    ['ｻｰﾊﾞｰ', '/posts/server#家のサーバーを静かにする'],
    ['フアン', undefined],
    ['置き場所', '/posts/file#ファイルの置き場所を決める'],
    ['ふぁいるの名前', '/posts/file#名前のつけ方'],
    ['えら', '/posts/sakana#新しい魚の選び方'],
    ['三枚におろし', '/posts/sakana#新しい魚の選び方'],
    ['番号', '/search-before-heading'],
    ['スキー場', undefined],
  ] as const;

  it('finds parts of words, other kana, readings, and text before the first heading', async () => {
    const found = await builtSearch();
    for (const [query, id] of queries) {
      if (id === undefined) expect(found(query), query).toEqual([]);
      else expect(found(query), query).toContain(id);
    }
  });

  it('finds more than by default', async () => {
    const config = host.read('.vitepress/config.js');
    host.write('.vitepress/config.js', config.replace('furigana: true', 'search: false'));
    host.run('vitepress', 'build');
    host.write('.vitepress/config.js', config);
    const found = await builtSearch();
    const answered = queries.filter(([query, id]) => id !== undefined && found(query).includes(id));
    // What a sentence happens to begin with.
    expect(answered.map(([query]) => query)).toEqual(['えら']);
  });
});

describe('vitepress dev', () => {
  it('reads ten edits with one dictionary, and pins no slug', async () => {
    const config = host.read('.vitepress/config.js');
    host.write('.vitepress/config.js', config.replace('true }', "true, slugFile: 'slugs.json' }"));
    const port = String(await freePort());
    const server = host.start('vitepress', 'dev', '--port', port);
    const source = host.read('posts/server.md');
    try {
      await server.until(() => (server.output().includes(port) ? true : undefined));
      const data = async () => {
        const response = await fetch(`http://localhost:${port}/posts/server.md?import`);
        return await response.text();
      };
      const charactersIn = (page: string) => Number(/"characters\\?":(\d+)/.exec(page)?.[1]);
      const before = await server.until(async () => charactersIn(await data()) || undefined);
      for (let edit = 1; edit <= 10; edit++) {
        const mark = `${edit}回目の書き直し`;
        let written = 0;
        await server.until(async () => {
          // An edit right after another is lost on the watcher.
          if (Date.now() - written > 3000) {
            host.write(
              'posts/server.md',
              source.replace('居間に置いた', `${mark}。${mark}。居間に置いた`),
            );
            written = Date.now();
          }
          const page = await data();
          return page.includes(`${mark}。${mark}`) && charactersIn(page) > before
            ? true
            : undefined;
        });
      }
      expect(dictionaryLoads(server.output())).toBe(1);
      expect(host.exists('slugs.json')).toBe(false);
    } finally {
      await server.stop();
      host.write('posts/server.md', source);
    }
    host.run('vitepress', 'build');
    expect(JSON.parse(host.read('slugs.json'))['posts/server.md']).toBe(
      'ie-no-saba-o-shizuka-ni-suru',
    );
  });
});
