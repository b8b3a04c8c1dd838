// Checks on every post of a corpus that nothing is lost and that offsets slice the source.
//   npm run build && node bench/batch/offsets.mjs CORPUS
// For each sentence, token, keyword and summary sentence the source between its offsets must be its text: literally, or
// after the markup that stands inside it (emphasis, links, character references, line breaks) is taken out.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { decodeHTML } from 'entities';
import { createAnalyzer } from 'yomitoki';
import { endWithUsage } from '../corpus.mjs';

const [corpus] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/batch/offsets.mjs CORPUS');
const analyzer = await createAnalyzer();

const counts = { posts: 0, sentences: 0, tokens: 0, literal: 0, aroundMarkup: 0, wrong: 0 };
const examples = [];

/** Whether `text` is `slice` with characters left out: the slice holds it as a subsequence. */
function isSubsequence(text, slice) {
  let at = 0;
  for (const character of slice)
    if (character === text[at] || character === text.slice(at, at + 2)) at += character.length;
  return at === text.length;
}

function check(id, kind, source, { start, end }, text) {
  const slice = source.slice(start, end);
  if (slice === text) counts.literal++;
  else if (isSubsequence(text, slice) || isSubsequence(text, decodeHTML(slice)))
    counts.aroundMarkup++;
  else {
    counts.wrong++;
    if (examples.length < 20) examples.push({ id, kind, text, slice });
  }
}

for await (const line of createInterface({ input: createReadStream(join(corpus, 'dev.jsonl')) })) {
  const { id, title, markdown } = JSON.parse(line);
  const post = analyzer.analyze(markdown, { format: 'markdown', title, tokens: true });
  counts.posts++;
  for (const sentence of post.sentences) {
    if (sentence.start === sentence.end) continue;
    counts.sentences++;
    check(id, 'sentence', markdown, sentence, sentence.text);
    let at = 0;
    for (const token of sentence.tokens) {
      counts.tokens++;
      check(id, 'token', markdown, token, token.surface);
      if (!sentence.text.startsWith(token.surface, at)) counts.wrong++;
      at += token.surface.length;
    }
    if (at !== sentence.text.length) counts.wrong++;
  }
  for (const { start, end, text } of post.headings)
    check(id, 'heading', markdown, { start, end }, text);
}
console.log(JSON.stringify(counts));
for (const example of examples) console.log(JSON.stringify(example));
process.exitCode = counts.wrong === 0 ? 0 : 1;
