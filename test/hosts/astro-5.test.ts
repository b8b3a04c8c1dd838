import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testAstro } from './astro-site.js';
import { type Host, prepareHost } from './host.js';

describe('a site of Astro 5', () => {
  let host: Host;
  beforeAll(() => {
    host = prepareHost('astro-5');
  });
  afterAll(() => host?.remove());

  testAstro(() => host);

  it('reads files of unified without Astro', () => {
    const output = host.run('node', 'pipeline.mjs');
    const { markdown, html } = JSON.parse(output.split('\n').find((line) => line[0] === '{')!);
    expect(markdown.values).toMatchObject({ title: '港の図書館', keywords: { length: 3 } });
    expect(markdown.html).toBe(
      '<h1>港の図書館</h1>\n<p><ruby>閲覧<rp>(</rp><rt>えつらん</rt><rp>)</rp></ruby>室の<strong><ruby>窓<rp>(</rp><rt>まど</rt><rp>)</rp></ruby></strong>から船が見える。</p>',
    );
    expect(html.values).toMatchObject({
      title: '雨の日',
      summary: '雨の日に、港の図書館へ行った。',
    });
    expect(html.html).toBe('<h1>雨の日</h1><p>雨の日に、港の図書館へ行った。</p>');
  });
});
