import yomitoki from 'yomitoki/eleventy';

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(yomitoki, {
    furigana: true,
    searchTerms: true,
    slugFile: 'slugs.json',
  });
  eleventyConfig.addPassthroughCopy('style.css');
}
