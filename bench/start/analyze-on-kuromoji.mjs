// What `yomitoki analyze FILE` prints, from kuromoji's tokens: the same analysis on the tokenizer that it had before.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [file] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const kuromoji = require('kuromoji');
const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
const [{ createAnalyzer }, { formatAnalysis }, { fromKuromoji }] = await Promise.all([
  import('../../dist/index.js'),
  import('../../dist/format.js'),
  import('../../dist/kuromoji.js'),
]);
const tokenizer = await new Promise((resolve, reject) => {
  kuromoji
    .builder({ dicPath })
    .build((error, built) => (error ? reject(error) : resolve(fromKuromoji(built))));
});
const analyzer = await createAnalyzer({ tokenizer, language: 'en' });
const analysis = analyzer.analyze(readFileSync(file, 'utf8'), { fileName: file });
process.stdout.write(formatAnalysis(analysis, { language: 'en', name: file, width: 80 }));
