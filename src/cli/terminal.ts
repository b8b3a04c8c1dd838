import type { Io } from './io.js';

/** The language of the person: `--lang`, else the locale. */
export function languageOf(lang: 'ja' | 'en' | undefined, { env }: Io): 'ja' | 'en' {
  if (lang !== undefined) return lang;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ja(?:[_.@-]|$)/i.test(locale) ? 'ja' : 'en';
}

/** Whether to colour: not with `--no-color` or NO_COLOR, always with FORCE_COLOR, else on a terminal that can. */
export function usesColor(color: boolean, { env, stdout }: Io): boolean {
  if (!color || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return stdout.isTTY === true && env.TERM !== 'dumb';
}

/** Columns of the terminal; 80 where there is none. */
export function widthOf({ env, stdout }: Io): number {
  const columns = stdout.columns ?? Number(env.COLUMNS);
  return Number.isInteger(columns) && columns > 0 ? columns : 80;
}
