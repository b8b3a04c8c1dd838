// What a post names in passing: no word for the first keywords, which are to say what the post is about.
import { positionScale } from './features.js';
import { isInitials } from './latin-words.js';
import { loneNames, stopWords } from './stop-words.js';
import type { Term } from './term.js';
import type { TermTable } from './terms.js';
import { isWork, type Unit } from './units.js';

/** A post that says a word no more often than this does not come back to it. */
const few = 4;
/** A word that stands by itself in no more than this share of its places is mostly part of other words. */
export const byItself = 1 / 3;
/** So often a word stands in a post that is about it, though only a heading names it or nothing is said of it. */
const many = few / byItself;

/** In characters. A shorter text comes back to little, so that anything may fill its list; in a longer one `isRare` goes by it. */
const shortText = 500;

/** What a post only names in passing. */
export interface Passing {
  readonly isPassing: (term: Term) => boolean;
  /** Whether a term of little weight is in passing, too. */
  readonly isFaint?: (term: Term) => boolean;
  /** Whether a term is a word of everyday or of the trade, which comes behind the others of its kind. */
  readonly isEveryday?: (term: Term) => boolean;
  /** Whether a term that is in passing may fill a list of so many all the same; all may where it is left out. */
  readonly mayFill?: (term: Term, chosen: number) => boolean;
  /** The same of terms that come behind those. */
  readonly mayEnd?: (term: Term, chosen: number) => boolean;
  /** The same of names that stand once, behind all of those. */
  readonly mayStray?: (term: Term, chosen: number) => boolean;
  /** Whether a term is a name that stands once, which behind the first few waits for what comes back. */
  readonly isLone?: (term: Term) => boolean;
  readonly comesBack?: (term: Term) => boolean;
}

/**
 * In a short text: what it names once, everyday words and Latin ones in lower case. Of what the title or a heading names, only an
 * everyday word that stands nowhere else.
 */
const short: Passing = {
  isPassing: (term) => {
    const { key, units, occurrences, title, headings } = term;
    const isOnce = occurrences.length === 1;
    if (units[0]!.user) return false;
    if (title + headings > 0) return isOnce && isListed(term);
    // a word of code in a line of prose
    const isCode = units.length === 1 && /^[a-z]/.test(firstSurface(term)) && !loneNames.has(key);
    return isOnce || isCode || (units.length === 1 && isListed(term));
  },
  isEveryday: isListed,
};

/** Tell what a post names in passing. */
export function passingIn(table: TermTable): Passing {
  const { length } = table;
  if (length < shortText) return short;
  return {
    isPassing: (term) => isStray(term, table) || isPassing(term, table),
    isFaint: ({ key, units, occurrences, title, headings, firstOffset }) =>
      title + headings === 0 &&
      occurrences.length * shortText < length &&
      firstOffset > positionScale * length &&
      !units[0]!.user &&
      !stopWords.kind.has(units[0]!.text) &&
      !(units.length === 1 && (loneNames.has(key) || isKnownName(units[0]!))),
    mayFill: (term, chosen) =>
      isPassing(term, table)
        ? mayFill(term) && (chosen < few || !isRare(term, length))
        : 2 * chosen <= few && 2 * term.occurrences.length > few,
    mayEnd: (term, chosen) =>
      2 * chosen < few && comesBack(term, length) && (chosen === 0 || !isWeak(term)),
    mayStray: (term, chosen) => isStray(term, table) && !isWhere(term) && 2 * chosen < few,
    isLone: (term) => isLone(term, table) && !isWhere(term),
    comesBack: isSpokenAgain,
    isEveryday: isWeak,
  };
}

/**
 * Whether a post names a term only in passing: once, or a few times where it is an everyday word or a word of a longer
 * name, or seldom for so long a text. A title names nothing in passing that the text comes back to. The counts are set by hand,
 * for what readers called bad (bench/quality/keywords/judging.md).
 */
