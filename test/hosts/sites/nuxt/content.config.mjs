import { defineCollection, defineContentConfig } from '@nuxt/content';
import { yomitokiSchema } from 'yomitoki/nuxt';
import { z } from 'zod';

export default defineContentConfig({
  collections: {
    posts: defineCollection({
      type: 'page',
      source: 'posts/*.md',
      schema: z.object({
        date: z.string(),
        tags: z.array(z.string()),
        rawbody: z.string(),
        yomitoki: yomitokiSchema(z),
      }),
    }),
  },
});
