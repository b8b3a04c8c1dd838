// Summaries of 120 characters against the descriptions that authors wrote of their own posts.
//   npm run build && (cd bench/quality/summary && npm install) && node bench/quality/summary/run.mjs CORPUS
// CORPUS holds dev.jsonl: one post a line with `id`, `title`, `markdown` and `description`.

import { endWithUsage } from '../../corpus.mjs';
import { bodyOf, loadReader, readPosts } from './corpus.mjs';
import { leadCharacters, leadSentences, lexRank, textRank, titleOverlap } from './methods.mjs';
import { loadPeers } from './peers.mjs';
import { chance, charactersOf, interval, mean, rouge2 } from './score.mjs';

const [corpus] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/quality/summary/run.mjs CORPUS');
const characters = 120;

const { engine, read, wordsOf } = await loadReader();
const posts = readPosts(corpus).map((post) => {
  const sentences = read(post);
  const title = sentences.find(({ role }) => role === 'title') ?? { tokens: [] };
  return { post, sentences, body: bodyOf(sentences), title };
});

const methods = [
  {
    name: 'yomitoki',
    run: ({ sentences }) => engine.summarize(sentences, { characters }).text,
  },
  { name: 'title overlap', run: ({ body, title }) => titleOverlap(body, characters, title) },
  { name: 'lead, whole sentences', run: ({ body }) => leadSentences(body, characters) },
  { name: 'lead, cut', run: ({ body }) => leadCharacters(body, characters) },
  { name: 'LexRank', run: ({ body }) => lexRank(body, characters) },
  { name: 'TextRank', run: ({ body }) => textRank(body, characters) },
  ...(await loadPeers()).map(({ name, run }) => ({
    name,
    run: ({ body }) => run(body, characters),
  })),
];

const wanted = posts.map(({ post }) => ({
  characters: charactersOf(post.description),
  words: wordsOf(post.description),
}));
const rows = [];
for (const { name, run } of methods) {
  const started = performance.now();
  const texts = [];
  let failed = 0;
  for (const post of posts) {
    try {
      texts.push((await run(post)).slice(0, characters));
    } catch {
      texts.push('');
      failed++;
    }
  }
  rows.push({
    name,
    milliseconds: (performance.now() - started) / posts.length,
    length: mean(texts.map((text) => text.length)),
    failed,
    words: texts.map((text, i) => rouge2(wordsOf(text), wanted[i].words)),
    characters: texts.map((text, i) => rouge2(charactersOf(text), wanted[i].characters)),
  });
}

console.log(`${posts.length} posts, ${characters} characters\n`);
console.log(
  '| method | word R2 F | 95 % | char R2 F | 95 % | mean length | ms a post | failed | p, words | p, characters |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const row of rows) {
  const [first] = rows;
  const cells = [
    row.name,
    mean(row.words).toFixed(3),
    interval(row.words),
    mean(row.characters).toFixed(3),
    interval(row.characters),
    row.length.toFixed(0),
    row.milliseconds.toFixed(2),
    row.failed,
    row === first ? '–' : chance(first.words, row.words),
    row === first ? '–' : chance(first.characters, row.characters),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
