// A blind sample of sentences that the two rule sets cut or tag differently, for a judge to read.
//   npm run build && node bench/rules/sample.mjs CORPUS SAMPLE.txt KEY.json [COUNT]
// CORPUS holds dev.jsonl. Each sentence is shown with the stretches that differ, as A and B in random order; KEY.json
// tells which was which. Modern words are off: the dictionary is IPADIC alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenizer, loadDictionary, readMarkdown, splitSentences } from 'yomitoki';
import { endWithUsage } from '../corpus.mjs';

const [corpus, sampleFile, keyFile, count = '200'] = process.argv.slice(2);
if (keyFile === undefined) {
  endWithUsage('node bench/rules/sample.mjs CORPUS SAMPLE.txt KEY.json [COUNT]');
}

// mulberry32, seeded: the same sample at every run.
let state = 20261122;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const dictionary = await loadDictionary();
const tokenizers = ['kuromoji', 'mecab'].map((rules) =>
  createTokenizer(dictionary, { rules, modernWords: false }),
);

const isBlank = (token) => token.partOfSpeech[1] === '空白' && /^\s+$/u.test(token.surface);
const words = (tokenizer, text) => tokenizer.tokenize(text).filter((token) => !isBlank(token));
const shown = (token) =>
  `${token.surface}[${token.partOfSpeech.join('-')}${token.conjugationForm ? `,${token.conjugationForm}` : ''}]`;
const key = (token) => `${token.start} ${token.end} ${shown(token)} ${token.baseForm}`;

/** The stretches in which two cuts of one text differ, widened to where both have a boundary. */
function differences(left, right) {
  const common = new Set(left.map(key));
  const same = new Set(right.map(key).filter((k) => common.has(k)));
  const stretches = [];
  for (const [side, tokens] of [left, right].entries()) {
    for (const token of tokens) {
      if (same.has(key(token))) continue;
      const last = stretches.find((s) => s.start <= token.end && token.start <= s.end);
      if (last === undefined)
        stretches.push({ start: token.start, end: token.end, sides: [[], []] });
      const stretch = last ?? stretches.at(-1);
      stretch.start = Math.min(stretch.start, token.start);
      stretch.end = Math.max(stretch.end, token.end);
      stretch.sides[side].push(shown(token));
    }
  }
  return stretches;
}

let sentences = 0;
let differing = 0;
let cutDiffers = 0;
const found = [];
for (const line of readFileSync(join(corpus, 'dev.jsonl'), 'utf8').trim().split('\n')) {
  const { markdown, title } = JSON.parse(line);
  for (const { text } of splitSentences(readMarkdown(markdown, { title }))) {
    sentences++;
    const [left, right] = tokenizers.map((tokenizer) => words(tokenizer, text));
    const stretches = differences(left, right);
    if (stretches.length === 0) continue;
    differing++;
    if (left.map((t) => t.start).join() !== right.map((t) => t.start).join()) cutDiffers++;
    if (text.length <= 200) found.push({ text, stretches });
  }
}

const chosen = [];
for (let i = 0; i < Number(count) && found.length > 0; i++) {
  chosen.push(...found.splice(Math.floor(random() * found.length), 1));
}
const answers = [];
const sample = chosen.map(({ text, stretches }, index) => {
  const swapped = random() < 0.5;
  answers.push(swapped ? { A: 'mecab', B: 'kuromoji' } : { A: 'kuromoji', B: 'mecab' });
  const rows = stretches.map(({ sides }) => {
    const [a, b] = swapped ? [sides[1], sides[0]] : sides;
    return `   A: ${a.join(' ')}\n   B: ${b.join(' ')}`;
  });
  return `${index + 1}. ${text.replaceAll('\n', ' ')}\n${rows.join('\n   --\n')}`;
});
writeFileSync(sampleFile, `${sample.join('\n\n')}\n`);
writeFileSync(keyFile, JSON.stringify(answers));
console.log(JSON.stringify({ sentences, differing, cutDiffers, sampled: chosen.length }));
