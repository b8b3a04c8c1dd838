// The readings of tokens as they stand beside each other. Apart from readings.ts, which pages bundle to cut a query.
import { fold } from '../text/normalize.js';
import type { Token } from '../tokenizer/token.js';
import { withListed } from './listed-readings.js';
import { withNumbers } from './number-readings.js';
import { isReadWithDay } from './readings.js';
import { withStray } from './stray-readings.js';
import { withNeighbours } from './word-readings.js';

/** Tokens as they are read beside each other, where the dictionary's reading of one by itself is another. */
export const withReadings = (tokens: readonly Token[]): readonly Token[] =>
  withNumbers(withNeighbours(withMinutes(withDays(withStray(withListed(tokens))))));

/**
 * Minutes are read フン. The dictionary has 分の for ブンノ of fractions alone, and 分 apart from its number (17 分) as ブン;
 * a fraction it is only when a number follows.
 */
function withMinutes(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isShare)) return tokens;
  return tokens.flatMap((token, i) => {
    if (!isShare(token) || !isNumber(tokens.slice(Math.max(0, i - 2), i).findLast(isNoBlank)))
      return [token];
    const rest = tokens.slice(i + 1, i + 4).filter(isNoBlank);
    if (isNumber(rest[rest[0]?.surface === 'の' ? 1 : 0])) return [token];
    const minutes = { ...token, reading: 'フン', pronunciation: 'フン' };
    if (token.surface === '分') return [minutes];
    const middle = token.start + 1;
    const of = { ...token, surface: 'の', baseForm: 'の', partOfSpeech: ['助詞', '連体化'] };
    return [
      { ...minutes, surface: '分', baseForm: '分', end: middle },
      { ...of, reading: 'ノ', pronunciation: 'ノ', start: middle },
    ];
  });
}

/** 2日間 in two tokens: 2日 is read as one, 間 by itself. */
function withDays(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ surface }) => surface === '日間')) return tokens;
  return tokens.flatMap((token, i) => {
    const before = tokens.slice(Math.max(0, i - 2), i).findLast(isNoBlank);
    if (token.surface !== '日間' || !isReadWithDay(fold(before?.surface ?? '').text))
      return [token];
    const middle = token.start + 1;
    const span = { ...token, surface: '間', baseForm: '間', partOfSpeech: ['名詞', '接尾'] };
    return [
      {
        ...token,
        surface: '日',
        baseForm: '日',
        reading: 'ニチ',
        pronunciation: 'ニチ',
        end: middle,
      },
      { ...span, reading: 'カン', pronunciation: 'カン', start: middle },
    ];
  });
}

const isShare = ({ surface, reading }: Token) =>
  surface === '分の' || (surface === '分' && reading === 'ブン');
const isNoBlank = ({ partOfSpeech }: Token) => partOfSpeech[1] !== '空白';
const isNumber = (token: Token | undefined) => token?.partOfSpeech[1] === '数';
