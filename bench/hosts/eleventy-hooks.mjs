// What the plugin for Eleventy itself costs, without the host: node bench/hosts/eleventy-hooks.mjs FOLDER [EDITS] [PATH/eleventy.js]
// Calls its hooks for the posts of FOLDER/with (build.mjs makes it) as Eleventy does: one build, then so many edits, none of which is
// written to disk. Prints milliseconds of the main thread for the preprocessor and for the blog with its values; of the edits the first,
// the medians and the least, and those of all threads an edit. The third argument names another build of the plugin. Linux alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [folder, given = '20', entry = '../../dist/integrations/eleventy.js'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node bench/hosts/eleventy-hooks.mjs FOLDER [EDITS] [PATH/eleventy.js]');
  process.exit(2);
}
const plugin = process.argv[4] === undefined ? new URL(entry, import.meta.url) : resolve(entry);
const { default: yomitoki } = await import(
  pathToFileURL(plugin instanceof URL ? fileURLToPath(plugin) : plugin).href
);
process.chdir(join(folder, 'with'));

const listeners = new Map();
let preprocess;
let parseDate;
yomitoki({
  on: (event, listener) => listeners.set(event, listener),
  addGlobalData() {},
  addFilter() {},
  addAsyncFilter() {},
  getFilter: () => true,
  addPreprocessor: (_name, _endings, see) => {
    preprocess = see;
  },
  addDateParsing: (parse) => {
    parseDate = parse;
  },
});

const posts = readdirSync('content/posts').map((name) => {
  const text = readFileSync(`content/posts/${name}`, 'utf8');
  const front = /^---\n(.*?)\n---\n/s.exec(text);
  const fields = front[1].split('\n').map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at), JSON.parse(line.slice(at + 1))];
  });
  const source = text.slice(front[0].length);
  return { path: `./content/posts/${name}`, data: Object.fromEntries(fields), source };
});

/** Milliseconds that the main thread has run. */
const spent = () =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

async function build(runMode) {
  await listeners.get('eleventy.before')({ runMode });
  const collections = {};
  const pages = posts.map(({ path, data, source }) => {
    const page = { inputPath: path };
    return { data: { ...data, tags: [...data.tags], page, collections }, source };
  });
  for (const { data } of pages) parseDate.call({ page: data.page });
  const start = spent();
  for (const { data, source } of pages) {
    await preprocess(data, source);
    data.page.rawInput = source;
  }
  const preprocessor = spent() - start;
  collections.posts = pages.map(({ data }) => ({ inputPath: data.page.inputPath }));
  const urls = posts.map(({ path }) => [path, [`${path.slice(1, -3)}/`]]);
  const inputPathToUrl = Object.fromEntries(urls);
  const middle = spent();
  await listeners.get('eleventy.contentMap')({ inputPathToUrl, urlToInputPath: {} });
  const blog = spent() - middle;
  await listeners.get('eleventy.after')({});
  return { preprocessor, blog };
}

const edits = Number(given);
const shown = ({ preprocessor, blog }) => `${preprocessor.toFixed(1)} and ${blog.toFixed(1)} ms`;
console.log(`the first build: ${shown(await build(edits === 0 ? 'build' : 'serve'))}`);
if (edits === 0) process.exit();
// The server makes itself ready for edits.
await new Promise((resolve) => setTimeout(resolve, 25_000));
const tag = Date.now().toString(36);
const times = [];
const before = process.cpuUsage();
for (let edit = 0; edit < edits; edit++) {
  const post = posts[(edit * 7) % posts.length];
  post.source += `\n\n${tag} ${edit} 番目の文を足した。\n`;
  listeners.get('eleventy.beforeWatch')?.([post.path]);
  times.push(await build('serve'));
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const { user, system } = process.cpuUsage(before);
const [first, ...others] = times;
const at = (of) => {
  const sorted = (key) => others.map((time) => time[key]).sort((a, b) => a - b);
  return shown({ preprocessor: of(sorted('preprocessor')), blog: of(sorted('blog')) });
};
console.log(`the first edit: ${shown(first)}`);
console.log(
  `others: medians ${at((list) => list[list.length >> 1])}, least ${at(([least]) => least)}`,
);
console.log(`all threads: ${((user + system) / 1000 / edits).toFixed(1)} ms an edit`);
process.exit();
