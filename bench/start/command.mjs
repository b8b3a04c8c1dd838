// Time and processor time of `yomitoki analyze FILE`, process start to exit, beside the same analysis on kuromoji's
// tokens: fresh processes, one after the other in every round. Build first.
//
//   node bench/start/command.mjs [file] [rounds]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const [file = pathOf('../../examples/essay.txt'), rounds = '15'] = process.argv.slice(2);
const commands = new Map([
  ['bare node', ['-e', '0']],
  ['yomitoki analyze', [pathOf('../../dist/cli/main.cjs'), 'analyze', file]],
  ['on kuromoji', [pathOf('analyze-on-kuromoji.mjs'), file]],
]);
// Written by the child as its last act, of all its threads.
const meter = pathOf('meter.cjs');
const results = new Map([...commands.keys()].map((name) => [name, []]));
for (let round = -1; round < Number(rounds); round++) {
  for (const [name, argv] of commands) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['-r', meter, ...argv], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const wall = performance.now() - start;
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    if (round >= 0) results.get(name).push({ wall, cpu: Number(stderr) });
  }
}
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
console.log(`node ${process.version}, ${rounds} rounds, medians (least)`);
for (const [name, runs] of results) {
  const figures = ['wall', 'cpu'].map((field) => {
    const values = runs.map((run) => run[field]);
    return `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)}) ms ${field}`;
  });
  console.log(`${name}: ${figures.join(', ')}`);
}
for (const field of ['wall', 'cpu']) {
  const [own, other] = ['yomitoki analyze', 'on kuromoji'].map((name) => results.get(name));
  const ratios = own.map((run, i) => other[i][field] / run[field]);
  const least = (runs) => Math.min(...runs.map((run) => run[field]));
  console.log(
    `${field}: ${median(ratios).toFixed(1)} times as fast in the same round, ${(least(other) / least(own)).toFixed(1)} by the least`,
  );
}
