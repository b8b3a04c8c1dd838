import { defineConfig } from 'vitepress';
import { withYomitoki } from 'yomitoki/vitepress';

export default defineConfig(
  withYomitoki(
    {
      lang: 'ja',
      title: '港のノート',
      cleanUrls: true,
      themeConfig: {
        search: { provider: 'local' },
        nav: [{ text: '一覧', link: '/' }],
      },
    },
    { folder: 'posts', furigana: true },
  ),
);
