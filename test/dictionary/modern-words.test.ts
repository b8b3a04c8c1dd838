import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KuromojiToken, KuromojiTokenizer } from '../../src/tokenizer/kuromoji.js';
import { buildKuromoji } from '../kuromoji.js';

interface Row {
  readonly line: number;
  readonly columns: readonly string[];
  readonly group: string;
}

const text = readFileSync(new URL('../../dict/modern-words.csv', import.meta.url), 'utf8');
const header = text.slice(0, text.indexOf('\n\n'));
const rows: Row[] = [];
{
  let group = '';
  text.split('\n').forEach((line, i) => {
    if (line.startsWith('# ')) group = line.slice(2);
    else if (line !== '' && line !== '#')
      rows.push({ line: i + 1, columns: line.split(','), group });
  });
}

/** `line: content` of the rows that break a rule, so that a failure names them. */
const breaking = (keeps: (row: Row) => boolean) =>
  rows.filter((row) => !keeps(row)).map((row) => `${row.line}: ${row.columns.join(',')}`);

const toKatakana = (kana: string) =>
  kana.replace(/[\u3041-\u3096]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));

/** Parts of speech that the list uses, and the carriers in which a word of each is looked at. */
const noun = ['〇。', '今日の〇はいい。', '新しい〇を使う。', '昨日、〇が話題だ。'];
const name = [...noun, '佐藤〇', '〇さん'];
const carriers: Record<string, readonly string[]> = {
  '名詞-一般': noun,
  '名詞-サ変接続': ['〇', 'すぐ〇する', '〇した方がいい', 'もう〇できる'],
  '名詞-形容動詞語幹': ['〇', 'とても〇な人', '〇に感じる', 'もっと〇だった'],
  '名詞-代名詞-一般': noun,
  '名詞-固有名詞-一般': noun,
  '名詞-固有名詞-組織': noun,
  '名詞-固有名詞-地域-一般': noun,
  '名詞-固有名詞-人名-一般': name,
  '名詞-固有名詞-人名-姓': name,
  '名詞-固有名詞-人名-名': name,
  '副詞-一般': ['〇', '今日も〇続けた'],
  感動詞: ['〇', '〇。', '「〇」と言った'],
  連体詞: ['〇', '〇人', 'これが〇話だ'],
  '動詞-自立': ['〇', '今日も〇ことにした', 'また〇人がいる', 'みんなで〇'],
  '形容詞-自立': ['〇', 'とても〇人', 'これは〇。', '今日は〇と思う'],
};
/** Katakana that IPADIC does not know runs on into the katakana beside it. */
const katakanaNeighbours = ['〇サービス', '人気〇の話', 'スマート〇', '〇センター'];

/** What a base form ends with, by conjugation type. */
const endings: Record<string, string> = {
  '五段・カ行イ音便': 'く',
  '五段・サ行': 'す',
  '五段・マ行': 'む',
  '五段・ラ行': 'る',
  一段: 'る',
  '形容詞・アウオ段': 'い',
  '形容詞・イ段': 'い',
  不変化型: 'イ',
};

