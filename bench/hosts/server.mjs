// What a saved post waits for in a development server of Astro with N posts, besides Astro itself:
// node bench/hosts/server.mjs CORPUS [N] [ready|cold]
// An earlier process has read the blog. `cold` edits right after the start, `ready` when the server has been made ready for edits,
// which takes its time in the background; that is told too. On Linux the main thread is told by itself, for which a page waits.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { endWithUsage, readTexts } from '../corpus.mjs';

const [corpus, limit = '1000', state = 'ready', role = 'all', given] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/hosts/server.mjs CORPUS [N] [ready|cold]');
const folder = given ?? mkdtempSync(join(tmpdir(), 'yomitoki-server-'));
if (role === 'all') {
  // Each in a process of its own, for what one has read it remembers.
  for (const each of ['fill', 'edit'])
    spawnSync(process.execPath, [process.argv[1], corpus, limit, state, each, folder], {
      stdio: 'inherit',
    });
  rmSync(folder, { recursive: true });
  process.exit();
}
const build = process.env.YOMITOKI_BUILD ?? fileURLToPath(new URL('../../dist', import.meta.url));
const { withYomitoki } = await import(pathToFileURL(join(build, 'integrations/astro.js')));
const texts = [];
for (const text of readTexts(corpus)) if (texts.push(text) === Number(limit)) break;

let told = () => {};
/** As much of Astro as the loader sees. */
function storeOf() {
  const entries = new Map();
  return {
    get: (id) => entries.get(id),
    set: (entry) => {
      entries.set(entry.id, entry);
      told(entry.id);
    },
    has: (id) => entries.has(id),
    delete: (id) => entries.delete(id),
    keys: () => [...entries.keys()],
    values: () => [...entries.values()],
    entries: () => [...entries],
  };
}
const entryOf = (id, body, n = 0) => ({ id, body, data: { title: id }, digest: `${id} ${n}` });
const [store, meta] = [storeOf(), new Map()];
let loaded;
const loader = {
  name: 'bench',
  async load(context) {
    loaded = context.store;
    texts.forEach((text, i) => {
      loaded.set(entryOf(String(i), text));
    });
  },
};
let isReady = false;
process.env.YOMITOKI_LOG = '1';
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text) => {
  isReady ||= String(text).includes('ready for edits');
  return /dictionary loaded|ready for edits/.test(text) || write(text);
};
await withYomitoki(loader, { cache: join(folder, 'cache') }).load({
  store,
  meta: { get: (key) => meta.get(key), set: (key, value) => meta.set(key, value) },
  logger: { error: (message) => write(`${message}\n`) },
  config: { root: pathToFileURL(`${folder}/`) },
  collection: 'blog',
  parseData: ({ data }) => data,
  ...(role === 'edit' && { watcher: {} }),
});
if (role === 'fill') process.exit();

const started = process.cpuUsage();
if (state === 'ready') {
  while (!isReady) await new Promise((resolve) => setTimeout(resolve, 20));
  const { user, system } = process.cpuUsage(started);
  console.log(`made ready with ${((user + system) / 1e6).toFixed(1)} s of processor time`);
}
const schedule = `/proc/self/task/${process.pid}/schedstat`;
/** Milliseconds of processor time of the main thread, where the system counts them. */
const mainThread = () => Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6;
const hasThreads = existsSync(schedule);
const edits = [];
for (let edit = 0; edit < 20; edit++) {
  const at = (edit * 7) % texts.length;
  const shown = new Promise((resolve) => {
    told = (id) => id === String(at) && resolve();
  });
  const main = hasThreads ? mainThread() : 0;
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  loaded.set(entryOf(String(at), `${texts[at]}\n\n${edit} 番目の文を足した。`, edit + 1));
  await shown;
  const { user, system } = process.cpuUsage(cpu);
  edits.push({
    cpu: (user + system) / 1000,
    wall: performance.now() - wall,
    main: hasThreads ? mainThread() - main : 0,
  });
}
const median = (key, from, to) =>
  edits
    .slice(from, to)
    .map((edit) => edit[key])
    .sort((a, b) => a - b)
    [(to - from) >> 1].toFixed(0);
const summaryOf = (from, to) =>
  `${median('cpu', from, to)} (${median('wall', from, to)} on the wall${hasThreads ? `, ${median('main', from, to)} of the main thread` : ''})`;
console.log(
  `${texts.length} posts, ${state}, ms of processor time: the first edit ${summaryOf(0, 1)}, medians of edits 2 to 10 ${summaryOf(1, 10)}, 11 to 20 ${summaryOf(10, 20)}`,
);
process.exit();
