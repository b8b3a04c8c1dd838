/**
 * Readings and base forms of IPADIC's words, packed: half of the bytes a plain table would need.
 *
 * A record for every entry, in order; FEATURE_INDEX tells where every 32nd begins.
 *
 * ```
 *   7  5 4     3 2       1   0
 * [ 0   ][pron. ][reading][base]   flags
 * base 1       one byte: number of the base edit (else the base form is the surface)
 * reading 0    the surface in katakana
 *         1    shared byte [head 7–4 | tail 3–0], count byte, kana: the surface in katakana gives the
 *              first `head` and the last `tail` characters, the kana what stands between
 * pron. 0      the reading
 *       1      a bit for each character of the reading (lowest first, whole bytes): it sounds as `sounds` says
 *       2      count byte, kana
 * kana         U+30A1–U+30FF as the low byte of its code; anything else as 0 and two bytes (low, high)
 * ```
 */
export const FEATURE_FLAG = {
  BASE: 1,
  READING_SHARED: 2,
  PRONUNCIATION_MASK: 8,
  PRONUNCIATION_SPELLED: 16,
} as const;

/** What a kana of a reading becomes in the pronunciation where the mask has a bit. */
export const sounds: ReadonlyMap<string, string> = new Map([
  ['ウ', 'ー'],
  ['オ', 'ー'],
  ['ヅ', 'ズ'],
  ['ヂ', 'ジ'],
  ['ハ', 'ワ'],
  ['ヘ', 'エ'],
  ['ヲ', 'オ'],
]);

/** How a base form ends where the surface ends otherwise: cut so many characters, then add. */
export interface BaseEdit {
  readonly cut: number;
  readonly added: string;
}

/** Hiragana as katakana; everything else as it is. */
export function toKatakana(text: string): string {
  let kana = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    kana += unit >= 0x3041 && unit <= 0x3096 ? String.fromCharCode(unit + 0x60) : text[i];
  }
  return kana;
}

/** What a record says. */
export interface PackedFeatures {
  readonly baseForm: string;
  readonly reading: string;
  readonly pronunciation: string;
}

/** Read the record that begins at `at`. */
export function readFeatures(
  bytes: Uint8Array,
  at: number,
  edits: readonly BaseEdit[],
  surface: string,
): PackedFeatures {
  const flags = bytes[at++]!;
  let baseForm = surface;
  if (flags & FEATURE_FLAG.BASE) {
    const edit = edits[bytes[at++]!]!;
    baseForm = surface.slice(0, surface.length - edit.cut) + edit.added;
  }
  let reading = toKatakana(surface);
  if (flags & FEATURE_FLAG.READING_SHARED) {
    const shared = bytes[at++]!;
    const head = reading.slice(0, shared >> 4);
    const tail = reading.slice(reading.length - (shared & 15));
    const count = bytes[at++]!;
    reading = head + readKana(bytes, at, count) + tail;
    at = skipKana(bytes, at, count);
  }
  let pronunciation = reading;
  if (flags & FEATURE_FLAG.PRONUNCIATION_MASK) {
    pronunciation = '';
    for (let i = 0; i < reading.length; i++) {
      const kana = reading[i]!;
      const sounded = (bytes[at + (i >> 3)]! >> (i & 7)) & 1;
      pronunciation += sounded ? sounds.get(kana)! : kana;
    }
  } else if (flags & FEATURE_FLAG.PRONUNCIATION_SPELLED) {
    pronunciation = readKana(bytes, at + 1, bytes[at]!);
  }
  return { baseForm, reading, pronunciation };
}

/**
 * The place after the record that begins at `at`. The length of a mask is that of the reading, so the writer puts
 * one only after a reading of the shared form, whose length the record tells.
 */
export function skipFeatures(bytes: Uint8Array, at: number): number {
  const flags = bytes[at++]!;
  if (flags & FEATURE_FLAG.BASE) at++;
  let length = 0;
  if (flags & FEATURE_FLAG.READING_SHARED) {
    const shared = bytes[at++]!;
    const count = bytes[at++]!;
    length = (shared >> 4) + (shared & 15) + count;
    at = skipKana(bytes, at, count);
  }
  if (flags & FEATURE_FLAG.PRONUNCIATION_MASK) return at + ((length + 7) >> 3);
  if (flags & FEATURE_FLAG.PRONUNCIATION_SPELLED) return skipKana(bytes, at + 1, bytes[at]!);
  return at;
}

function readKana(bytes: Uint8Array, at: number, count: number): string {
  let kana = '';
  for (let i = 0; i < count; i++) {
    const low = bytes[at++]!;
    if (low !== 0) kana += String.fromCharCode(0x3000 | low);
    else {
      kana += String.fromCharCode(bytes[at]! | (bytes[at + 1]! << 8));
      at += 2;
    }
  }
  return kana;
}

function skipKana(bytes: Uint8Array, at: number, count: number): number {
  for (let i = 0; i < count; i++) at += bytes[at] === 0 ? 3 : 1;
  return at;
}
