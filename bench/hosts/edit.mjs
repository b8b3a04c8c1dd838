// What an edit costs a development server in a blog of N posts, the post itself and what it changes for the others:
// node bench/hosts/edit.mjs CORPUS [N] [ready]
// With `ready` 100,000 units of posts are read before, so that most code is compiled, as in a server some time after its start.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithUsage, readTexts } from '../corpus.mjs';

const [corpus, limit = '1000', state = 'cold'] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/hosts/edit.mjs CORPUS [N] [ready]');
const { createPageReader, readBlog } = await import(
  new URL('../../dist/integrations/pages.js', import.meta.url)
);
const cache = mkdtempSync(join(tmpdir(), 'yomitoki-edit-'));
const posts = [];
for (const source of readTexts(corpus)) {
  if (posts.push({ id: String(posts.length), source }) === Number(limit)) break;
}
await readBlog(posts, { cache });
const reader = createPageReader({ cache });
if (state === 'ready') {
  const aside = createPageReader({ cache: false });
  for (let i = 0, units = 0; units < 100_000; i++) {
    await aside.read(posts[i].source);
    units += posts[i].source.length;
  }
}
const times = { post: [], blog: [] };
for (let edit = 0; edit < 10; edit++) {
  const at = (edit * 7) % posts.length;
  posts[at] = { ...posts[at], source: `${posts[at].source}\n\n${edit} 番目の文を足した。` };
  times.post.push(await processorTime(() => reader.read(posts[at].source)));
  times.blog.push(await processorTime(() => readBlog(posts, { cache })));
}
rmSync(cache, { recursive: true });
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1].toFixed(0);
console.log(
  `${posts.length} posts, ${state}, 10 edits, medians of processor time: the post ${median(times.post)} ms, the blog ${median(times.blog)} ms`,
);

/** Milliseconds of all threads. */
async function processorTime(work) {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
