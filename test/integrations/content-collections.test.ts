import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ContentCollectionsOptions, yomitokiTransform } from 'yomitoki/content-collections';
import { createPageReader } from 'yomitoki/pages';

const market = '朝市の干物は旨い。干物は港で作る。';
const lighthouse = '灯台から朝市が見える。港の水面は暗い。';

interface Document {
  title: string;
  content: string;
  tags?: string[];
  description?: string;
  slug?: string;
  _meta: { filePath: string; path: string };
}
const documentOf = (name: string, content: string, fields: Partial<Document> = {}): Document => ({
  title: '題',
  content,
  _meta: { filePath: `${name}.md`, path: name },
  ...fields,
});

async function build(documents: Document[], options: ContentCollectionsOptions = {}) {
  const transform = yomitokiTransform({ cache: false, ...options });
  let asked = 0;
  const documentsOf = async () => {
    asked++;
    return [...documents];
  };
  const context = { collection: { documents: documentsOf } };
  const results = await Promise.all(documents.map((document) => transform(document, context)));
  return { results, asked: () => asked };
}

const harbour = () => [
  documentOf('market', market, { title: '港の朝市', tags: ['港'] }),
  documentOf('lighthouse', lighthouse, { title: '港の灯台', tags: ['港', '朝市'] }),
];

describe('yomitoki/content-collections', () => {
  it('adds the values to a document and keeps what it has', async () => {
    const [document] = harbour();
    const { results } = await build([document!]);
    const values = await createPageReader({ cache: false }).read(market, {
      title: '港の朝市',
      fileName: 'market.md',
    });
    expect(results[0]).toMatchObject({
      ...document,
      description: values.description,
      yomitoki: { ...values, related: [] },
    });
  });

  it('keeps the description and the slug of the author', async () => {
    const own = { description: '干物の話。', slug: 'himono' };
    const { results } = await build([documentOf('market', market, own)]);
    expect(results[0]!.description).toBe('干物の話。');
    expect(results[0]!.yomitoki.slug).toBe('himono');
  });

  it('gives related documents by path, and suggested tags', async () => {
    const { results } = await build(harbour());
    const { related, suggestedTags } = results[0]!.yomitoki;
    expect(related).toMatchObject([{ id: 'lighthouse', title: '港の灯台' }]);
    expect(suggestedTags[0]).toBe('朝市');
  });

  it('tells documents that share a path apart', async () => {
    const [first, second] = harbour();
    const mdx = { ...second!, _meta: { filePath: 'market.mdx', path: 'market' } };
    const { results } = await build([first!, mdx]);
    expect(results.map(({ yomitoki }) => yomitoki.related[0]!.id)).toEqual([
      'market.mdx',
      'market.md',
    ]);
  });

  it('reads a collection anew for each build, whose documents are new', async () => {
    const transform = yomitokiTransform({ cache: false });
    const first = harbour().slice(0, 1);
    const context = (documents: Document[]) => ({
      collection: { documents: async () => documents },
    });
    const alone = await transform(first[0]!, context(first));
    expect(alone.yomitoki.related).toEqual([]);
    const second = harbour();
    const together = await transform(second[0]!, context(second));
    expect(together.yomitoki.related).toHaveLength(1);
  });

  it('says what is missing in a schema whose documents have no content', async () => {
    const document = documentOf('market', undefined as never);
    await expect(build([document])).rejects.toThrow(
      new TypeError(
        'content of market.md must be a string, got undefined: add content: z.string() to the schema',
      ),
    );
  });

  it.each([
    [['build'], true],
    [['watch'], false],
  ])('pins slugs under content-collections %j: %j', async (argv, isPinned) => {
    const folder = mkdtempSync(join(tmpdir(), 'yomitoki-collections-'));
    const slugFile = join(folder, 'slugs.json');
    const before = process.argv;
    process.argv = ['node', 'content-collections', ...argv];
    try {
      const { results } = await build(harbour(), { slugFile });
      expect(results[0]!.yomitoki.slug).toBe('minato-no-asaichi');
      expect(existsSync(slugFile)).toBe(isPinned);
    } finally {
      process.argv = before;
      rmSync(folder, { recursive: true });
    }
  });
});
