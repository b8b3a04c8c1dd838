import { readFileSync } from 'node:fs';
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

export default defineConfig({
  plugins: [textModules],
  resolve: {
    alias: [
      { find: '#read-bytes', replacement: source('dictionary/read-bytes.node.ts') },
      { find: /^yomitoki$/, replacement: source('index.ts') },
      { find: /^yomitoki\/(.*)$/, replacement: `${source('')}$1.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
