import { describe, expect, it } from 'vitest';
import { consonantsOf, pairOf, sharesVowels } from '../../src/measure/loan-words.js';

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

describe('sharesVowels', () => {
  it.each([
    ['file', 'ファイル'],
    ['tag', 'タグ'],
    ['code', 'コード'],
    ['light', 'ライト'],
    ['bias', 'バイアス'],
    ['editor', 'エディタ'],
    ['router', 'ルータ'],
    ['color', 'カラー'],
    ['tool', 'ツール'],
    ['coffee', 'コーヒー'],
    ['job', 'ジョブ'],
    ['hub', 'ハブ'],
  ])('hears %s and %s as one', (latin, kana) => {
    expect(pairOf(latin)).toBe(pairOf(kana));
    expect(sharesVowels(latin, kana)).toBe(true);
  });

  it.each([
    ['code', 'カード'],
    ['bit', 'バイト'],
    ['net', 'ノート'],
    ['git', 'ギター'],
    ['apple', 'アプリ'],
    ['ruby', 'レビュー'],
    ['pull', 'アプリ'],
    ['iphone', 'イヤフォン'],
    ['opera', 'プレイヤー'],
  ])('keeps %s and %s apart, which have the same consonants', (latin, kana) => {
    expect(pairOf(latin)).toBe(pairOf(kana));
    expect(sharesVowels(latin, kana)).toBe(false);
  });

  it('is asked of words with two consonants alone', () => {
    for (const word of ['go', 'component', 'コンポーネント', '検索', 'c++', ''])
      expect([word, pairOf(word)]).toEqual([word, null]);
  });
});
