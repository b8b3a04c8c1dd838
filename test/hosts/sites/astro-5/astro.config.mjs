import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import yomitoki from 'yomitoki/astro';

export default defineConfig({ integrations: [mdx(), yomitoki()] });
