// Compares the tokens of the rule set `mecab` with those of an installed MeCab and its IPADIC, line by line.
//
//   node bench/identity/mecab.mjs CORPUS [characters] [random strings]      (needs `mecab` and mecab-ipadic-utf8)
//
// What may differ: 令和, which Debian added to its dictionary; U+FFFF, which MeCab's table does not reach; and ties.
// Where two readings of one surface cost the same, the first in the dictionary wins, and the order depends on how a
// dictionary was built (Debian's took IPADIC's files in another order than kuromoji). With the entries in Debian's
// order, nothing differs.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endWithUsage, loadEngine, randomNumbers, readLines } from '../corpus.mjs';
import { randomText } from '../random-text.mjs';

const [corpus, limit = '6000000', strings = '100000'] = process.argv.slice(2);
if (corpus === undefined)
  endWithUsage('node bench/identity/mecab.mjs CORPUS [characters] [random strings]');
const folder = process.env.MECAB_DICTIONARY ?? '/var/lib/mecab/dic/ipadic-utf8';
const { loadDictionary, createTokenizer } = await loadEngine();
const dictionary = await loadDictionary(process.env.YOMITOKI_DICTIONARY);
// The one word that Debian's dictionary has and IPADIC of 2007 has not.
const tokenizer = createTokenizer(dictionary, { rules: 'mecab', modernWords: false });

const ours = (t) => {
  const levels = [0, 1, 2, 3].map((level) => t.partOfSpeech[level] ?? '*');
  const fields = [...levels, t.conjugationType ?? '*', t.conjugationForm ?? '*'];
  if (t.lexicon === 'unknown') fields.push('*');
  else fields.push(t.baseForm, t.reading ?? '*', t.pronunciation ?? '*');
  return `${t.surface}\t${fields.join(',')}`;
};

async function* mecab(lines) {
  const child = spawn('mecab', ['-d', folder, '-b', '1000000'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  (async () => {
    for (const line of lines) {
      if (!child.stdin.write(`${line}\n`))
        await new Promise((resolve) => child.stdin.once('drain', resolve));
    }
    child.stdin.end();
  })();
  let tokens = [];
  for await (const line of createInterface({ input: child.stdout, crlfDelay: 0 })) {
    if (line === 'EOS') {
      yield tokens;
      tokens = [];
    } else tokens.push(line);
  }
}

async function compare(what, lines) {
  const results = mecab(lines);
  let characters = 0;
  let tokens = 0;
  let different = 0;
  const explained = { 令和: 0 };
  for (const text of lines) {
    const { value: expected } = await results.next();
    const got = tokenizer.tokenize(text);
    if (got.map((t) => t.surface).join('') !== text)
      throw new Error(`lost text: ${JSON.stringify(text)}`);
    const a = got.filter((t) => !/^[\t\n\v ]+$/.test(t.surface)).map(ours);
    characters += text.length;
    tokens += a.length;
    if (a.length === expected.length && a.every((line, i) => line === expected[i])) continue;
    if (text.includes('令和')) {
      explained.令和++;
      continue;
    }
    if (different++ >= 20) continue;
    const at = a.findIndex((line, i) => line !== expected[i]);
    console.log(
      `different: ${JSON.stringify(text.slice(0, 300))}\n  ours   ${a.slice(at, at + 3).join(' | ')}\n  theirs ${expected.slice(at, at + 3).join(' | ')}`,
    );
  }
  console.log(
    `${what}: ${lines.length} lines, ${characters} characters, ${tokens} tokens; ${different} different, and ${explained.令和} with 令和`,
  );
}

const lines = [];
let characters = 0;
for (const line of readLines(corpus)) {
  if (line.includes('\r') || line.includes('\0')) continue;
  lines.push(line.toWellFormed());
  characters += line.length;
  if (characters > Number(limit)) break;
}
await compare('corpus', lines);
const random = randomNumbers(20260102);
const mixed = Array.from({ length: Number(strings) }, () =>
  randomText(random).replace(/[\r\n\0\uffff]/g, ''),
);
await compare('random strings', mixed);
