import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import yomitokiNext, {
  metadataOf,
  type NextMdxOptions,
  withYomitoki,
  yomitokiMdx,
} from 'yomitoki/next';
import { createPageReader } from 'yomitoki/pages';
import { type EstreeNode, exportNode, valueExpression } from '../../src/integrations/estree.js';

const text = `港の図書館は海に面している。閲覧室の窓から船が見える。

司書に聞くと、図書館の机は開館した年から使っているという。
`;
const markdown = `# 港の図書館\n\n${text}`;

/** The program of a node of ESTree, for the few kinds that are made here. */
function print(node: EstreeNode): string {
  const list = (field: string) => (node[field] as EstreeNode[]).map(print).join(', ');
  const one = (field: string) => print(node[field] as EstreeNode);
  switch (node.type) {
    case 'Program':
      return list('body');
    case 'ExportNamedDeclaration':
      return `export ${one('declaration')}`;
    case 'VariableDeclaration':
      return `const ${list('declarations')}`;
    case 'VariableDeclarator':
      return `${one('id')} = ${one('init')}`;
    case 'Identifier':
      return node.name as string;
    case 'ObjectExpression':
      return `{ ${list('properties')} }`;
    case 'Property':
      return `${node.computed ? `[${one('key')}]` : one('key')}: ${one('value')}`;
    case 'SpreadElement':
      return `...${one('argument')}`;
    case 'ArrayExpression':
      return `[${list('elements')}]`;
    case 'UnaryExpression':
      return `-${one('argument')}`;
    default:
      return JSON.stringify(node.value);
  }
}
const evaluate = (node: EstreeNode) => new Function(`return (${print(node)})`)();

const name = (text: string): EstreeNode => ({ type: 'Identifier', name: text });
const property = (key: EstreeNode, value: EstreeNode): EstreeNode => ({
  type: 'Property',
  key,
  value,
  computed: false,
});
const exported = (key: string, init: EstreeNode): object => ({
  type: 'mdxjsEsm',
  data: {
    estree: {
      type: 'Program',
      body: [
        {
          type: 'ExportNamedDeclaration',
          specifiers: [],
          declaration: {
            type: 'VariableDeclaration',
            declarations: [{ type: 'VariableDeclarator', id: name(key), init }],
          },
        },
      ],
    },
  },
});
const metadata = (...properties: EstreeNode[]) =>
  exported('metadata', { type: 'ObjectExpression', properties });

interface Run {
  source?: string;
  path?: string;
  nodes?: object[];
  options?: NextMdxOptions;
}
async function run({ source = markdown, path = '/site/a.mdx', nodes = [], options }: Run = {}) {
  const tree = { children: [...nodes] };
  const file = { path, data: {}, toString: () => source };
  await yomitokiNext({ cache: false, ...options })(tree, file);
  const exports = new Map<string, unknown>();
  for (const child of tree.children) {
    const { data } = child as { data?: { estree: EstreeNode } };
    const found = data && /^export const (\S+) = (.*)$/s.exec(print(data.estree));
    if (found) exports.set(found[1]!, new Function('rest', `return (${found[2]})`)({ rest: 1 }));
  }
  return exports;
}

