export default {
  layout: 'post.njk',
  tags: ['posts'],
  eleventyComputed: { permalink: ({ yomitoki }) => `/posts/${yomitoki?.slug}/` },
};
