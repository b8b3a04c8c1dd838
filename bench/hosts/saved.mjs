// What an edit costs in real development servers with and without the plugin, from the file's saving until its page is served:
// node bench/hosts/saved.mjs FOLDER astro|eleventy|vitepress [EDITS]
// FOLDER holds the sites that build.mjs has made (--folder FOLDER --first 0 --second 0). All servers run at once and are edited in
// turn. Medians of the wall, and of processor time of the server and its children until the page is served and until all is quiet;
// the first edit by itself. The servers with the plugin are edited once they are ready for it.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endWithUsage } from '../corpus.mjs';

const [folder, host, given = '12'] = process.argv.slice(2);
const hosts = {
  astro: {
    command: (port) => ['astro', 'dev', '--port', port],
    posts: 'src/content/blog',
    page: (name) => `/${name}`,
  },
  eleventy: {
    command: (port) => ['eleventy', '--serve', '--incremental', '--quiet', '--port', port],
    posts: 'content/posts',
    page: (name) => `/posts/${name}/`,
  },
  vitepress: {
    command: (port) => ['vitepress', 'dev', '--port', port],
    posts: 'posts',
    page: (name) => `/posts/${name}.md?import`,
  },
};
if (folder === undefined || !Object.hasOwn(hosts, host ?? ''))
  endWithUsage('node bench/hosts/saved.mjs FOLDER astro|eleventy|vitepress [EDITS]');
const { command, posts, page } = hosts[host];
const firstPort = 4720 + 10 * Object.keys(hosts).indexOf(host);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Seconds of processor time of a process and its children; of those that have ended, too. */
function cpuOf(pid) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
      const list = children.get(Number(fields[1])) ?? [];
      children.set(Number(fields[1]), [...list, { pid: Number(name), ticks }]);
      if (Number(name) === pid) children.set('own', ticks);
    } catch {} // it has ended
  }
  const below = (id) =>
    (children.get(id) ?? []).reduce((sum, child) => sum + child.ticks + below(child.pid), 0);
  return (children.get('own') + below(pid)) * 10;
}

async function quiet({ pid }) {
  for (let calm = 0, last = cpuOf(pid); calm < 4; ) {
    await sleep(250);
    const now = cpuOf(pid);
    calm = now - last <= 10 ? calm + 1 : 0;
    last = now;
  }
}

/** The page as it is served; null until it is. */
async function textOf({ port }, name) {
  try {
    const answer = await fetch(`http://localhost:${port}${page(name)}`, {
      headers: { accept: host === 'vitepress' ? '*/*' : 'text/html' },
    });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

async function served(server, name, text = '') {
  // Astro takes seconds, and each question costs some.
  const pause = host === 'astro' ? 100 : 5;
  while ((await textOf(server, name))?.includes(text) !== true) await sleep(pause);
}

async function start(variant, port) {
  const place = join(folder, variant);
  const [bin, ...args] = command(String(port));
  const child = spawn(process.execPath, [join(place, 'node_modules/.bin', bin), ...args], {
    cwd: place,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', YOMITOKI_LOG: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server = { variant, port, pid: child.pid, child, place, said: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      server.said += text;
    });
  await served(server, '0000');
  if (variant !== 'without') while (!server.said.includes('ready for edits')) await sleep(100);
  await quiet(server);
  return server;
}

const variants = ['without', 'with', 'integrated'].filter((name) => existsSync(join(folder, name)));
const servers = [];
const end = () => {
  for (const { child } of servers) child.kill();
};
process.on('exit', end);
process.on('SIGTERM', () => process.exit(1));
for (const [i, variant] of variants.entries()) servers.push(await start(variant, firstPort + i));
const tag = Date.now().toString(36);
const times = new Map(variants.map((variant) => [variant, []]));
for (let edit = 0; edit < Number(given) + 1; edit++) {
  // The first page is served once before: what the host compiles for it is not the edit's.
  const name = String(edit).padStart(4, '0');
  for (const server of edit % 2 === 0 ? servers : servers.toReversed()) {
    await served(server, name);
    await quiet(server);
    const text = `${tag} ${edit} 番目の文を足した`;
    const [wall, cpu] = [performance.now(), cpuOf(server.pid)];
    appendFileSync(join(server.place, posts, `${name}.md`), `\n\n${text}。\n`);
    await served(server, name, text);
    const shown = { wall: performance.now() - wall, cpu: cpuOf(server.pid) - cpu };
    await quiet(server);
    times.get(server.variant).push({ ...shown, all: cpuOf(server.pid) - cpu });
  }
}
const median = (list, key) => list.map((time) => time[key]).sort((a, b) => a - b)[list.length >> 1];
for (const [variant, [first, ...others]] of times) {
  const shown = ({ wall, cpu, all }) => `${wall.toFixed(0)} ms (${cpu}, ${all} until quiet)`;
  const [wall, cpu, all] = ['wall', 'cpu', 'all'].map((key) => median(others, key));
  console.log(
    `${host} ${variant}: the first edit ${shown(first)}, medians of ${others.length} more ${shown({ wall, cpu, all })}`,
  );
}
const loads = servers.map(({ said }) => said.split('dictionary loaded').length - 1);
console.log(`dictionaries loaded: ${loads.join(', ')}`);
process.exit();
