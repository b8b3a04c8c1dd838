import type { Token } from '../tokenizer/token.js';
import { firstPersons } from './first-persons.js';
import { type OpenerKind, openerAt } from './phrases.js';
import { contentTerm } from './similarity.js';

/** How a sentence leans on what stands before it. */
export interface Leaning {
  /**
   * - `none`: reads alone
   * - `weak`: points back somewhere inside, or continues a thought
   * - `tight`: cannot be understood without the sentence before
   */
  readonly degree: 'none' | 'weak' | 'tight';
  /** The word that leans, or null. */
  readonly word: string | null;
  /** Length of the opening words (「しかし、」) that can be cut without touching what the sentence says; 0 when none. */
  readonly opener: number;
  /** The degree once the opening words are cut. */
  readonly rest: 'none' | 'weak' | 'tight';
  /** True when the opening words tie the sentence to nothing in particular (「さて、」), or there are none. */
  readonly fresh: boolean;
}

const demonstrativePronouns = /^[こそ](れ|れら|こ|こら|っち|ちら|いつ)$/;
const demonstrativeModifiers = /^[こそあ](の|んな|ういう|うした|ういった|のような)$/;
const personPronouns = /^(彼|彼女|彼ら|奴|やつ)$/;
const modifying = /^(?:動詞|形容詞|助動詞|連体詞)$/;
const marks = '、，､,。｡！？!?…‥・　 ';

/** A longer stretch between two full stops, in UTF-16 units, is no sentence: so much of it is looked at. */
export const longestSentence = 2000;

/** The tokens that begin among the first `length` units of their sentence. */
export function tokensWithin(tokens: readonly Token[], length: number): readonly Token[] {
  let offset = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (offset >= length) return tokens.slice(0, i);
    offset += tokens[i]!.surface.length;
  }
  return tokens;
}

/**
 * Tell how a sentence leans on the one before: by its opening words (`dict/openers.txt`) and by demonstratives that have
 * nothing to stand for inside the sentence. `tokens` are those of `text`, in order and without gaps.
 */
export function leaningOf(text: string, tokens: readonly Token[]): Leaning {
  if (text.length > longestSentence) {
    const head = tokensWithin(tokens, longestSentence);
    if (head.length < tokens.length)
      return leaningOf(head.map(({ surface }) => surface).join(''), head);
  }
  const boundaries = new Boundaries(tokens);
  const opening = openingOf(text, tokens, boundaries);
  const { length: opener, fresh } = opening;
  if (opening.kind === 'tight')
    return { degree: 'tight', word: opening.word, opener, rest: 'tight', fresh };
  const inner = demonstrativeIn(text, tokens, boundaries, opener);
  if (inner) return { degree: inner.degree, word: inner.word, opener, rest: inner.degree, fresh };
  if (opening.kind === 'mild')
    return { degree: 'weak', word: opening.word, opener, rest: 'weak', fresh };
  if (opener > 0) return { degree: 'weak', word: opening.word, opener, rest: 'none', fresh };
  return { degree: 'none', word: null, opener: 0, rest: 'none', fresh };
}

/** Where the words of a sentence begin and end. Few sentences have an opener, so they are found when first asked for. */
export class Boundaries {
  readonly #tokens: readonly Token[];
  #indices: Map<number, number> | undefined;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Whether a word begins or ends at `offset`. */
  has(offset: number): boolean {
    return this.#known.has(offset);
  }

  /** Index of the word that begins at `offset`. */
  get(offset: number): number | undefined {
    return this.#known.get(offset);
  }

  get #known(): Map<number, number> {
    if (this.#indices === undefined) {
      this.#indices = new Map();
      let offset = 0;
      for (let i = 0; i < this.#tokens.length; i++) {
        this.#indices.set(offset, i);
        offset += this.#tokens[i]!.surface.length;
      }
      this.#indices.set(offset, this.#tokens.length);
    }
    return this.#indices;
  }
}

interface Opening {
  readonly kind: 'free' | 'mild' | 'tight';
  readonly word: string | null;
  readonly length: number;
  readonly fresh: boolean;
}

/** Read interjections and conjunctions off the head of a sentence until something else comes. */
function openingOf(text: string, tokens: readonly Token[], boundaries: Boundaries): Opening {
  let length = 0;
  let first: string | null = null;
  let fresh = true;
  for (;;) {
    const opener = openerAt(text, length, boundaries);
    if (!opener || opener.kind === 'self') return { kind: 'free', word: first, length, fresh };
    const { kind, word } = opener;
    if (kind === 'mild') return { kind: 'mild', word: first ?? word, length, fresh };
    const end = length + word.length;
    const token = tokens[boundaries.get(length) ?? -1];
    const next = tokens[boundaries.get(end) ?? -1];
    let after = endOfOpener(text, end, kind, token);
    if (after === -1 && /^(?:という|そんな)(?:わけ|こと)で$/.test(word) && !isParticle(next))
      after = end;
    // 「さて、それでは庭を見ます。」
    if (after === -1 && first !== null && word === 'それでは') after = end;
    if (isTight(kind, word, text, end, token)) {
      // 「そんな僕が」: the writer needs no pointing at.
      if (!next || !firstPersons.test(next.surface) || !/んな$|ういう$/.test(word))
        return { kind: 'tight', word, length, fresh };
      after = end;
    }
    if (after === -1) {
      // A conjunction that cannot be cut (「それでもなんとか」) leans all the same.
      if (token?.partOfSpeech[0] !== '接続詞') return { kind: 'free', word: first, length, fresh };
      return {
        kind: word.startsWith('それ') ? 'tight' : 'mild',
        word: first ?? word,
        length,
        fresh,
      };
    }
    first ??= word;
    if (kind !== 'fresh' && kind !== 'interjection') fresh = false;
    length = after;
  }
}

