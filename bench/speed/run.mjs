// Speed against kuromoji.js and MeCab in process: each in a process of its own, one after the other in every round,
// CPU time. Outputs are compared first.
//
//   node bench/speed/run.mjs CORPUS [characters] [rounds]      (needs g++, libmecab-dev and mecab-ipadic-utf8 for MeCab)
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithUsage, readLines } from '../corpus.mjs';

const [corpus, limit = '1000000', rounds = '7'] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/speed/run.mjs CORPUS [characters] [rounds]');
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yomitoki-speed-'));
const mecabDictionary = process.env.MECAB_DICTIONARY ?? '/var/lib/mecab/dic/ipadic-utf8';

// Every k-th line, so that all parts of the corpus are in.
const all = [...readLines(corpus)].filter((line) => !/[\r\0\ud800-\udfff]|令和/.test(line));
const total = all.reduce((sum, line) => sum + line.length, 0);
const step = Math.max(1, Math.floor(total / Number(limit)));
const lines = all.filter((_, i) => i % step === 0);
const characters = lines.reduce((sum, line) => sum + line.length, 0);
const file = join(folder, 'lines.txt');
writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
console.log(
  `${lines.length} lines, ${characters} characters, ${Buffer.byteLength(lines.join(''))} bytes`,
);

function start(command, args) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ready: answers.next(),
    async run(mode) {
      child.stdin.write(`${mode}\n`);
      const { value } = await answers.next();
      const [milliseconds, count] = value.split(' ').map(Number);
      return { milliseconds, count };
    },
    stop: () => child.stdin.end(),
  };
}
const worker = (name) => start(process.execPath, [here('worker.mjs'), file, name]);

const processes = { kuromoji: worker('kuromoji'), mecab: worker('mecab') };
const tasks = [
  ['yomitoki (rules kuromoji) tokens', processes.kuromoji, 'tokens'],
  ['yomitoki (rules kuromoji) segment', processes.kuromoji, 'segment'],
  ['yomitoki (rules mecab) tokens', processes.mecab, 'tokens'],
  ['yomitoki (rules mecab) segment', processes.mecab, 'segment'],
];
if (!process.env.WITHOUT_KUROMOJI) {
  processes['kuromoji.js'] = worker('kuromoji.js');
  tasks.push(['kuromoji.js tokens', processes['kuromoji.js'], 'tokens']);
}
if (!process.env.WITHOUT_MECAB) {
  const binary = join(folder, 'mecab');
  execFileSync('g++', ['-O2', '-o', binary, here('mecab.cc'), '-lmecab']);
  processes.MeCab = start(binary, [file, mecabDictionary]);
  tasks.push(
    ['MeCab string output', processes.MeCab, 'string'],
    ['MeCab nodes', processes.MeCab, 'node'],
  );
}
for (const process of Object.values(processes)) await process.ready;

const results = new Map(tasks.map(([name]) => [name, []]));
const counts = new Map();
for (let round = -1; round < Number(rounds); round++) {
  for (const [name, process, mode] of tasks) {
    const { milliseconds, count } = await process.run(mode);
    counts.set(name, count);
    // The first round warms up.
    if (round >= 0) results.get(name).push(milliseconds);
  }
}
for (const process of Object.values(processes)) process.stop();

if (processes['kuromoji.js'] && counts.get('kuromoji.js tokens') !== counts.get(tasks[0][0])) {
  throw new Error('kuromoji.js gave another number of tokens: run bench/identity/kuromoji.mjs');
}
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const ratio = (a, b) => {
  const ratios = results.get(b).map((theirs, i) => theirs / results.get(a)[i]);
  return `${median(ratios).toFixed(2)}x (${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)})`;
};
for (const [name] of tasks) {
  const time = median(results.get(name));
  console.log(
    `${name.padEnd(36)} ${(characters / time / 1000).toFixed(2)} M characters/s, ${((time * 1e6) / characters).toFixed(0)} ns a character, ${counts.get(name)} counted`,
  );
}
for (const [a, b] of [
  [tasks[0][0], 'kuromoji.js tokens'],
  [tasks[2][0], 'MeCab string output'],
  [tasks[3][0], 'MeCab nodes'],
]) {
  if (results.has(b)) console.log(`${a} / ${b}: ${ratio(a, b)}`);
}
