// Keywords against the tags that authors gave to their own posts.
//   npm run build && (cd bench/quality/keywords && npm install) && node bench/quality/keywords/run.mjs CORPUS
// CORPUS holds dev.jsonl: one post a line with `id`, `author`, `title`, `markdown`, `tags` and `tags_in_text`.

import { endWithUsage, loadLibrary } from '../../corpus.mjs';
import { chance, interval, mean } from '../summary/score.mjs';
import { readPosts } from './corpus.mjs';
import { compoundFrequency, firstCompounds, nounFrequency, titleNouns } from './methods.mjs';
import { loadPeers } from './peers.mjs';
import { isJapanese, recall, score } from './score.mjs';

const [corpus] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/quality/keywords/run.mjs CORPUS');

const engine = await loadLibrary();
const tokenizer = engine.createTokenizer(await engine.loadDictionary());
const posts = readPosts(corpus).map((post) => {
  const prose = engine.readMarkdown(post.markdown, { title: post.title ?? '' });
  const sentences = engine.tokenizeSentences(engine.splitSentences(prose), tokenizer);
  return { post, sentences };
});

const terms = (sentences, options) =>
  engine.keywords(sentences, options).map((keyword) => keyword.term);
const methods = [
  { name: 'yomitoki', run: terms },
  {
    name: "yomitoki, vocabulary: the author's other tags",
    run: (sentences, { otherTags }) => terms(sentences, { vocabulary: Object.keys(otherTags) }),
  },
  {
    name: 'yomitoki, the same with counts',
    run: (sentences, { otherTags }) => terms(sentences, { vocabulary: otherTags }),
  },
  { name: 'first compounds', run: firstCompounds },
  { name: 'nouns of the title', run: titleNouns },
  { name: 'commonest nouns', run: nounFrequency },
  { name: 'commonest compounds', run: compoundFrequency },
  ...(await loadPeers()),
];

const rows = [];
for (const { name, run } of methods) {
  let failed = 0;
  const before = process.cpuUsage();
  const lists = posts.map(({ post, sentences }) => {
    try {
      return run(sentences, post);
    } catch {
      failed++;
      return [];
    }
  });
  const { user, system } = process.cpuUsage(before);
  const scores = lists.map((list, i) => score(list, posts[i].post.tags_in_text));
  rows.push({ name, failed, milliseconds: (user + system) / 1000 / posts.length, scores });
}

const authors = new Set(posts.map(({ post }) => post.author));
console.log(`${posts.length} posts, ${authors.size} authors\n`);
console.log(
  '| method | nDCG@10 | 95 % | F1@5 | R@10 Japanese | R@10 ASCII | nested | ms of processor a post | failed | p |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const { name, failed, milliseconds, scores } of rows) {
  const ndcg = scores.map((post) => post.ndcg);
  const first = rows[0].scores.map((post) => post.ndcg);
  const cells = [
    name,
    mean(ndcg).toFixed(3),
    interval(ndcg),
    mean(scores.map((post) => post.f1)).toFixed(3),
    recall(scores, isJapanese).toFixed(3),
    recall(scores, (tag) => !isJapanese(tag)).toFixed(3),
    mean(scores.map((post) => post.nested)).toFixed(3),
    milliseconds.toFixed(2),
    failed,
    scores === rows[0].scores ? '–' : chance(first, ndcg),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
