import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

// What a page pays for the reading time alone, bundled as its author would from the built package: `npm test` builds first.
const root = fileURLToPath(new URL('..', import.meta.url));
const MOST_BYTES = 4096;

async function bundle(
  contents: string,
  charset: 'ascii' | 'utf8' = 'ascii',
): Promise<{ text: string; bytes: number }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    charset,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    // as a user's project has it: without the paths of this one's tsconfig.json
    tsconfigRaw: {},
  });
  const [file] = outputFiles;
  return { text: file!.text, bytes: file!.contents.length };
}

it.each([
  ["export { readingTime } from './dist/reading-time.js'"],
  ["import { readingTime } from './dist/reading-time.js'; console.log(readingTime(globalThis.x))"],
  ["import { readingTime } from 'yomitoki/reading-time'; console.log(readingTime(globalThis.x))"],
  ["import { readingTime } from 'yomitoki'; console.log(readingTime(globalThis.x))"],
  ["export { readingTime } from './dist/index.js'"],
])('the bundle of %j stays under 4,096 bytes', async (contents) => {
  const { bytes } = await bundle(contents);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

it('the sizes of bundles in docs/browser.md are those of today, to a tenth', async () => {
  const page = readFileSync(join(root, 'docs/browser.md'), 'utf8');
  for (const entry of ['yomitoki/tokenizer', 'yomitoki', 'yomitoki/reading-time']) {
    const row = page.split('\n').find((line) => line.includes(`\`${entry}\` in a bundle`))!;
    const [size, zipped] = [...row.matchAll(/([\d.]+) KB/g)].map(
      ([, kilobytes]) => 1000 * +kilobytes!,
    );
    const { text, bytes } = await bundle(`export * from '${entry}'`, 'utf8');
    expect(Math.abs(size! / bytes - 1)).toBeLessThan(0.1);
    expect(Math.abs(zipped! / gzipSync(text, { level: 9 }).length - 1)).toBeLessThan(0.1);
  }
});

it('importing the package for nothing costs nothing', async () => {
  expect((await bundle("import 'yomitoki'")).text).toBe('');
});

it('the bundled function measures', async () => {
  const { text } = await bundle("export { readingTime } from 'yomitoki'");
  const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    readingTime(text: string): { label: string };
  };
  expect(module.readingTime('漢字かな交じり文。'.repeat(100)).label).toBe('約2分で読めます');
});

it('the file for a bare script needs no document, so that a worker can import it', async () => {
  const file = new URL('../dist/browser/yomitoki.js', import.meta.url).href;
  const { readMarkdown } = (await import(file)) as typeof import('../src/index.js');
  expect('document' in globalThis).toBe(false);
  const text = (source: string) => readMarkdown(source).blocks[0]?.text;
  expect(text('&hearts;&amp;&NotEqualTilde; &nosuch;')).toBe('♥&≂̸ &nosuch;');
});
