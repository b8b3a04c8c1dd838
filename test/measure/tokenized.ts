import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TokenizedSentence } from '../../src/measure/tokenize-sentences.js';
import { tokenizeSentences } from '../../src/measure/tokenize-sentences.js';
import { splitSentences } from '../../src/sentence/split.js';
import { readMarkdown } from '../../src/text/markdown.js';
import { readPlain } from '../../src/text/plain.js';
import { fromKuromoji, type KuromojiTokenizer } from '../../src/tokenizer/kuromoji.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';

const require = createRequire(import.meta.url);

/** Load the reference tokenizer with its own dictionary. */
export async function loadKuromoji(): Promise<Tokenizer> {
  const kuromoji = require('kuromoji');
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error: unknown, built: KuromojiTokenizer) => {
      if (error) reject(error);
      else resolve(fromKuromoji(built));
    });
  });
}

/** A Markdown post as sentences with tokens. */
export function markdownSentences(
  tokenizer: Tokenizer,
  markdown: string,
  title?: string,
): TokenizedSentence[] {
  const prose = readMarkdown(markdown, title === undefined ? {} : { title });
  return tokenizeSentences(splitSentences(prose), tokenizer);
}

/** A plain text as sentences with tokens. */
export function plainSentences(tokenizer: Tokenizer, text: string): TokenizedSentence[] {
  return tokenizeSentences(splitSentences(readPlain(text)), tokenizer);
}
