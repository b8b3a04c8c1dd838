import { defineCollection, defineConfig } from '@content-collections/core';
import { yomitokiTransform } from 'yomitoki/content-collections';
import { z } from 'zod';

const posts = defineCollection({
  name: 'posts',
  directory: 'content/posts',
  include: '*.md',
  schema: z.object({
    title: z.string(),
    date: z.iso.date(),
    tags: z.array(z.string()),
    description: z.string().optional(),
    content: z.string(),
  }),
  transform: yomitokiTransform({ keywords: 8 }),
});

export default defineConfig({ content: [posts] });
