import adapter from '@sveltejs/adapter-static';
import { mdsvex } from 'mdsvex';
import yomitoki from 'yomitoki/mdsvex';

export default {
  extensions: ['.svelte', '.md'],
  preprocess: [mdsvex({ extensions: ['.md'], remarkPlugins: [[yomitoki, { keywords: 8 }]] })],
  kit: { adapter: adapter() },
};
