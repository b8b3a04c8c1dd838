import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BlogPageValues, PageValues } from '../../src/integrations/page-values.js';
import { dictionaryLoads, freePort, type Host, type Running } from './host.js';

interface Plugin {
  description: string;
  yomitoki: PageValues;
}

const json = (html: string, id: string) =>
  JSON.parse(html.split(`id="${id}">`)[1]!.split('</script>')[0]!);
const valuesOf = (html: string): BlogPageValues => json(html, 'values');
const pluginOf = (html: string): Plugin => json(html, 'plugin');
const descriptionOf = (html: string) => /name="description" content="([^"]*)"/.exec(html)?.[1];

const ids = ['harbour', 'rain', 'restore', 'server', 'tea', 'draft'];

/** What the site shows, whichever Astro builds it with whichever Markdown processor. */
export function expectSite(host: Host): void {
  const page = (id: string) => host.read(`dist/posts/${id}/index.html`);
  for (const id of ids) {
    const html = page(id);
    // The plugin of the processor and the loader read the same text.
    const { related, suggestedTags, furigana, ...values } = valuesOf(html);
    expect(pluginOf(html).yomitoki).toEqual(values);
    expect(html).toContain(`<p id="time">${values.readingTime.label}</p>`);
    expect(related.length).toBeLessThanOrEqual(2);
    expect(suggestedTags.length).toBeLessThanOrEqual(5);
    expect(furigana).toContain('<ruby>');
  }
  const harbour = page('harbour');
  expect(valuesOf(harbour)).toMatchObject({
    title: '港の図書館で一日を過ごす',
    readingTime: { label: '約1分で読めます' },
    keywords: expect.arrayContaining(['図書館', '港', '閲覧室']),
  });
  expect(valuesOf(harbour).slug).toMatch(/^minato-no-toshokan-de-/);
  expect(valuesOf(harbour).related[0]).toMatchObject({ id: 'rain', title: '雨の日の図書館' });
  expect(harbour).toContain('<a href="/posts/rain/">雨の日の図書館</a>');
  expect(descriptionOf(harbour)).toMatch(/^名古屋港のそばに、小さな図書館がある。/);
  // No draft is offered, though it is the nearest of all.
  expect(harbour).not.toContain('/posts/draft/');
  expect(descriptionOf(page('restore'))).toBe('復元の手順を三十分で確かめる。');
  expect(valuesOf(page('restore')).related[0]).toMatchObject({ id: 'server' });
  // MDX: neither the import nor the component is read.
  expect(valuesOf(page('tea')).summary).toMatch(/^暑い日は、ほうじ茶を水で出す。/);
  expect(page('tea')).toContain('浸ける時間: 8 時間');

  const list = host.read('dist/index.html');
  expect(list.match(/約?1分(未満)?で読めます/g)).toHaveLength(5);
  const about = host.read('dist/about/index.html');
  expect(about).toContain('<p id="time">1分未満で読めます</p>');
  expect(descriptionOf(about)).toBe('港の町で暮らしながら、図書館とお茶のことを書いています。');
}

/** Everything the build wrote for readers. */
const pages = (host: Host) =>
  [...ids.map((id) => `posts/${id}/index.html`), 'index.html', 'about/index.html'].map((path) =>
    host.read(`dist/${path}`),
  );

const cache = 'node_modules/.cache/yomitoki';
const cached = (host: Host) =>
  readdirSync(join(host.folder, cache), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );

