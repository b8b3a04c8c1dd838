// What the plugin adds to a build: node bench/hosts/build.mjs CORPUS astro|eleventy|vitepress [--posts 1000] [--first 3] [--second 3] [--folder PATH]
//
// Builds one blog of real posts with and without the plugin, in turn: so many times from nothing, then so many times with the
// caches of the last of these; prints medians and the share that the plugin adds. The pages without it show constant text
// where those with it show its values, so that both render as much. Astro is built a third time with the integration beside the
// loader, which hands it its content as JSON. CORPUS is a folder with .jsonl (title, date,
// tags, markdown a line). Needs the packages of the host (test/hosts/sites/*/package-lock.json) and the built package.
// With `--folder` the sites stay there, for a profile or for saved.mjs (`--first 0 --second 0` builds none).
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
import { endWithUsage } from '../corpus.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string', default: '1000' },
    first: { type: 'string', default: '3' },
    second: { type: 'string', default: '3' },
    folder: { type: 'string' },
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
const hosts = { astro: astroSite, eleventy: eleventySite, vitepress: vitepressSite };
if (corpus === undefined || !Object.hasOwn(hosts, host ?? ''))
  endWithUsage(
    'node bench/hosts/build.mjs CORPUS astro|eleventy|vitepress [--posts 1000] [--first 3] [--second 3] [--folder PATH]',
  );
const root = fileURLToPath(new URL('../..', import.meta.url));
const site = hosts[host]();
const folder = values.folder ?? mkdtempSync(join(tmpdir(), `yomitoki-bench-${host}-`));
if (values.folder === undefined)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const posts = readPosts(corpus).slice(0, Number(values.posts));
const variants = ['without', 'with', 'integrated'].filter((variant) => site[variant]);
for (const variant of variants) prepare(variant);
const times = Object.fromEntries(variants.map((variant) => [variant, [[], []]]));
for (const [build, rounds] of [Number(values.first), Number(values.second)].entries()) {
  for (let round = 0; round < rounds; round++) {
    for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
      const place = join(folder, variant);
      if (build === 0)
        for (const path of [...site.caches, 'node_modules/.cache'])
          rmSync(join(place, path), { recursive: true, force: true });
      times[variant][build].push(timed(place, site.command));
    }
  }
  report(build, rounds);
}

function report(build, rounds) {
  if (rounds === 0) return;
  const medians = variants.map((variant) => median(times[variant][build]));
  const [without, ...others] = medians;
  const added = (time, key) => `${((time[key] / without[key] - 1) * 100).toFixed(1)} %`;
  const shown = ({ wall, cpu, user }) =>
    `${wall.toFixed(2)} (${cpu.toFixed(2)}, ${user.toFixed(2)})`;
  console.log(
    `${host}, ${posts.length} posts, ${build === 0 ? 'first' : 'second'} build, medians of ${rounds} in seconds (of processors, of these not the system's): without ${shown(without)}`,
  );
  others.forEach((time, i) => {
    console.log(
      `  ${variants[i + 1]} ${shown(time)}  adds ${added(time, 'wall')} (${added(time, 'cpu')}, ${added(time, 'user')})`,
    );
  });
}

function median(list) {
  const middle = (key) => list.map((time) => time[key]).sort((a, b) => a - b)[list.length >> 1];
  return { wall: middle('wall'), cpu: middle('cpu'), user: middle('user') };
}

/** Seconds on the wall and of processors, of a command and all its children. */
function timed(place, command) {
  const script = `s=$(date +%s.%N); "$@" >/dev/null || exit 1; e=$(date +%s.%N); echo $s $e; times`;
  const run = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd: place,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(place, 'node_modules/.bin')}:${process.env.PATH}`,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`${command.join(' ')}\n${run.stdout}\n${run.stderr}`);
  const lines = run.stdout.trim().split('\n');
  const [start, end] = lines[0].split(' ').map(Number);
  const [user, system] = lines
    .at(-1)
    .split(' ')
    .map((time) => /(\d+)m([\d.]+)s/.exec(time))
    .map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds));
  return { wall: end - start, cpu: user + system, user };
}

function prepare(variant) {
  const place = join(folder, variant);
  mkdirSync(place, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(join(root, 'test/hosts/sites', site.lock, name), join(place, name));
  const npm = (...args) =>
    execFileSync('npm', args, {
      cwd: place,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  npm('ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline');
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', place],
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
    join(place, tarball),
  );
  mkdirSync(join(place, site.posts), { recursive: true });
  posts.forEach((post, i) => {
    writeFileSync(join(place, site.posts, `${String(i).padStart(4, '0')}.md`), site.post(post));
  });
  for (const [path, text] of Object.entries({ ...site.files, ...site[variant] })) {
    mkdirSync(join(place, path, '..'), { recursive: true });
    writeFileSync(join(place, path), text);
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
  const config = (yomitoki) => `import { defineConfig } from 'astro/config';
${yomitoki ? "import yomitoki from 'yomitoki/astro';\n" : ''}
export default defineConfig({ ${yomitoki ? 'integrations: [yomitoki({ pages: false })]' : ''} });
`;
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
    'astro.config.mjs': config(false),
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
    integrated: { ...files(true), 'astro.config.mjs': config(true) },
    caches: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    command: ['astro', 'build', '--silent'],
  };
}

function vitepressSite() {
  const config = (yomitoki) => `import { defineConfig } from 'vitepress';
${yomitoki ? "import { withYomitoki } from 'yomitoki/vitepress';\n" : ''}
const config = { ignoreDeadLinks: true, markdown: { html: false } };
export default defineConfig(${yomitoki ? "withYomitoki(config, { folder: 'posts' })" : `{ ...config, transformPageData: ({ frontmatter }) => ({ frontmatter: { ...frontmatter, yomitoki: ${JSON.stringify(constant)} } }) }`});
`;
  return {
    lock: 'vitepress',
    posts: 'posts',
    // Vue would take these for its own.
    post: (post) => markdownOf(post).replaceAll('{{', '{ {').replaceAll('}}', '} }'),
    files: { 'index.md': '# 一覧\n' },
    without: { '.vitepress/config.mjs': config(false) },
    with: { '.vitepress/config.mjs': config(true) },
    caches: ['.vitepress/dist', '.vitepress/cache'],
    command: ['vitepress', 'build'],
  };
}
