// Time and peak memory from the start of a process to its first token, beyond a bare `node`: fresh processes, one after
// the other in every round, the dictionary in the system's cache.
//
//   node bench/start/run.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.argv[2] ?? '15');
const script = fileURLToPath(new URL('first-token.mjs', import.meta.url));
const names = ['node', 'yomitoki', 'kuromoji.js'];
const results = new Map(names.map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const name of names) {
    const start = performance.now();
    const output = execFileSync(process.execPath, [script, name], { encoding: 'utf8' });
    const wall = performance.now() - start;
    const [cpu, memory] = output.split(' ').map(Number);
    if (round >= 0) results.get(name).push({ wall, cpu, memory });
  }
}
const summary = (name, field) => {
  const values = results
    .get(name)
    .map((result) => result[field])
    .sort((a, b) => a - b);
  return { median: values[values.length >> 1], least: values[0] };
};
for (const [field, unit] of [
  ['wall', 'ms wall'],
  ['cpu', 'ms CPU'],
  ['memory', 'MB peak'],
]) {
  const bare = summary('node', field);
  console.log(`bare node: ${bare.median.toFixed(1)} ${unit} (least ${bare.least.toFixed(1)})`);
  const beyond = names.slice(1).map((name) => {
    const { median, least } = summary(name, field);
    console.log(
      `  ${name}: +${(median - bare.median).toFixed(1)} ${unit} (least +${(least - bare.least).toFixed(1)})`,
    );
    return { median: median - bare.median, least: least - bare.least };
  });
  console.log(
    `  kuromoji.js / yomitoki: ${(beyond[1].median / beyond[0].median).toFixed(1)}x (of the least ${(beyond[1].least / beyond[0].least).toFixed(1)}x)`,
  );
}