function isPassing(term: Term, table: TermTable): boolean {
  const { length } = table;
  const { units, parts, occurrences, title, headings, spokenOf } = term;
  const count = occurrences.length;
  if (units.length <= 2 && stopWords.kind.has(firstSurface(term))) return isKindAside(term, length);
  if (units.length === 1 && (units[0]!.user || isWork(units[0]!))) return false;
  if (isTitleAct(term)) return false;
  if (isWhere(term)) return true;
  if (standsAside(term) || isUnspoken(term) || isRare(term, length)) return true;
  const isNamed = title > term.titleVerb;
  const isSubject =
    units.length === 1
      ? (headings > 0 && count >= many && spokenOf > 1) || (title === 0 && isMatter(term, table))
      : count >= few;
  if (isWeak(term) && !isNamed && !isSubject) return true;
  if (parts.every((part) => part === 'latin' || part === 'number')) return isPassingName(term);
  if (units.every(isOrdinary)) return isPassingNoun(term);
  if (title > 0) return title === count;
  return units.length > 1 ? count === 1 : 2 * count <= few;
}

/**
 * Whether a kind of post is named as any word is: once, as part of another word or, behind the opening, as what something is
 * said of (「寝る前に振り返りをする」).
 */
function isKindAside(term: Term, length: number): boolean {
  const { occurrences, title, headings, alone, spokenOf, firstOffset } = term;
  if (occurrences.length > 1 || title + headings > 0) return false;
  return alone === 0 || (spokenOf > 0 && firstOffset > positionScale * length);
}

/**
 * Whether an essay is about an everyday word that its title does not name: it says something of it again and again, six times
 * in 1,000 characters.
 */
const isMatter = ({ occurrences, spokenOf }: Term, { length, latin }: TermTable): boolean =>
  isEssay(latin) && spokenOf > 1 && occurrences.length * shortText * byItself >= length;

/** Whether fewer than one word in six is Latin. */
const isEssay = (latin: number) => 2 * latin < byItself;

/** Whether a short text comes back to a term, an everyday word or not, and says something of it. */
function comesBack(term: Term, length: number): boolean {
  const count = term.occurrences.length;
  if (2 * count <= few || term.spokenOf < 2 || standsAside(term)) return false;
  return count * shortText >= length;
}

/** Whether a term mostly stands where nothing is said of it: in links, glosses or quotations, as a verb, inside longer ones. */
function standsAside(term: Term): boolean {
  const { key, units, occurrences, title } = term;
  const isWord = units.length === 1;
  const count = occurrences.length;
  if (title === 0 && term.linked === count) return true;
  if (term.gloss === count || term.adverbial === count || leadsOn(term)) return true;
  if (2 * term.quoted >= count && !(isWord && loneNames.has(key))) return true;
  if (2 * term.verbal > count) return true;
  const isPerson = isWord && units[0]!.partOfSpeech[2] === '人名';
  return (isPerson || (!isWord && title === 0)) && term.alone <= byItself * count;
}

/** Whether a word of the dictionary, or a term of such words, stands too seldom, mostly inside longer ones, or says too little. */
function isPassingNoun({ units, occurrences, title, alone, spokenOf }: Term): boolean {
  const isWord = units.length === 1 || isHonorific(units[0]!);
  const count = occurrences.length;
  if (isWord && alone <= byItself * count) return true;
  if (title > 0) return title === count;
  return count <= few && (isWord || spokenOf === 0 || 2 * count <= few);
}

/** Whether a Latin name is mostly a word of longer ones (Story of Technical Story) or stands too seldom to be known. */
function isPassingName(term: Term): boolean {
  const { key, units, parts, occurrences, joined, title } = term;
  const isWord = units.length === 1;
  const count = occurrences.length;
  if (isWord && loneNames.has(key)) return false;
  const alone = count - joined;
  if (joined > 0 && (alone <= byItself * count || (joined >= alone && alone < few))) return true;
  if (title > 0) return title === count || (isWord && count < few && isEnglish(term));
  if (isWord && term.alone <= byItself * count) return true;
  return isWord && parts[0] === 'latin' ? count <= few : count === 1;
}

