import { describe, expect, test } from 'vitest';
import { openDictionary } from '../../src/dictionary/dictionary.js';
import { HEADER_BYTES, TABLE_ENTRY_BYTES } from '../../src/dictionary/format.js';
import { DictionaryError } from '../../src/errors.js';
import { dictionaryBytes } from '../dictionary.js';
import { randomNumbers } from '../random-text.js';

const whole = dictionaryBytes();

function refusal(bytes: Uint8Array | ArrayBuffer): DictionaryError {
  try {
    openDictionary(bytes);
  } catch (error) {
    if (error instanceof DictionaryError) return error;
    throw error;
  }
  throw new Error('opened');
}

/** Change one bit, look, and change it back. */
function withFlip(at: number, bit: number): DictionaryError {
  whole[at]! ^= 1 << bit;
  try {
    return refusal(whole);
  } finally {
    whole[at]! ^= 1 << bit;
  }
}

describe('openDictionary', () => {
  test('opens the file of this package, also at an odd place in memory', () => {
    expect(openDictionary(whole).byteLength).toBe(whole.length);
    const moved = new Uint8Array(whole.length + 3);
    moved.set(whole, 3);
    expect(openDictionary(moved.subarray(3)).byteLength).toBe(whole.length);
  });

  test('refuses a flipped bit at the beginning, middle and end of every section', () => {
    const view = new DataView(whole.buffer);
    const sections = view.getUint32(16, true);
    for (let i = 0; i < sections; i++) {
      const at = HEADER_BYTES + i * TABLE_ENTRY_BYTES;
      const offset = view.getUint32(at + 4, true);
      const length = view.getUint32(at + 8, true);
      if (length === 0) continue;
      for (const place of [offset, offset + (length >> 1), offset + length - 1]) {
        expect(withFlip(place, place % 8).code, `section ${i}`).toBe('DAMAGED');
      }
    }
  });

  test('refuses any flipped bit of the header', () => {
    const end = HEADER_BYTES + new DataView(whole.buffer).getUint32(16, true) * TABLE_ENTRY_BYTES;
    for (let at = 0; at < end; at++) withFlip(at, (at * 5) % 8);
  });

  test('refuses 300 flipped bits anywhere', () => {
    const random = randomNumbers(3);
    for (let i = 0; i < 300; i++) {
      withFlip(Math.floor(random() * whole.length), Math.floor(random() * 8));
    }
  });

  test('refuses a file cut anywhere', () => {
    for (const length of [1, 7, 8, 23])
      expect(refusal(whole.slice(0, length)).code).toBe('TRUNCATED');
    const random = randomNumbers(4);
    for (let i = 0; i < 50; i++) {
      const length = HEADER_BYTES + Math.floor(random() * (whole.length - HEADER_BYTES));
      expect(refusal(whole.subarray(0, length)).code).toBe('TRUNCATED');
    }
  });

  test('says what came, and what to do', () => {
    const text = (content: string) => new TextEncoder().encode(content);
    expect(refusal(new Uint8Array(0)).message).toBe(
      'expected a dictionary, got no data (0 bytes): is the path or URL right?',
    );
    expect(refusal(text('<!doctype html><title>404</title>')).message).toBe(
      'expected a dictionary, got data that begins with "<!do" (an HTML page: is the dictionary URL right?)',
    );
    expect(refusal(Uint8Array.of(0x1f, 0x8b, 8, 0, 0)).message).toBe(
      'expected a dictionary, got data that begins with "...." (gzip data: decompress it first)',
    );
    expect(refusal(text('MeCab')).message).toBe(
      'expected a dictionary, got data that begins with "MeCa" (is the path or URL right?)',
    );
    expect(refusal(whole.slice(0, 1000)).message).toBe(
      `expected ${whole.length} bytes of dictionary, got 1000: the file was cut short, fetch or copy it again`,
    );
    const older = whole.slice(0, 100);
    older[8] = 0;
    expect(refusal(older).message).toBe(
      'expected a dictionary of format 1, got format 0: use the dictionary that came with this release, or compile yours again',
    );
    expect(withFlip(whole.length - 1, 0).message).toMatch(
      /^the dictionary is damaged: expected checksum [0-9a-f]{8} of its section \d+, got [0-9a-f]{8}; fetch, copy or compile it again$/,
    );
  });

  test('refuses what is no bytes', () => {
    expect(() => openDictionary(null as never)).toThrow(
      new TypeError('bytes must be an ArrayBuffer or Uint8Array, got null'),
    );
  });
});
