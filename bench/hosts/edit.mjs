// What an edit costs a development server in a blog of N posts: node bench/hosts/edit.mjs CORPUS [N]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTexts } from '../corpus.mjs';

const [corpus, limit = '1000'] = process.argv.slice(2);
if (corpus === undefined) {
  console.error('usage: node bench/hosts/edit.mjs CORPUS [N]');
  process.exit(2);
}
const { readBlog } = await import(new URL('../../dist/integrations/pages.js', import.meta.url));
const cache = mkdtempSync(join(tmpdir(), 'yomitoki-edit-'));
const posts = [];
for (const source of readTexts(corpus)) {
  if (posts.push({ id: String(posts.length), source }) === Number(limit)) break;
}
await readBlog(posts, { cache });
const times = [];
for (let edit = 0; edit < 10; edit++) {
  const at = (edit * 7) % posts.length;
  posts[at] = { ...posts[at], source: `${posts[at].source}\n\n${edit} 番目の文を足した。` };
  const start = process.cpuUsage();
  await readBlog(posts, { cache });
  const { user, system } = process.cpuUsage(start);
  times.push((user + system) / 1000);
}
rmSync(cache, { recursive: true });
times.sort((a, b) => a - b);
console.log(
  `${posts.length} posts, 10 edits: ${times[5].toFixed(0)} ms of processor time each (median)`,
);
