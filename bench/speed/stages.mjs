// What an analysis costs by stage, in processor time: node bench/speed/stages.mjs CORPUS [posts] [rounds] [BUILD …]
// Each BUILD is the address of a dist/index.js; several are measured in turn, post by post, in one process.
import { pathToFileURL } from 'node:url';
import { endWithUsage, loadLibrary, readTexts } from '../corpus.mjs';

const [corpus, limit = '1000', rounds = '1', ...paths] = process.argv.slice(2);
if (corpus === undefined)
  endWithUsage('node bench/speed/stages.mjs CORPUS [posts] [rounds] [BUILD ...]');
const libraries =
  paths.length === 0
    ? [await loadLibrary()]
    : await Promise.all(paths.map((path) => import(pathToFileURL(path).href)));
const builds = await Promise.all(
  libraries.map(async (library) => {
    const tokenizer = library.createTokenizer(await library.loadDictionary());
    return { library, tokenizer, analyzer: await library.createAnalyzer({ tokenizer }), spent: {} };
  }),
);
const texts = [];
for (const text of readTexts(corpus)) {
  if (texts.push(text) === Number(limit)) break;
}

function measure({ library, tokenizer, analyzer, spent }, text, round) {
  const measured = (stage, work) => {
    const start = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(start);
    spent[stage] ??= new Array(Number(rounds)).fill(0);
    spent[stage][round] += (user + system) / 1000 / texts.length;
    return result;
  };
  const prose = measured('read Markdown', () => library.readMarkdown(text));
  const split = measured('split sentences', () => library.splitSentences(prose));
  const sentences = measured('tokenize', () => library.tokenizeSentences(split, tokenizer));
  for (const stage of ['keywords', 'frequency', 'summarize', 'description', 'readability'])
    measured(stage, () => library[stage](sentences));
  measured('reading time', () => library.readingTime(prose));
  // Keywords and frequency share their words here, summary and description what they know of sentences.
  measured('analyze', () => analyzer.analyze(text, { format: 'markdown' }));
}

for (let round = 0; round < Number(rounds); round++) {
  texts.forEach((text, i) => {
    for (let b = 0; b < builds.length; b++) measure(builds[(i + b) % builds.length], text, round);
  });
}
const length = texts.reduce((sum, text) => sum + text.length, 0);
console.log(
  `${texts.length} posts, ${Math.round(length / texts.length)} characters on average; ms a post, medians of ${rounds}`,
);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1].toFixed(2);
for (const stage of Object.keys(builds[0].spent))
  console.log(stage.padEnd(16), ...builds.map(({ spent }) => median(spent[stage]).padStart(8)));
