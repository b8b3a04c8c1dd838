import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, type Host, prepareHost, slowLane } from './host.js';

describe.skipIf(!slowLane)('a build of Docusaurus (HOSTS=all builds it)', () => {
  let host: Host;
  let first: string;
  beforeAll(() => {
    host = prepareHost('docusaurus');
    first = host.run('docusaurus', 'build');
  });
  afterAll(() => host?.remove());

  const page = (name: string) => host.read(`build/${name}/index.html`);
  const meta = (html: string, name: string) =>
    new RegExp(`<meta [^>]*name="${name}" content="([^"]*)"`).exec(html)?.[1];

  it('loads the dictionary once', () => {
    expect(dictionaryLoads(first)).toBe(1);
  });

  it('puts description and keywords into the head, where the author wrote none', () => {
    expect(meta(page('market'), 'description')).toMatch(/^日曜の五時半、.*。$/);
    expect(meta(page('market'), 'keywords')!.split(',')).toContain('干物');
    expect(meta(page('library'), 'description')).toBe(
      '昭和初めの地図から、消えた水路をたどります。',
    );
  });

  it('shows the minutes above a post', () => {
    expect(page('market').includes('約1分')).toBe(true);
    expect(page('essay').includes('約2分')).toBe(true);
  });

  it('gives components the keywords and related posts', () => {
    const [, keywords] = /class="keywords">([^<]*)/.exec(page('market'))!;
    expect(keywords!.split('、')).toHaveLength(8);
    const related = page('market').split('class="related"')[1]!.split('</ul>')[0]!;
    const links = [...related.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(links).toContain('/essay');
  });

  it('gives the list of posts the minutes of whole posts', () => {
    expect(host.read('build/index.html').includes('約2分')).toBe(true);
  });

  it('reads no dictionary when nothing has changed', () => {
    const before = page('market');
    expect(dictionaryLoads(host.run('docusaurus', 'build'))).toBe(0);
    expect(meta(page('market'), 'description')).toBe(meta(before, 'description'));
  });
});
