import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginBuild } from 'esbuild';
import { defineConfig } from 'tsup';

const { exports: publicEntries, imports: seams } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Each host has its own entry: src/integrations/astro.ts is `yomitoki/astro`. */
const hostEntries = Object.keys(publicEntries)
  .map((entry) => entry.replace('./', 'integrations/'))
  .filter((name) => existsSync(`src/${name}.ts`));

const source = fileURLToPath(new URL('src', import.meta.url));

const shared = {
  format: 'esm',
  target: 'es2022',
  outDir: 'dist',
  sourcemap: false,
  // What is wrong is told all the same; the first thing to see of this project is its report.
  silent: true,
} as const;

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      tokenizer: 'src/tokenizer.ts',
      format: 'src/format.ts',
      prose: 'src/prose.ts',
      corpus: 'src/corpus.ts',
      search: 'src/search.ts',
      'reading-time': 'src/reading-time.ts',
      kuromoji: 'src/kuromoji.ts',
      tiny: 'src/tiny.ts',
      ...Object.fromEntries(hostEntries.map((name) => [name, `src/${name}.ts`])),
      'integrations/page-worker': 'src/integrations/page-worker.ts',
      'cli/build-dictionary': 'src/cli/build-dictionary.ts',
    },
    external: ['#read-bytes', ...builtinModules],
    // Five small files take a build 13 ms to load by themselves.
    noExternal: ['find-cache-directory'],
    esbuildPlugins: [wordLists(), shortNames(), withoutPrefixes()],
    // The parsers of Markdown, HTML and YAML (devDependencies) are bundled: read from some hundred small files they
    // cost a script 100 ms of processor time, from one file 15 ms. `neutral` picks their builds without node: modules.
    platform: 'neutral',
    esbuildOptions(options) {
      options.mainFields = ['module', 'main'];
      options.conditions = ['module', 'import'];
      options.charset = 'utf8';
      // Writes the numbers in place of named constants, which the bundlers of users no longer can.
      options.minifySyntax = true;
      // 40 KB less to download.
      options.minifyWhitespace = true;
    },
    metafile: true,
    async onSuccess() {
      writeLicences('dist');
      removeInnerTypes();
    },
  },
  {
    // The platform seam behind `#read-bytes` (package.json, "imports"). Emitted one file to one file at the depth of its
    // source, so that the path from here to dict/ is the same in src and dist.
    ...shared,
    entry: {
      'dictionary/read-bytes.node': 'src/dictionary/read-bytes.node.ts',
      'dictionary/read-bytes.web': 'src/dictionary/read-bytes.web.ts',
    },
  },
  {
    // The command: one CommonJS file takes Node 20 ms less to load than the same code in forty modules, most of it the
    // time to find and link them, and its compiled form is kept. What plain text does not need stays in the library.
    ...shared,
    entry: {
      main: 'src/cli/main.ts',
      command: 'src/cli/command.ts',
      library: 'src/cli/library.ts',
    },
    format: 'cjs',
    outDir: 'dist/cli',
    platform: 'node',
    // Chokidar stays a dependency: one command in a while takes it.
    noExternal: [/^(?!chokidar$)/],
    esbuildPlugins: [
      wordLists(),
      {
        name: 'beside-the-library',
        setup(build) {
          build.onResolve({ filter: /\.c?js$/ }, ({ path, importer }) => {
            if (!importer.startsWith(source)) return null;
            if (path === './command.cjs') return { path, external: true };
            if (/^\.\.?\/library\.js$/.test(path)) return { path: './library.cjs', external: true };
            const entry = /^[./]+\/((?:index|prose|integrations\/pages)\.js)$/.exec(path)?.[1];
            return entry === undefined ? null : { path: `../${entry}`, external: true };
          });
        },
      },
      seam('node'),
      withoutEmoji(),
    ],
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    esbuildOptions(options) {
      options.define = { 'import.meta.url': 'importMetaUrl' };
      options.charset = 'utf8';
      options.minify = true;
    },
    splitting: false,
    metafile: true,
    async onSuccess() {
      writeLicences('dist/cli', 'cjs');
    },
  },
  {
    // For a bare <script type="module">: one file without an import left, two folders below dict/ as the seam is.
    ...shared,
    entry: { yomitoki: 'src/index.ts' },
    outDir: 'dist/browser',
    platform: 'browser',
    noExternal: [/.*/],
    esbuildPlugins: [wordLists(), seam('web')],
    esbuildOptions(options) {
      options.charset = 'utf8';
    },
    minify: true,
    splitting: false,
  },
]);

