import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, type Host, prepareHost } from './host.js';

// The blogs of examples/, built as a reader of the repository builds them.
const blogs = [
  {
    name: 'astro-blog',
    command: ['astro', 'build'],
    out: 'dist',
    posts: 'src/content/blog',
    options: 'src/lib/search-options.mjs',
    untagged: { post: 'night-duty', tag: 'キュー', others: ['練習', '英語'] },
    related: { of: 'order-queue', to: 'night-duty', term: 'キュー' },
    found: { サーバー: ['さーば', 'サーバ', 'ｻｰﾊﾞｰ'], 当番: ['とうばん'], デプロイ: ['でぷろい'] },
  },
  {
    name: 'eleventy-blog',
    command: ['eleventy'],
    out: '_site',
    posts: 'posts',
    options: 'lib/search-options.js',
    untagged: { post: 'nine-keyboards', tag: '引っ越し', others: ['ブログ', 'コーヒー', 'Lisp'] },
    related: { of: 'sicp-wednesday', to: 'saturday-roast', term: 'コーヒー' },
    found: { サーバー: ['さーば'], 焙煎: ['ばいせん'], 引っ越し: ['ひっこし'] },
  },
] as const;

describe.each(blogs)('examples/$name', (blog) => {
  const example = fileURLToPath(new URL(`../../examples/${blog.name}/`, import.meta.url));
  const slugs: Record<string, string> = Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(`${example}slugs.json`, 'utf8')) as object).map(
      ([id, slug]) => [id.replace(/^.*\/|\.md$/g, ''), slug],
    ),
  );
  const ids = readdirSync(example + blog.posts)
    .filter((name) => /\.mdx?$/.test(name))
    .map((name) => name.replace(/\.mdx?$/, ''));
  const source = (id: string) =>
    readFileSync(`${example}${blog.posts}/${id}.${id === 'first-marathon' ? 'mdx' : 'md'}`, 'utf8');
  const url = (id: string) => `/posts/${slugs[id]}/`;
  let host: Host;
  const read = (path: string) => host.read(`${blog.out}/${path}`);
  const post = (id: string) => read(`${url(id).slice(1)}index.html`);

  beforeAll(() => {
    const site = withoutLink(example);
    host = prepareHost(blog.name, site);
    rmSync(site, { recursive: true });
    const [command, ...argv] = blog.command;
    host.run(command, ...argv);
  });
  afterAll(() => host?.remove());

  it('shows every post in its list, with reading time, description and pinned address', () => {
    const html = read('index.html');
    expect(ids).toHaveLength(6);
    expect(html.match(/約[23]分で読めます/g)).toHaveLength(6);
    for (const id of ids) {
      expect(html).toContain(`href="${url(id)}"`);
      expect(html).toContain(description(post(id)));
    }
    expect(host.read('slugs.json')).toBe(readFileSync(`${example}slugs.json`, 'utf8'));
  });

  it('describes every post in a line of its own words', () => {
    for (const id of ids) {
      const text = description(post(id));
      expect([...text].length).toBeGreaterThan(40);
      expect([...text].length).toBeLessThanOrEqual(120);
      expect(text).toMatch(/[。!！」]$/);
      for (const sentence of text.match(/[^。]+。/g)!.slice(0, 1))
        expect(source(id)).toContain(sentence);
      expect(post(id)).toMatch(/約[23]分で読めます/);
      expect(post(id)).toMatch(/<meta name="keywords" content="[^"]+,[^"]+"/);
    }
  });

  it('links related posts with the terms that connect them', () => {
    const { of, to, term } = blog.related;
    const [, list = ''] = post(of).split('class="related"');
    expect(list.indexOf(`href="${url(to)}"`)).toBeGreaterThan(-1);
    expect(list.slice(list.indexOf(`href="${url(to)}"`))).toContain(term);
    // a heading over nothing is not shown
    for (const id of ids)
      expect(post(id).includes('id="related"')).toBe(/<ul class="related">\s*<li>/.test(post(id)));
  });

  it('gives a post without tags a tag that the blog has', () => {
    const { post: id, tag, others } = blog.untagged;
    expect(source(id)).not.toMatch(/^tags:/m);
    const [header = ''] = post(id).split('</header>').slice(1);
    expect(header).toContain(`/tags/${encodeURIComponent(tag)}/`);
    for (const other of others) expect(header).not.toContain(`/tags/${encodeURIComponent(other)}/`);
  });

  it('has a page for every tag it links', () => {
    const links = read('tags/index.html').matchAll(/href="\/tags\/([^"/]+)\/"/g);
    const tags = [...links].map(([, tag]) => decodeURIComponent(tag!));
    expect(tags.length).toBeGreaterThan(6);
    for (const tag of tags) expect(read(`tags/${tag}/index.html`)).toContain(`「${tag}」の記事`);
  });

  it('has a feed with the summary of every post', () => {
    const feed = read('feed.xml');
    for (const id of ids) expect(feed).toContain(url(id));
    const summaries = [...feed.matchAll(/<(description|summary)>([^<]{40,})<\/\1>/g)];
    expect(summaries).toHaveLength(6);
  });

  it('finds in its index what the default of MiniSearch does not', async () => {
    const { searchOptions } = await import(/* @vite-ignore */ join(host.folder, blog.options));
    const search = MiniSearch.loadJSON(read('search.json'), searchOptions);
    const byDefault = new MiniSearch({ fields: ['text'] });
    byDefault.addAll(ids.map((id) => ({ id, text: source(id) })));
    for (const [word, queries] of Object.entries(blog.found))
      for (const query of queries) {
        const titles = search.search(query).map(({ title }) => title);
        for (const id of ids.filter((id) => source(id).includes(word)))
          expect(titles, `${query} in ${id}`).toContain(title(source(id)));
        expect(byDefault.search(query)).toEqual([]);
      }
    expect(search.search('ほげふが')).toEqual([]);
  });

  it('builds from nothing with the package beside it as a link, as in a clone', () => {
    const installed = join(host.folder, 'node_modules', 'yomitoki');
    const beside = join(host.folder, 'beside');
    renameSync(installed, beside);
    symlinkSync(beside, installed);
    for (const kept of [blog.out, '.astro', 'node_modules/.cache', 'node_modules/.astro'])
      rmSync(join(host.folder, kept), { recursive: true, force: true });
    const [command, ...argv] = blog.command;
    const output = host.run(command, ...argv);
    expect(dictionaryLoads(output)).toBe(1);
    for (const id of ids) expect(post(id)).toMatch(/約[23]分で読めます/);
  });

  it('loads nothing from elsewhere', () => {
    for (const id of ids)
      expect(post(id)).not.toMatch(/(src|<link rel="stylesheet" href)="https?:/);
  });
});

const description = (html: string) => /<meta name="description" content="([^"]*)"/.exec(html)![1]!;
const title = (source: string) => /^title: (.*)$/m.exec(source)![1];

/** A copy of an example that does not ask for the package beside it, which is not there in a temporary folder. */
function withoutLink(example: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'yomitoki-example-'));
  cpSync(example, folder, {
    recursive: true,
    filter: (path) => !/[/\\](node_modules|dist|_site|\.astro)$/.test(path),
  });
  const edit = (name: string, change: (json: Lock) => void) => {
    const json = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    change(json);
    writeFileSync(join(folder, name), JSON.stringify(json));
  };
  edit('package.json', ({ dependencies }) => delete dependencies?.yomitoki);
  edit('package-lock.json', ({ packages }) => {
    delete packages?.['']?.dependencies?.yomitoki;
    delete packages?.['../..'];
    delete packages?.['node_modules/yomitoki'];
  });
  return folder;
}

interface Lock {
  dependencies?: Record<string, string>;
  packages?: Record<string, Lock>;
}
