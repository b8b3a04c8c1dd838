// A step of a blog build: write reading time, tags and description into each post's front matter. Tags and descriptions
// that the author wrote stay.
//   node examples/front-matter.mjs [POSTS] [OUT]    (with `npm i yaml`, which this repository has)
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { createAnalyzer } from 'yomitoki';

const [posts = fileURLToPath(new URL('posts', import.meta.url)), out = 'out'] =
  process.argv.slice(2);
const analyzer = await createAnalyzer({ keywords: { limit: 5 } });
await mkdir(out, { recursive: true });

for (const name of (await readdir(posts)).filter((name) => name.endsWith('.md')).sort()) {
  const source = await readFile(join(posts, name), 'utf8');
  const post = analyzer.analyze(source, { fileName: name });
  const frontMatter = stringify({
    ...post.frontMatter,
    readingTime: post.readingTime.minutes,
    tags: post.frontMatter?.tags ?? post.keywords.map((keyword) => keyword.term),
    description: post.frontMatter?.description ?? post.description,
  });
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, '');
  await writeFile(join(out, name), `---\n${frontMatter}---\n${body}`);
  console.log(`${join(out, name)}\n${frontMatter}`);
}
