import type { BaseEdit } from '../dictionary/features.js';
import { FEATURE_FLAG, readFeatures, sounds, toKatakana } from '../dictionary/features.js';
import { FEATURE_STRIDE } from '../dictionary/format.js';

/** Packs readings and base forms; `dictionary/features.ts` draws the record. */
export class FeatureWriter {
  readonly edits: BaseEdit[] = [];
  readonly #editNumbers = new Map<string, number>();
  readonly #bytes: number[] = [];
  readonly #index: number[] = [];
  #count = 0;

  /** Add the record of the next entry. */
  add(surface: string, baseForm: string, reading: string, pronunciation: string): void {
    if (this.#count % FEATURE_STRIDE === 0) this.#index.push(this.#bytes.length);
    this.#count++;
    const start = this.#bytes.length;
    this.#bytes.push(0);
    let flags = 0;
    if (baseForm !== surface) {
      flags |= FEATURE_FLAG.BASE;
      this.#bytes.push(this.#editNumber(surface, baseForm));
    }
    const mask = pronunciation === reading ? null : maskOf(reading, pronunciation);
    const kana = toKatakana(surface);
    // A mask needs the reading's length in the record (`skipFeatures`).
    if (reading !== kana || mask !== null) {
      flags |= FEATURE_FLAG.READING_SHARED;
      this.#addShared(kana, reading);
    }
    if (mask !== null) {
      flags |= FEATURE_FLAG.PRONUNCIATION_MASK;
      this.#bytes.push(...mask);
    } else if (pronunciation !== reading) {
      flags |= FEATURE_FLAG.PRONUNCIATION_SPELLED;
      this.#bytes.push(pronunciation.length);
      this.#addKana(pronunciation);
    }
    this.#bytes[start] = flags;
    this.#verify(start, surface, { baseForm, reading, pronunciation });
  }

  finish(): { index: Uint32Array; bytes: Uint8Array } {
    return { index: Uint32Array.from(this.#index), bytes: Uint8Array.from(this.#bytes) };
  }

  #editNumber(surface: string, baseForm: string): number {
    let same = 0;
    while (same < surface.length && surface[same] === baseForm[same]) same++;
    const edit = { cut: surface.length - same, added: baseForm.slice(same) };
    const key = `${edit.cut} ${edit.added}`;
    const known = this.#editNumbers.get(key);
    if (known !== undefined) return known;
    this.#editNumbers.set(key, this.edits.length);
    return this.edits.push(edit) - 1;
  }

  #addShared(kana: string, reading: string): void {
    const most = Math.min(15, kana.length, reading.length);
    let head = 0;
    while (head < most && kana[head] === reading[head]) head++;
    let tail = 0;
    while (
      tail < most &&
      head + tail < Math.min(kana.length, reading.length) &&
      kana.at(-1 - tail) === reading.at(-1 - tail)
    ) {
      tail++;
    }
    const middle = reading.slice(head, reading.length - tail);
    this.#bytes.push((head << 4) | tail, middle.length);
    this.#addKana(middle);
  }

  #addKana(kana: string): void {
    for (let i = 0; i < kana.length; i++) {
      const unit = kana.charCodeAt(i);
      if (unit >= 0x30a1 && unit <= 0x30ff) this.#bytes.push(unit & 0xff);
      else this.#bytes.push(0, unit & 0xff, unit >> 8);
    }
  }

  #verify(start: number, surface: string, expected: object): void {
    const record = Uint8Array.from(this.#bytes.slice(start));
    const read = readFeatures(record, 0, this.edits, surface);
    if (JSON.stringify(read) !== JSON.stringify(expected)) {
      throw new Error(
        `${surface}: packed ${JSON.stringify(expected)}, read ${JSON.stringify(read)}`,
      );
    }
  }
}

/** The mask of sounds that differ, or null when the pronunciation cannot be told so. */
function maskOf(reading: string, pronunciation: string): number[] | null {
  if (reading.length !== pronunciation.length) return null;
  const mask = new Array<number>((reading.length + 7) >> 3).fill(0);
  for (let i = 0; i < reading.length; i++) {
    if (reading[i] === pronunciation[i]) continue;
    if (sounds.get(reading[i]!) !== pronunciation[i]) return null;
    mask[i >> 3]! |= 1 << (i & 7);
  }
  return mask;
}
