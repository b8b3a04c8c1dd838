import { isInsideCharacter } from '../text/characters.js';
import type { Token } from '../tokenizer/token.js';
import { asideCuts, laughter } from './compression-asides.js';
import { clauseCuts, leadInCut } from './compression-clauses.js';
import { type Leaning, leaningOf, longestSentence, tokensWithin } from './leaning.js';
import type { Variant } from './selection.js';

/** What a cut takes away. */
export type CutKind = 'opener' | 'aside' | 'hedge' | 'tail' | 'clause' | 'stray';

/** A stretch of a sentence that can be left out: half-open offsets into its text. */
export interface Cut {
  readonly kind: CutKind;
  readonly start: number;
  readonly end: number;
}

/** A token with its offsets in the sentence's text. */
export interface PlacedToken extends Pick<Token, 'surface' | 'baseForm' | 'partOfSpeech'> {
  readonly start: number;
  readonly end: number;
  readonly conjugationForm: string | null;
  /** Depth of brackets and quotations around it. */
  readonly depth: number;
}

// What shortening costs in worth: the light cuts next to nothing, a clause more, so that it is cut only where that
// makes room for something.
export const losses = { light: 0.04, clause: 0.1 };

/**
 * Find what can be left out of a sentence so that the rest is still a sentence of the author's and says nothing else:
 *
 * - `opener`: conjunctions and interjections at the head (しかし、), from `dict/openers.txt`, and what points at another
 *   text (前の記事で書いたとおり、)
 * - `aside`: remarks in brackets
 * - `hedge`: と思います after たい
 * - `tail`: laughter and faces after the end
 * - `clause`: a clause in が, けど, ので or ため before a main clause that stands alone
 *
 * Who did what, negations, numbers and modality stay: where a cut could touch one, there is no cut. Nor is there one in
 * what is no sentence for its length.
 */
export function cutsOf(text: string, tokens: readonly Token[], leaning: Leaning): Cut[] {
  if (text.length > longestSentence) return [];
  const placed = place(tokens);
  const cuts: Cut[] = [];
  if (leaning.opener > 0 && leaning.degree !== 'tight')
    cuts.push({ kind: 'opener', start: 0, end: leaning.opener });
  cuts.push(...leadInCut(placed));
  cuts.push(...asideCuts(text, placed), ...hedgeCut(placed), ...tailCut(text));
  if (leaning.degree !== 'tight') cuts.push(...clauseCuts(text, placed));
  return cuts;
}

