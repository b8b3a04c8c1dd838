import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, prepareHost } from './host.js';
import { templatesOf, writeTemplates } from './templates.js';

const version = spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '';
const why = version === '' ? ' (skipped: hugo is not installed; apt-get install hugo)' : '';

/** The items of the list that stands behind a text. */
const itemsAfter = (html: string, text: string) =>
  [...(html.split(text)[1] ?? '').split('</ul>')[0]!.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(
    ([, item]) => item!.trim(),
  );
const plain = (html: string) => html.replace(/<[^>]*>/g, '').trim();
const description = (html: string) => /name="description" content="([^"]*)"/.exec(html)?.[1];

describe.skipIf(version === '')(`a Hugo site${why}`, () => {
  let host: Host;
  const build = (...argv: string[]) =>
    host.run('yomitoki', 'build', 'content', '--out', 'data/yomitoki.json', ...argv);
  const page = (path: string) => host.read(`public/${path}/index.html`);
  const related = (html: string) =>
    itemsAfter(html, '<section class="related"').map((item) => {
      const [, url, title, terms] = /href="(.*?)">(.*?)<\/a>\s*<p>(.*?)<\/p>/.exec(item)!;
      return { url, title, terms: terms!.split('・') };
    });

  beforeAll(() => {
    host = prepareHost('hugo');
    writeTemplates('hugo', host.folder);
    build('--posts', 'posts', '--furigana', '--search-index', 'static/search.json');
    host.run('hugo');
  });
  afterAll(() => host?.remove());

  it('shows reading time, keywords, description and furigana of a post', () => {
    const html = page('posts/library');
    expect(html).toContain('<time datetime="2024-02-03">2024年2月3日</time>');
    expect(html).toMatch(/<span title="約?1分[^"]*">1分未満で読めます<\/span>/);
    expect(html).toContain('<ruby>図書館<rp>(</rp><rt>としょかん</rt><rp>)</rp></ruby>');
    const keywords = itemsAfter(html, 'id="keywords"');
    expect(keywords).toEqual(expect.arrayContaining(['サーバー', '貸出カード']));
    expect(description(html)).toMatch(
      /^島の図書館には、貸出カードを管理するサーバーが 1 台だけある。/,
    );
  });

  it('shows no date where a page has none', () => {
    expect(page('about')).toContain('<p class="meta"><span title=');
    expect(page('about')).not.toContain('0001');
  });

  it('finds the values of a page bundle, of a Japanese file name and of the home page', () => {
    expect(page('posts/2024/ferry')).toContain('<p id="slug">funabin-no-asa</p>');
    expect(page('posts/cat')).toContain('<p id="slug">cat</p>');
    const home = host.read('public/index.html');
    expect(description(home)).toBe('島の図書館で働く人の日記です。');
    expect(home.match(/>1分未満で読めます</g)).toHaveLength(4);
  });

  it('links related posts with the terms that connect them', () => {
    const [first, ...others] = related(page('posts/library'));
    expect(first).toMatchObject({ url: '/posts/2024/ferry/', title: '船便の朝' });
    expect(first!.terms).toContain('船便');
    // neither the draft, nor the page that is no post, nor the post whose date has not come
    for (const { title } of others) expect(title).toBe('猫の午後');
  });

  it('shows the tags of the author, else suggests those of the blog', () => {
    const tags = (path: string) => itemsAfter(page(path), '<ul class="tags"');
    expect(tags('posts/library').map(plain)).toEqual(['図書館', 'PostgreSQL']);
    expect(tags('posts/2024/ferry')[0]).toMatch(/^<a href="\/tags\/[%\w]+\/">図書館<\/a>$/);
    expect(tags('posts/2024/ferry').join()).not.toContain('秘密');
  });

  it('leaves the description of the author as it is', () => {
    expect(description(page('posts/cat'))).toBe('著者の&#34;説明&#34;です。');
  });

  it('keeps a draft out of the search index, and shows its values where drafts are built', () => {
    expect(JSON.parse(host.read('public/search.json')).posts).toEqual([
      'posts/2024/ferry/index.md',
      'posts/Library.md',
      'posts/tomorrow.md',
      'posts/猫の午後.md',
    ]);
    host.run('hugo', '--buildDrafts', '--destination', 'drafts');
    const draft = host.read('drafts/posts/secret/index.html');
    expect(related(draft).map(({ title }) => title)).toContain('船便の朝');
  });

  it('keeps the slug of a post whose title changes', () => {
    const file = 'content/posts/2024/ferry/index.md';
    host.write(file, host.read(file).replace('title: 船便の朝', 'title: 港の月曜日'));
    build('--posts', 'posts');
    host.run('hugo');
    expect(page('posts/2024/ferry')).toContain('<title>港の月曜日</title>');
    expect(page('posts/2024/ferry')).toContain('<p id="slug">funabin-no-asa</p>');
  });
});

describe.skipIf(version === '')(`the Hugo blog of the examples${why}`, () => {
  let host: Host;
  const page = (path: string) => host.read(`public/${path}/index.html`);

  beforeAll(() => {
    const site = fileURLToPath(new URL('../../examples/hugo-blog', import.meta.url));
    host = prepareHost('hugo-blog', site);
    // the second command of its README
    const command = /^npx (yomitoki build .*)$/m.exec(host.read('README.md'))![1]!;
    host.run('sh', '-c', command);
    host.run('hugo');
  });
  afterAll(() => host?.remove());

  it('has the templates of the documentation', () => {
    const templates = [...templatesOf('hugo')];
    expect(templates).toHaveLength(5);
    for (const [name, text] of templates) expect(host.read(name)).toBe(text);
  });

  it('shows six posts with reading time, description and tags', () => {
    const home = host.read('public/index.html');
    const posts = home.split('<h2 class="heading">').slice(1);
    expect(posts).toHaveLength(6);
    for (const post of posts) {
      expect(post).toMatch(/<p>.{20,120}<\/p>/);
      expect(post).toContain('<ul class="tags"');
    }
    expect(home.match(/約2分で読めます/g)).toHaveLength(6);
  });

  it('connects posts', () => {
    expect(page('posts/nukadoko-sensor')).toMatch(
      /href="\/posts\/three-keyboards\/">[^<]*<\/a>\s*<p>ぬか床/,
    );
  });

  it('carries a script and an index that find サーバー by さーば', async () => {
    const script = /src="(\/js\/search\.\w+\.js)"/.exec(page('search'))?.[1];
    expect(host.read(`public${script}`)).not.toMatch(/\bimport\b/);
    const { posts, terms } = JSON.parse(host.read('public/search.json'));
    const found = ['さー', 'ーば'].map((term) => {
      let post = 0;
      return terms[term].flatMap((step: number, i: number) => {
        if (i % 2 === 1) return [];
        post += step;
        return posts[post];
      });
    });
    const both = found[0]!.filter((post: string) => found[1]!.includes(post));
    expect(both).toEqual(['posts/nukadoko-sensor.md', 'posts/on-call-night.md']);
  });
});
