import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Word lists are imported as text, as the build does it. */
const textModules = {
  name: 'text-modules',
  enforce: 'pre' as const,
  load(id: string) {
    return id.endsWith('.txt')
      ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
      : null;
  },
};

/** `yomitoki/corpus` is src/corpus.ts, `yomitoki/astro` src/integrations/astro.ts. */
const entries = {
  name: 'entries',
  enforce: 'pre' as const,
  resolveId(id: string) {
    const name = /^yomitoki\/([\w-]+)$/.exec(id)?.[1];
    if (name === undefined) return null;
    return [source(`${name}.ts`), source(`integrations/${name}.ts`)].find(existsSync) ?? null;
  },
};

export default defineConfig({
  plugins: [textModules, entries],
  resolve: {
    alias: [
      { find: '#read-bytes', replacement: source('dictionary/read-bytes.node.ts') },
      { find: /^yomitoki$/, replacement: source('index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Real builds of real hosts, which install packages: npm run test:hosts
    exclude: ['test/hosts/**', '**/node_modules/**'],
    // Ends what hangs. The longest test takes a tenth of it, where the machine has nothing else to do.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
