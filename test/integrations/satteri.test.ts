import { describe, expect, it } from 'vitest';
import { createPageReader } from 'yomitoki/pages';
import yomitokiSatteri, { yomitokiSatteriRuby } from 'yomitoki/satteri';

const source = '# 港の図書館\n\n閲覧室の窓から船が見える。\n';
const root = Object.freeze({ type: 'root', children: Object.freeze([]) });

describe('yomitoki/satteri', () => {
  it('puts the values of the page into the data of the document', async () => {
    const data: Record<string, unknown> = {};
    const context = { source, fileURL: new URL('file:///site/港.md'), data };
    await yomitokiSatteri({ cache: false }).before(root, context);
    expect(data.yomitoki).toEqual(
      await createPageReader({ cache: false }).read(source, { format: 'markdown' }),
    );
  });

  it('takes title and slug from the front matter of Astro and adds the values to it', async () => {
    const frontmatter: Record<string, unknown> = { title: '窓の話', slug: 'windows' };
    const data: Record<string, unknown> = { astro: { frontmatter } };
    const context = { source, fileURL: undefined, data };
    await yomitokiSatteri({ cache: false, name: 'reading' }).before(root, context);
    expect(data.reading).toMatchObject({ title: '窓の話', slug: 'windows' });
    expect(frontmatter).toEqual({
      title: '窓の話',
      slug: 'windows',
      reading: data.reading,
      description: '閲覧室の窓から船が見える。',
    });
  });

  it('shows its options and its release as data', () => {
    const json = (plugin: object) => JSON.parse(JSON.stringify(plugin));
    expect(json(yomitokiSatteri({ keywords: 8 }))).toEqual({
      name: 'yomitoki',
      madeWith: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), options: { keywords: 8 } },
    });
    expect(json(yomitokiSatteriRuby({ ruby: { firstOnly: true } }))).toMatchObject({
      name: 'yomitoki-ruby',
      madeWith: { options: { ruby: { firstOnly: true } } },
    });
  });

  it('asks Sätteri to put readings in the place of text', async () => {
    const words = { type: 'text', value: '港の窓' };
    const tree = {
      type: 'root',
      children: [{ type: 'element', tagName: 'p', properties: {}, children: [words] }],
    };
    const asked: [object, { tagName?: string; value?: string }[]][] = [];
    await yomitokiSatteriRuby({ cache: false, ruby: { minGrade: 6 } }).before(tree, {
      replaceNode: (node: object, nodes: object[]) => asked.push([node, nodes]),
    } as never);
    expect(asked).toHaveLength(1);
    expect(asked[0]![0]).toBe(words);
    expect(asked[0]![1].map(({ tagName, value }) => tagName ?? value)).toEqual(['港の', 'ruby']);
    expect(tree.children[0]!.children).toEqual([words]);
  });

  it('refuses wrong options when it is made', () => {
    expect(() => yomitokiSatteri({ name: '' })).toThrow(
      new RangeError('name must be a string with a character, got ""'),
    );
    expect(() => yomitokiSatteriRuby({ ruby: 3 as never })).toThrow(
      new TypeError('ruby must be true, false or its options, got 3'),
    );
  });
});
