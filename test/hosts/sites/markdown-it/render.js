import { readFileSync, writeFileSync } from 'node:fs';
import markdownIt from 'markdown-it';
import yomitoki from 'yomitoki/markdown-it';

const md = markdownIt({ html: true, linkify: true }).use(
  await yomitoki({ ruby: { firstOnly: true } }),
);
const env = {};
const html = md.render(readFileSync('post.md', 'utf8'), env);
writeFileSync('post.html', html);
writeFileSync('post.json', JSON.stringify(env.yomitoki));
