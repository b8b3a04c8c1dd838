import { findAbbreviations } from './abbreviations.js';
import { splitKatakana } from './katakana.js';
import { type LinkedTerm, linkTerms, unlinked } from './link-terms.js';
import { isTitleAct } from './passing.js';
import { joinQuotedNames } from './quoted-names.js';
import { loneNames, stopWords } from './stop-words.js';
import type { Term } from './term.js';
import { collectTerms, type TermTable } from './terms.js';
import type { TokenizedSentence } from './tokenize-sentences.js';
import { type Unit, unitsOfAll } from './units.js';
import { readingKeys } from './variants.js';

/** Everything that may become a keyword of the post. */
export interface Candidates {
  readonly terms: readonly LinkedTerm[];
  readonly table: TermTable;
  readonly units: readonly (readonly Unit[])[];
}

/** Collect the candidates of a post, spellings and short forms counted together; `all` holds the units of each sentence. */
export function candidatesOf(
  sentences: readonly TokenizedSentence[],
  all: readonly (readonly Unit[])[] = unitsOfAll(sentences),
): Candidates {
  const titles = sentences.filter(({ role }) => role === 'title').map(({ text }) => text);
  const labels = labelsOf(sentences, all);
  const headings = new Set<string>();
  const words = splitKatakana(
    all.map((units, i) => {
      const { role, text } = sentences[i]!;
      // 「インストール」 over every section says no more than over one
      if (role === 'heading' && headings.size === headings.add(text).size) return [];
      return withoutLabel(withoutSite(units, sentences[i]!), labels);
    }),
  );
  const isTitle = sentences.map(({ role }) => role === 'title');
  const units = joinQuotedNames(words, isTitle, titles.join('\n'));
  const table = collectTerms(sentences, units, readingKeys(units));
  return { terms: linkedTerms(units, table.terms), table, units };
}

/** The words with a colon behind them that begin several items of lists or paragraphs: 「GitHub: 」, 「田中: 」. */
function labelsOf(
  sentences: readonly TokenizedSentence[],
  all: readonly (readonly Unit[])[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const labels = new Set<string>();
  for (const [i, units] of all.entries()) {
    const label = labelOf(units);
    if (label === undefined || sentences[i]!.role === 'heading') continue;
    if (seen.has(label)) labels.add(label);
    seen.add(label);
  }
  return labels;
}

function labelOf([first, colon, behind]: readonly Unit[]): string | undefined {
  if (first === undefined || !/^[:：]\s?$/.test(colon?.text ?? '')) return undefined;
  // RE:View
  return colon!.text === ':' && behind?.script === 'latin' ? undefined : first.text;
}

const withoutLabel = (units: readonly Unit[], labels: ReadonlySet<string>): readonly Unit[] =>
  labels.size > 0 && labels.has(labelOf(units) ?? '') ? units.slice(1) : units;

const mostSiteUnits = 8;

/** The words of a sentence without the name of the site behind the title of a page: 「猫の話 | 港の日記」. */
function withoutSite(units: readonly Unit[], { role, linked }: TokenizedSentence): readonly Unit[] {
  if (role === 'title') return units;
  if (endsWithSite(units)) return units.slice(0, -3);
  const marks = linked ? linkMarks : siteMarks;
  for (let i = units.length - 2; i > 1 && units.length - i <= mostSiteUnits; i--) {
    if (marks.has(units[i]!.text) && units[i - 1]!.text === ' ') return units.slice(0, i);
  }
  return units;
}

/** 「猫の話 - Qiita」: one name in Latin letters is a site's behind a dash, too, wherever it stands. */
function endsWithSite(units: readonly Unit[]): boolean {
  const [gap, mark, blank, site] = units.slice(-4);
  return (
    units.length > 4 &&
    site!.script === 'latin' &&
    blank!.text === ' ' &&
    /^[|｜–—-]$/.test(mark!.text) &&
    gap!.text === ' '
  );
}

/** What stands before the name of a site; a dash or colon only in a link that is a line of its own: 「猫の話 - 港の日記」. */
const siteMarks = new Set(['|', '｜']);
const linkMarks = new Set([...siteMarks, '-', '–', '—', ':']);

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
 * Whether a term is only a piece of longer ones or no noun at all: a Latin word that never stands by itself (Retrieval), a
 * word that has the same neighbour wherever it stands (Collaborative, Filtering; Pub and Sub of Pub/Sub), the first words of
 * product names (Amazon Elastic), a noun only used as a verb (確認する) or adjective (豊かな). The head of a Japanese compound
 * that stands once is no piece: 猫カフェ is about 猫 too.
 */
function isFragment(term: Term): boolean {
  const { parts, occurrences } = term;
  if (parts.length === 1 && term.verbal === occurrences.length && !isTitleAct(term)) return true;
  if (term.absent === occurrences.length) return true;
  const isName = parts.every((part) => part === 'latin');
  if (isName && isPhrase(term)) return true;
  if (isName && term.joined === occurrences.length) return true;
  if (occurrences.length > 1 && !loneNames.has(term.key) && (term.across || term.over)) return true;
  if (term.alone > 0) return false;
  if ((isName || occurrences.length > 1) && (term.before || term.behind)) return true;
  if (isName && parts.length > 1 && term.goesOn === occurrences.length) return true;
  return term.leads === 0 && (term.holders.size === 1 || isName);
}

/**
 * Whether a Latin term is words of a sentence or a command: add type to import statement, Connection time-out while accessing
 * (but Internet of things).
 */
function isPhrase({ units }: Term): boolean {
  const words = units.map(({ text }) => text);
  const isName = words.length === 3 && /^[A-Z]/.test(words[0]!);
  return (
    words.length > 2 &&
    !isName &&
    words.slice(1).every((word) => /^[a-z]/.test(word)) &&
    words.some((word) => stopWords.english.has(word))
  );
}
