import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Builds real sites with real hosts: packages are installed, so these tests need the npm registry and some minutes.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/hosts/**/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 1_200_000,
    // One host at a time: each build takes all the processor there is.
    maxWorkers: 1,
    globalSetup: ['test/hosts/pack.ts'],
  },
});
