import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://yohaku.example',
  integrations: [mdx()],
  // Code in the colours of the page, which follow the reader's light or dark setting.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
});
