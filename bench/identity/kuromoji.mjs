// Compares the tokens of the rule set `kuromoji` with those of the kuromoji package, field by field.
//
//   node bench/identity/kuromoji.mjs CORPUS [characters] [random strings]
import { endWithUsage, loadEngine, randomNumbers, readLines } from '../corpus.mjs';
import { buildKuromoji, lineOf } from '../kuromoji.mjs';
import { randomText } from '../random-text.mjs';

const [corpus, limit = '6000000', strings = '100000'] = process.argv.slice(2);
if (corpus === undefined)
  endWithUsage('node bench/identity/kuromoji.mjs CORPUS [characters] [random strings]');
const reference = await buildKuromoji();
const { loadDictionary, createTokenizer } = await loadEngine();
const tokenizer = createTokenizer(await loadDictionary(process.env.YOMITOKI_DICTIONARY), {
  rules: 'kuromoji',
  modernWords: false,
});

const field = (value) => value ?? '*';
const ours = (t) =>
  [
    t.surface,
    ...[0, 1, 2, 3].map((level) => field(t.partOfSpeech[level])),
    field(t.conjugationType),
    field(t.conjugationForm),
    // kuromoji gives unknown words no base form; ours is the surface.
    t.lexicon === 'unknown' ? '*' : t.baseForm,
    field(t.reading),
    field(t.pronunciation),
  ].join('\t');

let characters = 0;
let tokens = 0;
let texts = 0;
let different = 0;
let lost = 0;
let thrown = 0;
function compare(text) {
  let expected;
  const got = tokenizer.tokenize(text);
  if (got.map((t) => t.surface).join('') !== text)
    throw new Error(`lost text: ${JSON.stringify(text)}`);
  texts++;
  characters += text.length;
  tokens += got.length;
  try {
    expected = reference.tokenize(text);
  } catch {
    thrown++;
    return;
  }
  if (expected.map((t) => t.surface_form).join('') !== text) {
    lost++;
    return;
  }
  const a = got.map(ours);
  const b = expected.map(lineOf);
  if (a.length === b.length && a.every((line, i) => line === b[i])) return;
  if (different++ >= 20) return;
  const at = a.findIndex((line, i) => line !== b[i]);
  console.log(
    `different: ${JSON.stringify(text)}\n  ours   ${a.slice(at, at + 3).join(' | ')}\n  theirs ${b.slice(at, at + 3).join(' | ')}`,
  );
}
const report = (what) => {
  console.log(
    `${what}: ${texts} texts, ${characters} characters, ${tokens} tokens; ${different} different; kuromoji lost text in ${lost}, threw on ${thrown}`,
  );
  characters = tokens = texts = different = lost = thrown = 0;
};

for (const line of readLines(corpus)) {
  compare(`${line}\n`);
  if (characters > Number(limit)) break;
}
report('corpus');
const random = randomNumbers(20260101);
for (let i = 0; i < Number(strings); i++) compare(randomText(random));
report('random strings');
