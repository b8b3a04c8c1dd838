import { beforeAll, describe, expect, it } from 'vitest';
import { slug } from '../../src/measure/slug.js';
import type { Token } from '../../src/tokenizer/token.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { growsInProportion } from '../laws/growth.js';
import { readCases } from './reading-cases.js';
import { loadKuromoji } from './tokenized.js';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadKuromoji();
});
const slugOf = (title: string, options?: Parameters<typeof slug>[1]) =>
  slug(tokenizer.tokenize(title), options);

describe('slug', () => {
  it.each(readCases('romaji.tsv').map(([title, , expected]) => [title, expected]))(
    'makes of %s the slug %s',
    (title, expected) => {
      expect(slugOf(title!)).toBe(expected);
    },
  );

  it('is cut between words at the limit', () => {
    const title = '機械学習と自然言語処理の入門';
    expect(slugOf(title)).toBe('kikai-gakushu-to-shizen-gengo-shori-no-nyumon');
    expect(slugOf(title, { maxLength: 20 })).toBe('kikai-gakushu');
    expect(slugOf(title, { maxLength: 13 })).toBe('kikai-gakushu');
    expect(slugOf(title, { maxLength: 12 })).toBe('kikai');
  });

  it('is cut inside the first word when not even that fits', () => {
    expect(slugOf('図書館', { maxLength: 4 })).toBe('tosh');
    expect(slugOf('本を読むのは', { maxLength: 8 })).toBe('hon');
    expect(slugOf('本を読むのは')).toBe('hon-o-yomu-no-wa');
  });

  it('keeps to 60 characters by default', () => {
    const long = slugOf('図書館'.repeat(40));
    expect(long).toBe('toshokan-toshokan-toshokan-toshokan-toshokan-toshokan');
  });

  it('gives a published post its slug of old, whatever the title is now', () => {
    expect(slugOf('新しい題', { existing: 'Old_Slug-1' })).toBe('Old_Slug-1');
    expect(slugOf('猫', { existing: '' })).toBe('neko');
    expect(slugOf('猫', { existing: null })).toBe('neko');
  });

  it('gives a short hash of a title nobody can read, always the same', () => {
    expect(slugOf('🎉🎉')).toBe('12ed4xh');
    expect(slugOf('🎉🎉')).toBe(slugOf('🎉🎉'));
    expect(slugOf('！？')).not.toBe(slugOf('？！'));
    expect(slugOf('！？')).toMatch(/^[a-z0-9]{7}$/);
  });

  it('is empty for a blank title', () => {
    expect(slugOf('')).toBe('');
    expect(slugOf(' 　\n')).toBe('');
  });

  it('never doubles a hyphen, nor begins or ends with one', () => {
    for (const title of ['--猫--', '猫 - 犬', '「」猫、、犬。。', '…猫…', 'a -- b', '猫・・・犬'])
      expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('takes accents from letters', () => {
    expect(slugOf('Straße Łódź Ærø')).toBe('strasse-lodz-aero');
  });

  it('names the option at fault', () => {
    expect(() => slugOf('猫', { maxLength: 0 })).toThrow(
      new RangeError('maxLength must be a whole number of 1 or more, got 0'),
    );
    expect(() => slugOf('猫', { existing: 5 as never })).toThrow(
      new TypeError('existing must be a string, got 5'),
    );
    expect(() => slug('猫' as never)).toThrow(new TypeError('tokens must be an array, got "猫"'));
    expect(() => slug(['猫'] as never)).toThrow(
      new TypeError('tokens[0].surface must be a string, as a tokenizer gives, got undefined'),
    );
  });

  it('takes time in proportion to the title', () => {
    const tokens = (pieces: number) => tokenizer.tokenize('ア猫'.repeat(pieces));
    expect(growsInProportion(slug, tokens(2000), tokens(16_000))).toBe(true);
  });

  it('takes time in proportion to a title that is one word', () => {
    const suffix = tokenizer.tokenize('端的的')[1]!;
    const tokens = (count: number) => new Array<Token>(count).fill(suffix);
    expect(slug(tokens(3))).toBe('tekitekiteki');
    expect(growsInProportion(slug, tokens(5000), tokens(40_000))).toBe(true);
  });
});
