// Prints what the methods make of given posts, for people to judge side by side.
//   npm run build && node bench/quality/summary/contenders.mjs CORPUS [--json] [ID…]
// One block a post: title, then each contender. With --json one line a post: {"id", "title", "contenders": {name: text}}.
// Without IDs: the posts that run.mjs measures.

import { endWithUsage } from '../../corpus.mjs';
import { bodyOf, loadReader, readPosts } from './corpus.mjs';
import { leadCharacters, lexRank, titleOverlap } from './methods.mjs';

const [corpus, ...rest] = process.argv.slice(2);
if (corpus === undefined)
  endWithUsage('node bench/quality/summary/contenders.mjs CORPUS [--json] [ID…]');
const json = rest.includes('--json');
const ids = rest.filter((argument) => argument !== '--json');
const characters = 120;

const { engine, read } = await loadReader();
for (const post of readPosts(corpus, ids.length > 0 ? ids : undefined)) {
  const sentences = read(post);
  const body = bodyOf(sentences);
  const title = sentences.find(({ role }) => role === 'title') ?? { tokens: [] };
  const contenders = {
    yomitoki: engine.description(sentences, { characters }),
    lead: leadCharacters(body, characters),
    'title overlap': titleOverlap(body, characters, title),
    LexRank: lexRank(body, characters),
  };
  if (json) console.log(JSON.stringify({ id: post.id, title: post.title, contenders }));
  else {
    console.log(`# ${post.title} (${post.id})`);
    for (const [name, text] of Object.entries(contenders)) console.log(`${name}: ${text}`);
    console.log();
  }
}