const isParticle = (token: Token | undefined) =>
  !token || token.partOfSpeech[0] === '助詞' || token.partOfSpeech[0] === '助動詞';

function isTight(
  kind: OpenerKind,
  word: string,
  text: string,
  end: number,
  token: Token | undefined,
): boolean {
  if (kind === 'demonstrative' || kind === 'vague') return true;
  if (kind !== 'tight') return false;
  // One-unit words are particles (は, を); the same letter may begin a name or an interjection.
  if (word.length === 1 && token?.partOfSpeech[0] === '名詞') return word === '彼' || word === '奴';
  // 結果, 同時に, 翌日: nouns lean when they open the sentence by themselves, not inside a compound.
  return (
    !/^[\p{sc=Han}\p{sc=Katakana}]/u.test(text.slice(end, end + 1)) || !/\p{sc=Han}$/u.test(word)
  );
}

/** 「そこで今回は」: the post speaks of itself. */
const ofThePost = /^(?:今回[はの、]|この記事|本記事|本稿)/;

/** Where the sentence begins once the opener is cut, or -1 when the word is no opener here. */
function endOfOpener(
  text: string,
  end: number,
  kind: OpenerKind,
  token: Token | undefined,
): number {
  let after = end;
  while (after < text.length && marks.includes(text[after]!)) after++;
  if (after === text.length) return -1;
  if (after > end) return after;
  if ((kind === 'loose' || kind === 'fresh') && ofThePost.test(text.slice(end, end + 5)))
    return end;
  const coarse = token?.partOfSpeech[0];
  return (kind === 'loose' || kind === 'fresh') &&
    coarse === '接続詞' &&
    !/^(?:それ|そこ|では$|で$|すると$)/.test(token!.surface)
    ? end
    : -1;
}

/**
 * Find a demonstrative that points out of the sentence. With at most one content word before it, it has nothing to stand
 * for (tight). After more, it may stand for one of them (weak). It does where その follows several, where the noun it goes
 * with was named before (その仕事) or is a mere time or place (その時); この二か月 counts from the time of writing.
 */
function demonstrativeIn(
  text: string,
  tokens: readonly Token[],
  boundaries: Boundaries,
  from: number,
): { degree: 'weak' | 'tight'; word: string } | null {
  if (!tokens.some(mayPoint)) return null;
  const named = new Set<string>();
  let offset = 0;
  let contents = 0;
  let weak: string | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const at = offset;
    offset += token.surface.length;
    if (at < from) continue;
    if (isDemonstrative(token, tokens[i - 1]) && openerAt(text, at, boundaries)?.kind !== 'self') {
      const next = tokens[i + 1];
      const inside =
        token.partOfSpeech[0] === '連体詞' &&
        next !== undefined &&
        ((contents > 0 && (named.has(next.baseForm) || isTimeOrPlace(next))) ||
          next.partOfSpeech[1] === '数' ||
          (token.surface.startsWith('そ') && contents > fewestAntecedents));
      if (!inside && contents < fewestAntecedents) return { degree: 'tight', word: token.surface };
      if (!inside) weak ??= token.surface;
    }
    if (contentTerm(token) !== null) {
      contents++;
      named.add(token.baseForm);
    }
  }
  return weak === null ? null : { degree: 'weak', word: weak };
}

/** Content words before a demonstrative for it to stand for one of them. */
const fewestAntecedents = 2;

const isTimeOrPlace = ({ partOfSpeech: { 1: fine } }: Token) =>
  fine === '非自立' || fine === '副詞可能' || fine === '接尾';

const mayPoint = ({ partOfSpeech: { 0: coarse, 1: fine } }: Token) =>
  fine === '代名詞' || coarse === '連体詞';

function isDemonstrative(token: Token, before: Token | undefined): boolean {
  const { 0: coarse, 1: fine } = token.partOfSpeech;
  if (fine === '代名詞') {
    // 「便利なやつ」 is any such thing.
    if (personPronouns.test(token.surface))
      return !before || !modifying.test(before.partOfSpeech[0] ?? '');
    return demonstrativePronouns.test(token.surface);
  }
  return coarse === '連体詞' && demonstrativeModifiers.test(token.surface);
}
