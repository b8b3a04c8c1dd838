// What keywords, summaries and descriptions cost after tokenizing, in processor time, by the length of the text.
//
//   node bench/speed/measures.mjs POSTS LONG [rounds]
//
// POSTS: a folder or file of posts, of which those of 1,800 to 2,200 characters are taken (at most 200). LONG: a folder of long
// texts; the longest is cut at 62,500, 125,000, 250,000 and 500,000 characters, and repeated where it is shorter. The first
// round warms up and does not count; medians of the others (default 5).
import { endWithUsage, loadLibrary, readTexts } from '../corpus.mjs';

const [posts, long, rounds = '5'] = process.argv.slice(2);
if (long === undefined) endWithUsage('node bench/speed/measures.mjs POSTS LONG [rounds]');
const library = await loadLibrary();
const tokenizer = library.createTokenizer(await library.loadDictionary());
const tokenized = (text, read) =>
  library.tokenizeSentences(library.splitSentences(read(text)), tokenizer);

const measures = {
  keywords: (sentences) => library.keywords(sentences),
  'three sentences': (sentences) => library.summarize(sentences, { sentences: 3 }),
  '120 characters': (sentences) => library.summarize(sentences, { characters: 120 }),
  description: (sentences) => library.description(sentences),
};

/** Median milliseconds of processor time a text, by measure. */
function measure(texts) {
  const spent = Object.fromEntries(Object.keys(measures).map((name) => [name, []]));
  for (let round = 0; round <= Number(rounds); round++) {
    for (const [name, work] of Object.entries(measures)) {
      const start = process.cpuUsage();
      for (const sentences of texts) work(sentences);
      const { user, system } = process.cpuUsage(start);
      if (round > 0) spent[name].push((user + system) / 1000 / texts.length);
    }
  }
  return Object.values(spent).map((values) => values.toSorted((a, b) => a - b)[values.length >> 1]);
}

const row = (name, values, digits) =>
  console.log(name.padEnd(24), ...values.map((value) => value.toFixed(digits).padStart(16)));
console.log(''.padEnd(24), ...Object.keys(measures).map((name) => name.padStart(16)));

const ofLength = [...readTexts(posts)]
  .filter(({ length }) => length >= 1800 && length <= 2200)
  .slice(0, 200);
row(
  `${ofLength.length} posts, ms each`,
  measure(ofLength.map((text) => tokenized(text, library.readMarkdown))),
  2,
);

let whole = [...readTexts(long)].reduce((a, b) => (b.length > a.length ? b : a));
while (whole.length < 500_000) whole += `\n${whole}`;
for (const length of [62_500, 125_000, 250_000, 500_000])
  row(
    `${length.toLocaleString('en')} characters`,
    measure([tokenized(whole.slice(0, length), library.readPlain)]),
    0,
  );
