// What makes a term a keyword: features of a candidate and their weights.
import type { Term, TermTable } from './terms.js';

/** What a feature is worth; see {@link weights}. */
export type FeatureName = keyof typeof weights;

export const weights = {
  frequency: 0.42,
  company: 0.75,
  title: 0.46,
  wholeTitle: 0.85,
  position: 1.9,
  latin: 1.6,
  latinPost: 0.5,
  capital: 0.75,
  mixedScript: -0.5,
  singleKanji: -0.65,
  neverAlone: -0.65,
  inner: -0.8,
  phrase: -0.7,
  identifier: -0.6,
  length: 0.55,
  action: -0.7,
  digit: -0.75,
} as const satisfies Record<string, number>;

/** The value of each feature of a term. */
export function featuresOf(
  term: Term,
  table: TermTable,
  surface: string,
): Map<FeatureName, number> {
  const values = new Map<FeatureName, number>();
  const set = (name: FeatureName, value: number) => {
    if (value !== 0) values.set(name, value);
  };
  const count = term.occurrences.length;
  const nested = count - term.alone;
  const holders = term.holders.size;
  set('frequency', Math.log(Math.max(0.3, count - (holders === 0 ? 0 : nested / holders))));
  set('company', Math.log(1 + holders));
  set('title', term.title > 0 ? 1 : 0);
  set('wholeTitle', term.titleWhole ? 1 : 0);
  const first = count === term.title ? 1 : term.firstOffset / Math.max(1, table.length);
  set('position', Math.exp(-first / 0.15));
  set('neverAlone', term.alone === 0 ? 1 : 0);
  const latin = term.parts.filter((part) => part === 'latin').length;
  if (latin > 0 && /^[\x20-\x7e]+$/.test(surface)) {
    set('latin', 1);
    set('inner', term.alone === 0 && term.leads === 0 ? 1 : 0);
    set('latinPost', table.latinShare);
    set('capital', /[A-Z]/.test(surface) ? 1 : 0);
    set('digit', /\d/.test(surface) ? 1 : 0);
    set('phrase', term.parts.length > 1 ? 1 : 0);
    set('identifier', /[_@/]/.test(surface) ? 1 : 0);
    return values;
  }
  set('mixedScript', latin > 0 ? 1 : 0);
  set('singleKanji', surface.length === 1 ? 1 : 0);
  set('length', Math.log(surface.length));
  const last = term.units[term.units.length - 1]!;
  set('action', term.parts.length === 1 && last.partOfSpeech[1] === 'サ変接続' ? 1 : 0);
  return values;
}
