import { build } from 'esbuild';
import yomitoki from 'yomitoki/eleventy';

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(yomitoki, {
    // Addresses are made of the titles' readings, and stay as they were once published.
    slugFile: './slugs.json',
    related: 2,
    suggestedTags: 2,
    searchTerms: true,
    // Readings above the kanji of a title that primary school does not teach.
    furigana: { minGrade: 7 },
    // Words the dictionary does not know, with their readings.
    userWords: [
      { surface: '焙煎', partOfSpeech: '名詞-サ変接続', reading: 'バイセン' },
      { surface: '手網', partOfSpeech: '名詞-一般', reading: 'テアミ' },
    ],
  });

  eleventyConfig.addPassthroughCopy('styles');
  eleventyConfig.addWatchTarget('client/');
  eleventyConfig.on('eleventy.after', ({ directories }) =>
    build({
      entryPoints: ['client/search.js'],
      outdir: `${directories.output}client`,
      bundle: true,
      format: 'esm',
      minify: true,
      charset: 'utf8',
    }),
  );

  /** 2026 年 5 月 9 日 */
  eleventyConfig.addFilter(
    'dateLabel',
    (date) => `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`,
  );
  /** No line of a title ends between a number and what it counts. */
  eleventyConfig.addFilter('unbroken', (title) => title.replace(/(\d) (?=\S)/g, '$1\u00a0'));
  eleventyConfig.addFilter('isoDate', (date) => date.toISOString().slice(0, 10));
  eleventyConfig.addFilter('ownTags', (tags) => tags.filter((tag) => tag !== 'posts'));
  eleventyConfig.addCollection('tagList', (collections) => {
    const counts = new Map();
    for (const { data } of collections.getFilteredByTag('posts'))
      for (const tag of data.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    counts.delete('posts');
    return [...counts]
      .map(([tag, count]) => ({ tag, count }))
      .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
  });
}
