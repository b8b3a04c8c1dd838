// One tokenizer in a process of its own: reads the lines once, then cuts them all each time it is told to.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadEngine } from '../corpus.mjs';
import { buildKuromoji } from '../kuromoji.mjs';

const [file, name] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);

async function yomitoki(rules) {
  const { loadDictionary, createTokenizer } = await loadEngine();
  const dictionary = await loadDictionary(process.env.YOMITOKI_DICTIONARY);
  return createTokenizer(dictionary, { rules, modernWords: process.env.MODERN === '1' });
}

const tokenizer = name === 'kuromoji.js' ? await buildKuromoji() : await yomitoki(name);
let sink = 0;
const modes = {
  tokens: () => {
    for (const line of lines) sink += tokenizer.tokenize(line).length;
  },
  segment: () => {
    for (const line of lines) sink += tokenizer.segment(line).length;
  },
};
console.log('ready');
for await (const mode of createInterface({ input: process.stdin })) {
  globalThis.gc?.();
  sink = 0;
  const start = process.cpuUsage();
  modes[mode]();
  const { user, system } = process.cpuUsage(start);
  console.log(`${(user + system) / 1000} ${sink}`);
}