/** The tests of a site that is installed and has not been built yet. */
export function testAstro(hostOf: () => Host): void {
  let first: string[];

  it('shows values, related posts and descriptions in the pages it builds', () => {
    const output = hostOf().run('astro', 'build');
    expect(dictionaryLoads(output)).toBe(1);
    expectSite(hostOf());
    first = pages(hostOf());
  });

  it('builds the same pages again without loading the dictionary', () => {
    const output = hostOf().run('astro', 'build');
    expect(dictionaryLoads(output)).toBe(0);
    expect(pages(hostOf())).toEqual(first);
  });

  it('reads no post again that Astro keeps, though the cache of values is gone', () => {
    const host = hostOf();
    rmSync(join(host.folder, cache), { recursive: true });
    host.run('astro', 'build');
    expect(pages(host)).toEqual(first);
    // Of MDX and of pages outside the collection Astro keeps nothing.
    expect(cached(host)).toHaveLength(2);
  });

  it('makes the values anew when the release changes', () => {
    const host = hostOf();
    const { version } = JSON.parse(host.read('node_modules/yomitoki/package.json'));
    const next = `s/"${version.replaceAll('.', '\\.')}"/"99.0.0"/`;
    host.run('sh', '-c', 'sed -i "$0" node_modules/yomitoki/dist/*.js', next);
    expect(dictionaryLoads(host.run('astro', 'build'))).toBe(1);
    expect(pages(host)).toEqual(first);
    expect(cached(host).length).toBeGreaterThan(ids.length + 2);
  });

  it('makes the values anew when an option changes', () => {
    const host = hostOf();
    const config = host.read('astro.config.mjs');
    const content = host.read('src/content.config.mjs');
    host.write('astro.config.mjs', config.replace('yomitoki()', 'yomitoki({ keywords: 2 })'));
    host.write('src/content.config.mjs', content.replace('related: 2', 'related: 1, keywords: 3'));
    host.run('astro', 'build');
    const html = host.read('dist/posts/harbour/index.html');
    expect(pluginOf(html).yomitoki.keywords).toHaveLength(2);
    expect(valuesOf(html)).toMatchObject({ keywords: { length: 3 }, related: { length: 1 } });
    host.write('astro.config.mjs', config);
    host.write('src/content.config.mjs', content);
  });

  it('puts readings above the kanji of the posts when told so', () => {
    const host = hostOf();
    const config = host.read('astro.config.mjs');
    host.write('astro.config.mjs', config.replace('yomitoki()', 'yomitoki({ ruby: true })'));
    host.run('astro', 'build');
    const html = host.read('dist/posts/harbour/index.html');
    expect(html).toContain(
      '<ruby>閲覧<rp>(</rp><rt>えつらん</rt><rp>)</rp></ruby><ruby>室<rp>(</rp><rt>しつ</rt><rp>)</rp></ruby>の',
    );
    expect(html).toContain('<h2 id="朝の閲覧室">朝の閲覧室</h2>');
    expect(html).toContain('<code>貨物船</code>');
    expect(host.read('dist/posts/tea/index.html')).toContain('<rt>れいぞうこ</rt>');
    host.write('astro.config.mjs', config);
  });

  it('types the values', () => {
    expect(hostOf().run('astro', 'check')).toMatch(/\b0 errors\b/);
  });

  it('follows edits, new posts and deletions in the dev server with one load of the dictionary', async () => {
    const host = hostOf();
    const port = await freePort();
    const server = host.start('astro', 'dev', '--port', String(port));
    try {
      await followEdits(host, server, async (path) =>
        (await fetch(`http://localhost:${port}${path}`)).text(),
      );
    } finally {
      await server.stop();
    }
    expect(dictionaryLoads(server.output())).toBe(1);
  });
}

async function followEdits(
  host: Host,
  server: Running,
  get: (path: string) => Promise<string>,
): Promise<void> {
  const shows = (path: string, ...texts: string[]) =>
    server.until(async () => {
      const html = await get(path);
      return texts.every((text) => html.includes(text)) || undefined;
    });
  /** Whole, as editors do: Astro may read a file that is being written. */
  const write = (path: string, text: string) => {
    host.write('written.tmp', text);
    renameSync(join(host.folder, 'written.tmp'), join(host.folder, path));
  };
  const rain = host.read('src/posts/rain.md');
  await shows('/posts/rain/', '雨の日の図書館');
  for (let i = 1; i <= 10; i++) {
    const title = `雨の日の図書館、${i}度目`;
    write('src/posts/rain.md', `${rain.replace('雨の日の図書館', title)}\n${i}度目の追記。\n`);
    await shows('/posts/rain/', `"title":"${title}"`);
    await shows('/posts/harbour/', `>${title}</a>`);
  }
  write(
    'src/posts/map.md',
    '---\ntitle: 港の図書館の古い地図\ndate: 2026-09-01\n---\n\n港の図書館の閲覧室で、名古屋港の海岸線の古い地図を司書に見せてもらった。\n',
  );
  await shows('/posts/harbour/', 'href="/posts/map/"');
  await shows('/posts/map/', '>1分未満で読めます</p>');
  rmSync(join(host.folder, 'src/posts/map.md'));
  await server.until(
    async () => !(await get('/posts/harbour/')).includes('/posts/map/') || undefined,
  );
  write('src/posts/rain.md', rain);
}
