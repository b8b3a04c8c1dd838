import { CommandError } from './io.js';

const encodings: readonly [label: string, name: string, iconv: string][] = [
  ['shift_jis', 'Shift_JIS', 'CP932'],
  ['euc-jp', 'EUC-JP', 'EUC-JP'],
  ['utf-16le', 'UTF-16LE', 'UTF-16LE'],
  ['utf-16be', 'UTF-16BE', 'UTF-16BE'],
];

/** How kanji begin in ISO-2022-JP, all of whose bytes are ASCII. */
const iso2022 = /\x1b\$[@B]/;

/**
 * Decode a source: UTF-8, or UTF-16 that begins with a byte order mark. A mark stays in the text, so that offsets count
 * from the first character of the file. Anything else is refused with the offset of the first bad byte.
 */
export function decode(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return decodeAs(utf16, bytes) ?? refuse(`is no whole ${utf16.toUpperCase()} text`);
  const text = decodeAs('utf-8', bytes);
  if (text === undefined) return refuse(notUtf8(bytes));
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    refuse(`is no text: byte ${zero} is NUL (binary, or UTF-16 without a byte order mark)`);
  if (iso2022.test(text))
    refuse('is not UTF-8; it looks like ISO-2022-JP: iconv -f ISO-2022-JP-3 -t UTF-8 converts it');
  return text;
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuse(reason: string): never {
  throw new CommandError(reason);
}

function notUtf8(bytes: Uint8Array): string {
  const head = `is not UTF-8 (byte ${firstBadByte(bytes)})`;
  for (const [label, name, iconv] of encodings) {
    const text = decodeAs(label, bytes);
    // most pairs of bytes are kanji in UTF-16, few are kana
    const isLikely = text !== undefined && (!label.startsWith('utf') || /[、。ぁ-ヶ]/.test(text));
    if (isLikely && looksJapanese(text))
      return `${head}; it looks like ${name}: iconv -f ${iconv} -t UTF-8 converts it`;
  }
  return head;
}

/** Whether most of what is not ASCII is kana and kanji, as hardly a wrong decoding gives. */
function looksJapanese(text: string): boolean {
  let others = 0;
  let japanese = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) return false;
    if (unit < 0x80) continue;
    if ((unit >= 0x3000 && unit <= 0x30ff) || (unit >= 0x4e00 && unit <= 0x9fff)) japanese++;
    else others++;
  }
  return japanese >= 2 && japanese > others * 2;
}

/** Offset of the first byte that is no UTF-8: the start of a sequence that is wrong, too long, a surrogate, or cut. */
function firstBadByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return bytes.length;
}

/** Lead bytes behind which not every continuation byte may stand: the least and the greatest that may. */
const secondBytes: ReadonlyMap<number, readonly [least: number, most: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** Length of the sequence at `at`, or 0 if it is not well-formed (Unicode Standard, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lengthAfter(lead);
  if (length < 2) return length;
  const second = bytes[at + 1] ?? 0;
  const [least, most] = secondBytes.get(lead) ?? [0x80, 0xbf];
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Length of a sequence that begins with this byte; 0 if none does. */
function lengthAfter(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
