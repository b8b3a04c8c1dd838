// How well the corpus knows a blog, on a file of posts of several authors.
//
//   node bench/quality/related.mjs CORPUS [--half A|B]
//
// CORPUS: a folder of .jsonl files, or one: one post a line, {"id", "author", "title", "tags", "markdown"}. Only authors with 20 tagged posts or more
// count; every figure is the mean of the authors' means. The corpus never sees the tags by which it is judged.
//
// related     mean average precision: posts that share a tag with the post asked about should come first.
//             Against: cosine of TF-IDF of nouns, and any order.
//             Of the first three terms that connect a post with each of the five nearest, how many are keywords of both, of one, of
//             neither (a keyword of one in stop-words.txt as an everyday word apart).
// suggestTags precision of the first, F1 of the first three, recall of the first ten, each post's own tags hidden.
//             Against: the blog's commonest tags, and those in the title.
// keywords    nDCG@10 against the tags that stand in the text, of the posts that have one: the post alone; brought forward by
//             the other posts' keywords (corpus.keywords); with the other posts' tags as vocabulary.
// --half: only one half of the authors (fit on A, confirm on B).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithUsage } from '../corpus.mjs';

const [path, ...rest] = process.argv.slice(2);
if (path === undefined) endWithUsage('node bench/quality/related.mjs CORPUS [--half A|B]');
const half = rest[0] === '--half' ? rest[1] : undefined;
const build = process.env.YOMITOKI_BUILD ?? new URL('../../dist', import.meta.url).pathname;
const load = (file) => import(pathToFileURL(`${build}/${file}`).href);
const { createAnalyzer } = await load('index.js');
const { createCorpus } = await load('corpus.js');

const halfOf = (author) => (createHash('sha1').update(author).digest()[0] % 2 ? 'B' : 'A');
const plain = (text) => text.normalize('NFKC').toLowerCase();
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

const authors = new Map();
const files = statSync(path).isDirectory()
  ? readdirSync(path)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => join(path, name))
  : [path];
for (const line of files.flatMap((file) => readFileSync(file, 'utf8').split('\n'))) {
  if (line === '') continue;
  const post = JSON.parse(line);
  if (!(post.tags?.length > 0) || (half !== undefined && halfOf(post.author) !== half)) continue;
  if (!authors.has(post.author)) authors.set(post.author, []);
  authors.get(post.author).push(post);
}
const analyzer = await createAnalyzer();
const figures = new Map();
const note = (name, author, value) => {
  if (!figures.has(name)) figures.set(name, new Map());
  const byAuthor = figures.get(name);
  if (!byAuthor.has(author)) byAuthor.set(author, []);
  byAuthor.get(author).push(value);
};

