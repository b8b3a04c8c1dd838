import { createRequire } from 'node:module';

const requireHere = createRequire(import.meta.url);

/**
 * The library for what cannot wait, of which most builds have no need. What is being loaded the other way cannot be had at once: not
 * to be called while something else may be importing it.
 */
export const libraryNow = (): typeof import('../index.js') => requireHere('yomitoki');

/** The readers of posts alone, in the same way. */
export const proseNow = (): typeof import('../prose.js') => requireHere('yomitoki/prose');
