import { isCloser } from './brackets.js';

export const japanese = /[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/;
const latin = /[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]/;
const stops = '。．｡';
const calls = '！？!?‼⁉⁈⁇❗❓❕❔';
const dotMarks = '…‥';

/** How a sentence ends: with a full stop, an exclamation or question, or trailing off. */
export type Ending = 'stop' | 'call' | 'dots';

/** The row of marks at an offset. */
export interface MarkRow {
  readonly ending: Ending;
  readonly end: number;
  /** Where the dots begin that close the row behind another mark; -1 when there are none. */
  readonly lastDots: number;
}

/** The kind of mark that begins at `at`; null when none does. A full stop of Latin writing is not counted. */
export function endingAt(text: string, at: number): Ending | null {
  const character = text[at]!;
  if (stops.includes(character)) return 'stop';
  if (calls.includes(character)) return 'call';
  return dotMarks.includes(character) || isDotRun(text, at) ? 'dots' : null;
}

/** Read the row of marks that begins at `at`, no further than `isFree` says. A full stop in it outweighs a call. */
export function readMarks(text: string, at: number, isFree: (offset: number) => boolean): MarkRow {
  let ending: Ending = 'dots';
  let lastDots = -1;
  let end = at;
  for (; end < text.length && isFree(end + 1); end++) {
    const mark = isDotAfterDot(text, end) ? 'dots' : endingAt(text, end);
    if (mark === null) {
      if (text[end] !== '\ufe0f') break;
    } else if (mark === 'dots') {
      if (ending !== 'dots' && lastDots < 0) lastDots = end;
    } else {
      if (ending !== 'stop') ending = mark;
      lastDots = -1;
    }
  }
  return { ending, end, lastDots };
}

/** A mark that ends sentences. */
export function isMark(character: string): boolean {
  return stops.includes(character) || calls.includes(character) || dotMarks.includes(character);
}

/** `.` or ・ that goes on a row of dots. */
function isDotAfterDot(text: string, at: number): boolean {
  return (text[at] === '.' || text[at] === '・') && text[at - 1] === text[at];
}

/** The stop of an item's number inside a text: `理由は、1. 安い 2. 近い`. */
export function isItemNumber(text: string, at: number): boolean {
  return /(?:^|[\s、，,(（「-])[0-9]{1,2}$/.test(text.slice(Math.max(0, at - 3), at));
}

/** A row of full stops or middle dots written for …. */
function isDotRun(text: string, at: number): boolean {
  return text.startsWith('...', at) || text.startsWith('・・', at) || text.startsWith('．．', at);
}

/** The full-width full stop of １．５ or ｅ．ｇ． */
export function insideNumber(text: string, at: number): boolean {
  return text[at] === '．' && latin.test(text[at - 1] ?? '') && latin.test(text[at + 1] ?? '');
}

/**
 * `!` or `?` of half width that is no Japanese mark: `a ? b`, `!important`, `Go!Go!`, `Yahoo! is`. The mark stands at
 * `at`, what hangs on it ends at `end`, and the next word begins at `next`.
 */
export function insideCode(text: string, at: number, end: number, next: number): boolean {
  if (!/[!?]/.test(text[at]!)) return false;
  const before = text[at - 1] ?? '';
  const after = text[next]!;
  if (next === end) {
    if (japanese.test(before) || isCloser(before))
      return !/[A-Za-z0-9\u0080-\uffff(["']/.test(after);
    return /[\x00-\x7fァ-ヺ]/.test(after);
  }
  if (/\s/.test(before)) return !japanese.test(text.slice(0, at).trimEnd().slice(-1));
  return latin.test(before) && /[a-z]/.test(after);
}
