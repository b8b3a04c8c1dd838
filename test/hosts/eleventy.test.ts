import MiniSearch from 'minisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchTerms } from 'yomitoki/search';
import { dictionaryLoads, freePort, type Host, prepareHost } from './host.js';

let host: Host;
let firstBuild: string;

beforeAll(() => {
  host = prepareHost('eleventy');
  firstBuild = host.run('eleventy');
});
afterAll(() => host?.remove());

const page = (path: string) => host.read(`_site/${path}`);
/** What stands between a tag of this kind and its end. */
const inside = (html: string, start: string, end: string) => {
  const from = html.indexOf(start);
  expect(from, `${start} in ${html}`).not.toBe(-1);
  return html.slice(from + start.length, html.indexOf(end, from + start.length)).trim();
};

describe('an Eleventy build', () => {
  it('gives posts the address made of their readings', () => {
    expect(host.exists('_site/fairu-no-okibasho-o-kimeru/index.html')).toBe(true);
    expect(JSON.parse(host.read('slugs.json'))).toMatchObject({
      './posts/file.md': 'fairu-no-okibasho-o-kimeru',
    });
  });

  it('shows reading time, keywords and furigana', () => {
    const html = page('fairu-no-okibasho-o-kimeru/index.html');
    expect(inside(html, '<p class="time">', '</p>')).toBe('1分未満で読めます');
    expect(inside(html, '<p class="keywords">', '</p>')).toContain('<span>ファイル</span>');
    expect(inside(html, '<h1>', '</h1>')).toContain(
      '<ruby>決<rp>(</rp><rt>き</rt><rp>)</rp></ruby>める',
    );
  });

  it('fills in a description where the author wrote none', () => {
    const own = inside(
      page('fairu-no-okibasho-o-kimeru/index.html'),
      'name="description" content="',
      '"',
    );
    expect(own).toBe('写真と書類を三つのフォルダーに分けた記録です。');
    const made = inside(
      page('ie-no-saba-o-shizuka-ni-suru/index.html'),
      'name="description" content="',
      '"',
    );
    expect(made).toMatch(/^.{20,120}。$/);
    expect(inside(page('index.html'), '家のサーバーを静かにする</a>', '</li>')).toContain(made);
  });

  it('names related posts with their addresses, the nearest first', () => {
    const aside = inside(page('ie-no-saba-o-shizuka-ni-suru/index.html'), '<aside>', '</aside>');
    const links = [...aside.matchAll(/<a href="([^"]+)">([^<]+)</g)].map(([, url, title]) => [
      url,
      title,
    ]);
    expect(links[0]).toEqual(['/fairu-no-okibasho-o-kimeru/', 'ファイルの置き場所を決める']);
    expect(aside).not.toContain('このノートについて');
    for (const [url] of links) expect(host.exists(`_site${url}index.html`)).toBe(true);
  });

  it('leaves pages outside the collection out of the slugs, but gives them a description', () => {
    expect(Object.keys(JSON.parse(host.read('slugs.json')))).toHaveLength(4);
    expect(page('about/index.html')).toContain('<meta name="description" content="港の近くに住み');
  });

  it('gives templates its filters', () => {
    const html = page('filters/index.html');
    expect(inside(html, '<p id="furigana">', '</p>')).toBe(
      '<ruby>裏切<rp>(</rp><rt>うらぎ</rt><rp>)</rp></ruby>る',
    );
    expect(inside(html, '<p id="slug">', '</p>')).toBe('tokyo-no-fairu');
    expect(inside(html, '<p id="time">', '</p>')).toBe('1分未満で読めます');
  });

  it('gives an index that finds what the default tokenizer misses', () => {
    const entries: { url: string; title: string; terms: string[] }[] = JSON.parse(
      page('search.json'),
    );
    const search = new MiniSearch({
      idField: 'url',
      fields: ['terms'],
      extractField: (entry, field) =>
        field === 'terms' ? entry.terms.join(' ') : entry[field as 'url'],
      tokenize: (text) => text.split(' '),
      searchOptions: {
        tokenize: (query) => searchTerms(query, { side: 'query' }),
        combineWith: 'AND',
      },
    });
    search.addAll(entries);
    const plain = new MiniSearch({ idField: 'url', fields: ['text'] });
    plain.addAll(entries.map(({ url }) => ({ url, text: page(`${url.slice(1)}index.html`) })));
    const found = (query: string) => search.search(query).map(({ id }) => id);
    expect(found('さーば')).toContain('/ie-no-saba-o-shizuka-ni-suru/');
    expect(found('漁師')).toContain('/atarashii-sakana-no-erabikata/');
    expect(found('ぼうはてい')).toEqual(['/minato-no-asaichi-o-aruku/']);
    for (const query of ['さーば', 'ぼうはてい', '灯台'])
      expect(plain.search(query), query).toEqual([]);
  });

  it('loads the dictionary once, and not at all when no post has changed', () => {
    expect(dictionaryLoads(firstBuild)).toBe(1);
    const before = page('minato-no-asaichi-o-aruku/index.html');
    expect(dictionaryLoads(host.run('eleventy'))).toBe(0);
    expect(page('minato-no-asaichi-o-aruku/index.html')).toBe(before);
  });

  it('keeps a pinned address when the title changes', () => {
    const source = host.read('posts/sakana.md');
    host.write('posts/sakana.md', source.replace('新しい魚の選び方', '魚を選ぶ三つのこつ'));
    host.run('eleventy');
    expect(page('atarashii-sakana-no-erabikata/index.html')).toContain('こつ</h1>');
    host.write('posts/sakana.md', source);
  });

  it('numbers posts of one title by their paths', () => {
    const names = Array.from(
      { length: 12 },
      (_, i) => `posts/twin-${String.fromCharCode(97 + i)}.md`,
    );
    // The first by path is read last of all: it is the largest.
    names.forEach((name, i) => {
      const text = '朝の話を書く。'.repeat(i === 0 ? 20_000 : 1);
      host.write(name, `---\ntitle: 双子の話\n---\n\n${text}${name}\n`);
    });
    const pinned = host.read('slugs.json');
    try {
      for (let build = 0; build < 2; build++) {
        host.write('slugs.json', pinned);
        host.run('eleventy');
        const slugs = JSON.parse(host.read('slugs.json'));
        expect(names.map((name) => slugs[`./${name}`])).toEqual(
          names.map((_, i) => `futago-no-hanashi${i === 0 ? '' : `-${i + 1}`}`),
        );
      }
    } finally {
      host.run('rm', ...names);
      host.write('slugs.json', pinned);
    }
  });

  it('lets a plain permalink hold the slug', () => {
    const [computed, pinned] = [host.read('posts/posts.11tydata.js'), host.read('slugs.json')];
    host.write(
      'posts/posts.11tydata.js',
      `export default { layout: 'post.njk', tags: 'posts', permalink: '/essays/{{ yomitoki.slug }}/' };`,
    );
    const matter = (more: string) => `---\ntitle: 双子の話\n${more}---\n\n朝の話を書く。\n`;
    host.write('posts/twin-a.md', matter('permalink: "/twins/{{ yomitoki.slug }}/"\n'));
    host.write('posts/twin-b.md', matter(''));
    try {
      host.run('eleventy');
      for (const path of [
        'essays/fairu-no-okibasho-o-kimeru',
        'twins/futago-no-hanashi',
        'essays/futago-no-hanashi-2',
      ])
        expect(page(`${path}/index.html`)).toContain('で読めます');
      expect(page('twins/futago-no-hanashi/index.html')).toContain(
        'href="/essays/futago-no-hanashi-2/"',
      );
    } finally {
      host.run('rm', '-r', 'posts/twin-a.md', 'posts/twin-b.md', '_site/essays', '_site/twins');
      host.write('posts/posts.11tydata.js', computed);
      host.write('slugs.json', pinned);
    }
  });

  it('pins no title that is being written while Eleventy watches', async () => {
    const pinned = host.read('slugs.json');
    const write = (title: string) =>
      host.write('posts/new.md', `---\ntitle: ${title}\n---\n\n本文。\n`);
    // A file that comes while Eleventy starts is lost on its watcher.
    write('半分');
    const watching = host.start('eleventy', '--watch');
    try {
      await watching.until(() => (watching.output().includes('Watching') ? true : undefined));
      for (const [title, slug] of [
        ['半分', 'hanbun'],
        ['半分のパン', 'hanbun-no-pan'],
      ] as const) {
        let written = 0;
        await watching.until(() => {
          if (Date.now() - written > 3000) {
            write(title);
            written = Date.now();
          }
          return host.exists(`_site/${slug}/index.html`) ? true : undefined;
        });
      }
      expect(host.read('slugs.json')).toBe(pinned);
    } finally {
      await watching.stop();
      host.run('rm', 'posts/new.md');
    }
  });
});

