// One fresh process, from its start to the first token; prints its own CPU time and peak memory.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [name] = process.argv.slice(2);
const text = '吾輩は猫である。';
if (name === 'kuromoji.js') {
  const require = createRequire(import.meta.url);
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  await new Promise((resolve, reject) => {
    require('kuromoji')
      .builder({ dicPath })
      .build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer.tokenize(text))));
  });
} else if (name !== 'node') {
  const build =
    process.env.YOMITOKI_BUILD ?? new URL('../../dist/tokenizer.js', import.meta.url).href;
  const { loadDictionary, createTokenizer } = await import(build);
  createTokenizer(await loadDictionary(process.env.YOMITOKI_DICTIONARY)).tokenize(text);
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(`${(userCPUTime + systemCPUTime) / 1000} ${maxRSS / 1024}`);