/** Of what `cutsOf` finds the asides and the tail alone, which can go from any sentence. */
export function remarkCuts(text: string, tokens: readonly Token[]): Cut[] {
  if (text.length > longestSentence) return [];
  const asides = /[（(]/.test(text) ? asideCuts(text, place(tokens)) : [];
  return [...asides, ...tailCut(text)];
}

/** The whole sentence. */
export function wholeOf(text: string): Variant {
  const pieces = [{ start: 0, end: text.length }];
  return { text: shownOf(text, pieces), pieces, loss: 0, freed: false, unjoined: false };
}

/**
 * The head of a sentence that is too long: up to the last comma within `characters` after a clause, else after anything,
 * else up to the last particle or word. Null when not even eight characters would be left.
 */
export function headWithin(
  text: string,
  tokens: readonly Token[],
  characters: number,
): Variant | null {
  let clause = 0;
  let comma = 0;
  let phrase = 0;
  let word = 0;
  const placed = place(tokensWithin(tokens, characters + 1));
  for (let i = 0; i < placed.length; i++) {
    const token = placed[i]!;
    if (token.start > characters) break;
    if (token.depth === 0 && /^[、，,;；]$/.test(token.surface)) {
      comma = token.start;
      const { 0: coarse, 1: fine } = placed[i - 1]?.partOfSpeech ?? [];
      if (fine === '接続助詞' || coarse === '動詞' || coarse === '助動詞') clause = token.start;
    }
    if (token.end > characters || token.depth > 0 || isInsideCharacter(text, token.end)) continue;
    word = token.end;
    if (token.partOfSpeech[0] === '助詞') phrase = token.end;
  }
  const end = [clause, comma, phrase].find((at) => at >= characters / 3) ?? word;
  if (end < Math.min(8, text.length)) return null;
  const pieces = [{ start: 0, end }];
  return { text: shownOf(text, pieces), pieces, loss: 0, freed: false, unjoined: false };
}

/** The head of a sentence up to the last clause that fits, and … for the rest; null where that is less than half of the room. */
export function clauseWithin(
  text: string,
  tokens: readonly Token[],
  characters: number,
): Variant | null {
  let end = 0;
  const placed = place(tokensWithin(tokens, characters + 1));
  for (const [i, token] of placed.entries()) {
    if (token.start >= characters) break;
    if (token.depth > 0 || !/^[、，,]$/.test(token.surface)) continue;
    const [coarse, fine] = placed[i - 1]?.partOfSpeech ?? [];
    if (/よ(?:ると|れば)$/.test(text.slice(0, token.start))) continue;
    if (
      fine === '接続助詞' ||
      coarse === '動詞' ||
      coarse === '助動詞' ||
      placed[i - 1]?.surface === 'か'
    )
      end = token.start;
  }
  if (end < characters / 2) return null;
  const pieces = [{ start: 0, end }];
  return { text: `${shownOf(text, pieces)}…`, pieces, loss: 0, freed: false, unjoined: false };
}

/** What a reader sees of the pieces: a line break inside a sentence is a blank between Latin words and nothing elsewhere. */
function shownOf(text: string, pieces: readonly Piece[]): string {
  const kept = pieces.map(({ start, end }) => text.slice(start, end)).join('');
  if (!kept.includes('\n')) return kept;
  // Line by line: a pattern that begins with blanks would be tried anew at each of a long row of them.
  const lines = kept.split('\n');
  const shown: string[] = [];
  // Asking the joined text for its last unit would copy it at every line.
  let last = '';
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const from = i === 0 ? 0 : endOfBlanks(line);
    const to = i === lines.length - 1 ? line.length : startOfBlanks(line, from);
    if (from === to) continue;
    if (/[!-~]/.test(last) && /[!-~]/.test(line[from]!)) shown.push(' ');
    shown.push(line.slice(from, to));
    last = line[to - 1]!;
  }
  return shown.join('');
}

const isBlank = (unit: string | undefined) =>
  unit === ' ' || unit === '\t' || unit === '\u3000' || unit === '\r';

function endOfBlanks(line: string): number {
  let at = 0;
  while (isBlank(line[at])) at++;
  return at;
}

function startOfBlanks(line: string, from: number): number {
  let at = line.length;
  while (at > from && isBlank(line[at - 1])) at--;
  return at;
}

/** The ways to show a sentence, whole first. */
export function variantsOf(text: string, tokens: readonly Token[], leaning: Leaning): Variant[] {
  const cuts = cutsOf(text, tokens, leaning);
  const variants: Variant[] = [wholeOf(text)];
  const show = (chosen: readonly Cut[], loss: number) => {
    const variant = showWithout(text, tokens, leaning, chosen, loss);
    if (variant) variants.push(variant);
  };
  const light = cuts.filter((cut) => cut.kind !== 'clause');
  const opener = cuts.filter((cut) => cut.kind === 'opener');
  if (opener.length > 0) show(opener, 0);
  if (light.length > opener.length) show(light, losses.light);
  for (const clause of cuts) if (clause.kind === 'clause') show([...light, clause], losses.clause);
  return variants;
}

/** A sentence without the stretches cut, or null when what is left begins as no sentence does. */
export function showWithout(
  text: string,
  tokens: readonly Token[],
  leaning: Leaning,
  cuts: readonly Cut[],
  loss: number,
): Variant | null {
  const pieces = piecesWithout(text, cuts);
  const kept = shownOf(text, pieces);
  if (kept.trim() === '' || beginsBroken(kept, text)) return null;
  const unjoined = (pieces[0]?.start ?? 0) > 0;
  return { text: kept, pieces, loss, freed: isFreed(kept, pieces, tokens, leaning), unjoined };
}

/** Begins with a mark or a single letter and a mark (「、おこがましい」「た。」), which the whole does not. */
const beginsBroken = (kept: string, text: string) =>
  /^[\s　]*[、，､。｡．,.！？!?…・）)」』ーんっゃゅょ]/.test(kept) && kept[0] !== text[0];