/**
 * Whether a term that is not in the title is rare for the length of the text: it stands less than once in 667 characters,
 * unless it has several words and something is said of it several times. A name of one word is not.
 */
function isRare({ units, occurrences, title, spokenOf }: Term, length: number): boolean {
  if (title > 0 || (units.length === 1 ? !isOrdinary(units[0]!) : 2 * spokenOf > few)) return false;
  return occurrences.length * (1 + byItself) * shortText <= length;
}

/** Whether a name known by itself stands once in an essay, in no title and no heading: 「Slackで聞いた」. */
const isStray = ({ key, units, occurrences, title, headings }: Term, { latin }: TermTable) =>
  occurrences.length === 1 &&
  title + headings === 0 &&
  units.length === 1 &&
  loneNames.has(key) &&
  isEssay(latin);

/** Where code lies and people talk. */
const whereabouts = /* @__PURE__ */ new Set(['github', 'slack', 'discord']);

/** Whether a post only says where something is: 「コードは GitHub に置いてあります」. */
const isWhere = ({ key, occurrences, title, headings }: Term) =>
  occurrences.length === 1 && title + headings === 0 && whereabouts.has(key);

/** Whether an essay names by Latin letters what it does not come back to. */
const isLone = ({ parts, occurrences, title, headings }: Term, { latin }: TermTable) =>
  occurrences.length === 1 && title + headings === 0 && parts[0] === 'latin' && isEssay(latin);

/** Whether a post names a term again and says something of it. */
const isSpokenAgain = (term: Term): boolean =>
  term.occurrences.length > 1 &&
  term.spokenOf > 0 &&
  term.parts[0] !== 'verb' &&
  !isWeak(term) &&
  !standsAside(term) &&
  !leadsOn(term);

/** Whether the text says again what the title says the post does: 退職 of 「会社を退職します」. */
export const isTitleAct = ({ units, occurrences, title, titleAct, verbal }: Term): boolean =>
  units.length === 1 && titleAct > 0 && verbal > titleAct && occurrences.length > title + 1;

/**
 * Whether a post says nothing of a term: in no title and no heading, it is nowhere topic, subject or object; a Latin word in
 * lower case, mostly one of code, seldom. A title does not save an everyday word that is in it as part of another
 * (世界最貧国) or to which the text hardly comes back. Names known by themselves may stand in passing.
 */
function isUnspoken(term: Term): boolean {
  const { key, units, occurrences, title, titleShare, headings, spokenOf } = term;
  if (units.length === 1 && loneNames.has(key)) return false;
  const count = occurrences.length;
  const isSeldom = titleShare < 1 || count <= few;
  if (spokenOf === 0 && isSeldom && units.length === 1 && isWeak(term)) return true;
  // 「例: 卵焼き」「例: 味噌汁」
  if (spokenOf === 0 && headings === count && units.length === 1 && !mayBeName(term)) return true;
  if (title + headings > 0 || (count >= many && 2 * term.cased >= count)) return false;
  if (units.length === 1 && isInitials(firstSurface(term))) return false;
  const isLower = units.length === 1 && /^[a-z]/.test(firstSurface(term));
  return isLower ? 2 * spokenOf < count : spokenOf === 0;
}

/**
 * Whether a term that is named in passing may fill a list all the same where a post has too little else to give: a name, or a
 * compound in a heading, that comes back and is neither an everyday word nor a piece of a longer name.
 */
