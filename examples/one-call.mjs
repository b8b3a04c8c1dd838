// One call: a post in; reading time, keywords and a summary out.
//   node examples/one-call.mjs [FILE]
import { readFile } from 'node:fs/promises';
import { analyze } from 'yomitoki';

const file = process.argv[2] ?? new URL('essay.txt', import.meta.url);
const post = await analyze(await readFile(file, 'utf8'), { fileName: String(file) });

console.log(post.title);
console.log(post.readingTime.label);
console.log(post.keywords.map((keyword) => `${keyword.term} (${keyword.count})`).join('、'));
console.log(post.summary.text);
