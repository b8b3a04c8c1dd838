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
