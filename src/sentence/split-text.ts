import { describe } from '../errors.js';
import type { Span } from '../text/text-builder.js';
import {
  endsAtBlank,
  endsLine,
  isJoined,
  skipBlanks,
  skipInlineBlanks,
  trimEnd,
} from './blanks.js';
import { isCloser, matchBrackets } from './brackets.js';
import {
  goesOnAfterBlank,
  goesOnAfterCall,
  goesOnAfterQuotation,
  goesOnAfterStop,
  opensSentence,
} from './continuation.js';
import { isHardWrapped, lineEnds } from './lines.js';
import {
  endingAt,
  insideCode,
  insideNumber,
  isItemNumber,
  isMark,
  japanese,
  readMarks,
} from './marks.js';
import { findNames } from './names.js';
import { isPlain, isPointer, skipEmoticon, skipNote } from './tail.js';

/** What can stand on both sides of a half-width full stop that ends a Japanese sentence. */
const beforePeriod = /[ぁ-ん一-龠）」)』]/;
const afterPeriod = /[\u3005-\u3007\u3041-\u3096\u3400-\u9fff]/;
const listMark = /^[(（]?(?:[0-9]{1,3}|[A-Za-z])[)）]?$/;
const url = /https?:\/\/[!-~]+/g;

/** Where a clause that is followed by an emoticon can have ended. */
const predicateEnd = /[ただるいうくすむぶぬつぐよねなわぞぜかんーっ〜～]/;
/** Where one that trails off in dots has ended. */
const fullPredicate =
  /(?:です|ます|ません|かな|よね|[ただるねよか]|ない|たい|しい|のか|なあ|なぁ|でしょう|だろう)$/;

/**
 * Cut one block of text into sentences as a Japanese editor sees them: spans in order that do not overlap, with
 * nothing but white space between them. `unbroken` are stretches (inline code, links) in which no sentence ends.
 */
export function splitText(text: string, unbroken: readonly Span[] = []): Span[] {
  if (typeof text !== 'string') {
    throw new TypeError(`text must be a string, got ${describe(text)}`);
  }
  return new Cutter(text, unbroken).cut();
}

class Cutter {
  readonly #text: string;
  /** How many brackets, names and other wholes are open at each offset: a sentence ends where there is none. */
  readonly #depth: Int32Array;
  readonly #closerOf = new Map<number, number>();
  readonly #rowEnd = new Map<number, number>();
  readonly #hardWrapped: boolean;
  /** Where to go on looking when nothing ended at the place just looked at. */
  #next = 0;

  constructor(text: string, unbroken: readonly Span[]) {
    this.#text = text;
    const depth = new Int32Array(text.length + 2);
    const keepWhole = (start: number, end: number) => {
      if (end - start < 2) return;
      depth[start + 1]!++;
      depth[end]!--;
    };
    for (const pair of matchBrackets(text)) {
      keepWhole(pair.start, pair.end);
      this.#closerOf.set(pair.start, pair.end);
    }
    for (const span of unbroken) keepWhole(span.start, span.end);
    if (text.includes('://'))
      for (const found of text.matchAll(url)) keepWhole(found.index, found.index + found[0].length);
    for (const name of findNames(text)) {
      // The mark at the end of a name ends a sentence only where the line ends.
      const ends = (text[name.end] ?? '\n') === '\n';
      keepWhole(name.start, ends ? name.end : name.end + 1);
    }
    for (let at = 1; at < depth.length; at++) depth[at]! += depth[at - 1]!;
    this.#depth = depth;
    this.#hardWrapped = isHardWrapped(text);
  }

  cut(): Span[] {
    const text = this.#text;
    const spans: Span[] = [];
    let start = skipBlanks(text, 0);
    let at = start;
    while (at < text.length) {
      if (isPlain(text, at)) {
        at++;
        continue;
      }
      this.#next = at + 1;
      const end = this.#endFrom(at, start);
      if (end <= start) {
        at = this.#next;
        continue;
      }
      spans.push({ start, end });
      start = skipBlanks(text, end);
      at = start;
    }
    const last = trimEnd(text, start, text.length);
    if (last > start) spans.push({ start, end: last });
    return spans;
  }

  /** End of the sentence that ends with what stands at `at`; -1 when none does. */
  #endFrom(at: number, start: number): number {
    const text = this.#text;
    const character = text[at]!;
    if (character === '\n') {
      return this.#isFree(at) && lineEnds(text, start, at, this.#hardWrapped)
        ? trimEnd(text, start, at)
        : -1;
    }
    // Inside a whole nothing ends; at its opening bracket an emoticon can stand: 帰りたい（笑）
    if (!this.#isFree(at + 1)) return this.#isFree(at) ? this.#endAfterEmoticon(at, start) : -1;
    if (endingAt(text, at)) return this.#endAfterMarks(at);
    if (character === '.') return this.#endAfterPeriod(at, start);
    if (isCloser(character)) return this.#endAfterQuotation(at, start);
    return this.#endAfterEmoticon(at, start);
  }

