// Another tokenizer and your own stop words: tiny-segmenter needs no dictionary, and any object with
// tokenize() and segment() will do.
//   node examples/custom-tokenizer.mjs
import { readFile } from 'node:fs/promises';
import { createAnalyzer } from 'yomitoki';
import { tinyTokenizer } from 'yomitoki/tiny';

const essay = await readFile(new URL('essay.txt', import.meta.url), 'utf8');
const tokenizers = { 'with the dictionary': undefined, 'tiny-segmenter': tinyTokenizer() };

for (const [name, tokenizer] of Object.entries(tokenizers)) {
  const analyzer = await createAnalyzer({ tokenizer, stopWords: ['チーム', '仕事'] });
  const keywords = analyzer.keywords(essay, { limit: 5 });
  console.log(`${name}: ${keywords.map((keyword) => keyword.term).join('、')}`);
}
