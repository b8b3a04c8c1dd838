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
import { findNames } from './names.js';
import type { Span } from './split.js';
import { isPointer, skipEmoticon, skipNote } from './tail.js';

const JAPANESE = /[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/;
const KANA_OR_KANJI = /[\u3005-\u3007\u3041-\u3096\u3400-\u9fff]/;
const STOPS = '。．｡';
const CALLS = '！？!?‼⁉⁈⁇❗❓❕❔';
const DOTS = '…‥';
const LATIN = /[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]/;
const URL = /https?:\/\/[!-~]+/g;

/** Where a clause that is followed by an emoticon can have ended. */
const PREDICATE_END = /[ただるいうくすむぶぬつぐよねなわぞぜかんーっ〜～]/;
/** Where one that trails off in dots has ended. */
const FULL_PREDICATE =
  /(?:です|ます|ません|かな|よね|[ただるねよか]|ない|たい|しい|のか|なあ|なぁ|でしょう|だろう)$/;

/**
 * Cut one block of text into sentences as a Japanese editor sees them: spans in order that do not overlap, with
 * nothing but white space between them. `unbroken` are stretches (inline code, links) in which no sentence ends.
 */
export function splitText(text: string, unbroken: readonly Span[] = []): Span[] {
  if (typeof text !== 'string') {
    throw new TypeError(`text must be a string, got ${text === null ? 'null' : typeof text}`);
  }
  return new Cutter(text, unbroken).cut();
}

type Ending = 'stop' | 'call' | 'dots';

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
    for (const found of text.matchAll(URL)) keepWhole(found.index, found.index + found[0].length);
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
      return this.#depth[at] === 0 && lineEnds(text, start, at, this.#hardWrapped)
        ? trimEnd(text, start, at)
        : -1;
    }
    if (this.#depth[at]! > 0) {
      if (this.#depth[at + 1]! > 0) return -1;
    } else if (this.#depth[at + 1]! > 0) return this.#endAfterEmoticon(at, start);
    if (STOPS.includes(character)) return this.#endAfterMarks(at, 'stop');
    if (CALLS.includes(character)) return this.#endAfterMarks(at, 'call');
    if (DOTS.includes(character) || isDotRun(text, at)) return this.#endAfterMarks(at, 'dots');
    if (character === '.') return this.#endAfterPeriod(at, start);
    if (isCloser(character)) return this.#endAfterQuotation(at, start);
    return this.#endAfterEmoticon(at, start);
  }

  #endAfterMarks(at: number, first: Ending): number {
    const text = this.#text;
    let ending: Ending = first;
    let dots = -1;
    let end = at;
    while (end < text.length && this.#depth[end + 1] === 0) {
      const character = text[end]!;
      if (CALLS.includes(character)) ending = ending === 'stop' ? 'stop' : 'call';
      else if (STOPS.includes(character)) ending = 'stop';
      else if (DOTS.includes(character) || isDotRun(text, end) || isDotAfterDot(text, end)) {
        if (ending !== 'dots' && dots < 0) dots = end;
      } else if (character !== '\ufe0f') break;
      if (isMark(character)) dots = DOTS.includes(character) ? dots : -1;
      end++;
    }
    // Dots after the mark and directly before a word begin the next sentence: 終わった。…と思った。
    if (
      dots > at &&
      end < text.length &&
      this.#depth[end] === 0 &&
      !/[\s」』）)]/.test(text[end]!)
    ) {
      const goesOn = ending === 'call' && goesOnAfterCall(text, end);
      if (!goesOn && skipEmoticon(text, end) === end) return dots;
    }
    const tail = this.#tail(end);
    if (tail > end && ending === 'dots') ending = 'call';
    this.#next = Math.max(tail, at + 1);
    if (this.#depth[tail]! > 0) return -1;
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
    if (spaced) return PREDICATE_END.test(before.slice(-1)) ? tail : -1;
    return FULL_PREDICATE.test(before) &&
      (!/[ぁ-ん]/.test(text[next]!) || opensSentence(text, next))
      ? tail
      : -1;
  }

  /** A full stop of Latin writing, or of Japanese written with half-width marks. */
  #endAfterPeriod(at: number, start: number): number {
    const text = this.#text;
    const before = text[at - 1] ?? '';
    const tail = this.#tail(at + 1);
    if (this.#depth[tail]! > 0) return -1;
    const next = skipInlineBlanks(text, tail);
    if (next >= text.length || text[next] === '\n') {
      return /^[(（]?[0-9]{1,3}[)）]?$/.test(text.slice(start, at).slice(0, 6)) ? -1 : tail;
    }
    if (next === tail) {
      return /[ぁ-ん一-龠）」)』]/.test(before) &&
        KANA_OR_KANJI.test(text[next]!) &&
        !goesOnAfterStop(text, next)
        ? tail
        : -1;
    }
    if (at - start <= 5 && /^[(（]?(?:[0-9]{1,3}|[A-Za-z])[)）]?$/.test(text.slice(start, at)))
      return -1;
    if (JAPANESE.test(before)) return tail;
    if (/[A-Z]/.test(before) && !LATIN.test(text[at - 2] ?? ' ')) return -1;
    if (/\s/.test(before) || isItemNumber(text, at)) return -1;
    return /[a-z]/.test(text[next]!) || goesOnAfterBlank(text, next) ? -1 : tail;
  }

  /** `「…。」` that is a sentence of its own: it begins the sentence, and what follows is another. */
  #endAfterQuotation(at: number, start: number): number {
    const text = this.#text;
    if (this.#closerOf.get(start) !== at + 1 || this.#depth[at + 1]! > 0) return -1;
    const last = text[at - 1]!;
    if (!isMark(last)) return -1;
    const end = this.#tail(at + 1);
    const next = skipInlineBlanks(text, this.#afterQuotations(end));
    if (next >= text.length) return next > end ? end : -1;
    if (this.#depth[end]! > 0 || goesOnAfterQuotation(text, next)) return -1;
    return STOPS.includes(last) || /[「『“\s]/.test(text[end]!) ? end : -1;
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
    if (this.#depth[tail]! > 0) return -1;
    const before = text[at - 1] === ' ' ? text[at - 2]! : text[at - 1]!;
    const next = skipInlineBlanks(text, tail);
    if (next >= text.length || text[next] === '\n') return -1;
    if (next > tail && /[♪♫♬]/.test(text[at]!)) return JAPANESE.test(before) ? tail : -1;
    if (!PREDICATE_END.test(before) || (before === 'な' && next === tail)) return -1;
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
        (isLoneCloser(text, end, this.#depth) || isJoined(text, end) || isMark(text[end]!))
      )
        end++;
      else if (/[〜～ー]/.test(text[end] ?? '') && endsAtBlank(text, end + 1)) end++;
      else return end;
    }
  }
}

function isMark(character: string): boolean {
  return STOPS.includes(character) || CALLS.includes(character) || DOTS.includes(character);
}

/** A closing mark that has no partner: the partner stood too far away, or was never typed. */
function isLoneCloser(text: string, at: number, depth: Int32Array): boolean {
  return isCloser(text[at]!) && depth[at] === 0 && depth[at + 1] === 0;
}

/** `.` or ・ that goes on a row of dots. */
function isDotAfterDot(text: string, at: number): boolean {
  return (text[at] === '.' || text[at] === '・') && text[at - 1] === text[at];
}

/** The stop of an item's number inside a text: `理由は、1. 安い 2. 近い`. */
function isItemNumber(text: string, at: number): boolean {
  return /(?:^|[\s、，,(（「-])[0-9]{1,2}$/.test(text.slice(Math.max(0, at - 3), at));
}

function isDotRun(text: string, at: number): boolean {
  return text.startsWith('...', at) || text.startsWith('・・', at) || text.startsWith('．．', at);
}

/** The full-width full stop of １．５ or ｅ．ｇ． */
function insideNumber(text: string, at: number): boolean {
  return text[at] === '．' && LATIN.test(text[at - 1] ?? '') && LATIN.test(text[at + 1] ?? '');
}

/** `!` or `?` of half width that is no Japanese mark: `a ? b`, `!important`, `Go!Go!`, `Yahoo! is`. */
function insideCode(text: string, at: number, end: number, next: number): boolean {
  if (!/[!?]/.test(text[at]!)) return false;
  const before = text[at - 1] ?? '';
  const after = text[next]!;
  if (next === end) {
    if (JAPANESE.test(before) || isCloser(before))
      return !/[A-Za-z0-9\u0080-\uffff(["']/.test(after);
    return /[\x00-\x7fァ-ヺ]/.test(after);
  }
  if (/\s/.test(before)) return !JAPANESE.test(text.slice(0, at).trimEnd().slice(-1));
  return LATIN.test(before) && /[a-z]/.test(after);
}
