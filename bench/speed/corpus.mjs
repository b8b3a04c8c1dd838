// What a corpus of N posts costs: node bench/speed/corpus.mjs CORPUS [N]
// The posts are read once; where there are fewer than N texts, further posts take every word of two of them by turns. Medians of
// 50 posts, milliseconds on the wall: to set a post that has changed, to bring related posts and suggested tags of all posts up
// to date after it, to add a post, to ask for its related posts, and the same of all posts, to delete it.
import { endWithUsage, readTexts } from '../corpus.mjs';

const [corpus, limit = '5000'] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/speed/corpus.mjs CORPUS [N]');
const build = (name) => import(new URL(`../../dist/${name}.js`, import.meta.url));
const { createAnalyzer } = await build('index');
const { createCorpus } = await build('corpus');
const analyzer = await createAnalyzer();
const read = [];
for (const text of readTexts(corpus)) {
  const { title, keywords, frequency } = analyzer.analyze(text);
  const tags = keywords.slice(0, 2).map(({ term }) => term);
  if (read.push({ title, keywords, frequency, tags }) === Number(limit)) break;
}
const posts = Array.from({ length: Number(limit) }, (_, i) => {
  const post = read[i % read.length];
  if (i < read.length) return post;
  const other = read[(i * 7 + Math.floor(i / read.length)) % read.length];
  const half = (list, from) => list.filter((_, at) => at % 2 === from);
  const terms = new Map(
    [...half(post.frequency, 0), ...half(other.frequency, 1)].map((word) => [word.term, word]),
  );
  return {
    ...post,
    keywords: half(post.keywords, 0).concat(half(other.keywords, 1)),
    frequency: [...terms.values()],
  };
});

const times = new Map();
/** Measure a piece of work under a name. */
function timed(name, work) {
  const start = performance.now();
  work();
  const list = times.get(name) ?? [];
  times.set(name, list);
  list.push(performance.now() - start);
}

const blog = createCorpus();
timed('fill', () => {
  posts.forEach((post, i) => {
    blog.set(String(i), post);
  });
});
const bases = new Map();
/** As the pages of a blog ask: those alone whose answers may have changed. */
function askAll() {
  for (let i = 0; i < posts.length; i++) {
    const id = String(i);
    const basis = blog.basis(id);
    if (bases.get(id) === basis) continue;
    bases.set(id, basis);
    blog.related(id);
    blog.suggestTags(id);
  }
}
timed('ask all', askAll);
for (let edit = 0; edit < 60; edit++) {
  const at = (edit * 7) % posts.length;
  const { frequency, ...post } = posts[at];
  const more = posts[(at + 1) % posts.length].frequency.slice(0, 3);
  const words = frequency.slice(1).filter(({ term }) => !more.some((word) => word.term === term));
  const edited = { ...post, frequency: [...words, ...more] };
  timed('change a post', () => blog.set(String(at), edited));
  timed('all answers after it', askAll);
}
for (let edit = 0; edit < 60; edit++) {
  timed('add a post', () => blog.set('new', posts[(edit * 3) % posts.length]));
  timed('its related posts', () => blog.related('new'));
  if (edit < 3) timed('all answers after adding', askAll);
  timed('delete it', () => blog.delete('new'));
}
console.log(`${posts.length} posts, ${read.length} of them texts, ms:`);
for (const [name, list] of times) {
  const sorted = list.slice(list.length > 10 ? 10 : 0).sort((a, b) => a - b);
  console.log(`  ${name}: ${sorted[sorted.length >> 1].toFixed(list.length > 1 ? 2 : 0)}`);
}
