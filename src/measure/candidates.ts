import { findAbbreviations } from './abbreviations.js';
import { splitKatakana } from './katakana.js';
import { type LinkedTerm, linkTerms, unlinked } from './link-terms.js';
import { collectTerms, type Term, type TermTable } from './terms.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import { type Unit, unitsOf } from './units.js';
import { readingKeys } from './variants.js';

/** Everything that may become a keyword of the post. */
export interface Candidates {
  readonly terms: readonly LinkedTerm[];
  readonly table: TermTable;
  readonly units: readonly (readonly Unit[])[];
}

/** Collect the candidates of a post, spellings and short forms counted together. */
export function candidatesOf(sentences: readonly TokenizedSentence[]): Candidates {
  const units = splitKatakana(sentences.map(unitsOf));
  const table = collectTerms(sentences, units, readingKeys(units));
  return { terms: linkedTerms(units, table.terms), table, units };
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
    else if (!members.has(key) && !isFragment(term)) linked.push(unlinked(term));
  }
  return linked;
}

/**
 * Whether a term is only a piece of longer ones or no noun at all: "Service" of product names, a word inside one single
 * compound, the first words of one single product name, a noun only used as a verb (確認する) or adjective (豊かな).
 */
function isFragment(term: Term): boolean {
  if (term.parts.length === 1 && term.verbal === term.occurrences.length) return true;
  if (term.alone > 0) return false;
  const isOnce = term.holders.size === 1;
  const isName = term.parts.every((part) => part === 'latin');
  if (term.leads > 0) return isOnce && isName && term.parts.length > 1;
  return isOnce || isName;
}