// Whether a related post and a suggested tag of the first five were right, by score: what the least scores rest on.
const relatedByScore = [];
const tagsByScore = [];
const terms = { both: 0, one: 0, everyday: 0, neither: 0 };
const everyday = new Set(
  readFileSync(new URL('../../dict/stop-words.txt', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('weak\t') ? line.slice(5).split(' ') : [])),
);
// Of suggested tags in blogs of ten posts: three drawn from each author.
const inSmallBlogs = { posts: 0, gold: 0, shown: 0, right: 0 };
let asked = 0;
for (const [author, posts] of authors) {
  if (posts.length < 20) continue;
  const analyses = posts.map(({ title, markdown }) =>
    analyzer.analyze(markdown, { format: 'markdown', title: title ?? '', keywords: 10 }),
  );
  const corpus = createCorpus();
  posts.forEach(({ id, title }, i) => {
    corpus.set(id, { ...analyses[i], title, tags: [], date: null, frontMatter: null });
  });
  const vectors = tfIdf(analyses);
  const tags = posts.map((post) => new Set(post.tags.map(plain)));
  posts.forEach(({ id }, i) => {
    const isRelevant = (k) => [...tags[k]].some((tag) => tags[i].has(tag));
    const others = posts.map((_, k) => k).filter((k) => k !== i);
    const relevant = others.filter(isRelevant).length;
    if (relevant === 0) return;
    asked++;
    const place = new Map(posts.map((post, k) => [post.id, k]));
    const found = corpus.related(id, { limit: Infinity }).map((post) => place.get(post.id));
    for (const near of corpus.related(id, { limit: 5 }))
      relatedByScore.push({ score: near.score, isRight: isRelevant(place.get(near.id)) });
    const keywordsOf = (k) => new Set(analyses[k].keywords.map(({ term }) => plain(term)));
    for (const near of corpus.related(id, { limit: 5, minScore: 0.02 })) {
      const lists = [keywordsOf(i), keywordsOf(place.get(near.id))];
      for (const { term } of near.terms.slice(0, 3)) {
        const count = lists.filter((list) => list.has(plain(term))).length;
        terms[
          count === 2 ? 'both' : count === 0 ? 'neither' : everyday.has(term) ? 'everyday' : 'one'
        ]++;
      }
    }
    const listed = new Set(found);
    const orders = {
      'related: corpus': [...found, ...others.filter((k) => !listed.has(k))],
      'related: TF-IDF cosine of nouns': byScore(others, (k) => cosine(vectors[i], vectors[k])),
      'related: any order': byScore(others, (k) => chance(id, posts[k].id)),
    };
    for (const [name, order] of Object.entries(orders)) {
      note(`${name}, MAP`, author, averagePrecision(order, isRelevant, relevant));
      note(`${name}, P@5`, author, order.slice(0, 5).filter(isRelevant).length / 5);
    }
  });
  // tags: every post has its own but the one that is asked about
  posts.forEach((post, i) => {
    corpus.set(post.id, { ...analyses[i], title: post.title, tags: post.tags, date: null });
  });
  posts.forEach((post, i) => {
    const text = plain(post.markdown);
    const gold = new Set(post.tags.map(plain).filter((tag) => text.includes(tag)));
    if (gold.size === 0) return;
    const vocabulary = corpus.vocabulary({ except: post.id });
    const { title, markdown } = post;
    const runs = {
      alone: analyses[i].keywords,
      "with the other posts' keywords": corpus.keywords(post.id),
      "with the other posts' tags": analyzer.keywords(markdown, {
        format: 'markdown',
        title: title ?? '',
        vocabulary,
      }),
    };
    for (const [name, list] of Object.entries(runs))
      note(`keywords: ${name}, nDCG@10`, author, ndcg(list, gold));
  });
  posts.forEach((post, i) => {
    corpus.set(post.id, { ...analyses[i], title: post.title, tags: [], date: null });
    const gold = new Set(post.tags.map(plain));
    for (const { tag, score, count } of corpus.suggestTags(post.id, { limit: 5 }))
      if (count > 0) tagsByScore.push({ score, isRight: gold.has(plain(tag)) });
    const known = corpus.tags().map(({ tag }) => tag);
    const title = plain(post.title ?? '');
    const runs = {
      'tags: suggested': corpus.suggestTags(post.id, { limit: 10 }).map(({ tag }) => tag),
      'tags: commonest of the blog': known.slice(0, 10),
      'tags: in the title, then commonest': [
        ...known.filter((tag) => title.includes(plain(tag))),
        ...known.filter((tag) => !title.includes(plain(tag))),
      ].slice(0, 10),
    };
    for (const [name, list] of Object.entries(runs)) {
      const hits = list.map((tag) => (gold.has(plain(tag)) ? 1 : 0));
      const three = hits.slice(0, 3).reduce((sum, hit) => sum + hit, 0);
      note(`${name}, P@1`, author, hits[0] ?? 0);
      note(`${name}, F1@3`, author, (2 * three) / (3 + gold.size));
      note(`${name}, R@10`, author, hits.reduce((sum, hit) => sum + hit, 0) / gold.size);
    }
    corpus.set(post.id, { ...analyses[i], title: post.title, tags: post.tags, date: null });
  });
  const drawn = byScore([...posts.keys()], (i) => chance(author, posts[i].id));
  for (const first of [0, 10, 20]) suggestInBlog(drawn.slice(first, first + 10), posts, analyses);
}
const counted = [...authors.values()].filter((posts) => posts.length >= 20);
console.log(
  `${counted.length} authors, ${counted.flat().length} posts, ${asked} asked for related\n`,
);
for (const [name, byAuthor] of figures)
  console.log(`${mean([...byAuthor.values()].map(mean)).toFixed(3)}  ${name}`);

