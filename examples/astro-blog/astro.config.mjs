import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://yohaku.example',
  integrations: [mdx()],
  // Code in the colours of the page, which follow the reader's light or dark setting.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  // A package that is a link, as the one beside this folder is, counts as code of the site, which Astro unloads too early.
  vite: { ssr: { external: ['yomitoki'] } },
});
