import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { withYomitoki } from 'yomitoki/astro';

const posts = defineCollection({
  loader: glob({ pattern: '*.{md,mdx}', base: './src/posts' }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    tags: z.array(z.string()).default([]),
    description: z.string().optional(),
    draft: z.boolean().default(false),
  }),
});

export const collections = { posts: withYomitoki(posts, { related: 2, furigana: true }) };