/** True when what leaned on the sentence before is cut. */
function isFreed(
  kept: string,
  pieces: readonly Piece[],
  tokens: readonly Token[],
  leaning: Leaning,
): boolean {
  if (leaning.degree !== 'weak' || leaning.rest === 'none') return leaning.degree === 'weak';
  let offset = 0;
  const left = tokens.filter(({ surface }) => {
    const start = offset;
    offset += surface.length;
    return pieces.some((piece) => piece.start <= start && offset <= piece.end);
  });
  return leaningOf(kept, left).degree === 'none';
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

function piecesWithout(text: string, cuts: readonly Cut[]): Piece[] {
  const sorted = [...cuts].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const cut of sorted) {
    if (cut.start > at) pieces.push({ start: at, end: cut.start });
    at = Math.max(at, cut.end);
  }
  if (at < text.length) pieces.push({ start: at, end: text.length });
  return pieces;
}

const openBrackets = '「『（(【［[〈《“';
const closeBrackets = '」』）)】］]〉》”';

/** Marks one by one, though a tokenizer may take a row of them for one word. */
const marksOnly = /^[「」『』（）()【】［］[\]〈〉《》“”、。，．,.!！?？:：;；]{2,}$/;

function place(tokens: readonly Token[]): PlacedToken[] {
  let offset = 0;
  let depth = 0;
  const placed: PlacedToken[] = [];
  const add = (surface: string, token: Token) => {
    const start = offset;
    offset += surface.length;
    for (const unit of surface) if (closeBrackets.includes(unit) && depth > 0) depth--;
    const inner = depth;
    for (const unit of surface) if (openBrackets.includes(unit)) depth++;
    const { baseForm, partOfSpeech, conjugationForm } = token;
    placed.push({
      surface,
      baseForm,
      partOfSpeech,
      conjugationForm,
      start,
      end: offset,
      depth: inner,
    });
  };
  for (const token of tokens) {
    if (marksOnly.test(token.surface)) for (const unit of token.surface) add(unit, token);
    else add(token.surface, token);
  }
  return placed;
}

/** 「紹介したいと思います。」: the wish stays, that it is thought goes. Nothing else: だと思う tells an opinion from a fact. */
function hedgeCut(tokens: readonly PlacedToken[]): Cut[] {
  let last = tokens.length;
  while (last > 0 && /^[。．.！!]$/.test(tokens[last - 1]!.surface)) last--;
  for (let i = Math.max(1, last - 8); i < last - 1; i++) {
    const token = tokens[i]!;
    if (token.surface !== 'と' || tokens[i - 1]!.baseForm !== 'たい') continue;
    if (tokens[i - 1]!.surface !== 'たい') continue;
    const verb = tokens[i + 1]!;
    if (verb.baseForm !== '思う' && verb.baseForm !== '考える' && verb.baseForm !== 'おもう')
      continue;
    const rest = tokens.slice(i + 2, last).map((each) => each.surface);
    if (!/^(?:|ます|て(?:い)?(?:る|ます)|ており?ます)$/.test(rest.join(''))) continue;
    return [{ kind: 'hedge', start: token.start, end: tokens[last - 1]!.end }];
  }
  return [];
}

const laughs: RegExp = /* @__PURE__ */ new RegExp(
  String.raw`[\s　]*(?:[（(]${laughter}[）)]|[wｗ]+|[:;]-?[)(DP]|[♪♡♥☆★]+|\p{Extended_Pictographic}\ufe0f?)+$`,
  'u',
);

/** Laughter, faces and pictographs at the end. */
function tailCut(text: string): Cut[] {
  const tail = text.length > 24 ? text.slice(-24) : text;
  const found = laughs.exec(tail);
  if (!found || found[0].length === tail.length) return [];
  let start = text.length - found[0].length;
  while (isInsideCharacter(text, start)) start--;
  // 「眠れる www」 laughs, 「サイトは www」 names.
  const before = text[start - 1] ?? '';
  if (/^[\s　]*[wｗ]/.test(found[0]) && !'るたいすだねよぞわなん！？。…っー'.includes(before))
    return [];
  return [{ kind: 'tail', start, end: text.length }];
}
