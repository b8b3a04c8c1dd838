import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { boat, bread, lines } from './posts.js';
import { runCommand, type Situation } from './run-command.js';

const root = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

/** A blog in a folder of its own, and the command to build it. */
function blogOf(posts: Readonly<Record<string, string>>) {
  const folder = join(root, String(folders++));
  const at = (name: string) => join(folder, name);
  const write = (name: string, text: string | Uint8Array) => {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  mkdirSync(at('content'), { recursive: true });
  for (const [name, text] of Object.entries(posts)) write(`content/${name}`, text);
  const run = async (argv: readonly string[] = [], situation?: Situation) => {
    const cache = argv.some((word) => /^--(?:no-)?cache/.test(word)) ? [] : ['--no-cache'];
    const outcome = await runCommand(
      ['build', at('content'), '--out', at('data/pages.json'), ...cache, ...argv],
      situation,
    );
    const short = (text: string) => text.replaceAll(`${folder}/`, '');
    return { ...outcome, stdout: short(outcome.stdout), stderr: short(outcome.stderr) };
  };
  const text = (name = 'data/pages.json') => readFileSync(at(name), 'utf8');
  const pages = (name?: string) => JSON.parse(text(name));
  return { at, write, run, text, pages };
}

const post = (front: string, body: string) => `---\n${front}\n---\n\n${body}`;
const breadAgain = `# パン屋の夜

夜のパン屋は静かだ。職人は明日の生地を仕込む。窯はまだ温かい。生地は冷蔵庫で眠る。
`;

describe('yomitoki build', () => {
  it('writes values by path, in order, a line each', async () => {
    const blog = blogOf({
      'posts/night.md': breadAgain,
      'posts/2026/bread/index.md': bread,
      'boat.txt': boat,
    });
    const outcome = await blog.run();
    expect(outcome).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^data\/pages\.json: 3 posts, \d kB\n$/),
      stderr: '',
    });
    const pages = blog.pages();
    expect(Object.keys(pages)).toEqual(['boat.txt', 'posts/2026/bread/index.md', 'posts/night.md']);
    expect(lines(blog.text())).toHaveLength(5);
    const page = pages['posts/2026/bread/index.md'];
    expect(page).toMatchObject({
      title: 'パン屋の朝',
      readingTime: { minutes: 1, label: '1分未満で読めます' },
      slug: 'panya-no-asa',
    });
    expect(page.keywords).toContain('生地');
    expect(page.description).toContain('パン屋の朝は早い');
    expect(page.related[0]).toMatchObject({ id: 'posts/night.md', title: 'パン屋の夜' });
    expect(page.related[0].terms).toContain('生地');
    expect(page).not.toHaveProperty('searchTerms');
    expect(page).not.toHaveProperty('furigana');
    expect(readdirSync(blog.at('data'))).toEqual(['pages.json']);
  });

  it('gives the same file for the same posts, with a cache or without', async () => {
    const blog = blogOf({ 'a.md': bread, 'b.md': breadAgain, 'c.txt': boat });
    const texts = [];
    for (const argv of [[], [], ['--cache', blog.at('cache')], ['--cache', blog.at('cache')]]) {
      await blog.run(argv);
      texts.push(blog.text());
      rmSync(blog.at('data'), { recursive: true });
    }
    expect(new Set(texts).size).toBe(1);
    expect(readdirSync(blog.at('cache')).length).toBeGreaterThan(0);
  });

  it('keeps the slug of a post whose title changes', async () => {
    const blog = blogOf({ 'a.md': bread, 'b.txt': boat });
    await blog.run();
    blog.write('content/a.md', bread.replace('パン屋の朝', '早起きの店'));
    blog.write('content/c.md', bread);
    await blog.run();
    const pages = blog.pages();
    expect(pages['a.md']).toMatchObject({ title: '早起きの店', slug: 'panya-no-asa' });
    expect(pages['c.md'].slug).toBe('panya-no-asa-2');
    await blog.run(['--cache', blog.at('cache')]);
    await blog.run(['--cache', blog.at('cache')]);
    expect(blog.pages()['a.md'].slug).toBe('panya-no-asa');
  });

  it('keeps the slug of a post that moves to another folder or changes its name', async () => {
    const titled = (title: string) => post(`title: ${title}`, bread);
    const blog = blogOf({ 'bread.md': bread, 'b/notes.md': titled('朝の話'), 'c.md': breadAgain });
    await blog.run();
    blog.write('content/bread.md', post('title: 早起きの店', bread));
    await blog.run();
    rmSync(blog.at('content/bread.md'));
    rmSync(blog.at('content/b/notes.md'));
    blog.write('content/2026/bread.md', post('title: 早起きの店', bread));
    blog.write('content/b/morning.md', titled('朝の話'));
    for (let build = 0; build < 2; build++) {
      await blog.run(['--cache', blog.at('cache')]);
      expect(blog.pages()['2026/bread.md'].slug).toBe('panya-no-asa');
      expect(blog.pages()['b/morning.md'].slug).toBe('asa-no-hanashi');
      expect(blog.pages()['c.md'].slug).toBe('panya-no-yoru');
    }
    expect(blog.text()).not.toContain('slugPinned');
  });

  it('tells moved posts of one title apart by their file names, and else takes them for new', async () => {
    const titled = post('title: 朝の話', bread);
    const blog = blogOf({ 'a.md': titled, 'b.md': titled, 'c.md': titled });
    await blog.run();
    for (const name of ['a.md', 'b.md', 'c.md']) rmSync(blog.at(`content/${name}`));
    for (const name of ['z/b.md', 'y/c.md', 'x/d.md', 'x/e.md'])
      blog.write(`content/${name}`, titled);
    await blog.run();
    const slugs = Object.values(blog.pages()).map((page) => (page as { slug: string }).slug);
    expect(Object.keys(blog.pages())).toEqual(['x/d.md', 'x/e.md', 'y/c.md', 'z/b.md']);
    expect(slugs).toEqual([
      'asa-no-hanashi-4',
      'asa-no-hanashi-5',
      'asa-no-hanashi-3',
      'asa-no-hanashi-2',
    ]);
  });

  it.each([
    ['draft: true', 'posts/a.md'],
    ['published: false', 'posts/a.md'],
    ['date: 2026-01-01', 'posts/_drafts/a.md'],
  ])('lets the slug of a draft follow its title: %s in %s', async (field, name) => {
    const blog = blogOf({ [name]: post(field, bread), 'posts/b.md': bread });
    await blog.run();
    expect(blog.pages()['posts/b.md']).toMatchObject({ slug: 'panya-no-asa' });
    expect(blog.pages()['posts/b.md']).not.toHaveProperty('slugPinned');
    expect(blog.pages()[name]).toMatchObject({ slug: 'panya-no-asa-2', slugPinned: false });
    blog.write(`content/${name}`, post(field, bread.replace('パン屋の朝', '早起きの店')));
    await blog.run();
    expect(blog.pages()[name].slug).toMatch(/^hayaoki-no-mise$/);
  });

  it('calls a post by its path until it says something', async () => {
    const blog = blogOf({ 'a.md': bread, 'posts/new.md': '', 'posts/more/index.md': '' });
    await blog.run();
    const pages = blog.pages();
    expect(pages['posts/new.md']).toMatchObject({ slug: 'new', slugPinned: false });
    expect(pages['posts/more/index.md']).toMatchObject({ slug: 'more', slugPinned: false });
    expect(pages['a.md']).not.toHaveProperty('slugPinned');
    blog.write('content/posts/new.md', breadAgain);
    await blog.run();
    expect(blog.pages()['posts/new.md'].slug).toBe('panya-no-yoru');
    expect(blog.pages()['posts/new.md']).not.toHaveProperty('slugPinned');
  });

  it('pins the slug of a draft when it is published, and keeps it if it is withdrawn', async () => {
    const blog = blogOf({ 'a.md': post('draft: true', bread) });
    await blog.run();
    blog.write('content/a.md', post('draft: false', bread));
    await blog.run();
    expect(blog.pages()['a.md']).not.toHaveProperty('slugPinned');
    blog.write('content/a.md', post('draft: true', breadAgain));
    await blog.run();
    expect(blog.pages()['a.md'].slug).toBe('panya-no-asa');
    expect(blog.pages()['a.md']).not.toHaveProperty('slugPinned');
  });

  it('puts the slug of the author before the one it wrote', async () => {
    const blog = blogOf({ 'a.md': bread });
    await blog.run();
    blog.write('content/a.md', post('slug: bakery', bread));
    await blog.run();
    expect(blog.pages()['a.md'].slug).toBe('bakery');
    blog.write('content/a.md', bread);
    await blog.run();
    expect(blog.pages()['a.md'].slug).toBe('bakery');
  });

  it('keeps drafts, section pages and what is no post from other posts', async () => {
    const blog = blogOf({
      'posts/bread.md': bread,
      'posts/night.md': breadAgain,
      'posts/draft.md': post('draft: true\ntags: [秘密]', bread),
      'posts/unpublished.md': post('published: false', bread),
      'posts/toml.md': `+++\ntitle = "朝"\ndraft = true\n+++\n${bread}`,
      'posts/told.md': post('draft: false', breadAgain.replaceAll('夜', '昼')),
      'posts/_index.md': bread,
      'about.md': bread,
    });
    await blog.run(['--posts', 'posts/', '--search-index', blog.at('static/search.json')]);
    const pages = blog.pages();
    const shown = Object.values<{ related: { id: string }[] }>(pages).flatMap(({ related }) =>
      related.map(({ id }) => id),
    );
    expect([...new Set(shown)].sort()).toEqual([
      'posts/bread.md',
      'posts/night.md',
      'posts/told.md',
    ]);
    expect(pages['posts/draft.md'].related.length).toBeGreaterThan(0);
    expect(pages['posts/_index.md'].description).not.toBe('');
    expect(JSON.stringify(pages['posts/bread.md'])).not.toContain('秘密');
    const index = blog.pages('static/search.json');
    expect(index.posts).toEqual(['posts/bread.md', 'posts/night.md', 'posts/told.md']);
  });

  it('writes a search index that finds what is spelt otherwise', async () => {
    const { searchTerms } = await import('../../src/search.js');
    const blog = blogOf({
      'server.md': '# 古いサーバーを直す\n\n夜に再起動した。\n',
      'other.md': '# 東京の朝\n\nサーバは出てくるが、朝の話だ。constructor と __proto__。\n',
    });
    const outcome = await blog.run(['--search-index', blog.at('search.json')]);
    expect(lines(outcome.stdout)[1]).toBe('search.json: 2 posts, 1 kB');
    const index = blog.pages('search.json');
    // the search that the documentation shows
    const document = readFileSync(new URL('../../docs/hosts/any.md', import.meta.url), 'utf8');
    const code = /^export (function find\([\s\S]*?^\})$/m.exec(document)![1]!;
    const search = new Function('searchTerms', `${code}\nreturn find;`)(searchTerms);
    const find = (query: string): string[] => search(query, index);
    expect(find('さーば')).toEqual(['server.md', 'other.md']);
    expect(find('とうきょう')).toEqual(['other.md']);
    expect(find('constructor')).toEqual(['other.md']);
    expect(find('toString')).toEqual([]);
    expect(find('')).toEqual([]);
    expect(blog.pages()['server.md']).not.toHaveProperty('searchTerms');
  });

  it('gives the terms of each post for a search library', async () => {
    const { searchTerms } = await import('../../src/search.js');
    const { default: MiniSearch } = await import('minisearch');
    const blog = blogOf({ 'server.md': '古いサーバーを再起動した。\n', 'sea.md': '海へ行く。\n' });
    await blog.run(['--search']);
    const pages = blog.pages();
    expect(pages['server.md'].searchTerms).toContain('再起');
    // as the documentation shows it
    const document = readFileSync(new URL('../../docs/hosts/any.md', import.meta.url), 'utf8');
    const code = /^const mini = [\s\S]*?(?=^```)/m.exec(document)![0];
    const make = new Function('MiniSearch', 'searchTerms', 'pages', `${code}\nreturn mini;`);
    const mini = make(MiniSearch, searchTerms, pages);
    const find = (query: string) => mini.search(query).map(({ id }: { id: string }) => id);
    expect([find('さーば'), find('さいきどう'), find('うみ'), find('山')]).toEqual([
      ['server.md'],
      ['server.md'],
      ['sea.md'],
      [],
    ]);
  });

  it('takes numbers, language, words and furigana as options', async () => {
    const blog = blogOf({ 'a.md': bread, 'b.md': breadAgain, 'c.txt': boat });
    blog.write('words.csv', '焼きたてのパン,名詞-固有名詞-一般,ヤキタテノパン\n');
    await blog.run([
      ...['--related', '0', '--tags', '1', '--keywords', '2', '--description', '40'],
      ...['--sentences', '1', '--slug-length', '5', '--lang', 'en', '--furigana'],
      ...['--user-words', blog.at('words.csv'), '--rules', 'kuromoji', '--no-modern-words'],
    ]);
    const page = blog.pages()['a.md'];
    expect(page.related).toEqual([]);
    expect(page.suggestedTags).toHaveLength(1);
    expect(page.keywords).toHaveLength(2);
    expect(page.description.length).toBeLessThanOrEqual(40);
    expect(page.summary.match(/。/g)).toHaveLength(1);
    expect(page.slug).toBe('panya');
    expect(page.readingTime.label).toBe('less than a minute');
    expect(page.furigana).toContain('<ruby>朝<rp>(</rp><rt>あさ</rt>');
  });

  it('refuses a folder of posts in which no page is', async () => {
    const blog = blogOf({ 'posts/a.md': bread, 'notes.md': bread });
    expect(await blog.run(['--posts', 'posts,notes'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'yomitoki: --posts: no page is in content/notes\n',
    });
    expect((await blog.run(['--posts', './posts/'])).exitCode).toBe(0);
  });

  it('tells of a post without a title whose front matter it left out', async () => {
    const text = '朝のパン屋は静かだ。';
    const blog = blogOf({
      'broken.md': post('title: "朝のパン屋\ndraft: true', text),
      'none.md': text,
      'titled.md': post('title: 朝のパン屋', text),
    });
    expect(await blog.run()).toEqual({
      exitCode: 0,
      stdout: 'data/pages.json: 3 posts, 2 kB\n',
      stderr:
        'yomitoki: content/broken.md: front matter left out, it cannot be read: Missing closing "quote\n',
    });
  });

  it('prints nothing with --quiet', async () => {
    const blog = blogOf({ 'a.md': bread });
    expect(await blog.run(['--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('shows a bar to a person while many posts are read, even beside its line', async () => {
    const posts = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`${i}.md`, bread]));
    const blog = blogOf(posts);
    const person = { terminal: 80, errorTerminal: true };
    expect((await blog.run([], person)).stderr).toContain('25/25');
    expect((await blog.run(['--quiet'], person)).stderr).toBe('');
  });

  it('replaces the file that a link leads to', async () => {
    const blog = blogOf({ 'a.md': bread });
    blog.write('kept/pages.json', '');
    mkdirSync(blog.at('data'));
    symlinkSync(blog.at('kept/pages.json'), blog.at('data/pages.json'));
    await blog.run();
    expect(Object.keys(blog.pages('kept/pages.json'))).toEqual(['a.md']);
  });

  it('writes nothing when a post cannot be read, and names every such post', async () => {
    const blog = blogOf({ 'a.md': bread });
    blog.write('content/b.md', Buffer.from([0x82, 0xa0, 0x82, 0xa2, 0x0a]));
    blog.write('content/c.md', Buffer.from('a\0b'));
    const { exitCode, stdout, stderr } = await blog.run();
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(lines(stderr).map((line) => line.split(/(?<=\.md): /)[0])).toEqual([
      'yomitoki: content/b.md',
      'yomitoki: content/c.md',
    ]);
    expect(readdirSync(blog.at('.'))).toEqual(['content']);
  });

  it.each<[string, string]>([
    ['[1]', 'an array'],
    ['{"name": "a package"}', 'an object of something else'],
    ['{"a.md": {"title": "no slug"}}', 'pages without slugs'],
    ['{"a.md": {', 'half a file'],
  ])('does not overwrite %s', async (text) => {
    const blog = blogOf({ 'a.md': bread });
    blog.write('data/pages.json', text);
    expect(await blog.run()).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'yomitoki: data/pages.json: was not written by yomitoki build; take it away or name another file\n',
    });
    expect(blog.text()).toBe(text);
  });

  it.each<[string[], 1 | 2, string]>([
    [['none', '--out', 'x.json'], 1, 'none: no such folder'],
    [['a.md', '--out', 'x.json'], 1, 'a.md: is a file, not a folder'],
    [['empty', '--out', 'x.json'], 1, 'empty: is a folder without .md, .mdx, .txt or .html files'],
    [['content', '--out', 'empty'], 1, 'empty: is a folder, not a file'],
    [['content', '--out', 'data/'], 1, 'data/: is the name of a folder, not a file'],
    [['content', '--out', ''], 2, 'the name of the file to write is empty'],
    [['content', '--out', 'a.md/x.json'], 1, 'a.md/x.json: a.md is a file, not a folder'],
    [['content', '--out', 'a.md/b/c/x.json'], 1, 'a.md/b/c/x.json: a.md is a file, not a folder'],
    [
      ['content', '--out', 'x.json', '--search-index', 'a.md/x.json'],
      1,
      'a.md/x.json: a.md is a file, not a folder',
    ],
    [['content'], 2, "required option '--out <file>' not specified"],
    [['--out', 'x.json'], 2, "missing required argument 'folder'"],
    [
      ['content', '--out', 'x.json', '--search-index', './x.json'],
      2,
      '--search-index would overwrite --out x.json',
    ],
    [
      ['content', '--out', 'x.json', '--user-words', 'bad.csv'],
      1,
      'bad.csv:1: expected 3 or 4 columns (surface,part of speech,reading[,cost]) or those of MeCab, got "海辺文庫"',
    ],
    [
      ['content', '--out', 'x.json', '--related', '-1'],
      2,
      "option '--related <n>' argument '-1' is invalid. It must be a whole number of 0 or more.",
    ],
    [
      ['content', '--out', 'x.json', '--posts', '.'],
      2,
      "option '--posts <folders>' argument '.' is invalid. It must be folders in the folder of posts: posts,notes.",
    ],
    [
      ['content', '--out', 'x.json', '--posts', '../posts'],
      2,
      "option '--posts <folders>' argument '../posts' is invalid. It must be folders in the folder of posts: posts,notes.",
    ],
  ])('refuses %j', async (argv, exitCode, message) => {
    const blog = blogOf({ 'a.md': bread });
    blog.write('a.md', bread);
    blog.write('bad.csv', '海辺文庫\n');
    mkdirSync(blog.at('empty'));
    const before = process.cwd();
    process.chdir(blog.at('.'));
    const outcome = await runCommand(['build', ...argv, '--no-cache']).finally(() =>
      process.chdir(before),
    );
    expect(outcome).toEqual({ exitCode, stdout: '', stderr: `yomitoki: ${message}\n` });
    expect(readdirSync(blog.at('.')).sort()).toEqual(['a.md', 'bad.csv', 'content', 'empty']);
  });

  it.runIf(process.platform === 'linux').each([
    ['/dev/full', 'is a device, not a file'],
    ['/dev/null/pages.json', '/dev/null is a device, not a folder'],
    ['/proc/none/pages.json', expect.stringMatching(/^(?:no folder can be made at|permission)/)],
    ['/proc/pages.json', expect.stringMatching(/^(?:cannot be written|permission denied)/)],
  ])('refuses to write to %s, at once and as a whole', async (place, reason) => {
    const blog = blogOf({ 'a.md': bread });
    mkdirSync(blog.at('data'));
    const outcomes = [await blog.run(['--out', place]), await blog.run(['--search-index', place])];
    for (const { exitCode, stdout, stderr } of outcomes)
      expect([exitCode, stdout, stderr.slice(`yomitoki: ${place}: `.length, -1)]).toEqual([
        1,
        '',
        reason,
      ]);
    expect(readdirSync(blog.at('data'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says that it may not write',
    async () => {
      const blog = blogOf({ 'a.md': bread });
      mkdirSync(blog.at('data'));
      chmodSync(blog.at('data'), 0o500);
      expect((await blog.run()).stderr).toBe('yomitoki: data/pages.json: permission denied\n');
    },
  );
});
