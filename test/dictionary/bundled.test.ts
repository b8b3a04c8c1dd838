import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Format } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The server of a user, bundled by esbuild with the built package inside: `npm test` builds first.
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-bundled-'));
const isolated = join(folder, 'isolated');
const project = join(folder, 'project');
beforeAll(() => {
  for (const place of [isolated, join(project, 'node_modules')])
    mkdirSync(place, { recursive: true });
  symlinkSync(root, join(project, 'node_modules', 'yomitoki'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = `
  import { createAnalyzer } from 'yomitoki';
  createAnalyzer().then(
    ({ tokenize }) => console.log(tokenize('港の朝').map(({ surface }) => surface).join('|')),
    ({ name, code, message }) => console.log(name, code, message),
  );
`;
/** The same by the entry for pages, which looks for a file of its own besides. */
const pages = `
  import { readBlog } from 'yomitoki/pages';
  readBlog([{ id: 'a', source: '# 港の朝' }], { cache: false }).then(
    (blog) => console.log(blog.get('a').slug),
    ({ name, code }) => console.log(name, code),
  );
`;

async function bundle(format: Format, file: string, contents = program): Promise<void> {
  await build({
    stdin: { contents, resolveDir: root },
    // What esbuild's users write for packages of CommonJS in a bundle of modules.
    ...(format === 'esm' && {
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    }),
    bundle: true,
    format,
    platform: 'node',
    outfile: file,
    logLevel: 'silent',
    tsconfigRaw: {},
  });
}

const run = (file: string, cwd: string) =>
  execFileSync(process.execPath, [file], { cwd, encoding: 'utf8' }).trim();

describe.each([
  ['esm', 'mjs'],
  ['cjs', 'cjs'],
] as const)('a bundle that took the library in (%s)', (format, ending) => {
  beforeAll(async () => {
    for (const target of [project, isolated])
      await bundle(format, join(target, 'out', `server.${ending}`));
  });

  it('finds the dictionary of the package installed where the bundle is run', () => {
    expect(run(join(project, 'out', `server.${ending}`), project)).toBe('港|の|朝');
    expect(run(join(isolated, 'out', `server.${ending}`), project)).toBe('港|の|朝');
  });

  it('reads pages', async () => {
    for (const [target, said] of [
      [project, 'minato-no-asa'],
      [isolated, 'DictionaryError UNREADABLE'],
    ] as const) {
      const file = join(target, 'out', `pages.${ending}`);
      await bundle(format, file, pages);
      expect(run(file, target)).toBe(said);
    }
  });

  it('says what to do when there is none', () => {
    const said = run(join(isolated, 'out', `server.${ending}`), isolated);
    expect(said).toMatch(
      /^DictionaryError UNREADABLE could not read the dictionary file:\/\/.*\/dict\/ipadic\.dict: there is no such file\. A bundle that takes yomitoki's code along leaves its dictionary behind: keep the package out of the bundle \(`external: \['yomitoki'\]`; in Next, `withYomitoki`\) and installed, or hand the path of its dict\/ipadic\.dict to loadDictionary$/,
    );
  });
});

it('finds the dictionary beside the code where the package is installed as it is', () => {
  writeFileSync(join(project, 'plain.mjs'), program);
  expect(run(join(project, 'plain.mjs'), isolated)).toBe('港|の|朝');
});
