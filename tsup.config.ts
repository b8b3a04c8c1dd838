import { defineConfig } from 'tsup';

const shared = {
  format: 'esm',
  target: 'es2022',
  outDir: 'dist',
  sourcemap: false,
  loader: { '.txt': 'text' },
} as const;

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      'reading-time': 'src/reading-time.ts',
      kuromoji: 'src/kuromoji.ts',
      tiny: 'src/tiny.ts',
      'cli/main': 'src/cli/main.ts',
    },
    external: ['#read-bytes'],
    clean: true,
  },
  {
    // The platform seam behind `#read-bytes` (package.json, "imports"). Emitted one file to one file at the depth of its
    // source, so that the path from here to dict/ is the same in src and dist.
    ...shared,
    entry: {
      'dictionary/read-bytes.node': 'src/dictionary/read-bytes.node.ts',
      'dictionary/read-bytes.web': 'src/dictionary/read-bytes.web.ts',
    },
    clean: false,
  },
]);
