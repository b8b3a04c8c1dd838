// A whole folder of Markdown: one analyzer, loaded once, then everything is synchronous.
//   node examples/folder.mjs [FOLDER]
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnalyzer } from 'yomitoki';

const folder = process.argv[2] ?? fileURLToPath(new URL('posts', import.meta.url));
const analyzer = await createAnalyzer({ keywords: { limit: 4 } });

for (const name of (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()) {
  const source = await readFile(join(folder, name), 'utf8');
  const { title, readingTime, keywords } = analyzer.analyze(source, { fileName: name });
  console.log(`${title}\n  ${readingTime.label}  ${keywords.map((k) => k.term).join('、')}`);
}