/** Takes the word lists of `dict/` into a bundle as text, without what their headers tell: 12 KB less in three bundles. */
function wordLists() {
  return {
    name: 'word-lists',
    setup(build: PluginBuild) {
      build.onLoad({ filter: /\.txt$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(/^#.*\n/gm, ''),
        loader: 'text',
      }));
    },
  };
}

/**
 * Shortens names inside functions. Those of functions stay (a file by itself keeps the names at its top), so that a stack
 * trace can be read.
 */
function shortNames() {
  return {
    name: 'short-names',
    setup(build: PluginBuild) {
      build.onLoad({ filter: /\.(?:m?js|ts)$/ }, async ({ path }) => {
        const { code } = await build.esbuild.transform(readFileSync(path, 'utf8'), {
          loader: path.endsWith('.ts') ? 'ts' : 'js',
          target: 'es2022',
          minifyIdentifiers: true,
          charset: 'utf8',
        });
        return { contents: code, loader: 'js' };
      });
    },
  };
}

/** Leaves out what find-cache-directory needs when files are named, which we do not: a CommonJS module would want `require`. */
function withoutPrefixes() {
  return {
    name: 'without-prefixes',
    setup(build: PluginBuild) {
      const namespace = 'left-out';
      build.onResolve({ filter: /^common-path-prefix$/ }, ({ path }) => ({ path, namespace }));
      build.onLoad({ filter: /.*/, namespace }, () => ({ contents: 'export default undefined;' }));
    },
  };
}

/** Leaves out the emoji that cli-progress knows the width of: a bar of ours shows none. 10 KB. */
function withoutEmoji() {
  return {
    name: 'without-emoji',
    setup(build: PluginBuild) {
      const namespace = 'no-emoji';
      build.onResolve({ filter: /^emoji-regex$/ }, ({ path }) => ({ path, namespace }));
      build.onLoad({ filter: /.*/, namespace }, () => ({
        contents: 'module.exports = () => /(?!)/g;',
      }));
    },
  };
}

/** Puts one side of the platform seam into a bundle. */
function seam(side: 'node' | 'web') {
  return {
    name: `${side}-seam`,
    setup(build: PluginBuild) {
      const path = fileURLToPath(new URL(`src/dictionary/read-bytes.${side}.ts`, import.meta.url));
      build.onResolve({ filter: /^#read-bytes$/ }, () => ({ path }));
    },
  };
}

/**
 * Write the licence of every package of which code went into the bundle of `folder` (the bundles are made side by side). What is
 * in the browser's is in the library's, too.
 */
function writeLicences(folder: string, format: 'esm' | 'cjs' = 'esm'): void {
  const metafile = JSON.parse(readFileSync(join(folder, `metafile-${format}.json`), 'utf8'));
  const folders = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const path = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (path !== undefined) folders.add(path);
  }
  const parts = [...folders].sort().map((path) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(path, 'package.json'), 'utf8'),
    ) as Record<string, string>;
    const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} is bundled but has no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(path, file), 'utf8').trim()}\n`;
  });
  const text = `Packages of which code is part of the files in this folder${folder === 'dist' ? ' and in browser/' : ''}.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
  writeFileSync(join(folder, 'LICENSES.txt'), text);
}

/** Remove the declarations that no public entry leads to: half of what `tsc` has made, 50 KB of the packed package. */
function removeInnerTypes(): void {
  const reached = new Set(
    Object.values({ ...publicEntries, ...seams }).flatMap((entry) =>
      Object.values(Object(entry))
        .map((path) => join(String(path)))
        .filter((path) => path.endsWith('.d.ts')),
    ),
  );
  // A set goes on with what is added to it meanwhile.
  for (const file of reached)
    for (const [, path] of readFileSync(file, 'utf8').matchAll(
      /\b(?:from|import)\b[ (]*'(\.[^']+)\.js'/g,
    ))
      reached.add(join(dirname(file), `${path}.d.ts`));
  for (const name of readdirSync('dist/types', { recursive: true, encoding: 'utf8' })) {
    const file = join('dist/types', name);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}
