// Summarisers from npm. They know neither Japanese sentences nor words, so each word is given as a made-up English one,
// each sentence with a capital and a full stop, and what they return is taken back to the sentences of the post.
import { createRequire } from 'node:module';
import { fit } from './methods.mjs';

const require = createRequire(import.meta.url);
// npm textrank takes seconds for some hundred sentences; it is given the beginning.
const mostForTextRank = 50;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** What is installed in this folder (npm install here first): name and a function from sentences to scores. */
export async function loadPeers() {
  const peers = [];
  const add = async (name, make) => {
    try {
      peers.push({ name, run: await make() });
    } catch (error) {
      console.error(`${name}: left out, ${String(error.message).split('\n')[0]}`);
    }
  };
  await add('npm lexrank', async () => {
    const { summarize } = quietly(() => require('lexrank'));
    return async (body, characters) => {
      const { text, indexOf } = spaced(body);
      const lines = await new Promise((resolve, reject) => {
        summarize(text, body.length, (error, top) => (error ? reject(error) : resolve(top)));
      });
      return ranked(
        body,
        characters,
        lines.map((line) => [indexOf(line.text), line.weight]),
      );
    };
  });
  await add('npm lexrank.js', async () => {
    const { default: lexrank } = await import('lexrank.js');
    return async (body, characters) => {
      const { text, indexOf } = spaced(body);
      const lines = lexrank(text).flat();
      return ranked(
        body,
        characters,
        lines.map((line) => [indexOf(line.text), line.weight]),
      );
    };
  });
  await add('npm node-summarizer', async () => {
    const { SummarizerManager } = quietly(() => require('node-summarizer'));
    return async (body, characters) => {
      const { text, indexOf } = spaced(body);
      const { summary } = new SummarizerManager(text, 5).getSummaryByFrequency();
      const lines = String(summary).split(/(?<=\.)\s*/);
      return ranked(
        body,
        characters,
        lines.map((line, i) => [indexOf(line), 5 - i]),
      );
    };
  });
  await add('npm textrank', async () => {
    const { TextRank } = require('textrank');
    return async (body, characters) => {
      const { text, indexOf } = spaced(body.slice(0, mostForTextRank));
      const extractAmount = Math.min(5, body.length, mostForTextRank);
      const lines = new TextRank(text, { summaryType: 'array', extractAmount }).summarizedArticle;
      return ranked(
        body,
        characters,
        [lines].flat().map((line, i) => [indexOf(line), 5 - i]),
      );
    };
  });
  return peers;
}

/** Sentences as a peer can read them, and back: each word a made-up English one, the first with a capital. */
function spaced(body) {
  const codes = new Map();
  const codeOf = (word) => {
    let code = codes.get(word);
    if (code === undefined) {
      code = `q${[...codes.size.toString(26)].map((digit) => letters[parseInt(digit, 26)]).join('')}z`;
      codes.set(word, code);
    }
    return code;
  };
  const key = (line) =>
    line
      .toLowerCase()
      .replace(/[\s.]+/g, ' ')
      .trim();
  const indexes = new Map();
  const lines = body.map(({ tokens }, i) => {
    const words = tokens.map(({ surface }) => surface).filter((word) => /[\p{L}\p{N}]/u.test(word));
    const line = words.map(codeOf).join(' ');
    if (!indexes.has(key(line))) indexes.set(key(line), i);
    return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
  });
  return { text: lines.join(' '), indexOf: (line) => indexes.get(key(String(line))) ?? -1 };
}

function ranked(body, characters, pairs) {
  const scores = new Array(body.length).fill(Number.NEGATIVE_INFINITY);
  for (const [index, weight] of pairs) if (index >= 0) scores[index] = weight;
  const known = body.map((_, i) => i).filter((i) => scores[i] > Number.NEGATIVE_INFINITY);
  return fit(
    known.map((i) => body[i]),
    known.map((i) => scores[i]),
    characters,
  );
}

/** Some peers print while they load. */
function quietly(load) {
  const { log } = console;
  console.log = () => {};
  try {
    return load();
  } finally {
    console.log = log;
  }
}
