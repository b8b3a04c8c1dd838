// The plugins of Sätteri without Astro.
import { markdownToHtml } from 'satteri';
import yomitokiSatteri, { yomitokiSatteriRuby } from 'yomitoki/satteri';

const { html, data } = await markdownToHtml(
  '---\ntitle: 港の図書館\n---\n\n閲覧室の**窓**から船が見える。\n',
  {
    mdastPlugins: [yomitokiSatteri({ keywords: 3 })],
    hastPlugins: [yomitokiSatteriRuby({ ruby: { minGrade: 3 } })],
  },
);

console.log(JSON.stringify({ html, values: data.yomitoki }));
