import { Surfaces } from './surfaces.js';
import { Holders, type Occurrence, type Term } from './term.js';

/** A form of a keyword with how often it stands by itself. */
export interface Form {
  /** As the author writes it, full-width letters and half-width kana folded. */
  readonly text: string;
  /**
   * What it is to the keyword: `term` the form shown, `variant` another spelling of it, `abbreviation` a short form,
   * `longForm` what the shown form is short for.
   */
  readonly kind: 'term' | 'variant' | 'abbreviation' | 'longForm';
  /** Occurrences of this form, those inside another form of the keyword left out; above 0. */
  readonly count: number;
}

/** One of the terms that were linked. */
export interface Member {
  readonly key: string;
  readonly wordKeys: readonly string[];
  readonly count: number;
}

/** A term with the short or long forms that are linked to it, counted as one. */
export interface LinkedTerm {
  readonly term: Term;
  /** The form shown: the commonest, among equals the long form. */
  readonly text: string;
  readonly forms: readonly Form[];
  readonly longForm: string | null;
  /** The linked terms with how often each stands by itself. */
  readonly members: readonly Member[];
}

/** A term by itself. */
export function unlinked(term: Term): LinkedTerm {
  const forms = spellings(term, 'term');
  const members = [memberOf(term, term.occurrences.length)];
  return { term, text: forms[0]!.text, forms, longForm: null, members };
}

/** Count a long form and its short forms as one term. Nested occurrences count once. */
export function linkTerms(long: Term, short: readonly Term[]): LinkedTerm {
  const members = [long, ...short];
  const occurrences = outermost(members);
  const counts = new Map<Term, number>();
  for (const { term } of occurrences) counts.set(term, (counts.get(term) ?? 0) + 1);
  const own = (term: Term) => counts.get(term) ?? 0;
  const main = members.reduce((a, b) => (own(b) > own(a) ? b : a));
  const merged: Term = {
    ...main,
    occurrences: occurrences.map(({ occurrence }) => occurrence),
    title: sum(members, (term) => (term.title > 0 ? 1 : 0)),
    titleShare: Math.max(...members.map((term) => term.titleShare)),
    headings: Math.max(...members.map((term) => term.headings)),
    alone: sum(members, (term) => term.alone),
    leads: sum(members, (term) => term.leads),
    spokenOf: sum(members, (term) => term.spokenOf),
    cased: sum(members, (term) => term.cased),
    linked: sum(members, (term) => term.linked),
    holders: holdersOf(members),
    verbal: 0,
    surfaces: surfacesOf(members),
    sentences: new Set(occurrences.map(({ occurrence }) => occurrence.sentence)).size,
    firstOffset: Math.min(...members.map((term) => term.firstOffset)),
  };
  const forms: Form[] = [];
  for (const member of [main, ...members.filter((term) => term !== main)]) {
    const kind = member === main ? 'term' : member === long ? 'longForm' : 'abbreviation';
    const count = own(member);
    if (count > 0) forms.push(...spellings(member, kind, count));
  }
  const longText = spellings(long, 'longForm')[0]!.text;
  return {
    term: merged,
    text: forms[0]!.text,
    forms,
    longForm: main === long ? null : longText,
    members: members.map((term) => memberOf(term, own(term))),
  };
}

const memberOf = ({ key, wordKeys }: Term, count: number): Member => ({ key, wordKeys, count });

const sum = (terms: readonly Term[], value: (term: Term) => number) =>
  terms.reduce((total, term) => total + value(term), 0);

function surfacesOf(terms: readonly Term[]): Surfaces {
  const surfaces = new Surfaces();
  for (const term of terms) for (const [text, times] of term.surfaces) surfaces.add(text, times);
  return surfaces;
}

function holdersOf(terms: readonly Term[]): Holders {
  const holders = new Holders();
  for (const term of terms) for (const run of term.holders) holders.add(run);
  return holders;
}

/** Spellings of a term, the commonest first; their counts add up to `count`. */
function spellings(
  term: Term,
  kind: Form['kind'],
  count: number = term.occurrences.length,
): Form[] {
  if (term.surfaces.size === 1)
    return count > 0 ? [{ text: term.surfaces.first, kind, count }] : [];
  const sorted = [...term.surfaces].sort((a, b) => b[1] - a[1]);
  const forms: Form[] = [];
  let left = count;
  sorted.forEach(([text, times], i) => {
    const own = i === sorted.length - 1 ? left : Math.min(left, times);
    left -= own;
    if (own > 0)
      forms.push({ text, kind: i === 0 || kind === 'abbreviation' ? kind : 'variant', count: own });
  });
  return forms;
}

interface Owned {
  readonly term: Term;
  readonly occurrence: Occurrence;
}

/** The occurrences of several terms in order, without those inside another. */
function outermost(terms: readonly Term[]): Owned[] {
  const all = terms.flatMap((term) =>
    term.occurrences.map((occurrence): Owned => ({ term, occurrence })),
  );
  all.sort(
    ({ occurrence: a }, { occurrence: b }) =>
      a.sentence - b.sentence || a.word - b.word || b.lastWord - a.lastWord,
  );
  const kept: Owned[] = [];
  for (const owned of all) {
    const last = kept[kept.length - 1]?.occurrence;
    const { sentence, lastWord } = owned.occurrence;
    if (last === undefined || last.sentence !== sentence || lastWord > last.lastWord)
      kept.push(owned);
  }
  return kept;
}
