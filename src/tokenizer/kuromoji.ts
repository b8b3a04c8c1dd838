import { describe } from '../errors.js';
import { type Token, type TokenLexicon, unknownToken } from './token.js';
import type { Tokenizer } from './tokenizer.js';

/** The part of a kuromoji token that is read. */
export interface KuromojiToken {
  word_type: string;
  surface_form: string;
  pos: string;
  pos_detail_1: string;
  pos_detail_2: string;
  pos_detail_3: string;
  conjugated_type: string;
  conjugated_form: string;
  basic_form: string;
  reading?: string;
  pronunciation?: string;
}

/** The part of a kuromoji tokenizer that is used. */
export interface KuromojiTokenizer {
  tokenize(text: string): KuromojiToken[];
}

// kuromoji's time and memory grow with the square of the distance between 、 and 。 (10,000 units: 1 s), so a longer
// stretch is cut at the last blank or change of script before this many units.
const longestPiece = 500;

/**
 * Wrap a tokenizer built by the `kuromoji` package, the reference for tokens of IPADIC.
 *
 * | kuromoji | Token |
 * |---|---|
 * | surface_form | surface |
 * | basic_form | baseForm (`*` becomes the surface) |
 * | pos, pos_detail_1–3 | partOfSpeech (without `*`) |
 * | conjugated_type, conjugated_form | conjugationType, conjugationForm (`*` becomes null) |
 * | reading, pronunciation | reading, pronunciation (absent becomes null) |
 * | word_type KNOWN, UNKNOWN | lexicon system, unknown |
 * | word_position (code points, wrong after the first sentence) | start, end (counted anew in UTF-16 units) |
 *
 * Text that kuromoji drops around neighbouring surrogate pairs, or throws on (NUL, lone surrogates), is kept.
 *
 * @throws TypeError when `kuromoji` is no tokenizer.
 */
export function fromKuromoji(kuromoji: KuromojiTokenizer): Tokenizer {
  if (typeof (kuromoji as KuromojiTokenizer | null | undefined)?.tokenize !== 'function')
    throw new TypeError(
      `kuromoji must be a tokenizer that its builder has built, with a method tokenize(text), got ${describe(kuromoji)}`,
    );
  const tokenize = (text: string): Token[] => {
    if (typeof text !== 'string')
      throw new TypeError(`text must be a string, got ${describe(text)}`);
    const tokens: Token[] = [];
    for (let start = 0; start < text.length; ) {
      const end = endOfPiece(text, start);
      tokenizePiece(kuromoji, text, start, end, tokens);
      start = end;
    }
    return tokens;
  };
  return { tokenize, segment: (text) => tokenize(text).map((token) => token.surface) };
}

/** The end of the piece that begins at `start`: after 。 or 、, around a run of surrogates, or at a safe point of a long stretch. */
function endOfPiece(text: string, start: number): number {
  if (isAstralRun(text, start)) return endOfAstralRun(text, start);
  const limit = Math.min(text.length, start + longestPiece);
  for (let i = start; i < limit; i++) {
    const unit = text[i]!;
    if (unit === '。' || unit === '、') return i + 1;
    if (i > start && isAstralRun(text, i)) return i;
  }
  if (limit === text.length) return limit;
  for (let i = limit; i > start + longestPiece / 2; i--) {
    if (script(text, i - 1) !== script(text, i)) return i;
  }
  return isLowSurrogate(text, limit) ? limit - 1 : limit;
}

const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
const isPair = (text: string, at: number) =>
  isHighSurrogate(text, at) && isLowSurrogate(text, at + 1);
const isAstralRun = (text: string, at: number) => isPair(text, at) && isPair(text, at + 2);

function endOfAstralRun(text: string, start: number): number {
  let end = start;
  while (isPair(text, end)) end += 2;
  return end;
}

function script(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit <= 0x20 || unit === 0x3000) return 0;
  if (unit < 0x80) return 1;
  if (unit >= 0x3041 && unit <= 0x309f) return 2;
  if (unit >= 0x30a0 && unit <= 0x30ff) return 3;
  if (unit >= 0x4e00 && unit <= 0x9fff) return 4;
  if ((unit & 0xf800) === 0xd800) return 5;
  return 6;
}

function tokenizePiece(
  kuromoji: KuromojiTokenizer,
  text: string,
  start: number,
  end: number,
  tokens: Token[],
): void {
  if (isAstralRun(text, start)) {
    tokens.push(unknown(text, start, end));
    return;
  }
  const piece = text.slice(start, end);
  // kuromoji throws on these; each is replaced by a character of the same length.
  let cursor = start;
  const safePiece = wellFormed(piece).replaceAll('\0', '\ufffd');
  for (const word of kuromoji.tokenize(safePiece)) {
    const at = safePiece.indexOf(word.surface_form, cursor - start);
    if (at === -1) continue;
    if (start + at > cursor) tokens.push(unknown(text, cursor, start + at));
    cursor = start + at + word.surface_form.length;
    tokens.push(toToken(word, text, start + at, cursor));
  }
  if (cursor < end) tokens.push(unknown(text, cursor, end));
}

function wellFormed(piece: string): string {
  return piece.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

const absent = (value: string | undefined) => (value === undefined || value === '*' ? null : value);

function toToken(word: KuromojiToken, text: string, start: number, end: number): Token {
  const surface = text.slice(start, end);
  return {
    surface,
    baseForm: word.basic_form === '*' ? surface : word.basic_form,
    partOfSpeech: [word.pos, word.pos_detail_1, word.pos_detail_2, word.pos_detail_3].filter(
      (level) => level !== '*',
    ),
    conjugationType: absent(word.conjugated_type),
    conjugationForm: absent(word.conjugated_form),
    reading: absent(word.reading),
    pronunciation: absent(word.pronunciation),
    lexicon: (word.word_type === 'KNOWN' ? 'system' : 'unknown') satisfies TokenLexicon,
    start,
    end,
  };
}

function unknown(text: string, start: number, end: number): Token {
  return unknownToken(text.slice(start, end), ['記号', '一般'], start, end);
}
