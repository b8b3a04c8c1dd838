import { describe, expect, it } from 'vitest';
import yomitoki, { type MarkdownIt, type MarkdownItOptions } from 'yomitoki/markdown-it';

type State = Parameters<Parameters<MarkdownIt['core']['ruler']['push']>[1]>[0];
type Token = State['tokens'][number];

async function rule(options: MarkdownItOptions = {}): Promise<(state: State) => void> {
  const rules = new Map<string, (state: State) => void>();
  const plugin = await yomitoki({ cache: false, ...options });
  plugin({ core: { ruler: { push: (name, each) => rules.set(name, each) } } });
  expect([...rules.keys()]).toEqual(['yomitoki']);
  return rules.get('yomitoki')!;
}

const token = (type: string, content = '', children: Token[] | null = null): Token => ({
  type,
  content,
  children,
});
const inline = (...children: Token[]) => token('inline', '', children);
const text = (content: string) => token('text', content);
const state = (src: string, env?: Record<string, unknown>, tokens: Token[] = []): State => ({
  src,
  env,
  inlineMode: false,
  tokens,
});

describe('yomitoki/markdown-it', () => {
  it('leaves the values in env, under another name when asked', async () => {
    const env: Record<string, unknown> = {};
    const run = await rule({ name: 'ja', keywords: 1 });
    run(state('# 港の朝\n\n港の朝は早い。', env));
    expect(env.ja).toMatchObject({ title: '港の朝', slug: 'minato-no-asa', keywords: ['港'] });
  });

  it('takes title and slug of a front matter that something else has read', async () => {
    const env: Record<string, unknown> = { frontmatter: { title: '夕方の港', slug: 'evening' } };
    (await rule())(state('港の夕方は静かだ。', env));
    expect(env.yomitoki).toMatchObject({ title: '夕方の港', slug: 'evening' });
  });

  it('does nothing for a line rendered by itself', async () => {
    const env: Record<string, unknown> = {};
    (await rule({ ruby: true }))({ ...state('港', env), inlineMode: true });
    (await rule())(state('港'));
    expect(env).toEqual({});
  });

  it('puts readings above kanji, and escapes what stands beside them', async () => {
    const run = await rule({ ruby: true });
    const tokens = [
      token('heading_open'),
      inline(text('港の朝')),
      token('heading_close'),
      inline(
        text('朝 < 夜 & "昼"'),
        token('code_inline', '港'),
        token('html_inline', '<ruby>'),
        text('灯台'),
        token('html_inline', '<rt>'),
        text('とうだい'),
        token('html_inline', '</ruby>'),
        text('かな'),
        text(''),
      ),
    ];
    run(state('', {}, tokens));
    expect(tokens[1]!.children).toEqual([text('港の朝')]);
    const [mixed, ...rest] = tokens[3]!.children!;
    expect(mixed!.type).toBe('html_inline');
    expect(mixed!.content.replace(/<r[tp]>[^<]*<\/r[tp]>|<\/?ruby>/g, '')).toBe(
      '朝 &lt; 夜 &amp; &quot;昼&quot;',
    );
    expect(mixed!.content).toContain('<ruby>夜<rp>(</rp><rt>よる</rt><rp>)</rp></ruby>');
    expect(rest.map(({ content }) => content)).toEqual([
      '港',
      '<ruby>',
      '灯台',
      '<rt>',
      'とうだい',
      '</ruby>',
      'かな',
      '',
    ]);
  });

  it('shows each reading once in a page with firstOnly', async () => {
    const tokens = [inline(text('灯台の'), text('灯台')), inline(text('灯台'))];
    (await rule({ ruby: { firstOnly: true } }))(state('', {}, tokens));
    const contents = tokens.flatMap(({ children }) => children!.map(({ content }) => content));
    expect(contents[0]).toContain('<rt>とうだい</rt>');
    expect(contents.slice(1)).toEqual(['灯台', '灯台']);
  });

  it('copes with a page of no text at all', async () => {
    const run = await rule({ ruby: true });
    expect(() => run(state('', {}, []))).not.toThrow();
    expect(() => run(state('', {}, [inline()]))).not.toThrow();
  });

  it('refuses wrong options', async () => {
    await expect(yomitoki({ ruby: 'yes' as never })).rejects.toThrow(
      new TypeError('ruby must be true, false or its options, got "yes"'),
    );
    await expect(yomitoki({ ruby: { minGrade: 9 } })).rejects.toThrow(RangeError);
    await expect(yomitoki({ name: '' })).rejects.toThrow(
      new RangeError('name must be a string with a character, got ""'),
    );
  });
});
