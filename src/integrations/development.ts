/**
 * Whether posts are being written rather than published: Next, Docusaurus and whatever stands on Vite say so in `NODE_ENV`,
 * others by the `words` of their command alone.
 */
export const isDevelopment = (...words: readonly string[]): boolean =>
  process.env.NODE_ENV === 'development' ||
  process.argv.slice(2).some((word) => words.includes(word));