  #endAfterMarks(at: number): number {
    const text = this.#text;
    const { ending: written, end, lastDots } = readMarks(text, at, this.#isFree);
    // Dots after the mark and directly before a word begin the next sentence: 終わった。…と思った。
    if (
      lastDots >= 0 &&
      end < text.length &&
      this.#isFree(end) &&
      !/[\s」』）)]/.test(text[end]!)
    ) {
      const goesOn = written === 'call' && goesOnAfterCall(text, end);
      if (!goesOn && skipEmoticon(text, end) === end) return lastDots;
    }
    const tail = this.#tail(end);
    const ending = tail > end && written === 'dots' ? 'call' : written;
    this.#next = Math.max(tail, at + 1);
    if (!this.#isFree(tail)) return -1;
    const next = skipInlineBlanks(text, tail);
    if (next >= text.length || text[next] === '\n') return tail;
    const spaced = next > tail;
    if (ending === 'stop') {
      if (spaced) return tail;
      if (insideNumber(text, at)) return -1;
      const goesOn = isCloser(text[tail - 1]!) ? goesOnAfterQuotation : goesOnAfterStop;
      return goesOn(text, tail) ? -1 : tail;
    }
    if (spaced ? goesOnAfterBlank(text, next) : goesOnAfterCall(text, tail)) return -1;
    if (ending === 'call') return insideCode(text, at, tail, next) ? -1 : tail;
    const before = text.slice(Math.max(0, at - 4), at);
    if (/[気感—―─]/.test(text[next]!) || before.endsWith('いうか')) return -1;
    if (spaced) return predicateEnd.test(before.slice(-1)) ? tail : -1;
    const opens = !/[ぁ-ん]/.test(text[next]!) || opensSentence(text, next);
    return opens && fullPredicate.test(before) ? tail : -1;
  }

  /** A full stop of Latin writing, or of Japanese written with half-width marks. */
  #endAfterPeriod(at: number, start: number): number {
    const text = this.#text;
    const before = text[at - 1] ?? '';
    const tail = this.#tail(at + 1);
    if (!this.#isFree(tail)) return -1;
    const next = skipInlineBlanks(text, tail);
    // 1. and (a). open an item of a list.
    if (at - start <= 5 && listMark.test(text.slice(start, at))) return -1;
    if (next >= text.length || text[next] === '\n') return tail;
    if (next === tail) {
      const ends = beforePeriod.test(before) && afterPeriod.test(text[next]!);
      return ends && !goesOnAfterStop(text, next) ? tail : -1;
    }
    if (japanese.test(before)) return tail;
    const isInitial = /[A-Z]/.test(before) && !/[A-Za-z0-9]/.test(text[at - 2] ?? ' ');
    if (isInitial || /\s/.test(before) || isItemNumber(text, at)) return -1;
    return /[a-z]/.test(text[next]!) || goesOnAfterBlank(text, next) ? -1 : tail;
  }

  /** `「…。」` that is a sentence of its own: it begins the sentence, and what follows is another. */
  #endAfterQuotation(at: number, start: number): number {
    const text = this.#text;
    if (this.#closerOf.get(start) !== at + 1 || !this.#isFree(at + 1)) return -1;
    const last = text[at - 1]!;
    if (!isMark(last)) return -1;
    const end = this.#tail(at + 1);
    const next = skipInlineBlanks(text, this.#afterQuotations(end));
    if (next >= text.length) return next > end ? end : -1;
    if (!this.#isFree(end) || goesOnAfterQuotation(text, next)) return -1;
    return endingAt(text, at - 1) === 'stop' || /[「『“\s]/.test(text[end]!) ? end : -1;
  }

  /** End of the row of quotations that begins at `from`: 「…」「…」「…」と並ぶ is one sentence. */
  #afterQuotations(from: number): number {
    const passed: number[] = [];
    let at = from;
    while (this.#closerOf.has(at) && /[「『“]/.test(this.#text[at]!)) {
      passed.push(at);
      at = this.#rowEnd.get(at) ?? this.#closerOf.get(at)!;
    }
    for (const start of passed) this.#rowEnd.set(start, at);
    return at;
  }

  #endAfterEmoticon(at: number, start: number): number {
    const text = this.#text;
    if (at === start) return -1;
    const end = skipEmoticon(text, at);
    if (end === at || isPointer(text, at)) return -1;
    const tail = this.#tail(end);
    this.#next = tail;
    if (!this.#isFree(tail)) return -1;
    const before = text[at - 1] === ' ' ? text[at - 2]! : text[at - 1]!;
    const next = skipInlineBlanks(text, tail);
    if (next >= text.length || text[next] === '\n') return -1;
    if (next > tail && /[♪♫♬]/.test(text[at]!)) return japanese.test(before) ? tail : -1;
    if (!predicateEnd.test(before) || (before === 'な' && next === tail)) return -1;
    return goesOnAfterCall(text, next) ? -1 : tail;
  }

  /** Skip the closing marks, emoticons and emoji that belong to the sentence whose ending mark stands before `from`. */
  #tail(from: number): number {
    const text = this.#text;
    let end = from;
    for (;;) {
      const blank = skipInlineBlanks(text, end);
      let after = skipEmoticon(text, blank);
      if (after === blank) after = skipNote(text, blank);
      // An emoji with a blank before it and none behind belongs to the next sentence, and so does a pointing hand.
      if (blank > end && !endsAtBlank(text, after)) after = blank;
      if (isPointer(text, blank) && !endsLine(text, after)) after = blank;
      if (after > blank) end = after;
      else if (
        end < text.length &&
        (this.#isLoneCloser(end) || isJoined(text, end) || isMark(text[end]!))
      )
        end++;
      else if (/[〜～ー]/.test(text[end] ?? '') && endsAtBlank(text, end + 1)) end++;
      else return end;
    }
  }

  /** A closing mark that has no partner: the partner stood too far away, or was never typed. */
  #isLoneCloser(at: number): boolean {
    return isCloser(this.#text[at]!) && this.#isFree(at) && this.#isFree(at + 1);
  }

  /** No bracket, name or other whole is open at `offset`. */
  readonly #isFree = (offset: number): boolean => this.#depth[offset] === 0;
}
