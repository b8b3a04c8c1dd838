import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import yomitokiNuxt, { type NuxtOptions, yomitokiSchema } from 'yomitoki/nuxt';
import { createPageReader } from 'yomitoki/pages';

const body = '朝市の干物は旨い。干物は港で作る。\n';
const withFront = (front: string) => `---\n${front}\n---\n\n${body}`;

type Hook = (context: object) => Promise<void>;
function moduleOf(options: NuxtOptions = {}, nuxtOptions: object = {}) {
  const hooks = new Map<string, Hook>();
  const nuxt = {
    options: { build: { transpile: ['yomitoki/nuxt', '@nuxt/content', /x/] }, ...nuxtOptions } as {
      content?: unknown;
      build: { transpile: unknown[] };
    },
    hook: (name: string, hook: Hook) => hooks.set(name, hook),
  };
  yomitokiNuxt({ cache: false, ...options }, nuxt as never);
  return {
    nuxt,
    afterParse: hooks.get('content:file:afterParse')!,
    done: hooks.get('modules:done') as unknown as () => void,
  };
}

async function parse(source: string, content: Record<string, unknown>, path = '/site/a.md') {
  const collection = { fields: { yomitoki: 'json' } };
  await moduleOf().afterParse({ file: { path, body: source }, content, collection });
  return content;
}

it('tells Nuxt which part of its configuration is for this module', async () => {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  expect(await yomitokiNuxt.getMeta()).toEqual({
    name: 'yomitoki/nuxt',
    configKey: 'yomitoki',
    version,
  });
});

describe('yomitoki/nuxt', () => {
  it('gives a page its values', async () => {
    const content = await parse(withFront('title: 港の朝市'), { title: '港の朝市' });
    const values = await createPageReader({ cache: false }).read(withFront('title: 港の朝市'), {
      title: '港の朝市',
    });
    expect(content.yomitoki).toEqual(values);
  });

  it('puts its description in place of the first paragraph, which Nuxt Content takes', async () => {
    const first = '朝市の干物は旨い。';
    const content = await parse(body, {
      description: first,
      seo: { title: '題', description: first },
    });
    const { description } = content.yomitoki as { description: string };
    expect(content).toMatchObject({ description, seo: { title: '題', description } });
  });

  it('keeps the descriptions of the author', async () => {
    const own = { description: '干物の話。', seo: { description: '干物の話。' } };
    const content = await parse(withFront('description: 干物の話。'), structuredClone(own));
    expect(content).toMatchObject(own);
    const seo = { description: '検索のための説明。' };
    expect(await parse(body, { description: '朝市…', seo })).toMatchObject({ seo });
  });

  it('leaves alone what is no Markdown, and collections without the field', async () => {
    expect(await parse('{"a": 1}', {}, '/site/a.json')).toEqual({});
    const content = {};
    const file = { path: '/site/a.md', body };
    await moduleOf().afterParse({ file, content, collection: { fields: { title: 'string' } } });
    expect(content).toEqual({});
  });

  it('takes options from the configuration of Nuxt, and those beside its name first', async () => {
    const { afterParse } = moduleOf(
      { keywords: 1 },
      { yomitoki: { name: 'post', keywords: 2, cache: false } },
    );
    const content: Record<string, unknown> = {};
    const collection = { fields: { post: 'json' } };
    await afterParse({ file: { path: '/site/a.md', body }, content, collection });
    expect((content.post as { keywords: string[] }).keywords).toHaveLength(1);
  });

  it('shows its options and release where Nuxt Content looks for changes', () => {
    const markdownOf = (options: NuxtOptions) =>
      moduleOf(options, { content: { build: { markdown: { toc: { depth: 2 } } } } }).nuxt.options
        .content;
    expect(markdownOf({ keywords: 3 })).toEqual({
      build: {
        markdown: {
          toc: { depth: 2 },
          yomitoki: {
            version: expect.stringMatching(/^\d+\.\d+\.\d+/),
            options: { cache: false, keywords: 3 },
          },
        },
      },
    });
    expect(markdownOf({ keywords: 3 })).not.toEqual(markdownOf({ keywords: 4 }));
  });

  it('stays out of the bundles of the server, beside its dictionary', () => {
    const { nuxt, done } = moduleOf();
    done();
    expect(nuxt.options.build.transpile).toEqual(['@nuxt/content', /x/]);
  });

  it('makes a schema that names all that pages show', async () => {
    const z = {
      object: (shape: object) => ({ ...shape }),
      array: (of: unknown) => [of],
      string: () => 'string',
      number: () => 'number',
      optional: (of: unknown) => of,
    };
    const options = { cache: false, furigana: true, searchTerms: true };
    const values = await createPageReader(options).read('# 港\n\n港の朝は早い。\n');
    expect(yomitokiSchema<unknown>(z as never)).toEqual(shapeOf(values));
  });
});

/** The types of values by their names; of lists that of the first. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]));
}
