import withYomitoki from 'yomitoki/docusaurus';

export default withYomitoki(
  {
    title: '港の日記',
    url: 'https://example.com',
    baseUrl: '/',
    i18n: { defaultLocale: 'ja', locales: ['ja'] },
    plugins: [['@docusaurus/plugin-content-blog', { routeBasePath: '/' }]],
    themes: ['@docusaurus/theme-classic'],
  },
  { keywords: 8, related: 2 },
);