describe('the list of modern words', () => {
  test('is UTF-8 without a byte order mark, with line feeds, and ends with one', () => {
    expect(text.charCodeAt(0)).toBe('#'.charCodeAt(0));
    expect(text).not.toMatch(/\r|\ufffd|[ \t]\n/);
    expect(text.endsWith('\n')).toBe(true);
  });

  test('holds at least 1,500 words, and says how many', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1500);
    expect(header).toContain(`${rows.length.toLocaleString('en-US')} words.`);
  });

  test('has three columns, or four with a cost in range', () => {
    expect(
      breaking(({ columns: [surface, partOfSpeech, reading, cost, ...rest] }) => {
        const whole = [surface, partOfSpeech, reading].every((column) => /^[^\s"]+$/.test(column!));
        const inRange = cost === undefined || (/^-?\d+$/.test(cost) && Math.abs(+cost) <= 32767);
        return whole && inRange && rest.length === 0;
      }),
    ).toEqual([]);
  });

  test('names each word once', () => {
    const seen = new Set<string>();
    expect(
      breaking(({ columns: [surface] }) => !seen.has(surface!) && seen.add(surface!) !== undefined),
    ).toEqual([]);
  });

  test('spells words as texts are folded for analysis', () => {
    expect(breaking(({ columns: [surface] }) => surface!.normalize('NFKC') === surface)).toEqual(
      [],
    );
  });

  test('has no word so short that it would be found inside others', () => {
    // two hiragana are particles and endings sooner than a word
    expect(breaking(({ columns: [surface] }) => !/^(.|[ぁ-ん]{2})$/.test(surface!))).toEqual([]);
  });

  test('gives readings in katakana, those of kana words letter for letter', () => {
    expect(
      breaking(({ columns: [surface, , reading] }) => {
        const isKana = /^[ぁ-ゖァ-ヺー・]+$/.test(surface!);
        return (
          /^[ァ-ヺー]+(・[ァ-ヺー]+)*$/.test(reading!) &&
          (!isKana || toKatakana(surface!).replaceAll('・', '') === reading!.replaceAll('・', ''))
        );
      }),
    ).toEqual([]);
  });

  test('keeps the kana of a mixed word in its reading, in their order', () => {
    // ヶ of a place name is read ガ, ヴィ is read ビ, ヲ is read オ
    const plain = (kana: string) =>
      kana.replace(/ヴィ/g, 'ビ').replace(/ヲ/g, 'オ').replaceAll('・', '');
    expect(
      breaking(({ columns: [surface, , reading] }) => {
        let at = 0;
        for (const run of toKatakana(surface!).match(/[ァ-ヴー]+/g) ?? []) {
          const start = plain(reading!).indexOf(plain(run), at);
          if (start === -1) return false;
          at = start + plain(run).length;
        }
        return true;
      }),
    ).toEqual([]);
  });

  test('gives parts of speech of IPADIC, with a conjugation type where a word conjugates', () => {
    expect(
      breaking(({ columns: [surface, partOfSpeech] }) => {
        const [levels, type, ...rest] = partOfSpeech!.split(';');
        if (rest.length > 0 || !(levels! in carriers)) return false;
        if (!/^(動詞|形容詞)/.test(levels!)) return type === undefined;
        return type !== undefined && type in endings && surface!.endsWith(endings[type]!);
      }),
    ).toEqual([]);
  });

  test('is sorted by reading, then surface, within each group', () => {
    const key = ({ columns: [surface, , reading] }: Row) =>
      `${reading!.replaceAll('・', '')} ${surface}`;
    const unsorted = rows.filter((row, i) => {
      const before = rows[i - 1];
      return before?.group === row.group && key(before) > key(row);
    });
    expect(unsorted).toEqual([]);
  });
});

describe('IPADIC of 2007', () => {
  let reference: KuromojiTokenizer;
  beforeAll(async () => {
    reference = await buildKuromoji();
  });

  const partOfSpeech = (token: KuromojiToken) =>
    [token.pos, token.pos_detail_1, token.pos_detail_2, token.pos_detail_3]
      .filter((level) => level !== '*')
      .join('-');

  /** Whether the reference gives the word whole, from its lexicon, with the part of speech of the list. */
  const reads = (carrier: string, surface: string, listed: string) => {
    const start = carrier.indexOf('〇');
    let at = 0;
    for (const token of reference.tokenize(carrier.replace('〇', surface))) {
      if (at === start) {
        return (
          token.surface_form === surface &&
          token.word_type === 'KNOWN' &&
          partOfSpeech(token) === listed
        );
      }
      at += token.surface_form.length;
    }
    return false;
  };

  test('misreads every listed word in some plain sentence', () => {
    expect(
      breaking(({ columns: [surface, column] }) => {
        const listed = column!.split(';')[0]!;
        const isKatakana = /^[ァ-ヺー]+$/.test(surface!);
        const sentences = [...carriers[listed]!, ...(isKatakana ? katakanaNeighbours : [])];
        return sentences.some((carrier) => !reads(carrier, surface!, listed));
      }),
    ).toEqual([]);
  });
});