describe('yomitoki/next', () => {
  beforeEach(() => vi.stubEnv('TURBOPACK', '1'));
  afterEach(() => vi.unstubAllEnvs());

  it('exports the values of the page from an MDX file', async () => {
    const exports = await run();
    expect([...exports.keys()]).toEqual(['yomitoki']);
    expect(exports.get('yomitoki')).toEqual(
      await createPageReader({ cache: false }).read(markdown, { format: 'markdown' }),
    );
  });

  it('exports them under another name', async () => {
    expect([...(await run({ options: { name: 'post' } })).keys()]).toEqual(['post']);
  });

  it('takes the title from the metadata of the author', async () => {
    const title = property(name('title'), valueExpression('窓の話'));
    const exports = await run({ nodes: [metadata(title)] });
    expect(exports.get('yomitoki')).toMatchObject({ title: '窓の話', slug: 'mado-no-hanashi' });
  });

  it('fills what the metadata of the author leaves out, and nothing else', async () => {
    const description = property(valueExpression('description'), valueExpression('私の説明。'));
    const robots = property(name('robots'), valueExpression({ index: false }));
    const exports = await run({ nodes: [metadata(description, robots)] });
    const { keywords } = exports.get('yomitoki') as { keywords: string[] };
    expect(exports.get('metadata')).toEqual({
      title: '港の図書館',
      description: '私の説明。',
      keywords,
      robots: { index: false },
    });
  });

  it('lets what the author spreads into the metadata win', async () => {
    const spread = { type: 'SpreadElement', argument: name('{ description: "共通の説明" }') };
    const exports = await run({ nodes: [metadata(spread)] });
    expect(exports.get('metadata')).toMatchObject({ description: '共通の説明' });
  });

  it('gives a page.mdx without metadata one, under Turbopack alone', async () => {
    const page = { path: '/site/app/about/page.mdx' };
    expect((await run(page)).get('metadata')).toMatchObject({ title: '港の図書館' });
    vi.stubEnv('TURBOPACK', '');
    expect((await run(page)).has('metadata')).toBe(false);
  });

  it.each([
    ['metadata', { rest: 1 }],
    ['generateMetadata', undefined],
  ])('adds nothing to a page whose %s is made by a program', async (key, metadata) => {
    const nodes = [exported(key, name('rest'))];
    const exports = await run({ path: '/site/app/page.mdx', nodes });
    expect(exports.get('metadata')).toEqual(metadata);
  });

  it('puts the description of the front matter into the metadata of a page', async () => {
    const source = `---\ndescription: 窓から船の見える図書館。\n---\n\n${markdown}`;
    const exports = await run({ source, path: '/site/app/page.mdx' });
    expect(exports.get('metadata')).toMatchObject({ description: '窓から船の見える図書館。' });
  });

  it('leaves metadata alone when it is told to', async () => {
    const options = { metadata: false };
    expect((await run({ path: '/site/app/page.mdx', options })).has('metadata')).toBe(false);
  });

  it.each([
    [{ name: '' }, new RangeError('name must be a string with a character, got ""')],
    [{ name: 'a-b' }, new RangeError('name must be the name of a variable, got "a-b"')],
    [{ metadata: 'no' }, new TypeError('metadata must be true or false, got "no"')],
    [{ cache: 5 }, new TypeError('cache must be true, false or a folder, got 5')],
  ])('refuses %o', (options, error) => {
    expect(() => yomitokiNext(options as never)).toThrow(error);
  });
});

describe('yomitokiMdx', () => {
  it('names the plugin, with options and release as plain data', () => {
    const plugin = yomitokiMdx({ keywords: 3 });
    expect(plugin).toEqual([
      'yomitoki/next',
      { keywords: 3, release: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    ]);
    expect(JSON.parse(JSON.stringify(plugin))).toEqual(plugin);
  });
});

describe('withYomitoki', () => {
  it('keeps the library out of bundles and takes the dictionary along', () => {
    expect(withYomitoki({ output: 'standalone' })).toEqual({
      output: 'standalone',
      serverExternalPackages: ['yomitoki'],
      outputFileTracingIncludes: { '/**': ['./node_modules/yomitoki/dict/ipadic.dict'] },
    });
  });

  it('adds to what is configured', () => {
    const config = {
      serverExternalPackages: ['sharp', 'yomitoki'],
      outputFileTracingIncludes: { '/api/*': ['a'], '/**': ['b'] },
    };
    const frozen = structuredClone(config);
    expect(withYomitoki(config)).toEqual({
      serverExternalPackages: ['sharp', 'yomitoki'],
      outputFileTracingIncludes: {
        '/api/*': ['a'],
        '/**': ['b', './node_modules/yomitoki/dict/ipadic.dict'],
      },
    });
    expect(config).toEqual(frozen);
  });
});

describe('metadataOf', () => {
  const values = { title: '題', description: '説明。', keywords: ['港', '窓'] } as never;

  it('gives title, description and keywords', () => {
    expect(metadataOf(values)).toEqual({
      title: '題',
      description: '説明。',
      keywords: ['港', '窓'],
    });
  });

  it('gives nothing for a post there is not', () => {
    expect(metadataOf(undefined)).toEqual({});
  });

  it('lets the front matter of the author win', () => {
    const own = { description: '私の説明。', keywords: ['海'] };
    expect(metadataOf(values, own)).toEqual({
      title: '題',
      description: '私の説明。',
      keywords: ['海'],
    });
  });

  it('leaves out what there is not', () => {
    expect(metadataOf({ title: null, description: '', keywords: [] } as never)).toEqual({});
  });
});

describe('exportNode', () => {
  it.each([
    [{ a: [1, -2.5, true, null, '「"\\\n」', { b: [] }] }],
    [{ ['__proto__']: 1, constructor: 2, 'a-b': 3 }],
  ])('writes %j as an object literal', (value) => {
    expect(JSON.stringify(evaluate(valueExpression(value)))).toBe(JSON.stringify(value));
  });

  it('leaves out what is undefined', () => {
    expect(evaluate(valueExpression({ a: undefined, b: 1 }))).toEqual({ b: 1 });
  });

  it('is a module of one declaration', () => {
    const { type, data } = exportNode('x', { a: 1 }) as {
      type: string;
      data: { estree: EstreeNode };
    };
    expect(type).toBe('mdxjsEsm');
    expect(data.estree).toMatchObject({ type: 'Program', sourceType: 'module' });
    expect(print(data.estree)).toBe('export const x = { "a": 1 }');
  });
});
