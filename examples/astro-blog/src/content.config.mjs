import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { withYomitoki } from 'yomitoki/astro';

const blog = defineCollection({
  loader: withYomitoki(glob({ base: './src/content/blog', pattern: '*.{md,mdx}' }), {
    // Addresses are made of the titles' readings, and stay as they were once published.
    slugFile: './slugs.json',
    related: 2,
    suggestedTags: 1,
    searchTerms: true,
  }),
  schema: z.object({
    title: z.string(),
    pubDate: z.coerce.date(),
    tags: z.array(z.string()).optional(),
    description: z.string().optional(),
  }),
});

export const collections = { blog };
