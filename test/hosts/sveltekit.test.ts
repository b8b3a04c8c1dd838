import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, type Host, prepareHost, slowLane } from './host.js';

describe.skipIf(!slowLane)('a build of SvelteKit with mdsvex (HOSTS=all builds it)', () => {
  let host: Host;
  let first: string;
  beforeAll(() => {
    host = prepareHost('sveltekit');
    first = host.run('vite', 'build');
  });
  afterAll(() => host?.remove());

  const page = (name: string) => host.read(`build/posts/${name}.html`);
  const textOf = (html: string, className: string) =>
    new RegExp(`class="${className}">([^<]*)`).exec(html)?.[1];
  const descriptionOf = (html: string) => /name="description" content="([^"]*)"/.exec(html)?.[1];

  it('puts the values into the metadata of a Markdown file', () => {
    expect(textOf(page('market'), 'time')).toBe('1分未満で読めます');
    const keywords = textOf(page('market'), 'keywords')!.split('、');
    expect(keywords).toHaveLength(8);
    expect(keywords.slice(0, 3)).toContain('干物');
  });

  it('fills a description where the author wrote none', () => {
    expect(descriptionOf(page('market'))).toMatch(/^日曜の五時半、.*。$/);
    expect(descriptionOf(page('library'))).toBe('昭和初めの地図から、消えた水路をたどります。');
  });

  it('reads a post without front matter, of which code closes a script', () => {
    expect(textOf(page('notes'), 'time')).toBe('1分未満で読めます');
    expect(page('notes').includes('閉じるタグは必ず対にする')).toBe(true);
  });

  it('types what a Markdown file exports', () => {
    const docs = fileURLToPath(new URL('../../docs/hosts/sveltekit.md', import.meta.url));
    const [, declared] = /`src\/markdown\.d\.ts`:\n\n```ts\n(.*?)^```$/ms.exec(
      readFileSync(docs, 'utf8'),
    )!;
    host.write('src/markdown.d.ts', declared!);
    host.write('src/app.d.ts', 'declare global {\n  namespace App {}\n}\n\nexport {};\n');
    const check = [
      "import Post, { metadata } from './posts/market.md';",
      'export const label: string = metadata.yomitoki.readingTime.label;',
      "type Metadata = typeof import('*.md').metadata;",
      'export const keywords = (post: Metadata): readonly string[] => post.yomitoki.keywords;',
      '// @ts-expect-error a word, no number',
      'export const slug: number = metadata.yomitoki.slug;',
      'export default Post;',
    ];
    host.write('src/check.ts', check.join('\n'));
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
    const flags = '--noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler';
    const files = ['app.d.ts', 'markdown.d.ts', 'check.ts'].map((name) => `src/${name}`);
    expect(host.run('node', tsc, ...flags.split(' '), '--types', '', ...files)).toBe('');
  });

  it('gives lists the metadata, and pages their related posts', () => {
    const html = host.read('build/index.html');
    expect(html.includes('昭和初めの地図から、消えた水路をたどります。')).toBe(true);
    const related = page('market').split('class="related"')[1]!;
    expect(related).toMatch(/^.*?href="\/posts\/lighthouse"/s);
  });

  it('reads no dictionary when nothing has changed', () => {
    expect(dictionaryLoads(first)).toBeGreaterThan(0);
    expect(dictionaryLoads(host.run('vite', 'build'))).toBe(0);
  });
});
