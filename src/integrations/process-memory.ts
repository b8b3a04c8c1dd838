import { version } from './version.js';

const slot = Symbol.for(`yomitoki@${version}`);

/**
 * What is kept under `name` for the life of the process, made at the first call. It stands on `globalThis`, because a
 * development server runs modules anew at every edit but keeps the process.
 */
export function kept<T>(name: string, make: () => T): T {
  const holder = globalThis as { [slot]?: Map<string, unknown> };
  holder[slot] ??= new Map();
  if (!holder[slot].has(name)) holder[slot].set(name, make());
  return holder[slot].get(name) as T;
}
