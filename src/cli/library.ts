// What the command imports at run time. A file of its own beside the command: code that comes from a cache
// (code-cache.ts) has lost the way to import anything.
export const importProse = () => import('../prose.js');
export const importLibrary = () => import('../index.js');
export const importPages = () => import('../integrations/pages.js');
export const importChokidar = () => import('chokidar');
