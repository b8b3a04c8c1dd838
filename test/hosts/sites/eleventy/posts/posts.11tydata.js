export default {
  layout: 'post.njk',
  tags: 'posts',
  eleventyComputed: {
    permalink: (data) => `/${data.yomitoki.slug}/`,
  },
};
