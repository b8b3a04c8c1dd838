import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, prepareHost } from './host.js';
import { writeTemplates } from './templates.js';

const version = spawnSync('jekyll', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const why = version === '' ? ' (skipped: jekyll is not installed; apt-get install jekyll)' : '';

describe.skipIf(version === '')(`a Jekyll site${why}`, () => {
  let host: Host;
  const page = (path: string) => host.read(`_site/${path}/index.html`);
  const description = (html: string) => /name="description" content="([^"]*)"/.exec(html)?.[1];

  beforeAll(() => {
    host = prepareHost('jekyll');
    writeTemplates('jekyll', host.folder);
    host.run('yomitoki', 'build', '_posts', '--out', '_data/yomitoki.json');
    host.run('jekyll', 'build');
  });
  afterAll(() => host?.remove());

  it('shows reading time, description and tags of a post', () => {
    const html = page('ferry');
    expect(html).toMatch(/<span title="約?1分[^"]*">1分未満で読めます<\/span>/);
    expect(description(html)).toMatch(/^月曜の朝は、船便で本が届く。/);
    expect(html).toMatch(/<ul class="tags"><li>図書館<\/li>/);
    expect(html).not.toContain('秘密');
    expect(page('library')).toContain('<ul class="tags"><li>図書館</li></ul>');
  });

  it('leaves the description of the author as it is', () => {
    expect(description(page('cat'))).toBe('著者の &quot;説明&quot; です。');
  });

  it('links related posts with the terms that connect them, but no draft', () => {
    const [, list] = page('ferry').split('<ul class="related">');
    const items = [...list!.matchAll(/<li><a href="(.*?)">(.*?)<\/a> (.*?)<\/li>/g)];
    expect(items[0]![1]).toBe('/library/');
    expect(list).not.toContain('書きかけ');
    expect(items[0]![3]).toMatch(/船便|サーバー/);
  });

  it('lists posts with description and reading time', () => {
    const home = host.read('_site/index.html');
    expect(home.match(/1分未満で読めます/g)).toHaveLength(3);
    expect(home).toContain('<p>月曜の朝は、船便で本が届く。');
  });
});