function mayFill(term: Term): boolean {
  const { key, units, parts, occurrences, joined, headings, alone, quoted } = term;
  const isLower = /^[a-z]/.test(firstSurface(term));
  if (isTitleOnly(term) && quoted + term.gloss === 0) {
    // the words of a sentence: lessons learned at Booking.com
    if (units.length > 1) return !(isLower && parts.every((part) => part === 'latin'));
    return units[0]!.script === 'latin' && (loneNames.has(key) || !isEnglish(term));
  }
  const count = occurrences.length;
  if (term.linked === count) return false;
  if (isLower && term.spokenOf < 2 && !loneNames.has(key)) return false;
  // the label of a step: D1
  if (/^[A-Z]\d{1,2}$/.test(firstSurface(term)) && !loneNames.has(key)) return false;
  if (count < 2 || term.gloss + term.adverbial > 0 || isWeak(term) || isUnspoken(term))
    return false;
  if (2 * quoted >= count || 2 * joined >= count || 2 * term.verbal > count) return false;
  if (endsVaguely(units) || leadsOn(term)) return false;
  if (units.length > 1) return headings > 0 || !units.every(isOrdinary);
  return !isOrdinary(units[0]!) && 2 * alone >= count;
}

/** Whether a name stands in the title and nowhere else. */
const isTitleOnly = ({ units, occurrences, title }: Term) =>
  title > 0 && occurrences.length === 1 && !units.every(isOrdinary);

/** Whether a term is a common word, which may be a piece of longer ones: QR, but not Rails. */
export function mayBePiece({ key, units, holders }: Term): boolean {
  if (holders.size === 0 || units.length > 1 || units[0]!.user || loneNames.has(key)) return false;
  return units[0]!.script === 'latin' || !isKnownName(units[0]!);
}

/** Whether the title names by a longer Latin name what the text then calls by one word of it: Google Meet for Meet. */
export const isTitleName = (whole: Term, { title, parts }: Term): boolean =>
  parts[0] === 'latin' &&
  title > 0 &&
  whole.title >= title &&
  whole.parts.every((part) => part === 'latin');

/**
 * Whether a Japanese term leads to the same noun over の wherever it stands, or comes after it (the title may say it so, too):
 * mostly a word of a name (市原ゾウの国, 会議の達人).
 */
function leadsOn({ of, from, parts, occurrences, title }: Term): boolean {
  if (occurrences.length === 1 || parts.every((part) => part === 'latin')) return false;
  return (of !== '' && of !== null) || (title === 0 && from !== '' && from !== null);
}

/** Whether a word that the dictionary does not know for an ordinary one may be a name; initials are none. */
const mayBeName = (term: Term) => !isOrdinary(term.units[0]!) && !isInitials(firstSurface(term));

const isKnownName = ({ known, partOfSpeech, script }: Unit) =>
  known && partOfSpeech[1] === '固有名詞' && script !== 'latin';

const isOrdinary = ({ known, user, partOfSpeech, script }: Unit) =>
  known && !user && partOfSpeech[1] !== '固有名詞' && script !== 'latin';

/** Whether a term is an everyday word or made of such words, or says as little: a single kanji in no title. */
const isWeak = (term: Term): boolean =>
  isListed(term) ||
  (term.units.length === 1 && term.title + term.named === 0 && isLoneKanji(term.units[0]!));

/** Whether each word of a term is on the list of everyday words. */
function isListed({ units }: Term): boolean {
  return units.every(
    ({ text }) =>
      stopWords.weak.has(text) ||
      stopWords.weak.has(`${text}ー`) ||
      stopWords.alone.has(text) ||
      (units.length > 1 && stopWords.light.has(text)),
  );
}

/** Whether a word is a single kanji, which mostly says little by itself (木, 球); 本 is what a post on a book is about. */
const isLoneKanji = ({ script, text, user }: Unit) =>
  script === 'kanji' && text.length === 1 && text !== '本' && !user;

/** お of お花, which the tokenizer cuts off. */
const isHonorific = ({ text }: Unit) => /^[おご御]$/.test(text);

const endsVaguely = (units: readonly Unit[]) => stopWords.vague.has(units[units.length - 1]!.text);

/** Whether a Latin word may be one of plain English, by its letters: Night, but not SDK or DeepL. */
const isEnglish = (term: Term) => /^[A-Z]?[a-z]+$/.test(firstSurface(term));

const firstSurface = ({ surfaces }: Term): string => surfaces.first;
