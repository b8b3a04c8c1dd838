export default defineNuxtConfig({
  modules: ['yomitoki/nuxt', '@nuxt/content'],
  content: { experimental: { nativeSqlite: true } },
  yomitoki: { keywords: 8 },
});
