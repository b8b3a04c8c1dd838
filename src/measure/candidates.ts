import { findAbbreviations } from './abbreviations.js';
import { type LinkedTerm, linkTerms, unlinked } from './link-terms.js';
import { collectTerms, type Term, type TermTable } from './terms.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import { type Unit, unitsOf } from './units.js';
import { readingKeys } from './variants.js';

/** Everything that may become a keyword of the post. */
export interface Candidates {
  readonly terms: readonly LinkedTerm[];
  readonly table: TermTable;
}

/** Collect the candidates of a post, spellings and short forms counted together. */
export function candidatesOf(sentences: readonly TokenizedSentence[]): Candidates {
  const units = sentences.map(unitsOf);
  const table = collectTerms(sentences, units, readingKeys(units));
  return { terms: linkedTerms(units, table.terms), table };
}

/** The terms of the post, those that the post or the list of abbreviations links counted as one. */
function linkedTerms(
  units: readonly (readonly Unit[])[],
  terms: ReadonlyMap<string, Term>,
): LinkedTerm[] {
  const groups = new Map<string, Term[]>();
  const members = new Set<string>();
  for (const [short, long] of findAbbreviations(units, terms)) {
    const group = groups.get(long) ?? [];
    group.push(terms.get(short)!);
    groups.set(long, group);
    members.add(short).add(long);
  }
  const linked: LinkedTerm[] = [];
  for (const [key, term] of terms) {
    const group = groups.get(key);
    if (group !== undefined) linked.push(linkTerms(term, group));
    else if (!members.has(key)) linked.push(unlinked(term));
  }
  return linked;
}
