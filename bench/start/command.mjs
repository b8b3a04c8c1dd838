// Time and processor time of `yomitoki analyze FILE`, process start to exit, beside the same analysis on kuromoji's
// tokens: fresh processes, one after the other in every round. Build first. The first run of the command, which leaves its
// compiled code to the next, is not counted; `nothing kept` is what it takes but for the writing.
//
//   node bench/start/command.mjs [file] [rounds]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const [file = pathOf('../../examples/essay.txt'), rounds = '15'] = process.argv.slice(2);
const command = [pathOf('../../dist/cli/main.cjs'), 'analyze', file];
const commands = new Map([
  ['bare node', { argv: ['-e', '0'] }],
  ['yomitoki analyze', { argv: command }],
  ['nothing kept', { argv: command, env: { NODE_DISABLE_COMPILE_CACHE: '1' } }],
  ['on kuromoji', { argv: [pathOf('analyze-on-kuromoji.mjs'), file] }],
]);
// Written by the child as its last act, of all its threads.
const meter = pathOf('meter.cjs');
const results = new Map([...commands.keys()].map((name) => [name, []]));
for (let round = -1; round < Number(rounds); round++) {
  for (const [name, { argv, env }] of commands) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['-r', meter, ...argv], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
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
const least = (runs, field) => Math.min(...runs.map((run) => run[field]));
const other = results.get('on kuromoji');
for (const name of ['yomitoki analyze', 'nothing kept']) {
  const own = results.get(name);
  const ratios = ['wall', 'cpu'].map((field) => {
    const inRounds = median(own.map((run, i) => other[i][field] / run[field]));
    const ofLeast = least(other, field) / least(own, field);
    return `${inRounds.toFixed(1)} by ${field} (${ofLeast.toFixed(1)} by the least)`;
  });
  console.log(`${name}, times as fast as on kuromoji in the same round: ${ratios.join(', ')}`);
}
