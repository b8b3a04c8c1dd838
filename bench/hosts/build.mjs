// What the plugin adds to a build: node bench/hosts/build.mjs CORPUS astro|eleventy [--posts 1000] [--rounds 3]
//
// Builds one blog of real posts with and without the plugin, in turn, each from nothing and then again with the caches
// of the first build; prints medians and the share that the plugin adds. The pages without it show constant text where those
// with it show its values, so that both render as much. CORPUS is a folder with .jsonl (title, date,
// tags, markdown a line). Needs the packages of the host (test/hosts/sites/*/package-lock.json) and the built package.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
  },
});
/** What the pages without the plugin show in place of its values. */
const constant = {
  description:
    '港の朝は早い。夜明け前に船が出て、昼までには市場に魚が並ぶ。その一日を写真とともに振り返る。',
  label: '約8分で読めます',
  related: ['図書館の一日', '雨の日の散歩', '海辺の町へ', '古い時計を直す', '春の旅の記録'].map(
    (title) => ({ title }),
  ),
};

const [corpus, host] = positionals;
const hosts = { astro: astroSite, eleventy: eleventySite };
if (corpus === undefined || !Object.hasOwn(hosts, host ?? '')) {
  console.error(
    'usage: node bench/hosts/build.mjs CORPUS astro|eleventy [--posts 1000] [--rounds 3]',
  );
  process.exit(2);
}
const root = fileURLToPath(new URL('../..', import.meta.url));
const site = hosts[host]();
const folder = mkdtempSync(join(tmpdir(), `yomitoki-bench-${host}-`));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const posts = readPosts(corpus).slice(0, Number(values.posts));
prepare();
const times = { without: [[], []], with: [[], []] };
for (let round = 0; round < Number(values.rounds); round++) {
  const order = round % 2 === 0 ? ['without', 'with'] : ['with', 'without'];
  for (const variant of order) {
    for (const path of site.caches) rmSync(join(folder, path), { recursive: true, force: true });
    rmSync(join(folder, 'node_modules/.cache'), { recursive: true, force: true });
    for (const [path, text] of Object.entries(site[variant]))
      writeFileSync(join(folder, path), text);
    for (const build of [0, 1]) times[variant][build].push(timed(site.command));
  }
  report(round + 1);
}

function report(rounds) {
  console.log(
    `${host}, ${posts.length} posts, ${rounds} rounds, medians in seconds (processor time in brackets)`,
  );
  for (const build of [0, 1]) {
    const [without, withIt] = ['without', 'with'].map((variant) => median(times[variant][build]));
    const added = (key) => `${((withIt[key] / without[key] - 1) * 100).toFixed(1)} %`;
    const shown = ({ wall, cpu }) => `${wall.toFixed(2)} (${cpu.toFixed(2)})`;
    console.log(
      `${build === 0 ? 'first ' : 'second'} without ${shown(without)}  with ${shown(withIt)}  adds ${added('wall')} (${added('cpu')})`,
    );
  }
}

function median(list) {
  const middle = (key) => list.map((time) => time[key]).sort((a, b) => a - b)[list.length >> 1];
  return { wall: middle('wall'), cpu: middle('cpu') };
}

