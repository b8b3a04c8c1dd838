import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { build as buildApp, createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnalyzer } from '../../src/report/analyze.js';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { ipadic } from '../dictionary.js';
import { findChromium, openPage } from './chromium.js';
import { type Site, startSite } from './site.js';

// Pages in a real browser, with the built package as npm would install it: `npm test` builds first.
const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'yomitoki-browser-'));
const installed = join(scratch, 'node_modules', 'yomitoki');
const chromium = findChromium();

const texts = ['すもももももももものうち', '👨‍👩‍👧と🍣を食べた😀😀。𠮷野家で！'];
const tokenizer = createTokenizer(ipadic());
const expected = JSON.parse(JSON.stringify(texts.map((text) => tokenizer.tokenize(text))));

/** What every page runs: tokenize with the dictionary that `load` gives, and post the tokens or the error. */
const script = (page: string, importing: string, load: string) => `
  ${importing}
  const post = (result) =>
    fetch('/result', { method: 'POST', body: JSON.stringify({ page: '${page}', ...result }) });
  try {
    const tokenizer = createTokenizer(await ${load});
    await post({ tokens: ${JSON.stringify(texts)}.map((text) => tokenizer.tokenize(text)) });
  } catch (error) {
    await post({ name: error.name, code: error.code, message: error.message });
  }`;
const html = (content: string) => `<!doctype html><meta charset="utf-8">${content}`;
const fromTokenizer = `import { createTokenizer, loadDictionary } from 'yomitoki/tokenizer';`;
const bare = `import { createTokenizer, loadDictionary } from '/yomitoki/dist/browser/yomitoki.js';`;

