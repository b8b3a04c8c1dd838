// What an analysis costs by stage: node bench/speed/stages.mjs CORPUS [posts]
import { loadLibrary, readTexts } from '../corpus.mjs';

const [corpus, limit = '1000'] = process.argv.slice(2);
if (corpus === undefined) {
  console.error('usage: node bench/speed/stages.mjs CORPUS [posts]');
  process.exit(2);
}
const library = await loadLibrary();
const tokenizer = library.createTokenizer(await library.loadDictionary());
const texts = [];
for (const text of readTexts(corpus)) {
  if (texts.push(text) === Number(limit)) break;
}
const spent = new Map();
const measured = (stage, work) => {
  const start = performance.now();
  const result = work();
  spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - start);
  return result;
};
for (const text of texts) {
  const prose = measured('read Markdown', () => library.readMarkdown(text));
  const split = measured('split sentences', () => library.splitSentences(prose));
  const sentences = measured('tokenize', () => library.tokenizeSentences(split, tokenizer));
  for (const stage of ['keywords', 'frequency', 'summarize', 'description', 'readability'])
    measured(stage, () => library[stage](sentences));
  measured('reading time', () => library.readingTime(prose));
}
const length = texts.reduce((sum, text) => sum + text.length, 0);
console.log(
  `${texts.length} posts, ${Math.round(length / texts.length)} characters on average; ms a post`,
);
for (const [stage, time] of spent)
  console.log(`${stage.padEnd(16)}${(time / texts.length).toFixed(2)}`);
