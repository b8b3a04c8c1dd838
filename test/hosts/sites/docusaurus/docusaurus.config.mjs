import withYomitoki from 'yomitoki/docusaurus';

export default withYomitoki(
  {
    title: '港の日記',
    url: 'https://example.com',
    baseUrl: '/',
    i18n: { defaultLocale: 'ja', locales: ['ja'] },
    plugins: [
      [
        '@docusaurus/plugin-content-blog',
        { routeBasePath: '/', blogSidebarTitle: '最近の記事', blogTitle: '港の日記' },
      ],
    ],
    themes: ['@docusaurus/theme-classic'],
    themeConfig: { navbar: { title: '港の日記' } },
  },
  { keywords: 8, related: 2 },
);
