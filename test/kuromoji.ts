import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { KuromojiTokenizer } from '../src/tokenizer/kuromoji.js';

const require = createRequire(import.meta.url);

interface Builder {
  build(done: (error: Error | null, tokenizer: KuromojiTokenizer) => void): void;
}

/** The tokenizer of the `kuromoji` package: the reference. */
export function buildKuromoji(): Promise<KuromojiTokenizer> {
  const { builder } = require('kuromoji') as { builder(options: { dicPath: string }): Builder };
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    builder({ dicPath }).build((error, built) => (error ? reject(error) : resolve(built)));
  });
}
