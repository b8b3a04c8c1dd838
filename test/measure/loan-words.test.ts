import { describe, expect, it } from 'vitest';
import { consonantsOf } from '../../src/measure/loan-words.js';

describe('consonantsOf', () => {
  it.each([
    ['component', 'コンポーネント'],
    ['object', 'オブジェクト'],
    ['container', 'コンテナ'],
    ['kernel', 'カーネル'],
    ['prompt', 'プロンプト'],
    ['framework', 'フレームワーク'],
    ['podcast', 'ポッドキャスト'],
  ])('hears %s and %s as one', (latin, kana) => {
    expect(consonantsOf(latin)).toBe(consonantsOf(kana));
  });

  it('keeps other words apart', () => {
    const words = ['component', 'container', 'compiler', 'command', 'commit', 'community'];
    expect(new Set(words.map(consonantsOf)).size).toBe(words.length);
  });

  it('gives nothing for a word with few consonants, of another script, or too long', () => {
    for (const word of ['go', 'ノート', '検索', 'c++', 'ねこ', '', 'a'.repeat(21)])
      expect([word, consonantsOf(word)]).toEqual([word, null]);
  });
});
