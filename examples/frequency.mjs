// A frequency table: which words occur how often, by base form, compounds kept whole.
//   node examples/frequency.mjs [FILE]
import { readFile } from 'node:fs/promises';
import { createAnalyzer } from 'yomitoki';

const file = process.argv[2] ?? new URL('essay.txt', import.meta.url);
const analyzer = await createAnalyzer();
const table = analyzer.frequency(await readFile(file, 'utf8'), {
  fileName: String(file),
  compounds: true,
  partOfSpeech: ['名詞'],
  minCount: 3,
});

for (const { count, term, variants } of table) {
  console.log(`${String(count).padStart(4)}  ${[term, ...variants].join(' / ')}`);
}
