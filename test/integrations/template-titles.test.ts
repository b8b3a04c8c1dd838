import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TemplateTitles } from '../../src/integrations/template-titles.js';
import { processorMilliseconds } from '../processor-time.js';

const folder = mkdtempSync(join(tmpdir(), 'yomitoki-titles-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

function titlesOf(files: Readonly<Record<string, string>>): TemplateTitles {
  const titles = new TemplateTitles();
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(at(name), text);
    titles.see(at(name));
  }
  return titles;
}

it('gives the templates of a title in order of their paths, whenever they were seen', () => {
  const titles = titlesOf({
    'c.md': '---\ntitle: "朝の話"\n---\n夜。',
    'a.md': "---\r\ndate: 2026-01-01\r\ntitle: '朝の話'\r\n---\r\n朝。",
    'b.md': '\ufeff---\ntitle: 朝の話 \ntags: []\n---\n昼。',
    'd.md': '# 朝の話\n\n晩。',
    'e.md': '---\ntags: 朝\n---\n\n# 朝の話\n',
    'f.md': '---\ntitle: 夜の話\n---\n# 朝の話\n',
    'g.md': '朝の話',
  });
  const names = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'];
  expect(titles.of('朝の話')).toEqual(names.map(at));
  expect(titles.of('夜の話')).toEqual([at('f.md')]);
  expect(titles.of('昼の話')).toEqual([]);
});

it('finds a title behind much front matter, in front of much text, and past the first kilobyte', () => {
  const many = '港'.repeat(330);
  const titles = titlesOf({
    'a.md': `---\nsummary: ${many}\ntitle: 朝の話\ndraft: true\n---\n朝。`,
    'b.md': `---\ntitle: 朝の話\n---\n${many}${many}`,
    'c.md': `---\ntags: 朝\n---\n${many}${many}\n\n# 朝の話\n`,
    'd.md': `---\ntitle: 朝の話\nsummary: ${many}\nslug: morning\n---\n`,
    'e.md': `---\ntitle: ${many}朝の話\n---\n`,
    'f.md': `---\ntags: 朝\n---\n# 朝の話\n\n${many}${many}`,
  });
  expect(titles.of('朝の話')).toEqual(['b.md', 'c.md', 'f.md', 'a.md'].map(at));
  expect(titles.of(`${many}朝の話`)).toEqual([at('e.md')]);
});

it('puts drafts last, and leaves those with a slug of their author out', () => {
  const titles = titlesOf({
    'a.md': '---\ntitle: 朝の話\ndraft: true\n---\n',
    'b.md': '---\ntitle: 朝の話\nslug: morning\n---\n',
    'c.md': '---\ntitle: 朝の話\n---\n',
    'd.md': '---\ntitle: 朝の話\npublished: false\n---\n',
  });
  expect(titles.of('朝の話')).toEqual(['c.md', 'a.md', 'd.md'].map(at));
});

it('reads titles anew when told, and forgets files that are gone', () => {
  const titles = titlesOf({ 'a.md': '# 朝', 'b.md': '# 朝' });
  expect(titles.of('朝')).toHaveLength(2);
  writeFileSync(at('a.md'), '# 昼');
  expect(titles.of('朝')).toHaveLength(2);
  rmSync(at('b.md'));
  titles.forget();
  expect(titles.of('朝')).toEqual([]);
  expect(titles.of('昼')).toEqual([at('a.md')]);
});

it('takes no time to speak of for heads that are hostile', () => {
  const titles = titlesOf({
    'a.md': `---\n${'title: '.repeat(2000)}`,
    'b.md': `---\n${'\n'.repeat(20_000)}`,
    'c.md': `${'# '.repeat(5000)}`,
  });
  expect(processorMilliseconds(() => titles.of('朝'))).toBeLessThan(500);
});

it('sees at each build what has changed, gone and come', () => {
  const titles = titlesOf({ 'one.md': '# 朝の話\n', 'two.md': '# 朝の話\n', 'three.md': '# 夜\n' });
  const build = (title: string) => {
    titles.forget();
    return titles.of(title);
  };
  for (let i = 0; i < 3; i++) expect(build('朝の話')).toEqual([at('one.md'), at('two.md')]);
  writeFileSync(at('two.md'), '---\ntitle: 昼の話\n---\n');
  expect(build('昼の話')).toEqual([at('two.md')]);
  writeFileSync(at('three.md'), '# 朝の話、その二\n');
  rmSync(at('one.md'));
  expect(build('朝の話、その二')).toEqual([at('three.md')]);
  expect(build('朝の話')).toEqual([]);
});

describe('told which templates have changed', () => {
  const files = { 'one.md': '# 朝の話\n', 'two.md': '# 朝の話\n', 'three.md': '# 夜の話\n' };
  const paths = Object.keys(files).map(at);
  /** Titles that were read once, as a development server reads them. */
  function served() {
    const titles = titlesOf(files);
    titles.keep();
    titles.of('朝の話');
    return titles;
  }
  const build = (titles: TemplateTitles, changed: readonly string[], seen = paths) => {
    titles.forget(changed);
    for (const path of seen) titles.see(path);
  };

  it('reads these alone', () => {
    const titles = served();
    for (const [path] of Object.entries(files)) writeFileSync(at(path), '# 昼の話\n');
    build(titles, [at('two.md')]);
    expect(titles.of('昼の話')).toEqual([at('two.md')]);
    expect(titles.of('朝の話')).toEqual([at('one.md')]);
  });

  it('forgets templates that are seen no more', () => {
    const titles = served();
    build(titles, [at('three.md')], paths.slice(1));
    expect(titles.of('朝の話')).toEqual([at('two.md')]);
  });

  it('looks at all of them when it is told of a file that it does not know', () => {
    const titles = served();
    writeFileSync(at('one.md'), '# 今朝の話\n');
    writeFileSync(at('four.md'), '# 今朝の話\n');
    build(titles, [at('four.md')], [...paths, at('four.md')]);
    expect(titles.of('今朝の話')).toEqual([at('four.md'), at('one.md')]);
    build(titles, []);
    expect(titles.of('今朝の話')).toEqual([at('one.md')]);
  });
});
