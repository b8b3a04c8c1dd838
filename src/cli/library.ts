// What the command takes at run time from the library, and what only `--watch` needs. A file of its own beside the
// command: code that comes from a cache (code-cache.ts) has lost the way to import anything.
export const importProse = () => import('../prose.js');
export const importLibrary = () => import('../index.js');
export const importPages = () => import('../integrations/pages.js');
export const importWatch = () => import('./watch.js');
