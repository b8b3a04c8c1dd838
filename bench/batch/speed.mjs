// Posts a second and peak memory of `yomitoki batch` over a corpus.
//   npm run build && node bench/batch/speed.mjs CORPUS [ROUNDS]
// CORPUS holds dev.jsonl: one post a line with `id`, `title` and `markdown`.
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithUsage } from '../corpus.mjs';

const [corpus, rounds = '5'] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/batch/speed.mjs CORPUS [ROUNDS]');
const command = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));

const input = [];
let characters = 0;
for await (const line of createInterface({ input: createReadStream(join(corpus, 'dev.jsonl')) })) {
  const { id, title, markdown } = JSON.parse(line);
  input.push(JSON.stringify({ id, title, text: markdown }));
  characters += markdown.length;
}

/** Peak resident memory of a running process in MB, from the kernel's own high-water mark. */
function peakMemory(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return 0;
  }
}

async function once() {
  const start = performance.now();
  const child = spawn(process.execPath, [command, 'batch', '--keywords', '10', '--chars', '120'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let peak = 0;
  let lines = 0;
  let errors = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
  }, 20);
  child.stdin.end(`${input.join('\n')}\n`);
  for await (const line of createInterface({ input: child.stdout })) {
    lines++;
    if (line.startsWith('{"id"') && JSON.parse(line).error !== undefined) errors++;
  }
  clearInterval(timer);
  return { seconds: (performance.now() - start) / 1000, peak, lines, errors };
}

const runs = [];
for (let round = 0; round < Number(rounds); round++) runs.push(await once());
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const seconds = median(runs.map((run) => run.seconds));
console.log(
  JSON.stringify({
    posts: input.length,
    answers: runs[0].lines,
    errors: runs[0].errors,
    rounds: runs.length,
    seconds: Number(seconds.toFixed(2)),
    postsPerSecond: Math.round(input.length / seconds),
    charactersPerSecond: Math.round(characters / seconds),
    peakMegabytes: Math.round(median(runs.map((run) => run.peak))),
  }),
);
