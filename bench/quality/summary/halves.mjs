// Weights of short summaries chosen on one half of the authors and scored on the other, both ways: what the shipped ones, set by
// hand, would be for authors nobody looked at.
//   npm run build && node bench/quality/summary/halves.mjs CORPUS [RESULTS.jsonl]
// 900 settings of the four weights that matter most; of each half the mean of its best ones, as one half has few posts. Takes
// minutes. RESULTS.jsonl gets the texts of the middle share, `{"id","summary":{"text"}}` a line, for other scorers.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { endWithUsage } from '../../corpus.mjs';
import { bodyOf, loadReader, readPosts } from './corpus.mjs';
import { leadCharacters, titleOverlap } from './methods.mjs';
import { chance, charactersOf, mean, rouge2 } from './score.mjs';

const [corpus, output] = process.argv.slice(2);
if (corpus === undefined)
  endWithUsage('node bench/quality/summary/halves.mjs CORPUS [RESULTS.jsonl]');
const characters = 120;
const measure = fileURLToPath(new URL('../../../src/measure/', import.meta.url));

/** `summarize` from the sources, with its weights, which no entry exports. */
async function openSummarize() {
  const opened = { 'sentence-scores.ts': 'gistWeights', 'summary.ts': 'aims' };
  const { outputFiles } = await build({
    stdin: {
      contents: `export { summarize, aims } from './summary.ts';
        export { gistWeights } from './sentence-scores.ts';`,
      resolveDir: measure,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    loader: { '.txt': 'text' },
    plugins: [
      {
        name: 'open',
        setup({ onLoad }) {
          onLoad({ filter: /(?:sentence-scores|summary)\.ts$/ }, ({ path }) => {
            const name = opened[path.slice(measure.length)];
            const contents = readFileSync(path, 'utf8');
            return { contents: `${contents}\nexport { ${name} };`, loader: 'ts' };
          });
        },
      },
    ],
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
}

const { summarize, gistWeights, aims } = await openSummarize();
const { read, wordsOf } = await loadReader();
const halfOf = (author) => (createHash('sha1').update(author).digest()[0] % 2 === 0 ? 'A' : 'B');
const posts = readPosts(corpus).map((post) => {
  const sentences = read(post);
  const title = sentences.find(({ role }) => role === 'title') ?? { tokens: [] };
  const { id, author, description } = post;
  const wanted = { words: wordsOf(description), characters: charactersOf(description) };
  return { id, half: halfOf(author), sentences, body: bodyOf(sentences), title, wanted };
});

const names = ['opening', 'title', 'centrality', 'threshold'];
const shipped = { ...gistWeights, threshold: aims.gist.threshold };
function textOf(setting, { sentences }) {
  for (const name of names) (name === 'threshold' ? aims.gist : gistWeights)[name] = setting[name];
  return summarize(sentences, { characters }).text;
}
const scoreOf = (text, { wanted }) => ({
  words: rouge2(wordsOf(text.slice(0, characters)), wanted.words),
  characters: rouge2(charactersOf(text.slice(0, characters)), wanted.characters),
});

const settings = [];
for (const opening of [0.3, 0.6, 0.9, 1.2, 1.6])
  for (const title of [1, 1.5, 2, 2.5, 3, 3.5])
    for (const centrality of [0, 0.25, 0.5, 0.75, 1])
      for (const threshold of [0.8, 1, 1.2, 1.4, 1.6, 1.8]) {
        const setting = { opening, title, centrality, threshold };
        const scores = posts.map((post) => scoreOf(textOf(setting, post), post));
        settings.push({ setting, worth: scores.map((one) => one.words + one.characters / 2) });
      }

/** The mean of the settings that are best for the posts of a half. */
function bestOf(half, share) {
  const worthOf = ({ worth }) => mean(worth.filter((_, i) => posts[i].half === half));
  const best = settings
    .map((one) => ({ ...one, mean: worthOf(one) }))
    .sort((a, b) => b.mean - a.mean)
    .slice(0, Math.round(settings.length * share));
  return Object.fromEntries(
    names.map((name) => [name, mean(best.map(({ setting }) => setting[name]))]),
  );
}

const rows = [
  { name: 'shipped', texts: posts.map((post) => textOf(shipped, post)) },
  {
    name: 'title overlap',
    texts: posts.map(({ body, title }) => titleOverlap(body, characters, title)),
  },
  { name: 'lead, cut', texts: posts.map(({ body }) => leadCharacters(body, characters)) },
];
for (const share of [1 / settings.length, 0.02, 0.05, 0.1]) {
  const fits = { A: bestOf('A', share), B: bestOf('B', share) };
  const name = `held-out, best ${Math.round(settings.length * share)} of ${settings.length}`;
  console.log(`${name}: ${JSON.stringify(fits)}`);
  const texts = posts.map((post) => textOf(fits[post.half === 'A' ? 'B' : 'A'], post));
  rows.push({ name, texts });
  if (share === 0.05 && output !== undefined)
    writeFileSync(
      output,
      texts
        .map((text, i) => `${JSON.stringify({ id: posts[i].id, summary: { text } })}\n`)
        .join(''),
    );
}

const scored = rows.map(({ name, texts }) => {
  const scores = texts.map((text, i) => scoreOf(text, posts[i]));
  return {
    name,
    words: scores.map((one) => one.words),
    characters: scores.map((one) => one.characters),
  };
});
const [, overlap, lead] = scored;
console.log(
  '\n| | word R2 F | char R2 F | p, words, title overlap | p, lead |\n|---|---|---|---|---|',
);
for (const { name, words, characters: letters } of scored)
  console.log(
    `| ${name} | ${mean(words).toFixed(3)} | ${mean(letters).toFixed(3)} | ${chance(words, overlap.words)} | ${chance(words, lead.words)} |`,
  );