function write(path: string, content: string): void {
  const file = join(scratch, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
}

let site: Site;

/** Open a page and wait for what it posts; a browser that comes to nothing, as some do on a busy machine, is followed by another. */
async function visit(
  page: string,
  url = `${site.url}/${page}`,
): Promise<Record<string, unknown> | undefined> {
  for (let browsers = 0; browsers < 3; browsers++) {
    const result = site.result(page);
    const browser = openPage(chromium!, url);
    let patience: NodeJS.Timeout | undefined;
    const tooLong = new Promise((resolve) => {
      patience = setTimeout(resolve, 60_000);
    });
    try {
      const posted = await Promise.race([result, browser.ended, tooLong]);
      if (posted !== undefined) return posted as Record<string, unknown>;
    } finally {
      clearTimeout(patience);
      await browser.close();
    }
  }
  return undefined;
}

beforeAll(async () => {
  for (const part of ['dist', 'dict', 'package.json']) {
    cpSync(join(root, part), join(installed, part), { recursive: true });
  }
  site = await startSite({ '/yomitoki/': installed, '/': join(scratch, 'site') });
});

afterAll(async () => {
  await site?.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe('a bundle for browsers', () => {
  test.each(['yomitoki', 'yomitoki/tokenizer', 'yomitoki/reading-time', 'yomitoki/tiny'])(
    'of %s imports no module of Node',
    async (name) => {
      const { metafile, warnings } = await bundle({
        stdin: { contents: `export * from '${name}';`, resolveDir: scratch },
        bundle: true,
        platform: 'browser',
        format: 'esm',
        write: false,
        metafile: true,
        logLevel: 'silent',
        // get-east-asian-width and the like are dependencies, installed beside the package.
        nodePaths: [join(root, 'node_modules')],
      });
      expect(warnings).toEqual([]);
      const outputs = Object.values(metafile.outputs);
      expect(outputs.flatMap((output) => output.imports.map(({ path }) => path))).toEqual([]);
      const inputs = Object.keys(metafile.inputs);
      expect(inputs.filter((input) => input.includes('read-bytes.node'))).toEqual([]);
    },
  );
});

describe.skipIf(chromium === null)(
  'in Chromium (skipped if none is installed; CHROME_PATH)',
  () => {
    test('a bare script tokenizes as Node does', async () => {
      write(
        'site/bare.html',
        html(`<script type="module">${script('bare.html', bare, 'loadDictionary()')}</script>`),
      );
      expect(await visit('bare.html')).toMatchObject({ tokens: expected });
    });

    test('a module worker tokenizes as Node does', async () => {
      write('site/worker.js', script('worker.html', bare, 'loadDictionary()'));
      write(
        'site/worker.html',
        html(`<script>new Worker('/worker.js', { type: 'module' })</script>`),
      );
      expect(await visit('worker.html')).toMatchObject({ tokens: expected });
    });

    test('a bare script analyzes a post as Node does', async () => {
      const post =
        '# 題名\n\n分散システムの話をする。**分散システム**は難しい。\n\n| 表 | 値 |\n|---|---|\n| 一 | 1 |\n';
      write(
        'site/analyze.html',
        html(`<script type="module">
        import { createAnalyzer } from '/yomitoki/dist/browser/yomitoki.js';
        const analyzer = await createAnalyzer({ dictionary: '/yomitoki/dict/ipadic.compact' });
        const analysis = analyzer.analyze(${JSON.stringify(post)});
        await fetch('/result', { method: 'POST', body: JSON.stringify({ page: 'analyze.html', analysis }) });
      </script>`),
      );
      const analyzer = await createAnalyzer({ dictionary: ipadic() });
      const analysis = JSON.parse(JSON.stringify(analyzer.analyze(post)));
      expect(analysis.keywords.length).toBeGreaterThan(0);
      expect(await visit('analyze.html')).toEqual({ analysis });
    });

    test('a page hands over a response or bytes, flat or compact', async () => {
      const load = `(async () => {
      const compact = () => fetch('/yomitoki/dict/ipadic.compact');
      const lengths = [
        await loadDictionary(await fetch('/yomitoki/dict/ipadic.dict')),
        await loadDictionary(await compact()),
        await loadDictionary(new URL('/yomitoki/dict/ipadic.compact', location)),
        await loadDictionary(await (await compact()).arrayBuffer()),
      ].map((dictionary) => dictionary.byteLength);
      if (new Set(lengths).size > 1) throw new Error(lengths.join());
      const response = await compact();
      return loadDictionary(new Uint8Array(await response.arrayBuffer()));
    })()`;
      const content = script('bytes.html', bare, load);
      write('site/bytes.html', html(`<script type="module">${content}</script>`));
      expect(await visit('bytes.html')).toMatchObject({ tokens: expected });
    });

    test('an esbuild bundle tokenizes, told where the file is', async () => {
      const load = `loadDictionary('/yomitoki/dict/ipadic.compact')`;
      write('site/esbuild.html', html('<script type="module" src="/esbuild.js"></script>'));
      await bundle({
        stdin: { contents: script('esbuild.html', fromTokenizer, load), resolveDir: scratch },
        bundle: true,
        platform: 'browser',
        format: 'esm',
        outfile: join(scratch, 'site', 'esbuild.js'),
      });
      expect(await visit('esbuild.html')).toMatchObject({ tokens: expected });
    });

    test('a Vite app tokenizes, built and in development', async () => {
      write('index.html', html('<script type="module" src="/main.js"></script>'));
      const importing = `${fromTokenizer} import url from 'yomitoki/dict/ipadic.compact?url';`;
      const load = '(await loadDictionary(url), loadDictionary())';
      write('main.js', script('app/index.html', importing, load));
      await buildApp({
        root: scratch,
        base: '/app/',
        configFile: false,
        logLevel: 'silent',
        build: { outDir: join(scratch, 'site', 'app') },
      });
      expect(await visit('app/index.html')).toMatchObject({ tokens: expected });

      const server = await createServer({
        root: scratch,
        configFile: false,
        logLevel: 'silent',
        server: { port: 0, host: '127.0.0.1', proxy: { '/result': site.url } },
      });
      try {
        await server.listen();
        const posted = await visit('app/index.html', server.resolvedUrls!.local[0]);
        expect(posted).toMatchObject({ tokens: expected });
      } finally {
        await server.close();
      }
    });

    test('a classic script finds the file beside its page', async () => {
      const { outputFiles } = await bundle({
        stdin: { contents: `export * from 'yomitoki/tokenizer';`, resolveDir: scratch },
        bundle: true,
        platform: 'browser',
        format: 'iife',
        globalName: 'yomitoki',
        write: false,
        logLevel: 'silent',
      });
      write('site/classic.js', outputFiles[0]!.text);
      cpSync(join(root, 'dict/ipadic.compact'), join(scratch, 'site', 'ipadic.compact'));
      const importing = 'const { createTokenizer, loadDictionary } = yomitoki;';
      const content = script('classic.html', importing, 'loadDictionary()');
      const scripts = `<script src="/classic.js"></script><script>(async () => {${content}})()</script>`;
      write('site/classic.html', html(scripts));
      expect(await visit('classic.html')).toMatchObject({ tokens: expected });
    });

    test('says that an HTML page came instead of the dictionary', async () => {
      const content = script('lost.html', bare, `loadDictionary('/assets/ipadic.compact')`);
      write('site/lost.html', html(`<script type="module">${content}</script>`));
      expect(await visit('lost.html')).toEqual({
        name: 'DictionaryError',
        code: 'NOT_A_DICTIONARY',
        message:
          '/assets/ipadic.compact: expected a dictionary, got data that begins with "<!do" (an HTML page: is the dictionary URL right?)',
      });
    });
  },
);