describe('eleventy --serve', () => {
  it.each(['', '--incremental'])(
    'reads ten edits, one of its configuration, with one dictionary %s',
    async (flag) => {
      const port = `--port=${await freePort()}`;
      const server = host.start('eleventy', '--serve', port, ...(flag ? [flag] : []));
      const file = 'posts/server.md';
      const source = host.read(file);
      const config = host.read('eleventy.config.js');
      try {
        await server.until(() => (server.output().includes('Server at') ? true : undefined));
        for (let edit = 1; edit <= 10; edit++) {
          const title = `家のサーバーを静かにする${flag}${'改'.repeat(edit)}`;
          if (edit === 5) host.write('eleventy.config.js', `${config}// edited\n`);
          let written = 0;
          await server.until(() => {
            // An edit just after the start is lost on Eleventy's watcher.
            if (Date.now() - written > 3000) {
              host.write(file, source.replace('家のサーバーを静かにする', title));
              written = Date.now();
            }
            const html = page('ie-no-saba-o-shizuka-ni-suru/index.html');
            return html.includes(`<title>${title}</title>`) ? true : undefined;
          });
        }
        expect(dictionaryLoads(server.output())).toBe(1);
      } finally {
        await server.stop();
        host.write(file, source);
        host.write('eleventy.config.js', config);
      }
    },
  );
});
