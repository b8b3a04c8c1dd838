// The plugins of remark and rehype without Astro, in the unified that Astro brings along.
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import yomitokiRehype from 'yomitoki/rehype';
import yomitokiRemark from 'yomitoki/remark';

const markdown = await unified()
  .use(remarkParse)
  .use(yomitokiRemark, { keywords: 3 })
  .use(remarkRehype)
  .use(yomitokiRehype, { ruby: { minGrade: 3 } })
  .use(rehypeStringify)
  .process('# 港の図書館\n\n閲覧室の**窓**から船が見える。\n');

const html = await unified()
  .use(rehypeParse, { fragment: true })
  .use(yomitokiRehype)
  .use(rehypeStringify)
  .process('<h1>雨の日</h1><p>雨の日に、港の図書館へ行った。</p>');

console.log(
  JSON.stringify({
    markdown: { html: String(markdown), values: markdown.data.yomitoki },
    html: { html: String(html), values: html.data.yomitoki },
  }),
);