/** Seconds on the wall and of processors, of a command and all its children. */
function timed(command) {
  const script = `s=$(date +%s.%N); "$@" >/dev/null || exit 1; e=$(date +%s.%N); echo $s $e; times`;
  const run = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(folder, 'node_modules/.bin')}:${process.env.PATH}`,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`${command.join(' ')}\n${run.stdout}\n${run.stderr}`);
  const lines = run.stdout.trim().split('\n');
  const [start, end] = lines[0].split(' ').map(Number);
  const cpu = lines
    .at(-1)
    .split(' ')
    .map((time) => /(\d+)m([\d.]+)s/.exec(time))
    .reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
  return { wall: end - start, cpu };
}

function prepare() {
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(join(root, 'test/hosts/sites', site.lock, name), join(folder, name));
  const npm = (...args) =>
    execFileSync('npm', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  npm('ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline');
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const tarball = /"filename":\s*"([^"]+)"/.exec(packed)[1].split('/').pop();
  npm(
    'install',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefer-offline',
    join(folder, tarball),
  );
  mkdirSync(join(folder, site.posts), { recursive: true });
  posts.forEach((post, i) => {
    writeFileSync(join(folder, site.posts, `${String(i).padStart(4, '0')}.md`), site.post(post));
  });
  for (const [path, text] of Object.entries(site.files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function readPosts(path) {
  const lines = readdirSync(path)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(path, name), 'utf8').trim().split('\n'));
  return lines
    .map((line) => JSON.parse(line))
    .filter(({ markdown }) => !/^---\r?\n/.test(markdown));
}

/** Front matter and text; images are left out, since a host would look for their files. */
function markdownOf({ title, date, tags, markdown }, more = {}) {
  const matter = { title: title ?? '無題', date: date ?? '2020-01-01', tags: tags ?? [], ...more };
  const lines = Object.entries(matter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const text = markdown.replace(/!\[([^\]\n]*)\]\([^)\n]*\)/g, '$1').replace(/<img\b[^>]*>/gi, '');
  return `---\n${lines.join('\n')}\n---\n${text}\n`;
}

function eleventySite() {
  const config = (yomitoki) => `${yomitoki ? "import yomitoki from 'yomitoki/eleventy';\n" : ''}
export default function (config) {
  config.addGlobalData('constant', ${JSON.stringify(constant)});
  ${yomitoki ? 'config.addPlugin(yomitoki);' : ''}
  return { dir: { input: 'content' }, markdownTemplateEngine: false };
}
`;
  const layout = (
    values,
  ) => `<!doctype html><html lang="ja"><head><title>{{ title }}</title><meta name="description" content="{{ ${values}.description }}"></head>
<body><h1>{{ title }}</h1><p>{{ ${values === 'constant' ? 'constant.label' : 'yomitoki.readingTime.label'} }}</p>
{{ content | safe }}
<ul>{% for post in ${values}.related %}<li>{{ post.title }}</li>{% endfor %}</ul></body></html>
`;
  return {
    lock: 'eleventy',
    posts: 'content/posts',
    post: ({ tags: _tags, ...post }) =>
      markdownOf({ ...post, tags: ['posts'] }, { layout: 'post.njk' }),
    files: { 'content/_includes/post.njk': '' },
    without: {
      'eleventy.config.mjs': config(false),
      'content/_includes/post.njk': layout('constant'),
    },
    with: { 'eleventy.config.mjs': config(true), 'content/_includes/post.njk': layout('yomitoki') },
    caches: ['_site'],
    command: ['eleventy', '--quiet'],
  };
}

function astroSite() {
  const config = `import { defineConfig } from 'astro/config';\nexport default defineConfig({});\n`;
  const content = (yomitoki) => `import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';
${yomitoki ? "import { withYomitoki } from 'yomitoki/astro';\n" : ''}
const loader = glob({ pattern: '*.md', base: './src/content/blog' });
const schema = z.object({ title: z.string(), date: z.coerce.date(), tags: z.array(z.string()) });
export const collections = { blog: defineCollection({ loader: ${yomitoki ? 'withYomitoki(loader)' : 'loader'}, schema }) };
`;
  const page = (yomitoki) => `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('blog')).map((post) => ({ params: { id: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
const { description, label, related } = ${
    yomitoki
      ? '{ ...post.data.yomitoki, label: post.data.yomitoki.readingTime.label }'
      : JSON.stringify(constant)
  };
---
<html lang="ja"><head><title>{post.data.title}</title><meta name="description" content={description}></head>
<body><h1>{post.data.title}</h1><p>{label}</p>
<Content />
<ul>{related.map((other) => <li>{other.title}</li>)}</ul></body></html>
`;
  const files = (yomitoki) => ({
    'astro.config.mjs': config,
    'src/content.config.ts': content(yomitoki),
    'src/pages/[id].astro': page(yomitoki),
  });
  return {
    lock: 'astro-5',
    posts: 'src/content/blog',
    post: (post) => markdownOf(post),
    files: files(false),
    without: files(false),
    with: files(true),
    caches: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    command: ['astro', 'build', '--silent'],
  };
}
