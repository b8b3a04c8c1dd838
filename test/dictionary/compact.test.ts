import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compactDictionary } from '../../src/compile/compact.js';
import { expandDictionary } from '../../src/dictionary/expand.js';
import { loadDictionary } from '../../src/dictionary/load.js';
import { DictionaryError } from '../../src/errors.js';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { dictionaryBytes } from '../dictionary.js';
import { randomNumbers } from '../random-text.js';
import { tinyFile } from '../tiny/tiny.js';

const deflate = (streams: readonly Uint8Array[]) => deflateRawSync(Buffer.concat(streams));
const tiny = tinyFile();
const compactTiny = compactDictionary(tiny, deflate);

async function refusal(bytes: Uint8Array): Promise<DictionaryError> {
  const error = await loadDictionary(bytes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DictionaryError);
  return error as DictionaryError;
}

async function withFlip(bytes: Uint8Array, at: number, bit: number): Promise<DictionaryError> {
  const changed = bytes.slice();
  changed[at]! ^= 1 << bit;
  return refusal(changed);
}

describe('the compact form of the dictionary of this package', () => {
  const flat = dictionaryBytes();
  const compact = dictionaryBytes('ipadic.compact');

  test('gives the flat file back, byte for byte', async () => {
    expect(Buffer.compare(await expandDictionary(compact), flat)).toBe(0);
  });

  test('takes 2 MB, which no server need compress', () => {
    expect(flat.length).toBeLessThan(12_500_000);
    expect(compact.length).toBeLessThan(2_030_000);
  });

  test('refuses 20 flipped bits and 10 cuts anywhere', async () => {
    const random = randomNumbers(7);
    for (let i = 0; i < 20; i++) {
      const at = 28 + Math.floor(random() * (compact.length - 28));
      expect((await withFlip(compact, at, i % 8)).code).toBe('DAMAGED');
    }
    for (let i = 0; i < 10; i++) {
      const length = 28 + Math.floor(random() * (compact.length - 28));
      expect((await refusal(compact.subarray(0, length))).code).toBe('TRUNCATED');
    }
  });
});

describe('expandDictionary', () => {
  test('gives a small dictionary back, byte for byte', async () => {
    expect(Buffer.compare(await expandDictionary(compactTiny), tiny)).toBe(0);
  });

  test('reads a file at an odd place in memory', async () => {
    const moved = new Uint8Array(compactTiny.length + 3);
    moved.set(compactTiny, 3);
    expect(Buffer.compare(await expandDictionary(moved.subarray(3)), tiny)).toBe(0);
  });
});

describe('loadDictionary', () => {
  test('takes every form, gzipped or not', async () => {
    for (const bytes of [compactTiny, gzipSync(compactTiny), gzipSync(tiny)]) {
      for (const source of [bytes, Uint8Array.from(bytes).buffer, new Response(bytes)]) {
        const tokenizer = createTokenizer(await loadDictionary(source));
        expect(tokenizer.segment('すももは').join('|')).toBe('すもも|は');
      }
    }
  });

  test('refuses any flipped bit of a compact file', async () => {
    for (let at = 0; at < compactTiny.length; at++) {
      const { code } = await withFlip(compactTiny, at, (at * 5) % 8);
      if (at < 8) expect(code).toBe('NOT_A_DICTIONARY');
      else if (at < 12) expect(code).toBe('WRONG_VERSION');
      else if (at < 16) expect(code).toMatch(/^(TRUNCATED|DAMAGED)$/);
      else expect(code).toBe('DAMAGED');
    }
  });

  test('refuses a compact file cut anywhere', async () => {
    for (let length = 8; length < compactTiny.length; length += 7) {
      expect((await refusal(compactTiny.slice(0, length))).code).toBe('TRUNCATED');
    }
  });

  test('says what is wrong with a compact file', async () => {
    expect((await refusal(compactTiny.slice(0, 20))).message).toBe(
      'expected a dictionary, got its first 20 bytes: the file was cut short, fetch or copy it again',
    );
    expect((await refusal(compactTiny.slice(0, 100))).message).toBe(
      `expected ${compactTiny.length} bytes of dictionary, got 100: the file was cut short, fetch or copy it again`,
    );
    const longer = new Uint8Array(compactTiny.length + 1);
    longer.set(compactTiny);
    expect((await refusal(longer)).message).toBe(
      `the dictionary is damaged: expected ${compactTiny.length} bytes of dictionary, got ${longer.length}; fetch or copy it again`,
    );
    const older = compactTiny.slice();
    older[8] = 0;
    expect((await refusal(older)).message).toBe(
      'expected a compact dictionary of format 1, got format 0: use the dictionary that came with this release',
    );
    expect((await withFlip(compactTiny, 200, 3)).message).toMatch(
      /^the dictionary is damaged: expected checksum [0-9a-f]{8}, got [0-9a-f]{8}; fetch or copy it again$/,
    );
  });

  test('says what is wrong with gzip data', async () => {
    const gzipped = gzipSync(tiny);
    const message =
      'the dictionary is damaged: its compressed content is cut short or has changed; fetch or copy it again';
    expect((await refusal(gzipped.subarray(0, gzipped.length >> 1))).message).toBe(message);
    expect((await withFlip(gzipped, gzipped.length - 6, 0)).message).toBe(message);
    expect((await refusal(gzipSync('<!doctype html>'))).message).toBe(
      'expected a dictionary, got data that begins with "<!do" (an HTML page: is the dictionary URL right?)',
    );
  });

  test('says where the data came from', async () => {
    const url = `data:text/html,${encodeURIComponent('<!doctype html><title>Home</title>')}`;
    await expect(loadDictionary(url)).rejects.toThrow(
      new DictionaryError(
        'NOT_A_DICTIONARY',
        `${url}: expected a dictionary, got data that begins with "<!do" (an HTML page: is the dictionary URL right?)`,
      ),
    );
    await expect(loadDictionary(new Response(''))).rejects.toThrow(
      new DictionaryError(
        'NOT_A_DICTIONARY',
        'the response: expected a dictionary, got no data (0 bytes): is the path or URL right?',
      ),
    );
  });
});