const shown = Object.values(terms).reduce((sum, count) => sum + count, 0);
console.log(
  `\nfirst three connecting terms: ${Object.entries(terms)
    .map(([kind, count]) => `${kind} ${(count / shown).toFixed(3)}`)
    .join(', ')}`,
);
const shareRight = (rows) => mean(rows.map(({ isRight }) => Number(isRight))).toFixed(3);
for (const [name, rows, least] of [
  ['related posts', relatedByScore, 0.02],
  ['suggested tags', tagsByScore, 0.1],
]) {
  const sorted = [...rows].sort((a, b) => b.score - a.score);
  const above = sorted.filter(({ score }) => score >= least);
  const kept = above.filter(({ isRight }) => isRight).length;
  const right = sorted.filter(({ isRight }) => isRight).length;
  console.log(
    `\nfirst five ${name}, share that is right: best tenth ${shareRight(sorted.slice(0, sorted.length / 10))}, from ${least} on ${shareRight(above)}, below ${shareRight(sorted.slice(above.length))}; of the right ones from ${least} on ${(kept / right).toFixed(3)}`,
  );
}

const { shown: shownThere, right: rightThere } = inSmallBlogs;
console.log(
  `\nsuggested tags in blogs of ten posts: ${(shownThere / inSmallBlogs.posts).toFixed(2)} shown a post, share that is right ${(rightThere / shownThere).toFixed(3)}, of the tags that another post has ${(rightThere / inSmallBlogs.gold).toFixed(3)}`,
);

/** Ask for the tags of each of ten posts, its own hidden, and count what a blog would show. */
function suggestInBlog(drawn, posts, analyses) {
  if (drawn.length < 10) return;
  const blog = createCorpus();
  const add = (i, tags) =>
    blog.set(posts[i].id, { ...analyses[i], title: posts[i].title, tags, date: null });
  for (const i of drawn) add(i, posts[i].tags);
  for (const i of drawn) {
    add(i, []);
    const gold = new Set(posts[i].tags.map(plain));
    inSmallBlogs.posts++;
    inSmallBlogs.gold += blog.tags().filter(({ tag }) => gold.has(plain(tag))).length;
    for (const { tag, score, count } of blog.suggestTags(posts[i].id, { limit: 5 })) {
      if (count === 0 || score < 0.1) continue;
      inSmallBlogs.shown++;
      if (gold.has(plain(tag))) inSmallBlogs.right++;
    }
    add(i, posts[i].tags);
  }
}

function ndcg(list, gold) {
  const gain = (i) => 1 / Math.log2(i + 2);
  let sum = 0;
  let ideal = 0;
  list.slice(0, 10).forEach(({ term }, i) => {
    if (gold.has(plain(term))) sum += gain(i);
  });
  for (let i = 0; i < Math.min(10, gold.size); i++) ideal += gain(i);
  return sum / ideal;
}

function averagePrecision(order, isRelevant, relevant) {
  let hits = 0;
  let sum = 0;
  order.forEach((k, i) => {
    if (isRelevant(k)) sum += ++hits / (i + 1);
  });
  return sum / relevant;
}

function byScore(places, score) {
  const scores = new Map(places.map((k) => [k, score(k)]));
  return [...places].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
}

function chance(a, b) {
  return createHash('sha1').update(`${a} ${b}`).digest().readUInt32BE();
}

function tfIdf(analyses) {
  const counts = analyses.map(({ frequency }) => {
    const nouns = frequency.filter(({ partOfSpeech }) => partOfSpeech === '名詞');
    return new Map(nouns.map(({ term, count }) => [plain(term), count]));
  });
  const documents = new Map();
  for (const terms of counts)
    for (const term of terms.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  return counts.map((terms) => {
    const vector = new Map();
    for (const [term, count] of terms)
      vector.set(term, count * Math.log(counts.length / documents.get(term)));
    const length = Math.hypot(...vector.values()) || 1;
    for (const [term, weight] of vector) vector.set(term, weight / length);
    return vector;
  });
}

function cosine(a, b) {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}
