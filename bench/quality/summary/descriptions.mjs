// Prints descriptions of random posts, for people to judge one by one (judging.md).
//   npm run build && node bench/quality/summary/descriptions.mjs CORPUS SEED [COUNT] [--context]
// CORPUS holds dev.jsonl: one post a line with `id`, `title` and `markdown`. COUNT is 200 unless given. One block a post:
// number, id, title, description. With --context the sentences of the post follow as far as the last one shown and three
// more; `+` marks those that the description shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endWithUsage, randomNumbers } from '../../corpus.mjs';
import { loadReader } from './corpus.mjs';

const args = process.argv.slice(2).filter((argument) => argument !== '--context');
const [corpus, seed, count = '200'] = args;
if (corpus === undefined || !/^\d+$/.test(seed ?? '') || !/^\d+$/.test(count))
  endWithUsage('node bench/quality/summary/descriptions.mjs CORPUS SEED [COUNT] [--context]');
const withContext = process.argv.includes('--context');

const posts = readFileSync(join(corpus, 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const random = randomNumbers(Number(seed) * 7919 + 1);
for (let i = posts.length - 1; i > 0; i--) {
  const j = Math.floor(random() * (i + 1));
  [posts[i], posts[j]] = [posts[j], posts[i]];
}

const { engine, read } = await loadReader();
for (const [number, post] of posts.slice(0, Number(count)).entries()) {
  const sentences = read(post);
  const description = engine.description(sentences);
  console.log(`## ${number + 1} ${post.id} ${post.title}\n${description}`);
  if (!withContext) continue;
  const shown = sentences.map(({ role, text }) => role !== 'title' && isShown(text, description));
  const last = shown.lastIndexOf(true) + 3;
  let skipped = 0;
  for (const [index, { role, text }] of sentences.slice(0, last + 1).entries()) {
    const isNear = shown.slice(Math.max(0, index - 3), index + 6).includes(true);
    if (!isNear && index > 5) skipped++;
    else {
      if (skipped > 0) console.log(`  … ${skipped}`);
      skipped = 0;
      const mark = shown[index] ? '+' : ' ';
      console.log(`  ${mark} ${role === 'paragraph' ? '' : `[${role}] `}${text.slice(0, 200)}`);
    }
  }
}

/** Its head or its end stands in the description, whatever was cut. */
function isShown(text, description) {
  const [a, b] = [text, description].map((each) =>
    each.normalize('NFKC').replace(/[\s"'<>&`”’]/g, ''),
  );
  return a.length > 5 && (b.includes(a.slice(0, 14)) || b.includes(a.slice(-14)));
}
