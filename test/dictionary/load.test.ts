import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadDictionary } from '../../src/dictionary/load.js';
import { DictionaryError } from '../../src/errors.js';
import { createTokenizer } from '../../src/tokenizer/tokenizer.js';
import { tinyFile } from '../tiny/tiny.js';

const folder = mkdtempSync(join(tmpdir(), 'yomitoki-load-'));
const file = tinyFile();
const write = (name: string, content: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const tiny = write('tiny.dict', file);

describe('loadDictionary', () => {
  test('reads a path, a URL, a response and bytes', async () => {
    const sources = [
      tiny,
      pathToFileURL(tiny),
      pathToFileURL(tiny).href,
      new Response(file.slice()),
      file,
      file.slice().buffer,
    ];
    for (const source of sources) {
      const dictionary = await loadDictionary(source);
      expect(createTokenizer(dictionary).segment('すももは').join('|')).toBe('すもも|は');
    }
  });

  test('loads the dictionary of this package when nothing is said', async () => {
    const dictionary = await loadDictionary();
    expect(createTokenizer(dictionary).segment('今日は晴れ')).toEqual(['今日', 'は', '晴れ']);
  });

  test('reads once for all who ask', async () => {
    const dictionaries = await Promise.all(Array.from({ length: 100 }, () => loadDictionary(tiny)));
    expect(new Set(dictionaries).size).toBe(1);
    expect(await loadDictionary(tiny)).toBe(dictionaries[0]);
  });

  test('does not remember a load that failed', async () => {
    const path = join(folder, 'late.dict');
    const error = await loadDictionary(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DictionaryError);
    expect((error as DictionaryError).code).toBe('UNREADABLE');
    expect((error as DictionaryError).message).toMatch(
      `could not read the dictionary ${path}: ENOENT`,
    );
    expect((error as DictionaryError).cause).toMatchObject({ code: 'ENOENT' });
    write('late.dict', '<html>');
    await expect(loadDictionary(path)).rejects.toMatchObject({ code: 'NOT_A_DICTIONARY' });
    write('late.dict', file);
    expect((await loadDictionary(path)).byteLength).toBe(file.length);
  });

  test('says that a server refused', async () => {
    const response = new Response('gone', { status: 404 });
    await expect(loadDictionary(response)).rejects.toThrow(
      new DictionaryError(
        'UNREADABLE',
        'could not read the dictionary the response: the server answered 404',
      ),
    );
  });

  test('refuses what is no source', async () => {
    await expect(loadDictionary(5 as never)).rejects.toThrow(
      new TypeError('source must be a path, a URL, a Response or bytes, got 5'),
    );
  });
});
