import { defineConfig, s } from 'velite';
import { yomitokiVelite } from 'yomitoki/velite';

const { transform, prepare } = yomitokiVelite({ keywords: 8 });

export default defineConfig({
  collections: {
    posts: {
      name: 'Post',
      pattern: 'posts/*.md',
      schema: s
        .object({
          title: s.string(),
          date: s.isodate(),
          tags: s.array(s.string()),
          description: s.string().optional(),
          path: s.path(),
          html: s.markdown(),
        })
        .transform(transform),
    },
  },
  prepare,
});
