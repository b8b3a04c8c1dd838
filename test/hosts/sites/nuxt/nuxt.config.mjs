export default defineNuxtConfig({
  modules: ['yomitoki/nuxt', '@nuxt/content'],
  css: ['~/assets/style.css'],
  content: { experimental: { nativeSqlite: true } },
  yomitoki: { keywords: 8 },
});
