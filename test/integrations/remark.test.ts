import { describe, expect, it, vi } from 'vitest';
import { createPageReader } from 'yomitoki/pages';
import yomitokiRemark, { type RemarkOptions } from 'yomitoki/remark';
import { version } from '../../src/integrations/version.js';

const text = `港の図書館は海に面している。閲覧室の窓から船が見える。

司書に聞くと、図書館の机は開館した年から使っているという。
`;
const markdown = `# 港の図書館\n\n${text}`;

const fileOf = (value: string, data: Record<string, unknown> = {}, path?: string) => ({
  data,
  ...(path !== undefined && { path }),
  toString: () => value,
});
const tree = Object.freeze({ type: 'root', children: Object.freeze([]) });

async function run(file: ReturnType<typeof fileOf>, options: RemarkOptions = {}) {
  await yomitokiRemark({ cache: false, ...options })(tree, file);
  return file.data;
}

describe('yomitoki/remark', () => {
  it('loads nothing when it is attached, and the dictionary once for all files', async () => {
    // As a new process finds it.
    delete (globalThis as { [slot: symbol]: unknown })[Symbol.for(`yomitoki@${version}`)];
    vi.stubEnv('YOMITOKI_LOG', '1');
    const print = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const attached = [yomitokiRemark({ cache: false }), yomitokiRemark({ cache: false })];
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(print).not.toHaveBeenCalled();
      for (const transform of attached) await transform(tree, fileOf(markdown));
      expect(print.mock.calls.map(([line]) => line)).toEqual([
        expect.stringMatching(/^yomitoki: dictionary loaded in \d+ ms\n$/),
      ]);
    } finally {
      print.mockRestore();
      vi.unstubAllEnvs();
    }
  });

  it('puts the values of the page into the data of the file', async () => {
    const { yomitoki } = await run(fileOf(markdown));
    expect(yomitoki).toEqual(
      await createPageReader({ cache: false }).read(markdown, { format: 'markdown' }),
    );
    expect(yomitoki).toMatchObject({ title: '港の図書館', slug: 'minato-no-toshokan' });
  });

  it('reads Markdown whatever the file is called', async () => {
    const { yomitoki } = await run(fileOf('# 題\n\n本文です。', {}, 'notes.txt'));
    expect(yomitoki).toMatchObject({ title: '題' });
  });

  it('reads front matter that is still in the source', async () => {
    const source = `---\ntitle: 窓の話\nslug: windows\n---\n\n${text}`;
    const { yomitoki } = await run(fileOf(source));
    expect(yomitoki).toMatchObject({ title: '窓の話', slug: 'windows' });
  });

  it.each([
    ['Astro', (fields: object) => ({ astro: { frontmatter: fields } })],
    ['vfile-matter', (fields: object) => ({ matter: fields })],
    ['mdsvex', (fields: object) => ({ fm: fields })],
  ])(
    'takes title and slug from the front matter of %s and adds the values to it',
    async (_, dataOf) => {
      const fields: Record<string, unknown> = { title: '窓の話', slug: 'windows' };
      const { yomitoki } = await run(fileOf(text, dataOf(fields)));
      expect(yomitoki).toMatchObject({ title: '窓の話', slug: 'windows' });
      expect(fields.yomitoki).toBe(yomitoki);
      expect(fields.description).toBe((yomitoki as { description: string }).description);
    },
  );

  it('leaves the description of the author alone', async () => {
    const frontmatter = { description: '図書館の一日。' };
    const data = await run(fileOf(text, { astro: { frontmatter } }));
    expect(frontmatter.description).toBe('図書館の一日。');
    expect(data.yomitoki).toMatchObject({ description: expect.stringContaining('港の図書館は') });
  });

  it('gives rehype-meta a description unless another plugin has', async () => {
    const { yomitoki, meta } = await run(fileOf(text));
    expect(meta).toEqual({ description: (yomitoki as { description: string }).description });
    const given = await run(
      fileOf(text, { meta: { description: '図書館の一日。', type: 'article' } }),
    );
    expect(given.meta).toEqual({ description: '図書館の一日。', type: 'article' });
  });

  it('calls the values what the options say', async () => {
    const data = await run(fileOf(text, { matter: {} }), { name: 'reading', keywords: 2 });
    expect(data).not.toHaveProperty('yomitoki');
    expect(data.reading).toMatchObject({ keywords: { length: 2 } });
    expect(data.matter).toHaveProperty('reading');
  });

  it('copes with an empty file and with data of other shapes', async () => {
    const data = await run(fileOf('', { astro: null, matter: 'x', fm: [], meta: 3 }));
    expect(data.yomitoki).toMatchObject({ title: null, description: '', keywords: [] });
    expect(data).toMatchObject({ astro: null, matter: 'x', fm: [], meta: 3 });
  });

  it('refuses wrong options when it is attached', () => {
    expect(() => yomitokiRemark({ name: 3 as never })).toThrow(
      new TypeError('name must be a string, got 3'),
    );
    expect(() => yomitokiRemark({ name: '' })).toThrow(
      new RangeError('name must be a string with a character, got ""'),
    );
    expect(() => yomitokiRemark({ cache: 1 as never })).toThrow(
      new TypeError('cache must be true, false or a folder, got 1'),
    );
  });
});
